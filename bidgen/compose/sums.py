"""Printed money that should add up: whether it does, and what a table says where rounding breaks it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

ROUNDING_NOTE = "Each figure is rounded on its own to the nearest pound, so the rows may not add up exactly."

Sum = tuple[Iterable[Decimal], Decimal]


def rounding_note(*sums: Sum) -> str:
    """Return the note that a table needs, or nothing where every printed sum adds up to the pound.

    Each sum is the unrounded parts and their unrounded total, as they stand in the table.
    """
    return "" if all(adds_up(parts, whole) for parts, whole in sums) else ROUNDING_NOTE


def adds_up(parts: Iterable[Decimal], whole: Decimal) -> bool:
    """Say whether the parts, each rounded to the pound, add up to the rounded whole."""
    return total(to_the_pound(part) for part in parts) == to_the_pound(whole)


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def to_the_pound(amount: Decimal) -> Decimal:
    """Return pounds rounded half up, as whole_money prints them."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def joined(*sentences: str) -> str:
    """Return a note made of those sentences that are not empty."""
    return " ".join(one for one in sentences if one)
