"""One cell to a raw value: text, a number, yes or no, a date."""

from __future__ import annotations

import math
import re
import sys
from datetime import date, datetime, time
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.raw import Scalar
from bidgen.read.text import FORBIDDEN, REPLACEMENT, character_name

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

# A workbook keeps 15 significant digits; what is beyond is noise of binary fractions.
_DIGITS = Context(prec=15)
# How a workbook writes a character that XML cannot hold, such as _x000D_.
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What of a number format is printed as it is: "quoted", or after a backslash.
_LITERAL = re.compile(r'"[^"]*"|\\.')


def read_cell(cell: Cell | MergedCell, place: Place, problems: list[Problem]) -> Scalar | None:
    """Return what the cell holds, or None where it shows an error or no finite number.

    A number in a percentage format is the text "12%"; a date without a time of day is a date. Reports
    R104 control characters and R134 errors.
    """
    value = cell.value
    if cell.data_type == "e":
        problems.append(problem("R134", place, found=str(value)))
        return None
    if isinstance(value, str):
        return _text(value, place, problems)
    if isinstance(value, bool):
        return value
    if (isinstance(value, float) and not math.isfinite(value)) or _is_endless(value):
        problems.append(problem("R134", place, found="of a number that is too large"))
        return None
    if isinstance(value, int | float):
        number = _number(value)
        if "%" in _LITERAL.sub("", cell.number_format or ""):
            return f"{(number * 100).normalize():f}%" if isinstance(number, Decimal) else f"{number * 100}%"
        return number
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value
    # A time of day or a length of time: no field of a bid holds one, so it is text.
    return str(value)


def _is_endless(value: object) -> bool:
    """Return whether a whole number is larger than any that a spreadsheet can hold."""
    return isinstance(value, int) and value.bit_length() > sys.float_info.max_exp


def _number(value: int | float) -> int | Decimal:
    if isinstance(value, int):
        return value
    if value.is_integer():
        return int(value)
    return _DIGITS.create_decimal(repr(value)).normalize()


def _text(value: str, place: Place, problems: list[Problem]) -> str:
    text = _CODED.sub(lambda match: chr(int(match[1], 16)), value).replace("\r\n", "\n")
    found = FORBIDDEN.search(text)
    if found is None:
        return text
    problems.append(problem("R104", place, found=character_name(found[0])))
    return FORBIDDEN.sub(REPLACEMENT, text)
