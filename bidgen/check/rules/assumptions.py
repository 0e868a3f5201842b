"""Assumptions: a range that holds the value, and something that rests on each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidgen.model.business_case import Benefit, Cost
from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

# A reference in text to an assumption's value, or to its low or high: [[assumption.hourly-cost.low]].
_REFERENCE = re.compile(r"\[\[\s*assumption\.([A-Za-z0-9-]+)")


def ranges_hold_their_value(bid: Bid) -> Iterator[Problem]:
    """Yield C323 for each assumption whose low is above its value or whose high is below it."""
    for one in bid.business_case.assumptions:
        if one.low is not None and one.low > one.value:
            yield problem("C323", one.at("low"), id=one.id, found=one.low, word="above", central=one.value)
        if one.high is not None and one.high < one.value:
            yield problem("C323", one.at("high"), id=one.id, found=one.high, word="below", central=one.value)


def assumptions_are_used(bid: Bid) -> Iterator[Problem]:
    """Yield C349 for each assumption that no cost, benefit or budget line names and no text refers to."""
    case = bid.business_case
    lines: list[Cost | Benefit] = [*case.costs, *case.benefits]
    used = {line.assumption for line in bid.plan.budget}
    for one in lines:
        used |= {one.assumption_1, one.assumption_2, one.assumption_3}
    texts = (text for record in bid.inputs for text, _ in texts_of(record))
    used |= {found for text in texts for found in _REFERENCE.findall(text)}
    for assumption in case.assumptions:
        if assumption.id not in used:
            yield problem("C349", assumption.at(), id=assumption.id, statement=assumption.statement)
