"""What diagrams promise: nothing left out, no words cut, overlapping or struck through, no need of colour."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from drawn import assert_apart, assert_as_large, assert_inside, boxes, strokes, struck, text, words
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle

from bidgen.model.charts import (
    Bar,
    Chart,
    DayLine,
    ForceGroup,
    ForcesChart,
    JourneyBox,
    JourneyChart,
    Marker,
    MatrixChart,
    Timeline,
)
from bidgen.render.charts.charts import draw, laid_out
from bidgen.render.charts.dependencies import Sign, edges_of, in_order, routes
from bidgen.render.charts.lettering import length, lines_of, sheet_of
from bidgen.render.charts.strokes import uprights
from bidgen.render.units import MM_PER_INCH

PORTRAIT, LANDSCAPE = 160.0, 247.0
LONG_WORD = "Supercalifragilisticexpialidociousness"
LONG = f"Reconciliation-of-suspense-accounts/and-{LONG_WORD} goes wrong, day after day, without end"


def groups(
    *counts: int, said: str = "Contracts are long and there is little else to choose."
) -> tuple[ForceGroup, ...]:
    names = ("Push", "Pull")
    return tuple(
        ForceGroup(name, tuple(f"{name} {at}: {said}" for at in range(count)))
        for name, count in zip(names, counts, strict=True)
    )


def forces(towards: Sequence[ForceGroup], against: Sequence[ForceGroup]) -> ForcesChart:
    return ForcesChart(tuple(towards), tuple(against), "What councils have", "A new service")


def matrix(size: int, levels: int, labels: dict[tuple[int, int], tuple[str, ...]]) -> MatrixChart:
    names = ("Low", "Medium", "High", "Very high", "All but certain")[:size]
    return MatrixChart(
        names[::-1],
        names,
        tuple(tuple(labels.get((row, column), ()) for column in range(size)) for row in range(size)),
        tuple(
            tuple((size - 1 - row + column) * levels // (2 * size - 1) for column in range(size))
            for row in range(size)
        ),
        ("Watch", "Act on", "Act on at once", "Stop", "Stop at once")[:levels],
        "Likelihood",
        "Impact",
    )


def journey(steps: int, lanes: int, said: str = "Compares old and new, then switches") -> JourneyChart:
    return JourneyChart(
        tuple(
            JourneyBox(f"J{at:02}", f"Stage {at // 3}", f"Actor {at * 7 % lanes}", f"{said}")
            for at in range(steps)
        )
    )


START = date(2020, 4, 6)
BARS = tuple(
    Bar(f"WS{at} A piece of work with a name", START + timedelta(days=9 * at), START + timedelta(days=70))
    for at in range(5)
)
LINES = (
    DayLine("Decision of the fund", date(2020, 3, 27)),
    DayLine("Deadline", date(2020, 4, 2)),
    DayLine("End of the Alpha", date(2020, 7, 10)),
)
CLOSED = (date(2020, 4, 10), date(2020, 4, 13), date(2020, 5, 8), date(2021, 1, 1))
# A plan as they are: two ways that meet, three milestones on one day, one that leads on at once.
MARKERS = (
    Marker("A starts", START, (), True),
    Marker("B is published", START + timedelta(days=1), ("A starts",), True),
    Marker("C appointed", START + timedelta(days=30), ("B is published",), True),
    Marker("D tried", START + timedelta(days=45), ("C appointed",)),
    Marker("E tried", START + timedelta(days=52), ("C appointed",), True),
    Marker(f"F {LONG}", START + timedelta(days=80), ("D tried", "E tried"), True),
    Marker("G", START + timedelta(days=80), ("D tried",)),
    Marker("H decided", START + timedelta(days=80), (f"F {LONG}", "G", "E tried"), True),
)


def sixty() -> tuple[Marker, ...]:
    chance = random.Random(5)
    days = sorted(date(2020, 1, 6) + timedelta(days=chance.randrange(300)) for _ in range(60))
    names = [f"M{at:02} A milestone with a name that is rather long" for at in range(60)]
    return tuple(
        Marker(
            names[at],
            day,
            tuple(
                names[chance.randrange(max(0, at - 9), at)] for _ in range(chance.randrange(3) if at else 0)
            ),
            at % 3 == 0,
        )
        for at, day in enumerate(days)
    )


TIMELINES = {
    "plan": Timeline(BARS, MARKERS, LINES, CLOSED),
    "milestones alone": Timeline((), MARKERS),
    "side by side": Timeline(
        BARS, tuple(Marker(it.label[:12], it.day, (), it.critical) for it in MARKERS), LINES, CLOSED
    ),
    "sixty": Timeline(BARS, sixty(), LINES, CLOSED),
    "a circle": Timeline(
        (), (Marker("A", START, ("B",)), Marker("B", START + timedelta(days=9), ("A", "B", "none such")))
    ),
    "before what it comes after": Timeline(
        (), (Marker("A", START + timedelta(days=90)), Marker("B", START, ("A",)))
    ),
    "on one day": Timeline(
        (), tuple(Marker(f"M{at}", START, tuple(f"M{n}" for n in range(at)), True) for at in range(6))
    ),
    "lines close together": Timeline(
        BARS,
        (),
        tuple(
            DayLine(f"Board {at} of the council and of others", START + timedelta(days=at)) for at in range(6)
        )
        + tuple(DayLine(f"End {at} of it all", date(2020, 6, 25) + timedelta(days=at)) for at in range(4)),
    ),
    "a line with too many words": Timeline(BARS, (), (DayLine(LONG * 3, START),)),
    "years": Timeline(BARS, MARKERS, (DayLine("A far day", date(2024, 3, 1)),)),
    "days alone": Timeline((), (), (DayLine("Deadline", START),), (START,)),
}
FORCES = {
    "example": forces(groups(3, 3), groups(4, 2)),
    "one": forces(groups(0, 0), groups(0, 1)),
    "thirty": forces(groups(12, 4), groups(14, 0, said=LONG)),
    "all on one side": forces(groups(20, 10), groups(0, 0)),
    "none": forces((), ()),
    "long names": ForcesChart(
        (ForceGroup(LONG, (LONG,)),),
        (ForceGroup("Habit", ("Short.",)),),
        LONG,
        "New",
        towards_name=LONG,
        against_name="Against",
    ),
}
MATRICES = {
    "example": matrix(3, 3, {(0, 2): ("RK1", "RK8"), (1, 1): ("RK4", "RK11", "RK12", "RK13")}),
    "thirty in a cell": matrix(3, 3, {(0, 2): tuple(f"RK{at}" for at in range(30))}),
    "long labels": matrix(3, 3, {(2, 0): (f"RK1 {LONG}", "RK2"), (0, 1): (LONG_WORD,)}),
    "five by five": matrix(5, 5, {(row, 2): ("R1", "R2", "R3") for row in range(5)}),
    "two levels": matrix(2, 2, {}),
    "one cell": matrix(1, 1, {(0, 0): ("R1",)}),
    "no cells": MatrixChart((), (), (), (), ("Watch",), "Likelihood", "Impact"),
    "long heads": MatrixChart(
        (LONG,), (LONG, "Low"), (((), ("R1",)),), ((1, 0),), (LONG, "Watch"), LONG, LONG * 2
    ),
}
JOURNEYS = {
    "nine": journey(9, 5),
    "one": journey(1, 1),
    "forty in one lane": journey(40, 1),
    "forty in ten lanes": journey(40, 10),
    "long words": JourneyChart(
        tuple(JourneyBox(f"J{at}", LONG, f"{LONG_WORD} {at % 4}", LONG * 2) for at in range(13))
    ),
    "none": JourneyChart(()),
}
CHARTS: dict[str, tuple[Chart, float]] = {
    f"{kind}: {name}, {width:.0f} mm": (chart, width)
    for kind, charts, widths in (
        ("timeline", TIMELINES, (PORTRAIT,)),
        ("forces", FORCES, (PORTRAIT,)),
        ("matrix", MATRICES, (PORTRAIT,)),
        ("journey", JOURNEYS, (PORTRAIT, LANDSCAPE)),
    )
    for name, chart in charts.items()
    for width in widths
}
every_chart = pytest.mark.parametrize("name", CHARTS)


@cache
def figure_of(name: str) -> Figure:
    return laid_out(*CHARTS[name])


def shown(chart: Chart, width: float = PORTRAIT) -> Figure:
    return laid_out(chart, width)


@every_chart
def test_no_words_leave_the_figure(name: str) -> None:
    assert_inside(figure_of(name))


@every_chart
def test_no_two_words_overlap(name: str) -> None:
    assert_apart(figure_of(name))


@every_chart
def test_no_line_runs_through_words(name: str) -> None:
    figure = figure_of(name)
    assert struck(figure, strokes(figure)) == []


@every_chart
def test_a_picture_and_a_drawing_of_the_same_size(name: str) -> None:
    chart, width = CHARTS[name]
    drawing = draw(chart, width)
    assert_as_large(drawing, width)
    # A letter takes some fifty bytes, whatever the drawing.
    assert len(drawing.svg or b"") < 40_000 + 75 * len(text(figure_of(name)))
    again = draw(chart, width)
    assert (again.image, again.svg) == (drawing.image, drawing.svg)


@pytest.mark.parametrize("name", [name for name in CHARTS if "forces" in name])
def test_every_force_is_told_in_full(name: str) -> None:
    chart, _ = CHARTS[name]
    assert isinstance(chart, ForcesChart)
    said = text(figure_of(name)).replace("- ", "").replace("-", "").replace(" ", "")
    for group in (*chart.towards, *chart.against):
        for sentence in (group.name, *group.words):
            assert sentence.replace("- ", "").replace("-", "").replace(" ", "") in said


def test_a_kind_of_force_that_nobody_named_says_so() -> None:
    assert words(shown(FORCES["one"])).count("None found") == 3
    assert "None found" not in words(shown(FORCES["example"]))


def test_the_two_sides_of_the_forces_face_each_other() -> None:
    found = shown(FORCES["example"])
    places = dict(boxes(found))
    assert places["Towards a change"].x1 < places["Against a change"].x0
    assert places["What councils have"].x1 < places["A new service"].x0
    heads = [one.get_xy() for one in found.axes[0].patches if not isinstance(one, Rectangle | PathPatch)]
    tips = [
        (min(xy[:, 0]), max(xy[:, 0]), [x for x, _ in xy])
        for xy in heads
        if len({round(float(y), 6) for _, y in xy}) == 3 and max(xy[:, 0]) - min(xy[:, 0]) > 50
    ]
    # An arrow has one corner at its point and two at its back: the left one points right, and so on.
    (_, right, first), (left, _, second) = sorted(tips, key=lambda it: it[0])
    assert first.count(right) == 1
    assert second.count(left) == 1
    assert right < left


def test_the_side_with_more_to_say_is_the_wider() -> None:
    said = "The present system costs too much for what it does, and for what it does not do, as many say."
    even = shown(forces(groups(5, 5, said=said), groups(5, 5, said=said)))
    uneven = shown(forces(groups(9, 9, said=said * 2), groups(1, 1)))
    start = [dict(boxes(it))["Against a change"].x0 for it in (even, uneven)]
    assert start[1] > start[0]


@pytest.mark.parametrize("name", [name for name in CHARTS if "matrix" in name])
def test_every_label_lies_in_its_own_cell(name: str) -> None:
    chart, _ = CHARTS[name]
    assert isinstance(chart, MatrixChart)
    labels = [label for row in chart.cells for cell in row for label in cell]
    said = text(figure_of(name)).replace("- ", "").replace("-", "").replace(" ", "")
    for label in labels:
        assert label.replace("-", "").replace(" ", "") in said
    for name_of_level in chart.level_names:
        assert name_of_level.replace("-", "").replace(" ", "") in said


def test_a_label_stands_below_its_column_and_beside_its_row() -> None:
    places = dict(boxes(shown(MATRICES["example"])))
    assert places["RK1"].y0 > places["RK4"].y1
    assert places["RK1"].x0 > places["RK4"].x1
    (likely,) = [box for said, box in boxes(shown(MATRICES["example"])) if said == "Likelihood"]
    assert likely.x1 < places["RK4"].x0


@pytest.mark.parametrize("levels", [2, 3, 4, 5])
def test_levels_differ_in_grey_and_the_gravest_are_hatched(levels: int) -> None:
    figure = shown(matrix(5, levels, {}))
    looks = {}
    for patch in figure.axes[0].patches:
        if isinstance(patch, Rectangle) and patch.get_facecolor()[3] and patch.get_width() > 20:
            red, green, blue, _ = patch.get_facecolor()
            looks[0.299 * red + 0.587 * green + 0.114 * blue] = patch.get_hatch()
    greys = sorted(looks, reverse=True)
    assert len(greys) == levels
    assert all(lighter - darker > 0.09 for lighter, darker in pairwise(greys))
    assert looks[greys[-1]]
    assert not looks[greys[0]]


@pytest.mark.parametrize("name", [name for name in CHARTS if "journey" in name])
def test_every_step_is_on_the_map_under_its_stage_and_in_order(name: str) -> None:
    chart, _ = CHARTS[name]
    assert isinstance(chart, JourneyChart)
    figure = figure_of(name)
    places: dict[str, object] = {}
    order = []
    for said, box in boxes(figure):
        if said in {step.label for step in chart.steps}:
            assert said not in places
            places[said] = box
            order.append((said, box.x0, box.y0))
    assert [label for label, _, _ in order] == [step.label for step in chart.steps]
    for (_, x, y), (_, further, lower) in pairwise(order):
        # To the right of the one before, or in the band below.
        assert further > x or lower < y
    said = text(figure).replace("- ", "").replace("-", "").replace(" ", "")
    for step in chart.steps:
        for one in (step.stage, step.lane):
            assert one.replace("-", "").replace(" ", "") in said


def test_a_step_lies_in_the_lane_of_its_actor() -> None:
    chart = JOURNEYS["nine"]
    figure = shown(chart, LANDSCAPE)
    lanes = [box for said, box in boxes(figure) if said.startswith("Actor")]
    names = [said for said, _ in boxes(figure) if said.startswith("Actor")]
    for step in chart.steps:
        (box,) = [box for said, box in boxes(figure) if said == step.label]
        near = min(
            range(len(lanes)), key=lambda at: abs((lanes[at].y0 + lanes[at].y1) / 2 - (box.y0 + box.y1) / 2)
        )
        assert names[near] == step.lane


def test_a_line_runs_from_each_step_to_the_next() -> None:
    for name in ("nine", "forty in ten lanes"):
        figure = shown(JOURNEYS[name], LANDSCAPE)
        lines = [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch)]
        assert len(lines) == len(JOURNEYS[name].steps) - 1


def test_words_of_a_step_stay_in_its_box() -> None:
    figure = shown(JOURNEYS["long words"])
    (axes,) = figure.axes
    steps = [
        patch.get_window_extent()
        for patch in axes.patches
        if isinstance(patch, Rectangle) and patch.get_zorder() == 4
    ]
    inside = 0
    for said, box in boxes(figure):
        for step in steps:
            if step.x0 < (box.x0 + box.x1) / 2 < step.x1 and step.y0 < (box.y0 + box.y1) / 2 < step.y1:
                assert box.x1 <= step.x1 and box.x0 >= step.x0 and box.y0 >= step.y0 and box.y1 <= step.y1, (
                    said
                )
                inside += 1
    assert inside > len(steps) * 2


def test_steps_that_do_not_fit_side_by_side_go_on_below() -> None:
    narrow, wide = (draw(journey(9, 1), width) for width in (PORTRAIT, LANDSCAPE))
    rows = [
        len({round(box.y0) for said, box in boxes(shown(journey(9, 1), width)) if said.startswith("J")})
        for width in (PORTRAIT, LANDSCAPE)
    ]
    assert rows[0] > rows[1]
    assert narrow.height > wide.height


def test_a_map_of_a_usual_journey_fits_its_page() -> None:
    actors = (
        "Manager",
        "Head of finance",
        "Officer",
        "ICT manager",
        "Manager",
        "Resident",
        *["Manager"] * 3,
    )
    usual = JourneyChart(
        tuple(
            JourneyBox(f"J{at}", f"Stage {at}", actor, "Reports a fault; shows the auditor who did what")
            for at, actor in enumerate(actors)
        )
    )
    assert draw(usual, LANDSCAPE).height <= 125
    assert draw(usual, PORTRAIT).height <= 190


def test_a_plan_has_a_row_for_each_milestone_in_order_of_days() -> None:
    figure = shown(TIMELINES["plan"])
    places = dict(boxes(figure))
    order = ["A starts", "B is published", "C appointed", "D tried", "E tried", "G", "H decided"]
    assert all(places[before].y0 > places[after].y1 for before, after in pairwise(order))
    assert {"6 Apr", "7 Apr", "25 Jun", "Decision of the fund, 27 Mar", "Deadline, 2 Apr"} <= set(
        words(figure)
    )
    assert {"Critical path", "Milestone", "Has to come before", "Bank holiday"} <= set(words(figure))


def test_the_key_names_only_what_the_timeline_shows() -> None:
    bare = words(shown(Timeline(BARS, tuple(Marker(it.label, it.day) for it in MARKERS))))
    assert not {"Critical path", "Milestone", "Has to come before", "Bank holiday"} & set(bare)
    # A day that is not in view is no reason for a key.
    far = words(shown(Timeline(BARS, (), (), (date(2030, 1, 1),))))
    assert "Bank holiday" not in far
    assert "Day off" in words(shown(Timeline(BARS, (), (), CLOSED, "Day off")))


def test_the_critical_path_is_told_by_more_than_colour() -> None:
    (axes,) = shown(TIMELINES["milestones alone"]).axes
    wide = sorted({patch.get_linewidth() for patch in axes.patches if isinstance(patch, PathPatch)})
    assert len(wide) == 2
    assert wide[1] > 2 * wide[0]
    signs = [line for line in axes.lines if line.get_marker() == "D"]
    filled = {line.get_markersize() for line in signs if line.get_markerfacecolor() != "white"}
    hollow = {line.get_markersize() for line in signs if line.get_markerfacecolor() == "white"}
    assert filled and hollow
    assert min(filled) > max(hollow)


def test_arrows_between_critical_milestones_are_critical_unless_a_longer_way_is() -> None:
    ordered = in_order(MARKERS)
    found = {(ordered[it.start].label[0], ordered[it.end].label[0]): it.critical for it in edges_of(ordered)}
    assert found == {
        ("A", "B"): True,
        ("B", "C"): True,
        ("C", "D"): False,
        ("C", "E"): True,
        ("D", "F"): False,
        ("E", "F"): True,
        ("D", "G"): False,
        ("F", "H"): True,
        ("G", "H"): False,
        # E leads to H over F as well, which takes longer.
        ("E", "H"): False,
    }


days = st.integers(0, 60)
plans = st.lists(st.tuples(days, st.sets(st.integers(0, 14)), st.booleans()), min_size=1, max_size=15)


@given(plans)
@settings(deadline=None, max_examples=60)
def test_any_plan_has_an_arrow_for_each_dependency_that_ends_at_its_sign(
    plan: list[tuple[int, set[int], bool]],
) -> None:
    markers = in_order(
        Marker(f"M{at}", START + timedelta(days=day), tuple(f"M{n}" for n in sorted(after)), critical)
        for at, (day, after, critical) in enumerate(plan)
    )
    signs = [Sign(50 + (it.day - START).days * 1.6, 20 + 4.5 * at, 1.7) for at, it in enumerate(markers)]
    edges = edges_of(markers)
    wanted = sum(
        len({f"M{n}" for n in after if n < len(plan)} - {f"M{at}"}) for at, (_, after, _) in enumerate(plan)
    )
    found = routes(edges, signs)
    assert len(found) == len(edges) == wanted
    for edge, way in found:
        assert way[0] == (signs[edge.start].x, signs[edge.start].y)
        x, y = way[-1]
        assert abs(x - signs[edge.end].x) + abs(y - signs[edge.end].y) == pytest.approx(1.7)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(way))


def test_an_arrow_passes_beside_the_signs_of_others() -> None:
    ordered = in_order(MARKERS)
    signs = [Sign(60 + (it.day - START).days * 1.0, 20 + 4.5 * at, 1.7) for at, it in enumerate(ordered)]
    for edge, way in routes(edges_of(ordered), signs):
        for x, top, bottom in uprights(way):
            for at, sign in enumerate(signs):
                if at not in (edge.start, edge.end) and top < sign.y < bottom:
                    assert abs(sign.x - x) >= 1.7, (ordered[edge.start].label, ordered[at].label)


def test_each_milestone_stands_below_what_it_comes_after_on_the_same_day() -> None:
    labels = [it.label for it in in_order(reversed(MARKERS))]
    assert labels.index("G") < labels.index("H decided")
    assert labels.index(f"F {LONG}") < labels.index("H decided")


def test_letters_are_not_cut_between_lines() -> None:
    sheet = sheet_of(Figure(figsize=(PORTRAIT / MM_PER_INCH, 2), dpi=200))
    for room in (8.0, 15.0, 40.0, 90.0):
        lines = lines_of(sheet, LONG, room)
        assert all(length(sheet, line) <= room for line in lines)
        assert "".join(lines).replace("-", "").replace(" ", "") == LONG.replace("-", "").replace(" ", "")
    assert lines_of(sheet, "", 20) == [""]
    (first, last) = lines_of(sheet, LONG, 40, most=2)
    assert last.endswith("…")
    assert length(sheet, last) <= 40
    assert first == lines_of(sheet, LONG, 40)[0]
