"""Draws the forces towards a change against those that hold it back: two blocks that face each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidgen.model.charts import ForceGroup, ForcesChart
from bidgen.render.charts.lettering import Sheet, cut, height_of, lines_of, sheet_of, write
from bidgen.render.charts.palette import BAND, COLOURS, INK
from bidgen.render.charts.strokes import draw_stroke

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIZE = 9.0
_EDGE = 0.5
# Between the two blocks; the point of an arrow; room around words; what a bullet takes.
_GAP = 3.0
_POINT = 5.0
_PAD = 2.6
_BULLET = 3.2
_BETWEEN = 1.3
_AFTER_GROUP = 2.6
# How much of the width the block at the left may take: the narrower a block, the longer it is.
_SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65)
_END_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of words, their weight and how far they are set in."""

    lines: tuple[str, ...]
    weight: int = 400
    bullet: bool = False
    after: float = _BETWEEN

    @property
    def height(self) -> float:
        return height_of(len(self.lines), _SIZE) + self.after


@dataclass(frozen=True, slots=True)
class _Block:
    """One side: where it begins, how wide it is, the words of its head and those below it."""

    left: float
    width: float
    head: tuple[str, ...]
    body: tuple[_Words, ...]

    @property
    def body_height(self) -> float:
        return sum(it.height for it in self.body) + 2 * _PAD - _BETWEEN


def draw_forces(figure: Figure, chart: ForcesChart) -> None:
    """Draw what is left and what is moved to, with an arrow, and below it the two sides as blocks.

    The head of each block is an arrow that points at the other. The block with more to say is the wider.
    """
    sheet = sheet_of(figure)
    pair = min((_pair(sheet, chart, share) for share in _SHARES), key=_taller)
    top = _ends_height(sheet, chart)
    head = height_of(max(len(one.head) for one in pair), _SIZE) + 3.4
    body = _taller(pair)
    cut(sheet, top + head + body + 1)
    _draw_ends(sheet, chart, top - 3.0)
    for block, onward in zip(pair, (True, False), strict=True):
        sheet.axes.barh(
            top + head + body / 2, block.width, body, left=block.left, color=BAND, linewidth=0, zorder=1
        )
        _draw_head(sheet, block, top, head, onward)
        _draw_body(sheet, block, top + head + _PAD)


def _pair(sheet: Sheet, chart: ForcesChart, share: float) -> tuple[_Block, _Block]:
    whole = sheet.width - 2 * _EDGE - _GAP
    left, right = whole * share, whole * (1 - share)
    sides = (
        (_EDGE, left, chart.towards_name, chart.towards),
        (_EDGE + left + _GAP, right, chart.against_name, chart.against),
    )
    first, second = (
        _Block(
            start,
            width,
            tuple(lines_of(sheet, name, width - _POINT - 2 * _PAD, _SIZE, 600)),
            _body(sheet, groups, width - 2 * _PAD, chart.nothing),
        )
        for start, width, name, groups in sides
    )
    return first, second


def _taller(pair: tuple[_Block, _Block]) -> float:
    return max(one.body_height for one in pair)


def _body(sheet: Sheet, groups: Sequence[ForceGroup], room: float, nothing: str) -> tuple[_Words, ...]:
    """Return the groups as words below each other; a group without words says so."""
    found: list[_Words] = []
    for at, group in enumerate(groups):
        if at:
            found.append(_Words((), after=_AFTER_GROUP))
        found.append(_Words(tuple(lines_of(sheet, group.name, room, _SIZE, 600)), 600))
        found += [
            _Words(tuple(lines_of(sheet, words, room - _BULLET, _SIZE)), bullet=True) for words in group.words
        ] or [_Words(tuple(lines_of(sheet, nothing, room, _SIZE)))]
    return tuple(found)


def _draw_body(sheet: Sheet, block: _Block, top: float) -> None:
    left = block.left + _PAD
    for words in block.body:
        if words.bullet:
            middle = top + height_of(1, _SIZE) / 2
            sheet.axes.plot([left + 1.1], [middle], marker="o", markersize=2.8, color=INK, zorder=6)
        write(sheet, (left + (_BULLET if words.bullet else 0), top), words.lines, _SIZE, words.weight)
        top += words.height


def _draw_head(sheet: Sheet, block: _Block, top: float, height: float, onward: bool) -> None:
    """Draw a block's head as an arrow: dark for what favours a change, light with a rim for what does not."""
    left, right, middle = block.left, block.left + block.width, top + height / 2
    corners = [(left, top), (right - _POINT, top), (right, middle)]
    corners += [(right - _POINT, top + height), (left, top + height)]
    if not onward:
        corners = [(left + right - x, y) for x, y in corners]
    _fill(sheet.axes, corners, COLOURS[0] if onward else "white")
    lines = height_of(len(block.head), _SIZE)
    start = left + _PAD + (0 if onward else _POINT)
    colour = "white" if onward else INK
    write(sheet, (start, middle - lines / 2), block.head, _SIZE, 600, colour)


def _fill(axes: Axes, corners: Sequence[tuple[float, float]], colour: str) -> None:
    axes.fill(
        *zip(*corners, strict=True),
        facecolor=colour,
        edgecolor=COLOURS[0],
        linewidth=1.2,
        joinstyle="miter",
        zorder=3,
    )


def _end_lines(sheet: Sheet, words: str) -> list[str]:
    return lines_of(sheet, words, sheet.width * _END_SHARE - 2 * _PAD, _SIZE, 600)


def _ends_height(sheet: Sheet, chart: ForcesChart) -> float:
    """Return what the two ends of the change take at the top, with the room below them."""
    lines = max(len(_end_lines(sheet, words)) for words in (chart.before, chart.after))
    return height_of(lines, _SIZE) + 3.0 + _EDGE + 3.0


def _draw_ends(sheet: Sheet, chart: ForcesChart, bottom: float) -> None:
    """Draw what is left and what is moved to as boxes at either side, and the arrow between them."""
    wide = sheet.width * _END_SHARE
    middle = (bottom + _EDGE) / 2
    for left, words in ((_EDGE, chart.before), (sheet.width - _EDGE - wide, chart.after)):
        corners = [(left, _EDGE), (left + wide, _EDGE), (left + wide, bottom), (left, bottom)]
        _fill(sheet.axes, corners, "white")
        lines = _end_lines(sheet, words)
        place = (left + wide / 2, middle - height_of(len(lines), _SIZE) / 2)
        write(sheet, place, lines, _SIZE, 600, side="center")
    way = [(_EDGE + wide + 2, middle), (sheet.width - _EDGE - wide - 2, middle)]
    draw_stroke(sheet.axes, way, COLOURS[0], 3.0, 3, 4.0)
