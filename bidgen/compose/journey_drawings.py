"""The journey drawn as a map with a lane for each actor, in as many drawings as keep it readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bidgen.compose.common import Row
from bidgen.formats import count, listed
from bidgen.model.charts import JourneyBox, JourneyChart
from bidgen.model.document import Picture
from bidgen.model.research import JourneyStep

# More than this in one drawing is too small to be read on a page.
MOST_STEPS = 9
MOST_ACTORS = 5


def map_rows(steps: Sequence[JourneyStep]) -> list[Row]:
    """Return the drawings of a journey, each with its caption and its course as alternative text."""
    parts = _parts(steps)
    return [
        {
            "picture": Picture(f"journey-{at}", _told(part, at, len(parts)), _chart(part)),
            "caption": _caption(part, len(parts)),
        }
        for at, part in enumerate(parts, start=1)
    ]


def _chart(steps: Iterable[JourneyStep]) -> JourneyChart:
    return JourneyChart(tuple(JourneyBox(one.id, one.stage, one.actor, one.does) for one in steps))


def _parts(steps: Sequence[JourneyStep]) -> list[list[JourneyStep]]:
    """Return the steps in parts of a drawing each; a stage is divided where it is too long for one."""
    parts: list[list[JourneyStep]] = []
    for _, stage in groupby(steps, key=lambda one: one.stage):
        together = list(stage)
        if parts and _fits([*parts[-1], *together]):
            parts[-1] += together
            continue
        parts.append([])
        for step in together:
            if not _fits([*parts[-1], step]):
                parts.append([])
            parts[-1].append(step)
    return parts


def _fits(steps: Sequence[JourneyStep]) -> bool:
    return len(steps) <= MOST_STEPS and len({one.actor for one in steps}) <= MOST_ACTORS


def _caption(steps: Sequence[JourneyStep], parts: int) -> str:
    if parts == 1:
        return "The journey: who acts, in which step"
    return f"The journey, {_span([one.id for one in steps])}: who acts, in which step"


def _span(ids: Sequence[str]) -> str:
    return f"step {ids[0]}" if len(ids) == 1 else f"steps {ids[0]} to {ids[-1]}"


def _told(steps: Sequence[JourneyStep], at: int, parts: int) -> str:
    """Return the course of a drawing in a few sentences, and where every step is told in full."""
    actors = list(dict.fromkeys(one.actor for one in steps))
    part = f", part {at} of {parts}" if parts > 1 else ""
    return (
        f"Map of the journey{part}, in {count(len(actors), 'lane')}: {listed(actors)}. "
        f"Its course: {'; '.join(_stages_told(steps))}. "
        "The table after the drawing tells every step in full."
    )


def _stages_told(steps: Sequence[JourneyStep]) -> list[str]:
    """Return the stages in order with their steps and who acts in them."""
    found = []
    for stage, together in groupby(steps, key=lambda one: one.stage):
        mine = list(together)
        actors = listed(list(dict.fromkeys(one.actor for one in mine)))
        found.append(f"{stage} ({_span([one.id for one in mine])}, {actors})")
    return found
