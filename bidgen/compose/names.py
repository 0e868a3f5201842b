"""The closed list of names that narrative may refer to, each with its text."""

from __future__ import annotations

from decimal import Decimal

from bidgen.formats import date_text, measure, money_in_words, number, percent, ratio
from bidgen.model.appraisal import Appraisal, OptionResult
from bidgen.model.bid import BIDDERS, COUNCIL
from bidgen.model.plan import Plan
from bidgen.model.whole import Bid

NEVER = "never"
NOT_DEFINED = "not defined"


def names_of(bid: Bid, appraisal: Appraisal, plan: Plan) -> dict[str, str]:
    """Return every name and what it is replaced by: money as £52,000, dates as 31 January 2020."""
    return {
        **_bid_names(bid),
        **finding_names(bid),
        **_plan_names(bid, plan),
        **_appraisal_names(appraisal),
        **_assumption_names(bid),
    }


def _bid_names(bid: Bid) -> dict[str, str]:
    overview = bid.overview
    councils = [one for one in overview.organisations if one.kind == COUNCIL]
    return {
        "bid.title": overview.title,
        "bid.deadline": date_text(bid.fund.deadline.value),
        "bid.submission_date": date_text(overview.submission_date),
        **({"bid.decision_date": date_text(overview.decision_date)} if overview.decision_date else {}),
        "bid.discovery_award": money_in_words(overview.discovery.award),
        "bid.discovery_start": date_text(overview.discovery.start),
        "bid.discovery_end": date_text(overview.discovery.end),
        "bid.discovery_councils": number(sum(one.discovery_role in BIDDERS for one in councils)),
        "bid.alpha_councils": number(sum(one.alpha_role in BIDDERS for one in councils)),
    }


def finding_names(bid: Bid) -> dict[str, str]:
    """Return what narrative may say of the research, counted in one place for every document."""
    research, lead = bid.research, bid.overview.lead
    councils = {one.id: one for one in bid.overview.organisations if one.kind == COUNCIL}
    seen = {name for session in research.sessions for name in session.organisations}
    researched = {name for name in seen if name in councils and name != lead}
    beyond = {name for name in researched if councils[name].discovery_role not in BIDDERS}
    methods = [session.method for session in research.sessions]
    return {
        "findings.sessions": number(len(research.sessions)),
        "findings.workshops": number(methods.count("workshop")),
        "findings.interviews": number(methods.count("interview")),
        "findings.surveys": number(methods.count("survey")),
        "findings.councils_researched": number(len(researched)),
        "findings.councils_beyond_partners": number(len(beyond)),
        "findings.findings": number(len(research.findings)),
        "findings.needs": number(len(research.needs)),
        "findings.gaps": number(len(research.gaps)),
        "findings.recommendations": number(len(research.recommendations)),
    }


def _plan_names(bid: Bid, plan: Plan) -> dict[str, str]:
    alpha, budget = bid.plan, plan.budget
    return {
        "plan.sum_asked": money_in_words(alpha.sum_asked),
        "plan.total_cost": money_in_words(budget.total),
        "plan.own_contribution": money_in_words(budget.own),
        **{f"plan.{share.name}_cost": money_in_words(share.total) for share in budget.by_part},
        "plan.start": date_text(alpha.start),
        "plan.end": date_text(alpha.end),
        "plan.weeks": number(plan.alpha_weeks),
        "plan.workstreams": number(len(alpha.workstreams)),
        "plan.milestones": number(sum(one.phase == "alpha" for one in alpha.milestones)),
        "plan.team_days": number(sum((one.days for one in alpha.team), Decimal(0))),
    }


def _appraisal_names(appraisal: Appraisal) -> dict[str, str]:
    council, preferred = appraisal.one_council, appraisal.preferred
    names = {
        "appraisal.first_year": str(appraisal.years[0]),
        "appraisal.last_year": str(appraisal.years[-1]),
        "appraisal.years": number(len(appraisal.years)),
        "appraisal.price_base": str(appraisal.price_base),
        "appraisal.discount_rate": percent(appraisal.rates.rates[0].rate),
        "appraisal.discount_source": appraisal.rates.name,
        "appraisal.council.joining": money_in_words(council.joining),
        "appraisal.council.running": money_in_words(council.running),
        "appraisal.council.saving": money_in_words(council.cash_releasing),
        "appraisal.council.net_saving": money_in_words(council.net_saving),
        "appraisal.council.saving_after_team": (
            NOT_DEFINED
            if appraisal.saving_after_team is None
            else money_in_words(appraisal.saving_after_team)
        ),
        "appraisal.council.time": money_in_words(council.non_cash_releasing),
        "appraisal.council.payback": years_text(council.payback),
        "appraisal.sector_saving_a_year": money_in_words(appraisal.sector_saving),
        "appraisal.paid_back_in": (NEVER if appraisal.paid_back_in is None else str(appraisal.paid_back_in)),
        "appraisal.cash_npsv": money_in_words(preferred.cash_npsv),
        **_option_names("preferred", preferred),
    }
    for result in appraisal.results:
        names |= _option_names(result.option.id, result)
    return names


def _option_names(key: str, result: OptionResult) -> dict[str, str]:
    return {
        f"appraisal.{key}.name": result.option.name,
        f"appraisal.{key}.npsv": money_in_words(result.npsv),
        f"appraisal.{key}.bcr": NOT_DEFINED if result.bcr is None else ratio(result.bcr),
        f"appraisal.{key}.payback": years_text(result.payback),
        f"appraisal.{key}.present_cost": money_in_words(result.present_cost),
        f"appraisal.{key}.present_benefit": money_in_words(result.present_benefit),
        f"appraisal.{key}.whole_life_cost": money_in_words(result.whole_life_cost),
        f"appraisal.{key}.councils_live": number(result.councils_live[-1]),
    }


def _assumption_names(bid: Bid) -> dict[str, str]:
    names = {}
    for one in bid.business_case.assumptions:
        key = f"assumption.{one.id}"
        names[key] = measure(one.value, one.unit)
        for end, value in (("low", one.low), ("high", one.high)):
            if value is not None:
                names[f"{key}.{end}"] = measure(value, one.unit)
    return names


def years_text(years: Decimal | None) -> str:
    """Return a number of years after year 0, or "never": 2.6 years."""
    return NEVER if years is None else f"{number(years, 1)} years"
