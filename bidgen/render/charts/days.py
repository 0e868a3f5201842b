"""Days across a timeline: months and years above, days of their own as lines, closed days as marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidgen.formats import MONTHS
from bidgen.model.charts import DayLine
from bidgen.render.charts.across import SIZE, draw_upright
from bidgen.render.charts.lettering import Sheet, length, lines_of
from bidgen.render.charts.palette import GRID, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Down from the top: the years and the names of months, a line of words for days, the strip of closed days.
HEAD = 9.0
LINE_LANE = 4.6
CLOSED_STRIP = 3.0
_MOST_MONTHS = 14
_BESIDE_LINE = 1.2


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days across: the first of all, how many, where they begin and how wide they are in millimetres."""

    first: date
    days: int
    left: float
    width: float

    def x(self, day: date) -> float:
        """Return where a day begins, in millimetres from the left edge."""
        return self.left + (day - self.first).days / self.days * self.width

    def holds(self, day: date) -> bool:
        return 0 <= (day - self.first).days < self.days


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a day's line: in which lane from the top, where they begin, how wide they are."""

    day: date
    words: str
    lane: int
    start: float
    length: float


def short_day(day: date) -> str:
    """Return a day as a timeline shows it: 6 Apr."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def months_of(days: Iterable[date]) -> list[date]:
    """Return the first day of every month that holds one of the days, and of the month after the last."""
    known = list(days) or [date(2020, 1, 1)]
    months = [min(known).replace(day=1)]
    while months[-1] <= max(known):
        months.append((months[-1] + timedelta(days=32)).replace(day=1))
    return months


def draw_months(axes: Axes, months: Sequence[date], scale: DayScale, top: float, bottom: float) -> None:
    """Draw a line at each month's beginning, named in full, in short, or by quarter as room allows."""
    shown = months[:-1]
    step = 1 if len(shown) <= _MOST_MONTHS else 3
    room = scale.width / max(len(shown), 1)
    for month in months:
        if step == 1 or month.month % step == 1:
            x = scale.x(month)
            axes.plot([x, x], [top + HEAD - 0.5, bottom], color=GRID, linewidth=0.7, zorder=1)
    for at, month in enumerate(shown):
        if at == 0 or month.month == 1:
            year_room = (12 - month.month + 1) * room
            if at or year_room > 9 or len(shown) < 12:
                _write(axes, scale.x(month) + 0.8, top + 3.0, str(month.year), SIZE, 600)
        if step == 1 or month.month % step == 1:
            name = MONTHS[month.month - 1]
            name = name if room > len(name) * 1.9 else name[:3]
            if step == 1 and room < 6.5:
                name = name[0]
            _write(axes, scale.x(month) + 0.8, top + 6.6, name, 8, 400)


def _write(axes: Axes, x: float, y: float, words: str, size: float, weight: int) -> None:
    axes.text(x, y, words, fontsize=size, weight=weight, va="center")


def line_words(sheet: Sheet, lines: Iterable[DayLine], scale: DayScale) -> list[LineWords]:
    """Return where the words of each day's line stand: at its right, at its left where the page ends.

    The later a day, the lower its words, so that no line runs through the words of another.
    """
    placed: list[LineWords] = []
    for line in sorted(lines, key=lambda it: it.day, reverse=True):
        x = scale.x(line.day)
        day = f", {short_day(line.day)}"
        room = max(x, sheet.width - x) - _BESIDE_LINE - 1 - length(sheet, day, SIZE, 600)
        words = lines_of(sheet, line.label, room, SIZE, 600, most=1)[0] + day
        wide = length(sheet, words, SIZE, 600)
        fits = x + _BESIDE_LINE + wide <= sheet.width - 1
        start = x + _BESIDE_LINE if fits else x - _BESIDE_LINE - wide
        lane = 0
        while any(_meet(it, start, wide, lane, scale) for it in placed):
            lane += 1
        placed.append(LineWords(line.day, words, lane, start, wide))
    # They were placed from the lowest lane up, and are told from the top down.
    lanes = max((it.lane for it in placed), default=0)
    return [LineWords(it.day, it.words, lanes - it.lane, it.start, it.length) for it in placed]


def _meet(other: LineWords, start: float, length: float, lane: int, scale: DayScale) -> bool:
    """Return whether words in a lane would lie over others, or over a line that passes through the lane."""
    if other.lane == lane and start < other.start + other.length + 2 and other.start < start + length + 2:
        return True
    return other.lane > lane and start < scale.x(other.day) + 1 and scale.x(other.day) - 1 < start + length


def draw_lines(axes: Axes, lines: Iterable[LineWords], scale: DayScale, top: float, bottom: float) -> None:
    """Draw the lines down from their words, the first lane of which begins at `top`."""
    for line in lines:
        y = top + (line.lane + 0.5) * LINE_LANE
        draw_upright(axes, scale.x(line.day), y - LINE_LANE * 0.36, bottom, "--")
        axes.text(
            line.start,
            y,
            line.words,
            fontsize=SIZE,
            weight=600,
            va="center_baseline",
            zorder=5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )


def draw_closed(axes: Axes, days: Iterable[date], scale: DayScale, y: float) -> None:
    """Draw a mark for each closed day, at its middle."""
    for day in days:
        draw_closed_sign(axes, scale.x(day) + scale.width / scale.days / 2, y)


def draw_closed_sign(axes: Axes, x: float, y: float) -> None:
    axes.plot([x], [y], marker="x", markersize=3.8, color=INK, markeredgewidth=1.2, zorder=3)
