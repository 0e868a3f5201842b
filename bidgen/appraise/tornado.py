"""The tornado: the inputs that move the preferred option's NPSV most, from their low to their high."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.appraise.ranges import range_of
from bidgen.appraise.recompute import Terms, central_values, total
from bidgen.model.business_case import Assumption
from bidgen.model.uncertainty import Bar, Tornado

BARS = 10


def tornado(
    preferred: Terms, assumptions: Sequence[Assumption], given: Sequence[Bar] = (), bars: int = BARS
) -> Tornado:
    """Return the preferred option's NPSV in pounds at low and high of its `bars` strongest inputs.

    One assumption moves at a time and the others stay central (sensitivity analysis: Green Book 2003,
    5.69-5.71; its form as a tornado is general practice). `given` are the bars of inputs whose ends are no
    numbers, such as slow and fast adoption. Bars that are equally wide keep the order of the table.
    """
    central = central_values(assumptions)
    terms = preferred.net
    counted = {name for term in terms if term.weight for name in term.assumptions}

    def npsv(assumption: Assumption, value: Decimal) -> Decimal:
        return total(terms, {**central, assumption.id: value})

    known = {bar.assumption.id for bar in given}
    ranges = [(one, ends) for one in assumptions if one.id not in known and (ends := range_of(one))]
    moved = [*(Bar(one, npsv(one, low), npsv(one, high)) for one, (low, high) in ranges), *given]
    found = sorted((bar for bar in moved if bar.width), key=lambda bar: bar.width, reverse=True)
    placed = {bar.assumption.id for bar in found}
    without_range = tuple(
        one for one in assumptions if one.id in counted and one.id not in known and range_of(one) is None
    )
    placed.update(one.id for one in without_range)
    return Tornado(
        npsv=total(terms, central),
        bars=tuple(found[:bars]),
        weaker=tuple(bar.assumption for bar in found[bars:]),
        without_range=without_range,
        without_effect=tuple(one for one in assumptions if one.id not in placed),
    )
