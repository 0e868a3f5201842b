"""The deadline as people read it, and the timetable of approvals back from the submission."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.api import check_bid, deadline_of
from bidgen.plan.workdays import add_working_days, is_working_day, working_days_between

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("today", "when", "text"),
    [
        ("2020-01-03", "later", "is Friday 31 January 2020: 28 days (20 working days) left."),
        ("2020-01-24", "later", "is Friday 31 January 2020: 7 days (5 working days) left."),
        ("2020-01-27", "this week", "is this week, on Friday 31 January 2020: 4 days (4 working days) left."),
        ("2020-01-30", "this week", "is this week, on Friday 31 January 2020: 1 day (1 working day) left."),
        ("2020-01-31", "today", "is today, Friday 31 January 2020."),
        ("2020-02-01", "passed", "was Friday 31 January 2020. It passed 1 day (0 working days) ago."),
        (
            "2026-01-31",
            "passed",
            "was Friday 31 January 2020. It passed 2,192 days (1,514 working days) ago.",
        ),
    ],
)
def test_the_time_left(today: str, when: str, text: str) -> None:
    status, _problems = deadline_of(SMALL, today=date.fromisoformat(today))
    assert status is not None
    assert status.when == when
    assert status.text == f"The deadline of the Local Digital Fund {text}"


def test_the_deadline_is_read_from_bid_yaml_alone(tmp_path: Path) -> None:
    """What is wrong elsewhere is no news to who asks for the deadline, even where the fund is at fault."""
    (tmp_path / "findings.yaml").write_text("summary: [", "utf-8")
    bid = (SMALL / "bid.yaml").read_text("utf-8")
    (tmp_path / "bid.yaml").write_text(bid, "utf-8")
    status, _problems = deadline_of(tmp_path, today=date(2020, 1, 24))
    assert status is not None
    fund = next(line for line in bid.splitlines() if line.startswith("fund:"))
    (tmp_path / "bid.yaml").write_text(bid.replace(fund, "fund: no-such-fund"), "utf-8")
    status, problems = deadline_of(tmp_path, today=date(2020, 1, 24))
    assert status is None
    assert [one.code for one in problems] == ["C335"]


def test_an_approval_is_counted_back_from_the_submission() -> None:
    plan = check_bid(SMALL, today=date(2020, 1, 10)).plan
    assert plan is not None
    (approval,) = plan.approvals
    assert approval.ask_by == date(2020, 1, 17)
    assert approval.state == "given"


def test_the_budget_is_split_into_supplier_lead_and_partner() -> None:
    plan = check_bid(SMALL, today=date(2020, 1, 24)).plan
    assert plan is not None
    assert [(share.name, share.fund, share.own) for share in plan.budget.by_part] == [
        ("supplier", Decimal(30000), Decimal(0)),
        ("lead", Decimal(8000), Decimal(5000)),
        ("partner", Decimal(2000), Decimal(0)),
    ]
    assert plan.budget.total == 45000


def test_a_story_is_traced_to_everything_that_answers_it() -> None:
    plan = check_bid(SMALL, today=date(2020, 1, 24)).plan
    assert plan is not None
    (trace,) = plan.traces
    found = {
        "findings": trace.findings,
        "needs": trace.needs,
        "recommendations": trace.recommendations,
        "workstreams": trace.workstreams,
        "milestones": trace.milestones,
        "benefits": trace.benefits,
    }
    assert {name: [one.id for one in records] for name, records in found.items()} == {
        "findings": ["F1"],
        "needs": ["N1"],
        "recommendations": ["K1"],
        "workstreams": ["WS1"],
        "milestones": ["M2"],
        "benefits": ["B1", "B2", "B3"],
    }


@given(days, st.integers(min_value=-300, max_value=300))
def test_adding_working_days_is_counting_them(start: date, count: int) -> None:
    end = add_working_days(start, count)
    if count > 0:
        assert working_days_between(start, end) == count
    assert count == 0 or is_working_day(end)
