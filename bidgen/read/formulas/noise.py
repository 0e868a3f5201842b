"""How exactly a value is known: programs round the last digits of sums in their own ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TypeAlias

from bidgen.read.formulas.engine import Literal
from bidgen.read.formulas.expression import Node
from bidgen.read.formulas.references import Area


class Noise(IntEnum):
    """A whole number or a text; digits as typed; whole numbers divided once; any other result of sums."""

    WHOLE = 0
    TYPED = 1
    DIVIDED = 2
    NOISY = 3


NoiseOf: TypeAlias = Callable[[Area], Noise]

_LARGEST = 1e15


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# They give one of the values that they are given, or its size.
_PICK = _names(
    """IF IFS IFERROR IFNA SWITCH CHOOSE INDEX VLOOKUP HLOOKUP XLOOKUP LOOKUP MAX MIN LARGE SMALL MAXIFS
    MINIFS N T ABS"""
)
# They give whole numbers of whole numbers.
_ADD = _names("SUM SUMSQ SUMPRODUCT PRODUCT SUMIF SUMIFS MOD CEILING FLOOR MROUND")
# They give digits as if typed, to a number of places.
_ROUND = _names("ROUND ROUNDUP ROUNDDOWN TRUNC")
# They give whole numbers, days, answers or errors.
_WHOLE = _names(
    """COUNT COUNTA COUNTIF COUNTIFS AND OR NOT ROWS COLUMNS MATCH RANK NETWORKDAYS WORKDAY TRUE FALSE NA
    ISBLANK ISNUMBER ISTEXT ISERROR ISERR ISNA ISEVEN ISODD INT EVEN ODD SIGN QUOTIENT DATE YEAR MONTH DAY
    EDATE EOMONTH DATEDIF WEEKDAY TEXT LEN FIND SEARCH EXACT LEFT RIGHT MID SUBSTITUTE REPLACE"""
)
# They give text of what they are given.
_TEXT = _names("CONCAT CONCATENATE TEXTJOIN TRIM UPPER LOWER PROPER")


def noise_of_value(value: Literal) -> Noise:
    """Return how exactly a value is known that was typed or saved."""
    if not isinstance(value, float):
        return Noise.WHOLE
    if abs(value) >= _LARGEST:
        return Noise.NOISY
    if value.is_integer():
        return Noise.WHOLE
    return Noise.TYPED if float(f"{value:.15g}") == value else Noise.NOISY


def noise(node: Node, of: NoiseOf) -> Noise:
    """Return how exactly the value of a formula, or of a part, is known."""
    if node.kind == "cells":
        return of(node.area) if node.area else Noise.NOISY
    if node.kind == "literal":
        return _of_literal(node.text)
    if node.kind in {"empty", "compare"}:
        return Noise.WHOLE
    parts = [noise(part, of) for part in node.parts]
    most = max(parts, default=Noise.WHOLE)
    if node.kind in {"sign", "brackets"}:
        return most
    if node.kind == "percent":
        return Noise.TYPED if most is Noise.WHOLE else Noise.NOISY
    if node.kind == "product" and "/" in node.name:
        return Noise.DIVIDED if most is Noise.WHOLE and len(parts) == 2 else Noise.NOISY
    if node.kind in {"sum", "product"}:
        return Noise.WHOLE if most is Noise.WHOLE else Noise.NOISY
    if node.kind == "join":
        return Noise.WHOLE if most <= Noise.TYPED else Noise.NOISY
    return _of_call(node.name, most, parts) if node.kind == "call" else Noise.NOISY


def _of_call(name: str, most: Noise, parts: Sequence[Noise]) -> Noise:
    if name in _WHOLE or (name == "DAYS" and most is Noise.WHOLE):
        return Noise.WHOLE
    if name in _PICK:
        return most
    if name in _ROUND:
        return Noise.TYPED
    if name in _ADD:
        return Noise.WHOLE if most is Noise.WHOLE else Noise.NOISY
    if name in _TEXT:
        return Noise.WHOLE if most <= Noise.TYPED else Noise.NOISY
    return Noise.NOISY


def _of_literal(text: str) -> Noise:
    number = number_in(text)
    if number is not None:
        return Noise.TYPED if abs(number) >= _LARGEST else noise_of_value(number)
    return Noise.TYPED if text.endswith("%)") else Noise.WHOLE


def number_in(text: str) -> float | None:
    """Return the number that the text of a literal stands for, if it is one."""
    try:
        number = float(text.strip("()"))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
