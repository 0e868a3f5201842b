"""Draws values and the ranges that they may lie in, one below another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidgen.model.charts import RangeChart, RangeRow
from bidgen.render.charts.across import (
    GAP,
    LINE,
    Need,
    ValueScale,
    draw_row,
    draw_value_axis,
    draw_words,
    fitted_scale,
    foot_height,
    row_labels,
    text_length,
)
from bidgen.render.charts.key import draw_key_words, key_places
from bidgen.render.charts.lettering import cut, sheet_of
from bidgen.render.charts.palette import COLOURS, RANGE
from bidgen.render.charts.values import exacts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_THICK = 3.2
_LANE = 4.6
# Half of the point, with its rim.
_POINT = 1.6


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one value, their width, and where they stand."""

    value: float
    words: str
    length: float
    side: str

    @property
    def gap(self) -> float:
        return _POINT + GAP

    def need(self) -> Need:
        if self.side == "center":
            return Need(self.value, self.length / 2 + 0.5, self.length / 2 + 0.5)
        room = self.length + self.gap + 0.5
        return Need(self.value, before=room) if self.side == "right" else Need(self.value, after=room)


def draw_ranges(figure: Figure, chart: RangeChart) -> None:
    """Draw a row for each value: a point, its range as a line with a thicker part, and the values in words.

    The middle's words stand above its point, those of the ends beyond them; a value without a range has its
    words beside it. Nought is always in view.
    """
    sheet = sheet_of(figure)
    axes, width = sheet.axes, sheet.width
    labels, left = row_labels(figure, axes, (row.label for row in chart.rows), width)
    words = [_words(figure, axes, row, chart.unit) for row in chart.rows]
    # Nought leaves room for its own words, and the point for its half.
    needs = [Need(0.0, 3, 3), *(it.need() for found in words for it in found)]
    needs += [Need(value, 1, 1) for row in chart.rows for value in row.inner or ()]
    scale = fitted_scale(needs, left, width - 2)
    key_words = _key(chart)
    places, top = key_places(figure, axes, [name for _, name in key_words], width)
    heights = [
        max(len(label) * LINE + 2.4, (2 if row.ends else 1) * _LANE + 1.8)
        for label, row in zip(labels, chart.rows, strict=True)
    ]
    bottom = top + sum(heights)
    cut(sheet, bottom + foot_height(chart.value_label, scale))
    for place, (kind, name) in zip(places, key_words, strict=True):
        _draw_sign(axes, place, kind)
        draw_key_words(axes, place, name)
    draw_value_axis(figure, axes, scale, chart.unit, chart.value_label, top, bottom)
    for at, (row, label, height) in enumerate(zip(chart.rows, labels, heights, strict=True)):
        behind = draw_row(axes, label, top, height, at)
        _draw_range(axes, row, words[at], scale, top + height / 2, behind)
        top += height


def _words(figure: Figure, axes: Axes, row: RangeRow, unit: str) -> list[_Words]:
    values = [*sorted(row.ends), row.middle] if row.ends else [row.middle]
    # Words beside a point stand on the far side of nought, so that they do not lie over its line.
    alone = "right" if row.middle < 0 else "left"
    sides = ["right", "left", "center"] if row.ends else [alone]
    return [
        _Words(value, words, text_length(figure, axes, words), side)
        for value, words, side in zip(values, exacts(values, unit), sides, strict=True)
    ]


def _draw_range(
    axes: Axes, row: RangeRow, words: list[_Words], scale: ValueScale, middle: float, behind: str
) -> None:
    y = middle + _LANE / 2 if row.ends else middle
    if row.ends:
        _line(axes, scale.x(row.ends[0]), scale.x(row.ends[1]), y)
    if row.inner:
        _thick(axes, scale.x(row.inner[0]), scale.x(row.inner[1]), y)
    _point(axes, scale.x(row.middle), y)
    for it in words:
        x = scale.x(it.value) + {"right": -it.gap, "left": it.gap, "center": 0.0}[it.side]
        draw_words(axes, x, y - _LANE if it.side == "center" else y, it.words, it.side, behind)


def _key(chart: RangeChart) -> list[tuple[str, str]]:
    names = (("point", chart.middle_name), ("line", chart.ends_name), ("thick", chart.inner_name))
    return [(kind, name) for kind, name in names if name]


def _draw_sign(axes: Axes, place: tuple[float, float], kind: str) -> None:
    x, y = place
    if kind == "point":
        _point(axes, x + 3, y)
    elif kind == "line":
        _line(axes, x, x + 6, y)
    else:
        _thick(axes, x, x + 6, y)


def _line(axes: Axes, start: float, end: float, y: float) -> None:
    axes.plot([start, end], [y, y], color=COLOURS[0], linewidth=1.6, zorder=4.2, solid_capstyle="butt")
    for x in (start, end):
        axes.plot([x, x], [y - 1.1, y + 1.1], color=COLOURS[0], linewidth=1.6, zorder=4.2)


def _thick(axes: Axes, start: float, end: float, y: float) -> None:
    axes.barh(
        y, end - start, _THICK, left=start, color=RANGE, edgecolor=COLOURS[0], linewidth=0.8, zorder=4.3
    )


def _point(axes: Axes, x: float, y: float) -> None:
    axes.plot(
        [x],
        [y],
        marker="o",
        markersize=7,
        color=COLOURS[0],
        markeredgecolor="white",
        markeredgewidth=1.1,
        zorder=5,
    )
