"""What charts promise: the same bytes, our own font, small files, and no words that overlap or run off."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from bidgen.model.charts import Bar, BarChart, Chart, LineChart, Marker, Series, Timeline
from bidgen.render.charts.charts import draw as draw_afresh
from bidgen.render.charts.charts import laid_out

draw = cache(draw_afresh)

YEARS = tuple(f"20{year}-{year + 1}" for year in range(20, 30))
COSTS = Series("Costs", (400_000, 350_000, 120_000, 90_000, 90_000, 91_000, 92_000, 93_000, 94_000, 95_000))
BENEFITS = Series("Benefits", tuple(150_000.0 * year for year in range(10)))
START = date(2020, 3, 2)
BARS = tuple(
    Bar(f"Workstream {n}", START + timedelta(days=14 * n), START + timedelta(days=14 * n + 30))
    for n in range(6)
)
MARKERS = tuple(
    Marker(f"A milestone on about the same day as {n}", START + timedelta(days=n)) for n in range(8)
)

CHARTS: dict[str, Chart] = {
    "ten years, two series": BarChart(YEARS, (COSTS, BENEFITS), "£", "Financial year", "Costs and benefits"),
    "below nought": BarChart(("A", "B"), (Series("Net", (-1.2e6, -3e5)),), "£", "Option", "Net"),
    "one column": BarChart(("A",), (Series("Hours", (12.5,)),), "hours", "Council", "Hours"),
    "no columns": BarChart((), (), "£", "Option", "Value"),
    "all nought": BarChart(("A", "B"), (Series("Net", (0, 0)),), "£", "Option", "Net"),
    "long names": BarChart(
        tuple(f"Reconciliation-of-suspense-accounts {n}" for n in range(8)),
        (Series("Share of the week, in a long name for a series", tuple(range(8))),) * 3,
        "%",
        "Task",
        "Share",
    ),
    "lines": LineChart(YEARS, (COSTS, BENEFITS), "£", "Financial year", "Costs"),
    "lines that meet": LineChart(YEARS, (COSTS, Series("The same", COSTS.values)), "£", "Year", "Costs"),
    "one point": LineChart(("A",), (Series("x", (1.0,)),), "", "x", "y"),
    "timeline": Timeline(BARS, MARKERS),
    "milestones alone": Timeline((), MARKERS),
    "bars alone": Timeline(BARS, ()),
    "nothing": Timeline((), ()),
    "forty rows": Timeline(
        tuple(
            Bar("A rather long name of a piece of work " * 3, START, START + timedelta(days=n))
            for n in range(40)
        ),
        (Marker("A milestone with a name longer than the page is wide " * 4, START + timedelta(days=20)),),
    ),
    "a sign that means something elsewhere": BarChart(
        ("$x$ & <b>",), (Series("a_b $", (1,)),), "£", "$", "<v>"
    ),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_a_picture_of_the_width_asked_for(chart: Chart) -> None:
    drawing = draw(chart, 150)
    assert drawing.kind == "png"
    with Image.open(io.BytesIO(drawing.image)) as picture:
        assert picture.width == pytest.approx(150 / 25.4 * 200, abs=2)
        assert picture.height == pytest.approx(drawing.height / 25.4 * 200, abs=2)
    root = etree.fromstring(drawing.svg or b"")
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(root.get("width", "").removesuffix("pt")) == pytest.approx(150 / 25.4 * 72, abs=1)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_ink_touches_the_edge_where_words_would_be_cut(chart: Chart) -> None:
    with Image.open(io.BytesIO(draw(chart).image)) as picture:
        grey = picture.convert("L")
        dark = grey.point(lambda value: 255 if value < 120 else 0)
    box = dark.getbbox()
    if box is not None:
        # The line of a plot may reach the right edge, and the line under the rows the left one.
        assert box[1] > 0
        assert box[3] < dark.height


def test_the_svg_of_a_usual_chart_is_small() -> None:
    for name in ("ten years, two series", "lines", "bars alone"):
        assert len(draw(CHARTS[name]).svg or b"") < 60_000


def test_the_svg_has_shapes_for_words_and_says_nothing_of_when_it_was_made() -> None:
    svg = draw(CHARTS["timeline"]).svg or b""
    assert b"<text" not in svg
    assert b"font-family" not in svg
    assert b"date" not in svg.lower()
    assert b"matplotlib" not in svg.lower()


def test_charts_on_one_page_share_no_ids() -> None:
    found = []
    for name in ("ten years, two series", "lines"):
        svg = (draw(CHARTS[name]).svg or b"").decode()
        ids = set(re.findall(r' id="([^"]*)"', svg))
        assert ids == set(re.findall(r'(?:url\(#|href="#)([^")]*)', svg))
        found.append(ids)
    assert found[0].isdisjoint(found[1])


def test_words_are_set_in_the_font_that_ships_with_the_documents() -> None:
    from matplotlib import font_manager

    draw_afresh(CHARTS["one column"])
    for weight, file in ((400, "SourceSansPro-Regular.ttf"), (600, "SourceSansPro-Semibold.ttf")):
        wanted = font_manager.FontProperties(family="bidgen chart", weight=weight)
        assert Path(font_manager.findfont(wanted, fallback_to_default=False)).name == file


def test_a_character_that_no_font_has_is_no_reason_to_stop() -> None:
    assert draw_afresh(BarChart(("日本",), (Series("✓ ŵ", (1,)),), "£", "c", "v")).svg


def test_series_differ_without_colour() -> None:
    """In grey, the first two series of columns differ by more than a shade, and the second is hatched."""
    with Image.open(io.BytesIO(draw(CHARTS["ten years, two series"]).image)) as picture:
        counts = picture.convert("L").getcolors(256) or []
    greys = sorted((value for count, value in counts if count > 3000 and value < 230), key=int)
    assert greys[-1] - greys[0] > 60


IN_ANOTHER_PROCESS = """
import sys
sys.path.insert(0, {tests!r})
from test_charts import CHARTS, draw
import hashlib
for name in ("ten years, two series", "timeline"):
    drawing = draw(CHARTS[name])
    print(hashlib.sha256(drawing.image + drawing.svg).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_process_the_home_or_the_settings(tmp_path: Path) -> None:
    found = set()
    for seed in ("1", "2"):
        home = tmp_path / seed
        settings = home / ".config" / "matplotlib"
        settings.mkdir(parents=True)
        (settings / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\n" if seed == "2" else "")
        # A home where nothing can be written must do as well.
        environment = {**os.environ, "HOME": str(home), "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        for name in ("MPLCONFIGDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            environment.pop(name, None)
        script = IN_ANOTHER_PROCESS.format(tests=str(Path(__file__).parent))
        made = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            cwd=home,
        )
        assert made.stderr == ""
        found.add(made.stdout)
    assert len(found) == 1


def test_milestones_never_overlap() -> None:
    """Each milestone on a line of its own when all fall on one day: the chart grows by a line for each."""
    few, many = (draw(Timeline(BARS, MARKERS[:count])).height for count in (1, 8))
    assert many > few + 7 * 4
    apart = tuple(Marker("M", START + timedelta(days=30 * n)) for n in range(4))
    one = draw(Timeline(BARS, apart[:1])).height
    assert draw(Timeline(BARS, apart)).height == pytest.approx(one, abs=0.2)


@pytest.mark.parametrize(
    ("values", "unit", "whole"),
    [((1.0, 2.0, 3.0), "", True), ((0.5, 1.5), "", False), ((0.0, 1.0), "", True), ((1.0, 2.0), "£", False)],
)
def test_an_axis_of_counts_has_no_halves(values: tuple[float, ...], unit: str, whole: bool) -> None:
    names = tuple(f"Council {n}" for n, _ in enumerate(values))
    figure = laid_out(BarChart(names, (Series("Sessions", values),), unit, "Council", "Sessions"))
    assert all(tick.is_integer() for tick in figure.axes[0].get_yticks()) is whole
