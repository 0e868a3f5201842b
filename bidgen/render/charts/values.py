"""How a chart writes its values: at a bar's end, and along an axis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bidgen.formats import money, money_in_millions, money_in_words, number, whole_money

_MILLION = 1_000_000
_PLACES = 2


def exact(value: float, unit: str) -> str:
    """Return a value with its unit: £1,200, −£1.2 million, 12%, 1,200 (other units are in the label)."""
    if unit == "£":
        return money_in_words(value, _PLACES) if abs(value) >= 100 else money(value)
    return number(value, _PLACES) + ("%" if unit == "%" else "")


def tick(value: float, largest: float, unit: str) -> str:
    """Return a value of an axis whose values go up to `largest`: all of them in millions, or none."""
    if unit == "£" and largest >= _MILLION and value:
        return money_in_millions(value, _PLACES)
    return exact(value, unit)


def ticks(values: Sequence[float], unit: str) -> list[str]:
    """Return the values of an axis, in order, all with as many digits as each needs."""
    largest = max((abs(value) for value in values), default=0.0)
    # What is rounded away is far less than the eye sees between two lines.
    least = min((after - before for before, after in pairwise(values)), default=largest) / 100
    if unit != "£":
        return _told_apart(values, [tick(value, largest, unit) for value in values], unit)
    if largest < _MILLION or all(abs(value - round(value, -4)) <= least for value in values):
        words = [tick(value, largest, unit) for value in values]
        return words if largest >= _MILLION else _told_apart(values, words, unit)
    whole = all(abs(value - round(value)) <= least for value in values)
    return [whole_money(value) if whole else money(value) for value in values]


def exacts(values: Sequence[float], unit: str) -> list[str]:
    """Return values that stand side by side, with as many digits as tell one from another."""
    return _told_apart(values, [exact(value, unit) for value in values], unit)


def _told_apart(values: Sequence[float], words: list[str], unit: str) -> list[str]:
    different = len(set(values))
    if len(set(words)) == different:
        return words
    if unit == "£":
        whole = [whole_money(value) for value in values]
        return whole if len(set(whole)) == different else [money(value) for value in values]
    return [number(value, 6) + ("%" if unit == "%" else "") for value in values]
