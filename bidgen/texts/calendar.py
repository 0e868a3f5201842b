"""A timetable as a calendar file (iCalendar, RFC 5545) that Outlook, Google and Apple import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from bidgen.formats import count, date_text, listed, weekday_text
from bidgen.model.bid import Overview
from bidgen.model.fund import Fund
from bidgen.model.plan import ApprovalDate, BriefDates, Timetable
from bidgen.model.requirements import DRAFT
from bidgen.plan.workdays import add_working_days, closed_days
from bidgen.problems import LONGEST_ITEM, quote

if TYPE_CHECKING:
    from icalendar import Event, Timezone

PRODUCT = "-//bidgen//Timetable of a bid//EN"
# How many working days before a day its alarm goes off, and at what hour.
ALARM_WORKING_DAYS = 3
_ALARM_HOUR = time(9)
_LONDON = "Europe/London"
# The time set aside for a deadline that has an hour: it ends then.
_LAST_MINUTES = timedelta(minutes=30)
# A later calendar replaces an earlier one by its higher sequence, which counts days from here.
_DAY_0 = date(2000, 1, 1)


def calendar_file(overview: Overview, fund: Fund, found: Timetable) -> bytes:
    """Return the timetable as a calendar: deadlines, submission, and what is to be done for each approval.

    Days are all-day events, a deadline's hour is that of London. An entry keeps its identifier as long as
    the approval keeps its id, so a calendar imported again replaces what it brought before. The same bid as
    of the same day gives the same bytes.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(f"{overview.title}: timetable"))
    calendar.add("x-wr-relcalid", str(_identifier(overview)))
    calendar.add("x-wr-timezone", _LONDON)
    entries = sorted(_entries(overview, fund, found), key=lambda one: (one.day, one.uid))
    if any(one.hour for one in entries):
        calendar.add_component(_london())
    closed = closed_days(overview.closures)
    for one in entries:
        calendar.add_component(_event(one, found.status.today, closed))
    return bytes(calendar.to_ical())


def is_calendar_of(content: bytes, overview: Overview) -> bool:
    """Return whether a file is a calendar that was written for this bid."""
    lines = content.split(b"\n", 20)
    ours = {f"PRODID:{PRODUCT}", f"X-WR-RELCALID:{_identifier(overview)}"}
    return ours <= {line.strip().decode(errors="replace") for line in lines}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One event: all day, or up to the `hour` in London; `alarm` where somebody has something to do."""

    uid: str
    day: date
    summary: str
    description: str
    alarm: bool
    hour: time | None = None


def _identifier(overview: Overview, *parts: str) -> UUID:
    """Return what stands for the bid, or a part of it, and for nothing else anywhere."""
    return uuid5(NAMESPACE_URL, "/".join(("urn:bidgen", overview.lead, overview.id, *parts)))


def _entries(overview: Overview, fund: Fund, found: Timetable) -> Iterator[_Entry]:
    status = found.status
    yield _Entry(
        str(_identifier(overview, "deadline")),
        status.deadline,
        f"Deadline: {fund.name}",
        " ".join(
            filter(None, (f"{overview.title}.", fund.deadline.advice, f"Source: {fund.deadline.source}."))
        ),
        alarm=status.when != "passed",
        hour=time.fromisoformat(fund.deadline.time) if fund.deadline.time else None,
    )
    for one in found.documents:
        if one.own:
            yield _Entry(
                str(_identifier(overview, "deadline", one.document)),
                one.deadline,
                f"Deadline: {fund.name}, {one.document}",
                f"{overview.title}.",
                alarm=one.deadline >= status.today,
            )
    yield _Entry(
        str(_identifier(overview, "submission")),
        found.submission,
        f"Send the documents: {overview.title}",
        f"To the {fund.name}, whose deadline is {weekday_text(status.deadline)}.",
        alarm=found.submission >= status.today,
    )
    if found.brief is not None:
        yield from _of_brief(overview, found.brief, status.today)
    for approval in found.approvals:
        yield from _of_approval(overview, approval)


def _of_brief(overview: Overview, brief: BriefDates, today: date) -> Iterator[_Entry]:
    """Yield when a draft is published, and when suppliers' questions, their answers and a notice close."""
    draft, dates = brief.status == DRAFT, brief.dates
    went_out = brief.notice.dates.published if brief.notice.dates else None
    publish = brief.publish_by if draft else went_out
    days = (
        ("publish", publish, "Publish the brief" if draft else "Brief published", draft),
        ("questions", dates.questions_close if dates else None, "Last day for suppliers’ questions", False),
        (
            "answers",
            dates.answers_due if dates else None,
            "Publish the answers to suppliers’ questions",
            True,
        ),
        ("closes", brief.closes, "Notice closes", False),
        ("award", brief.notice.award, "Award expected", draft),
        ("start", brief.notice.start, "Supplier can start", False),
    )
    for what, day, summary, alarm in days:
        if day is not None:
            uid = str(_identifier(overview, "brief", what))
            about = f"{overview.title}."
            if what == "publish" and brief.last is not None:
                about += f" The last day to publish it is {weekday_text(brief.last)}."
            yield _Entry(uid, day, f"{summary}: {overview.title}", about, alarm=alarm and day >= today)


def _of_approval(overview: Overview, one: ApprovalDate) -> Iterator[_Entry]:
    """Yield the day to ask for an approval and the day of its decision, or when these were."""
    approval = one.approval
    about = _about(one)
    asked = str(_identifier(overview, "approval", approval.id, "request"))
    decided = str(_identifier(overview, "approval", approval.id, "decision"))
    if approval.status == "not requested" and one.ask_by:
        what = "Past due: ask for" if one.state == "past due" else "Ask for"
        yield _Entry(asked, one.ask_by, f"{what} {approval.name}", about, alarm=one.state != "past due")
    elif approval.requested_on:
        yield _Entry(asked, approval.requested_on, f"Asked for: {approval.name}", about, alarm=False)
    elif approval.status != "not requested":
        # A calendar imported earlier may say that it has to be asked for: this takes the place of that.
        given = approval.given_on if approval.status == "given" else None
        day = given or one.ask_by or one.needed_by
        yield _Entry(asked, day, f"Asked for, day not known: {approval.name}", about, alarm=False)
    if approval.status == "given":
        day = approval.given_on or one.needed_by
        known = "Given" if approval.given_on else "Given, day not known"
        yield _Entry(decided, day, f"{known}: {approval.name}", about, alarm=False)
    elif one.expected:
        yield _Entry(decided, one.expected, f"Expected: {approval.name}", about, alarm=True)
    elif approval.status == "refused":
        yield _Entry(decided, one.needed_by, f"Refused, and needed: {approval.name}", about, alarm=True)
    else:
        what = "Meeting decides" if one.meeting else "Needed"
        yield _Entry(decided, one.meeting or one.needed_by, f"{what}: {approval.name}", about, alarm=True)


def _about(one: ApprovalDate) -> str:
    approval = one.approval
    lines = [
        f"{approval.id}: {approval.name}.",
        f"Approver: {approval.approver}.",
        f"Takes {count(approval.working_days, 'working day')}; needed by {date_text(one.needed_by)}.",
    ]
    if one.waits_for:
        lines.append(f"Comes after {listed(one.waits_for)}.")
    return "\n".join(lines)


def _event(one: _Entry, today: date, closed: frozenset[date]) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    stamp = datetime.combine(today, time(), UTC)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max((today - _DAY_0).days, 0))
    event.add("summary", _text(one.summary))
    event.add("description", "\n".join(_text(line) for line in one.description.split("\n")))
    if one.hour is None:
        start = datetime.combine(one.day, time())
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    else:
        end = datetime.combine(one.day, one.hour, ZoneInfo(_LONDON))
        start = (end - _LAST_MINUTES).replace(tzinfo=None)
        event.add("dtstart", end - _LAST_MINUTES)
        event.add("dtend", end)
    # A day to remember keeps nobody's calendar busy.
    event.add("transp", "TRANSPARENT")
    if one.alarm:
        _add_alarm(event, one, start, closed)
    return event


def _add_alarm(event: Event, one: _Entry, start: datetime, closed: frozenset[date]) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(one.summary))
    day = add_working_days(one.day, -ALARM_WORKING_DAYS, closed)
    alarm.add("trigger", datetime.combine(day, _ALARM_HOUR) - start)
    event.add_component(alarm)


def _london() -> Timezone:
    """Return the time of London: GMT, and BST from the last Sunday of March to the last of October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    zone = Timezone()
    zone.add("tzid", _LONDON)
    gmt, bst = timedelta(0), timedelta(hours=1)
    # As the clocks on the wall show it before they change; in force since 1996.
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, gmt, bst),
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, bst, gmt),
    ):
        part.add("dtstart", start)
        part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1su"))
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _text(text: str) -> str:
    """Return text on one line, with no character that a calendar could not hold."""
    return quote(" ".join(text.split()), LONGEST_ITEM)
