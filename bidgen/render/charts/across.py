"""A value axis across the page, with room for the words that stand beside its values; all in millimetres."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bidgen.render.charts.palette import BAND, GRID, INK
from bidgen.render.charts.values import ticks
from bidgen.render.units import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = 8.5
LINE = 3.6
# What a row of a chart is called is broken into lines of so many letters.
MOST_LETTERS = 34
# Room that words leave at the side of what they stand beside.
GAP = 1.3
_MM_PER_LETTER = 1.5
_MOST_OF_THE_WIDTH = 0.36
_BETWEEN_TICKS = 3.0
_FOOT = 5.6
# Less than this is nought, in any unit.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Need:
    """A value that is shown, and the room that its words take to its left and right, in millimetres."""

    value: float
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Where values lie across the page: `low` at `left` millimetres, `high` at `right`."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Return the place of a value, in millimetres from the left edge."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def fitted_scale(needs: Sequence[Need], left: float, right: float) -> ValueScale:
    """Return the scale from `left` to `right` that spreads the values most and has room for their words.

    Words that no scale has room for (wider by themselves than the plot) run over its edge.
    """
    values = [need.value for need in needs] or [0.0]
    first, span = min(values), max(values) - min(values)
    if span <= max(abs(first) * 1e-12, _LEAST):
        # One value alone: it stands in the middle of as much again as itself.
        around = abs(first) / 2 if abs(first) > _LEAST else 1.0
        first, span = first - around, 2 * around
        needs = [*needs, Need(first), Need(first + span)]
    room = right - left
    least, most = 0.0, room / span
    for _ in range(60):
        wide = (least + most) / 2
        low, high = _reach(needs, first, wide)
        least, most = (wide, most) if high - low <= room else (least, wide)
    wide = least or room / span
    low, _ = _reach(needs, first, wide)
    return ValueScale(first + low / wide, first + (low + room) / wide, left, right)


def _reach(needs: Sequence[Need], first: float, wide: float) -> tuple[float, float]:
    """Return the first and last millimetre that is needed, counted from the place of `first`."""
    low = min(((need.value - first) * wide - need.before for need in needs), default=0.0)
    return low, max(((need.value - first) * wide + need.after for need in needs), default=0.0)


def text_length(figure: Figure, axes: Axes, words: str, weight: int = 400, size: float = SIZE) -> float:
    """Return the width of words as drawn, in millimetres."""
    text = axes.text(0, 0, words, fontsize=size, weight=weight)
    length = float(text.get_window_extent().width) / figure.dpi * MM_PER_INCH
    text.remove()
    return length


def cut_to(figure: Figure, axes: Axes, words: str, room: float) -> tuple[str, float]:
    """Return words, cut with an ellipsis where they are wider than `room`, and their width."""
    length = text_length(figure, axes, words)
    while len(words) > 2 and length > room:
        words = words[: max(int(len(words) * room / length), 1) - 1].rstrip(" ,…") + "…"
        length = text_length(figure, axes, words)
    return words, length


def row_labels(
    figure: Figure, axes: Axes, labels: Iterable[str], width: float
) -> tuple[list[list[str]], float]:
    """Return the lines of each row's label, and how wide the column of labels is."""
    letters = min(MOST_LETTERS, max(int(width * _MOST_OF_THE_WIDTH / _MM_PER_LETTER), 8))
    lines = [textwrap.wrap(label, letters, break_on_hyphens=False) or [""] for label in labels]
    longest = max((text_length(figure, axes, line) for label in lines for line in label), default=0.0)
    return lines, longest + 4.0


def draw_row(axes: Axes, lines: Sequence[str], top: float, height: float, at: int) -> str:
    """Write the label of the row that begins `top` down; return the colour behind it, grey in every other."""
    behind = BAND if at % 2 == 0 else "white"
    axes.axhspan(top, top + height, color=behind, linewidth=0, zorder=0)
    across = "center" if len(lines) > 1 else "center_baseline"
    axes.text(1, top + height / 2, "\n".join(lines), fontsize=SIZE, va=across, linespacing=1.05)
    return behind


def foot_height(value_label: str, scale: ValueScale) -> float:
    """Return what `draw_value_axis` takes below the rows, in millimetres."""
    return _FOOT + len(_label_lines(value_label, scale)) * LINE + 0.8


def draw_value_axis(
    figure: Figure, axes: Axes, scale: ValueScale, unit: str, value_label: str, top: float, bottom: float
) -> None:
    """Draw the lines that values are read off by, their words below, and the line of nought where in view."""
    for value, words in _shown_ticks(figure, axes, scale, unit):
        x = scale.x(value)
        if value:
            axes.plot([x, x], [top, bottom], color=GRID, linewidth=0.7, zorder=1)
        weight = 400 if value else 600
        axes.text(x, bottom + 3.0, words, fontsize=SIZE, weight=weight, ha="center", va="center_baseline")
    if scale.holds(0):
        draw_upright(axes, scale.x(0), top, bottom, "-")
    label = "\n".join(_label_lines(value_label, scale))
    middle = (scale.left + scale.right) / 2
    axes.text(middle, bottom + _FOOT, label, fontsize=SIZE, weight=600, ha="center", va="top")


def draw_upright(axes: Axes, x: float, top: float, bottom: float, dashes: str) -> None:
    """Draw a line down the plot that is seen on white and on the darkest bar."""
    axes.plot([x, x], [top, bottom], color="white", linewidth=2.2, zorder=3.9)
    axes.plot([x, x], [top, bottom], color=INK, linestyle=dashes, linewidth=1.2, zorder=4)


def draw_words(axes: Axes, x: float, y: float, words: str, side: str, behind: str) -> None:
    """Write words that end ("right") or begin ("left") at x, or stand over it ("center")."""
    axes.text(
        x,
        y,
        words,
        fontsize=SIZE,
        ha=side,
        va="center_baseline",
        zorder=6,
        bbox={"facecolor": behind, "edgecolor": "none", "pad": 0.5},
    )


def _label_lines(words: str, scale: ValueScale) -> list[str]:
    return textwrap.wrap(words, max(int((scale.right - scale.left) / 1.75), 10))


def _shown_ticks(figure: Figure, axes: Axes, scale: ValueScale, unit: str) -> list[tuple[float, str]]:
    """Return the values to read off and their words: as many as stand apart from each other."""
    shown: list[tuple[float, str]] = []
    for most in range(6, 0, -1):
        values = _round_values(scale, most)
        shown = list(zip(values, ticks(values, unit), strict=True))
        spans = [_span(figure, axes, scale, one) for one in shown]
        inside = all(span[1] <= scale.right + 1 and span[0] >= 0 for span in spans)
        if inside and all(b[0] - a[1] >= _BETWEEN_TICKS for a, b in pairwise(spans)):
            return shown
    return _clear_ticks(figure, axes, scale, shown)


def _clear_ticks(
    figure: Figure, axes: Axes, scale: ValueScale, shown: Sequence[tuple[float, str]]
) -> list[tuple[float, str]]:
    """Return the ticks that have room, nought first."""
    kept: list[tuple[float, str]] = []
    spans: list[tuple[float, float]] = []
    for one in sorted(shown, key=lambda one: (one[0] != 0, -one[0])):
        start, end = _span(figure, axes, scale, one)
        clear = all(end + _BETWEEN_TICKS <= a or start - _BETWEEN_TICKS >= b for a, b in spans)
        if clear and start >= 0 and end <= scale.right + 1:
            kept.append(one)
            spans.append((start, end))
    return kept


def _round_values(scale: ValueScale, most: int) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    locator = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10])
    noise = (scale.high - scale.low) * 1e-9
    found = [float(value) for value in locator.tick_values(scale.low, scale.high)]
    return [0.0 if abs(value) < noise else value for value in found if scale.holds(value)]


def _span(figure: Figure, axes: Axes, scale: ValueScale, shown: tuple[float, str]) -> tuple[float, float]:
    half = text_length(figure, axes, shown[1], 400 if shown[0] else 600) / 2
    return scale.x(shown[0]) - half, scale.x(shown[0]) + half
