"""What a workbook computes for those who look at it is no input, and is kept apart to be compared."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from sheets import write_workbook

from bidgen.read.raw import Raw
from bidgen.read.schemas import tables_of
from bidgen.read.summary import MARK
from bidgen.read.workbook import read_workbook

COSTS = [table for table in tables_of("business-case") if table.field == "costs"]
OWN_SUMMARY = "| Option | NPSV |\n| B | `=1+1 -> 2` |"


def read(path: Path) -> tuple[Raw, list[str]]:
    raw, problems = read_workbook(path, "book.xlsx", COSTS)
    assert raw is not None
    return raw, [one.code for one in problems]


def costs(*rows: str) -> str:
    return "\n".join(("| Id | Option | Cost | Class | First year | Amount | Note |", *rows))


def shown(raw: Raw) -> list[tuple[str, str, float | str, str | None]]:
    return [(one.name, one.of, one.shown, one.place.cell) for one in raw.figures]


def test_a_computed_amount_is_shown_and_not_read(tmp_path: Path) -> None:
    rows = (
        "| C1 | B | Build | capital | 2020-21 | `=2*3 -> 6` | |",
        "| C2 | B | Run | revenue | 2020-21 | `7.5` | dear |",
        "| C3 | B | Rest | revenue | 2020-21 | | |",
    )
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(*rows)}))
    assert codes == []
    assert shown(raw) == [("costs.amount", "C1", 6.0, "F2"), ("costs.amount", "C2", 7.5, "F3")]
    assert [sorted(row) for row in raw.values["costs"] if isinstance(row, dict)] == [
        ["first_year", "id", "item", "kind", "option"],
        ["first_year", "id", "item", "kind", "note", "option"],
        ["first_year", "id", "item", "kind", "option"],
    ]


def test_an_amount_by_itself_is_no_row(tmp_path: Path) -> None:
    rows = ("| C1 | B | Build | capital | 2020-21 | `6` | |", "| | | | | | `=F2 -> 6` | |")
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(*rows)}))
    assert codes == []
    assert len(raw.values["costs"]) == 1
    assert shown(raw) == [("costs.amount", "C1", 6.0, "F2")]


def test_amounts_that_were_not_computed_since_a_change_are_not_compared(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | `=2*3` | |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row)}))
    assert (codes, raw.figures) == ([], ())


def test_a_value_that_takes_an_amount_is_read_whether_the_amount_was_computed_or_not(tmp_path: Path) -> None:
    for amount, total in (("`=2*3 -> 6`", "`=F2*2 -> 12`"), ("`=2*3`", "`=F2*2`")):
        row = f"| C1 | B | Build | capital | 2020-21 | {amount} | {total} |"
        raw, _ = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row)}))
        [record] = raw.values["costs"]
        assert isinstance(record, dict)
        assert record["note"] == 12


def test_a_summary_of_somebodys_own_shows_nothing_of_ours(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Summary": OWN_SUMMARY}))
    assert (codes, raw.figures) == ([], ())


def test_our_summary_is_known_by_what_it_says_of_itself_wherever_it_stands(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | |"
    top = f"| | |\n| | Title |\n| | {MARK} |\n| | |\n"
    ours = f"{top}| | Option | Name | NPSV |\n| | B | Build it | `=1+1 -> 2` |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Summary": ours}))
    assert codes == []
    assert shown(raw) == [("NPSV", "B", 2.0, "D6")]


def test_workings_of_ours_are_not_opened_and_somebodys_own_are(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | `=Workings!B3 -> 5` |"
    for title, codes in ((MARK, []), ("My workings", [])):
        workings = f"| {title} |\n| |\n| | `5` |"
        path = write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Workings": workings})
        raw, found = read(path)
        assert found == codes
        [record] = raw.values["costs"]
        assert isinstance(record, dict)
        assert record["note"] == 5
        assert "Workings" in openpyxl.load_workbook(path).sheetnames
