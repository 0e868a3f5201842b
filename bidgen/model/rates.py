"""A schedule of discount rates with its source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.record import Record


@dataclass(frozen=True, kw_only=True)
class Rate(Record):
    """Each rate holds from its year to the next one's; the rate steps, factors are chained."""

    from_year: int
    rate: Decimal


@dataclass(frozen=True, kw_only=True)
class DiscountRates(Record):
    """A schedule of discount rates with its source."""

    name: str
    source: str
    rates: tuple[Rate, ...]
