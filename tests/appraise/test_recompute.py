"""Results under other values of the assumptions are those that typing these values would give."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from business_cases import EXAMPLE, SMALL, bids, in_scenario, read, unhurried, with_value
from hypothesis import given
from hypothesis import strategies as st

from bidgen.appraise import appraise
from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.recompute import central_values, recompute, recompute_draws, terms_of
from bidgen.model.business_case import SCENARIOS
from bidgen.model.whole import Bid

PENCE = 2
NEAR = Decimal("1e-12")


def agree(bid: Bid, scenario: str | None = None) -> None:
    """Every way to the present values of every option gives what `appraise` adds up, to the penny."""
    terms, central = terms_of(bid, scenario), central_values(inputs_of(bid.business_case))
    exact = recompute(terms, central)
    drawn = recompute_draws(terms, {name: np.full(3, float(one)) for name, one in central.items()}, 3)
    appraised = appraise(in_scenario(bid, scenario) if scenario else bid).results
    for found, floats, expected in zip(exact, drawn, appraised, strict=True):
        assert found.option == floats.option == expected.option
        assert found.bcr == (None if expected.bcr is None else pytest.approx(expected.bcr, rel=NEAR))
        for name in ("present_cost", "present_benefit", "npsv"):
            to_the_penny = round(getattr(expected, name), PENCE)
            assert round(getattr(found, name), PENCE) == to_the_penny
            assert getattr(floats, name).tolist() == pytest.approx([float(to_the_penny)] * 3, abs=0.0051)


@pytest.mark.parametrize("scenario", [None, *SCENARIOS])
def test_the_example_at_central_values_is_as_appraised(scenario: str | None) -> None:
    agree(read(EXAMPLE), scenario)


@pytest.mark.parametrize("scenario", [None, "central"])
def test_the_small_bid_at_central_values_is_as_appraised(scenario: str | None) -> None:
    agree(read(SMALL), scenario)


@unhurried
@given(bids(), st.sampled_from(SCENARIOS))
def test_any_bid_at_central_values_is_as_appraised(bid: Bid, scenario: str) -> None:
    agree(bid, scenario)


@unhurried
@given(bids(), st.decimals(min_value=-10, max_value=10, places=2))
def test_another_value_gives_what_typing_it_gives(bid: Bid, value: Decimal) -> None:
    central = central_values(inputs_of(bid.business_case))
    found = recompute(terms_of(bid), {**central, "price": value})
    expected = appraise(with_value(bid, "price", value)).results
    assert [one.npsv for one in found] == pytest.approx([one.npsv for one in expected], abs=Decimal("1e-9"))


def test_each_draw_is_a_result_of_its_own() -> None:
    bid = read(SMALL)
    terms, central = terms_of(bid), central_values(inputs_of(bid.business_case))
    draws = {name: np.full(2, float(one)) for name, one in central.items()}
    draws["hour"] = np.array([20.0, 30.0])
    drawn = recompute_draws(terms, draws, 2)[1]
    for at, hour in enumerate((20, 30)):
        one = recompute(terms, {**central, "hour": Decimal(hour)})[1]
        assert drawn.npsv[at] == pytest.approx(float(one.npsv))


def test_an_option_that_a_scenario_leaves_out_is_counted_as_in_the_figures() -> None:
    bid = read(SMALL)
    central = central_values(inputs_of(bid.business_case))
    assert recompute(terms_of(bid, "slow"), central) == recompute(terms_of(bid), central)
