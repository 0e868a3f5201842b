"""Present values of flows on days of their own: actual days, years of 365 days, as a spreadsheet's XNPV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class DatedFlow:
    """Net pounds received on a day; below 0 where they are paid."""

    day: date
    amount: Decimal


def dated_present_value(flows: Sequence[DatedFlow], rate: Decimal, base: date | None = None) -> Decimal:
    """Return the present value of `flows` on the day `base`, in pounds, unrounded.

    `rate` is a fraction of 1 a year. A flow d days after `base` is divided by (1 + rate)^(d / 365), also
    through leap years, and one before it is compounded. Without `base` it is the first flow's day, as the
    flows stand. General practice; the Green Book discounts whole years.
    """
    if not flows:
        return Decimal(0)
    start = flows[0].day if base is None else base
    growth = 1 + rate
    return sum(
        (flow.amount / growth ** (Decimal((flow.day - start).days) / DAYS_A_YEAR) for flow in flows),
        Decimal(0),
    )
