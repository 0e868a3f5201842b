"""Marks one point of a line with words that stand clear of every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bidgen.model.charts import LineChart, MarkedPoint, Series
from bidgen.render.charts.across import SIZE
from bidgen.render.charts.palette import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

# How far the words stand from the point, in points (1/72 inch), the nearest first; then on which side.
_DISTANCES = (9, 16, 26, 40, 60)
_SIDES = (("left", "top"), ("right", "bottom"), ("left", "bottom"), ("right", "top"))
_STEPS = 40
_CLEAR = 4.0


def draw_marked(figure: Figure, axes: Axes, chart: LineChart, marked: MarkedPoint) -> None:
    """Draw a ring round a point of the first line and its words beside it; nothing where there is no line.

    The words stand where they touch no line, or where they touch the least. The layout must be settled.
    """
    if not chart.series or not 0 <= marked.position <= len(chart.series[0].values) - 1:
        return
    place = (marked.position, _value_at(chart.series[0], marked.position))
    axes.plot(
        *place,
        marker="o",
        markersize=9,
        markerfacecolor="white",
        markeredgecolor=INK,
        markeredgewidth=1.8,
        zorder=7,
        clip_on=False,
    )
    obstacles = list(_obstacles(axes, chart.series))
    best: tuple[int, Annotation] | None = None
    for note in _notes(axes, marked.label, place):
        touched = _touched(figure, axes, note, obstacles)
        if best is None or touched < best[0]:
            if best is not None:
                best[1].remove()
            best = (touched, note)
        else:
            note.remove()
        if best[0] == 0:
            return


def _notes(axes: Axes, words: str, place: tuple[float, float]) -> Iterator[Annotation]:
    for distance in _DISTANCES:
        for across, down in _SIDES:
            x = distance if across == "left" else -distance
            y = -distance if down == "top" else distance
            arrow = {"arrowstyle": "-", "color": INK, "linewidth": 0.9, "shrinkA": 0, "shrinkB": 5}
            note = axes.annotate(
                words,
                place,
                (x, y),
                textcoords="offset points",
                ha=across,
                va=down,
                fontsize=SIZE,
                weight=600,
                arrowprops=arrow,
                annotation_clip=False,
                zorder=8,
            )
            note.set_in_layout(False)
            yield note


def _touched(figure: Figure, axes: Axes, note: Annotation, obstacles: Sequence[tuple[float, float]]) -> int:
    """Return how many points of the lines lie in the words' box; more than all where it leaves the plot."""
    from matplotlib.text import Text

    # The box of the words alone, without the line that leads to them.
    note.update_positions(figure.canvas.get_renderer())  # type: ignore[attr-defined]
    box = Text.get_window_extent(note)
    plot = axes.get_window_extent()
    inside: bool = plot.x0 <= box.x0 and box.x1 <= plot.x1 and plot.y0 <= box.y0 and box.y1 <= plot.y1
    clear = _CLEAR / 72 * figure.dpi
    left, right, low, high = box.x0 - clear, box.x1 + clear, box.y0 - clear, box.y1 + clear
    touched: list[bool] = [left < x < right and low < y < high for x, y in obstacles]
    return sum(touched) + (0 if inside else len(touched))


def _obstacles(axes: Axes, shown: Sequence[Series]) -> Iterator[tuple[float, float]]:
    """Yield points close together on every line and on the line of nought, in dots of the figure."""
    longest = max(len(series.values) for series in shown)
    lines = [*(series.values for series in shown), (0.0,) * longest]
    for values in lines:
        places = [step / _STEPS for step in range((len(values) - 1) * _STEPS + 1)]
        points: Any = [(at, _value_at(Series("", tuple(values)), at)) for at in places]
        yield from ((float(x), float(y)) for x, y in axes.transData.transform(points))


def _value_at(series: Series, position: float) -> float:
    before = min(int(position), len(series.values) - 1)
    after = min(before + 1, len(series.values) - 1)
    share = position - before
    return series.values[before] * (1 - share) + series.values[after] * share
