"""Where cells are: "F7" and (7, 6), ranges of them, and how a formula or a link names a sheet."""

from __future__ import annotations

import re
from functools import lru_cache

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384


# A workbook has thousands of cells and a few dozen columns.
@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters of a column that counts from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@lru_cache(maxsize=1024)
def column_number(name: str) -> int:
    """Return the number of a column, counted from 1, by its letters."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


def position(cell: str) -> tuple[int, int]:
    """Return the row and the column of a cell, both counted from 1; ValueError for what is no cell."""
    match = _CELL.fullmatch(cell.strip())
    if match is None:
        raise ValueError(f"not a cell: {cell!r}")
    column = column_number(match[1])
    if not 0 < int(match[2]) <= MOST_ROWS or column > MOST_COLUMNS:
        raise ValueError(f"not a cell: {cell!r}")
    return int(match[2]), column


def area(reference: str) -> tuple[int, int, int, int]:
    """Return the first row, first column, last row and last column of a range such as "A1:C9" or "A1"."""
    first, _, last = reference.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def area_name(top: int, left: int, bottom: int, right: int) -> str:
    return f"{address(top, left)}:{address(bottom, right)}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as a formula or a link writes it, quoted whatever it is."""
    return "'" + sheet.replace("'", "''") + "'"
