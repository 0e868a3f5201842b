"""What must not depend on names, order or the last digit: the Alpha's line, level options, the core team."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from business_cases import EXAMPLE, SMALL, bids, read, unhurried, with_case
from hypothesis import given

from bidgen.appraise import appraise
from bidgen.appraise.inputs import is_adoption
from bidgen.appraise.ranking import best_option
from bidgen.appraise.uncertainty import how_sure
from bidgen.model.business_case import Benefit, OptimismBias
from bidgen.model.whole import Bid


def biased(bid: Bid) -> Bid:
    bias = OptimismBias(id="OB1", kind="capital", upper_bound=Decimal("0.5"), basis="Own evidence")
    return with_case(bid, optimism_bias=(bias,), mitigation=())


def test_a_cost_that_is_called_alpha_is_a_cost_like_any_other() -> None:
    bid = biased(read(SMALL))
    costs = tuple(replace(one, id="alpha") if one.id == "C2" else one for one in bid.business_case.costs)
    found, expected = appraise(with_case(bid, costs=costs)), appraise(bid)
    assert found.preferred.npsv == expected.preferred.npsv
    assert found.financial.flows == expected.financial.flows
    assert how_sure(with_case(bid, costs=costs), found).tornado.npsv == pytest.approx(found.preferred.npsv)


def test_an_option_that_is_level_with_the_preferred_one_is_not_better() -> None:
    case = read(SMALL).business_case
    twin = replace(case.options[1], id="Z")
    costs = [replace(one, id=f"{one.id}Z", option="Z") for one in case.costs if one.option == "B"]
    gains = [replace(one, id=f"{one.id}Z", option="Z") for one in case.benefits if one.option == "B"]
    adoption = [replace(one, option="Z") for one in case.adoption if one.option == "B"]
    bid = with_case(
        read(SMALL),
        options=(*case.options, twin),
        costs=(*case.costs, *costs),
        benefits=(*case.benefits, *gains),
        adoption=(*case.adoption, *adoption),
        appraisal=replace(case.appraisal, preferred_option="Z"),
    )
    found = appraise(bid)
    assert best_option(found.results, twin) is twin
    assert all(one.holds for one in how_sure(bid, found).scenarios)


@unhurried
@given(bids())
def test_every_live_council_bears_the_same_of_the_core_team(bid: Bid) -> None:
    found = appraise(bid)
    live = found.preferred.councils_live[-1]
    if live:
        assert found.saving_after_team is not None
        assert found.saving_after_team * live == pytest.approx(found.sector_saving, abs=Decimal("1e-9"))
    if found.all_councils.after_team is not None:
        assert found.all_councils.after_team == pytest.approx(found.sector_saving, abs=Decimal("1e-9"))


def test_what_the_service_saves_however_many_councils_are_live_is_set_against_its_core_team() -> None:
    bid = read(EXAMPLE)
    first = bid.business_case.appraisal.first_year
    gain = Benefit(
        id="G",
        option="C",
        item="A grant each year",
        kind="cash-releasing",
        first_year=first,
        last_year=first.plus(9),
        unit_value=Decimal(7000),
    )
    before, after = (
        appraise(one) for one in (bid, with_case(bid, benefits=(*bid.business_case.benefits, gain)))
    )
    assert after.core_team == before.core_team - 7000
    assert after.sector_saving == before.sector_saving + 7000
    assert after.one_council == before.one_council


def test_adoption_has_the_range_of_the_scenarios() -> None:
    bid = read(EXAMPLE)
    found = how_sure(bid, appraise(bid))
    (adoption,) = (one for one in found.switches if is_adoption(one.assumption))
    assert adoption.nearest is not None
    # From 4 of 10 councils in the slow scenario to 20 in the fast one.
    assert [one.councils_live for one in found.scenarios] == [4, 10, 20]
    assert adoption.nearest.in_range == (Decimal("0.4") <= adoption.nearest.value <= 2)
    assert adoption.in_range
