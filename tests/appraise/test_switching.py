"""Switching values: where the recommendation changes, of margins that are straight, bent or jump."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import floor
from typing import TypeAlias

import pytest
from flows import pounds
from hypothesis import assume, given
from hypothesis import strategies as st

from bidgen.appraise.library import (
    SwitchingValues,
    change_to,
    linear_switching_values,
    switching_values,
)

Margin: TypeAlias = Callable[[Decimal], Decimal]

LOW, HIGH = Decimal(-100), Decimal(100)
inside = st.decimals(min_value=-99, max_value=99, places=2)
slopes = st.decimals(min_value=-1000, max_value=1000, places=2).filter(bool)
FINE = Decimal("1e-12")


@given(inside, slopes)
def test_a_straight_margin_is_solved_either_way(at: Decimal, slope: Decimal) -> None:
    def margin(value: Decimal) -> Decimal:
        return slope * (value - at)

    assert linear_switching_values(margin, LOW, HIGH).values == (pytest.approx(at, abs=FINE),)
    assert switching_values(margin, LOW, HIGH, parts=1).values == (pytest.approx(at, abs=FINE),)


@given(pounds, pounds)
def test_the_closed_form_agrees_with_halving(at_low: Decimal, at_high: Decimal) -> None:
    assume(at_low and at_high)

    def margin(value: Decimal) -> Decimal:
        return at_low + (at_high - at_low) * (value - LOW) / (HIGH - LOW)

    closed, halved = (solve(margin, LOW, HIGH) for solve in (linear_switching_values, switching_values))
    assert closed.values == pytest.approx(halved.values, abs=FINE)
    assert bool(closed.values) == ((at_low > 0) != (at_high > 0))


@pytest.mark.parametrize("solve", [linear_switching_values, switching_values])
@pytest.mark.parametrize(
    "margin", [lambda value: value + 101, lambda value: value - 101, lambda _: Decimal(1)]
)
def test_none_in_range_is_a_result(
    solve: Callable[[Margin, Decimal, Decimal], SwitchingValues], margin: Margin
) -> None:
    found = solve(margin, LOW, HIGH)
    assert found == SwitchingValues(LOW, HIGH, ())
    assert found.nearest(Decimal(0)) is None


def test_every_switch_of_a_bent_margin_is_found() -> None:
    # Good between 20 and 60 only: costs that step up, a benefit that is capped.
    found = switching_values(lambda value: 20 - abs(value - 40), LOW, HIGH)
    assert found.values == (pytest.approx(Decimal(20), abs=FINE), pytest.approx(Decimal(60), abs=FINE))
    assert found.nearest(Decimal(55)) == pytest.approx(Decimal(60), abs=FINE)
    assert found.nearest(Decimal(25)) == pytest.approx(Decimal(20), abs=FINE)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_jump_is_a_switch_and_its_value_is_on_the_side_that_holds(sign: int) -> None:
    def margin(councils: Decimal) -> Decimal:
        return sign * (1000 * Decimal(floor(councils)) - 2500)

    (value,) = switching_values(margin, Decimal(0), Decimal(10), parts=1).values
    assert value == pytest.approx(Decimal(3), abs=FINE)
    assert margin(value) >= 0


def test_a_margin_that_only_touches_0_changes_nothing() -> None:
    assert switching_values(lambda value: value * value, LOW, HIGH).values == ()


@pytest.mark.parametrize(
    ("value", "central", "change"), [("80", "100", "-0.2"), ("-80", "-100", "0.2"), ("5", "0", None)]
)
def test_the_change_is_a_fraction_of_the_central_value(value: str, central: str, change: str | None) -> None:
    assert change_to(Decimal(value), Decimal(central)) == (None if change is None else Decimal(change))
