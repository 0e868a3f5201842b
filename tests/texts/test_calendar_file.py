"""The calendar of a timetable: read back by another program, held against RFC 5545, and imported twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bidgen.api import check_bid
from bidgen.model.bid import Approval, Closure, Overview
from bidgen.model.fund import Fund, Owed
from bidgen.plan.timetable import timetable
from bidgen.texts.calendar import calendar_file, is_calendar_of
from bids import SMALL

TODAY = date(2020, 1, 20)
_checked = check_bid(SMALL, today=TODAY)
assert _checked.bid is not None
FUND = _checked.bid.fund
APPROVALS = (
    Approval(id="A1", name="Figures", approver="Finance", working_days=3, status="not requested"),
    Approval(
        id="A2",
        name="Leave to send; with “care”, and\nas asked",
        approver="Cabinet",
        working_days=2,
        after=("A1",),
        meets_on=(date(2020, 1, 29),),
        status="not requested",
    ),
    Approval(
        id="A3",
        name="Privacy",
        approver="Data protection officer",
        working_days=5,
        status="requested",
        requested_on=date(2020, 1, 16),
    ),
    Approval(
        id="A4",
        name="People",
        approver="Director",
        working_days=5,
        status="given",
        given_on=date(2020, 1, 17),
    ),
    Approval(id="A5", name="Grant", approver="Director", working_days=5, status="refused"),
    Approval(
        id="A6",
        name="Contract",
        approver="Procurement",
        working_days=1,
        meets_on=(date(2020, 2, 5),),
        status="not requested",
    ),
)
OVERVIEW = replace(_checked.bid.overview, approvals=APPROVALS)


def made(overview: Overview = OVERVIEW, fund: Fund = FUND, today: date = TODAY) -> bytes:
    return calendar_file(overview, fund, timetable(overview, fund, today))


def read(content: bytes) -> Any:
    return Calendar.from_ical(content)


def events(content: bytes) -> dict[str, Event]:
    found = {str(one["SUMMARY"]): one for one in read(content).walk("VEVENT")}
    assert len(found) == len(read(content).walk("VEVENT"))
    return found


def days(content: bytes) -> dict[str, str]:
    return {summary: one.decoded("DTSTART").isoformat() for summary, one in events(content).items()}


def test_every_day_of_the_timetable_is_there() -> None:
    assert days(made()) == {
        "Deadline: Local Digital Fund": "2020-01-31",
        "Send the documents: Shared parking permits": "2020-01-31",
        # A2 is decided on 29 January, two working days after it is asked for; A1 takes three before that.
        "Ask for Figures": "2020-01-22",
        "Needed: Figures": "2020-01-27",
        "Ask for Leave to send; with “care”, and as asked": "2020-01-27",
        "Meeting decides: Leave to send; with “care”, and as asked": "2020-01-29",
        "Asked for: Privacy": "2020-01-16",
        "Expected: Privacy": "2020-01-23",
        # The days on which these were asked for are not known: they stand where something is.
        "Asked for, day not known: People": "2020-01-17",
        "Given: People": "2020-01-17",
        "Asked for, day not known: Grant": "2020-01-24",
        "Refused, and needed: Grant": "2020-01-31",
        "Needed: Contract": "2020-01-31",
    }


def test_days_are_whole_days_that_keep_nobody_busy() -> None:
    for one in events(made()).values():
        start, end = one.decoded("DTSTART"), one.decoded("DTEND")
        assert type(start) is date
        assert end - start == timedelta(days=1)
        assert one["TRANSP"] == "TRANSPARENT"


def test_an_alarm_goes_off_three_working_days_before_at_nine() -> None:
    shut = Closure(start=date(2020, 1, 28), end=date(2020, 1, 28), reason="Closed")
    for overview, wanted in (
        (OVERVIEW, datetime(2020, 1, 28, 9)),
        (replace(OVERVIEW, closures=(shut,)), datetime(2020, 1, 27, 9)),
    ):
        one = events(made(overview))["Deadline: Local Digital Fund"]
        [alarm] = one.walk("VALARM")
        start = datetime.combine(one.decoded("DTSTART"), datetime.min.time())
        assert start + alarm.decoded("TRIGGER") == wanted


def test_what_needs_no_action_has_no_alarm() -> None:
    silent = {summary for summary, one in events(made()).items() if not one.walk("VALARM")}
    unknown = {"Asked for, day not known: People", "Asked for, day not known: Grant"}
    assert silent == {"Asked for: Privacy", "Given: People"} | unknown


def test_what_is_past_due_says_so_and_the_deadline_is_silent_once_it_has_passed() -> None:
    found = events(made(today=date(2020, 2, 3)))
    assert "Past due: ask for Figures" in found
    assert not found["Deadline: Local Digital Fund"].walk("VALARM")


@pytest.mark.parametrize("deadline", [date(2020, 1, 31), date(2020, 7, 31)])
def test_a_deadline_s_hour_is_that_of_london(deadline: date) -> None:
    fund = replace(FUND, deadline=replace(FUND.deadline, value=deadline, time="17:00"))
    content = made(fund=fund)
    one = events(content)["Deadline: Local Digital Fund"]
    london = ZoneInfo("Europe/London")
    assert one.decoded("DTEND") == datetime.combine(deadline, datetime.min.time(), london).replace(hour=17)
    assert one.decoded("DTEND") - one.decoded("DTSTART") == timedelta(minutes=30)
    assert one["DTSTART"].params["TZID"] == "Europe/London"
    [alarm] = one.walk("VALARM")
    assert (one.decoded("DTSTART") + alarm.decoded("TRIGGER")).hour == 9


def test_the_time_zone_changes_its_clocks_as_london_does() -> None:
    """Read by dateutil, which knows of the zone what is written in the file and nothing else."""
    import io

    from dateutil.tz import tzical

    fund = replace(FUND, deadline=replace(FUND.deadline, time="17:00"))
    [zone] = read(made(fund=fund)).walk("VTIMEZONE")
    theirs = tzical(io.StringIO(zone.to_ical().decode())).get("Europe/London")
    assert theirs is not None
    london = ZoneInfo("Europe/London")
    changes = [
        datetime(year, month, max(n for n in range(25, 32) if date(year, month, n).weekday() == 6), 1)
        for year in range(2019, 2030)
        for month in (3, 10)
    ]
    # Around each change by the half hour, and through the years.
    moments = [one + timedelta(minutes=minutes) for one in changes for minutes in range(-180, 210, 30)]
    moments += [datetime(2019, 1, 1) + timedelta(hours=7 * number) for number in range(14_000)]
    for moment in moments:
        here = moment.replace(tzinfo=UTC)
        assert here.astimezone(theirs).utcoffset() == here.astimezone(london).utcoffset(), moment


def test_without_an_hour_there_is_no_time_zone() -> None:
    assert read(made()).walk("VTIMEZONE") == []


def test_a_document_with_a_deadline_of_its_own_has_its_day() -> None:
    owed = Owed(document="funding-bid", deadline=date(2020, 2, 14), source="Terms", confirmed=True)
    content = made(fund=replace(FUND, owed=(owed,)))
    assert days(content)["Deadline: Local Digital Fund, funding-bid"] == "2020-02-14"


def test_the_same_bid_gives_the_same_bytes_and_a_later_day_the_same_entries() -> None:
    first, again, later = made(), made(), made(today=date(2020, 1, 21))
    assert first == again
    before, after = (read(content).walk("VEVENT") for content in (first, later))
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for old, new in zip(before, after, strict=True))
    assert {str(one.decoded("DTSTAMP")) for one in before} == {"2020-01-20 00:00:00+00:00"}


def test_an_entry_keeps_its_identity_when_the_approval_moves_on() -> None:
    asked = replace(APPROVALS[0], status="requested", requested_on=TODAY, name="All figures")
    moved = made(replace(OVERVIEW, approvals=(asked, *APPROVALS[1:])))
    before, after = events(made()), events(moved)
    assert before["Ask for Figures"]["UID"] == after["Asked for: All figures"]["UID"]
    assert before["Needed: Figures"]["UID"] == after["Expected: All figures"]["UID"]


@pytest.mark.parametrize("status", ["requested", "given", "refused"])
def test_no_entry_is_left_behind_where_days_are_not_known(status: str) -> None:
    """What was imported before has to be replaced, or it would ask for what has long been given."""
    moved = made(replace(OVERVIEW, approvals=(replace(APPROVALS[0], status=status), *APPROVALS[1:])))
    before, after = ({str(one["UID"]) for one in read(found).walk("VEVENT")} for found in (made(), moved))
    assert before <= after
    assert "Ask for Figures" not in days(moved)


def with_brief(today: date = date(2019, 9, 10), **changes: Any) -> bytes:
    assert _checked.bid is not None
    early = _checked.bid.early
    brief = replace(early.requirements, **({"status": "draft"} | changes))
    found = timetable(OVERVIEW, FUND, today, early=replace(early, requirements=brief))
    return calendar_file(OVERVIEW, FUND, found)


def test_a_draft_s_notice_is_there_and_a_live_one_keeps_its_entries() -> None:
    draft = with_brief(award_working_days=5, start_working_days=1)
    found = {summary.partition(":")[0]: day for summary, day in days(draft).items()}
    assert {name: found[name] for name in ("Publish the brief", "Notice closes", "Award expected")} == {
        "Publish the brief": "2019-09-16",
        "Notice closes": "2019-09-30",
        "Award expected": "2019-10-07",
    }
    assert found["Last day for suppliers’ questions"] == "2019-09-23"
    assert found["Publish the answers to suppliers’ questions"] == "2019-09-27"
    assert len(events(draft)["Publish the brief: Shared parking permits"].walk("VALARM")) == 1
    live = with_brief(date(2019, 9, 17), status="live")
    ids = [{str(one["UID"]) for one in read(content).walk("VEVENT")} for content in (draft, live)]
    assert len(ids[0] - ids[1]) == 2
    assert ids[1] < ids[0]
    assert not any("brief" in one or "Notice" in one for one in days(with_brief(status="awarded")))


def test_two_bids_share_no_entry() -> None:
    other = replace(OVERVIEW, id="another")
    ours, theirs = ({str(one["UID"]) for one in read(made(of)).walk("VEVENT")} for of in (OVERVIEW, other))
    assert not ours & theirs
    assert is_calendar_of(made(), OVERVIEW)
    assert not is_calendar_of(made(other), OVERVIEW)


def test_a_calendar_that_another_program_has_saved_with_other_line_ends_is_known() -> None:
    assert is_calendar_of(made().replace(b"\r\n", b"\n"), OVERVIEW)
    assert not is_calendar_of(b"", OVERVIEW)
    assert not is_calendar_of(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n", OVERVIEW)


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=100))
def test_whatever_an_approval_is_called_the_file_is_valid(name: str, approver: str) -> None:
    """RFC 5545: sections 3.1 (lines), 3.4 and 3.6 (what has to be there), 3.3.11 (text)."""
    one = replace(APPROVALS[0], name=name, approver=approver)
    content = made(replace(OVERVIEW, approvals=(one,)))
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(character < 0x20 and character != 0x09 for line in lines for character in line)
    for line in lines:
        line.decode("utf-8")
    calendar = read(content)
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//bidgen//Timetable of a bid//EN")
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event.errors == []
    assert len(calendar.walk("VEVENT")) == 4
