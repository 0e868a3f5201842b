"""`refresh`: an older bid gets what the present schemas ask for, and loses nothing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bidgen.api import check_bid, new_bid, refresh_bid
from bidgen.read.folder import read_bid
from bids import replace_once

EXAMPLE = Path(__file__).parents[1] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The example as an earlier version might have left it: a field, a column and a sheet fewer."""
    bid = tmp_path / "ims-alpha"
    shutil.copytree(EXAMPLE, bid, ignore=shutil.ignore_patterns("out"))
    book = openpyxl.load_workbook(bid / "findings.xlsx")
    del book["Lessons"]
    sessions = book["Sessions"]
    titles = [cell.value for cell in sessions[1]]
    sessions.tables.clear()
    sessions.delete_cols(titles.index("Limitations") + 1)
    book.save(bid / "findings.xlsx")
    text = (bid / "bid.yaml").read_text("utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("website:"))
    replace_once(bid / "bid.yaml", line, "")
    return bid


def contents(bid: Path) -> dict[str, bytes]:
    return {str(file.relative_to(bid)): file.read_bytes() for file in bid.rglob("*") if file.is_file()}


def test_what_is_missing_is_added_and_the_old_files_stay(old: Path) -> None:
    before = contents(old)
    raw, _ = read_bid(old)
    refreshed = refresh_bid(old, today=TODAY)
    assert refreshed.problems == ()
    assert {"bid.yaml", "findings.xlsx"} <= set(refreshed.changes)
    assert refreshed.kept["bid.yaml"] == "bid.before-2020-01-24.yaml"
    assert refreshed.kept["findings.xlsx"] == "findings.before-2020-01-24.xlsx"
    assert set(refreshed.kept) == set(refreshed.changes)
    after = contents(old)
    for name, kept in refreshed.kept.items():
        assert after[kept] == before[name]
    assert {name: after[name] for name in before if name not in refreshed.kept} == {
        name: content for name, content in before.items() if name not in refreshed.kept
    }
    assert "website:" in (old / "bid.yaml").read_text("utf-8")
    book = openpyxl.load_workbook(old / "findings.xlsx")
    assert "Limitations" in [cell.value for cell in book["Sessions"][1]]
    assert "Lessons" in book.sheetnames
    # What people see of it is what they typed, and nothing else.
    again, problems = read_bid(old)
    assert raw is not None
    assert again is not None
    assert again.inputs["findings"].values["sessions"] == raw.inputs["findings"].values["sessions"]
    assert [one for one in problems if one.severity != "advice"] == []


def test_a_sheet_that_every_bid_needs_comes_empty_and_the_second_refresh_is_quiet(old: Path) -> None:
    book = openpyxl.load_workbook(old / "business-case.xlsx")
    del book["Assumptions"]
    book.save(old / "business-case.xlsx")
    changes = refresh_bid(old, today=TODAY).changes["business-case.xlsx"]
    assert "sheet Assumptions added" in changes
    sheet = openpyxl.load_workbook(old / "business-case.xlsx")["Assumptions"]
    assert [cell.value for cell in sheet[2] if cell.value is not None] == []
    assert refresh_bid(old, today=TODAY).changes == {}


def test_a_bid_that_is_up_to_date_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "my-bid"
    new_bid(folder, fund="local-digital-fund-2020")
    before = contents(folder)
    refreshed = refresh_bid(folder, today=TODAY)
    assert (refreshed.problems, refreshed.changes) == ((), {})
    assert contents(folder) == before


def test_the_second_refresh_changes_nothing_and_a_second_old_file_gets_a_name_of_its_own(old: Path) -> None:
    refresh_bid(old, today=TODAY)
    assert refresh_bid(old, today=TODAY).changes == {}
    book = openpyxl.load_workbook(old / "findings.xlsx")
    del book["Forces"]
    book.save(old / "findings.xlsx")
    assert refresh_bid(old, today=TODAY).kept == {"findings.xlsx": "findings.before-2020-01-24-2.xlsx"}


def test_the_kept_files_are_no_inputs(old: Path) -> None:
    refresh_bid(old, today=TODAY)
    checked = check_bid(old, today=TODAY)
    assert checked.clean
    # The limitations of sessions came back as an empty column.
    assert [one.code for one in checked.problems if one not in checked.accepted] == ["C433"]


def test_one_file_that_cannot_be_refreshed_stops_all(old: Path) -> None:
    (old / "alpha-plan.xlsx").write_bytes(b"no workbook")
    before = contents(old)
    refreshed = refresh_bid(old, today=TODAY)
    assert refreshed.failed
    assert [(one.code, str(one.place)) for one in refreshed.problems] == [("R120", f"{old}/alpha-plan.xlsx")]
    assert contents(old) == before


def test_schemas_that_cannot_be_written_stop_all(old: Path) -> None:
    (old / ".schemas").write_text("in the way")
    before = contents(old)
    refreshed = refresh_bid(old, today=TODAY)
    assert refreshed.failed
    assert [one.code for one in refreshed.problems] == ["O601"]
    assert contents(old) == before
