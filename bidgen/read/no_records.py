"""Which rows below the headings are no records, though no totals: notes, headings again, rows in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bidgen.problems import Problem, problem
from bidgen.read.grid import Grid
from bidgen.read.headings import OWN, Covered, Headings
from bidgen.read.names import heading
from bidgen.read.schemas import Column, Table
from bidgen.read.text import tidy

if TYPE_CHECKING:
    from bidgen.read.grid import AnyCell

# What nobody calls a record, though each could be an id.
_NOT_IDS = {"vat", "tax", "contingency", "inflation", "note", "notes", "nb", "check", "balance", "difference"}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_NOTHING = {"-", "–", "—"}
# One cell that is empty is a cell that somebody forgot.
FEWEST = 2
# A date, a month or a year, however it is misspelt, has a digit and is short.
_DATES = {"date", "month", "financial_year"}
_LONGEST_DATE = 40


def is_note(grid: Grid, headings: Headings, row: int) -> bool:
    """Return whether the row is a note of the user's own: its first cell of the table begins with #.

    A row most of which is filled in is a record, whatever its id looks like.
    """
    cells = grid.rows[row]
    first = min(headings.columns.keys() & cells.keys(), default=None)
    if first is None or not _text(cells[first]).startswith(OWN):
        return False
    name = headings.columns[first].rules.get("type")
    filled = {number: cell for number, cell in cells.items() if number != first or name in {"text", "prose"}}
    required, empty = _required(headings, filled, frozenset())
    return 2 * len(empty) >= len(required)


def is_headings(grid: Grid, headings: Headings, row: int) -> bool:
    """Return whether the row is the row of headings once more: each filled cell says what its column holds.

    A single such cell among several columns may be somebody's value.
    """
    cells, top = grid.rows[row], grid.rows[headings.row]
    known = headings.columns.keys() & cells.keys()
    return len(known) >= min(FEWEST, len(headings.columns)) > 0 and all(
        heading(_text(cells[one])) in {heading(headings.columns[one].label), heading(_text(top[one]))} - {""}
        for one in known
    )


def no_record(grid: Grid, table: Table, headings: Headings, covered: Covered, row: int) -> Problem | None:
    """Return R142 for a row that has neither what names a record nor half of what every record needs.

    `covered` are cells of merged ranges, of which nobody knows what they should hold.
    """
    cells = grid.rows[row]
    known = sorted(headings.columns.keys() & cells.keys())
    key = table.columns[0]
    number = next((one for one, column in headings.columns.items() if column == key), None)
    if not known or number is None or _is_key(cells.get(number), key):
        return None
    required, empty = _required(headings, cells, {column for at, column in covered if at == row})
    wrong = len(empty) + (number in cells and key not in empty)
    if 2 * len(empty) < len(required) or wrong < FEWEST:
        return None
    first = known[0]
    cell = cells[first]
    return problem(
        "R142",
        grid.place(row, first),
        where=table.label,
        found=grid.formula(row, first) if cell.value is None else cell.value,
        label=headings.columns[first].label,
        missing=tuple(column.label for column in empty),
        key=key.label,
    )


def _required(
    headings: Headings, cells: Mapping[int, AnyCell], filled: set[int] | frozenset[int]
) -> tuple[list[Column], list[Column]]:
    """Return the columns that every record needs, and those of them that are empty here."""
    required = {number: one for number, one in headings.columns.items() if one.required}
    empty = [
        one
        for number, one in required.items()
        if number not in filled and (number not in cells or _text(cells[number]) in _NOTHING)
    ]
    return list(required.values()), empty


def _is_key(cell: AnyCell | None, key: Column) -> bool:
    """Return whether the first cell of a record holds what could name one."""
    if cell is None:
        return False
    # A number, a date, an error or a formula without a value has something to be said of it itself.
    if not isinstance(cell.value, str) or cell.data_type == "e":
        return True
    text, kind = _text(cell), key.rules.get("type")
    if kind in _DATES:
        return len(text) <= _LONGEST_DATE and any(one.isdigit() for one in text)
    if kind == "id" or key.field == "id":
        return _ID.fullmatch(text) is not None and text.casefold() not in _NOT_IDS
    return True


def _text(cell: AnyCell) -> str:
    """Return the text that the cell holds; an error such as #N/A is none."""
    return tidy(cell.value) if isinstance(cell.value, str) and cell.data_type != "e" else ""
