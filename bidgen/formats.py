"""How figures, dates and lists are written, by GOV.UK's style: the only formatters there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | int | float

MINUS = "\N{MINUS SIGN}"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# How a unit begins that says that a value is a share; a difference of two is counted in points.
_SHARE = re.compile(r"(?:%|per\s?cent(?:age)?\b)(?!\s*points?\b)", re.IGNORECASE)
_THOUSAND = Decimal(1_000)
_MILLION = Decimal(1_000_000)
# Wide enough for any float, so that rounding never fails for want of digits.
_EXACT = Context(prec=400)


def money(pounds: Number) -> str:
    """Return `pounds` to the penny, pence only where there are some: £75, £75.50, −£1,200,000."""
    exact = _rounded(pounds, 2)
    pence = 0 if exact == exact.to_integral_value() else 2
    return f"{_sign(exact)}£{abs(exact):,.{pence}f}"


def whole_money(pounds: Number) -> str:
    """Return `pounds` to the nearest pound: £76, −£1,200,000. For tables and computed results."""
    return money(_rounded(pounds, 0))


def money_in_words(pounds: Number, places: int = 1) -> str:
    """Return `pounds` for running text: £1.2 million, £3 billion; below a million, whole pounds.

    Millions and billions have at most `places` decimals.
    """
    whole = _rounded(pounds, 0)
    if abs(whole) < _MILLION:
        return money(whole)
    if abs(_rounded(whole / _MILLION, places)) < _THOUSAND:
        return money_in_millions(whole, places)
    billions = _rounded(whole / _MILLION / _THOUSAND, places)
    return f"{_sign(billions)}£{_plain(abs(billions))} billion"


def money_in_millions(pounds: Number, places: int = 2) -> str:
    """Return `pounds` in millions, however few: £0.5 million. For values that stand in one row."""
    millions = _rounded(_decimal(pounds) / _MILLION, places)
    return f"{_sign(millions)}£{_plain(abs(millions))} million"


def number(value: Number, places: int = 2) -> str:
    """Return `value` with commas, rounded to at most `places` decimals: 1,200, 3.5, −0.25."""
    rounded = _rounded(value, places)
    return _sign(rounded) + _plain(abs(rounded))


def percent(fraction: Number, places: int = 1) -> str:
    """Return a fraction of 1 as a percentage of at most `places` decimals: 0.035 is 3.5%."""
    return number(_decimal(fraction) * 100, places) + "%"


def is_share(unit: str) -> bool:
    """Return whether the unit is a percentage: "%", "% of councils", "per cent"; not percentage points."""
    return _SHARE.match(unit.strip()) is not None


def measure(value: Number, unit: str) -> str:
    """Return a value with its unit: £60,000 a year, 25%, 3.5 hours a week.

    The unit is typed as "£ a year", "%" or "hours a week"; a value in % is held as a fraction of 1.
    """
    if unit.startswith("£"):
        return money(value) + unit[1:]
    if is_share(unit):
        return percent(value) + _SHARE.sub("", unit.strip())
    return f"{number(value)} {unit}"


def ratio(value: Number) -> str:
    """Return a ratio with two decimals, always, so that 1.02 and 0.98 stay apart: 1.16, 1.00."""
    rounded = _rounded(value, 2)
    return f"{_sign(rounded)}{abs(rounded):,.2f}"


def count(how_many: int, singular: str, plural: str | None = None) -> str:
    """Return a number of things: "1 day", "5 days", "2 councils", "0 entries"."""
    thing = singular if how_many == 1 else (plural or singular + "s")
    return f"{number(how_many)} {thing}"


def years(how_many: Number) -> str:
    """Return a length of time to a tenth of a year: 2.6 years, 1 year."""
    text = number(how_many, 1)
    return f"{text} {'year' if text == '1' else 'years'}"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Return items as running text: "A", "A and B", "A, B and C"; nothing for none."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def listed_some(items: Sequence[str], most: int = 3) -> str:
    """Return the first items as running text, and how many more there are: "C2, C5, C7 and 10 more"."""
    if len(items) <= most + 1:
        return listed(items)
    return f"{', '.join(items[:most])} and {number(len(items) - most)} more"


def date_text(day: date) -> str:
    """Return a date in words, the same in every locale: 31 January 2020."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_text(day: date) -> str:
    """Return a date with its day of the week: Friday 31 January 2020."""
    return f"{WEEKDAYS[day.weekday()]} {date_text(day)}"


def period_text(start: date, end: date) -> str:
    """Return a period, both days included, saying nothing twice: 1 to 31 January 2020."""
    if start == end:
        return date_text(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {date_text(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {date_text(end)}"
    return f"{date_text(start)} to {date_text(end)}"


def _decimal(value: Number) -> Decimal:
    # By way of its shortest text, a float means what was typed: 0.035, not 0.03500000000000000333.
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def _rounded(value: Number, places: int) -> Decimal:
    # Half up, away from zero, as people and Excel round; Python's own round() goes to even.
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)
    return abs(rounded) if rounded.is_zero() else rounded


def _sign(value: Decimal) -> str:
    return MINUS if value < 0 else ""


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
