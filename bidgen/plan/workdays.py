"""Working days in England: Monday to Friday, bank holidays left out."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Return whether `day` is a weekday and no bank holiday of England."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def working_days_between(start: date, end: date) -> int:
    """Return how many working days follow `start` up to and including `end`.

    Negative where `end` comes first: as many as have passed since `end`.
    """
    if end < start:
        return -working_days_between(end, start)
    days = ((start + timedelta(days=offset)) for offset in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day))


def add_working_days(start: date, count: int) -> date:
    """Return the working day `count` working days after `start`, or before it; `start` is not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
