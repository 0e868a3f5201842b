"""Draws a journey as a map: a lane for each actor, the steps as boxes in order, a line from box to box."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bidgen.model.charts import JourneyChart
from bidgen.render.charts.across import SIZE
from bidgen.render.charts.journey_layout import BETWEEN_BANDS, GAP, PAD, RIGHT, Band, Box, bands_of
from bidgen.render.charts.lettering import Sheet, cut, height_of, sheet_of, write
from bidgen.render.charts.palette import BAND, COLOURS, GRID, SHADE
from bidgen.render.charts.strokes import Point, draw_stroke

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LINE = 1.5
_HEAD = 2.2


def draw_journey(figure: Figure, chart: JourneyChart) -> None:
    """Draw the steps from left to right, each with its number, in the lane of whoever acts.

    The stage stands above its steps. Where the steps do not fit side by side, they go on in a band below,
    and the line with them.
    """
    sheet = sheet_of(figure)
    bands, left = bands_of(sheet, chart)
    cut(sheet, (bands[-1].bottom if bands else 5.0) + 1)
    for band in bands:
        _draw_ground(sheet, band)
        for box in band.boxes:
            _draw_box(sheet, box)
        for before, after in pairwise(band.boxes):
            _draw_line(sheet, _across(before, after))
    for band, following in pairwise(bands):
        _draw_line(sheet, _to_next_band(band, following, left))


def _draw_ground(sheet: Sheet, band: Band) -> None:
    axes = sheet.axes
    for stage in band.stages:
        middle = band.top + band.stages_height / 2
        wide = stage.right - stage.left
        axes.barh(middle, wide, band.stages_height, left=stage.left, color=SHADE, linewidth=0, zorder=1)
        place = (stage.left + PAD, middle - height_of(len(stage.lines)) / 2)
        write(sheet, place, stage.lines, SIZE, 600)
    for at, lane in enumerate(band.lanes):
        if at % 2 == 0:
            axes.axhspan(lane.top, lane.top + lane.height, color=BAND, linewidth=0, zorder=0)
        place = (1.0, lane.top + (lane.height - height_of(len(lane.lines))) / 2)
        write(sheet, place, lane.lines, SIZE, 600)
    for y in (band.lanes[0].top, band.bottom):
        axes.plot([0, sheet.width], [y, y], color=GRID, linewidth=0.7, zorder=0.5)


def _draw_box(sheet: Sheet, box: Box) -> None:
    from matplotlib.patches import Rectangle

    place = (box.left, box.top)
    patch = Rectangle(place, box.width, box.height, facecolor="white", edgecolor=COLOURS[0], linewidth=1.1)
    sheet.axes.add_patch(patch).set_zorder(4)
    inside = box.left + PAD
    write(sheet, (inside, box.top + PAD), [box.step.label], SIZE, 600, COLOURS[0])
    write(sheet, (inside, box.top + PAD + height_of(1)), box.lines, SIZE)


def _draw_line(sheet: Sheet, points: list[Point]) -> None:
    draw_stroke(sheet.axes, points, COLOURS[0], _LINE, 3, _HEAD)


def _across(before: Box, after: Box) -> list[Point]:
    """Return the way from a box to the next, up or down in the room between them, where nothing else is."""
    x = before.right + GAP * 0.36
    return [(before.right, before.middle), (x, before.middle), (x, after.middle), (after.left, after.middle)]


def _to_next_band(band: Band, following: Band, left: float) -> list[Point]:
    """Return the way from the last box of a band round its right and below it to the first of the next."""
    last, first = band.boxes[-1], following.boxes[0]
    out, between, back = last.right + RIGHT * 0.55, band.bottom + BETWEEN_BANDS / 2, left + GAP * 0.36
    return [
        (last.right, last.middle),
        (out, last.middle),
        (out, between),
        (back, between),
        (back, first.middle),
        (first.left, first.middle),
    ]
