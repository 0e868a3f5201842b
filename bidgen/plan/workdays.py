"""Working days in England: Monday to Friday, bank holidays left out, and what a bid says is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache

import holidays

from bidgen.model.bid import Closure

SATURDAY = 5
_DAY = timedelta(days=1)
_NONE: frozenset[date] = frozenset()


def is_working_day(day: date, closed: Collection[date] = _NONE) -> bool:
    """Return whether `day` is a weekday, no bank holiday of England and not `closed`."""
    return day.weekday() < SATURDAY and day not in closed and day not in _bank_holidays(day.year)


def working_days_between(start: date, end: date, closed: Collection[date] = _NONE) -> int:
    """Return how many working days follow `start` up to and including `end`.

    Negative where `end` comes first: as many as have passed since `end`.
    """
    if end < start:
        return -working_days_between(end, start, closed)
    days = ((start + timedelta(days=offset)) for offset in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day, closed))


def add_working_days(start: date, count: int, closed: Collection[date] = _NONE) -> date:
    """Return the working day `count` working days after `start`, or before it; `start` is not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day, closed)
    return day


def latest_start(by: date, count: int, closed: Collection[date] = _NONE) -> date:
    """Return the last working day from which `count` working days are over on `by` or before."""
    while not is_working_day(by, closed):
        by -= timedelta(days=1)
    return add_working_days(by, -count, closed)


def closed_weekdays(start: date, end: date, closed: Collection[date] = _NONE) -> tuple[date, ...]:
    """Return the days from Monday to Friday between the two, both included, on which nobody works."""
    days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return tuple(day for day in days if day.weekday() < SATURDAY and not is_working_day(day, closed))


def last_day_for(by: date, count: int, closed: Collection[date] = _NONE) -> date:
    """Return the last day, working or not, after which `count` working days are over on `by` or before."""
    return add_working_days(by + _DAY, -count, closed) - _DAY if count else by


def closed_days(closures: Iterable[Closure]) -> frozenset[date]:
    """Return every day of the closures, first and last included; none of one that ends before it starts."""
    return frozenset(
        one.start + timedelta(days=offset)
        for one in closures
        for offset in range((one.end - one.start).days + 1)
    )


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
