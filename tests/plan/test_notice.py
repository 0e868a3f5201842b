"""The timetable of a notice: the framework's weekdays, and the last day on which a draft can be published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from bidgen.api import check_bid
from bidgen.check.packaged import FRAMEWORK
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.model.plan import NoticePlan
from bidgen.model.procurement import Framework
from bidgen.model.whole import Bid
from bidgen.plan.notice import notice_dates, plan_notice
from bidgen.plan.workdays import add_working_days
from bids import SMALL, load_cases

NOTICES = load_cases("notices")


@cache
def framework(name: str) -> Framework:
    raw, _ = FRAMEWORK.read(name)
    assert raw is not None
    found = structure(Framework, check_input(raw, "procurement")[0])
    assert found is not None
    return found


@cache
def small() -> Bid:
    bid = check_bid(SMALL, today=date(2020, 1, 24)).bid
    assert bid is not None
    return bid


def planned(rules: str = "dos-4", closed: frozenset[date] = frozenset(), **changes: Any) -> NoticePlan:
    """Return the notice of the small bid as a draft: its start by 14 October 2019, its end on 31 January."""
    brief = replace(
        small().requirements, **({"status": "draft", "published": None, "closes": None} | changes)
    )
    found = plan_notice(replace(small(), requirements=brief, framework=framework(rules)).early, closed)
    assert found is not None
    return found


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: str(one["published"]))
@pytest.mark.parametrize("rules", ["dos-3", "dos-4"])
def test_published_notices_come_out_as_they_were(notice: dict[str, date], rules: str) -> None:
    timetable = framework(rules).timetable
    assert timetable is not None
    found = notice_dates(notice["published"], timetable)
    assert (found.questions_close, found.answers_due, found.closes) == (
        notice["questions"],
        notice["answers"],
        notice["closes"],
    )


def test_the_last_day_to_publish_leaves_time_to_close_award_and_start() -> None:
    found = planned(award_working_days=7, start_working_days=2)
    assert found.latest is not None
    # 14 October is a Monday: two working days before it the award, seven before that the closing day.
    assert found.latest_start == date(2019, 10, 14)
    assert found.latest_award == date(2019, 10, 10)
    assert found.latest.closes == date(2019, 10, 1)
    assert found.latest.published == date(2019, 9, 17)


@pytest.mark.parametrize("award", [None, 0, 1, 3, 7, 20])
@pytest.mark.parametrize("start", [None, 0, 1, 5])
@pytest.mark.parametrize("day", [date(2019, 10, 14), date(2019, 12, 30), date(2020, 1, 4)])
def test_a_day_after_the_last_day_to_publish_is_too_late(
    award: int | None, start: int | None, day: date
) -> None:
    said: Any = {"award_working_days": award, "start_working_days": start, "start_date": day}
    last = planned(**said).latest
    assert last is not None
    for published, in_time in ((last.published, True), (last.published + timedelta(days=1), False)):
        found = planned(**said, published=published)
        assert found.start is not None
        assert (found.start <= day) is in_time


def test_the_weeks_of_work_have_to_fit_before_the_end_of_the_discovery() -> None:
    # From Monday 11 November to Friday 31 January there are twelve weeks from Monday to Friday.
    assert planned(start_date=date(2019, 12, 2), work_weeks=12).latest_start == date(2019, 11, 11)
    assert planned(start_date=date(2019, 12, 2), work_weeks=11).latest_start == date(2019, 11, 18)
    assert planned(start_date=date(2019, 11, 4), work_weeks=12).latest_start == date(2019, 11, 4)


def test_the_start_is_not_later_than_the_supplier_s_first_milestone() -> None:
    (milestone,) = (one for one in small().plan.milestones if one.phase == "discovery")
    found = planned(start_date=date(2020, 2, 10), supplier_milestones=(milestone.id,))
    assert found.latest_start == milestone.date
    assert [one.what for one in found.bounds if milestone.id in one.what] != []


def test_days_on_which_the_council_is_closed_count_for_the_award_and_not_for_the_notice() -> None:
    said: Any = {"published": date(2019, 9, 16), "award_working_days": 1}
    closed = frozenset({date(2019, 10, 1)})
    assert planned(**said).award == date(2019, 10, 1)
    assert planned(closed=closed, **said).award == date(2019, 10, 2)
    assert planned(closed=closed, **said).dates == planned(**said).dates


def test_a_bank_holiday_is_no_working_day_of_the_council() -> None:
    found = planned(start_date=date(2020, 1, 6), start_working_days=3)
    assert found.latest_award == add_working_days(date(2020, 1, 6), -3) == date(2019, 12, 31)


def test_a_portal_without_a_known_timetable_has_a_closing_date_alone() -> None:
    found = planned("plain", closes=date(2019, 10, 1), published=date(2019, 9, 16), award_working_days=7)
    assert (found.dates, found.latest) == (None, None)
    assert found.award == date(2019, 10, 10)
    assert found.latest_close == date(2019, 10, 3)


def test_the_timetable_is_that_of_an_outcome() -> None:
    assert planned(kind="specialist", published=date(2019, 9, 16)).dates is None


@pytest.mark.parametrize("status", ["closed", "withdrawn", "awarded", "cancelled", "unsuccessful"])
def test_what_has_closed_has_a_record_and_no_timetable(status: str) -> None:
    brief = replace(small().requirements, status=status)
    assert plan_notice(replace(small(), requirements=brief).early) is None


def test_an_open_notice_has_its_own_days_alone() -> None:
    found = planned(status="live", published=date(2019, 9, 16))
    assert found == NoticePlan(dates=found.dates)
    assert found.dates is not None and found.dates.closes == date(2019, 9, 30)
