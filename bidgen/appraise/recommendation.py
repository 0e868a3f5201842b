"""Switching values of the recommendation: where one assumption makes another option the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from bidgen.appraise.polynomials import positive_roots
from bidgen.appraise.ranges import range_of
from bidgen.appraise.recompute import EXACT, Term, Terms, central_values, total
from bidgen.appraise.switching import change_to
from bidgen.model.business_case import Assumption, Option
from bidgen.model.uncertainty import AssumptionSwitch, Switch

# An amount names three assumptions at most, so it is a polynomial of this degree in any of them.
DEGREE = 3


@dataclass(frozen=True)
class Lead:
    """NPSV of the preferred option less that of `rival`, in pounds, as a polynomial in one assumption.

    `coefficients` begin with the constant.
    """

    rival: Option
    coefficients: tuple[Decimal, ...]

    def at(self, value: Decimal) -> Decimal:
        pounds = Decimal(0)
        for one in reversed(self.coefficients):
            pounds = pounds * value + one
        return pounds


def recommendation_switches(
    options: Sequence[Terms], preferred: Option, assumptions: Sequence[Assumption]
) -> tuple[AssumptionSwitch, ...]:
    """Return the first switching values, in its unit, below and above the central one of each assumption.

    A switching value is where the preferred option's NPSV becomes 0, that of business as usual, or another
    option overtakes (Green Book 2003, 5.69-5.71 and box 15); where it is overtaken at the central values,
    it is where it becomes the best. One assumption moves at a time and the others stay central. Amounts are
    products, so the values are exact (in closed form where the assumption is counted once in a line) and
    none is missed, however far away; below 0 they are looked for only where the range goes there.
    Assumptions that no lead depends on are left out. Those that switch first, by their change from the
    central value, come first; those without a switching value last.
    """
    central = central_values(assumptions)
    found = []
    with localcontext(EXACT):
        for one in assumptions:
            leads = _leads(options, preferred, one, central)
            if any(any(lead.coefficients[1:]) for lead in leads):
                found.append(_switch_of(one, leads, preferred))
    return tuple(sorted(found, key=_nearness))


def _leads(
    options: Sequence[Terms], preferred: Option, assumption: Assumption, central: Mapping[str, Decimal]
) -> tuple[Lead, ...]:
    held = {one.option.id: _coefficients(one.net, assumption.id, central) for one in options}
    return tuple(
        Lead(
            one.option,
            tuple(a - b for a, b in zip(held[preferred.id], held[one.option.id], strict=True)),
        )
        for one in options
        if one.option.id != preferred.id
    )


def _coefficients(terms: Sequence[Term], name: str, central: Mapping[str, Decimal]) -> tuple[Decimal, ...]:
    others = {**central, name: Decimal(1)}
    return tuple(
        total((term for term in terms if term.assumptions.count(name) == power), others)
        for power in range(DEGREE + 1)
    )


def _switch_of(assumption: Assumption, leads: Sequence[Lead], preferred: Option) -> AssumptionSwitch:
    centre = assumption.value
    low, _ = range_of(assumption) or (centre, centre)
    roots = sorted({root for lead in leads for root in _roots(lead) if root > 0 or low < 0})
    below = [root for root in reversed(roots) if root <= centre]
    above = [root for root in roots if root >= centre]
    # Beyond the last root no sign changes any more: the lead there is that at any point beyond it.
    lowest = roots[0] / 2 if roots and low >= 0 else min([centre, *roots]) - 1
    return AssumptionSwitch(
        assumption=assumption,
        below=_first(assumption, leads, [*below, lowest], preferred),
        above=_first(assumption, leads, [*above, max([centre, *roots]) + 1], preferred),
    )


def _first(
    assumption: Assumption, leads: Sequence[Lead], outwards: Sequence[Decimal], preferred: Option
) -> Switch | None:
    """Return the first of `outwards`, all but the last of which are roots, beyond which things are other."""

    def holds(value: Decimal) -> bool:
        return all(lead.at(value) >= 0 for lead in leads)

    now = holds(assumption.value)
    for root, following in pairwise(outwards):
        if holds((root + following) / 2) != now:
            rival = min(leads, key=lambda lead: abs(lead.at(root))).rival
            return _switch(assumption, root, rival, better=rival if now else preferred)
    return None


def _switch(assumption: Assumption, exact: Decimal, rival: Option, *, better: Option) -> Switch:
    with localcontext(prec=28):
        value = +exact
        ends = range_of(assumption)
        return Switch(
            value=value,
            rival=rival,
            better=better,
            change=change_to(value, assumption.value),
            in_range=None if ends is None else ends[0] <= value <= ends[1],
        )


def _roots(lead: Lead) -> tuple[Decimal, ...]:
    constant, slope, *bends = lead.coefficients
    if not any(bends):
        return (-constant / slope,) if slope else ()
    highest_first = [Fraction(one) for one in reversed(lead.coefficients)]
    # p(-x) has the negative roots of p(x), with their sign turned.
    mirrored = [one if power % 2 else -one for power, one in enumerate(highest_first)]
    roots = [
        *positive_roots(highest_first),
        *(-root for root in positive_roots(mirrored)),
        *((Fraction(0),) if constant == 0 else ()),
    ]
    return tuple(Decimal(root.numerator) / Decimal(root.denominator) for root in roots)


def _nearness(found: AssumptionSwitch) -> tuple[int, Decimal]:
    if found.nearest is None:
        return (2, Decimal(0))
    change = found.nearest.change
    return (1, Decimal(0)) if change is None else (0, abs(change))
