"""Cash and real prices, and rates in terms of either."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flows import NEAR, flows, positive_pounds, rates
from hypothesis import given

from bidgen.appraise.library import (
    FinancialYear,
    constant_rate,
    deflate,
    discount_factors,
    in_prices_of,
    inflate,
    nominal_rate,
    present_value,
    price_index,
    real_rate,
)


@given(flows, rates)
def test_inflating_undoes_deflating(cash: list[Decimal], inflation: Decimal) -> None:
    index = price_index(inflation, len(cash))
    assert inflate(deflate(cash, index), index) == pytest.approx(tuple(cash), rel=NEAR, abs=NEAR)


def test_year_0_is_the_price_base() -> None:
    assert price_index(Decimal("0.02"), 3) == (1, Decimal("1.02"), Decimal("1.0404"))
    assert deflate([Decimal(1000)], price_index(Decimal("0.02"), 1)) == (1000,)


@given(flows, rates, rates)
def test_cash_at_the_nominal_rate_is_worth_what_real_pounds_are_at_the_real_rate(
    cash: list[Decimal], real: Decimal, inflation: Decimal
) -> None:
    deflated = deflate(cash, price_index(inflation, len(cash)))
    at_nominal = discount_factors(constant_rate(nominal_rate(real, inflation)), len(cash))
    at_real = discount_factors(constant_rate(real), len(cash))
    assert present_value(cash, at_nominal) == pytest.approx(
        present_value(deflated, at_real), rel=NEAR, abs=NEAR
    )


@given(rates, rates)
def test_the_real_rate_undoes_the_nominal_rate(rate: Decimal, inflation: Decimal) -> None:
    assert real_rate(nominal_rate(rate, inflation), inflation) == pytest.approx(rate, abs=NEAR)


@given(positive_pounds)
def test_another_price_base_and_back(amount: Decimal) -> None:
    early, late = FinancialYear(2018), FinancialYear(2019)
    index = {early: Decimal("97.957"), late: Decimal(100)}
    moved = in_prices_of(amount, index, paid_in=early, base=late)
    assert moved > amount
    assert in_prices_of(moved, index, paid_in=late, base=early) == pytest.approx(amount, rel=NEAR)
