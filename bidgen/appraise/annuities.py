"""Annuities: a level sum every year, and the level sum that a present value comes to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.appraise.discounting import discount_factors, present_value
from bidgen.model.rates import DiscountRates


def annuity_factor(rates: DiscountRates, years: int, first_year: int = 1) -> Decimal:
    """Return the present value of £1 in each of `years` years, the first of them `first_year`.

    It is the sum of their discount factors, so it follows a rate that steps. An ordinary annuity begins in
    year 1, an annuity due in year 0. General practice.
    """
    return sum(discount_factors(rates, first_year + years)[first_year:], Decimal(0))


def annuity_value(payment: Decimal, rates: DiscountRates, years: int, first_year: int = 1) -> Decimal:
    """Return the present value in pounds of `payment` pounds in each of `years` years. General practice."""
    return payment * annuity_factor(rates, years, first_year)


def annuity_payment(value: Decimal, rates: DiscountRates, years: int, first_year: int = 1) -> Decimal:
    """Return the pounds a year, for one year or more, whose present value is `value`. General practice."""
    return value / annuity_factor(rates, years, first_year)


def equivalent_annual_cost(costs: Sequence[Decimal], rates: DiscountRates, years: int) -> Decimal:
    """Return the pounds a year, in each of years 1 to `years`, that are worth as much as `costs`.

    `costs` are pounds, one a year from year 0 on, and `years` the life of what they buy: present value /
    sum of the factors of years 1 to n. It compares options that last for different times. General practice.
    """
    present_cost = present_value(costs, discount_factors(rates, len(costs)))
    return annuity_payment(present_cost, rates, years)
