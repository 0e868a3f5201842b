"""The one parser of dates and financial years, as people type them in Britain: day before month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from bidgen.check.fault import Fault, placeholder
from bidgen.formats import MONTHS, WEEKDAYS, date_text
from bidgen.model.calendar import FinancialYear, Month
from bidgen.read.raw import Scalar
from bidgen.read.text import tidy

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
TWO_DIGITS = 2

# A workbook counts days from here (30 December 1899, for it takes 1900 for a leap year). Only numbers
# that give days from 1950 are likely to be meant as dates: 2020 is a year.
_DAY_0 = date(1899, 12, 30)
_FIRST_SERIAL = 18_264
_LAST_SERIAL = 109_574
_SERIAL = re.compile(r"[0-9]{5,6}")

_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?,?[ /.-]?([a-z]+)\.?,?[ /.-]?([0-9]{4}|[0-9]{2})")
# With the month in words, its place cannot change what is meant.
_MONTH_FIRST = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4}|[0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
# What programs write behind a date that has no time of day.
_MIDNIGHT = re.compile(r"(?<=[0-9])[t ]00:00:00(\.0+)?$")
_TIME = re.compile(r"[0-9](t| +)[0-9]{1,2}[:.][0-9]{2}|[0-9]{1,2}:[0-9]{2}")
_WEEKDAY = re.compile(r"([a-z]+)\.?,? +(?=[0-9])")
# Not the comma of "Friday, 31 January 2020" or of "January 31, 2020".
_BETWEEN_DATES = re.compile(r"[;\n]|(?<=[0-9]),(?!\s*[0-9]{4}\s*(?:[,;\n]|$))|(?<=[0-9])\s+and\b")
_YEARS = re.compile(r"([0-9]{4})\s*[-/–—]\s*([0-9]{2}|[0-9]{4})")
_MONTH_NAMED = re.compile(r"([a-z]+)\.?,?[ -]([0-9]{4}|[0-9]{2})")
_MONTH_NUMBERS = re.compile(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})/([0-9]{4})")
_SHORTEST_NAME = 3


def parse_date(raw: Scalar) -> date | Fault:
    """Return the date of "31 January 2020", "31 Jan 2020", "31/1/2020", "31-01-2020" or "2020-01-31".

    A weekday in front is checked. Faults: S220 placeholder, S227 no date, S228 no such day, S229 year
    of two digits, S230 another weekday, S231 a time of day, S248 a workbook's number for a day.
    """
    if isinstance(raw, datetime):
        if raw.time().isoformat() != "00:00:00":
            return Fault("S231", {"found": raw})
        return _in_range(raw.date())
    if isinstance(raw, date):
        return _in_range(raw)
    if not isinstance(raw, str):
        return _serial(raw) or Fault("S227", {"found": raw})
    missing = placeholder(raw)
    if missing:
        return missing
    return _from_text(raw)


def split_dates(text: str) -> Iterator[str]:
    """Yield the dates of a cell that holds several: "15 January 2020, 29 January 2020", or a line each."""
    return (found for part in _BETWEEN_DATES.split(text) if (found := tidy(part)))


def parse_financial_year(raw: Scalar) -> FinancialYear | Fault:
    """Return the financial year of "2019-20", "2019/20" or "2019-2020".

    Faults: S220 placeholder, S232 no financial year, S233 years that do not follow each other.
    """
    if not isinstance(raw, str):
        return Fault("S232", {"found": raw})
    missing = placeholder(raw)
    if missing:
        return missing
    match = _YEARS.fullmatch(tidy(raw))
    if match is None:
        return Fault("S232", {"found": raw})
    first, last = int(match[1]), match[2]
    if int(last) != (first + 1) % 10 ** len(last):
        return Fault("S233", {"found": raw, "expected": str(FinancialYear(first))})
    if not EARLIEST_YEAR <= first <= LATEST_YEAR:
        return Fault("S232", {"found": raw})
    return FinancialYear(first)


def parse_month(raw: Scalar) -> Month | Fault:
    """Return the month of "April 2020", "Apr 2020", "4/2020" or "2020-04".

    A workbook makes a date of "April 2020": the first of a month is that month.
    Faults: S220 placeholder, S229 year of two digits, S242 no month, S248 a workbook's number for a day.
    """
    if isinstance(raw, date):
        return Month(raw.year, raw.month) if raw.day == 1 else Fault("S242", {"found": raw})
    if not isinstance(raw, str):
        return _serial(raw) or Fault("S242", {"found": raw})
    missing = placeholder(raw)
    if missing:
        return missing
    text = tidy(raw).casefold()
    if match := _MONTH_NUMBERS.fullmatch(text):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif (match := _MONTH_NAMED.fullmatch(text)) and (name := _full_name(match[1], MONTHS)):
        if len(match[2]) == TWO_DIGITS:
            return Fault("S229", {"found": raw, "such_as": "April 2020"})
        year, month = int(match[2]), MONTHS.index(name) + 1
    else:
        return Fault("S242", {"found": raw})
    if not (1 <= month <= len(MONTHS) and EARLIEST_YEAR <= year <= LATEST_YEAR):
        return Fault("S242", {"found": raw})
    return Month(year, month)


def _serial(raw: Scalar) -> Fault | None:
    """Return the Fault of a number that a workbook shows as a date, once its cell has a date's format."""
    if isinstance(raw, str):
        days = Decimal(tidy(raw)) if _SERIAL.fullmatch(tidy(raw)) else Decimal(0)
    else:
        days = Decimal(raw) if isinstance(raw, int | Decimal) else Decimal(0)
    if not (days.is_finite() and _FIRST_SERIAL <= days <= _LAST_SERIAL):
        return None
    return Fault("S248", {"found": raw, "meant": date_text(_DAY_0 + timedelta(days=int(days)))})


def _from_text(raw: str) -> date | Fault:
    text = _MIDNIGHT.sub("", tidy(raw).casefold())
    if _TIME.search(text):
        return Fault("S231", {"found": raw})
    weekday, text = _split_weekday(text)
    if weekday == "":
        return Fault("S227", {"found": raw})
    parts = _parts(text)
    if parts is None:
        return _serial(raw) or Fault("S227", {"found": raw})
    day, month, year = parts
    if len(year) == TWO_DIGITS:
        return Fault("S229", {"found": raw, "such_as": "31/01/2020"})
    return _made(raw, day, month, int(year), weekday)


def _split_weekday(text: str) -> tuple[str | None, str]:
    """Return the weekday's full name, None where there is none, "" where it is no weekday."""
    match = _WEEKDAY.match(text)
    if match is None or _full_name(match[1], MONTHS):
        return None, text
    return _full_name(match[1], WEEKDAYS) or "", text[match.end() :]


def _parts(text: str) -> tuple[int, int, str] | None:
    """Return day, month and the year as typed."""
    if match := _NAMED.fullmatch(text):
        name = _full_name(match[2], MONTHS)
        return (int(match[1]), MONTHS.index(name) + 1, match[3]) if name else None
    if match := _MONTH_FIRST.fullmatch(text):
        name = _full_name(match[1], MONTHS)
        return (int(match[2]), MONTHS.index(name) + 1, match[3]) if name else None
    if match := _NUMBERS.fullmatch(text):
        return int(match[1]), int(match[3]), match[4]
    if match := _ISO.fullmatch(text):
        return int(match[4]), int(match[3]), match[1]
    return None


def _full_name(typed: str, names: tuple[str, ...]) -> str | None:
    if typed == "sept":
        return "September" if "September" in names else None
    if len(typed) < _SHORTEST_NAME:
        return None
    return next((name for name in names if name.casefold().startswith(typed)), None)


def _made(raw: str, day: int, month: int, year: int, weekday: str | None) -> date | Fault:
    try:
        made = date(year, month, day)
    except ValueError:
        return Fault("S228", {"found": raw, "reason": _why_impossible(day, month)})
    if weekday is not None and WEEKDAYS[made.weekday()] != weekday:
        return Fault("S230", {"found": raw, "expected": WEEKDAYS[made.weekday()]})
    return _in_range(made, raw)


def _why_impossible(day: int, month: int) -> str:
    if not 1 <= month <= len(MONTHS):
        return f"there is no month {month} (the day comes before the month)"
    return f"{MONTHS[month - 1]} of that year has no day {day}"


def _in_range(made: date, raw: object = None) -> date | Fault:
    if EARLIEST_YEAR <= made.year <= LATEST_YEAR:
        return made
    reason = f"the year is not between {EARLIEST_YEAR} and {LATEST_YEAR}"
    return Fault("S228", {"found": made if raw is None else raw, "reason": reason})
