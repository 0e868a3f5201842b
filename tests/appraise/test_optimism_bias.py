"""Optimism bias: costs up, benefits down, and nothing on what is already spent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flows import positive_pounds, rates
from hypothesis import given

from bidgen.appraise.library import Contribution, reduced, resultant_bias, uplifted


def contribution(share: str, mitigation: str) -> Contribution:
    return Contribution(Decimal(share), Decimal(mitigation))


@given(rates)
def test_without_mitigation_the_upper_bound_stays(upper: Decimal) -> None:
    assert resultant_bias(upper, []) == upper
    assert resultant_bias(upper, [contribution("0.6", "0"), contribution("0.4", "0")]) == upper


def test_only_what_is_mitigated_counts() -> None:
    halves = [contribution("0.5", "1"), contribution("0.3", "0.5")]
    assert resultant_bias(Decimal(2), halves) == Decimal("0.7")
    assert resultant_bias(Decimal(2), [contribution("1", "1")]) == 0


@pytest.mark.parametrize(
    ("contributions", "says"),
    [
        ([contribution("5", "1")], "outside 0 to 1"),
        ([contribution("-0.1", "1")], "outside 0 to 1"),
        ([contribution("0.1", "40")], "outside 0 to 1"),
        ([contribution("0.6", "0"), contribution("0.5", "0")], "more than 1"),
    ],
)
def test_percentages_in_place_of_fractions_are_refused(contributions: list[Contribution], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        resultant_bias(Decimal(2), contributions)


@given(positive_pounds, rates)
def test_what_is_spent_does_not_rise(cost: Decimal, bias: Decimal) -> None:
    assert uplifted(cost, bias, sunk=cost) == cost
    assert uplifted(cost + 100, bias, sunk=cost) == cost + 100 * (1 + bias)


def test_costs_go_up_and_benefits_down() -> None:
    assert uplifted(Decimal(200), Decimal("0.25")) == 250
    assert reduced(Decimal(200), Decimal("0.25")) == 150
