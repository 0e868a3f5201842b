"""The timetable of approvals, counted back from the submission in working days, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter

from bidgen.check.circles import circles
from bidgen.model.bid import Approval, Overview
from bidgen.model.plan import ApprovalDate, ApprovalState
from bidgen.plan.workdays import add_working_days, closed_days, latest_start, working_days_between

# Within how many working days an approval counts as due soon: a week.
DUE_SOON = 5


def approval_dates(overview: Overview, today: date, soon: int = DUE_SOON) -> tuple[ApprovalDate, ...]:
    """Return where each approval stands and by when it has to be asked for, in the order of the table.

    Each has to be given by the submission date, or by the day on which an approval that comes after it has
    to be asked for; that may be the same day. An approval that is given holds up none before it. Those that
    come after each other in a circle (T506) are counted back on their own.
    """
    as_of = _AsOf(today, soon, closed_days(overview.closures))
    approvals = {one.id: one for one in overview.approvals}
    after = _after(overview.approvals)
    needs = {name: _Need(overview.submission_date, None) for name in approvals}
    dates: dict[str, ApprovalDate] = {}
    # What comes last is counted first, for the others have to be there before it.
    for name in reversed(tuple(TopologicalSorter(after).static_order())):
        approval = approvals[name]
        waits_for = tuple(other for other in after[name] if approvals[other].status != "given")
        dates[name], asked = _counted_back(approval, needs[name], waits_for, as_of)
        if approval.status != "given":
            for other in after[name]:
                if asked < needs[other].by:
                    needs[other] = _Need(asked, name)
    return tuple(dates[name] for name in approvals)


@dataclass(frozen=True, slots=True)
class _Need:
    """By when an approval is needed, and for which other; None for the submission."""

    by: date
    for_id: str | None


@dataclass(frozen=True, slots=True)
class _AsOf:
    """The day that is looked from, and what is a working day."""

    today: date
    soon: int
    closed: frozenset[date]


def _after(approvals: Sequence[Approval]) -> Mapping[str, tuple[str, ...]]:
    """Return what each approval comes after; nothing for one that is in a circle."""
    known = {one.id for one in approvals}
    after = {one.id: tuple(name for name in dict.fromkeys(one.after) if name in known) for one in approvals}
    round_and_round = {name for circle in circles(after) for name in circle}
    return {name: () if name in round_and_round else others for name, others in after.items()}


def _counted_back(
    approval: Approval, need: _Need, waits_for: tuple[str, ...], as_of: _AsOf
) -> tuple[ApprovalDate, date]:
    """Return the dates of one approval, and the day by which those before it are needed.

    Where no meeting is in time that day is counted from the day of need: the others get no more time for it.
    """
    meeting = max((day for day in approval.meets_on if day <= need.by), default=None)
    asked = latest_start(meeting or need.by, approval.working_days, as_of.closed)
    ask_by = None if approval.meets_on and meeting is None else asked
    expected = _expected(approval, as_of.closed)
    state = _state(approval, need.by, ask_by, expected, as_of)
    found = ApprovalDate(approval, need.by, need.for_id, meeting, ask_by, expected, waits_for, state)
    return found, asked


def _expected(approval: Approval, closed: frozenset[date]) -> date | None:
    """Return the day that was given or agreed, or the first on which a requested approval can be given."""
    if approval.status in {"refused", "not requested"}:
        return None
    if approval.given_on or approval.requested_on is None:
        return approval.given_on
    ready = add_working_days(approval.requested_on, approval.working_days, closed)
    if not approval.meets_on:
        return ready
    return min((day for day in approval.meets_on if day >= ready), default=None)


def _state(
    approval: Approval, needed_by: date, ask_by: date | None, expected: date | None, as_of: _AsOf
) -> ApprovalState:
    if approval.status == "given":
        return "given"
    if approval.status == "refused":
        return "refused"
    if approval.status == "requested" and expected is not None:
        return "overdue" if expected < as_of.today else "late" if expected > needed_by else "requested"
    if ask_by is None or (approval.status == "requested" and approval.requested_on and approval.meets_on):
        return "no meeting"
    if approval.status == "requested":
        return "requested"
    if ask_by < as_of.today:
        return "past due"
    left = working_days_between(as_of.today, ask_by, as_of.closed)
    return "due soon" if left <= as_of.soon else "due"
