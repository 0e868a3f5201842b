"""The formula engine: cells in, values out. It sees no file, no network and no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any, TypeAlias

from bidgen.read.addresses import address

# A sheet's name for the engine, the row and the column.
Key: TypeAlias = tuple[str, int, int]
# A date is its number of days, as workbooks keep it. An empty cell is None.
Literal: TypeAlias = "float | bool | str | CellError | None"

# Errors of spreadsheets, by the engine's words for them.
_ERRORS = {
    "Div": "#DIV/0!",
    "Na": "#N/A",
    "Ref": "#REF!",
    "Num": "#NUM!",
    "Null": "#NULL!",
    "Value": "#VALUE!",
    "Name": "#NAME?",
}
_KINDS = {shown: kind for kind, shown in _ERRORS.items()}
TEXT_FOR_NUMBER = "a text in what it refers to is no number here"
# What the engine says of these it says of itself, or other programs may do better.
_WHY = {
    "Circ": "it refers to itself, by way of other cells or directly",
    "Value": TEXT_FOR_NUMBER,
    "Name": "something that it names is not known here",
    "Spill": "it gives several values",
}
_DIGITS = Context(prec=15)
_LONG_NUMBER = re.compile(r"[0-9]+\.[0-9]{10,}")


@dataclass(frozen=True, slots=True)
class CellError:
    """An error as a cell shows it, such as "#DIV/0!"."""

    shown: str


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """Why a formula has no value, as the end of a sentence."""

    why: str


def evaluate(
    sheets: Sequence[str], cells: Mapping[Key, Literal], formulas: Mapping[Key, str]
) -> dict[Key, Literal | Uncomputed]:
    """Return the value of each formula. The formulas must have been vetted: the engine sets few limits."""
    import formualizer

    settings = formualizer.EvaluationConfig()
    settings.enable_parallel = False
    book = formualizer.Workbook(config=formualizer.WorkbookConfig(eval_config=settings))
    book.set_temporal_egress("serial")
    for sheet in sheets:
        book.add_sheet(sheet)
    done: dict[Key, Literal | Uncomputed] = {}
    for key, value in cells.items():
        if value is not None:
            book.set_value(*key, _literal(formualizer.LiteralValue, value))
    for key, text in formulas.items():
        try:
            book.set_formula(*key, text)
        # It has several exceptions for a formula that it cannot take, and panics besides.
        except BaseException as error:
            done[key] = _raised(error)
    try:
        book.evaluate_all()
    except BaseException as error:
        return {key: _raised(error) for key in formulas}
    for key in formulas:
        if key not in done:
            done[key] = _result(book, key)
    return done


def _literal(make: Any, value: Literal) -> Any:
    if isinstance(value, CellError):
        return make.error(_KINDS.get(value.shown, "Value"), None)
    if isinstance(value, bool):
        return make.boolean(value)
    return make.text(value) if isinstance(value, str) else make.number(value)


def _result(book: Any, key: Key) -> Literal | Uncomputed:
    sheet, row, column = key
    try:
        cell = book.inspect_cell(f"'{sheet}'!{address(row, column)}").cell
        if cell.spill is not None:
            return Uncomputed("it gives several values")
        value = book.get_value(sheet, row, column)
    except BaseException as error:
        return _raised(error)
    if isinstance(value, dict):
        kind = str(value.get("kind"))
        if kind in _WHY or kind not in _ERRORS:
            return Uncomputed(_WHY.get(kind, "it is not computed here"))
        return CellError(_ERRORS[kind])
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        number = float(value)
        return number if abs(number) < float("inf") else Uncomputed("its value is no number")
    return shortened(value) if isinstance(value, str) else Uncomputed("its value is of an unknown kind")


def shortened(text: str) -> str:
    """Return the text with the numbers in it as a spreadsheet writes them, to 15 digits."""
    return _LONG_NUMBER.sub(lambda match: f"{_DIGITS.create_decimal(Decimal(match[0])).normalize():f}", text)


def _raised(error: BaseException) -> Uncomputed:
    """Return what went wrong inside the engine; what the user or the machine did goes on."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        raise error
    return Uncomputed("it is not understood here")
