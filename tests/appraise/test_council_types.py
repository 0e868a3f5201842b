"""Council types, optimism bias, cash prices and the financial case, worked out by hand from the small bid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from business_cases import SMALL, bids, read, unhurried, with_case
from hypothesis import given

from bidgen.appraise import appraise
from bidgen.model.appraisal import COUNCILS_THAT_JOIN, THE_FUND
from bidgen.model.business_case import Adoption, Benefit, Cost, Mitigation, OptimismBias
from bidgen.model.calendar import FinancialYear
from bidgen.model.whole import Bid

FIRST = FinancialYear(2020)
NOUGHT = Decimal(0)


def by_type() -> Bid:
    """Two districts from 2021-22 on, a unitary council joining them in 2023-24."""
    bid = read(SMALL)
    adoption = [
        Adoption(option="B", scenario="central", year=FIRST.plus(at), council_type=kind, councils_live=live)
        for kind, counts in (("district", (0, 2, 2, 2, 2)), ("unitary", (0, 0, 0, 1, 1)))
        for at, live in enumerate(counts)
    ]
    baseline = [replace(one, option="A") for one in adoption]
    live = {"first_year": FIRST.plus(1), "last_year": FIRST.plus(4), "per": "council live"}
    joining = {**live, "per": "council joining"}

    def cost(name: str, option: str, pounds: int, **others: object) -> Cost:
        values = {"kind": "revenue", **live, **others}
        return Cost(id=name, option=option, item=name, unit_value=Decimal(pounds), **values)

    def saving(name: str, pounds: int, kind: str) -> Benefit:
        values = {"kind": "cash-releasing", "council_type": kind, **live}
        return Benefit(id=name, option="B", item=name, unit_value=Decimal(pounds), **values)

    changed = with_case(
        bid,
        adoption=(*adoption, *baseline),
        costs=(
            cost("N1", "A", 30000, council_type="district"),
            cost("N2", "A", 80000, council_type="unitary"),
            cost("N3", "A", 5000, kind="staff time"),
            cost("J", "B", 10000, kind="capital", **joining),
            cost("T", "B", 1000, kind="staff time"),
            cost("R1", "B", 4000),
            cost("R2", "B", 6000, council_type="unitary"),
            cost("team", "B", 15000, per="once", organisation=bid.overview.lead),
        ),
        benefits=(saving("S1", 24000, "district"), saving("S2", 60000, "unitary")),
        assumptions=(),
        optimism_bias=(),
        mitigation=(),
    )
    options = tuple(replace(one, needs_alpha=False) for one in changed.business_case.options)
    return with_case(changed, options=options)


def test_a_line_of_a_type_counts_councils_of_that_type_and_any_other_line_all_of_them() -> None:
    found = appraise(by_type()).preferred
    costs = {line.id: line.amounts for line in found.costs}
    assert costs["R1"] == (0, 8000, 8000, 12000, 12000)
    assert costs["R2"] == (0, 0, 0, 6000, 6000)
    assert costs["J"] == (0, 20000, 0, 10000, 0)
    assert found.cash_releasing_by_year == (0, 48000, 48000, 108000, 108000)
    assert found.councils_live == (0, 2, 2, 3, 3)


def test_what_a_council_of_each_type_pays_now_and_after_and_when_it_breaks_even() -> None:
    appraisal = appraise(by_type())
    district, unitary = appraisal.councils
    assert (district.council_type, district.live, district.pays_now, district.pays_after) == (
        "district",
        2,
        30000,
        10000,
    )
    assert (district.joining, district.running, district.net_saving, district.payback) == (
        10000,
        4000,
        20000,
        Decimal("0.5"),
    )
    assert (unitary.pays_now, unitary.pays_after, unitary.running, unitary.net_saving) == (
        80000,
        30000,
        10000,
        50000,
    )
    one = appraisal.one_council
    assert (one.council_type, one.live, one.net_saving, one.pays_now) == (
        None,
        3,
        30000,
        pytest.approx(Decimal(140000) / 3),
    )


def test_one_council_all_of_them_and_those_named_add_up() -> None:
    bid = by_type()
    appraisal = appraise(bid)
    everyone = appraisal.all_councils
    assert (everyone.councils, everyone.joining, everyone.net_saving) == (3, 30000, 90000)
    assert everyone.after_team == appraisal.sector_saving == 75000
    assert appraisal.named_councils is None
    organisations = tuple(
        replace(one, kind="council", council_type="unitary", joins=FIRST.plus(3)) if at == 0 else one
        for at, one in enumerate(bid.overview.organisations)
    )
    named = appraise(replace(bid, overview=replace(bid.overview, organisations=organisations)))
    assert named.named_councils is not None
    assert named.named_councils.names == (organisations[0].id,)
    assert (named.named_councils.joining, named.named_councils.net_saving) == (10000, 50000)
    assert named.named_councils.after_team == 45000


def test_the_financial_case_counts_cash_alone_and_says_whose_it_is() -> None:
    lead, found = read(SMALL).overview.lead, appraise(by_type()).financial
    assert found.capital == (0, 20000, 0, 10000, 0)
    # The team's 15,000, and running costs; staff time takes no cash.
    assert found.revenue == (0, 23000, 23000, 33000, 33000)
    assert found.savings == (0, 48000, 48000, 108000, 108000)
    flows = {one.who: one for one in found.flows}
    assert list(flows) == [lead, COUNCILS_THAT_JOIN]
    assert flows[lead].net_by_year == (0, -15000, -15000, -15000, -15000)
    assert flows[COUNCILS_THAT_JOIN].cost_by_year == (0, 28000, 8000, 28000, 18000)


def test_the_alpha_is_split_between_the_fund_and_the_organisations() -> None:
    bid = read(SMALL)
    found = appraise(bid).financial
    total = sum((line.amount for line in bid.plan.budget), NOUGHT)
    fund = sum((line.amount for line in bid.plan.budget if line.paid_by == "fund"), NOUGHT)
    assert sum(found.fund) == fund == bid.plan.sum_asked
    assert {one.who: sum(one.cost_by_year) for one in found.flows}[THE_FUND] == fund
    assert sum((sum(one.cost_by_year, NOUGHT) for one in found.flows), NOUGHT) == sum(found.costs)
    assert found.costs[0] == total


@unhurried
@given(bids())
def test_the_flows_of_the_organisations_add_up_to_the_financial_case(bid: Bid) -> None:
    found = appraise(bid).financial
    for at in range(len(found.costs)):
        assert sum((one.cost_by_year[at] for one in found.flows), NOUGHT) == pytest.approx(found.costs[at])
        assert sum((one.saving_by_year[at] for one in found.flows), NOUGHT) == pytest.approx(
            found.savings[at]
        )


def with_bias(bid: Bid, *rows: tuple[str, str, str | None]) -> Bid:
    biases = tuple(
        OptimismBias(id=f"OB{at}", kind=kind, upper_bound=Decimal(bound), option=option, basis="Own evidence")
        for at, (kind, bound, option) in enumerate(rows)
    )
    return with_case(bid, optimism_bias=biases, mitigation=())


def test_optimism_bias_raises_costs_and_lowers_benefits_of_its_class() -> None:
    bid = with_bias(by_type(), ("capital", "0.5", None), ("cash-releasing", "0.1", "B"))
    before, after = appraise(by_type()).preferred, appraise(bid).preferred
    assert after.cost_by_year == before.cost_by_year
    assert after.bias_by_year == (0, 10000 + 4800, 4800, 5000 + 10800, 10800)
    assert after.net_by_year == tuple(
        net - less for net, less in zip(before.net_by_year, after.bias_by_year, strict=True)
    )
    assert after.before_bias.npsv == before.npsv == before.before_bias.npsv
    taken = sum(
        (less / Decimal("1.035") ** at for at, less in enumerate(after.bias_by_year)),
        NOUGHT,
    )
    assert after.npsv == pytest.approx(before.npsv - taken)


def test_mitigation_takes_its_part_off_the_upper_bound() -> None:
    bid = with_bias(by_type(), ("capital", "2", None))
    mitigation = (
        Mitigation(
            bias="OB0", factor="Needs", contribution=Decimal("0.6"), mitigation=Decimal("0.5"), basis=""
        ),
        Mitigation(bias="OB0", factor="Law", contribution=Decimal("0.3"), mitigation=Decimal("1"), basis=""),
    )
    (applied,) = appraise(with_case(bid, mitigation=mitigation)).biases
    # 200% less the 30% and the 30% of it that are dealt with.
    assert applied.resultant == Decimal("0.8")
    assert len(applied.factors) == 2


def test_a_bias_of_another_option_and_business_as_usual_are_left_alone() -> None:
    bid = with_bias(by_type(), ("capital", "0.5", "A"), ("revenue", "0.5", "Z"))
    assert appraise(bid).results == appraise(by_type()).results


def test_cash_prices_are_deflated_before_anything_else() -> None:
    bid = by_type()
    case = bid.business_case
    costs = tuple(replace(one, prices="cash") if one.id == "team" else one for one in case.costs)
    settings = replace(case.appraisal, inflation=Decimal("0.02"), price_base=FIRST)
    found = appraise(with_case(bid, costs=costs, appraisal=settings)).preferred
    line = next(one for one in found.costs if one.id == "team")
    assert line.amounts[3] == pytest.approx(Decimal(15000) / Decimal("1.02") ** 3)
    assert "in cash prices, deflated" in line.factors
    before = next(one for one in appraise(bid).preferred.costs if one.id == "team")
    assert before.amounts[3] == 15000


def test_what_a_council_pays_to_join_is_that_of_the_last_year_in_which_one_joins() -> None:
    bid = by_type()
    case = bid.business_case
    # The last council joins in 2023-24, and the line ends there, a year before the appraisal does.
    costs = tuple(replace(one, last_year=FIRST.plus(3)) if one.id == "J" else one for one in case.costs)
    assert appraise(with_case(bid, costs=costs)).councils == appraise(bid).councils
    # The districts joined two years earlier; a line of that time is what they pay.
    early = tuple(replace(one, last_year=FIRST.plus(1)) if one.id == "J" else one for one in case.costs)
    district, unitary = appraise(with_case(bid, costs=early)).councils
    assert (district.joining, unitary.joining) == (10000, 0)


def test_a_one_off_in_the_last_year_is_no_cost_of_each_year() -> None:
    bid = by_type()
    renewal = Cost(
        id="N",
        option="B",
        item="Renewal",
        kind="capital",
        first_year=FIRST.plus(4),
        unit_value=Decimal(100000),
    )
    before, after = (
        appraise(one) for one in (bid, with_case(bid, costs=(*bid.business_case.costs, renewal)))
    )
    assert after.core_team == before.core_team == 15000
    assert after.sector_saving == before.sector_saving
    assert sum(after.financial.costs) == sum(before.financial.costs) + 100000
