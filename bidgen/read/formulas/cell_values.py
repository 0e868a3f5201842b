"""Values between a workbook's cells and the formula engine: days are numbers there, as in the workbook."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bidgen.formats import date_text
from bidgen.read.formulas.engine import CellError, Literal, shortened

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

    AnyCell = Cell | MergedCell

_EQUAL = 1e-9
# What is left where numbers cancel, of the largest in the workbook.
_OF_LARGEST, _LARGEST = 1e-13, 1e12
_SECOND = 1 / 86_400


def literal(cell: AnyCell) -> Literal:
    """Return what the cell holds, a date as its number of days from the end of 1899."""
    value: Any = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return CellError(str(value))
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        try:
            return float(value)
        except OverflowError:
            return CellError("#NUM!")
    if isinstance(value, date | time | timedelta):
        from openpyxl.utils import datetime as days

        to_excel: Any = days.to_excel
        try:
            return float(to_excel(value))
        except (ValueError, OverflowError):
            return CellError("#NUM!")
    return str(value)


def put(cell: AnyCell, value: Literal) -> None:
    """Put a computed value into the cell, as reading the workbook would have done."""
    if isinstance(value, CellError):
        fill(cell, value.shown, "e")
    elif isinstance(value, bool):
        fill(cell, value, "b")
    elif isinstance(value, str):
        fill(cell, value or None, "s" if value else "str")
    elif value is not None and holds_date(cell) and (day := _day(value)):
        fill(cell, day, "d")
    else:
        fill(cell, value or 0.0, "n")


def holds_date(cell: AnyCell) -> bool:
    """Return whether the cell shows a number as a date or a time."""
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(cell.number_format))


def _day(value: float) -> datetime | None:
    from openpyxl.utils.datetime import from_excel

    try:
        day = from_excel(value)
    except (ValueError, OverflowError):
        return None
    return day if isinstance(day, datetime) else None


def fill(cell: Any, value: object, kind: str) -> None:
    """Give the cell a value of the kind that openpyxl names so."""
    # Not by `cell.value`, which would take text that begins with = for a formula.
    cell._value, cell.data_type = value, kind


def same(saved: Literal, computed: Literal, cell: AnyCell, largest: float = 0.0) -> bool:
    """Return whether two values are one: numbers but for noise, texts but for digits beyond the 15th.

    `largest` is the largest number that is typed in the workbook.
    """
    if computed is None:
        computed = 0.0
    if isinstance(saved, bool) or isinstance(computed, bool):
        return saved is computed
    if isinstance(saved, float) and isinstance(computed, float):
        noise = max(_SECOND if holds_date(cell) else _EQUAL, _OF_LARGEST * min(largest, _LARGEST))
        return math.isclose(saved, computed, rel_tol=_EQUAL, abs_tol=noise)
    if isinstance(saved, str) and isinstance(computed, str):
        return shortened(saved) == shortened(computed)
    return saved == computed


def shown(value: Literal, cell: AnyCell) -> str:
    if isinstance(value, CellError):
        return value.shown
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return f"“{value}”"
    if value is not None and holds_date(cell) and (day := _day(value)):
        return date_text(day.date())
    return f"{value or 0:.15g}"
