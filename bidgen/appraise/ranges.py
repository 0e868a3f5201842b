"""The stated range of an assumption: from low to high, its central value where one of them is not typed."""

from __future__ import annotations

from decimal import Decimal

from bidgen.model.business_case import Assumption


def range_of(assumption: Assumption) -> tuple[Decimal, Decimal] | None:
    """Return low and high in the assumption's unit, or None where only the central value is stated."""
    low = assumption.value if assumption.low is None else assumption.low
    high = assumption.value if assumption.high is None else assumption.high
    return (low, high) if low < high else None
