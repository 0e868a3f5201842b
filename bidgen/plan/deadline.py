"""How long is left to the fund's deadline, and by when each document is owed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bidgen.formats import count, weekday_text
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.model.fund import Fund
from bidgen.model.plan import DeadlineStatus, DocumentDate, When
from bidgen.plan.workdays import working_days_between


def deadline_status(fund: Fund, today: date, closed: Collection[date] = frozenset()) -> DeadlineStatus:
    """Return the time left to the fund's deadline, today not counted, the last day counted.

    Days that are `closed` are no working days. The status turns on whole days: where the fund states an hour,
    the text says it.
    """
    last = fund.deadline.value
    days = (last - today).days
    working_days = working_days_between(today, last, closed)
    when = _when(today, last)
    return DeadlineStatus(
        name=fund.name,
        deadline=last,
        today=today,
        days=days,
        working_days=working_days,
        when=when,
        text=_text(fund, when, days, working_days),
        time=fund.deadline.time,
        advice=fund.deadline.advice,
    )


def _when(today: date, last: date) -> When:
    if last < today:
        return "passed"
    if last == today:
        return "today"
    return "this week" if last.isocalendar()[:2] == today.isocalendar()[:2] else "later"


def _text(fund: Fund, when: When, days: int, working_days: int) -> str:
    last = weekday_text(fund.deadline.value)
    hour = f" at {fund.deadline.time}" if fund.deadline.time else ""
    by = f"{last}{hour}" if fund.deadline.confirmed else f"{last}{hour} (not confirmed)"
    left = f"{count(abs(days), 'day')} ({count(abs(working_days), 'working day')})"
    match when:
        case "passed":
            return f"The deadline of the {fund.name} was {by}. It passed {left} ago."
        case "today":
            return f"The deadline of the {fund.name} is today, {by}."
        case "this week":
            return f"The deadline of the {fund.name} is this week, on {by}: {left} left."
        case "later":
            return f"The deadline of the {fund.name} is {by}: {left} left."


def document_dates(
    fund: Fund, today: date, closed: Collection[date] = frozenset()
) -> tuple[DocumentDate, ...]:
    """Return by when each of the six documents is owed: the fund's deadline where it has none of its own."""
    own = {one.document: one.deadline for one in fund.owed if one.deadline}
    last = fund.deadline.value
    dates = ((key, own.get(key, last)) for key in DOCUMENT_KEYS)
    return tuple(
        DocumentDate(key, day, day != last, (day - today).days, working_days_between(today, day, closed))
        for key, day in dates
    )
