"""Annuities: a level sum every year and a present value say the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flows import NEAR, positive_pounds, positive_rates, rates
from hypothesis import given
from hypothesis import strategies as st

from bidgen.appraise.library import (
    annuity_factor,
    annuity_payment,
    annuity_value,
    constant_rate,
    discount_factors,
    equivalent_annual_cost,
    packaged_rates,
    present_value,
)

some_years = st.integers(min_value=1, max_value=60)
first_years = st.integers(min_value=0, max_value=3)


@given(positive_rates, some_years)
def test_the_factor_is_the_closed_form_of_a_constant_rate(rate: Decimal, years: int) -> None:
    closed = (1 - (1 + rate) ** -years) / rate
    assert annuity_factor(constant_rate(rate), years) == pytest.approx(closed, rel=NEAR)


def test_the_factor_follows_a_rate_that_steps() -> None:
    rates = packaged_rates()
    last = annuity_factor(rates, 31) - annuity_factor(rates, 30)
    assert last == pytest.approx(discount_factors(rates, 31)[30] / Decimal("1.03"), rel=NEAR)


@given(positive_rates, some_years)
def test_an_annuity_due_is_a_year_earlier(rate: Decimal, years: int) -> None:
    ordinary, due = (annuity_factor(constant_rate(rate), years, first) for first in (1, 0))
    assert due == pytest.approx(ordinary * (1 + rate), rel=NEAR)


@given(positive_pounds, rates, some_years, first_years)
def test_payment_and_value_are_each_others_reverse(
    payment: Decimal, rate: Decimal, years: int, first_year: int
) -> None:
    value = annuity_value(payment, constant_rate(rate), years, first_year)
    assert annuity_payment(value, constant_rate(rate), years, first_year) == pytest.approx(payment, rel=NEAR)


@given(st.lists(positive_pounds, min_size=1, max_size=10), rates)
def test_the_equivalent_annual_cost_is_worth_as_much_as_the_costs(
    costs: list[Decimal], rate: Decimal
) -> None:
    schedule, years = constant_rate(rate), len(costs)
    factors = discount_factors(schedule, years + 1)
    level = [Decimal(0), *[equivalent_annual_cost(costs, schedule, years)] * years]
    assert present_value(level, factors) == pytest.approx(present_value(costs, factors[:years]), rel=NEAR)
