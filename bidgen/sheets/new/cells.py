"""One value into one cell, so that reading the cell gives the same value back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING, TypeAlias

from bidgen.check.fault import Fault
from bidgen.check.values import PARSERS, Typed
from bidgen.model.calendar import FinancialYear, Month
from bidgen.read.raw import Scalar
from bidgen.read.schemas import Rules
from bidgen.read.text import FORBIDDEN
from bidgen.sheets.new.kinds import DATE, GENERAL, TEXT, WHOLE

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

    AnyCell: TypeAlias = Cell | MergedCell

# What was typed, or what it means: both can be written.
Value: TypeAlias = "Typed | Scalar | float | Sequence[str]"

LONGEST = 32_767
_THOUSAND = 1_000
MONTH = "[$-809]mmmm yyyy"
_NUMBERS = {"money", "number", "integer", "percent"}
# A workbook keeps 15 significant digits.
_DIGITS = Context(prec=15, traps=[Inexact])
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PERCENT = re.compile(r"-?[0-9]+(\.[0-9]+)?%")
# Text that a spreadsheet could take for something else once somebody edits its cell.
_AMBIGUOUS = re.compile(r"[^A-Za-z“‘\"\[]|(true|false)$", re.IGNORECASE)


def put(cell: AnyCell, value: Value | None, rules: Rules) -> None:
    """Write `value` into a cell of the field, in a number format that shows it.

    Numbers, dates and percentages become those of the workbook where it can hold them exactly, and text
    otherwise; yes, no, months and financial years become text. ValueError for a text beyond LONGEST.
    """
    plain = _plain(value)
    if plain is None or plain == "":
        return
    if isinstance(plain, str) and rules["type"] in _NUMBERS and _PERCENT.fullmatch(plain):
        plain = _put_percent(cell, plain)
    elif isinstance(plain, Decimal) and rules["type"] == "percent":
        plain = _put_percent(cell, f"{plain * 100:f}%")
    if isinstance(plain, str):
        _put_text(cell, plain)
    elif isinstance(plain, date):
        cell.value = plain
        cell.number_format = MONTH if rules["type"] == "month" else _date_format(plain)
    elif plain is not None:
        _put_number(cell, plain)


def typed_example(value: object, rules: Rules) -> Value | None:
    """Return what an example of the schema means, or its text where it is no value of the field."""
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    if value is None or not isinstance(value, str | int | float | date | Decimal):
        return None if value is None else str(value)
    if isinstance(value, str) and rules["type"] in _NUMBERS and _PERCENT.fullmatch(value):
        return value
    given = Decimal(repr(value)) if isinstance(value, float) else value
    parse = PARSERS.get(rules["type"])
    parsed = parse(given) if parse else given
    return given if isinstance(parsed, Fault) else parsed


def _plain(value: Value | None) -> Scalar | None:
    """Return the value as a workbook has it: text, a number or a date."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, FinancialYear | Month):
        return str(value)
    if isinstance(value, str | int | Decimal | date) or value is None:
        return value
    return ", ".join(value)


def _put_percent(cell: AnyCell, text: str) -> str | None:
    """Write "12.5%" as a number; return the text where that would not be read as the same."""
    hundredths = Decimal(text.removesuffix("%"))
    fraction = hundredths / 100
    if f"{hundredths.normalize():f}" != text.removesuffix("%") and "." not in text:
        return text
    if not _fits(fraction) or Decimal(repr(float(fraction))) != fraction:
        return text
    places = max(-int(hundredths.normalize().as_tuple().exponent), 0)
    cell.value = float(fraction)
    cell.number_format = "0." + "0" * places + "%" if places else "0%"
    return None


def _put_number(cell: AnyCell, number: int | Decimal) -> None:
    exact = Decimal(number)
    if not exact.is_finite() or not _fits(exact):
        _put_text(cell, f"{exact:f}")
        return
    cell.value = int(exact) if exact == exact.to_integral_value() else float(exact)
    if cell.number_format == TEXT:
        # A number in a cell for text would be text again once somebody edits it.
        cell.number_format = GENERAL
    elif cell.number_format == GENERAL and isinstance(cell.value, int) and abs(cell.value) >= _THOUSAND:
        cell.number_format = WHOLE


def _put_text(cell: AnyCell, text: str) -> None:
    coded = FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", _CODED.sub("_x005F_", text))
    if len(coded) > LONGEST:
        raise ValueError(f"a cell holds {LONGEST:,} characters, not {len(coded):,}")
    cell.value = coded
    # Never a formula, nor an error, whatever it begins with.
    cell.data_type = "s"
    if cell.number_format != TEXT and _AMBIGUOUS.match(text):
        cell.quotePrefix = True


def _fits(number: Decimal) -> bool:
    try:
        _DIGITS.create_decimal(number)
    except Inexact:
        return False
    return True


def _date_format(day: date) -> str:
    return DATE + " hh:mm" if isinstance(day, datetime) and day.time() != datetime.min.time() else DATE
