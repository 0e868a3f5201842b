"""The closed list of names that narrative may refer to, each with its text."""

from __future__ import annotations

from decimal import Decimal

from bidgen.compose.named import Named, counted, day, measured, pounds, words
from bidgen.compose.result_names import appraisal_names, uncertainty_names
from bidgen.model.alpha_plan import ALPHA
from bidgen.model.appraisal import Appraisal
from bidgen.model.bid import BIDDERS, COUNCIL, PARTNER
from bidgen.model.plan import Plan
from bidgen.model.research import INTERVIEW, MUST, SURVEY, WORKSHOP
from bidgen.model.researched import (
    councils_beyond_partners,
    councils_researched,
    sessions_with_people,
)
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid, EarlyBid


def names_of(bid: Bid, appraisal: Appraisal, uncertainty: Uncertainty, plan: Plan) -> dict[str, Named]:
    """Return every name and what it gives: money as £52,000, dates as 31 January 2020."""
    return {
        **table_names(bid, plan),
        **appraisal_names(appraisal),
        **uncertainty_names(uncertainty, appraisal),
    }


def table_names(bid: Bid, plan: Plan) -> dict[str, Named]:
    """Return the names that the bid's own tables give, which are there whether or not it has results."""
    return {
        **bid_names(bid.early),
        **finding_names(bid),
        **_plan_names(bid, plan),
        "appraisal.options": counted(len(bid.business_case.options)),
        "appraisal.options_of_change": counted(sum(not one.is_baseline for one in bid.business_case.options)),
        **_assumption_names(bid),
    }


def bid_names(bid: EarlyBid) -> dict[str, Named]:
    """Return the names that bid.yaml and the fund's file give, which are there from the first day."""
    overview = bid.overview
    councils = [one for one in overview.organisations if one.kind == COUNCIL]
    in_discovery = [one.discovery_role for one in overview.organisations]
    in_alpha = [one.alpha_role for one in overview.organisations]
    return {
        "bid.title": words(overview.title),
        "bid.deadline": day(bid.fund.deadline.value),
        "bid.submission_date": day(overview.submission_date),
        **({"bid.decision_date": day(overview.decision_date)} if overview.decision_date else {}),
        "bid.discovery_award": pounds(overview.discovery.award),
        "bid.discovery_start": day(overview.discovery.start),
        "bid.discovery_end": day(overview.discovery.end),
        "bid.discovery_councils": counted(sum(one.discovery_role in BIDDERS for one in councils)),
        "bid.alpha_councils": counted(sum(one.alpha_role in BIDDERS for one in councils)),
        "bid.discovery_partners": counted(in_discovery.count(PARTNER)),
        "bid.alpha_partners": counted(in_alpha.count(PARTNER)),
        "bid.discovery_partner_councils": counted(sum(one.discovery_role == PARTNER for one in councils)),
        "bid.alpha_partner_councils": counted(sum(one.alpha_role == PARTNER for one in councils)),
        "bid.stories": counted(len(overview.stories)),
    }


def finding_names(bid: Bid) -> dict[str, Named]:
    """Return what narrative may say of the research, counted in one place for every document."""
    research, overview = bid.research, bid.overview
    researched = councils_researched(overview, research)
    interviews = [session for session in research.sessions if session.method == INTERVIEW]
    interviewed = researched & {name for session in interviews for name in session.organisations}
    methods = [session.method for session in research.sessions]
    priorities = [need.priority for need in research.needs]
    return {
        "findings.sessions": counted(len(research.sessions)),
        "findings.sessions_with_people": counted(len(sessions_with_people(research))),
        "findings.workshops": counted(methods.count(WORKSHOP)),
        "findings.interviews": counted(len(interviews)),
        "findings.surveys": counted(methods.count(SURVEY)),
        **_participant_names(bid),
        "findings.councils_researched": counted(len(researched)),
        "findings.councils_interviewed": counted(len(interviewed)),
        "findings.councils_beyond_partners": counted(len(councils_beyond_partners(overview, research))),
        "findings.questions": counted(len(research.questions)),
        "findings.findings": counted(len(research.findings)),
        "findings.needs": counted(len(research.needs)),
        "findings.musts": counted(priorities.count(MUST)),
        "findings.gaps": counted(len(research.gaps)),
        "findings.recommendations": counted(len(research.recommendations)),
        "findings.journey_steps": counted(len(research.journey)),
    }


def _participant_names(bid: Bid) -> dict[str, Named]:
    """Return how many people took part, and were interviewed, where each of the sessions says how many."""
    held = sessions_with_people(bid.research)
    names = {}
    for name, sessions in (
        ("findings.participants", held),
        ("findings.people_interviewed", tuple(one for one in held if one.method == INTERVIEW)),
    ):
        known = [one.participants for one in sessions if one.participants is not None]
        if sessions and len(known) == len(sessions):
            names[name] = counted(sum(known))
    return names


def _plan_names(bid: Bid, plan: Plan) -> dict[str, Named]:
    alpha, budget = bid.plan, plan.budget
    return {
        "plan.sum_asked": pounds(alpha.sum_asked),
        "plan.total_cost": pounds(budget.total),
        "plan.own_contribution": pounds(budget.own),
        **{f"plan.{part.name}_cost": pounds(part.total) for part in budget.by_part},
        "plan.start": day(alpha.start),
        "plan.end": day(alpha.end),
        "plan.weeks": counted(plan.alpha_weeks),
        "plan.workstreams": counted(len(alpha.workstreams)),
        "plan.milestones": counted(len(alpha.milestones_of(ALPHA))),
        "plan.all_milestones": counted(len(alpha.milestones)),
        "plan.sprints": counted(len(alpha.sprints)),
        "plan.deliverables": counted(len(alpha.deliverables)),
        "plan.goals": counted(len(alpha.goals)),
        "plan.riskiest_assumptions": counted(len(alpha.hypotheses)),
        "plan.team_roles": counted(len({one.role.casefold() for one in alpha.team})),
        "plan.team_days": counted(sum((one.days for one in alpha.team), Decimal(0))),
        "plan.risks": counted(len(alpha.risks)),
    }


def _assumption_names(bid: Bid) -> dict[str, Named]:
    names: dict[str, Named] = {}
    for one in bid.business_case.assumptions:
        key = f"assumption.{one.id}"
        names[key] = measured(one.value, one.unit)
        for end, value in (("low", one.low), ("high", one.high)):
            if value is not None:
                names[f"{key}.{end}"] = measured(value, one.unit)
    return names
