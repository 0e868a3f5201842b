"""The simulation: the same for the same seed, no wider than the ranges, and nothing where there are none."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from business_cases import EXAMPLE, SMALL, bids, read, unhurried, with_case, without_ranges
from hypothesis import given
from hypothesis import strategies as st

from bidgen.appraise import appraise
from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.recompute import terms_of
from bidgen.appraise.simulation import DRAWS, SEED, simulation
from bidgen.appraise.uncertainty import how_sure
from bidgen.model.uncertainty import Simulation
from bidgen.model.whole import Bid


def of(bid: Bid, seed: int = SEED, draws: int = 200) -> Simulation:
    preferred = appraise(bid).preferred.option
    return simulation(terms_of(bid), preferred, inputs_of(bid.business_case), seed=seed, draws=draws)


@unhurried
@given(bids(), st.integers(0, 2**63))
def test_without_ranges_there_is_no_spread(bid: Bid, seed: int) -> None:
    bid = without_ranges(bid)
    found, expected = of(bid, seed), appraise(bid)
    assert found.drawn == ()
    assert set(found.percentiles) == {found.point(50)}
    assert abs(found.point(50) - expected.preferred.npsv) < Decimal("0.0051")
    if abs(expected.preferred.npsv) > Decimal("0.01"):
        assert found.chance_positive == (1 if expected.preferred.npsv > 0 else 0)
    leads = [expected.preferred.npsv - one.npsv for one in expected.results]
    if all(lead >= 0 for lead in leads):
        assert found.chance_best == 1
    elif min(leads) < Decimal("-0.01"):
        assert found.chance_best == 0


@unhurried
@given(bids(), st.integers(0, 2**63))
def test_chances_and_points_are_in_order(bid: Bid, seed: int) -> None:
    found = of(bid, seed)
    assert list(found.percentiles) == sorted(found.percentiles)
    assert 0 <= found.chance_positive <= 1
    assert 0 <= found.chance_best <= 1
    assert len(found.percentiles) == 99
    assert of(bid, seed) == found


def test_the_numbers_of_a_seed_are_the_same_on_every_machine() -> None:
    found = of(read(SMALL), SEED, 10_000)
    points = [str(found.point(percent)) for percent in (10, 50, 90)]
    assert points == ["27565.43", "44169.82", "60310.47"]
    assert of(read(SMALL), SEED + 1, 10_000).percentiles != found.percentiles


def test_draws_are_triangular() -> None:
    # NPSV of the small bid falls by 57,971.01 for each build share; with the hour central it is the triangle
    # over 0.5, 1 and 1.5, whose 10% point lies sqrt(0.1 / 2) above its low.
    bid = read(SMALL)
    assumptions = tuple(
        replace(one, low=None, high=None) if one.id == "hour" else one
        for one in bid.business_case.assumptions
    )
    found = of(with_case(bid, assumptions=assumptions), draws=100_000)
    centre, slope = 44211.30, 60000 / 1.035
    assert float(found.point(50)) == pytest.approx(centre, abs=300)
    assert float(found.point(10)) == pytest.approx(centre - slope * (0.5 - (0.1 / 2) ** 0.5), abs=300)
    assert float(found.point(90)) == pytest.approx(centre + slope * (0.5 - (0.1 / 2) ** 0.5), abs=300)


def test_a_skewed_range_draws_as_often_below_its_centre_as_it_is_wide_there() -> None:
    bid = read(SMALL)
    assumptions = tuple(
        replace(one, low=Decimal("0.9") if one.id == "build-share" else None, high=one.high)
        for one in bid.business_case.assumptions
        if one.id != "hour"
    )
    case = with_case(
        bid, assumptions=(*assumptions, replace(bid.business_case.assumptions[2], low=None, high=None))
    )
    # From 0.9 over 1 to 1.5: one draw in six has a share below 1, and so an NPSV above the central one.
    found = of(case, draws=60_000)
    central = appraise(case).preferred.npsv
    above = sum(1 for point in found.percentiles if point > central)
    assert above in (16, 17)


def test_a_chance_counts_the_draws() -> None:
    found = of(read(EXAMPLE), draws=2000)
    assert found.chance_best <= found.chance_positive
    negative = sum(1 for point in found.percentiles if point <= 0)
    assert abs((1 - found.chance_positive) * 100 - negative) <= 1


@pytest.mark.parametrize("draws", [0, -1])
def test_no_draw_at_all_is_refused(draws: int) -> None:
    with pytest.raises(ValueError, match="at least one draw"):
        of(read(SMALL), draws=draws)


def test_one_draw_is_enough() -> None:
    found = of(read(SMALL), draws=1)
    assert set(found.percentiles) == {found.point(1)}


@unhurried
@given(bids())
def test_every_part_of_how_sure_is_about_the_same_bid(bid: Bid) -> None:
    appraisal = appraise(bid)
    found = how_sure(bid, appraisal, seed=7, draws=50)
    assert (found.simulation.seed, found.simulation.draws) == (7, 50)
    assert found.tornado.npsv == pytest.approx(appraisal.preferred.npsv, abs=Decimal("1e-9"))
    (counted,) = (one for one in found.scenarios if one.counted)
    assert counted.holds == (counted.best == appraisal.preferred.option)
    assert len(found.ranking.by_npsv) == len(bid.business_case.options)


def test_appraising_does_not_open_what_only_this_needs() -> None:
    asked = (
        "import sys, bidgen.appraise.library;"
        "print([one for one in ('numpy', 'bidgen.appraise.uncertainty') if one in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"


def test_the_rivals_have_chances_too_and_the_best_ones_make_the_whole() -> None:
    found = of(read(EXAMPLE), draws=DRAWS)
    assert [one.option.id for one in found.chances] == ["A", "B", "C", "D"]
    assert sum(one.best for one in found.chances) == pytest.approx(1)
    assert found.chances[0].positive == 0
    assert (found.chance_positive, found.chance_best) == (found.chances[2].positive, found.chances[2].best)


def test_an_assumption_that_no_option_counts_is_not_drawn() -> None:
    bid = read(EXAMPLE)
    case = bid.business_case
    unused = replace(case.assumptions[0], id="unused")
    found = of(with_case(bid, assumptions=(unused, *case.assumptions)))
    assert "unused" not in [one.id for one in found.drawn]
    assert found.percentiles == of(bid).percentiles
