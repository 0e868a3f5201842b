"""Draws a tornado: how far each input by itself moves a result, the inputs one below another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidgen.model.charts import TornadoChart, TornadoRow
from bidgen.render.charts.across import (
    GAP,
    LINE,
    SIZE,
    Need,
    ValueScale,
    cut_to,
    draw_row,
    draw_upright,
    draw_value_axis,
    draw_words,
    fitted_scale,
    foot_height,
    row_labels,
    text_length,
)
from bidgen.render.charts.key import draw_key_words, key_places
from bidgen.render.charts.lettering import cut, sheet_of
from bidgen.render.charts.palette import COLOURS, HATCHES
from bidgen.render.charts.values import exact

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_THICK = 3.5
_LANE = 4.5
_CENTRAL = 5.0
_LONGEST_END = 0.3


@dataclass(frozen=True, slots=True)
class _End:
    """One half of a row's bar: the result there, its words with their width, on which side they stand."""

    series: int
    value: float
    words: str
    length: float
    before: bool
    lane: int


def draw_tornado(figure: Figure, chart: TornadoChart) -> None:
    """Draw a row for each input, its words at the left, and at the ends of its bar the input's two values.

    The half with the input at its low is dark, that at its high light and hatched. Where both lie on the same
    side of the central result, the two halves stand one below the other.
    """
    sheet = sheet_of(figure)
    axes, width = sheet.axes, sheet.width
    labels, left = row_labels(figure, axes, (row.label for row in chart.rows), width)
    ends = [_ends(figure, axes, row, chart.central, (width - left) * _LONGEST_END) for row in chart.rows]
    scale = fitted_scale(
        [Need(chart.central), *(_need(end) for pair in ends for end in pair)], left, width - 2
    )
    names = (chart.low_name, chart.high_name)
    places, key = key_places(figure, axes, names, width)
    heights = [
        max(len(label) * LINE + 2.4, (1 + max(end.lane for end in pair)) * _LANE + 1.6)
        for label, pair in zip(labels, ends, strict=True)
    ]
    top = key + _CENTRAL
    bottom = top + sum(heights)
    cut(sheet, bottom + foot_height(chart.value_label, scale))
    for at, (place, name) in enumerate(zip(places, names, strict=True)):
        _bar(axes, place[0], place[0] + 6, place[1], at)
        draw_key_words(axes, place, name)
    draw_value_axis(figure, axes, scale, chart.unit, chart.value_label, top, bottom)
    _draw_central(figure, axes, chart, scale, (top, bottom))
    for at, (label, pair, height) in enumerate(zip(labels, ends, heights, strict=True)):
        behind = draw_row(axes, label, top, height, at)
        _draw_ends(axes, pair, chart.central, scale, top + height / 2, behind)
        top += height


def _ends(figure: Figure, axes: Axes, row: TornadoRow, central: float, room: float) -> list[_End]:
    values = (row.at_low, row.at_high)
    one_side = min(values) > central or max(values) < central
    found = []
    for at, (value, typed) in enumerate(zip(values, (row.low_text, row.high_text), strict=True)):
        words, length = cut_to(figure, axes, typed, room)
        # Words stand outside: at the left of the lesser result, at the right of the greater.
        lesser = value < values[1 - at] or (value == values[1 - at] and at == 0)
        before = value < central if one_side else lesser
        found.append(_End(at, value, words, length, before, at if one_side else 0))
    return found


def _need(end: _End) -> Need:
    room = end.length + GAP + 0.5
    return Need(end.value, before=room) if end.before else Need(end.value, after=room)


def _draw_ends(
    axes: Axes, pair: list[_End], central: float, scale: ValueScale, middle: float, behind: str
) -> None:
    lanes = 1 + max(end.lane for end in pair)
    for end in pair:
        y = middle + (end.lane - (lanes - 1) / 2) * _LANE
        x = scale.x(end.value)
        _bar(axes, scale.x(central), x, y, end.series)
        draw_words(axes, x - GAP if end.before else x + GAP, y, end.words, _side(end), behind)


def _side(end: _End) -> str:
    return "right" if end.before else "left"


def _bar(axes: Axes, start: float, end: float, y: float, series: int) -> None:
    axes.barh(
        y,
        end - start,
        _THICK,
        left=start,
        color=COLOURS[series],
        hatch=HATCHES[series],
        edgecolor="white",
        linewidth=0,
        zorder=3,
    )
    # The light half alone would hardly stand out from the tint of every other row.
    axes.barh(y, end - start, _THICK, left=start, fill=False, edgecolor=COLOURS[0], linewidth=0.8, zorder=3.1)


def _draw_central(
    figure: Figure, axes: Axes, chart: TornadoChart, scale: ValueScale, span: tuple[float, float]
) -> None:
    """Draw the line of the central result, and its words above it."""
    words = f"{chart.central_label}: {exact(chart.central, chart.unit)}"
    half = text_length(figure, axes, words, 600) / 2
    x = scale.x(chart.central)
    place = min(max(x, half + 1), scale.right + 1 - half)
    axes.text(place, span[0] - 2.4, words, fontsize=SIZE, weight=600, ha="center", va="center_baseline")
    draw_upright(axes, x, span[0] - 0.6, span[1], "--")
