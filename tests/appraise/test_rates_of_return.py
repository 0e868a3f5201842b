"""Internal rates of return: all there are and no other; the modified rate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from flows import NEAR, flows, positive_pounds
from hypothesis import example, given
from hypothesis import strategies as st

from bidgen.appraise.library import internal_rates_of_return, modified_internal_rate

percentages = st.decimals(min_value=Decimal("-0.99"), max_value=5, places=2)


def multiplied(growths: list[Decimal]) -> list[Decimal]:
    """The flows whose NPV is 0 at these growths: (g - first)(g - second)... multiplied out, exactly."""
    flows = [Decimal(-1)]
    for growth in growths:
        flows = [one - growth * other for one, other in zip([*flows, 0], [0, *flows], strict=True)]
    return [Decimal(flow) for flow in flows]


def npv(amounts: list[Decimal], rate: Fraction) -> Fraction:
    return sum((Fraction(amount) / (1 + rate) ** year for year, amount in enumerate(amounts)), Fraction(0))


def of(*amounts: int) -> str:
    return str(internal_rates_of_return([Decimal(amount) for amount in amounts]))


@given(st.lists(percentages, min_size=1, max_size=6))
@example([Decimal(0), Decimal("0.5")])
def test_flows_made_from_rates_have_these_rates(rates: list[Decimal]) -> None:
    found = internal_rates_of_return(multiplied([1 + rate for rate in rates]))
    # Each but once, however often it is repeated.
    assert found.rates == tuple(sorted(set(rates)))


@given(flows)
def test_a_rate_found_is_a_root_and_none_is_missed(amounts: list[Decimal]) -> None:
    rates = [Fraction(rate) for rate in internal_rates_of_return(amounts).rates]
    for rate in rates:
        size = sum(abs(Fraction(amount)) / (1 + rate) ** year for year, amount in enumerate(amounts))
        assert abs(npv(amounts, rate)) <= size * Fraction(1, 10**12)
    # Between two rates, below the first and above the last, the present value keeps its sign.
    for low, high in pairwise([Fraction(-99, 100), *rates, Fraction(20)]):
        inside = [low + (high - low) * part / 8 for part in range(1, 8)]
        assert high - low < Fraction(1, 10**9) or len({npv(amounts, rate) > 0 for rate in inside}) == 1


@given(positive_pounds, st.lists(positive_pounds, min_size=1, max_size=40))
def test_a_cost_followed_by_savings_has_one_rate(cost: Decimal, savings: list[Decimal]) -> None:
    found = internal_rates_of_return([-cost, *savings])
    assert found.kind == "one"
    assert found.only is not None
    assert (found.only > 0) == (sum(savings) > cost)


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ((-100, 110), "10%"),
        ((-100, 100), "0%"),
        ((0, -100, 0, 121, 0), "10%"),
        ((-10, 19, 19, 19, 19), "187.2%"),
        ((-10000, 33000, -24000), "several (8.2%, 121.8%)"),
        ((-100, 220, -121), "10%"),
        ((100, -200, 150), "none"),
        ((1, 2, 3), "none"),
        ((-1, -2, -3), "none"),
        ((5,), "none"),
        ((0, 0), "none"),
        ((), "none"),
    ],
)
def test_what_is_printed(amounts: tuple[int, ...], text: str) -> None:
    assert of(*amounts) == text


def test_the_only_rate_is_given_only_where_there_is_one() -> None:
    several = internal_rates_of_return([Decimal(flow) for flow in (-10000, 33000, -24000)])
    assert (several.kind, several.only) == ("several", None)
    none = internal_rates_of_return([Decimal(1)])
    assert (none.kind, none.only, none.rates) == ("none", None, ())


def test_rates_very_near_each_other_stay_apart() -> None:
    near = [Decimal("0.1"), Decimal("0.1000000001")]
    assert internal_rates_of_return(multiplied([1 + rate for rate in near])).rates == tuple(near)


@given(positive_pounds, st.integers(1, 40), st.decimals(min_value=Decimal("-0.5"), max_value=1, places=4))
def test_one_cost_and_one_return_have_the_same_modified_rate(
    cost: Decimal, years: int, rate: Decimal
) -> None:
    amounts = [-cost, *[Decimal(0)] * (years - 1), cost * (1 + rate) ** years]
    found = modified_internal_rate(amounts, Decimal("0.1"), Decimal("0.12"))
    assert found == pytest.approx(rate, abs=NEAR)


@pytest.mark.parametrize("amounts", [(), (-1,), (-1, -2), (1, 2), (0, 0)])
def test_the_modified_rate_needs_costs_and_returns(amounts: tuple[int, ...]) -> None:
    flows = [Decimal(amount) for amount in amounts]
    assert modified_internal_rate(flows, Decimal("0.1"), Decimal("0.1")) is None
