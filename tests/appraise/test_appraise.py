"""The appraisal of a bid small enough to be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.api import check_bid
from bidgen.appraise import appraise
from bidgen.appraise.discounting import discount_factors, present_value
from bidgen.appraise.payback import payback_years
from bidgen.model.appraisal import Appraisal
from bidgen.model.rates import DiscountRates, Rate
from bidgen.model.whole import Bid

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"
pounds = st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2)
flows = st.lists(pounds, min_size=1, max_size=40)
three_and_a_half = DiscountRates(name="3.5%", source="", rates=(Rate(from_year=1, rate=Decimal("0.035")),))


@pytest.fixture(scope="module")
def bid() -> Bid:
    found = check_bid(SMALL, today=date(2020, 1, 24)).bid
    assert found is not None
    return found


@pytest.fixture(scope="module")
def appraisal(bid: Bid) -> Appraisal:
    return appraise(bid)


def test_costs_of_the_preferred_option_by_year(appraisal: Appraisal) -> None:
    # The Alpha (£45,000 whoever pays), then build £60,000; £10,000 for each council that joins
    # (1, 2, 0, 1) and £4,000 for each that is live (1, 3, 3, 4).
    assert appraisal.preferred.cost_by_year == tuple(map(Decimal, (45000, 74000, 32000, 12000, 26000)))


def test_benefits_of_the_preferred_option_by_year_and_class(appraisal: Appraisal) -> None:
    assert appraisal.preferred.cash_releasing_by_year == tuple(map(Decimal, (0, 20000, 60000, 60000, 80000)))
    assert appraisal.preferred.non_cash_releasing_by_year == tuple(map(Decimal, (0, 2500, 7500, 7500, 10000)))
    assert [one.id for one in appraisal.not_in_money] == ["B3"]


def test_present_values_are_relative_to_business_as_usual(appraisal: Appraisal) -> None:
    net = [Decimal(one) for one in (-45000, -51500, 35500, 55500, 64000)]
    expected = sum(flow / Decimal("1.035") ** year for year, flow in enumerate(net))
    assert appraisal.preferred.npsv == pytest.approx(expected)
    time = sum(flow / Decimal("1.035") ** year for year, flow in enumerate((0, 2500, 7500, 7500, 10000)))
    assert appraisal.preferred.cash_npsv == pytest.approx(expected - time)
    assert appraisal.preferred.bcr == pytest.approx(
        appraisal.preferred.present_benefit / appraisal.preferred.present_cost
    )
    assert appraisal.preferred.payback == 3 + Decimal(5500) / Decimal(64000)
    baseline = appraisal.result("A")
    assert baseline is not None
    assert (baseline.npsv, baseline.cash_npsv, baseline.bcr, baseline.payback) == (0, 0, None, None)
    assert baseline.whole_life_cost == 300000


def test_what_one_council_pays_and_saves(appraisal: Appraisal) -> None:
    council = appraisal.one_council
    assert (council.joining, council.running) == (10000, 4000)
    assert (council.cash_releasing, council.non_cash_releasing, council.net_saving) == (20000, 2500, 16000)
    assert council.payback == Decimal("0.625")


def test_an_amount_per_council_joining_that_names_no_last_year_counts_every_council_that_joins(
    bid: Bid, appraisal: Appraisal
) -> None:
    case = bid.business_case
    costs = tuple(replace(one, last_year=None) if one.id == "C3" else one for one in case.costs)
    found = appraise(replace(bid, business_case=replace(case, costs=costs)))
    assert found.preferred.cost_by_year == appraisal.preferred.cost_by_year
    assert found.one_council == appraisal.one_council


def test_other_assumptions_give_other_results(bid: Bid) -> None:
    doubled = tuple(
        replace(one, value=one.value * 2) if one.id == "build-share" else one
        for one in bid.business_case.assumptions
    )
    changed = appraise(replace(bid, business_case=replace(bid.business_case, assumptions=doubled)))
    assert changed.preferred.cost_by_year[1] == 74000 + 60000


def test_a_line_says_how_its_amount_is_made(appraisal: Appraisal) -> None:
    hours = next(line for line in appraisal.preferred.benefits if line.id == "B2")
    assert hours.factors == ("100", "£25 an hour (hour)", "each council live")


@given(flows, pounds)
def test_present_value_is_linear(amounts: list[Decimal], by: Decimal) -> None:
    factors = discount_factors(three_and_a_half, len(amounts))
    scaled = present_value([by * amount for amount in amounts], factors)
    assert scaled == pytest.approx(by * present_value(amounts, factors), abs=Decimal("0.0001"))


@given(flows)
def test_every_flow_a_year_later_is_worth_less_by_the_rate(amounts: list[Decimal]) -> None:
    now = present_value(amounts, discount_factors(three_and_a_half, len(amounts)))
    later = [Decimal(0), *amounts]
    moved = present_value(later, discount_factors(three_and_a_half, len(later)))
    assert moved == pytest.approx(now / Decimal("1.035"), abs=Decimal("0.0001"))


@given(flows)
def test_payback_is_never_or_within_the_years(amounts: list[Decimal]) -> None:
    years = payback_years(amounts)
    if sum(amounts) < 0:
        assert years is None
    else:
        assert years is not None
        assert 0 <= years <= len(amounts) - 1
