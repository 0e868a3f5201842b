"""Draws bars, milestones and what depends on what over months on a matplotlib figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidgen.model.charts import Bar, Marker, Timeline
from bidgen.render.charts.days import (
    CLOSED_STRIP,
    HEAD,
    LINE_LANE,
    DayScale,
    LineWords,
    draw_closed,
    draw_closed_sign,
    draw_lines,
    draw_months,
    line_words,
    months_of,
    short_day,
)
from bidgen.render.charts.dependencies import edges_of, in_order
from bidgen.render.charts.key import draw_key_words, key_places
from bidgen.render.charts.lettering import Sheet, cut, height_of, length, lines_of, sheet_of, write
from bidgen.render.charts.milestones import (
    LANE,
    draw_arrow,
    draw_joined,
    draw_packed,
    draw_sign,
    packed,
)
from bidgen.render.charts.palette import BAND, COLOURS, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FEW_ROWS = 25
_SHARE_OF_FEW, _SHARE_OF_MANY = 0.36, 0.45
_LEAST_LEFT = 22.0
_BEFORE_PLOT = 2.6
_SEPARATOR = 2.5

_Sign = Callable[["Axes", float, float], None]


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at the left of a row: its words in lines, and the day of a marker."""

    lines: tuple[str, ...]
    day: str
    height: float


@dataclass(frozen=True, slots=True)
class _Down:
    """Where the parts of a timeline begin, down from the top, each below the one before."""

    months: float
    words: float
    closed: float
    rows: float
    lanes: float
    bottom: float


def draw_timeline(figure: Figure, chart: Timeline) -> None:
    """Draw a row for each bar, its words at the left, and below them the markers.

    Markers stand side by side with their words beside them where none comes after another; otherwise each
    has a row, with arrows between. No two words overlap, and none lies over a sign or a line.
    """
    sheet = sheet_of(figure)
    markers = in_order(chart.markers)
    joined = bool(edges_of(markers))
    rows, left = _rows(sheet, chart.bars, markers if joined else ())
    months, scale = _days(sheet, chart, left if joined or not markers else max(left, _LEAST_LEFT))
    signs = _key(chart, markers, joined, scale)
    places, key = key_places(sheet.figure, sheet.axes, [name for name, _ in signs], sheet.width)
    words = line_words(sheet, chart.lines, scale)
    lanes = [] if joined else packed(sheet, markers, scale, [it.day for it in chart.lines])
    down = _down(key if signs else 0.0, words, _shown_closed(chart, scale), rows, joined, len(lanes))
    cut(sheet, down.bottom + 1)
    for place, (name, sign) in zip(places, signs, strict=True):
        sign(sheet.axes, *place)
        draw_key_words(sheet.axes, place, name)
    draw_months(sheet.axes, months, scale, down.months, down.bottom)
    draw_lines(sheet.axes, words, scale, down.words, down.bottom)
    draw_closed(sheet.axes, _shown_closed(chart, scale), scale, down.closed + CLOSED_STRIP / 2)
    middles = _draw_rows(sheet, rows, len(chart.bars), scale, down.rows)
    _draw_bars(sheet.axes, chart.bars, rows, middles, scale)
    if joined:
        draw_joined(sheet, markers, middles[len(chart.bars) :], scale)
    elif lanes:
        _separate(sheet.axes, down.lanes - _SEPARATOR / 2, scale)
        draw_packed(sheet, lanes, scale, down.lanes)


def _days(sheet: Sheet, chart: Timeline, left: float) -> tuple[list[date], DayScale]:
    """Return the months that are shown, with that after the last, and where their days lie."""
    days = [day for bar in chart.bars for day in (bar.start, bar.end)]
    days += [it.day for it in chart.markers] + [it.day for it in chart.lines]
    months = months_of(days)
    return months, DayScale(months[0], (months[-1] - months[0]).days, left, sheet.width - left - 2)


def _shown_closed(chart: Timeline, scale: DayScale) -> list[date]:
    return [day for day in dict.fromkeys(chart.closed) if scale.holds(day)]


def _down(
    key: float,
    words: Sequence[LineWords],
    closed: Sequence[date],
    rows: Sequence[_Row],
    joined: bool,
    lanes: int,
) -> _Down:
    strip = key + HEAD + max((1 + it.lane for it in words), default=0) * LINE_LANE
    plot = strip + (CLOSED_STRIP if closed else 0.0)
    # The rows of markers are kept apart from those of bars, as the lanes are.
    below = plot + sum(row.height for row in rows) + (_SEPARATOR if joined or lanes else 0.0)
    return _Down(key, key + HEAD, strip, plot, below, below + lanes * LANE)


def _rows(sheet: Sheet, bars: Sequence[Bar], markers: Sequence[Marker]) -> tuple[list[_Row], float]:
    """Return what stands at the left of each bar and marker, and how wide that column is."""
    few = len(bars) + len(markers) <= _FEW_ROWS
    day = max((length(sheet, short_day(it.day)) for it in markers), default=0.0)
    beside = day + 3 if markers else 0.0
    room = sheet.width * (_SHARE_OF_FEW if few else _SHARE_OF_MANY) - beside - _BEFORE_PLOT - 1
    most, space = (3, 2.6) if few else (1, 0.9)
    rows = []
    for label, words in [(it.label, "") for it in bars] + [(it.label, short_day(it.day)) for it in markers]:
        lines = tuple(lines_of(sheet, label, room, most=most))
        rows.append(_Row(lines, words, height_of(len(lines)) + space))
    widest = max((length(sheet, line) for row in rows for line in row.lines), default=0.0)
    return rows, 1 + widest + beside + _BEFORE_PLOT


def _draw_rows(sheet: Sheet, rows: Sequence[_Row], bars: int, scale: DayScale, top: float) -> list[float]:
    """Draw every other row on grey and its words at the left; return the middles of the rows."""
    middles = []
    for at, row in enumerate(rows):
        if at == bars:
            _separate(sheet.axes, top + _SEPARATOR / 2, scale)
            top += _SEPARATOR
        if at % 2 == 0:
            sheet.axes.axhspan(top, top + row.height, color=BAND, linewidth=0, zorder=0)
        middles.append(top + row.height / 2)
        write(sheet, (1, middles[-1] - height_of(len(row.lines)) / 2), row.lines)
        if row.day:
            place = (scale.left - _BEFORE_PLOT, middles[-1] - height_of(1) / 2)
            write(sheet, place, (row.day,), side="right")
        top += row.height
    return middles


def _draw_bars(
    axes: Axes, bars: Sequence[Bar], rows: Sequence[_Row], middles: Sequence[float], scale: DayScale
) -> None:
    for bar, row, middle in zip(bars, rows, middles, strict=False):
        start, end = scale.x(bar.start), scale.x(bar.end + timedelta(days=1))
        thick = min(3.6, row.height * 0.62)
        axes.barh(middle, end - start, thick, left=start, color=COLOURS[0], linewidth=0, zorder=3)


def _separate(axes: Axes, y: float, scale: DayScale) -> None:
    axes.plot([0, scale.left + scale.width], [y, y], color=INK, linewidth=0.7, zorder=2)


def _key(
    chart: Timeline, markers: Sequence[Marker], joined: bool, scale: DayScale
) -> list[tuple[str, _Sign]]:
    """Return the names of the key with what draws their signs: only what the chart shows is explained."""
    critical = [it.critical for it in markers]
    found: list[tuple[str, _Sign]] = []
    if any(critical):
        found.append((chart.critical_name, _critical_sign if joined else _critical_marker))
        if not all(critical):
            found.append((chart.marker_name, _plain_marker))
    if joined:
        found.append((chart.after_name, _arrow_sign))
    if _shown_closed(chart, scale):
        found.append((chart.closed_name, _closed_sign))
    return found


def _critical_sign(axes: Axes, x: float, y: float) -> None:
    draw_arrow(axes, [(x - 0.6, y), (x + 6.4, y)], critical=True)
    draw_sign(axes, x + 1.9, y, critical=True, told_apart=True)


def _critical_marker(axes: Axes, x: float, y: float) -> None:
    draw_sign(axes, x + 3, y, critical=True, told_apart=True)


def _plain_marker(axes: Axes, x: float, y: float) -> None:
    draw_sign(axes, x + 3, y, critical=False, told_apart=True)


def _arrow_sign(axes: Axes, x: float, y: float) -> None:
    draw_arrow(axes, [(x, y), (x + 6, y)], critical=False)


def _closed_sign(axes: Axes, x: float, y: float) -> None:
    draw_closed_sign(axes, x + 3, y)
