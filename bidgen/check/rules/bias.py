"""Optimism bias: shares that make a whole at most, never of business as usual, and one for capital costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidgen.check.rules.counting import options_of_change
from bidgen.formats import listed, percent
from bidgen.model.business_case import BUSINESS_AS_USUAL, CAPITAL, MONEY_KINDS
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

SHARES_NEAR = Decimal("1e-6")


def biases_are_possible(bid: Bid) -> Iterator[Problem]:
    """Yield C362 for shares of a bias above the whole, a benefit lowered below 0, the baseline raised."""
    case = bid.business_case
    baseline = {one.id for one in case.options if one.kind == BUSINESS_AS_USUAL}
    for one in case.optimism_bias:
        if one.option in baseline:
            found = f"option {one.option} is business as usual, which has none"
            yield problem("C362", one.at("option"), id=one.id, found=(found,))
        if one.kind in MONEY_KINDS and one.upper_bound > 1:
            found = (
                f"its upper bound for {one.kind} benefits is {percent(one.upper_bound)}; 100% is the most "
                "that a benefit can be lowered by"
            )
            yield problem("C362", one.at("upper_bound"), id=one.id, found=(found,))
        rows = [row for row in case.mitigation if row.bias == one.id]
        whole = sum((row.contribution for row in rows), Decimal(0))
        # Six shares of a sixth, typed to their last digit, come to a hair more than the whole.
        if whole > 1 + SHARES_NEAR:
            places = [row.at("contribution") for row in rows]
            found = f"its factors contribute {percent(whole)} together; they make 100% at most"
            yield problem("C362", places[-1], related=places[:-1], id=one.id, found=(found,))


def capital_costs_are_raised(bid: Bid) -> Iterator[Problem]:
    """Yield C363 once where options have capital costs that no optimism bias raises."""
    case = bid.business_case
    raised = {one.option for one in case.optimism_bias if one.kind == CAPITAL}
    spending = {one.option for one in case.costs if one.kind == CAPITAL}
    found = [
        one.id
        for one in options_of_change(case)
        if one.id in spending and None not in raised and one.id not in raised
    ]
    if found:
        options = f"Option {found[0]} has" if len(found) == 1 else f"Options {listed(found)} have"
        yield problem("C363", case.at("optimism_bias") or case.at(), options=(options,))
