"""What a laid out chart shows: its words with the boxes that they stand in, its lines and its patches."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import numpy as np
import pytest
from lxml import etree
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from bidgen.render.drawing import Drawing

# A box has room above its letters: a dot or two of that may be shared.
_SHARED = 4


def boxes(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    """Yield the words that a figure shows, with the box in dots that they stand in."""
    hidden = set()
    for axes in figure.axes:
        for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            for tick in axis.get_major_ticks():
                if not axes.axison or not min(low, high) <= tick.get_loc() <= max(low, high):
                    hidden |= {tick.label1, tick.label2}
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text() and text not in hidden:
            yield text.get_text(), Text.get_window_extent(text)


def words(figure: Figure) -> list[str]:
    """Return every piece of words, as they were written."""
    return [said for said, _ in boxes(figure)]


def text(figure: Figure) -> str:
    """Return all words in the order of their writing, lines joined."""
    return " ".join(" ".join(words(figure)).split())


def assert_inside(figure: Figure) -> None:
    """No words leave the figure."""
    for said, box in boxes(figure):
        assert box.x0 >= 0, said
        assert box.y0 >= 0, said
        assert box.x1 <= figure.bbox.width, said
        assert box.y1 <= figure.bbox.height, said


def assert_as_large(drawing: Drawing, width: float) -> None:
    """The picture and the drawing are `width` millimetres wide and both as high."""
    with Image.open(io.BytesIO(drawing.image)) as picture:
        assert picture.width == pytest.approx(width / 25.4 * 200, abs=2)
        assert picture.height == pytest.approx(drawing.height / 25.4 * 200, abs=2)
    root = etree.fromstring(drawing.svg or b"")
    assert float(root.get("width", "").removesuffix("pt")) == pytest.approx(width / 25.4 * 72, abs=1)


def assert_apart(figure: Figure) -> None:
    """No two pieces of words overlap."""
    for (one, a), (other, b) in combinations(boxes(figure), 2):
        apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 + _SHARED or b.y1 <= a.y0 + _SHARED
        assert apart, f"{one!r} and {other!r}"


def strokes(figure: Figure) -> Iterator[np.ndarray]:
    """Yield the corners, in dots, of every line that is drawn through points."""
    (axes,) = figure.axes
    for patch in axes.patches:
        if isinstance(patch, PathPatch):
            yield patch.get_transform().transform(patch.get_path().vertices)
    for line in axes.lines:
        if isinstance(line, Line2D) and line.get_linestyle() != "None" and len(line.get_xdata()) > 1:
            yield axes.transData.transform(line.get_xydata())


def struck(figure: Figure, lines: Iterable[np.ndarray]) -> list[str]:
    """Return the words that a line runs through; those with a ground of their own stand before lines."""
    grounded = {
        one.get_text() for one in figure.findobj(Text) if isinstance(one, Text) and one.get_bbox_patch()
    }
    steps = np.concatenate(
        [np.linspace(start, end, 60) for points in lines for start, end in pairwise(points)]
        or [np.empty((0, 2))]
    )
    found = []
    for said, box in boxes(figure):
        low, high = (box.x0 + 1, box.y0 + _SHARED), (box.x1 - 1, box.y1 - _SHARED)
        if said not in grounded and ((steps > low) & (steps < high)).all(axis=1).any():
            found.append(said)
    return found
