"""Rules that need the inputs alone: one small function each, with a code of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bidgen.check.rules import appraisal, brief, budget, dates, evidence, milestones, partners, team
from bidgen.model.whole import Bid
from bidgen.problems import Problem

Rule = Callable[[Bid], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    partners.lead_may_lead,
    partners.enough_councils,
    partners.enough_partners,
    dates.discovery_ends_by_deadline,
    dates.submission_by_deadline,
    dates.approvals_before_submission,
    dates.alpha_after_deadline,
    dates.alpha_milestones_after_deadline,
    dates.ends_after_start,
    dates.within_alpha,
    dates.spend_within_alpha,
    dates.sessions_within_discovery,
    milestones.milestones_in_order,
    appraisal.one_business_as_usual,
    appraisal.years_in_order,
    appraisal.years_within_appraisal,
    appraisal.adoption_covers_lines,
    appraisal.lines_last_while_councils_are_live,
    appraisal.amounts_are_given,
    appraisal.councils_do_not_leave,
    appraisal.ranges_hold_their_value,
    evidence.figures_name_evidence,
    evidence.strength_fits_sessions,
    evidence.stories_have_findings,
    evidence.stories_have_plan,
    budget.fund_lines_make_sum_asked,
    budget.spend_makes_sum_asked,
    budget.sum_within_maximum,
    budget.every_part_is_there,
    budget.parts_fit_organisations,
    team.roles_are_held,
    brief.weightings_make_whole,
    brief.weightings_within_limits,
    brief.number_of_suppliers,
)


def check_rules(bid: Bid) -> Iterator[Problem]:
    """Yield what every rule finds, in the order of the table."""
    for rule in RULES:
        yield from rule(bid)
