"""What the bid to the fund says: what we will do in the Alpha, who, when, and for how much."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from bidgen.compose import alpha_charts, alpha_tables
from bidgen.compose.appraisal_notes import after_bias, before_share
from bidgen.compose.bid_answers import BID_FIELDS
from bidgen.compose.common import Row, capital, common, short_names, with_terms
from bidgen.compose.council_tables import span, types_differ
from bidgen.compose.fund_rules import rule_rows
from bidgen.compose.matter import Matter
from bidgen.formats import count, date_text, listed, money, money_in_words, number, percent, period_text
from bidgen.model.alpha_plan import ALPHA
from bidgen.model.bid import BIDDERS, COUNCIL, Organisation
from bidgen.model.document import Context
from bidgen.model.research import DESK_RESEARCH, Research
from bidgen.prose import parse_prose


def compose(matter: Matter) -> Context:
    """Return the context of the funding bid: the plan's narrative as Prose, its tables as rows."""
    plan = matter.bid.plan
    alpha: Row = {name: parse_prose(getattr(plan, name)) for name in BID_FIELDS}
    context = common(matter, "funding-bid") | {
        "alpha": alpha
        | {
            "vision": plan.vision,
            "licence": plan.licence,
            "period": period_text(plan.start, plan.end),
            "start": date_text(plan.start),
            "end": date_text(plan.end),
            "sum_asked": money(plan.sum_asked),
            "goals": [{"id": one.id, "goal": one.goal, "measure": one.measure} for one in plan.goals],
            "hypotheses": _hypotheses(matter),
        },
        "key_figures": _key_figures(matter),
        "leads": _leads(matter),
        "members": _members(matter),
        "workstreams": alpha_tables.workstream_rows(matter),
        "milestones": alpha_tables.milestone_rows(matter, ALPHA),
        "critical_path": alpha_tables.critical_path(matter),
        "sprints": alpha_tables.sprint_rows(matter),
        "team": alpha_tables.team_rows(matter),
        "team_days": number(sum(one.days for one in plan.team)),
        "budget": alpha_tables.budget(matter),
        "spend": alpha_tables.spend_rows(matter),
        "risks": alpha_tables.risk_rows(matter, "delivery"),
        "trace": alpha_tables.trace_rows(matter),
        "rules": rule_rows(matter),
        "charts": {
            "timeline": alpha_charts.timeline(matter),
            "risk_matrix": alpha_charts.risk_matrix(matter, "delivery"),
            "spend_by_month": alpha_charts.spend_by_month(matter),
        },
    }
    return with_terms(context, matter)


def _key_figures(matter: Matter) -> list[Row]:
    plan, budget = matter.bid.plan, matter.plan.budget
    councils = [one for one in _taking_part(matter) if one.kind == COUNCIL]
    own = f", with {money(budget.own)} put in by the organisations themselves" if budget.own else ""
    return [
        {"figure": money(plan.sum_asked), "label": f"asked of the fund{own}"},
        {
            "figure": count(matter.plan.alpha_weeks, "week"),
            "label": f"of work, {period_text(plan.start, plan.end)}",
        },
        {
            "figure": count(len(councils), "council"),
            "label": f"working together: {listed([one.name for one in councils])}",
        },
    ]


def _leads(matter: Matter) -> dict[str, str]:
    """Return the sentences that open the sections whose answer is a count or a sum."""
    bid = matter.bid
    research, plan, budget = bid.research, bid.plan, matter.plan.budget
    found = (
        f"The Discovery drew on {_methods(research)}. It reached "
        f"{count(len(research.findings), 'finding')} and {count(len(research.needs), 'user need')}, "
        f"and makes {count(len(research.recommendations), 'recommendation')}. The Alpha carries them out."
    )
    days = f"{number(sum((one.days for one in plan.team), Decimal(0)))} days"
    team = f"{count(len(plan.team), 'role').capitalize()} with {days} of work, from {_employers(matter)}."
    share = f" ({percent(budget.fund / budget.total, 0)})" if budget.total else ""
    money_lead = (
        f"The Alpha costs {money(budget.total)}. The fund is asked for {money(budget.fund)}{share}"
        + (f" and the organisations put in {money(budget.own)}." if budget.own else ".")
    )
    plan_lead = (
        f"{count(len(plan.workstreams), 'workstream').capitalize()} run from {date_text(plan.start)} to "
        f"{date_text(plan.end)}, the riskiest assumptions first."
    )
    return {
        "found": found,
        "team": team,
        "budget": money_lead,
        "value": _value_lead(matter),
        "plan": plan_lead,
    }


def _value_lead(matter: Matter) -> str:
    """Return what a council saves, what the option is worth before and after optimism bias, and how sure."""
    appraisal, drawn = matter.appraisal, matter.uncertainty.simulation
    found = appraisal.preferred
    by_type = ", by its type" if types_differ(appraisal) else ""
    before = f" ({money_in_words(found.before_bias.npsv)} before it)" if appraisal.biases else ""
    sure = (
        f" It is above zero in {percent(drawn.chance_positive, 0)} of {number(drawn.draws)} random draws of "
        "the inputs from their ranges."
        if drawn.drawn
        else ""
    )
    saving = span(appraisal, lambda one: one.net_saving)
    return (
        f"On our assumptions, a council that joins would save {saving} a year in cash{by_type}, after what "
        f"it pays for the service{before_share(appraisal)}; over {count(len(appraisal.years), 'year')} the "
        f"net present social value is {money_in_words(found.npsv)}{after_bias(appraisal)}{before}.{sure}"
    )


def _methods(research: Research) -> str:
    """Return what the research was made of: 6 interviews, 2 workshops, 1 survey and desk research."""
    methods = Counter(session.method for session in research.sessions)
    return listed([one if one == DESK_RESEARCH else count(many, one) for one, many in methods.most_common()])


def _employers(matter: Matter) -> str:
    """Return who the team comes from: the lead and the partners by name, then how many suppliers."""
    employers = {one.organisation for one in matter.bid.plan.team}
    names = short_names(matter, [one.id for one in _taking_part(matter) if one.id in employers])
    others = len(employers) - len(names)
    return listed([*names, "a supplier" if others == 1 else count(others, "supplier")] if others else names)


def _taking_part(matter: Matter) -> list[Organisation]:
    """Return the lead, then the partners of the Alpha."""
    taking_part = [one for one in matter.bid.overview.organisations if one.alpha_role in BIDDERS]
    return sorted(taking_part, key=lambda one: BIDDERS.index(one.alpha_role or ""))


def _members(matter: Matter) -> list[Row]:
    """Return everybody with a part in the Alpha: the lead, the partners, then suppliers and advisers."""
    others = [one for one in matter.bid.overview.organisations if one.alpha_role in ("supplier", "adviser")]
    return [
        {
            "name": one.name,
            "role": capital(one.alpha_role or ""),
            "contribution": one.contribution or "Not stated",
        }
        for one in (*_taking_part(matter), *others)
    ]


def _hypotheses(matter: Matter) -> list[Row]:
    return [
        {
            "id": one.id,
            "assumption": one.assumption,
            "test": one.test,
            "true_if": one.true_if,
            "workstream": one.workstream,
        }
        for one in matter.bid.plan.hypotheses
    ]
