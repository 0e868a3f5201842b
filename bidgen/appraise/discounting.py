"""Discount factors and present values: year 0 is not discounted, and the rate steps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.model.rates import DiscountRates


def discount_factors(rates: DiscountRates, years: int) -> tuple[Decimal, ...]:
    """Return the factors of years 0 to `years` - 1, the first of them 1.

    The rate steps and factors are chained: factor(31) = factor(30) / 1.03, not 1 / 1.03^31 (Green Book).
    """
    factors = [Decimal(1)]
    for year in range(1, years):
        factors.append(factors[-1] / (1 + rate_of_year(rates, year)))
    return tuple(factors[:years])


def rate_of_year(rates: DiscountRates, year: int) -> Decimal:
    """Return the rate, as a fraction of 1, that leads from year - 1 to `year`."""
    due = [one for one in rates.rates if one.from_year <= year]
    if not due:
        return Decimal(0)
    return max(due, key=lambda one: one.from_year).rate


def present_value(amounts: Sequence[Decimal], factors: Sequence[Decimal]) -> Decimal:
    """Return the sum of amounts, one a year from year 0 on, each times its year's factor, unrounded."""
    return sum((amount * factor for amount, factor in zip(amounts, factors, strict=True)), Decimal(0))


def benefit_cost_ratio(present_benefit: Decimal, present_cost: Decimal) -> Decimal | None:
    """Return present benefits divided by present costs, or None (not defined) where there is no cost."""
    return present_benefit / present_cost if present_cost > 0 else None
