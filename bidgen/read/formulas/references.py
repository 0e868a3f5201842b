"""What a formula refers to: cells, names and columns of Excel tables, as rectangles of cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bidgen.read.addresses import column_number

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:\s]+))!(.+)", re.DOTALL)
_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?", re.IGNORECASE)
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.IGNORECASE)
_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")
# A name that stands for cells says so with the sheet, and does not move with the cell that uses it.
_FIXED = re.compile(r"[^!]+!\$[A-Z]+(\$[0-9]+)?(:\$[A-Z]+(\$[0-9]+)?)?", re.IGNORECASE)
_CONSTANT = re.compile(r'-?[0-9]+(\.[0-9]+)?(E[-+]?[0-9]+)?%?|"[^"]*"|TRUE|FALSE', re.IGNORECASE)
_TABLE = re.compile(r"([^\[\]]+)\[(.*)\]", re.DOTALL)
# One specifier in its own brackets; an apostrophe goes before a bracket that belongs to a heading.
_PART = re.compile(r"\[((?:[^\[\]']|'.)*)\]")
_PARTS = re.compile(r"\s*\[(?:[^\[\]']|'.)*\](\s*[,:]\s*\[(?:[^\[\]']|'.)*\])*\s*")
_NO_SHEET = "it refers to a sheet that is not there, or to several at once"
_WHOLE_TABLE = {"#all", "#data", "#headers", "#totals", "#this row"}


class Area(NamedTuple):
    """A rectangle of cells, one cell included; rows and columns count from 1."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns it has."""
        return self.last_row - self.row + 1, self.last_column - self.column + 1

    @property
    def whole(self) -> bool:
        """Return whether it is of whole columns or rows."""
        rows, columns = self.shape
        return rows == LAST_ROW or columns == LAST_COLUMN

    def holds(self, sheet: str, row: int, column: int) -> bool:
        """Return whether the cell is in the area."""
        inside = self.row <= row <= self.last_row and self.column <= column <= self.last_column
        return inside and self.sheet == sheet


@dataclass(frozen=True, slots=True)
class TableArea:
    """An Excel table: its cells, its headings, how many of its rows are headings and totals."""

    area: Area
    headings: tuple[str, ...]
    header_rows: int
    totals_rows: int


@dataclass(frozen=True, slots=True)
class Book:
    """What formulas may name: sheets by folded title, names by sheet (None: any) and folded name, tables."""

    sheets: Mapping[str, str]
    names: Mapping[tuple[str | None, str], str]
    tables: Mapping[str, TableArea]


class UnknownReference(Exception):
    """Why a reference cannot be followed, as the end of a sentence; for the reader of formulas alone."""


def resolve(typed: str, sheet: str, row: int, book: Book) -> Area | str:
    """Return the cells that `typed` in a formula of `row` in `sheet` stands for, or a constant's text.

    Raises UnknownReference.
    """
    if "[" in typed.partition("!")[0] and "!" in typed:
        raise UnknownReference("it refers to another workbook")
    match = _SHEET.fullmatch(typed)
    if match:
        title = book.sheets.get((match[1] or match[2] or "").replace("''", "'").casefold())
        if title is None:
            raise UnknownReference(_NO_SHEET)
        area = _area(match[3], title)
        return area if area else _named(match[3], title, row, book)
    area = _area(typed, sheet)
    if area:
        return area
    if "!" in typed.partition("[")[0]:
        raise UnknownReference(_NO_SHEET)
    if "[" in typed:
        return _in_table(typed, sheet, row, book)
    return _named(typed, sheet, row, book)


def _area(typed: str, sheet: str) -> Area | None:
    if match := _CELLS.fullmatch(typed):
        columns = sorted((column_number(match[1]), column_number(match[3] or match[1])))
        rows = sorted((int(match[2]), int(match[4] or match[2])))
    elif match := _COLUMNS.fullmatch(typed):
        columns, rows = sorted((column_number(match[1]), column_number(match[2]))), [1, LAST_ROW]
    elif match := _ROWS.fullmatch(typed):
        columns, rows = [1, LAST_COLUMN], sorted((int(match[1]), int(match[2])))
    else:
        return None
    if rows[0] < 1 or rows[1] > LAST_ROW or columns[1] > LAST_COLUMN:
        return None
    return Area(sheet, rows[0], columns[0], rows[1], columns[1])


def _named(name: str, sheet: str, row: int, book: Book) -> Area | str:
    key = name.casefold()
    text = book.names.get((sheet, key)) or book.names.get((None, key))
    if text is None:
        table = book.tables.get(key)
        if table:
            return _rows(table, "#data", row, *_across(table))
        raise UnknownReference(f"it names {name}, which the workbook does not explain")
    text = text.removeprefix("=").strip()
    if _CONSTANT.fullmatch(text):
        return f"({text})"
    # With another sheet in front, it leads to cells and not to a further name.
    if _FIXED.fullmatch(text):
        return resolve(text, sheet, row, book)
    raise UnknownReference(f"it names {name}, which stands for another formula")


def _in_table(typed: str, sheet: str, row: int, book: Book) -> Area:
    """Return the cells of Costs[Amount], Costs[[#This Row],[Amount]] or Costs[@Amount]."""
    match = _TABLE.fullmatch(typed)
    table = book.tables.get(match[1].casefold()) if match else None
    if match is None or table is None:
        raise UnknownReference(f"it names {typed}, which the workbook does not explain")
    inside = match[2]
    if inside.startswith("@"):
        inside = "[#This Row]," + (inside[1:] if inside.startswith("@[") else f"[{inside[1:]}]")
    elif not _PARTS.fullmatch(inside):
        inside = f"[{inside}]"
    parts = [_unescaped(part) for part in _PART.findall(inside)]
    of_rows = [part.casefold() for part in parts if part.casefold() in _WHOLE_TABLE]
    columns = [part for part in parts if part.casefold() not in _WHOLE_TABLE and part]
    if len(of_rows) > 1 or len(columns) > 2 or (len(columns) == 2 and "]:[" not in inside.replace(" ", "")):
        raise UnknownReference(f"it names {typed}, which is not understood here")
    which = of_rows[0] if of_rows else "#data"
    if which == "#this row" and table.area.sheet != sheet:
        raise UnknownReference("it refers to its own row in a table of another sheet")
    return _rows(table, which, row, *_across(table, columns))


def _across(table: TableArea, columns: list[str] | None = None) -> tuple[int, int]:
    """Return the first and last column of the sheet that the headings stand for; of the table for none."""
    if not columns:
        return table.area.column, table.area.last_column
    folded = [heading.casefold() for heading in table.headings]
    for column in columns:
        if column.casefold() not in folded:
            raise UnknownReference(f"it names the column {column}, which the table does not have")
    at = sorted(table.area.column + folded.index(column.casefold()) for column in columns)
    return at[0], at[-1]


def _rows(table: TableArea, which: str, row: int, first: int, last: int) -> Area:
    sheet, top, _, bottom, _ = table.area
    data, end = top + table.header_rows, bottom - table.totals_rows
    rows = {
        "#all": (top, bottom),
        "#data": (data, end),
        "#headers": (top, data - 1),
        "#totals": (end + 1, bottom),
        "#this row": (row, row),
    }[which]
    if rows[0] > rows[1] or (which == "#this row" and not data <= row <= end):
        raise UnknownReference("it refers to a row that its table does not have")
    return Area(sheet, rows[0], first, rows[1], last)


def _unescaped(part: str) -> str:
    return re.sub(r"'(.)", r"\1", part)
