"""What the charts of a business case promise: no words cut or overlapping, readable in grey, same bytes."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from drawn import assert_apart, assert_as_large, assert_inside, boxes
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from bidgen.formats import money_in_words
from bidgen.model.charts import (
    BarChart,
    Chart,
    LineChart,
    MarkedPoint,
    RangeChart,
    RangeRow,
    Series,
    TornadoChart,
    TornadoRow,
)
from bidgen.render.charts import palette
from bidgen.render.charts.across import Need, fitted_scale
from bidgen.render.charts.charts import draw, laid_out
from bidgen.render.charts.values import exacts, ticks

Row = TornadoRow
LONG = "What a district council pays today for licence and support"
TEN = (
    Row(LONG, 2.1e6, -0.4e6, "£30,000", "£90,000"),
    Row("Councils that join in the first three years", -0.9e6, 1.9e6, "10", "60"),
    Row("Time saved on each case", -0.2e6, 1.6e6, "3 minutes", "12 minutes"),
    Row("Cost of joining", 1.4e6, 0.1e6, "£5,000", "£25,000"),
    Row("Running cost", 1.1e6, 0.3e6, "£9,000", "£14,000"),
    Row("Hourly rate of an officer with on-costs, all councils", 0.45e6, 0.95e6, "£18.50", "£24"),
    Row("Cases", 0.5e6, 0.9e6, "20,000", "30,000"),
    Row("Share of councils that host it", 0.6e6, 0.85e6, "10%", "45%"),
    Row("Inflation", 0.65e6, 0.72e6, "1%", "3%"),
    Row("Hardly anything", 0.699e6, 0.701e6, "1", "2"),
)
TORNADOES = {
    "ten rows": TornadoChart(TEN, 0.7e6, "£", "Net present social value over 10 years"),
    "one row": TornadoChart(TEN[:1], 0.7e6, "£", "Net present social value"),
    "no row": TornadoChart((), 5, "£", "Net present social value"),
    "all below nought": TornadoChart(
        (
            Row("A", -3e6, -1e6, "£1", "£2"),
            Row(LONG, -2.5e6, -1.8e6, "30,000 cases a year", "90,000 cases a year"),
            Row("Both above the central result", -1.9e6, -1.2e6, "1", "9"),
            Row("Both below it", -2.9e6, -2.2e6, "1", "9"),
        ),
        -2.1e6,
        "£",
        "Net present social value",
        low_name="Net present social value with the input at its low value",
        high_name="Net present social value with the input at its high value",
    ),
    "all above nought": TornadoChart((Row("A", 3e6, 9e6, "£1", "£2"),), 4e6, "£", "NPSV"),
    "tiny ranges": TornadoChart(
        (Row("A", 1_234_500, 1_234_640, "£1", "£2"), Row("B", 1_234_590, 1_234_600, "£1", "£2")),
        1_234_567,
        "£",
        "NPSV",
    ),
    "huge ranges": TornadoChart(
        (Row("A", -4e11, 9e11, "£1", "£2"), Row("B", 5, 7, "£1", "£2")), 6, "£", "NPSV"
    ),
    "no range": TornadoChart((Row("A", 0, 0, "£1", "£2"),), 0, "£", "NPSV"),
    "long words": TornadoChart(
        (
            Row(
                "A", 9e6, 9.9e6, "far more words than an end should have " * 2, "and here as many again " * 3
            ),
            Row("Supercalifragilisticexpialidocious-" * 2, 2e6, 9.95e6, "£2", "£3"),
        ),
        9.9e6,
        "£",
        "Net present social value " * 6,
        central_label="The central estimate of the preferred option",
    ),
}
RANGES = {
    "simulation and scenarios": RangeChart(
        (
            RangeRow("All inputs drawn together (simulation)", 0.8e6, (-0.3e6, 2.1e6), (0.3e6, 1.4e6)),
            RangeRow("Slow adoption", -0.12e6),
            RangeRow("Central", 0.7e6),
            RangeRow("Fast", 1.6e6),
        ),
        "£",
        "Net present social value over 10 years",
        "Middle of the draws, or a scenario",
        "8 draws in 10",
        "Half of the draws",
    ),
    "far above nought": RangeChart(
        (RangeRow("Simulation", 5.05e6, (5e6, 5.1e6)), RangeRow("Central", 5.04e6)), "£", "NPSV"
    ),
    "below nought": RangeChart(
        (RangeRow(LONG * 2, -5.05e6, (-8e6, -1e6), (-6e6, -3e6)), RangeRow("Central", -5.04e6)), "£", "NPSV"
    ),
    "nought alone": RangeChart((RangeRow("Central", 0),), "£", "NPSV"),
    "no row": RangeChart((), "£", "NPSV"),
    "six ranges": RangeChart(
        tuple(RangeRow(f"Row {n}", n * 1e5 - 3e5, (n * 1e5 - 5e5, n * 1e5 + 1e5)) for n in range(6)),
        "£",
        "Net present social value " * 6,
        "A name that is as long as this in the key",
        "A name that is longer than all the others in the key",
        "A name",
    ),
}
YEARS = tuple(f"20{year}-{year + 1}" for year in range(20, 31))
CUMULATIVE = (-0.4e6, -0.9e6, -1.1e6, -1.0e6, -0.8e6, -0.5e6, -0.2e6, 0.3e6, 0.9e6, 1.5e6, 2.1e6)
NET = Series("Undiscounted", CUMULATIVE)
PAID = MarkedPoint(6.4, "Paid back after 6.4 years")
LINES = {
    "paid back": LineChart(YEARS, (NET,), "£", "Financial year", "£ since year 0", PAID, True),
    "two lines": LineChart(
        YEARS,
        (NET, Series("Discounted", tuple(value * 0.8 for value in CUMULATIVE))),
        "£",
        "Financial year",
        "£ since year 0",
        PAID,
    ),
    "in the last year": LineChart(
        YEARS,
        (Series("Net", tuple(-1e6 + at * 1e5 for at in range(11))),),
        "£",
        "Financial year",
        "£",
        MarkedPoint(10, "Paid back after 10 years"),
    ),
    "at once": LineChart(
        YEARS, (Series("Net", (0.0,) * 11),), "£", "Year", "£", MarkedPoint(0, "Paid back at once")
    ),
}
PAYS = (
    Series("Pays now", (30_000, 60_000, 90_000, 45_000)),
    Series("Pays after", (12_000, 15_000, 20_000, 14_000)),
    Series("Saves", (18_000, 45_000, 70_000, -31_000)),
)
TYPES = ("District", "County", "Unitary", "London borough")


def columns(types: int, times: float = 1, show: bool = True) -> BarChart:
    series = tuple(Series(one.name, tuple(value * times for value in one.values[:types])) for one in PAYS)
    return BarChart(TYPES[:types], series, "£", "Council type", "£ a year", show)


COLUMNS = {
    f"{types} types, times {times}": columns(types, times) for types in (1, 2, 3, 4) for times in (1, 40)
}
CHARTS: dict[str, Chart] = {
    f"{kind}: {name}": chart
    for kind, charts in (
        ("tornado", TORNADOES),
        ("ranges", RANGES),
        ("lines", LINES),
        ("columns", COLUMNS),
    )
    for name, chart in charts.items()
}
every_chart = pytest.mark.parametrize("name", CHARTS)


@cache
def figure_of(name: str) -> Figure:
    return laid_out(CHARTS[name])


def words_of(name: str) -> list[str]:
    return [words for words, _ in boxes(figure_of(name))]


@every_chart
def test_no_words_leave_the_figure(name: str) -> None:
    assert_inside(figure_of(name))


@every_chart
def test_no_two_words_overlap(name: str) -> None:
    assert_apart(figure_of(name))


@every_chart
def test_a_picture_and_a_drawing_of_the_same_size(name: str) -> None:
    drawing = draw(CHARTS[name], 150)
    assert_as_large(drawing, 150)
    assert len(drawing.svg or b"") < 90_000


def test_the_same_chart_gives_the_same_bytes() -> None:
    for name in ("tornado: ten rows", "ranges: simulation and scenarios", "lines: two lines"):
        one, other = draw(CHARTS[name]), draw(CHARTS[name])
        assert (one.image, one.svg) == (other.image, other.svg)


def test_a_tornado_says_every_input_with_its_two_values_and_the_central_result() -> None:
    words = words_of("tornado: ten rows")
    for row in TEN:
        assert {row.low_text, row.high_text} <= set(words)
        assert row.label in [" ".join(one.split("\n")) for one in words]
    assert {"Central: £700,000", "£0", "−£1 million", "Input at its low", "Input at its high"} <= set(words)
    assert "What a district council pays today\nfor licence and support" in words


def test_the_values_of_an_input_stand_outside_its_bar_on_their_own_sides() -> None:
    places = dict(boxes(figure_of("tornado: one row")))
    # The high of what councils pay today gives the lower result, so it stands at the left.
    assert places["£90,000"].x1 < places["Central: £700,000"].x0
    assert places["£30,000"].x0 > places["Central: £700,000"].x1


def test_two_halves_on_one_side_stand_one_below_the_other() -> None:
    row = Row("Both above", 120.0, 180.0, "at its low", "at its high")
    places = dict(boxes(laid_out(TornadoChart((row,), 100.0, "£", "Net present social value"))))
    low, high = places["at its low"], places["at its high"]
    assert low.y0 > high.y1
    assert places["Central: £100"].x1 < low.x0 < high.x0


def test_nought_is_marked_where_it_is_in_view_and_only_there() -> None:
    assert "£0" in words_of("tornado: one row")
    assert "£0" not in words_of("tornado: tiny ranges")
    for name in RANGES:
        assert "£0" in words_of(f"ranges: {name}")


def test_the_halves_of_a_bar_differ_without_colour() -> None:
    figure = figure_of("tornado: one row")
    halves = {(to_hex(patch.get_facecolor()), patch.get_hatch()) for patch in figure.axes[0].patches}
    hatches = [hatch for colour, hatch in halves if colour in palette.COLOURS]
    assert sorted(bool(hatch) for hatch in hatches) == [False, True]


def luminance(colour: str) -> float:
    """Return a colour's relative luminance, as the Web Content Accessibility Guidelines count it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_words_and_what_carries_meaning_stand_out_in_grey() -> None:
    for behind in ("white", palette.BAND, palette.SHADE):
        assert contrast(palette.INK, behind) >= 4.5
    assert contrast(palette.COLOURS[0], palette.COLOURS[1]) >= 3
    assert contrast(palette.COLOURS[0], palette.RANGE) >= 3
    assert contrast(palette.COLOURS[0], palette.BAND) >= 3


def test_ranges_say_their_values() -> None:
    words = words_of("ranges: simulation and scenarios")
    for value in ("−£300,000", "£800,000", "£2.1 million", "−£120,000", "£700,000", "£1.6 million"):
        assert value in words
    assert "Half of the draws" in words
    assert "£5.04 million" in words_of("ranges: far above nought")


def test_a_paid_back_label_touches_no_line() -> None:
    for name, chart in LINES.items():
        figure = figure_of(f"lines: {name}")
        assert chart.marked is not None
        box = dict(boxes(figure))[chart.marked.label]
        axes = figure.axes[0]
        drawn: list[Line2D] = [line for line in axes.lines if len(line.get_xdata()) == len(YEARS)]  # type: ignore[arg-type]
        assert len(drawn) == len(chart.series)
        for line in drawn:
            points: Any = axes.transData.transform(line.get_xydata())
            for (x0, y0), (x1, y1) in pairwise(points):
                for step in range(50):
                    share = step / 50
                    assert not box.contains(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)


def test_the_marked_point_lies_on_the_line_between_two_years() -> None:
    ring = next(line for line in figure_of("lines: paid back").axes[0].lines if line.get_markersize() == 9)
    points: Any = ring.get_xydata()
    x, y = points[0]
    assert x == pytest.approx(6.4)
    assert y == pytest.approx(0, abs=1e-6)


def test_a_point_beyond_the_years_is_not_drawn() -> None:
    figure = laid_out(LineChart(YEARS, (NET,), "£", "Year", "£", MarkedPoint(12, "Paid back after 12 years")))
    assert "Paid back after 12 years" not in [words for words, _ in boxes(figure)]


def test_up_to_twelve_columns_carry_their_values_where_asked() -> None:
    assert {"£30,000", "−£31,000", "£14,000"} <= set(words_of("columns: 4 types, times 1"))
    unasked = [words for words, _ in boxes(laid_out(columns(4, show=False)))]
    assert "£14,000" not in unasked
    many = BarChart((*YEARS, "2031-32", "2032-33"), (Series("A", (1_234.0,) * 13),), "£", "Year", "£", True)
    assert "£1,234" not in [words for words, _ in boxes(laid_out(many))]


def test_values_are_told_apart_by_as_many_digits_as_that_takes() -> None:
    assert ticks([0, 500_000, 1_000_000], "£") == ["£0", "£0.5 million", "£1 million"]
    assert ticks([1_234_500, 1_234_525], "£") == ["£1,234,500", "£1,234,525"]
    assert ticks([1_234_500.25, 1_234_500.5], "£") == ["£1,234,500.25", "£1,234,500.50"]
    assert ticks([1_225_000, 1_250_000], "£") == ["£1,225,000", "£1,250,000"]
    assert ticks([99.5, 100], "£") == ["£99.50", "£100"]
    assert exacts([-1_200_000, 300, 300], "£") == ["−£1.2 million", "£300", "£300"]
    assert exacts([0.001, 0.002], "%") == ["0.001%", "0.002%"]


@pytest.mark.parametrize("value", [999_999.6, 999_999.4, 1_500_000, -2_000_000, 750_000, 2_500_000_000])
def test_a_chart_writes_money_as_the_text_does(value: float) -> None:
    assert exacts([value], "£") == [money_in_words(value)]


room = st.floats(0, 40)
values = st.floats(-1e9, 1e9)


@given(st.lists(st.builds(Need, values, room, room), min_size=1, max_size=12))
def test_a_fitted_scale_has_room_for_every_word(needs: list[Need]) -> None:
    scale = fitted_scale(needs, 50, 160)
    for need in needs:
        assert scale.x(need.value) - need.before >= 50 - 1e-3
        assert scale.x(need.value) + need.after <= 160 + 1e-3
