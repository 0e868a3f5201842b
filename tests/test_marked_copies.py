"""`check --mark`: copies beside the inputs, never in their place, and never over somebody's work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bidgen.api import Marked, check_bid, mark_bid
from bids import replace_once, small_bid

TODAY = date(2020, 1, 10)
BOOK = {
    "change": {
        "file": "alpha-plan.yaml",
        "old": "spend:\n- {month: April 2020, amount: £18000}\n- {month: May 2020, amount: £22000}\n",
        "new": "",
    },
    "also": [{"file": "bid.yaml", "old": "submission_date: 31 January 2020", "new": "submission_date: soon"}],
    "books": {
        "alpha-plan.xlsx": {
            "Spend": "| Month | Amount |\n|-|-|\n| April 2020 | a lot |\n| May 2020 | `22000` |"
        }
    },
}


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    """The small bid with a wrong date in bid.yaml and a wrong amount in alpha-plan.xlsx."""
    return small_bid(tmp_path, BOOK)


def mark(bid: Path) -> Marked:
    return mark_bid(bid, check_bid(bid, today=TODAY))


def contents(bid: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in bid.iterdir() if file.is_file()}


def test_a_copy_stands_beside_each_input_with_problems_and_the_inputs_stay(bid: Path) -> None:
    before = contents(bid)
    marked = mark(bid)
    assert marked.problems == ()
    assert set(marked.written) == {"bid.checked.yaml", "alpha-plan.checked.xlsx"}
    after = contents(bid)
    assert {name: after[name] for name in before} == before
    assert set(after) == set(before) | set(marked.written)
    sheet = openpyxl.load_workbook(bid / "alpha-plan.checked.xlsx")["Spend"]
    assert "S221" in sheet["B2"].comment.text
    assert sheet["B3"].comment is None
    assert "#! error S227" in (bid / "bid.checked.yaml").read_text("utf-8")


def test_copies_are_no_inputs_and_are_made_anew(bid: Path) -> None:
    found = check_bid(bid, today=TODAY).problems
    first = (mark(bid), contents(bid))
    assert check_bid(bid, today=TODAY).problems == found
    assert (mark(bid), contents(bid)) == first


def test_the_copy_of_a_mended_input_goes(bid: Path) -> None:
    mark(bid)
    replace_once(bid / "bid.yaml", "submission_date: soon", "submission_date: 31 January 2020")
    marked = mark(bid)
    assert marked.written == ("alpha-plan.checked.xlsx",)
    assert marked.removed == ("bid.checked.yaml",)
    assert not (bid / "bid.checked.yaml").exists()


@pytest.mark.parametrize("mended", [False, True])
def test_a_copy_that_somebody_has_worked_in_is_left_alone(bid: Path, mended: bool) -> None:
    """An error where it should be replaced, advice where it is only in the way."""
    mark(bid)
    book = openpyxl.load_workbook(bid / "alpha-plan.checked.xlsx")
    book["Spend"]["B2"] = 18000
    book.save(bid / "alpha-plan.checked.xlsx")
    with (bid / "bid.checked.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    if mended:
        replace_once(bid / "bid.yaml", "submission_date: soon", "submission_date: 31 January 2020")
    before = contents(bid)
    marked = mark(bid)
    severities = {Path(one.place.file).name: str(one.severity) for one in marked.problems if one.place}
    assert [one.code for one in marked.problems] == ["O603", "O603"]
    assert severities == {
        "bid.checked.yaml": "advice" if mended else "error",
        "alpha-plan.checked.xlsx": "error",
    }
    assert marked.failed
    assert contents(bid) == before


def test_an_accepted_warning_is_not_marked(tmp_path: Path) -> None:
    bid, late = small_bid(tmp_path), date(2020, 3, 1)
    (warning,) = check_bid(bid, today=late).warnings
    assert mark_bid(bid, check_bid(bid, today=late)).counts == {"bid.checked.yaml": 1}
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        row = f"code: {warning.code}, reason: Known, accepted_by: Director, accepted_on: 1 March 2020"
        file.write(f"accepted_warnings:\n- {{{row}}}\n")
    marked = mark_bid(bid, check_bid(bid, today=late))
    assert (marked.written, marked.removed) == ((), ("bid.checked.yaml",))


def test_a_workbook_that_cannot_be_read_is_not_copied(bid: Path) -> None:
    (bid / "alpha-plan.xlsx").write_bytes(b"no workbook")
    marked = mark(bid)
    assert "alpha-plan.checked.xlsx" not in marked.written
