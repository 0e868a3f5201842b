"""Draws columns and lines over categories on a matplotlib figure."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from bidgen.model.charts import BarChart, LineChart
from bidgen.render.charts.across import SIZE, text_length
from bidgen.render.charts.palette import COLOURS, DASHES, GRID, HATCHES, INK, MARKERS, SHADE
from bidgen.render.charts.pointing import draw_marked
from bidgen.render.charts.values import exacts, tick
from bidgen.render.units import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PLOT_HEIGHT = 38.0
_MOST_LABELLED_BARS = 8
_MOST_SHOWN_VALUES = 12
_MM_PER_LETTER = 1.55
_LINE = 3.9


def draw_bars(figure: Figure, chart: BarChart) -> None:
    """Draw columns side by side for each category; few columns carry their values."""
    axes = _axes(figure, chart)
    many = max(len(chart.series), 1)
    width = min(0.9 if chart.show_values else 0.8, 0.3 * many) / many
    for at, series in enumerate(chart.series):
        places = [n + (at - (many - 1) / 2) * width for n in range(len(series.values))]
        axes.bar(
            places,
            series.values,
            width * 0.94,
            color=COLOURS[at % len(COLOURS)],
            hatch=HATCHES[at % len(HATCHES)],
            edgecolor="white",
            linewidth=0,
            label=series.name,
            zorder=3,
        )
    extra = _write_values(figure, axes, chart, width)
    _finish(figure, axes, chart, room=0.6, extra=extra)
    if many > 1:
        _legend(figure, axes)


def _write_values(figure: Figure, axes: Axes, chart: BarChart, width: float) -> float:
    """Write the value of each column at its end, upright where they would touch; return the height it adds.

    `width` is a column's, as a share of the room of its category. Columns are told apart before they are
    labelled, so nothing is written where there are many.
    """
    columns = len(chart.series) * len(chart.categories)
    if not columns or columns > (_MOST_SHOWN_VALUES if chart.show_values else _MOST_LABELLED_BARS):
        return 0.0
    values = [value for series in chart.series for value in series.values]
    words = dict(zip(values, exacts(values, chart.unit), strict=True))
    longest = max(text_length(figure, axes, text) for text in words.values())
    slots = len(chart.categories) + (2 if _is_narrow(chart) else 0.2)
    slot = figure.get_size_inches()[0] * MM_PER_INCH * 0.82 / slots
    apart = slot * (width if len(chart.series) > 1 else 1.0)
    upright = longest + 1.2 > apart
    for bars, series in zip(axes.containers, chart.series, strict=True):
        axes.bar_label(
            bars,  # type: ignore[arg-type]
            [words[value] for value in series.values],
            padding=2.5 if upright else 2,
            fontsize=SIZE,
            rotation=90 if upright else 0,
            zorder=5,
        )
    room = longest + 2.5 if upright else 4.2
    extra = longest if upright else 0.0
    sides = 2 if min(values) < 0 < max(values) else 1
    axes.margins(y=room / (_PLOT_HEIGHT + extra - sides * room))
    return extra


def draw_lines(figure: Figure, chart: LineChart) -> None:
    """Draw a line for each series, each with a marker and a dash of its own and its name at its end."""
    axes = _axes(figure, chart)
    for at, series in enumerate(chart.series):
        axes.plot(
            range(len(series.values)),
            series.values,
            color=COLOURS[at % len(COLOURS)],
            linestyle=DASHES[at % len(DASHES)],
            marker=MARKERS[at % len(MARKERS)],
            markersize=4.5,
            linewidth=1.8,
            label=series.name,
            zorder=5,
            clip_on=False,
        )
    if chart.shade_below and chart.series:
        first = chart.series[0].values
        below = [value < 0 for value in first]
        axes.fill_between(
            range(len(first)), first, 0, where=below, interpolate=True, color=SHADE, linewidth=0, zorder=1
        )
    _finish(figure, axes, chart, room=0.3)
    if len(chart.series) > 1:
        _name_lines(figure, axes, chart)
        _set_title_at_edge(figure, axes, chart.value_label)
    if chart.marked:
        draw_marked(figure, axes, chart, chart.marked)


def _axes(figure: Figure, chart: BarChart | LineChart) -> Axes:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes = figure.add_subplot()
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=0.7, zorder=0)
    axes.tick_params(length=0, labelsize=SIZE)
    # The first category stands clear of the lowest value.
    axes.tick_params(axis="x", pad=6)
    # What is counted has no halves.
    counts = not chart.unit and all(value.is_integer() for one in chart.series for value in one.values)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10], integer=counts))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: tick(value, max(map(abs, axes.get_ylim())), chart.unit))
    )
    return axes


def _finish(figure: Figure, axes: Axes, chart: BarChart | LineChart, room: float, extra: float = 0.0) -> None:
    """Label the axes, draw the line of nought, and give the figure the size that its words need."""
    values = [value for series in chart.series for value in series.values]
    axes.set_xlim(-room, max(len(chart.categories), 1) - 1 + room)
    if _is_narrow(chart):
        axes.set_xlim(-1.5, max(len(chart.categories), 1) + 0.5)
    low, high = axes.get_ylim()
    if all(value >= 0 for value in values):
        low = 0
    if all(value <= 0 for value in values):
        high = 0
    low, high = (low, high) if low < high else (0, 1)
    ticks: Any = axes.yaxis.get_major_locator().tick_values(low, high)
    # Nothing stands higher than the last line that can be read off.
    axes.set_ylim(min(*ticks[ticks <= low][-1:], low), max(*ticks[ticks >= high][:1], high))
    axes.axhline(0, color=INK, linewidth=1.0, zorder=4)
    width = figure.get_size_inches()[0] * MM_PER_INCH
    lines = _label_categories(axes, chart, width)
    axes.set_xlabel(chart.category_label, fontsize=SIZE, labelpad=4)
    axes.set_title(chart.value_label, loc="left", fontsize=SIZE, fontweight=600, pad=10, x=0)
    rows = 2 if len(chart.series) > 1 and isinstance(chart, BarChart) else 1
    height = _PLOT_HEIGHT + extra + lines * _LINE + (8 + 5 * rows)
    figure.set_size_inches(width / MM_PER_INCH, height / MM_PER_INCH)
    figure.set_layout_engine("constrained", h_pad=0.03, w_pad=0.03)
    _set_title_at_edge(figure, axes, chart.value_label)


def _is_narrow(chart: BarChart | LineChart) -> bool:
    """Return whether a chart has so little in it that it would look stretched over the whole width."""
    columns = len(chart.series) * len(chart.categories) if isinstance(chart, BarChart) else 0
    return len(chart.categories) < 3 and columns <= 3


def _set_title_at_edge(figure: Figure, axes: Axes, words: str) -> None:
    """Begin the name of the value axis where the axis's figures begin, not where the plot does."""
    figure.draw_without_rendering()
    low, high = axes.get_ylim()
    shown = [it for it in axes.yaxis.get_major_ticks() if low <= it.get_loc() <= high]
    edges = [it.label1.get_window_extent().x0 for it in shown]
    box = axes.get_window_extent()
    if edges and box.width:
        at = (min(edges) - box.x0) / box.width
        axes.set_title(words, loc="left", fontsize=SIZE, fontweight=600, pad=10, x=at)


def _name_lines(figure: Figure, axes: Axes, chart: LineChart) -> None:
    """Write each line's name at its end, apart from its neighbours."""
    from matplotlib.transforms import offset_copy

    figure.draw_without_rendering()
    ends = [(float(axes.transData.transform((0, it.values[-1]))[1]), it) for it in chart.series if it.values]
    lowest = -1e9
    for y, series in sorted(ends, key=lambda end: end[0]):
        words = "\n".join(textwrap.wrap(series.name, 24))
        space = (words.count("\n") + 1) * _LINE / MM_PER_INCH * figure.dpi
        lowest = max(y, lowest + space)
        move = (lowest - y) / figure.dpi * 72
        place = offset_copy(axes.transData, figure, x=8, y=move, units="points")
        x, value = len(series.values) - 1, series.values[-1]
        axes.text(x, value, words, transform=place, fontsize=SIZE, va="center", ha="left")
    figure.draw_without_rendering()


def _label_categories(axes: Axes, chart: BarChart | LineChart, width: float) -> float:
    """Write the categories, on several lines or aslant where they are long; return how many lines."""
    slot = width * 0.85 / max(len(chart.categories), 3)
    letters = max(int(slot / _MM_PER_LETTER), 1)
    longest = max((len(word) for name in chart.categories for word in name.split()), default=0)
    places = range(len(chart.categories))
    if longest <= letters:
        wrapped = ["\n".join(textwrap.wrap(name, letters)) for name in chart.categories]
        axes.set_xticks(places, wrapped)
        return max((label.count("\n") + 1 for label in wrapped), default=1)
    wrapped = ["\n".join(textwrap.wrap(name, 28, max_lines=2, placeholder="…")) for name in chart.categories]
    axes.set_xticks(places, wrapped, rotation=45, ha="right", rotation_mode="anchor")
    longest = max(len(line) for label in wrapped for line in label.split("\n"))
    return longest * _MM_PER_LETTER * 0.71 / _LINE + 1


def _legend(figure: Figure, axes: Axes) -> None:
    """Put the names of the series above the plot, on one line where they fit."""
    handles, labels = axes.get_legend_handles_labels()
    labels = ["\n".join(textwrap.wrap(label, 60)) for label in labels]
    for columns in range(len(labels), 0, -1):
        legend = figure.legend(
            handles,
            labels,
            loc="outside upper left",
            ncols=columns,
            frameon=False,
            fontsize=SIZE,
            handlelength=2.2,
            columnspacing=1.8,
            borderaxespad=0.1,
        )
        figure.draw_without_rendering()
        if columns == 1 or legend.get_window_extent().width < figure.bbox.width * 0.98:
            return
        legend.remove()
