"""Several dates in one cell or value, as people type them; and one date where a list may stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid
from bids import small_bid

OLD = "status: given, requested_on: 6 January 2020, given_on: 20 January 2020}"
TWO = (date(2020, 1, 15), date(2020, 1, 20))
TYPED = [
    ("[15 January 2020, 20 January 2020]", TWO),
    ("'15 January 2020, 20 January 2020'", TWO),
    ("15/1/2020; 20/1/2020", TWO),
    ("'2020-01-15, 2020-01-20'", TWO),
    ("Wednesday 15 January 2020 and Monday 20 January 2020", TWO),
    ("'January 15, 2020, January 20, 2020'", TWO),
    ('"Wed, 15 January 2020\\nMon, 20 January 2020"', TWO),
    ("20 January 2020", (date(2020, 1, 20),)),
    ("2020-01-20", (date(2020, 1, 20),)),
    ("n/a", ()),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED, ids=[typed for typed, _ in TYPED])
def test_several_dates_are_read_as_people_type_them(
    typed: str, meant: tuple[date, ...], tmp_path: Path
) -> None:
    new = f"meets_on: {typed}, {OLD}"
    bid = small_bid(tmp_path, {"change": {"file": "bid.yaml", "old": OLD, "new": new}})
    checked = check_bid(bid, today=date(2020, 1, 24))
    assert checked.bid is not None, checked.problems
    assert checked.bid.overview.approvals[0].meets_on == meant


def test_dates_stand_in_the_cells_of_a_workbook(tmp_path: Path) -> None:
    sheet = """
| Id | Approval | Approver | Working days | Meets on                         | Status        |
| A1 | Decision | Cabinet  | 5            | 15 January 2020, 20 January 2020 | not requested |
| A2 | Leave    | Director | 1            | `2020-01-20`                     | not requested |
"""
    bid = small_bid(tmp_path, {"books": {"bid.xlsx": {"Approvals": sheet}}})
    text = (bid / "bid.yaml").read_text("utf-8")
    start, end = text.index("approvals:"), text.index("sources:")
    (bid / "bid.yaml").write_text(text[:start] + text[end:], "utf-8")
    checked = check_bid(bid, today=date(2020, 1, 6))
    assert checked.bid is not None, checked.problems
    assert [one.meets_on for one in checked.bid.overview.approvals] == [TWO, TWO[1:]]


def test_one_that_is_no_date_is_named(tmp_path: Path) -> None:
    new = f"meets_on: [15 January 2020, 31 June 2020], {OLD}"
    bid = small_bid(tmp_path, {"change": {"file": "bid.yaml", "old": OLD, "new": new}})
    [found] = check_bid(bid, today=date(2020, 1, 24)).problems
    assert (found.code, found.place and found.place.line) == ("S228", 27)
