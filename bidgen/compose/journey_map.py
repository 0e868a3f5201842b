"""What the journey map says: what the future service looks like to its users, step by step."""

from __future__ import annotations

from bidgen.compose.common import Row, common
from bidgen.compose.ids import ids_text
from bidgen.compose.journey_drawings import map_rows
from bidgen.compose.matter import Matter
from bidgen.formats import count, listed
from bidgen.model.document import Context
from bidgen.model.research import JourneyStep, Need, Research
from bidgen.prose import parse_prose


def compose(matter: Matter) -> Context:
    """Return the context of the map: its drawings, a row a step, and the needs that no step touches."""
    research = matter.bid.research
    around = research.journey_map
    touched = {need for step in research.journey for need in step.needs}
    said: Row = {
        "journey_map": {
            "introduction": parse_prose(around.introduction),
            "how_to_read": parse_prose(around.how_to_read),
            "open_questions": parse_prose(around.open_questions),
        },
        "in_short": _in_short(research),
        "maps": map_rows(research.journey),
        "steps": [_step(step) for step in research.journey],
        "needs_left": _needs_left([need for need in research.needs if need.id not in touched]),
    }
    return {**common(matter, "journey-map"), **said}


def _in_short(research: Research) -> str:
    """Return how long the journey is, where it begins and where it ends."""
    stages = list(dict.fromkeys(step.stage for step in research.journey))
    if not stages:
        return "The journey has no steps yet."
    steps = count(len(research.journey), "step")
    if len(stages) == 1:
        return f"The journey has {steps} in one stage, “{stages[0]}”."
    return f"The journey has {steps}, from “{stages[0]}” to “{stages[-1]}”."


def _step(step: JourneyStep) -> Row:
    return {
        "id": step.id,
        "stage": step.stage,
        "actor": step.actor,
        "does": step.does,
        "thinks": step.thinks,
        "system": step.system,
        "pain_removed": step.pain_removed,
        "needs": ids_text(step.needs),
    }


def _needs_left(needs: list[Need]) -> str:
    """Return which needs no step touches, so that a gap in the map is said and not left to be noticed."""
    if not needs:
        return "Every need that the research found is touched by at least one step."
    names = listed([need.id for need in needs])
    if len(needs) == 1:
        return f"One need that the research found is touched by no step of this draft: {names}."
    found = f"{count(len(needs), 'need')} that the research found"
    return f"{found} are touched by no step of this draft: {names}."
