"""Discount factors and present values: year 0 is not discounted, and the rate steps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.model.rates import DiscountRates, Rate


def discount_factors(rates: DiscountRates, years: int) -> tuple[Decimal, ...]:
    """Return the factors of years 0 to `years` - 1, the first of them 1.

    The rate steps and factors are chained: factor(31) = factor(30) / 1.03, not 1 / 1.03^31 (Green Book
    supplementary guidance on discounting, annex A).
    """
    factors = [Decimal(1)]
    for year in range(1, years):
        factors.append(factors[-1] / (1 + rate_of_year(rates, year)))
    return tuple(factors[:years])


def rate_of_year(rates: DiscountRates, year: int) -> Decimal:
    """Return the rate, as a fraction of 1, that leads from year - 1 to `year`; 0 before the first of them."""
    due = [one for one in rates.rates if one.from_year <= year]
    if not due:
        return Decimal(0)
    return max(due, key=lambda one: one.from_year).rate


def constant_rate(rate: Decimal) -> DiscountRates:
    """Return the schedule of one rate, a fraction of 1, from year 1 on: for a test of another rate."""
    return DiscountRates(name="a constant rate", source="", rates=(Rate(from_year=1, rate=rate),))


def present_value(amounts: Sequence[Decimal], factors: Sequence[Decimal]) -> Decimal:
    """Return the sum of amounts, one a year from year 0 on, each times its year's factor, unrounded.

    Of costs or benefits it is their present value, of net flows (benefits less costs) their net present
    value, in pounds of the prices that the amounts are in. A year without an amount is 0 in its own place:
    a spreadsheet's NPV() discounts the first amount too, and drops blank cells, which moves all later years.
    """
    return sum((amount * factor for amount, factor in zip(amounts, factors, strict=True)), Decimal(0))


def net_present_value(
    benefits: Sequence[Decimal], costs: Sequence[Decimal], factors: Sequence[Decimal]
) -> Decimal:
    """Return present benefits less present costs in pounds, unrounded: the NPSV (Green Book 2018, 5.54).

    Benefits and costs are both typed above 0, one a year from year 0 on.
    """
    return present_value(benefits, factors) - present_value(costs, factors)


def benefit_cost_ratio(present_benefit: Decimal, present_cost: Decimal) -> Decimal | None:
    """Return present benefits / present costs (Green Book 2018, 5.54), or None, not defined, without a cost.

    Both are pounds. The same cost is the denominator for every option: name it where the ratio is printed.
    """
    return present_benefit / present_cost if present_cost > 0 else None
