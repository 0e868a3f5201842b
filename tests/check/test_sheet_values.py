"""What is typed in a cell has one meaning, or is named: sheets as Markdown tables and what comes of them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sheets import write_workbook

from bidgen.catalogue import Severity
from bidgen.check.shapes import check_input
from bidgen.model.calendar import FinancialYear, Month
from bidgen.problems import Problem
from bidgen.read.schemas import tables_of
from bidgen.read.workbook import read_workbook
from bids import load_cases

CASES = load_cases("sheets/values")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_cell_means_one_thing(case: dict[str, Any], tmp_path: Path) -> None:
    values, problems = checked(case, tmp_path)
    assert [short(one) for one in problems] == case["expect"]
    for table, rows in case.get("rows", {}).items():
        assert len(values[table]) == len(rows)
        for record, wanted in zip(values[table], rows, strict=True):
            assert {field: plain(record.get(field)) for field in wanted} == wanted


def test_a_word_that_counts_as_empty_is_quoted(tmp_path: Path) -> None:
    case = next(one for one in CASES if one["name"].startswith("n/a for an amount"))
    [found] = checked(case, tmp_path)[1]
    assert "Amount is “n/a”, which counts as empty, in this row of Spend profile" in found.message


def test_where_empty_has_a_meaning_the_remedy_says_which(tmp_path: Path) -> None:
    case = next(one for one in CASES if one["name"] == "a dash does not mean 1")
    [found] = checked(case, tmp_path)[1]
    assert found.remedy == "Type the value; an empty cell means 1."


def test_numbers_as_text_name_the_first_cells_and_lead_to_twenty_more(tmp_path: Path) -> None:
    sheet = "| Month | Amount |\n" + "".join(
        f"| `{2020 + n // 12}-{1 + n % 12:02}-01` | {n} |\n" for n in range(30)
    )
    [found] = checked({"input": "alpha-plan", "sheets": {"Spend": sheet}}, tmp_path)[1]
    assert "text: B2, B3, B4 and 27 more." in found.message
    assert [place.cell for place in found.related] == [f"B{row}" for row in range(3, 23)]


def test_the_date_that_a_number_may_be_is_named(tmp_path: Path) -> None:
    case = next(one for one in CASES if one["name"].startswith("a date that a cell without"))
    [found] = checked(case, tmp_path)[1]
    assert "31 January 2020" in found.message


def checked(case: dict[str, Any], folder: Path) -> tuple[Any, list[Problem]]:
    """Return the typed values of the workbook, and the Problems of its sheets."""
    sheets = {name: _seen(table) for name, table in case["sheets"].items()}
    path = write_workbook(folder / "book.xlsx", sheets)
    raw, problems = read_workbook(path, "book.xlsx", tables_of(case["input"]))
    assert raw is not None
    done, found = check_input(raw, case["input"])
    problems = [one for one in [*problems, *found] if one.place and one.place.cell]
    return done.values, problems


def short(problem: Problem) -> str:
    """Return "S221 B2", with the severity where it is no error."""
    level = "" if problem.severity is Severity.ERROR else f" {problem.severity}"
    return f"{problem.code} {problem.place.cell if problem.place else ''}{level}"


def plain(value: Any) -> Any:
    """Return a typed value as the cases write it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, FinancialYear | Month):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _seen(table: str) -> str:
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda match: chr(int(match[1], 16)), table)
