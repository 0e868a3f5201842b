"""Optimism bias: how far costs and durations tend to be understated, less what has been mitigated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

# Shares that are typed as thirds or sixths come to a hair more than 1.
NEAR = Decimal("1e-6")


@dataclass(frozen=True, slots=True)
class Contribution:
    """One cause of optimism bias: its share of the upper bound, and how much of it is mitigated.

    Both are fractions of 1: a cause of 22% that is mitigated by 40% is Contribution(0.22, 0.4).
    """

    share: Decimal
    mitigation: Decimal


def resultant_bias(upper: Decimal, contributions: Sequence[Contribution]) -> Decimal:
    """Return `upper` x (1 - sum of share x mitigation), a fraction of 1 as `upper` is.

    Mott MacDonald's upper bounds for equipment and development are 2.00 on capital cost and 0.54 on duration
    (HM Treasury, supplementary guidance on optimism bias). Causes that are not named stay unmitigated.
    Raises ValueError for a share or mitigation outside 0 to 1, or for shares of more than 1 in all.
    """
    fractions = [part for one in contributions for part in (one.share, one.mitigation)]
    if not all(0 <= part <= 1 for part in fractions):
        raise ValueError("a share or a mitigation is outside 0 to 1")
    if sum(one.share for one in contributions) > 1 + NEAR:
        raise ValueError("the shares come to more than 1")
    return upper * (1 - sum((one.share * one.mitigation for one in contributions), Decimal(0)))


def uplifted(base: Decimal, bias: Decimal, sunk: Decimal = Decimal(0)) -> Decimal:
    """Return a cost in pounds, or a duration, with optimism bias: (base - sunk) x (1 + bias) + sunk.

    `bias` is a fraction of 1, `sunk` the part of `base` that is already spent and can no longer rise
    (HM Treasury, supplementary guidance on optimism bias). Show NPSV before and after.
    """
    return (base - sunk) * (1 + bias) + sunk


def reduced(benefit: Decimal, bias: Decimal) -> Decimal:
    """Return a benefit in pounds less optimism bias, a fraction of 1: benefit x (1 - bias).

    HM Treasury, supplementary guidance on optimism bias: costs go up, benefits down.
    """
    return benefit * (1 - bias)
