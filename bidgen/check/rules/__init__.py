"""Rules that need the inputs alone: one small function each, with a code of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bidgen.check.rules import (
    adoption,
    appraisal,
    approvals,
    assumptions,
    benefits,
    bias,
    brief,
    brief_kind,
    brief_record,
    budget,
    dates,
    delivery,
    evidence,
    joining,
    look,
    milestones,
    options,
    participants,
    partners,
    plan,
    points,
    research,
    team,
    team_cost,
)
from bidgen.model.whole import Bid, EarlyBid, ResearchedBid
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
    approvals.no_approvals_in_a_circle,
    approvals.approvals_in_order,
    approvals.meetings_are_likely,
    options.one_business_as_usual,
    options.there_is_a_choice,
    options.options_gain_money,
    appraisal.years_in_order,
    appraisal.years_within_appraisal,
    appraisal.amounts_are_given,
    appraisal.amounts_are_possible,
    appraisal.names_are_free,
    appraisal.unit_ranges_hold_their_value,
    appraisal.cash_prices_are_deflated,
    adoption.adoption_covers_lines,
    adoption.lines_last_while_councils_are_live,
    adoption.councils_do_not_leave,
    adoption.council_types_are_counted,
    adoption.baseline_stays,
    joining.joining_rests_on_evidence,
    joining.councils_join_no_faster,
    joining.councils_can_join,
    joining.no_more_join_than_are_live,
    benefits.cash_has_a_budget_holder,
    benefits.no_benefit_counts_twice,
    benefits.amounts_are_money,
    delivery.benefits_after_the_alpha,
    delivery.benefits_after_a_cost,
    bias.biases_are_possible,
    bias.capital_costs_are_raised,
    assumptions.ranges_hold_their_value,
    assumptions.assumptions_are_used,
    evidence.figures_name_evidence,
    budget.fund_lines_make_sum_asked,
    budget.spend_makes_sum_asked,
    budget.sum_within_maximum,
    budget.every_part_is_there,
    budget.parts_fit_organisations,
    team.roles_are_held,
    team_cost.days_make_the_cost,
    team_cost.rates_have_lines,
    team_cost.members_paid_for_have_rates,
    team_cost.lines_name_their_own,
    team_cost.rates_are_the_assumed,
    plan.alpha_has_milestones,
    plan.spend_is_profiled,
    plan.milestones_have_owners,
    plan.sprints_in_turn,
    plan.high_risks_are_mitigated,
    plan.workstreams_hand_over,
    plan.within_workstreams,
    look.accent_is_readable,
)
# Rules of the research, which is done before there is a case or a plan.
RESEARCH_RULES: tuple[Callable[[ResearchedBid], Iterator[Problem]], ...] = (
    evidence.strength_fits_sessions,
    research.participants_are_counted,
    research.sample_is_large_enough,
    research.arrangements_are_stated,
    research.limitations_are_stated,
    research.research_goes_beyond_partners,
    research.inclusion_is_considered,
    participants.participants_agree,
    participants.researched_took_part,
    participants.speakers_took_part,
    participants.quotes_have_speakers,
    participants.speakers_are_not_known,
)
# Rules of the brief, which is written before there is a bid to speak of.
BRIEF_RULES: tuple[Callable[[EarlyBid], Iterator[Problem]], ...] = (
    brief.weightings_make_whole,
    brief.weightings_within_limits,
    brief.weightings_are_whole,
    brief.contract_is_short_enough,
    brief.number_of_suppliers,
    brief_kind.outcome_asks_for_no_person,
    brief_kind.specialist_asks_for_no_team,
    brief_kind.specialist_is_one_person,
    brief_kind.outcome_names_team_and_outputs,
    brief_kind.outcome_names_what_is_owed,
    points.points_are_given_to_all,
    points.nice_to_have_counts_for_less,
    brief_record.brief_dates_in_order,
    brief_record.status_has_its_record,
    brief_record.draft_says_how_long_it_takes,
    brief_record.clarifications_name_no_supplier,
)


def check_rules(bid: Bid) -> Iterator[Problem]:
    """Yield what every rule finds, in the order of the tables."""
    for rule in RULES:
        yield from rule(bid)
    yield from check_research(bid.researched)
    yield from check_brief(bid.early)


def check_research(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield what the rules of the research find."""
    for rule in RESEARCH_RULES:
        yield from rule(bid)


def check_brief(bid: EarlyBid) -> Iterator[Problem]:
    """Yield what the rules of the brief find."""
    for rule in BRIEF_RULES:
        yield from rule(bid)
