"""What a name gives that narrative may refer to: its text and, where it is a figure, its kind and value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidgen.formats import Number, date_text, is_share, measure, money_in_words, number, percent, ratio

# The kinds of figure. Money that is not said to be a year's may be a sum, or a year's all the same.
MONEY, MONEY_A_YEAR, NET_PRESENT_VALUE = "money", "money a year", "net present value"
RATIO, PAYBACK, SHARE, NUMBER, WORDS = "ratio", "payback", "share", "number", "words"

NOT_DEFINED = "not defined"

_A_YEAR = re.compile(r"\b(?:year|annum|p\.?a)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """What a reference is replaced by, and the unrounded value behind it.

    `value` is pounds for the kinds of money, years for a payback, a fraction of 1 for a share. It is None
    for words and dates, and where there is no such figure, such as the payback of what never pays back.
    """

    text: str
    kind: str = WORDS
    value: Decimal | None = None


def words(text: str) -> Named:
    return Named(text)


def day(when: date) -> Named:
    return Named(date_text(when))


def pounds(value: Decimal) -> Named:
    return Named(money_in_words(value), MONEY, value)


def pounds_a_year(value: Decimal | None) -> Named:
    return Named(NOT_DEFINED if value is None else money_in_words(value), MONEY_A_YEAR, value)


def net_present_value(value: Decimal) -> Named:
    return Named(money_in_words(value), NET_PRESENT_VALUE, value)


def share(fraction: Decimal) -> Named:
    return Named(percent(fraction), SHARE, fraction)


def counted(how_many: Number) -> Named:
    return Named(number(how_many), NUMBER, Decimal(how_many))


def benefit_cost_ratio(value: Decimal | None) -> Named:
    return Named(NOT_DEFINED if value is None else ratio(value), RATIO, value)


def measured(value: Decimal, unit: str) -> Named:
    """Return a value of the Assumptions table with its unit: £60,000 a year, 25%, 3.5 hours a week."""
    if unit.startswith("£"):
        kind = MONEY_A_YEAR if _A_YEAR.search(unit) else MONEY
    else:
        kind = SHARE if is_share(unit) else NUMBER
    return Named(measure(value, unit), kind, value)
