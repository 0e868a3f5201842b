"""Draws charts: the same picture for Word (PNG) and for the PDF and the web page (SVG)."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bidgen.model.charts import (
    BarChart,
    Chart,
    ForcesChart,
    JourneyChart,
    LineChart,
    MatrixChart,
    RangeChart,
    Timeline,
    TornadoChart,
)
from bidgen.render.charts.forces import draw_forces
from bidgen.render.charts.journey import draw_journey
from bidgen.render.charts.matrix import draw_matrix
from bidgen.render.charts.palette import INK
from bidgen.render.charts.plots import draw_bars, draw_lines
from bidgen.render.charts.ranges import draw_ranges
from bidgen.render.charts.slim import slim
from bidgen.render.charts.timeline import draw_timeline
from bidgen.render.charts.tornado import draw_tornado
from bidgen.render.drawing import Drawing
from bidgen.render.units import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# The width of the text on an A4 page with margins of 25 mm.
TEXT_WIDTH = 160.0
_DPI = 200
# Families of our own naming, so that no font of the machine can take the place of ours.
_FAMILY, _FALLBACK = "bidgen chart", "bidgen chart fallback"
_WEIGHTS = {"Regular": 400, "Semibold": 600}
_STYLE = {
    "font.family": [_FAMILY, _FALLBACK],
    "font.size": 9.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.9,
    "svg.fonttype": "path",
    # Names inside the SVG come from this and not from chance.
    "svg.hashsalt": "bidgen",
    "path.simplify": True,
    "text.parse_math": False,
}


def draw(chart: Chart, width: float = TEXT_WIDTH) -> Drawing:
    """Return `chart` drawn `width` millimetres wide, as PNG at 200 dots an inch and as SVG.

    Figures without a title, because the caption is the title; readable without colour; text in the
    documents' own font. The same chart gives the same bytes on every machine with the same libraries.
    """
    figure = laid_out(chart, width)
    with _own_style():
        _, height = figure.get_size_inches()
        png = _saved(figure, format="png", metadata={"Software": None})
        unsaid = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        svg = slim(_saved(figure, format="svg", metadata=unsaid))
    return Drawing(png, "png", width, float(height) * MM_PER_INCH, svg)


def laid_out(chart: Chart, width: float = TEXT_WIDTH) -> Figure:
    """Return `chart` as a figure `width` millimetres wide, with everything in its place."""
    with _own_style():
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(width / MM_PER_INCH, width / MM_PER_INCH / 2), dpi=_DPI)
        FigureCanvasAgg(figure)
        match chart:
            case BarChart():
                draw_bars(figure, chart)
            case LineChart():
                draw_lines(figure, chart)
            case TornadoChart():
                draw_tornado(figure, chart)
            case RangeChart():
                draw_ranges(figure, chart)
            case Timeline():
                draw_timeline(figure, chart)
            case ForcesChart():
                draw_forces(figure, chart)
            case MatrixChart():
                draw_matrix(figure, chart)
            case JourneyChart():
                draw_journey(figure, chart)
        # All is in its place by now; to lay it out again for each file would double the time.
        figure.set_layout_engine(None)
        return figure


@contextmanager
def _own_style() -> Iterator[None]:
    """Draw by matplotlib's shipped settings and ours, whatever the machine's own settings say."""
    # What matplotlib says of its font cache is of no use to whoever builds a document.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl

    _add_fonts()
    settings: Any = {name: it for name, it in mpl.rcParamsDefault.items() if not name.startswith("backend")}
    settings.update(_STYLE)
    with mpl.rc_context(settings), warnings.catch_warnings():
        # A character that the fonts lack is told of where the same words stand in the document's text.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _add_fonts() -> None:
    import matplotlib as mpl
    from matplotlib import font_manager

    known: list[Any] = font_manager.fontManager.ttflist
    if any(entry.name == _FAMILY for entry in known):
        return
    folder = files("font_source_sans_pro") / "files"
    paths = [(_FAMILY, weight, str(folder / f"SourceSansPro-{it}.ttf")) for it, weight in _WEIGHTS.items()]
    paths.append((_FALLBACK, 400, f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf"))
    for family, weight, path in paths:
        known.append(
            font_manager.FontEntry(
                fname=path,
                name=family,
                style="normal",
                variant="normal",
                weight=weight,
                stretch="normal",
                size="scalable",
            )
        )


def _saved(figure: Figure, **options: Any) -> bytes:
    data = io.BytesIO()
    figure.savefig(data, dpi=_DPI, **options)
    return data.getvalue()
