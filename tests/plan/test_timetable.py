"""The timetable back from the submission: cases worked out by hand, and what holds of every timetable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidgen.api import check_bid, timetable_of
from bidgen.model.bid import Approval, Closure, Overview
from bidgen.model.fund import Fund, Owed
from bidgen.model.plan import Timetable
from bidgen.model.whole import EarlyBid
from bidgen.plan.approvals import approval_dates
from bidgen.plan.deadline import document_dates
from bidgen.plan.timetable import timetable
from bidgen.plan.workdays import add_working_days, closed_days, is_working_day, latest_start
from bids import SMALL, load_cases

CASES = load_cases("timetables")
TODAY = date(2020, 1, 24)
_checked = check_bid(SMALL, today=TODAY)
assert _checked.bid is not None
OVERVIEW, FUND = _checked.bid.overview, _checked.bid.fund


def approval(row: Mapping[str, Any]) -> Approval:
    defaults = {"name": f"Approval {row['id']}", "approver": "Director", "status": "not requested"}
    lists = {name: tuple(row.get(name, ())) for name in ("after", "meets_on")}
    return Approval(**{**defaults, **row, **lists})


def overview_of(case: Mapping[str, Any]) -> Overview:
    closures = tuple(Closure(reason="Closed", **one) for one in case.get("closures", ()))
    approvals = tuple(map(approval, case["approvals"]))
    return replace(OVERVIEW, submission_date=case["submission"], approvals=approvals, closures=closures)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_timetable_is_as_worked_out_by_hand(case: Mapping[str, Any]) -> None:
    found = timetable(overview_of(case), FUND, case["today"])
    dates = {one.approval.id: one for one in found.approvals}
    assert list(dates) == [row["id"] for row in case["approvals"]]
    for name, wanted in case["expect"].items():
        shown = {field: getattr(dates[name], field) for field in wanted}
        if "waits_for" in shown:
            shown["waits_for"] = list(shown["waits_for"])
        assert shown == wanted, name
    if "next" in case:
        assert step(found) == case["next"]


def step(found: Timetable) -> str:
    if found.next_step is None:
        return "none"
    return f"{found.next_step.approval or 'send'} {found.next_step.by}"


# As of a day: what is next for the example, and whether something is past due.
EXAMPLE = [
    ("2020-01-24", "A6 2020-01-30", False),
    ("2020-01-28", "A6 2020-01-30", False),
    ("2020-01-29", "A2 2020-01-29", True),
    ("2020-01-31", "A2 2020-01-31", True),
    ("2020-02-03", "none", True),
]


@pytest.mark.parametrize(("today", "wanted", "past_due"), EXAMPLE)
def test_the_example_as_of_several_days(today: str, wanted: str, past_due: bool) -> None:
    example = SMALL.parents[3] / "bids" / "ims-alpha"
    timed = timetable_of(example, today=date.fromisoformat(today))
    assert timed.timetable is not None
    assert timed.problems == ()
    assert (step(timed.timetable), timed.timetable.past_due) == (wanted, past_due)


def test_the_next_step_says_who_is_asked_for_what_by_when_and_after_what() -> None:
    rows = [{"id": "A", "working_days": 3}, {"id": "B", "working_days": 5, "after": ["A"]}]
    case = {"submission": date(2020, 1, 31), "approvals": rows}

    def text(today: date) -> str:
        found = timetable(overview_of(case), FUND, today).next_step
        assert found is not None
        return found.text

    assert text(date(2020, 1, 20)) == (
        "Ask Director for “Approval A” (A) by Tuesday 21 January 2020, in 1 working day."
    )
    assert text(date(2020, 1, 22)) == (
        "Ask Director for “Approval A” (A) today, and whether it can be given sooner than usual: "
        "the latest safe day was Tuesday 21 January 2020."
    )
    rows[0] |= {"status": "requested", "given_on": date(2020, 1, 24)}
    assert text(date(2020, 1, 22)) == (
        "Ask Director for “Approval B” (B) by Friday 24 January 2020, in 2 working days, once A is given."
    )


def with_own(fund: Fund, document: str, deadline: date) -> Fund:
    owed = Owed(document=document, deadline=deadline, source="Terms", confirmed=True)
    return replace(fund, owed=(*(one for one in fund.owed if one.document != document), owed))


def test_a_document_has_the_fund_s_deadline_unless_it_has_its_own() -> None:
    dates = document_dates(with_own(FUND, "funding-bid", date(2020, 2, 14)), TODAY)
    assert {one.document: one.deadline for one in dates if one.own} == {"funding-bid": date(2020, 2, 14)}
    assert {one.deadline for one in dates if not one.own} == {date(2020, 1, 31)}
    assert len(dates) == 6
    assert not any(one.own for one in document_dates(with_own(FUND, "funding-bid", date(2020, 1, 31)), TODAY))


# A document's own deadline, the day, what is next, is something past due. The rest is sent on 31 January.
OWN = [
    (
        date(2020, 1, 27),
        "2020-01-24",
        "2020-01-27 Send document journey-map by Monday 27 January 2020",
        False,
    ),
    (
        date(2020, 1, 27),
        "2020-01-27",
        "2020-01-27 Send document journey-map by Monday 27 January 2020",
        False,
    ),
    (date(2020, 1, 27), "2020-01-28", "2020-01-31 Send the documents by Friday 31 January 2020", True),
    (date(2020, 2, 14), "2020-01-24", "2020-01-31 Send the documents by Friday 31 January 2020", False),
    (
        date(2020, 2, 14),
        "2020-02-03",
        "2020-02-14 Send document journey-map by Friday 14 February 2020",
        True,
    ),
    (date(2020, 2, 14), "2020-02-15", "none", True),
]


@pytest.mark.parametrize(("own", "today", "wanted", "past_due"), OWN)
def test_a_document_s_own_deadline_counts(own: date, today: str, wanted: str, past_due: bool) -> None:
    given = replace(OVERVIEW, approvals=())
    found = timetable(given, with_own(FUND, "journey-map", own), date.fromisoformat(today))
    step = found.next_step
    assert (f"{step.by} {step.text}" if step else "none").startswith(wanted)
    assert found.past_due is past_due
    (one,) = (one for one in found.documents if one.own)
    assert one.days == (own - date.fromisoformat(today)).days


# Sent on Wednesday 29 January at the latest, due on Friday the 31st: the day, and what is next.
BETWEEN = [
    ("2020-01-29", "2020-01-29 Send the documents by Wednesday 29 January 2020"),
    (
        "2020-01-30",
        "2020-01-30 Send the documents if they have not been sent: the day for it was Wednesday 29 January "
        "2020, and the deadline is Friday 31 January 2020, in 1 working day.",
    ),
    ("2020-02-01", "none"),
]


@pytest.mark.parametrize(("today", "wanted"), BETWEEN)
def test_a_missed_day_to_send_leaves_the_deadline(today: str, wanted: str) -> None:
    given = replace(OVERVIEW, approvals=(), submission_date=date(2020, 1, 29))
    found = timetable(given, FUND, date.fromisoformat(today)).next_step
    assert (f"{found.by} {found.text}" if found else "none").startswith(wanted)


def brief_of(**changes: Any) -> EarlyBid:
    assert _checked.bid is not None
    early = _checked.bid.early
    return replace(early, requirements=replace(early.requirements, **({"status": "draft"} | changes)))


NO_DATES = {"published": None, "closes": None}
# Changes to the small bid's brief, whose start is by 14 October 2019; the day; what is next; is it late.
BRIEFS: list[tuple[dict[str, Any], str, str, bool]] = [
    (
        NO_DATES,
        "2019-09-10",
        "2019-09-29 Publish the brief by Sunday 29 September 2019, in 13 working days.",
        False,
    ),
    ({}, "2019-09-10", "2019-09-16 Publish the brief by Monday 16 September 2019, in 4 working days.", False),
    ({}, "2019-09-16", "2019-09-16 Publish the brief by Monday 16 September 2019, today.", False),
    (
        {"published": date(2019, 10, 1)},
        "2019-09-10",
        "2019-09-29 Publish the brief by Sunday 29 September 2019, in 13 working days.",
        True,
    ),
    (
        NO_DATES,
        "2019-09-30",
        "2019-09-30 Settle whether the brief can still be published: its last day was Sunday 29",
        True,
    ),
    (
        {"status": "live"},
        "2019-09-17",
        "2019-09-27 Publish the answers to suppliers’ questions by Friday 27 September 2019",
        False,
    ),
    ({"status": "live"}, "2019-09-28", "2020-01-31 Send the documents", False),
    ({"status": "awarded"}, "2019-09-10", "2020-01-31 Send the documents", False),
]


@pytest.mark.parametrize(("changes", "today", "wanted", "late"), BRIEFS)
def test_a_brief_that_is_not_closed_has_its_dates(
    changes: dict[str, Any], today: str, wanted: str, late: bool
) -> None:
    day = date.fromisoformat(today)
    found = timetable(replace(OVERVIEW, approvals=()), FUND, day, early=brief_of(**changes))
    assert found.next_step is not None
    assert f"{found.next_step.by} {found.next_step.text}".startswith(wanted)
    assert found.past_due is late


days = st.dates(min_value=date(2019, 10, 1), max_value=date(2020, 6, 30))
closures = st.lists(
    st.builds(
        lambda start, length: Closure(start=start, end=start + timedelta(days=length), reason="Closed"),
        days,
        st.integers(-3, 20),
    ),
    max_size=3,
).map(tuple)
STATUSES = ("not requested", "not requested", "requested", "given", "refused")


@st.composite
def overviews(draw: st.DrawFn) -> Overview:
    names = [f"A{number}" for number in range(draw(st.integers(1, 6)))]
    approvals = tuple(
        Approval(
            id=name,
            name=name,
            approver="Director",
            working_days=draw(st.integers(0, 30)),
            # Circles too: they must hold nothing up.
            after=tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True))),
            meets_on=tuple(draw(st.lists(days, max_size=3))),
            status=draw(st.sampled_from(STATUSES)),
            requested_on=draw(st.none() | days),
            given_on=draw(st.none() | days),
        )
        for name in names
    )
    return replace(OVERVIEW, submission_date=draw(days), approvals=approvals, closures=draw(closures))


def ask_bys(overview: Overview) -> list[date]:
    """Return the latest safe days; of one without a meeting in time it is as early as can be."""
    return [one.ask_by or date.min for one in approval_dates(overview, TODAY)]


unhurried = settings(deadline=None, max_examples=150)


@unhurried
@given(overviews(), st.integers(0, 5), st.integers(1, 20))
def test_a_longer_lead_time_never_gives_a_later_day_to_ask(one: Overview, which: int, more: int) -> None:
    at = which % len(one.approvals)
    slower = replace(one.approvals[at], working_days=one.approvals[at].working_days + more)
    later = replace(one, approvals=(*one.approvals[:at], slower, *one.approvals[at + 1 :]))
    assert all(new <= old for new, old in zip(ask_bys(later), ask_bys(one), strict=True))


@unhurried
@given(overviews(), closures)
def test_a_closure_never_gives_a_later_day_to_ask(one: Overview, more: tuple[Closure, ...]) -> None:
    closed = replace(one, closures=(*one.closures, *more))
    assert all(new <= old for new, old in zip(ask_bys(closed), ask_bys(one), strict=True))


@unhurried
@given(overviews())
def test_asked_for_on_the_latest_safe_day_each_is_given_in_time(one: Overview) -> None:
    closed = closed_days(one.closures)
    for found in approval_dates(one, TODAY):
        assert found.needed_by <= one.submission_date
        if found.ask_by is not None:
            assert is_working_day(found.ask_by, closed)
            last = found.meeting or found.needed_by
            assert (
                add_working_days(found.ask_by, found.approval.working_days, closed) <= last <= found.needed_by
            )


@unhurried
@given(days, st.integers(0, 30), closures)
def test_a_day_after_the_latest_start_is_too_late(by: date, count: int, shut: tuple[Closure, ...]) -> None:
    closed = closed_days(shut)
    start = latest_start(by, count, closed)
    assert add_working_days(start, count, closed) <= by
    assert add_working_days(add_working_days(start, 1, closed), count, closed) > by


@unhurried
@given(overviews())
def test_what_comes_first_is_needed_by_the_day_the_next_is_asked_for(one: Overview) -> None:
    found = {each.approval.id: each for each in approval_dates(one, TODAY)}
    for each in found.values():
        if each.needed_for is not None:
            after = found[each.needed_for]
            assert each.approval.id in after.waits_for or each.approval.status == "given"
            assert after.ask_by in {None, each.needed_by}
