"""Lines that run at right angles with round corners, and the heads of arrows; all in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point: TypeAlias = tuple[float, float]

_CORNER = 1.3


def draw_stroke(
    axes: Axes, points: Sequence[Point], colour: str, wide: float, zorder: float, head: float = 0.0
) -> None:
    """Draw a line through `points`, `wide` points thick, with a head of `head` millimetres at its end."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    clean = [one for at, one in enumerate(points) if at == 0 or one != points[at - 1]]
    if len(clean) < 2:
        return
    end = clean[-1]
    if head:
        # The line ends inside the head, so that its blunt end does not show beside the point.
        clean[-1] = _towards(end, clean[-2], min(head * 0.6, _between(end, clean[-2]) * 0.9))
        _draw_head(axes, end, clean[-2], head, colour, zorder)
    vertices, codes = [clean[0]], [int(Path.MOVETO)]
    for before, corner, after in zip(clean, clean[1:], clean[2:], strict=False):
        reach = min(_CORNER, _between(before, corner) / 2, _between(corner, after) / 2)
        vertices += [_towards(corner, before, reach), corner, _towards(corner, after, reach)]
        codes += [int(Path.LINETO), int(Path.CURVE3), int(Path.CURVE3)]
    vertices.append(clean[-1])
    codes.append(int(Path.LINETO))
    axes.add_patch(
        PathPatch(Path(vertices, codes), fill=False, edgecolor=colour, linewidth=wide, zorder=zorder)
    )


def uprights(points: Sequence[Point]) -> list[tuple[float, float, float]]:
    """Return the parts of a line that go up or down: where across, from where, to where (the greater)."""
    return [
        (first[0], min(first[1], second[1]), max(first[1], second[1]))
        for first, second in pairwise(points)
        if first[0] == second[0] and first[1] != second[1]
    ]


def _draw_head(axes: Axes, tip: Point, before: Point, size: float, colour: str, zorder: float) -> None:
    back = _towards(tip, before, size)
    share = 0.42
    across = ((back[1] - tip[1]) * share, (tip[0] - back[0]) * share)
    corners = [tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])]
    axes.fill(*zip(*corners, strict=True), color=colour, linewidth=0, zorder=zorder)


def _towards(start: Point, end: Point, by: float) -> Point:
    whole = _between(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * by / whole, start[1] + (end[1] - start[1]) * by / whole


def _between(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
