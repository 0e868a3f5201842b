"""Which markers of a timeline lead to which, and the way that each arrow takes past the signs of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bidgen.model.charts import Marker
from bidgen.render.charts.strokes import Point, uprights

# An arrow keeps so far from a sign or an upright that is not its own.
_CLEAR = 0.7
# From the last corner of an arrow to the middle of its sign: the head has to show.
_LAST = 3.9
_STEP = 1.3
# What the head of an arrow takes at the left of a sign.
_HEAD = 1.7


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two markers, by their places in the list; `critical` if it is part of the path."""

    start: int
    end: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """Where a marker's sign stands, and half its width."""

    x: float
    y: float
    half: float


def in_order(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return markers by day; those of one day so that each stands below what it comes after."""
    dated = sorted(markers, key=lambda it: it.day)
    depth = dict.fromkeys((it.label for it in dated), 0)
    # More rounds than markers would only be needed by markers that wait for each other in a circle.
    for _ in dated:
        for it in dated:
            before = [depth[label] + 1 for label in it.after if label in depth and label != it.label]
            depth[it.label] = min(max([depth[it.label], *before]), len(dated))
    return tuple(sorted(dated, key=lambda it: (it.day, depth[it.label])))


def edges_of(markers: Sequence[Marker]) -> tuple[Edge, ...]:
    """Return an arrow for each marker that another comes after; labels that no marker has are left out.

    Between two critical markers the arrow is critical, unless there is a longer critical way.
    """
    place = {it.label: at for at, it in reversed(list(enumerate(markers)))}
    before = {
        at: [place[label] for label in dict.fromkeys(it.after) if place.get(label, at) != at]
        for at, it in enumerate(markers)
    }
    critical = {
        at: [start for start in starts if markers[at].critical and markers[start].critical]
        for at, starts in before.items()
    }
    return tuple(
        Edge(start, end, start in critical[end] and not _another_way(start, end, critical))
        for end, starts in before.items()
        for start in starts
    )


def _another_way(start: int, end: int, before: dict[int, list[int]]) -> bool:
    """Return whether there is a way from `start` to `end` over a third marker."""
    waiting = [one for one in before[end] if one != start]
    seen = {end}
    while waiting:
        at = waiting.pop()
        if at == start:
            return True
        if at not in seen:
            seen.add(at)
            waiting += before[at]
    return False


def routes(edges: Sequence[Edge], signs: Sequence[Sign]) -> list[tuple[Edge, list[Point]]]:
    """Return for each arrow its corners: along its own row, down past the others, along the other's row.

    An arrow passes beside signs and other markers' arrows where there is a way; those that begin at one
    marker share theirs.
    """
    found: list[tuple[Edge, list[Point]]] = []
    taken: list[tuple[int, tuple[float, float, float]]] = []
    shared: dict[int, list[float]] = {}
    # The longest first: what is clear for it is clear for all that begin at the same sign.
    for edge in sorted(edges, key=lambda it: (it.start, -abs(signs[it.end].y - signs[it.start].y))):
        ways = _ways(signs[edge.start], signs[edge.end], shared.get(edge.start, []))
        others = [sign for at, sign in enumerate(signs) if at not in (edge.start, edge.end)]
        not_own = [line for start, line in taken if start != edge.start]
        clear = (way for room in (_HEAD, 0.0) for way in ways if _clear(way, others, not_own, room))
        way = next(clear, ways[0])
        for line in uprights(way):
            taken.append((edge.start, line))
            shared.setdefault(edge.start, []).append(line[0])
        found.append((edge, way))
    return found


def _ways(start: Sign, end: Sign, used: Sequence[float]) -> list[list[Point]]:
    """Return the ways there are, the plainest first."""
    ways = []
    steps = range(max(int((end.x - start.x - _LAST) / _STEP) + 1, 0))
    for x in [*used, *(start.x + at * _STEP for at in steps)]:
        if start.x <= x <= end.x - _LAST:
            ways.append([(start.x, start.y), (x, start.y), (x, end.y), (end.x - end.half, end.y)])
    down = 1 if end.y > start.y else -1
    ways.append([(start.x, start.y), (end.x, start.y), (end.x, end.y - down * end.half)])
    far = max(start.x, end.x) + _LAST
    for x in [*(one for one in used if one >= far), *(far + at * _STEP for at in range(8))]:
        ways.append([(start.x, start.y), (x, start.y), (x, end.y), (end.x + end.half, end.y)])
    return ways


def _clear(
    way: Sequence[Point], signs: Sequence[Sign], lines: Sequence[tuple[float, float, float]], head: float
) -> bool:
    """Return whether a way touches no sign, no upright of others, and no `head` at the left of a sign."""
    for x, top, bottom in uprights(way):
        passed = [it for it in signs if top < it.y < bottom]
        if any(it.x - it.half - _CLEAR - head < x < it.x + it.half + _CLEAR for it in passed):
            return False
        if any(abs(line[0] - x) < _CLEAR and top < line[2] and line[1] < bottom for line in lines):
            return False
    return True
