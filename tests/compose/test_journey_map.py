"""The journey map: every step, and the needs that no step touches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import EXAMPLE, matter_of, with_research

from bidgen.compose.journey_drawings import MOST_ACTORS, MOST_STEPS
from bidgen.compose.journey_map import compose
from bidgen.model.charts import JourneyChart
from bidgen.model.research import JourneyStep

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


def steps(*stages: tuple[str, int], actors: int = 1) -> tuple[JourneyStep, ...]:
    names = [stage for stage, times in stages for _ in range(times)]
    return tuple(
        replace(STEP, id=f"J{at}", stage=stage, actor=f"Actor {at % actors}", does=f"Does {at}")
        for at, stage in enumerate(names, start=1)
    )


def drawn(found: tuple[JourneyStep, ...]) -> list[list[str]]:
    """Return the labels of the steps of each drawing."""
    charts = [one["picture"].source for one in composed(journey=found)["maps"]]
    assert all(isinstance(one, JourneyChart) for one in charts)
    return [[step.label for step in one.steps] for one in charts]


def test_the_drawing_has_every_step_with_its_stage_its_actor_and_what_is_done() -> None:
    (one,) = compose(matter_of(EXAMPLE))["maps"]
    assert [(box.label, box.stage, box.lane, box.words) for box in one["picture"].source.steps] == [
        (step.id, step.stage, step.actor, step.does) for step in matter_of(EXAMPLE).bid.research.journey
    ]
    assert one["caption"] == "The journey: who acts, in which step"


def test_its_alternative_text_tells_the_course_and_where_all_of_it_is() -> None:
    (one,) = composed(journey=steps(("Ask", 2), ("Pay", 1), actors=2))["maps"]
    assert one["picture"].alt == (
        "Map of the journey, in 2 lanes: Actor 1 and Actor 0. Its course: "
        "Ask (steps J1 to J2, Actor 1 and Actor 0); Pay (step J3, Actor 1). "
        "The table after the drawing tells every step in full."
    )


def test_a_long_journey_is_drawn_in_parts_that_keep_stages_together() -> None:
    found = steps(("Ask", 5), ("Pay", 5), ("Park", 3))
    assert [len(one) for one in drawn(found)] == [5, 8]
    captions = [one["caption"] for one in composed(journey=found)["maps"]]
    assert captions[1] == "The journey, steps J6 to J13: who acts, in which step"
    assert "part 2 of 2" in composed(journey=found)["maps"][1]["picture"].alt


@pytest.mark.parametrize(
    ("stages", "actors"),
    [((("Ask", 1),), 1), ((("Ask", 40),), 1), ((("Ask", 40),), 10), ((("Ask", 9), ("Pay", 31)), 7), ((), 1)],
)
def test_no_drawing_is_too_full_and_no_step_is_left_out(
    stages: tuple[tuple[str, int], ...], actors: int
) -> None:
    found = steps(*stages, actors=actors)
    parts = drawn(found)
    assert [label for part in parts for label in part] == [step.id for step in found]
    lanes = {step.id: step.actor for step in found}
    for part in parts:
        assert 0 < len(part) <= MOST_STEPS
        assert len({lanes[label] for label in part}) <= MOST_ACTORS
    keys = [one["picture"].key for one in composed(journey=found)["maps"]]
    assert len(set(keys)) == len(keys)
