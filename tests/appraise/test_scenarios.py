"""Ranking, and what other adoption does to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from business_cases import EXAMPLE, SMALL, bids, in_scenario, read, unhurried, with_costs_doubled
from hypothesis import given

from bidgen.appraise import appraise
from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.ranking import ranking
from bidgen.appraise.recompute import central_values, recompute, terms_of
from bidgen.appraise.scenarios import scenario_results
from bidgen.model.appraisal import Outcome
from bidgen.model.business_case import SCENARIOS
from bidgen.model.uncertainty import ScenarioResult
from bidgen.model.whole import Bid


def results(bid: Bid) -> tuple[ScenarioResult, ...]:
    return scenario_results(bid, appraise(bid).preferred.option)


@unhurried
@given(bids())
def test_scenarios_never_change_business_as_usual(bid: Bid) -> None:
    found = [one.outcome("A") for one in results(bid)]
    assert len(found) == len(SCENARIOS)
    assert found == [found[0]] * len(SCENARIOS)
    assert found[0] is not None
    assert (found[0].npsv, found[0].bcr) == (0, None)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_is_what_appraising_with_it_gives(scenario: str) -> None:
    bid = read(EXAMPLE)
    found = {one.scenario: one for one in results(bid)}[scenario]
    expected = appraise(in_scenario(bid, scenario))
    assert found.counted == (scenario == bid.business_case.appraisal.scenario)
    assert [round(one.npsv, 2) for one in found.outcomes] == [round(one.npsv, 2) for one in expected.results]
    assert found.holds == (expected.preferred.npsv == max(one.npsv for one in expected.results))
    assert found.best == max(expected.results, key=lambda one: one.npsv).option


def test_only_scenarios_that_the_bid_tells_have_results() -> None:
    assert [(one.scenario, one.counted, one.holds) for one in results(read(SMALL))] == [
        ("central", True, True)
    ]
    assert [one.scenario for one in results(read(EXAMPLE))] == list(SCENARIOS)


@unhurried
@given(bids())
def test_doubling_all_costs_halves_every_bcr(bid: Bid) -> None:
    def ratios(bid: Bid) -> list[Decimal | None]:
        found = recompute(terms_of(bid), central_values(inputs_of(bid.business_case)))
        return [one.bcr for one in found]

    once = ratios(bid)
    halves = [None if one is None else pytest.approx(one / 2, rel=Decimal("1e-12")) for one in once]
    assert ratios(with_costs_doubled(bid)) == halves


def outcome(name: str, cost: int, benefit: int) -> Outcome:
    option = replace(read(SMALL).business_case.options[1], id=name)
    ratio = Decimal(benefit) / cost if cost else None
    return Outcome(option, Decimal(cost), Decimal(benefit), Decimal(benefit - cost), ratio)


def test_a_small_option_with_the_higher_ratio_makes_the_rankings_differ() -> None:
    found = ranking([outcome("B", 100, 200), outcome("C", 1000, 1500)])
    assert [one.id for one in found.by_npsv] == ["C", "B"]
    assert [one.id for one in found.by_bcr] == ["B", "C"]
    assert found.differ


@pytest.mark.parametrize("second", [(1000, 3000), (200, 300), (300, 600)])
def test_rankings_agree_where_none_is_turned_round(second: tuple[int, int]) -> None:
    # Better in both; level in NPSV; level in BCR.
    assert not ranking([outcome("B", 100, 200), outcome("C", *second)]).differ


def test_what_has_no_ratio_is_not_ranked_by_it() -> None:
    found = ranking([outcome("A", 0, 0), outcome("B", 100, 50)])
    assert [one.id for one in found.by_npsv] == ["A", "B"]
    assert [one.id for one in found.by_bcr] == ["B"]
    assert not found.differ
