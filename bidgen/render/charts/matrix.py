"""Draws a grid of cells with labels in them, each cell shaded and hatched by how grave it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidgen.model.charts import MatrixChart
from bidgen.render.charts.across import SIZE
from bidgen.render.charts.key import draw_key_words, key_places
from bidgen.render.charts.lettering import Sheet, cut, height_of, length, lines_of, sheet_of, write
from bidgen.render.charts.palette import GRAVITY, GRAVITY_HATCHES, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# From the least grave to the gravest: told apart in grey by their shade, and by their hatch besides.
_HATCHES = ("", "", "\\\\", "////", "xxxx")
# Which of these so many levels have.
_STEPS = {1: (0,), 2: (0, 3), 3: (0, 2, 3), 4: (0, 1, 2, 3), 5: (0, 1, 2, 3, 4)}
_EDGE = 0.5
_LEAST_HEIGHT = 13.0
_MOST_HEAD_SHARE = 0.24
_PAD = 2.2
# Around the words of a label, and between two labels.
_INSIDE = 1.2
_APART = 1.6


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in a cell: its lines, where it begins in the cell and how large it is."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells lie: the left of the first, how wide each is, the top of each row and its height."""

    left: float
    width: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]


def draw_matrix(figure: Figure, chart: MatrixChart) -> None:
    """Draw the rows down and the columns across, each cell as high as its labels need; the key is above.

    A label has a white ground of its own, so that it is read over any shade and hatch.
    """
    sheet = sheet_of(figure)
    columns = max(len(chart.columns), 1)
    room = sheet.width * _MOST_HEAD_SHARE - 2
    rows = [lines_of(sheet, name, room, SIZE, 600) for name in chart.rows]
    row_axis = lines_of(sheet, chart.row_label, room, SIZE)
    widest = max(
        (length(sheet, line, SIZE, 600) for lines in [*rows, row_axis] for line in lines), default=0.0
    )
    left = widest + 4
    width = (sheet.width - left - _EDGE) / columns
    heads = [lines_of(sheet, name, width - 2, SIZE, 600) for name in chart.columns]
    column_axis = lines_of(sheet, chart.column_label, sheet.width - left - 2, SIZE)
    cells = [[_labels(sheet, labels, width) for labels in row] for row in chart.cells]
    places, key = key_places(sheet.figure, sheet.axes, chart.level_names, sheet.width)
    axis_height = height_of(len(column_axis))
    head_height = height_of(max([*(len(lines) for lines in heads), len(row_axis)], default=1))
    top = key + axis_height + head_height + 2.4
    heights = [_height(lines, row) for lines, row in zip(rows, cells, strict=True)]
    tops = [top + sum(heights[:at]) for at in range(len(heights))]
    grid = _Grid(left, width, tuple(tops), tuple(heights))
    cut(sheet, top + sum(heights) + _EDGE + 0.5)
    for level, (place, name) in enumerate(zip(places, chart.level_names, strict=True)):
        x, y = place
        _draw_ground(sheet.axes, (x, y - 1.6, 6.0, 3.2), level, len(chart.level_names))
        draw_key_words(sheet.axes, place, name)
    write(sheet, (left, key + 0.6), column_axis)
    write(sheet, (1, top - 1.2 - height_of(len(row_axis))), row_axis)
    for at, lines in enumerate(heads):
        place = (left + width * (at + 0.5), top - 1.2 - height_of(len(lines)))
        write(sheet, place, lines, SIZE, 600, side="center")
    _draw_cells(sheet, chart, rows, cells, grid)


def _height(lines: Sequence[str], cells: Sequence[Sequence[_Label]]) -> float:
    deepest = max((one.y + one.height for cell in cells for one in cell), default=0.0)
    return max(_LEAST_HEIGHT, height_of(len(lines)) + 2 * _PAD, deepest + _PAD)


def _labels(sheet: Sheet, labels: Sequence[str], width: float) -> list[_Label]:
    """Return labels side by side as far as a cell is wide, and below one another."""
    room = width - 2 * _PAD
    found: list[_Label] = []
    x, y, deep = _PAD, _PAD, 0.0
    for label in labels:
        lines = lines_of(sheet, label, room - 2 * _INSIDE, SIZE, 600)
        wide = max(length(sheet, line, SIZE, 600) for line in lines) + 2 * _INSIDE
        high = height_of(len(lines)) + 1.2
        if found and x + wide > width - _PAD:
            x, y, deep = _PAD, y + deep + _APART, 0.0
        found.append(_Label(tuple(lines), x, y, wide, high))
        x, deep = x + wide + _APART, max(deep, high)
    return found


def _draw_cells(
    sheet: Sheet,
    chart: MatrixChart,
    rows: Sequence[Sequence[str]],
    cells: Sequence[Sequence[Sequence[_Label]]],
    grid: _Grid,
) -> None:
    for row, (top, height) in enumerate(zip(grid.tops, grid.heights, strict=True)):
        middle = top + height / 2
        write(sheet, (1, middle - height_of(len(rows[row])) / 2), rows[row], SIZE, 600)
        for column, labels in enumerate(cells[row]):
            left = grid.left + column * grid.width
            level = chart.levels[row][column]
            _draw_ground(sheet.axes, (left, top, grid.width, height), level, len(chart.level_names))
            for label in labels:
                _draw_label(sheet, label, left, top)


def _draw_label(sheet: Sheet, label: _Label, left: float, top: float) -> None:
    place = (left + label.x, top + label.y)
    _rectangle(sheet.axes, (*place, label.width, label.height), "white", INK, 0.8, 4)
    write(sheet, (place[0] + _INSIDE, place[1] + 0.6), label.lines, SIZE, 600)


def _draw_ground(axes: Axes, box: tuple[float, float, float, float], level: int, levels: int) -> None:
    """Draw the ground of a cell or of a sign of the key: the gravest is always the darkest."""
    step = _step(level, levels)
    if _HATCHES[step]:
        # A hatch has the colour of its edge: the edge of the cell is drawn over it.
        _rectangle(axes, box, GRAVITY[step], GRAVITY_HATCHES[step], 0, 2, _HATCHES[step])
    _rectangle(axes, box, "none" if _HATCHES[step] else GRAVITY[step], INK, 0.8, 2.1)


def _step(level: int, levels: int) -> int:
    """Return which shade a level has; above the fifth all are as dark."""
    steps = _STEPS[min(max(levels, 1), len(GRAVITY))]
    return steps[min(max(level, 0), len(steps) - 1)]


def _rectangle(
    axes: Axes,
    box: tuple[float, float, float, float],
    colour: str,
    edge: str,
    wide: float,
    zorder: float,
    hatch: str = "",
) -> None:
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    patch = Rectangle(
        (left, top), width, height, facecolor=colour, edgecolor=edge, linewidth=wide, hatch=hatch or None
    )
    axes.add_patch(patch).set_zorder(zorder)
