"""What speaks against a doubtful formula once values are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from bidgen.read.formulas.doubts import DATE_FORMAT, LAST_DIGIT, NUMBER_FORMAT, PROGRAMS_DIFFER, Doubt
from bidgen.read.formulas.engine import CellError, Key, Literal, Uncomputed
from bidgen.read.formulas.formula import like_number

# Of what a value is, and of the largest number of the workbook, for what is left when large numbers cancel.
_RELATIVE, _OF_LARGEST = 1e-9, 1e-11
_MOST_SEARCHED = 10_000
_MOST_STEPS = 1e15
# Programs differ on the days before March 1900.
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
_NOT_RISING = "it searches cells that do not all rise"

Found: TypeAlias = "Literal | Uncomputed"
Known: TypeAlias = Mapping[Key, Literal]


def against(doubt: Doubt, found: Sequence[Found], known: Known, largest: float) -> str:
    """Return what speaks against the formula as the end of a sentence, or "".

    `found` is what the doubt's parts give, `known` every value, `largest` the largest number there is.
    """
    for one in found:
        if isinstance(one, Uncomputed):
            return one.why
    if any(isinstance(one, CellError) for one in found):
        return ""
    if doubt.kind == "rising":
        return _against_search(doubt, found[0], known)
    return _BY_KIND[doubt.kind](doubt, found, largest)


def _jump(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    return _against_step(found[0], 10.0**doubt.digits, 0.0, largest)


def _half(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    return _against_step(found[0], 10.0**doubt.digits, 0.5, largest)


def _multiple(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    value, step = found[0], _number(found[1])
    if not step:
        return ""
    return _against_step(value, 1 / step, 0.0, largest) or _against_step(value, 1 / step, 0.5, largest)


def _against_step(value: Found, scale: float, part: float, largest: float) -> str:
    """Return whether the value is at a step, of which there are `scale` in one, each a `part` along."""
    number = _number(value)
    if number is None:
        return "" if value is None else PROGRAMS_DIFFER
    steps = number * scale - part
    clear = abs(steps) < _MOST_STEPS and abs(steps - round(steps)) > _noise(number, largest) * abs(scale)
    return "" if clear else LAST_DIGIT


def _near(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    one, other = found
    if isinstance(one, str) or isinstance(other, str):
        # Text that was made of numbers may have digits that are not sure.
        return PROGRAMS_DIFFER if isinstance(one, str) and isinstance(other, str) else ""
    first, second = _number(one) or 0.0, _number(other) or 0.0
    apart = abs(first - second) > max(_noise(first, largest), _noise(second, largest))
    return "" if apart else LAST_DIGIT


def _order(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    if all(isinstance(one, str) for one in found):
        return PROGRAMS_DIFFER
    return "" if doubt.exact else _near(doubt, found, largest)


def _noise(number: float, largest: float) -> float:
    return max(_RELATIVE * abs(number), _OF_LARGEST * largest)


def _text(doubt: Doubt, found: Sequence[Found], largest: float) -> str:
    value = found[0]
    if isinstance(value, str):
        number_like = like_number(value) or value.strip().lstrip("-")[:1].isdigit()
        return PROGRAMS_DIFFER if number_like else ""
    if isinstance(value, bool):
        return PROGRAMS_DIFFER
    number = _number(value) or 0.0
    if DATE_FORMAT.fullmatch(doubt.format):
        if not _FIRST_DAY <= number <= _LAST_DAY:
            return "it writes a day before March 1900, where programs differ"
        return "" if doubt.exact else _against_step(value, 1.0, 0.0, largest)
    match = NUMBER_FORMAT.fullmatch(doubt.format)
    digits = len((match and (match[1] or match[2])) or "") + 2 * doubt.format.endswith("%")
    if -0.5 * 10.0**-digits * (1 + _RELATIVE) < number < 0:
        return "it writes a little less than nought, which some programs write as -0"
    if abs(number) >= _MOST_STEPS:
        return LAST_DIGIT
    return "" if doubt.exact else _against_step(value, 10.0**digits, 0.5, largest)


def _against_search(doubt: Doubt, value: Found, known: Known) -> str:
    """Return whether the cells are all numbers that rise, so that every way to search finds the same."""
    area = doubt.area
    if area is None or area.shape[0] * area.shape[1] > _MOST_SEARCHED or _number(value) is None:
        return _NOT_RISING
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    numbers = [_number(known.get((area.sheet, row, column))) for row in rows for column in columns]
    filled = [number for number in numbers if number is not None]
    rising = len(filled) == len(numbers) and all(before < after for before, after in pairwise(filled))
    return "" if rising else _NOT_RISING


def _number(value: Found) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


_BY_KIND: dict[str, Callable[[Doubt, Sequence[Found], float], str]] = {
    "jump": _jump,
    "half": _half,
    "multiple": _multiple,
    "near": _near,
    "order": _order,
    "text": _text,
}
