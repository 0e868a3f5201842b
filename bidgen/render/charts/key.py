"""The key of a chart whose rows go across the page: where its signs and names stand; all in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bidgen.render.charts.across import SIZE, text_length

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SWATCH = 6.0
_BESIDE_SIGN = 2.0


def key_places(
    figure: Figure, axes: Axes, names: Sequence[str], width: float
) -> tuple[list[tuple[float, float]], float]:
    """Return where the sign of each name of the key stands, the words after it, and the key's height.

    A sign is 6 mm wide; the names go on one line where they fit, each on its own where not.
    """
    lengths = [_SWATCH + _BESIDE_SIGN + text_length(figure, axes, name) + 6 for name in names]
    if sum(lengths) <= width:
        starts = [1 + sum(lengths[:at]) for at in range(len(names))]
        return [(start, 2.6) for start in starts], 5.6 if names else 0.6
    return [(1.0, 2.6 + 4.4 * at) for at in range(len(names))], 1.2 + 4.4 * len(names)


def draw_key_words(axes: Axes, place: tuple[float, float], name: str) -> None:
    """Write a name of the key beside its sign."""
    axes.text(place[0] + _SWATCH + _BESIDE_SIGN, place[1], name, fontsize=SIZE, va="center_baseline")
