"""Draws the markers of a timeline: side by side where they are apart, or a row each with arrows between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bidgen.model.charts import Marker
from bidgen.render.charts.across import SIZE, cut_to
from bidgen.render.charts.days import DayScale, short_day
from bidgen.render.charts.dependencies import Sign, edges_of, routes
from bidgen.render.charts.lettering import Sheet, length
from bidgen.render.charts.palette import COLOURS, INK, QUIET
from bidgen.render.charts.strokes import draw_stroke

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANE = 5.2
# Half of a sign from corner to corner, in millimetres, and its size in points.
_HALF, _POINTS = 1.7, 5.0
_HALF_CRITICAL, _POINTS_CRITICAL = 2.1, 6.6
_COLOUR = COLOURS[3]
_HEAD = 1.9
_THIN, _THICK = 0.9, 2.3


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of markers, each with its words and whether these stand at its left."""

    markers: tuple[tuple[Marker, str, bool], ...]


def packed(sheet: Sheet, markers: Sequence[Marker], scale: DayScale, lines: Sequence[date]) -> list[Lane]:
    """Return markers line by line, so that no words touch another marker or its words.

    Words stand at the right of their sign; at its left where they would run off the page there, or over one
    of the day `lines` and not over one at the left.
    """
    lanes: list[list[tuple[Marker, str, bool]]] = []
    taken: list[list[tuple[float, float]]] = []
    uprights = [scale.x(day) for day in lines]
    for marker in sorted(markers, key=lambda it: it.day):
        words = f"{marker.label}, {short_day(marker.day)}"
        long = length(sheet, words)
        x = scale.x(marker.day)
        fits = [before for before in (False, True) if _within(sheet, x, long, before)]
        free = [before for before in fits if not _crossed(x, long, before, uprights)]
        if fits:
            (before, *_) = free or fits
        else:
            # Neither side has room for all of it: take the wider and cut.
            before = x > sheet.width / 2
            room = (x if before else sheet.width - x) - 5
            words, long = cut_to(sheet.figure, sheet.axes, words, room)
        span = (x - 3 - long - 2, x + 3) if before else (x - 3, x + 3 + long + 2)
        for lane, spans in zip(lanes, taken, strict=True):
            if all(span[1] <= one[0] or span[0] >= one[1] for one in spans):
                lane.append((marker, words, before))
                spans.append(span)
                break
        else:
            lanes.append([(marker, words, before)])
            taken.append([span])
    return [Lane(tuple(lane)) for lane in lanes]


def _within(sheet: Sheet, x: float, long: float, before: bool) -> bool:
    return x - 3 - long >= 0 if before else x + 3 + long <= sheet.width - 1


def _crossed(x: float, long: float, before: bool, uprights: Sequence[float]) -> bool:
    first, last = (x - 3 - long, x - 1) if before else (x + 1, x + 3 + long)
    return any(first < it < last for it in uprights)


def draw_packed(sheet: Sheet, lanes: Sequence[Lane], scale: DayScale, top: float) -> None:
    """Draw lines of markers below one another, the first `top` millimetres down, words beside the signs."""
    told_apart = any(it.critical for lane in lanes for it, _, _ in lane.markers)
    for at, lane in enumerate(lanes):
        y = top + (at + 0.5) * LANE
        for marker, words, before in lane.markers:
            x = scale.x(marker.day)
            draw_sign(sheet.axes, x, y, marker.critical, told_apart)
            away = _HALF_CRITICAL + 0.5 if marker.critical else 2.2
            sheet.axes.text(
                x - away if before else x + away,
                y,
                words,
                fontsize=SIZE,
                ha="right" if before else "left",
                va="center_baseline",
                zorder=5,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.4},
            )


def draw_joined(sheet: Sheet, markers: Sequence[Marker], middles: Sequence[float], scale: DayScale) -> None:
    """Draw each marker in its row, given by its middle, and arrows from what it comes after."""
    told_apart = any(it.critical for it in markers)
    signs = [
        Sign(scale.x(it.day), y, _HALF_CRITICAL if it.critical else _HALF)
        for it, y in zip(markers, middles, strict=True)
    ]
    for edge, way in routes(edges_of(markers), signs):
        draw_arrow(sheet.axes, way, edge.critical)
    for it, sign in zip(markers, signs, strict=True):
        draw_sign(sheet.axes, sign.x, sign.y, it.critical, told_apart)


def draw_arrow(axes: Axes, way: Sequence[tuple[float, float]], critical: bool) -> None:
    """Draw an arrow of the critical path, thick and over the others, or one of the others."""
    colour, wide, order = (_COLOUR, _THICK, 4.2) if critical else (QUIET, _THIN, 4.0)
    draw_stroke(axes, way, colour, wide, order, _HEAD * 1.25 if critical else _HEAD)


def draw_sign(axes: Axes, x: float, y: float, critical: bool, told_apart: bool) -> None:
    """Draw a marker: filled, but hollow and smaller where others are critical and it is not."""
    hollow = told_apart and not critical
    axes.plot(
        [x],
        [y],
        marker="D",
        markersize=_POINTS_CRITICAL if critical else _POINTS,
        color="white" if hollow else _COLOUR,
        markeredgecolor=INK if hollow else _COLOUR,
        markeredgewidth=1.1 if hollow else 0.8,
        zorder=4.6,
    )
