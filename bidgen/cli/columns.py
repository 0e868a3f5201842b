"""Tables on the terminal: columns as wide as they need, texts to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_FIGURES = tuple("£-−+0123456789")
# What stands where there is no figure.
_NO_FIGURE = ("–", "Baseline", "Never", "None", "Not ")


def in_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the heads, if there are any, and the rows, indented; nothing for a table without rows."""
    if not rows:
        return
    every = [list(heads), *map(list, rows)] if heads else [list(one) for one in rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(every[0]))]
    to_the_right = [
        at > 0 and all(row[at].startswith((*_FIGURES, *_NO_FIGURE)) for row in rows if row[at])
        for at in range(len(widths))
    ]
    for row in every:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, to_the_right, strict=True)
        ]
        yield f"  {'  '.join(cells).rstrip()}"
