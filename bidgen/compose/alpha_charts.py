"""The charts of the Alpha's plan, each with a sentence that states what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from bidgen.compose.common import capital
from bidgen.compose.ids import id_runs
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined
from bidgen.formats import count, date_text, listed, money, period_text
from bidgen.model.alpha_plan import ALPHA, GRAVITIES, LEVELS, Milestone, Risk, Workstream, gravity
from bidgen.model.charts import Bar, BarChart, DayLine, Marker, MatrixChart, Series, Timeline
from bidgen.model.document import Picture
from bidgen.plan.workdays import closed_days, closed_weekdays


def timeline(matter: Matter) -> Picture:
    """Return workstreams as bars and the Alpha's milestones as markers, with the days they wait for.

    Markers carry the milestones' numbers, lead to those that depend on them, and tell the critical path;
    their words are in the table beside the chart. Days on which nobody works are marked.
    """
    plan, overview = matter.bid.plan, matter.bid.overview
    dated = plan.milestones_of(ALPHA)
    lines = [DayLine("Deadline", matter.bid.fund.deadline.value)]
    if overview.decision_date:
        lines.append(DayLine("Decision", overview.decision_date))
    known, critical = {one.id for one in dated}, set(matter.plan.schedule.critical)
    closed = closed_days(overview.closures)
    chart = Timeline(
        tuple(Bar(f"{one.id} {one.name}", one.start, one.end) for one in plan.workstreams),
        tuple(
            Marker(
                one.id, one.date, tuple(name for name in one.depends_on if name in known), one.id in critical
            )
            for one in dated
        ),
        lines=tuple(lines),
        closed=closed_weekdays(plan.start, plan.end, closed),
        closed_name="Bank holiday or closure" if closed else "Bank holiday",
    )
    alt = joined(
        f"Timeline of the Alpha, {period_text(plan.start, plan.end)}.",
        _streams_text(plan.workstreams),
        _markers_text(dated),
        f"{listed(id_runs(matter.plan.schedule.critical))} are on the critical path." if critical else "",
        f"Lines show {listed([f'the {one.label.lower()} on {date_text(one.day)}' for one in lines])}.",
        f"Crosses mark {count(len(chart.closed), 'day')} on which nobody works." if chart.closed else "",
    )
    return Picture("timeline", alt, chart)


def _streams_text(streams: Sequence[Workstream]) -> str:
    """Return which workstream starts first and which ends last, in a sentence."""
    if not streams:
        return ""
    first = min(streams, key=lambda one: one.start)
    last = max(streams, key=lambda one: one.end)
    return (
        f"Bars show {count(len(streams), 'workstream')}: {first.id} {first.name} starts first, on "
        f"{date_text(first.start)}; {last.id} {last.name} ends last, on {date_text(last.end)}."
    )


def _markers_text(dated: Sequence[Milestone]) -> str:
    if not dated:
        return ""
    return (
        f"Markers show {count(len(dated), 'milestone')}, the first on {date_text(dated[0].date)} and the "
        f"last on {date_text(dated[-1].date)}."
    )


def risk_matrix(matter: Matter, kind: str | None = None) -> Picture:
    """Return the risks, or those of one kind ("business", "delivery"): likelihood down, impact across."""
    risks = [one for one in matter.bid.plan.risks if kind in (None, one.kind)]
    down = tuple(reversed(range(len(LEVELS))))
    chart = MatrixChart(
        rows=tuple(capital(LEVELS[likelihood]) for likelihood in down),
        columns=tuple(capital(level) for level in LEVELS),
        cells=tuple(
            tuple(
                tuple(one.id for one in risks if _lies(one, likelihood, impact))
                for impact in range(len(LEVELS))
            )
            for likelihood in down
        ),
        levels=tuple(
            tuple(gravity(likelihood, impact) for impact in range(len(LEVELS))) for likelihood in down
        ),
        level_names=tuple(f"{capital(name)} risk" for name in GRAVITIES),
        row_label="Likelihood",
        column_label="Impact",
    )
    told = [
        f"{capital(name)}: {listed(id_runs(ids))}."
        for level, name in reversed(tuple(enumerate(GRAVITIES)))
        if (ids := [one.id for one in risks if one.gravity == level])
    ]
    opening = f"Matrix of {count(len(risks), 'risk')} by likelihood and impact."
    return Picture("risk_matrix", joined(opening, *told), chart)


def _lies(risk: Risk, likelihood: int, impact: int) -> bool:
    return (risk.likelihood, risk.impact) == (LEVELS[likelihood], LEVELS[impact])


def spend_by_month(matter: Matter) -> Picture:
    """Return how much of the sum asked for is spent in each month."""
    spend = matter.bid.plan.spend
    chart = BarChart(
        tuple(str(one.month) for one in spend),
        (Series("Spent in the month", tuple(float(one.amount) for one in spend)),),
        "£",
        "Month",
        "£ in the month",
        show_values=True,
    )
    most = max(spend, key=lambda one: one.amount, default=None)
    alt = (
        f"Columns for {count(len(spend), 'month')}, {money(sum(one.amount for one in spend))} in all. Most "
        f"is spent in {most.month}: {money(most.amount)}."
        if most
        else "No month has any spend."
    )
    return Picture("spend_by_month", alt, chart)
