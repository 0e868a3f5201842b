"""How much each milestone can slip, and which decide the end: worked out by hand, and what always holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.api import check_bid
from bidgen.model.alpha_plan import Absence, AlphaPlan, Milestone
from bidgen.model.bid import Closure
from bidgen.plan.schedule import member_days, schedule
from bidgen.plan.workdays import add_working_days, closed_days, is_working_day, last_day_for
from bids import SMALL, load_cases

CASES = load_cases("schedules")
START = date(2020, 4, 6)
_checked = check_bid(SMALL, today=date(2020, 1, 24))
assert _checked.bid is not None
PLAN = _checked.bid.plan


def milestone(row: Mapping[str, Any]) -> Milestone:
    defaults = {"phase": "alpha", "milestone": row["id"]}
    return Milestone(**{**defaults, **row, "depends_on": tuple(row.get("depends_on", ()))})


def plan_of(case: Mapping[str, Any]) -> AlphaPlan:
    absences = tuple(Absence(**one) for one in case.get("absences", ()))
    return replace(
        PLAN, start=case["start"], milestones=tuple(map(milestone, case["milestones"])), absences=absences
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_schedule_is_as_worked_out_by_hand(case: Mapping[str, Any]) -> None:
    closed = closed_days(Closure(reason="Closed", **one) for one in case.get("closures", ()))
    found = schedule(plan_of(case), closed)
    rows = {one.milestone.id: one for one in found.milestones}
    for name, wanted in case["expect"].items():
        assert {field: getattr(rows[name], field) for field in wanted} == wanted, name
    assert list(found.critical) == case["critical"]


@st.composite
def plans(draw: st.DrawFn) -> AlphaPlan:
    """Draw a plan of some milestones, each on or after those it depends on, which it has time for."""
    milestones: list[Milestone] = []
    for number in range(draw(st.integers(1, 7))):
        before = draw(st.lists(st.sampled_from(milestones), unique=True, max_size=3)) if milestones else []
        begins = max((one.date for one in before), default=START - timedelta(days=1))
        needed = draw(st.integers(0, 12))
        earliest = add_working_days(begins, needed)
        milestones.append(
            Milestone(
                id=f"M{number}",
                phase="alpha",
                milestone="Reached",
                date=earliest + timedelta(days=draw(st.integers(0, 20))),
                depends_on=tuple(one.id for one in before),
                working_days=needed,
            )
        )
    order = draw(st.permutations(milestones))
    return replace(PLAN, start=START, milestones=tuple(order), absences=())


def end_of(plan: AlphaPlan, late: str, day: date) -> date:
    """Return the day of the last milestone where one comes on `day` and those after it as they can."""
    days: dict[str, date] = {}
    for one in sorted(plan.milestones, key=lambda it: int(it.id[1:])):
        begins = max((days[name] for name in one.depends_on), default=START - timedelta(days=1))
        planned = day if one.id == late else one.date
        days[one.id] = max(planned, add_working_days(begins, one.working_days or 0))
    return max(days.values())


@given(plans())
def test_slack_is_what_a_milestone_can_be_late_by_and_no_day_more(plan: AlphaPlan) -> None:
    found = schedule(plan)
    finish = max(one.date for one in plan.milestones)
    for one in found.milestones:
        assert one.slack >= 0
        assert one.earliest <= one.milestone.date <= one.latest
        assert end_of(plan, one.milestone.id, one.latest) == finish
        assert end_of(plan, one.milestone.id, one.latest + timedelta(days=1)) > finish


@given(plans())
def test_the_critical_path_leads_from_a_first_milestone_to_the_last(plan: AlphaPlan) -> None:
    found = schedule(plan)
    dated = {one.id: one for one in plan.milestones}
    slack = {one.milestone.id: one.slack for one in found.milestones}
    path = [dated[name] for name in found.critical]
    assert path[0].depends_on == ()
    assert path[-1].date == max(one.date for one in plan.milestones)
    for before, one in pairwise(path):
        assert before.id in one.depends_on
        assert slack[before.id] == min(slack[name] for name in one.depends_on)


@given(st.dates(date(2019, 1, 1), date(2021, 12, 31)), st.integers(0, 40))
def test_the_last_day_for_a_number_of_working_days(by: date, count: int) -> None:
    found = last_day_for(by, count)
    assert add_working_days(found, count) <= by
    assert add_working_days(found + timedelta(days=1), count) > by


def test_days_away_count_for_the_one_who_is_away() -> None:
    away = Absence(member="delivery-manager", start=date(2020, 5, 7), end=date(2020, 5, 11))
    found = member_days(replace(PLAN, absences=(away,)))
    days = [PLAN.start + timedelta(days=offset) for offset in range((PLAN.end - PLAN.start).days + 1)]
    whole = sum(map(is_working_day, days))
    # Thursday and Monday: between them are a bank holiday and a weekend.
    assert found == {one.id: whole - 2 * (one.id == "delivery-manager") for one in PLAN.team}
