"""Switching values of the recommendation: there the preferred option is level with the one that overtakes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from business_cases import EXAMPLE, SMALL, bids, read, unhurried, with_case, with_value
from hypothesis import given

from bidgen.appraise import appraise
from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.library import switching_values
from bidgen.appraise.recommendation import recommendation_switches
from bidgen.appraise.recompute import terms_of
from bidgen.model.uncertainty import AssumptionSwitch, Switch
from bidgen.model.whole import Bid

A_MILLIONTH = Decimal("1e-6")


def switches(bid: Bid) -> dict[str, AssumptionSwitch]:
    preferred = appraise(bid).preferred.option
    found = recommendation_switches(terms_of(bid), preferred, inputs_of(bid.business_case))
    return {one.assumption.id: one for one in found}


def lead(bid: Bid) -> Decimal:
    """The preferred option's NPSV less that of the best other one."""
    found = appraise(bid)
    return found.preferred.npsv - max(
        one.npsv for one in found.results if one.option.id != found.preferred.option.id
    )


def of(found: AssumptionSwitch) -> list[Switch]:
    return [one for one in (found.below, found.above) if one is not None]


@pytest.mark.parametrize("folder", [EXAMPLE, SMALL])
def test_put_back_a_switching_value_makes_two_options_level(folder: str) -> None:
    bid = read(folder)
    found = [(name, one) for name, held in switches(bid).items() for one in of(held)]
    assert found
    for name, one in found:
        changed = appraise(with_value(bid, name, one.value))
        level = changed.result(one.rival.id)
        assert level is not None
        assert changed.preferred.npsv == pytest.approx(level.npsv, abs=A_MILLIONTH)
        assert lead(with_value(bid, name, one.value)) == pytest.approx(0, abs=A_MILLIONTH)


@unhurried
@given(bids())
def test_put_back_into_any_bid_it_makes_two_options_level(bid: Bid) -> None:
    for name, held in switches(bid).items():
        for one in of(held):
            changed = appraise(with_value(bid, name, one.value))
            level = changed.result(one.rival.id)
            assert level is not None
            # Far from the range amounts are large, and so is the last of their 28 digits.
            near = max(A_MILLIONTH, (abs(level.npsv) + changed.preferred.present_cost) * A_MILLIONTH)
            assert changed.preferred.npsv == pytest.approx(level.npsv, abs=near)


@unhurried
@given(bids())
def test_between_central_and_switching_value_nothing_changes(bid: Bid) -> None:
    holds = lead(bid) >= 0
    for name, held in switches(bid).items():
        centre = held.assumption.value
        for one in of(held):
            between = (centre + one.value) / 2
            if abs(lead(with_value(bid, name, between))) > A_MILLIONTH:
                assert (lead(with_value(bid, name, between)) >= 0) == holds


@unhurried
@given(bids())
def test_no_switch_that_halving_finds_in_the_range_is_missed(bid: Bid) -> None:
    found = switches(bid)
    for one in bid.business_case.assumptions:
        if one.low is None or one.high is None or one.low == one.high:
            continue

        def margin(value: Decimal, name: str = one.id) -> Decimal:
            return round(lead(with_value(bid, name, value)), 9)

        for value in switching_values(margin, one.low, one.high, parts=3).values:
            held = found[one.id]
            ours = held.below if value < one.value else held.above
            assert ours is not None
            further = abs(ours.value - one.value) - abs(value - one.value)
            assert further <= 0 or abs(margin(value)) < A_MILLIONTH


def test_in_the_small_bid_a_value_is_worked_out_by_hand() -> None:
    found = switches(read(SMALL))
    # NPSV is 44,211.30 at a build share of 1, whose build costs 60,000 / 1.035: it is 0 at 1 + 0.7626.
    share = found["build-share"]
    assert share.below is None
    assert share.above is not None
    assert round(share.above.value, 4) == Decimal("1.7626")
    assert (share.above.rival.id, share.above.better.id, share.above.in_range) == ("A", "A", False)
    assert share.above.change == share.above.value - 1
    # Without a range no value is in it or out of it; and an hour may cost nothing at all.
    above = found["move-share"].above
    assert above is not None
    assert above.in_range is None
    assert found["hour"].nearest is None
    # By how far they are from the central value; unit values and the number of councils are inputs, too.
    assert [name for name in found if " " not in name] == ["build-share", "move-share", "hour"]
    assert {"unit value of B1", "adoption of option B"} < set(found)


def with_range(bid: Bid, name: str, low: str, high: str) -> Bid:
    return with_case(
        bid,
        assumptions=tuple(
            replace(one, low=Decimal(low), high=Decimal(high)) if one.id == name else one
            for one in bid.business_case.assumptions
        ),
    )


def test_below_0_is_looked_for_where_the_range_goes_there() -> None:
    found = switches(with_range(read(SMALL), "hour", "-500", "30"))["hour"]
    assert found.below is not None
    assert found.below.in_range
    assert found.below.value < 0


def test_another_option_may_overtake_before_the_npsv_is_0() -> None:
    # The same option with a build that is free, but £40,000 of another cost, does not feel the build share.
    bid = read(SMALL)
    case = bid.business_case
    rival = replace(case.options[1], id="Z")
    costs = [replace(one, id=f"{one.id}-Z", option="Z") for one in case.costs if one.option == "B"]
    costs = [
        replace(one, quantity=Decimal("70000"), unit_value=Decimal(1), assumption_1=None)
        if one.assumption_1 == "build-share"
        else one
        for one in costs
    ]
    benefits = [replace(one, id=f"{one.id}-Z", option="Z") for one in case.benefits if one.option == "B"]
    adoption = [replace(one, option="Z") for one in case.adoption]
    found = switches(
        with_case(
            bid,
            options=(*case.options, rival),
            costs=(*case.costs, *costs),
            benefits=(*case.benefits, *benefits),
            adoption=(*case.adoption, *adoption),
        )
    )
    above = found["build-share"].above
    assert above is not None
    assert above.rival.id == "Z"
    assert above.value == pytest.approx(Decimal(70000) / 60000, abs=A_MILLIONTH)
    assert above.in_range
    # What both options pay alike makes neither overtake the other: the NPSV of both becomes 0 further out.
    move = found["move-share"].above
    assert move is not None
    assert move.rival.id == "A"


def test_an_assumption_counted_twice_in_a_line_is_solved_too() -> None:
    bid = read(SMALL)
    costs = tuple(
        replace(one, assumption_2="build-share") if one.assumption_1 == "build-share" else one
        for one in bid.business_case.costs
    )
    above = switches(with_case(bid, costs=costs))["build-share"].above
    once = switches(bid)["build-share"].above
    assert above is not None
    assert once is not None
    assert above.value**2 == pytest.approx(once.value, abs=A_MILLIONTH)


def test_where_the_recommendation_does_not_hold_it_is_where_it_would() -> None:
    bid = with_value(read(SMALL), "build-share", Decimal(3))
    found = switches(bid)["build-share"]
    assert found.above is None
    assert found.below is not None
    assert round(found.below.value, 4) == Decimal("1.7626")
    # Beyond it the preferred option is the best, in place of business as usual.
    assert (found.below.rival.id, found.below.better.id) == ("A", "B")
