"""Draws bars and milestones over months on a matplotlib figure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidgen.formats import MONTHS
from bidgen.model.charts import Marker, Timeline
from bidgen.render.across import cut_to, text_length
from bidgen.render.palette import BAND, COLOURS, GRID, INK
from bidgen.render.units import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LABEL_SIZE = 8.5
_LINE = 3.5
_MM_PER_LETTER = 1.5
_LANE = 5.2
_HEAD = 9.0
_FEW_ROWS = 25
_MOST_MONTHS = 14
_MARKER = "#801650"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days across, millimetres down: where the plot begins and how wide it is."""

    first: date
    days: int
    left: float
    width: float

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days / self.days * self.width


def draw_timeline(figure: Figure, chart: Timeline) -> None:
    """Draw a row for each bar, its words at the left; milestones below, on as many lines as they need.

    No two labels overlap: a milestone whose words would touch another's goes on a line of its own.
    """
    width = figure.get_size_inches()[0] * MM_PER_INCH
    months = _months(chart)
    left = _label_width(chart, width)
    scale = _Scale(months[0], (months[-1] - months[0]).days, left, width - left - 2)
    letters = max(int(left / _MM_PER_LETTER) - 1, 8)
    few = len(chart.bars) <= _FEW_ROWS
    most = 3 if few else 1
    labels = [
        textwrap.wrap(bar.label, letters, max_lines=most, placeholder="…") or [""] for bar in chart.bars
    ]
    space = 2.8 if few else 0.9
    rows = [len(label) * _LINE + space for label in labels]
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    lanes = _lanes(figure, axes, chart.markers, scale, width)
    bottom = _HEAD + sum(rows) + (2.5 + len(lanes) * _LANE if lanes else 0)
    figure.set_size_inches(width / MM_PER_INCH, (bottom + 1) / MM_PER_INCH)
    axes.set_xlim(0, width)
    axes.set_ylim(bottom + 1, 0)
    _draw_months(axes, months, scale, bottom)
    _draw_bars(axes, chart, labels, rows, scale)
    _draw_markers(axes, lanes, scale, _HEAD + sum(rows) + 2.5)


def _months(chart: Timeline) -> list[date]:
    """Return the first day of every month shown, and of the month after the last."""
    days = [day for bar in chart.bars for day in (bar.start, bar.end)] + [it.day for it in chart.markers]
    first, last = (min(days), max(days)) if days else (date(2020, 1, 1), date(2020, 1, 1))
    months = [first.replace(day=1)]
    while months[-1] <= last:
        months.append((months[-1] + timedelta(days=32)).replace(day=1))
    return months


def _label_width(chart: Timeline, width: float) -> float:
    longest = max((len(bar.label) for bar in chart.bars), default=0)
    share = 0.34 if len(chart.bars) <= _FEW_ROWS else 0.45
    return max(min(longest * _MM_PER_LETTER + 4, width * share), 22.0 if chart.markers else 4.0)


def _draw_months(axes: Axes, months: Sequence[date], scale: _Scale, bottom: float) -> None:
    """Draw a line at each month's beginning, named in full, in short, or by quarter as room allows."""
    shown = months[:-1]
    step = 1 if len(shown) <= _MOST_MONTHS else 3
    room = scale.width / max(len(shown), 1)
    for month in months:
        if step == 1 or month.month % step == 1:
            x = scale.x(month)
            axes.plot([x, x], [_HEAD - 0.5, bottom], color=GRID, linewidth=0.7, zorder=1)
    for at, month in enumerate(shown):
        if at == 0 or month.month == 1:
            year_room = (12 - month.month + 1) * room
            if at or year_room > 9 or len(shown) < 12:
                axes.text(
                    scale.x(month) + 0.8, 3.0, str(month.year), fontsize=_LABEL_SIZE, weight=600, va="center"
                )
        if step == 1 or month.month % step == 1:
            name = MONTHS[month.month - 1]
            name = name if room > len(name) * 1.9 else name[:3]
            if step == 1 and room < 6.5:
                name = name[0]
            axes.text(scale.x(month) + 0.8, 6.6, name, fontsize=8, va="center")


def _draw_bars(
    axes: Axes, chart: Timeline, labels: Sequence[Sequence[str]], rows: Sequence[float], scale: _Scale
) -> None:
    top = _HEAD
    for at, (bar, label, height) in enumerate(zip(chart.bars, labels, rows, strict=True)):
        if at % 2 == 0:
            axes.axhspan(top, top + height, color=BAND, linewidth=0, zorder=0)
        middle = top + height / 2
        across = "center" if len(label) > 1 else "center_baseline"
        axes.text(1, middle, "\n".join(label), fontsize=_LABEL_SIZE, va=across, linespacing=1.05)
        start, end = scale.x(bar.start), scale.x(bar.end + timedelta(days=1))
        thick = min(3.6, height * 0.62)
        axes.barh(middle, end - start, thick, left=start, color=COLOURS[0], linewidth=0, zorder=3)
        top += height


def _lanes(
    figure: Figure, axes: Axes, markers: Sequence[Marker], scale: _Scale, width: float
) -> list[list[tuple[Marker, str, bool]]]:
    """Return milestones line by line, each with its words and whether these stand at its left."""
    lanes: list[list[tuple[Marker, str, bool]]] = []
    taken: list[list[tuple[float, float]]] = []
    for marker in sorted(markers, key=lambda it: it.day):
        words, length = _fitted(figure, axes, marker, width)
        x = scale.x(marker.day)
        before = x + 3 + length > width - 1
        if before and x - 3 - length < 0:
            # Neither side has room for all of it: take the wider and cut.
            before = x > width / 2
            words, length = cut_to(figure, axes, words, (x if before else width - x) - 5)
        span = (x - 3 - length - 2, x + 3) if before else (x - 3, x + 3 + length + 2)
        for lane, spans in zip(lanes, taken, strict=True):
            if all(span[1] <= one[0] or span[0] >= one[1] for one in spans):
                lane.append((marker, words, before))
                spans.append(span)
                break
        else:
            lanes.append([(marker, words, before)])
            taken.append([span])
    return lanes


def _fitted(figure: Figure, axes: Axes, marker: Marker, width: float) -> tuple[str, float]:
    words = f"{marker.label}, {marker.day.day} {MONTHS[marker.day.month - 1][:3]}"
    return words, text_length(figure, axes, words)


def _draw_markers(
    axes: Axes, lanes: Sequence[Sequence[tuple[Marker, str, bool]]], scale: _Scale, top: float
) -> None:
    if lanes:
        axes.plot([0, scale.left + scale.width], [top - 1.2, top - 1.2], color=INK, linewidth=0.7, zorder=2)
    for at, lane in enumerate(lanes):
        y = top + (at + 0.5) * _LANE
        for marker, words, before in lane:
            x = scale.x(marker.day)
            axes.plot([x], [y], marker="D", markersize=5, color=_MARKER, zorder=4)
            place = x - 2.2 if before else x + 2.2
            axes.text(
                place,
                y,
                words,
                fontsize=_LABEL_SIZE,
                ha="right" if before else "left",
                va="center_baseline",
                zorder=5,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )
