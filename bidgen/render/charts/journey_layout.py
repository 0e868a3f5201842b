"""Where the steps of a journey stand: bands of lanes, a column for each step; all in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bidgen.model.charts import JourneyBox, JourneyChart
from bidgen.render.charts.across import SIZE
from bidgen.render.charts.lettering import Sheet, height_of, length, lines_of

# What stands between two boxes has an arrow in it.
GAP = 5.0
RIGHT = 4.0
BETWEEN_BANDS = 7.0
PAD = 1.5
_LEAST_BOX, _MOST_BOX = 18.5, 46.0
_MOST_LINES = 6
_LANE_PAD = 1.7
_MOST_HEAD, _MOST_HEAD_SHARE = 26.0, 0.135
# A page gives its pictures so much height: A4 upright, and on its side, where the text is wider.
_UPRIGHT, _ASIDE, _WIDE = 190.0, 125.0, 200.0


@dataclass(frozen=True, slots=True)
class Box:
    """A step where it stands: its words in lines, its left and top, its width and height."""

    step: JourneyBox
    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Lane:
    """The row of one actor: the name in lines, its top and height."""

    lines: tuple[str, ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Stage:
    """The name of a stage over the steps that belong to it, in lines, from left to right."""

    lines: tuple[str, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Band:
    """So many steps as stand side by side, with the stages above them and the lanes that they need."""

    boxes: tuple[Box, ...]
    stages: tuple[Stage, ...]
    lanes: tuple[Lane, ...]
    top: float
    stages_height: float
    bottom: float


def bands_of(sheet: Sheet, chart: JourneyChart) -> tuple[tuple[Band, ...], float]:
    """Return the bands of a journey, and where the column of the actors' names ends.

    As few bands as the width allows; more, with wider boxes and fewer lanes each, where the drawing would
    be higher than a page gives it room.
    """
    names = list(dict.fromkeys(step.lane for step in chart.steps))
    room = min(sheet.width * _MOST_HEAD_SHARE, _MOST_HEAD)
    heads = {name: tuple(lines_of(sheet, name, room, SIZE, 600)) for name in names}
    widest = max((length(sheet, line, SIZE, 600) for it in heads.values() for line in it), default=0.0)
    left = 1 + widest + 2
    steps = len(chart.steps)
    most = max(int((sheet.width - left - RIGHT) / (_LEAST_BOX + GAP)), 1)
    fewest = -(-steps // most)
    found: list[tuple[Band, ...]] = []
    for number in range(fewest, max(fewest, min(steps, fewest + 3)) + 1):
        bands = _bands(sheet, chart.steps, number, heads, left)
        if not bands or bands[-1].bottom <= (_ASIDE if sheet.width > _WIDE else _UPRIGHT):
            return bands, left
        found.append(bands)
    return min(found, key=lambda bands: bands[-1].bottom), left


def _bands(
    sheet: Sheet, steps: Sequence[JourneyBox], number: int, heads: dict[str, tuple[str, ...]], left: float
) -> tuple[Band, ...]:
    columns = -(-len(steps) // max(number, 1))
    found: list[Band] = []
    top = 0.5
    for start in range(0, len(steps), columns or 1):
        band = _band(sheet, steps[start : start + columns], columns, heads, left, top)
        found.append(band)
        top = band.bottom + BETWEEN_BANDS
    return tuple(found)


def _band(
    sheet: Sheet,
    steps: Sequence[JourneyBox],
    columns: int,
    heads: dict[str, tuple[str, ...]],
    left: float,
    top: float,
) -> Band:
    pitch = min((sheet.width - left - RIGHT) / columns, _MOST_BOX + GAP)
    width = pitch - GAP
    stages = _stages(sheet, steps, left, pitch)
    stages_height = height_of(max(len(it.lines) for it in stages)) + 2.0
    words = [tuple(lines_of(sheet, it.words, width - 2 * PAD, SIZE, most=_MOST_LINES)) for it in steps]
    heights = [height_of(1 + len(lines)) + 2 * PAD for lines in words]
    lanes: dict[str, Lane] = {}
    below = top + stages_height + 1.0
    for name, head in heads.items():
        mine = [height for it, height in zip(steps, heights, strict=True) if it.lane == name]
        if mine:
            height = max(*mine, height_of(len(head)) + 1) + 2 * _LANE_PAD
            lanes[name] = Lane(head, below, height)
            below += height
    boxes = []
    for at, (step, lines, height) in enumerate(zip(steps, words, heights, strict=True)):
        lane = lanes[step.lane]
        y = lane.top + (lane.height - height) / 2
        boxes.append(Box(step, lines, left + at * pitch + GAP, y, width, height))
    return Band(tuple(boxes), tuple(stages), tuple(lanes.values()), top, stages_height, below)


def _stages(sheet: Sheet, steps: Sequence[JourneyBox], left: float, pitch: float) -> list[Stage]:
    """Return the stages over their steps; steps of one stage that follow each other have it once."""
    starts = [at for at, it in enumerate(steps) if at == 0 or it.stage != steps[at - 1].stage]
    found = []
    for start, end in zip(starts, [*starts[1:], len(steps)], strict=True):
        first, last = left + start * pitch + GAP, left + end * pitch
        lines = lines_of(sheet, steps[start].stage, last - first - 2 * PAD, SIZE, 600)
        found.append(Stage(tuple(lines), first, last))
    return found
