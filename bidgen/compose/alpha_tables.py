"""The plan for the Alpha as rows of tables, and its timeline: shared by the documents that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from bidgen.compose.common import NONE_TEXT, Row, capital, organisation_names, sentence
from bidgen.compose.matter import Matter
from bidgen.formats import count, date_text, listed, money, number, period_text
from bidgen.model.document import Bar, Marker, Picture, Timeline
from bidgen.model.plan import Share
from bidgen.model.record import Record

PARTS = {"supplier": "Supplier", "lead": "Lead", "partner": "Partners"}
PAID_BY = {"fund": "The fund", "own contribution": "The organisation itself"}


def share_row(name: str, share: Share) -> Row:
    """Return what one part or organisation spends, by who pays."""
    return {
        "name": name,
        "fund": money(share.fund),
        "own": money(share.own),
        "total": money(share.total),
    }


def budget(matter: Matter) -> Row:
    """Return the budget by part, by organisation and by line, and its totals.

    Amounts are printed to the penny as typed, so that every column adds up.
    """
    found = matter.plan.budget
    return {
        "by_part": [share_row(PARTS.get(one.name, capital(one.name)), one) for one in found.by_part],
        "by_organisation": [share_row(one.name, share) for one, share in found.by_organisation],
        "lines": [
            {
                "item": line.item,
                "organisation": organisation_names(matter, (line.organisation,))[0],
                "part": PARTS[line.part],
                "workstream": line.workstream or "All",
                "paid_by": PAID_BY[line.paid_by],
                "amount": money(line.amount),
                "basis": _basis(line.assumption, line.source, matter),
            }
            for line in found.lines
        ],
        "fund": money(found.fund),
        "own": money(found.own),
        "total": money(found.total),
    }


def _basis(assumption: str | None, source: str | None, matter: Matter) -> str:
    titles = {one.id: one.title for one in matter.bid.overview.sources}
    named = [f"Assumption {assumption}"] if assumption else []
    return ". ".join([*named, *([titles.get(source, source)] if source else [])]) or NONE_TEXT


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
    """Return the workstreams with who leads them, when they run and what they carry out."""
    role = roles(matter)
    return [
        {
            "id": one.id,
            "name": one.name,
            "purpose": one.purpose,
            "lead": role(one.lead),
            "period": period_text(one.start, one.end),
            "recommendations": _ids(one.recommendations),
            "stories": _ids(one.stories),
        }
        for one in matter.bid.plan.workstreams
    ]


def milestone_rows(matter: Matter, phase: str) -> list[Row]:
    """Return the milestones of a phase ("discovery" or "alpha") in the order of their dates."""
    role = roles(matter)
    chosen = [one for one in matter.bid.plan.milestones if one.phase == phase]
    return [
        {
            "id": one.id,
            "date": date_text(one.date),
            "milestone": one.milestone,
            "workstream": one.workstream or "All",
            "owner": role(one.owner) if one.owner else "The team",
            "after": _ids(one.depends_on),
        }
        for one in sorted(chosen, key=lambda one: one.date)
    ]


def deliverable_rows(matter: Matter) -> list[Row]:
    """Return what the Alpha hands over, in the order of the dates due."""
    return [
        {
            "id": one.id,
            "deliverable": one.deliverable,
            "workstream": one.workstream,
            "due": date_text(one.due),
        }
        for one in sorted(matter.bid.plan.deliverables, key=lambda one: one.due)
    ]


def team_rows(matter: Matter) -> list[Row]:
    """Return the team by role."""
    return [
        {
            "role": one.role,
            "organisation": organisation_names(matter, (one.organisation,))[0],
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
            "likelihood": capital(one.likelihood),
            "impact": capital(one.impact),
            "mitigation": one.mitigation,
            "owner": role(one.owner),
        }
        for one in matter.bid.plan.risks
        if kind in (None, one.kind)
    ]


def trace_rows(matter: Matter) -> list[Row]:
    """Return which findings, needs, recommendations, workstreams, milestones and benefits answer a story."""
    return [
        {
            "id": one.story.id,
            "reader": one.story.reader,
            "findings": _ids_of(one.findings),
            "needs": _ids_of(one.needs),
            "recommendations": _ids_of(one.recommendations),
            "workstreams": _ids_of(one.workstreams),
            "milestones": _ids_of(one.milestones),
            "benefits": _ids_of(one.benefits),
        }
        for one in matter.plan.traces
    ]


def timeline(matter: Matter) -> Picture:
    """Return the workstreams as bars and the Alpha's milestones as markers, with what they show."""
    plan = matter.bid.plan
    streams = plan.workstreams
    dated = sorted((one for one in plan.milestones if one.phase == "alpha"), key=lambda one: one.date)
    chart = Timeline(
        tuple(Bar(f"{one.id} {one.name}", one.start, one.end) for one in streams),
        tuple(Marker(f"{one.id} {one.milestone}", one.date) for one in dated),
    )
    runs = [f"{one.name} {period_text(one.start, one.end)}" for one in streams]
    points = (
        f" {count(len(dated), 'milestone')}, from {dated[0].milestone} on {date_text(dated[0].date)}"
        f" to {dated[-1].milestone} on {date_text(dated[-1].date)}."
        if dated
        else ""
    )
    alt = (
        f"Timeline of the Alpha, {period_text(plan.start, plan.end)}, with "
        f"{count(len(streams), 'workstream')}: {sentence(listed(runs))}{points}"
    )
    return Picture("timeline", alt, chart)


def roles(matter: Matter) -> Callable[[str], str]:
    """Return how to name a member of the team by id: by role."""
    names = {one.id: one.role for one in matter.bid.plan.team}
    return lambda member: names.get(member, member)


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(ids) or NONE_TEXT


def _ids_of(records: Iterable[Record]) -> str:
    return _ids(str(getattr(record, "id", "")) for record in records)
