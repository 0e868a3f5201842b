"""Printed money adds up, or the table says why it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bidgen.compose.sums import ROUNDING_NOTE, adds_up, rounding_note

CASES = [
    (["1.00", "2.00"], "3.00", True),
    (["0.50", "0.50"], "1.00", False),  # printed £1 and £1, total £1
    (["0.40", "0.40"], "0.80", False),  # printed £0 and £0, total £1
    (["10.30", "-10.30"], "0", True),
    (["-0.50", "1.50"], "1.00", True),
    ([], "0", True),
]


@pytest.mark.parametrize(("parts", "total", "expected"), CASES)
def test_a_sum_is_judged_as_it_is_printed(parts: list[str], total: str, expected: bool) -> None:
    assert adds_up([Decimal(part) for part in parts], Decimal(total)) is expected


def test_one_sum_that_does_not_add_up_is_enough_for_the_note() -> None:
    good = ([Decimal(1)], Decimal(1))
    bad = ([Decimal("0.5"), Decimal("0.5")], Decimal(1))
    assert rounding_note(good, good) == ""
    assert rounding_note(good, bad) == ROUNDING_NOTE
