"""Bids to appraise: the example, the small one, and any number of others made from the small one."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from bidgen.api import check_bid
from bidgen.appraise.inputs import ADOPTION_INPUT, UNIT_VALUE_INPUT
from bidgen.model.business_case import (
    CASH,
    CASH_RELEASING,
    COUNCIL_JOINING,
    COUNCIL_LIVE,
    MONEY_KINDS,
    NON_CASH_RELEASING,
    ONCE,
    REAL,
    SCENARIOS,
    Adoption,
    Assumption,
    Benefit,
    BusinessCase,
    Cost,
    Mitigation,
    OptimismBias,
)
from bidgen.model.whole import Bid

ROOT = Path(__file__).parents[2]
EXAMPLE = "bids/ims-alpha"
SMALL = "tests/cases/good/small"
# The first bid drawn is read from files, and each is appraised many times over.
unhurried = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
TYPES = ("district", "unitary")
ASSUMPTIONS = ("share", "price", "hours", "steady")


class MadeBid(Bid):
    """A bid made for a test, which says just what was made where the test fails."""

    def __repr__(self) -> str:
        case = self.business_case
        lines = [
            f"{one.id} of {one.option}: {one.first_year} to {one.last_year} {one.per}: {one.quantity} x "
            f"{one.unit_value} x {one.assumption_1} x {one.assumption_2} x {one.assumption_3}"
            for one in (*case.costs, *case.benefits)
        ]
        ranges = [f"{one.id}: {one.low}, {one.value}, {one.high}" for one in case.assumptions]
        live = [(row.option, row.scenario, row.councils_live) for row in case.adoption]
        alpha = [one.id for one in case.options if one.needs_alpha]
        return f"MadeBid({lines}, {ranges}, {live}, the Alpha for {alpha})"

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        printer.text(repr(self))


@cache
def read(folder: str) -> Bid:
    found = check_bid(ROOT / folder, today=date(2020, 1, 24)).bid
    assert found is not None
    return found


def with_case(bid: Bid, **changes: object) -> Bid:
    return replace(bid, business_case=replace(bid.business_case, **changes))


def in_scenario(bid: Bid, scenario: str) -> Bid:
    """The bid with another scenario counted, for which business as usual has to have its rows, too."""
    case = bid.business_case
    baseline = {one.id for one in case.options if one.is_baseline}
    adoption = tuple(
        replace(row, scenario=scenario) if row.option in baseline else row for row in case.adoption
    )
    return with_case(bid, appraisal=replace(case.appraisal, scenario=scenario), adoption=adoption)


def with_value(bid: Bid, name: str, value: Decimal) -> Bid:
    """The bid as somebody would type it who is sure of another value of an input."""
    if name.startswith(UNIT_VALUE_INPUT):
        return _with_unit_value(bid, name.rsplit(maxsplit=1)[-1], value)
    if name.startswith(ADOPTION_INPUT):
        return _with_councils(bid, name.rsplit(maxsplit=1)[-1], value)
    found = [replace(one, value=value) if one.id == name else one for one in bid.business_case.assumptions]
    return with_case(bid, assumptions=tuple(found))


def _with_unit_value(bid: Bid, line: str, value: Decimal) -> Bid:
    costs, benefits = (
        tuple(replace(one, unit_value=value) if one.id == line else one for one in table)
        for table in (bid.business_case.costs, bid.business_case.benefits)
    )
    return with_case(bid, costs=costs, benefits=benefits)


def _with_councils(bid: Bid, option: str, share: Decimal) -> Bid:
    """The bid with that share of the councils, which need not be whole ones."""
    adoption = tuple(
        replace(row, councils_live=row.councils_live * share) if row.option == option else row
        for row in bid.business_case.adoption
    )
    return with_case(bid, adoption=adoption)


def without_ranges(bid: Bid) -> Bid:
    case = bid.business_case
    assumptions = tuple(replace(one, low=None, high=None) for one in case.assumptions)
    costs, benefits = (
        tuple(replace(one, unit_low=None, unit_high=None) for one in table)
        for table in (case.costs, case.benefits)
    )
    return with_case(bid, assumptions=assumptions, costs=costs, benefits=benefits)


def with_costs_doubled(bid: Bid) -> Bid:
    costs = tuple(replace(one, quantity=2 * one.quantity) for one in bid.business_case.costs)
    budget = tuple(replace(line, amount=2 * line.amount) for line in bid.plan.budget)
    return replace(with_case(bid, costs=costs), plan=replace(bid.plan, budget=budget))


@st.composite
def bids(draw: st.DrawFn) -> Bid:
    """Bids of three options, whose amounts count up to three assumptions, the same one twice at times."""
    bid = read(SMALL)
    case = bid.business_case
    baseline, change = case.options[:2]
    options = (baseline, change, replace(change, id="C", needs_alpha=draw(st.booleans())))
    costs = [_line(draw, case, Cost, number, ("revenue", "capital", "staff time")) for number in range(6)]
    benefits = [
        _line(draw, case, Benefit, number, (CASH_RELEASING, NON_CASH_RELEASING)) for number in range(6)
    ]
    settings = replace(case.appraisal, inflation=draw(st.decimals(0, Decimal("0.1"), places=3)))
    made = with_case(
        bid,
        appraisal=settings,
        options=options,
        costs=tuple(costs),
        benefits=tuple(benefits),
        assumptions=tuple(_assumption(draw, name) for name in ASSUMPTIONS),
        adoption=tuple(row for option in ("B", "C") for row in _adoption(draw, case, option)),
        optimism_bias=tuple(_bias(draw, number) for number in range(draw(st.integers(0, 3)))),
        mitigation=tuple(_mitigation(draw, bias) for bias in ("OB0", "OB1") if draw(st.booleans())),
    )
    return MadeBid(**{one.name: getattr(made, one.name) for one in fields(made)})


def _line(
    draw: st.DrawFn, case: BusinessCase, kind: type[Cost] | type[Benefit], number: int, kinds: tuple[str, ...]
) -> Cost | Benefit:
    first = case.appraisal.first_year
    start = draw(st.integers(0, 4))
    names = st.none() | st.sampled_from(ASSUMPTIONS)
    option = draw(st.sampled_from(("A", "B", "C") if kind is Cost else ("B", "C")))
    per = ONCE if option == "A" else draw(st.sampled_from((ONCE, COUNCIL_JOINING, COUNCIL_LIVE)))
    pounds = st.decimals(min_value=0, max_value=9999, places=2)
    low, unit_value, high = sorted(draw(st.tuples(pounds, pounds, pounds)))
    ranged = draw(st.booleans())
    return kind(
        id=f"{kind.__name__[0]}{number}",
        option=option,
        item="A line",
        kind=draw(st.sampled_from(kinds)),
        first_year=first.plus(start),
        last_year=first.plus(draw(st.integers(start, 4))),
        per=per,
        council_type=None if per == ONCE else draw(st.sampled_from((None, *TYPES))),
        quantity=draw(st.decimals(min_value=0, max_value=20, places=1)),
        unit_value=unit_value,
        unit_low=low if ranged else None,
        unit_high=high if ranged else None,
        prices=draw(st.sampled_from((REAL, CASH))),
        assumption_1=draw(names),
        assumption_2=draw(names),
        assumption_3=draw(names),
    )


def _assumption(draw: st.DrawFn, name: str) -> Assumption:
    numbers = st.decimals(min_value=0, max_value=10, places=2)
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ranged = name != "steady"
    return Assumption(
        id=name,
        statement="",
        value=value,
        low=low if ranged else None,
        high=high if ranged else None,
        unit="times",
        kind="assumption",
        basis="",
    )


def _adoption(draw: st.DrawFn, case: BusinessCase, option: str) -> list[Adoption]:
    first = case.appraisal.first_year
    return [
        Adoption(
            option=option,
            scenario=scenario,
            year=first.plus(year),
            council_type=kind,
            councils_live=live,
        )
        for scenario in SCENARIOS
        for kind in draw(st.lists(st.sampled_from((None, *TYPES)), min_size=1, max_size=2, unique=True))
        for year, live in enumerate(sorted(draw(st.lists(st.integers(0, 9), min_size=5, max_size=5))))
    ]


def _bias(draw: st.DrawFn, number: int) -> OptimismBias:
    return OptimismBias(
        id=f"OB{number}",
        option=draw(st.sampled_from((None, "B", "C"))),
        kind=draw(st.sampled_from(("capital", "revenue", "staff time", *MONEY_KINDS))),
        upper_bound=draw(st.decimals(0, 1, places=2)),
        basis="",
    )


def _mitigation(draw: st.DrawFn, bias: str) -> Mitigation:
    shares = st.decimals(0, 1, places=2)
    return Mitigation(bias=bias, factor="", contribution=draw(shares), mitigation=draw(shares), basis="")
