"""A sheet to draw on in millimetres from the top left, and words in lines that fit it as drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidgen.render.charts.across import SIZE, text_length
from bidgen.render.charts.palette import INK
from bidgen.render.units import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LEADING = 1.15
_MM_PER_POINT = MM_PER_INCH / 72
# What is drawn may be wider than its measured words by so much, for letters are drawn on whole dots.
_SLACK = 0.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure that is one pair of axes, `width` millimetres wide; the lengths of words once measured."""

    figure: Figure
    axes: Axes
    width: float
    lengths: dict[tuple[str, float, int], float] = field(default_factory=dict)


def sheet_of(figure: Figure) -> Sheet:
    """Return the figure as a sheet of its own width, whose height `cut` settles."""
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    return Sheet(figure, axes, figure.get_size_inches()[0] * MM_PER_INCH)


def cut(sheet: Sheet, height: float) -> None:
    """Give the sheet its height: millimetres now count from the top left."""
    sheet.figure.set_size_inches(sheet.width / MM_PER_INCH, height / MM_PER_INCH)
    sheet.axes.set_xlim(0, sheet.width)
    sheet.axes.set_ylim(height, 0)


def height_of(lines: int, size: float = SIZE) -> float:
    """Return the height of a number of lines of words, in millimetres."""
    return lines * size * _MM_PER_POINT * _LEADING


def length(sheet: Sheet, words: str, size: float = SIZE, weight: int = 400) -> float:
    """Return the width of words as drawn, in millimetres."""
    key = (words, size, weight)
    if key not in sheet.lengths:
        sheet.lengths[key] = text_length(sheet.figure, sheet.axes, words, weight, size)
    return sheet.lengths[key]


def lines_of(
    sheet: Sheet, words: str, room: float, size: float = SIZE, weight: int = 400, most: int | None = None
) -> list[str]:
    """Return words in lines no wider than `room`, in at most `most` lines, the last then with an ellipsis.

    A word that is wider by itself is broken, after a hyphen or a stroke where it has one.
    """
    lines: list[str] = []
    for piece, follows in _pieces(sheet, words, room - _SLACK, size, weight):
        joined = f"{lines[-1]}{' ' if follows else ''}{piece}" if lines else piece
        if lines and _measured(sheet, joined, size, weight) <= room - _SLACK:
            lines[-1] = joined
        else:
            lines.append(piece)
    if most is None or len(lines) <= most:
        return lines or [""]
    kept = lines[:most]
    while len(kept[-1]) > 1 and length(sheet, f"{kept[-1]}…", size, weight) > room - _SLACK:
        kept[-1] = kept[-1][:-1]
    return [*kept[:-1], kept[-1].rstrip(" ,.;:-…") + "…"]


def _measured(sheet: Sheet, line: str, size: float, weight: int) -> float:
    """Return the width of a line by that of its words: each is measured once however often it comes."""
    words = line.split(" ")
    return sum(length(sheet, word, size, weight) for word in words) + (len(words) - 1) * length(
        sheet, " ", size, weight
    )


def _pieces(sheet: Sheet, words: str, room: float, size: float, weight: int) -> list[tuple[str, bool]]:
    """Return words, or what they are broken into, each with whether a space stands before it."""
    pieces: list[tuple[str, bool]] = []
    for word in words.split():
        follows = True
        if length(sheet, word, size, weight) <= room:
            pieces.append((word, follows))
            continue
        for part in re.findall(r"[^-/–—]*[-/–—]+|[^-/–—]+", word):
            for piece in _broken(sheet, part, room, size, weight):
                pieces.append((piece, follows))
                follows = False
    return pieces


def _broken(sheet: Sheet, part: str, room: float, size: float, weight: int) -> list[str]:
    found = []
    rest = part
    while length(sheet, rest, size, weight) > room and len(rest) > 2:
        whole = length(sheet, rest, size, weight)
        letters = min(max(int(len(rest) * room / whole), 1), len(rest) - 1)
        while letters > 1 and length(sheet, f"{rest[:letters]}-", size, weight) > room:
            letters -= 1
        found.append(f"{rest[:letters]}-")
        rest = rest[letters:]
    return [*found, rest]


def write(
    sheet: Sheet,
    place: tuple[float, float],
    lines: Sequence[str],
    size: float = SIZE,
    weight: int = 400,
    colour: str = INK,
    side: str = "left",
) -> None:
    """Write lines below one another, the first with its top at `place`."""
    x, y = place
    # Each by itself, so that the place of one does not depend on which letters another has.
    for at, line in enumerate(lines):
        middle = y + height_of(1, size) * (at + 0.5)
        sheet.axes.text(
            x,
            middle,
            line,
            fontsize=size,
            weight=weight,
            color=colour,
            ha=side,
            va="center_baseline",
            zorder=6,
        )
