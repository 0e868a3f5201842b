"""Switching values: the value of one input at which the recommendation changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

# A switch is found to the range over 2^60, finer than a penny in a million million pounds.
HALVINGS = 60


@dataclass(frozen=True, slots=True)
class SwitchingValues:
    """Every switching value found from `low` to `high`, ascending; no values where none is in range."""

    low: Decimal
    high: Decimal
    values: tuple[Decimal, ...]

    def nearest(self, central: Decimal) -> Decimal | None:
        """Return the value that is reached first from `central`, in its unit, or None for none in range."""
        return min(self.values, key=lambda value: abs(value - central), default=None)


def switching_values(
    margin: Callable[[Decimal], Decimal], low: Decimal, high: Decimal, parts: int = 32
) -> SwitchingValues:
    """Return the values from `low` to `high` at which `margin` passes from at or above 0 to below, or back.

    `margin` is the preferred option's NPSV as a function of the input, or its lead over the next option, in
    pounds (Green Book 2003, 5.69-5.71 and box 15: the value at which NPSV is 0 or another option overtakes).
    It may be bent or jump, as with whole councils: what is looked for is the change of sign, in each of
    `parts` equal parts of the range, by halving. A monotone margin needs 1 part; two changes within one part
    cancel and are not seen.
    """
    ends = [low + (high - low) * part / parts for part in range(parts + 1)]
    holds = [margin(end) >= 0 for end in ends]
    brackets = zip(pairwise(ends), pairwise(holds), strict=True)
    values = (_halved(margin, *ends, at_start) for ends, (at_start, at_end) in brackets if at_start != at_end)
    return SwitchingValues(low, high, tuple(values))


def linear_switching_values(
    margin: Callable[[Decimal], Decimal], low: Decimal, high: Decimal
) -> SwitchingValues:
    """Return where a `margin` that is linear in its input is 0, from `low` to `high`, in closed form.

    As `switching_values`, from two values of the margin alone. A margin that does not change has none.
    """
    at_low, at_high = margin(low), margin(high)
    if at_low == at_high:
        return SwitchingValues(low, high, ())
    value = (low * at_high - high * at_low) / (at_high - at_low)
    return SwitchingValues(low, high, (value,) if low <= value <= high else ())


def change_to(value: Decimal, central: Decimal) -> Decimal | None:
    """Return how far `value` lies from the central value, as a fraction of that: -0.2 is a fall by 20%.

    None where the central value is 0: then no percentage says it.
    """
    return (value - central) / abs(central) if central else None


def _halved(margin: Callable[[Decimal], Decimal], low: Decimal, high: Decimal, at_low: bool) -> Decimal:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if (margin(middle) >= 0) == at_low:
            low = middle
        else:
            high = middle
    # The end at which the margin is not negative: there the recommendation still holds.
    return low if at_low else high
