"""The plan for the Alpha as rows of tables: shared by the documents that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from bidgen.compose.common import NONE_TEXT, Row, capital, short_names, story_sentence
from bidgen.compose.ids import id_runs, ids_text
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined
from bidgen.formats import count, date_text, listed, money, number, period_text
from bidgen.model.alpha_plan import FUND, PARTS, Risk, Workstream
from bidgen.model.plan import Share
from bidgen.model.record import Record


def share_row(part: str, organisation: str, share: Share) -> Row:
    """Return what an organisation spends, by who pays."""
    return {
        "part": part,
        "organisation": organisation,
        "fund": money(share.fund),
        "own": money(share.own),
        "total": money(share.total),
    }


def budget(matter: Matter) -> Row:
    """Return the budget by part and organisation and by line, and its totals.

    Amounts are printed to the penny as typed, so that every column adds up.
    """
    found = matter.plan.budget
    return {
        "shares": _shares(matter),
        "lines": [
            {
                "item": line.item,
                "organisation": short_names(matter, (line.organisation,))[0],
                "part": capital(line.part),
                "workstream": line.workstream or "All",
                "paid_by": "Fund" if line.paid_by == FUND else "Own",
                "amount": money(line.amount),
            }
            for line in found.lines
        ],
        "fund": money(found.fund),
        "own": money(found.own),
        "total": money(found.total),
        "note": _budget_note(matter),
    }


def _shares(matter: Matter) -> list[Row]:
    """Return what each organisation spends in each part it has in the Alpha, the supplier first."""
    lines = matter.plan.budget.lines
    rows = []
    for part in PARTS:
        mine = [line for line in lines if line.part == part]
        for one in dict.fromkeys(line.organisation for line in mine):
            spent = [line for line in mine if line.organisation == one]
            fund = sum((line.amount for line in spent if line.paid_by == FUND), Decimal(0))
            own = sum((line.amount for line in spent if line.paid_by != FUND), Decimal(0))
            rows.append(share_row(capital(part), short_names(matter, (one,))[0], Share(one, fund, own)))
    return rows


def _budget_note(matter: Matter) -> str:
    """Return who pays for which lines, and the assumptions and sources that amounts rest on."""
    titles = {one.id: one.title for one in matter.bid.overview.sources}
    lines = matter.plan.budget.lines
    named = list(dict.fromkeys(one.assumption for one in lines if one.assumption))
    sources = list(dict.fromkeys(titles.get(one.source, one.source) for one in lines if one.source))
    assumptions = (
        f"Amounts rest on the assumptions {listed(named)}, listed with their ranges in the business and "
        "benefits case."
        if named
        else ""
    )
    return joined(
        "Own: paid by the organisation itself.",
        assumptions,
        f"Sources of amounts: {listed(sources)}." if sources else "",
    )


def spend_rows(matter: Matter) -> list[Row]:
    """Return the spend profile with a running total."""
    rows: list[Row] = []
    so_far = Decimal(0)
    for one in matter.bid.plan.spend:
        so_far += one.amount
        rows.append(
            {
                "month": str(one.month),
                "amount": money(one.amount),
                "so_far": money(so_far),
                "note": one.note or "",
            }
        )
    return rows


def workstream_rows(matter: Matter) -> list[Row]:
    """Return the workstreams with who leads them, when they run, what they carry out and hand over."""
    role = roles(matter)
    return [
        {
            "id": one.id,
            "name": one.name,
            "purpose": one.purpose,
            "lead": role(one.lead),
            "period": period_text(one.start, one.end),
            "deliverables": _handed_over(matter, one),
            "recommendations": ids_text(id_runs(one.recommendations)),
            "stories": ids_text(one.stories),
        }
        for one in matter.bid.plan.workstreams
    ]


def milestone_rows(matter: Matter, phase: str) -> list[Row]:
    """Return the milestones of the Discovery or of the Alpha in the order of their dates.

    `after` names those of the same phase alone, because the table has no others. `spare` is by how many
    working days one may be late while the last keeps its date; those on the critical path say so.
    """
    role = roles(matter)
    spare = {one.milestone.id: one.slack for one in matter.plan.schedule.milestones}
    critical = set(matter.plan.schedule.critical)
    chosen = matter.bid.plan.milestones_of(phase)
    shown = {one.id for one in chosen}
    return [
        {
            "id": one.id,
            "date": date_text(one.date),
            "milestone": one.milestone,
            "workstream": one.workstream or "All",
            "owner": role(one.owner) if one.owner else "The team",
            "after": ids_text(id_runs([name for name in one.depends_on if name in shown])),
            "spare": _spare(spare.get(one.id), one.id in critical),
        }
        for one in chosen
    ]


def _spare(days: int | None, critical: bool) -> str:
    told = NONE_TEXT if days is None or days <= 0 else number(days)
    return f"{told} (critical)" if critical else told


def critical_path(matter: Matter) -> str:
    """Return which milestones decide when the Alpha ends, and how many working days they have to spare."""
    path = matter.plan.schedule.critical
    if not path:
        return "No milestone of the Alpha is dated."
    spare = {one.milestone.id: max(one.slack, 0) for one in matter.plan.schedule.milestones}
    by_days = {days: [name for name in path if spare[name] == days] for days in sorted(set(spare.values()))}
    told = [
        f"{listed(id_runs(names))} {'has' if len(names) == 1 else 'have'} "
        f"{count(days, 'working day') if days else 'no working day'} to spare"
        for days, names in by_days.items()
        if names
    ]
    return (
        f"The critical path, which decides when the Alpha ends, is {listed(id_runs(path))}. "
        f"{'; '.join(told)}. Bank holidays, closures and known absences do not count as working days."
    )


def sprint_rows(matter: Matter) -> list[Row]:
    """Return the sprints in the order of their dates."""
    return [
        {
            "id": one.id,
            "period": period_text(one.start, one.end),
            "goal": one.goal,
            "workstreams": ids_text(id_runs(one.workstreams)),
        }
        for one in sorted(matter.bid.plan.sprints, key=lambda one: one.start)
    ]


def _handed_over(matter: Matter, stream: Workstream) -> str:
    """Return what a workstream hands over, each with its number and the day it is due, in their order."""
    mine = [one for one in matter.bid.plan.deliverables if one.workstream == stream.id]
    return (
        "; ".join(
            f"{one.id} {one.deliverable} ({date_text(one.due)})"
            for one in sorted(mine, key=lambda one: one.due)
        )
        or NONE_TEXT
    )


def team_rows(matter: Matter) -> list[Row]:
    """Return the team by role."""
    return [
        {
            "role": one.role if one.people == 1 else f"{one.role} ({one.people} people)",
            "organisation": short_names(matter, (one.organisation,))[0],
            "days": number(one.days),
            "day_rate": money(one.day_rate) if one.day_rate is not None else "Not charged",
            "does": one.does,
        }
        for one in matter.bid.plan.team
    ]


def risk_rows(matter: Matter, kind: str | None = None) -> list[Row]:
    """Return the risks, or those of one kind ("business", "delivery"), as they stand in the register."""
    role = roles(matter)
    return [
        {
            "id": one.id,
            "kind": capital(one.kind),
            "risk": one.risk,
            "rating": f"{capital(one.likelihood)}, {one.impact}",
            "mitigation": mitigation(one),
            "owner": role(one.owner),
        }
        for one in matter.bid.plan.risks
        if kind in (None, one.kind)
    ]


def mitigation(risk: Risk) -> str:
    """Return what is done about a risk; of one about which nothing is done, that it is accepted."""
    return risk.mitigation or "Accepted as it is"


def trace_rows(matter: Matter) -> list[Row]:
    """Return which findings, needs, recommendations, workstreams, milestones and benefits answer a story."""
    return [
        {
            "id": one.story.id,
            "reader": one.story.reader,
            "story": story_sentence(one.story),
            "findings": _ids_of(one.findings),
            "needs": _ids_of(one.needs),
            "recommendations": _ids_of(one.recommendations),
            "workstreams": _ids_of(one.workstreams),
            "milestones": _ids_of(one.milestones),
            "benefits": _ids_of(one.benefits),
        }
        for one in matter.plan.traces
    ]


def roles(matter: Matter) -> Callable[[str], str]:
    """Return how to name a member of the team by id: by role."""
    names = {one.id: one.role for one in matter.bid.plan.team}
    return lambda member: names.get(member, member)


def _ids_of(records: Iterable[Record]) -> str:
    return ids_text(id_runs([str(getattr(record, "id", "")) for record in records]))
