"""The journey map: every step, and the needs that no step touches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import matter_of, with_research

from bidgen.compose.journey_map import compose

SMALL = matter_of()
STEP = SMALL.bid.research.journey[0]
NEED = SMALL.bid.research.needs[0]


def composed(**changes: Any) -> Any:
    return compose(with_research(SMALL, **changes))


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ((), "The journey has no steps yet."),
        (("Ask",), "The journey has 1 step in one stage, “Ask”."),
        (("Ask", "Ask"), "The journey has 2 steps in one stage, “Ask”."),
        (("Ask", "Pay", "Pay", "Park"), "The journey has 4 steps, from “Ask” to “Park”."),
    ],
)
def test_the_length_of_the_journey_is_said_first(stages: tuple[str, ...], words: str) -> None:
    assert composed(journey=tuple(replace(STEP, stage=stage) for stage in stages))["in_short"] == words


def test_steps_keep_the_order_of_the_table() -> None:
    steps = tuple(replace(STEP, id=ident) for ident in ("J3", "J1", "J2"))
    assert [one["id"] for one in composed(journey=steps)["steps"]] == ["J3", "J1", "J2"]


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (("N1",), "Every need that the research found is touched by at least one step."),
        (("N1", "N2"), "One need that the research found is touched by no step of this draft: N2."),
        (
            ("N1", "N2", "N3"),
            "2 needs that the research found are touched by no step of this draft: N2 and N3.",
        ),
    ],
)
def test_needs_that_no_step_touches_are_named(ids: tuple[str, ...], words: str) -> None:
    assert composed(needs=tuple(replace(NEED, id=one) for one in ids))["needs_left"] == words


def test_a_step_that_touches_no_need_says_so() -> None:
    assert composed(journey=(replace(STEP, needs=()),))["steps"][0]["needs"] == "None"
