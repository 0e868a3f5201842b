"""How tall a row must be for its wrapped texts to be seen: not every program works that out on opening."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

LINE = 15.0
# The tallest row that Excel shows, in points.
TALLEST = 409.0


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height in points for cells of these texts in columns of these widths in characters."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * LINE, TALLEST)


def _lines(text: str, width: float) -> int:
    # Widths count digits, and letters are a little narrower on average.
    room = max(int(width * 1.05), 1)
    return sum(max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))
