"""Payback: when the cumulative flow stays non-negative. General practice, not a Green Book headline."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate


def payback_years(flows: Sequence[Decimal]) -> Decimal | None:
    """Return the years from year 0 until the cumulative flow stays at or above 0, or None for never.

    `flows` are net pounds, one a year from year 0. Within the year the fraction is linear: flows of -1,000,
    300, 400, 500 pay back after 2.6 years. Flows that never go below 0 pay back at once, in 0 years.
    This is simple payback: print it with that label.
    """
    cumulative = tuple(accumulate(flows))
    below = [year for year, total in enumerate(cumulative) if total < 0]
    if not below:
        return Decimal(0)
    last_below = below[-1]
    if last_below == len(cumulative) - 1:
        return None
    return last_below + -cumulative[last_below] / flows[last_below + 1]


def discounted_payback_years(flows: Sequence[Decimal], factors: Sequence[Decimal]) -> Decimal | None:
    """Return the payback of the flows' present values in years from year 0, or None for never.

    `flows` are net pounds, one a year from year 0, and `factors` their years' discount factors. With rates
    above 0 and costs that come first it is later than simple payback: print it with its own label.
    """
    return payback_years([flow * factor for flow, factor in zip(flows, factors, strict=True)])
