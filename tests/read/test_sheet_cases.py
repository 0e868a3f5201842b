"""Sheets as people edit them, written as Markdown tables: the rows that come of them, and the Problems."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sheets import rewrite, write_workbook

from bidgen.problems import Problem
from bidgen.read.schemas import Column, Table, tables_of
from bidgen.read.workbook import read_workbook
from bids import CASES, load_cases

# What values mean is the next stage's: tests/check/test_sheet_values.py.
FILES = sorted(one.stem for one in (CASES / "sheets").glob("*.yaml") if one.stem != "values")
SHEETS = [(f"{file}: {case['name']}", case) for file in FILES for case in load_cases(f"sheets/{file}")]
# The tables of a case that names no input: they have what no packaged schema has, earlier names.
TABLES = (
    Table(
        "costs",
        "Costs",
        "Costs",
        (
            Column("id", "Id", True),
            Column("item", "Cost item", True, earlier=("Item of cost",)),
            Column("amount", "Amount", False, earlier=("Sum", "Price"), rules={"type": "money"}),
            Column("days", "Days", False, rules={"type": "number"}),
            Column("note", "Note", False),
        ),
        earlier=("Expenses", "Spending"),
    ),
    Table("risks", "Risks", "Risks", (Column("id", "Id", True), Column("risk", "What may happen?", True))),
)


@pytest.mark.parametrize("case", [case for _, case in SHEETS], ids=[name for name, _ in SHEETS])
def test_a_sheet_is_read_as_the_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    sheets = {_seen(name): _seen(table or "") for name, table in case["sheets"].items()}
    path = write_workbook(tmp_path / "book.xlsx", sheets, case.get("merged"))
    for number, changes in case.get("change", {}).items():
        rewrite(path, {f"xl/worksheets/sheet{number}.xml": [tuple(change) for change in changes]})
    raw, problems = read_workbook(path, "book.xlsx", tables_of(case["input"]) if "input" in case else TABLES)
    assert [_named(one) for one in problems] == case["expect"]
    assert raw is not None
    assert _text(raw.values) == _text(case["rows"])


def _named(one: Problem) -> str:
    """Return "CODE CELL SEVERITY", without a cell where there is none and without the severity error."""
    assert one.place is not None
    severity = "" if one.severity == "error" else str(one.severity)
    return " ".join(filter(None, (one.code, one.place.cell, severity)))


def _seen(text: str) -> str:
    """Put the characters that nobody would see in a case in the place of their codes, {U+00A0}."""
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda match: chr(int(match[1], 16)), text)


def _text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _text(one) for name, one in value.items()}
    return [_text(one) for one in value] if isinstance(value, list) else str(value)
