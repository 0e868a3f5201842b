"""Which figures of a text are headline figures, and which results each of them is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bidgen.review.typed_figures import typed_figures
from bids import load_cases

CASES = load_cases("narrative_figures")


@pytest.mark.parametrize("case", [one for one in CASES if "text" in one], ids=lambda case: case["text"])
def test_a_text_holds_these_headline_figures(case: dict[str, Any]) -> None:
    found = [f"{one.text} = {_short(one.value)} {one.kind}" for one in typed_figures(case["text"])]
    assert found == case["figures"]


@pytest.mark.parametrize("case", [one for one in CASES if "typed" in one], ids=lambda case: case["typed"])
def test_a_figure_is_a_result_that_is_printed_so_with_its_digits(case: dict[str, Any]) -> None:
    (figure,) = typed_figures(case["typed"])
    assert [one for one in case["results"] if not figure.agrees(Decimal(str(one)))] == []
    assert [one for one in case["others"] if figure.agrees(Decimal(str(one)))] == []


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"
