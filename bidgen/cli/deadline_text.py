"""The timetable back from the deadline, as lines for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from bidgen.formats import MONTHS, WEEKDAYS, count, date_text, listed, period_text, weekday_text
from bidgen.model.requirements import DRAFT
from bidgen.problems import LONGEST_ITEM, quote

if TYPE_CHECKING:
    from bidgen.model.plan import ApprovalDate, ApprovalState, BriefDates, DocumentDate, Timetable

WIDTH = 80
_LEAST = 24
_ASK_BY = "Ask by"
_COLOURS: dict[ApprovalState, str] = {
    "given": "green",
    "due soon": "yellow",
    "past due": "red",
    "overdue": "red",
    "late": "red",
    "refused": "red",
    "no meeting": "red",
}


def timetable_lines(found: Timetable) -> Iterator[str]:
    """Yield the time left, the next step, and the approvals with the latest safe day to ask for each."""
    advice = found.status.advice if found.status.advice and found.status.when != "passed" else ""
    yield from _wrapped(f"{found.status.text} {_sending(found)} {quote(advice, LONGEST_ITEM)}".rstrip())
    for one in found.documents:
        if one.own:
            yield from _wrapped(f"{one.document} has a deadline of its own: {_own(one)}.")
    if found.brief is not None:
        yield from _wrapped(_brief(found.brief))
    if found.next_step is not None:
        yield ""
        yield from _wrapped(f"Next: {quote(found.next_step.text, LONGEST_ITEM)}")
    if found.approvals:
        yield ""
        yield from _approvals(found)
        yield ""
        yield from _wrapped(_working_days(found))


def _own(one: DocumentDate) -> str:
    """Return a document's own deadline, and how long is left to it or how long ago it passed."""
    days = f"{count(abs(one.days), 'day')} ({count(abs(one.working_days), 'working day')})"
    left = "today" if one.days == 0 else f"{days} left" if one.days > 0 else f"it passed {days} ago"
    return f"{weekday_text(one.deadline)}, {left}"


def _brief(brief: BriefDates) -> str:
    """Return when a draft is to be published and when it can be at the latest, or when a live one closes."""
    notice = brief.notice
    if brief.status != DRAFT:
        closes = f" until the end of {weekday_text(brief.closes)}" if brief.closes else ""
        if brief.dates is None:
            return f"The brief is live{closes}."
        asking = weekday_text(brief.dates.questions_close)
        answers = weekday_text(brief.dates.answers_due)
        return f"The brief is live{closes}. Suppliers may ask until {asking}; answers are due by {answers}."
    planned = f", to be published on {weekday_text(brief.planned)}" if brief.planned else ""
    last = brief.last or notice.latest_close
    if last is None or notice.latest_start is None:
        return f"The brief is a draft{planned}."
    what = "to publish it" if brief.last else "on which its notice can close"
    start = weekday_text(notice.latest_start)
    return (
        f"The brief is a draft{planned}. The last day {what} is {weekday_text(last)}, for a start on {start}."
    )


def _sending(found: Timetable) -> str:
    were = "were" if found.submission < found.status.today else "are"
    same = found.submission == found.status.deadline
    day = "on that day" if same else f"on {weekday_text(found.submission)}"
    return f"The documents {were} to be sent {day}."


def _approvals(found: Timetable) -> Iterator[str]:
    """Yield the table: a row for each approval, its name and what else is known of it below each other."""
    year = found.status.deadline.year
    ask_by = [_short(one.ask_by, year) for one in found.approvals]
    widths = (
        max(len(one.approval.id) for one in found.approvals),
        max(len(one.state) for one in found.approvals),
        max(map(len, (*ask_by, _ASK_BY))),
    )
    indent = 2 + sum(width + 2 for width in widths)
    room = max(WIDTH - indent, _LEAST)
    yield f"Approvals, counted back from the submission on {date_text(found.submission)}:"
    yield f"  {'':{widths[0]}}  {'State':{widths[1]}}  {_ASK_BY:{widths[2]}}  Approval"
    for one, day in zip(found.approvals, ask_by, strict=True):
        shown = [quote(one.approval.name, LONGEST_ITEM), *_details(one, year)]
        first, *rest = [line for text in shown for line in textwrap.wrap(text, room)]
        state = click.style(f"{one.state:{widths[1]}}", fg=_COLOURS.get(one.state))
        yield f"  {one.approval.id:{widths[0]}}  {state}  {day:{widths[2]}}  {first}"
        yield from (f"{'':{indent}}{line}" for line in rest)


def _details(one: ApprovalDate, year: int) -> Iterator[str]:
    """Yield what is known of one approval's dates, beyond the day by which it has to be asked for."""
    approval = one.approval
    needed = f"needed by {_short(one.needed_by, year)}{f' for {one.needed_for}' if one.needed_for else ''}"
    expected = _short(one.expected, year) if one.expected else "an unknown day"
    match one.state:
        case "given":
            yield f"given on {_short(approval.given_on, year)}" if approval.given_on else "given"
        case "overdue":
            yield f"was expected on {expected}, {needed}"
        case "late" | "requested":
            yield f"expected on {expected}, {needed}"
        case _:
            takes = f"takes {count(approval.working_days, 'working day')}"
            yield f"{takes}, {needed}"
            if one.meeting:
                yield f"decided at the meeting on {_short(one.meeting, year)}"
            if one.waits_for:
                yield f"after {listed(one.waits_for)}"


def _working_days(found: Timetable) -> str:
    closed = [f"{period_text(one.start, one.end)} ({quote(one.reason)})" for one in found.closures]
    without = listed(["weekends", "England’s bank holidays", *closed])
    return (
        f"Ask by: the latest safe day. Due soon: within {count(found.soon, 'working day')}. "
        f"Not working days: {without}."
    )


def _short(day: date | None, year: int) -> str:
    """Return a day as "Thu 30 Jan", the year with it where it is not `year`; a dash for none."""
    if day is None:
        return "-"
    text = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return text if day.year == year else f"{text} {day.year}"


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
