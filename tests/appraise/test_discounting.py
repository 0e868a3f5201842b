"""Discount factors, present values, benefit-cost ratio and discounted payback: what always holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flows import NEAR, flows, positive_pounds, positive_rates, pounds, rates
from hypothesis import given
from hypothesis import strategies as st

from bidgen.appraise.library import (
    benefit_cost_ratio,
    constant_rate,
    discount_factors,
    discounted_payback_years,
    net_present_value,
    packaged_rates,
    payback_years,
    present_value,
    rate_of_year,
)

pairs = st.lists(st.tuples(pounds, pounds), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("year", "rate"),
    [(0, "0"), (1, "0.035"), (30, "0.035"), (31, "0.03"), (76, "0.025"), (126, "0.02"), (201, "0.015")],
)
def test_the_rate_of_the_green_book_steps_in_the_year_it_says(year: int, rate: str) -> None:
    assert rate_of_year(packaged_rates(), year) == Decimal(rate)


@pytest.mark.parametrize("years", [0, 1, 2])
def test_there_are_as_many_factors_as_years(years: int) -> None:
    factors = discount_factors(constant_rate(Decimal("0.25")), years)
    assert factors == (Decimal(1), Decimal("0.8"))[:years]


@given(pairs, pounds, rates)
def test_net_present_value_is_linear(
    amounts: list[tuple[Decimal, Decimal]], by: Decimal, rate: Decimal
) -> None:
    factors = discount_factors(constant_rate(rate), len(amounts))
    one, other = zip(*amounts, strict=True)
    together = present_value([by * first + second for first, second in amounts], factors)
    apart = by * present_value(one, factors) + present_value(other, factors)
    assert together == pytest.approx(apart, rel=NEAR, abs=NEAR)


@given(flows)
def test_a_rate_of_0_gives_the_sum(amounts: list[Decimal]) -> None:
    assert present_value(amounts, discount_factors(constant_rate(Decimal(0)), len(amounts))) == sum(amounts)


@given(flows, rates)
def test_every_flow_a_year_later_divides_by_1_and_the_rate(amounts: list[Decimal], rate: Decimal) -> None:
    factors = discount_factors(constant_rate(rate), len(amounts) + 1)
    later = present_value([Decimal(0), *amounts], factors)
    assert later == pytest.approx(present_value(amounts, factors[:-1]) / (1 + rate), rel=NEAR, abs=NEAR)


@given(pairs, rates)
def test_net_present_value_is_that_of_the_net_flows(
    amounts: list[tuple[Decimal, Decimal]], rate: Decimal
) -> None:
    factors = discount_factors(constant_rate(rate), len(amounts))
    benefits, costs = zip(*amounts, strict=True)
    net = [benefit - cost for benefit, cost in amounts]
    assert net_present_value(benefits, costs, factors) == pytest.approx(
        present_value(net, factors), rel=NEAR, abs=NEAR
    )


@given(
    st.lists(st.tuples(positive_pounds, positive_pounds), min_size=1, max_size=40),
    rates,
)
def test_doubling_costs_halves_the_ratio(amounts: list[tuple[Decimal, Decimal]], rate: Decimal) -> None:
    factors = discount_factors(constant_rate(rate), len(amounts))
    benefits, costs = zip(*amounts, strict=True)
    benefit = present_value(benefits, factors)
    once = benefit_cost_ratio(benefit, present_value(costs, factors))
    twice = benefit_cost_ratio(benefit, present_value([2 * cost for cost in costs], factors))
    assert once is not None
    assert twice == pytest.approx(once / 2, rel=NEAR)


@pytest.mark.parametrize("cost", ["0", "-1"])
def test_there_is_no_ratio_without_a_cost(cost: str) -> None:
    assert benefit_cost_ratio(Decimal(100), Decimal(cost)) is None


def test_amounts_and_factors_are_for_the_same_years() -> None:
    with pytest.raises(ValueError, match="zip"):
        present_value([Decimal(1)], [])


@given(flows)
def test_discounted_payback_at_0_is_simple_payback(amounts: list[Decimal]) -> None:
    factors = discount_factors(constant_rate(Decimal(0)), len(amounts))
    assert discounted_payback_years(amounts, factors) == payback_years(amounts)


@given(positive_pounds, st.lists(positive_pounds, min_size=1, max_size=40), positive_rates)
def test_discounted_payback_is_later(cost: Decimal, savings: list[Decimal], rate: Decimal) -> None:
    amounts = [-cost, *savings]
    simple = payback_years(amounts)
    discounted = discounted_payback_years(amounts, discount_factors(constant_rate(rate), len(amounts)))
    assert discounted is None or (simple is not None and discounted > simple)


def test_payback_is_when_the_flow_stays_above_0_not_when_it_first_gets_there() -> None:
    amounts = [Decimal(amount) for amount in (-100, 150, -100, 100)]
    assert payback_years(amounts) == Decimal("2.5")
