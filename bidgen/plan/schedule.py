"""The Alpha's milestones in working days: how much each can slip, and the critical path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import TopologicalSorter

from bidgen.check.circles import circles
from bidgen.model.alpha_plan import ALPHA, Absence, AlphaPlan, Milestone
from bidgen.model.plan import Schedule, Scheduled
from bidgen.plan.workdays import add_working_days, last_day_for, working_days_between

_DAY = timedelta(days=1)


def schedule(alpha: AlphaPlan, closed: frozenset[date] = frozenset()) -> Schedule:
    """Return the Alpha's milestones in the order of their dates, and the path that decides the last of them.

    A milestone follows the latest of those it depends on, or the day before the Alpha starts, and takes the
    working days that are typed; where none are, all that lie between the two dates. Days that are `closed`
    and those on which its owner is away are no working days for it. Its slack is by how many of its working
    days it can come later while the last milestone keeps its date.

    Nothing is known of milestones that depend on each other in a circle (C340).
    """
    dated = {one.id: one for one in alpha.milestones_of(ALPHA)}
    if not dated or any(circles({name: one.depends_on for name, one in dated.items()})):
        return Schedule((), ())
    work = {name: _work(one, dated, alpha, closed) for name, one in dated.items()}
    latest = _latest(dated, work)
    found = {name: _scheduled(one, dated, alpha, work[name], latest[name]) for name, one in dated.items()}
    return Schedule(tuple(found.values()), _critical(found, dated))


@dataclass(frozen=True, slots=True)
class _Work:
    """What one milestone takes: its working days, and the days that are none for it."""

    needed: int
    closed: frozenset[date]


def _work(one: Milestone, dated: Mapping[str, Milestone], alpha: AlphaPlan, closed: frozenset[date]) -> _Work:
    away = closed | days_away(alpha.absences, one.owner)
    between = working_days_between(_follows(one, dated, alpha), one.date, away)
    return _Work(between if one.working_days is None else one.working_days, away)


def member_days(alpha: AlphaPlan, closed: frozenset[date] = frozenset()) -> dict[str, int]:
    """Return how many working days the Alpha has for each member of the team, who may be away on some."""
    before = alpha.start - _DAY
    return {
        one.id: working_days_between(before, alpha.end, closed | days_away(alpha.absences, one.id))
        for one in alpha.team
    }


def days_away(absences: Iterable[Absence], member: str | None) -> frozenset[date]:
    """Return every day on which the member of the team is away, first and last included."""
    return frozenset(
        one.start + timedelta(days=offset)
        for one in absences
        if one.member == member
        for offset in range((one.end - one.start).days + 1)
    )


def _follows(one: Milestone, dated: Mapping[str, Milestone], alpha: AlphaPlan) -> date:
    """Return the day after which the work for a milestone begins."""
    return max((dated[name].date for name in one.depends_on if name in dated), default=alpha.start - _DAY)


def _latest(dated: Mapping[str, Milestone], work: Mapping[str, _Work]) -> dict[str, date]:
    """Return the last day on which each milestone leaves those after it, and the last of all, their time."""
    finish = max(one.date for one in dated.values())
    after: dict[str, list[str]] = {name: [] for name in dated}
    for name, one in dated.items():
        for before in one.depends_on:
            if before in dated:
                after[before].append(name)
    latest: dict[str, date] = {}
    # What a milestone leads to is counted before it.
    for name in TopologicalSorter(after).static_order():
        latest[name] = min(
            (last_day_for(latest[other], work[other].needed, work[other].closed) for other in after[name]),
            default=finish,
        )
    return latest


def _scheduled(
    one: Milestone, dated: Mapping[str, Milestone], alpha: AlphaPlan, work: _Work, latest: date
) -> Scheduled:
    earliest = add_working_days(_follows(one, dated, alpha), work.needed, work.closed)
    return Scheduled(
        milestone=one,
        needed=work.needed,
        earliest=earliest,
        latest=latest,
        slack=working_days_between(one.date, latest, work.closed),
    )


def _critical(found: Mapping[str, Scheduled], dated: Mapping[str, Milestone]) -> tuple[str, ...]:
    """Return the ids of the critical path, first to last: back from the last milestone by the least slack.

    Of two with the same slack the later one decides, and of two on one day the first of the table.
    """
    last = max(one.date for one in dated.values())
    waiting = [name for name, one in dated.items() if one.date == last]
    path: list[str] = []
    while waiting:
        name = min(waiting, key=lambda it: (found[it].slack, -dated[it].date.toordinal()))
        path.append(name)
        waiting = [before for before in dated[name].depends_on if before in dated]
    return tuple(reversed(path))
