"""The charts and tables of the Alpha's plan say what the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from matters import EXAMPLE, matter_of

from bidgen.compose import funding_bid
from bidgen.compose.alpha_charts import risk_matrix, spend_by_month, timeline
from bidgen.compose.alpha_tables import critical_path
from bidgen.compose.bid_answers import bid_answers
from bidgen.compose.matter import Matter
from bidgen.model.alpha_plan import Risk, Sprint, gravity
from bidgen.model.bid import Closure
from bidgen.model.charts import BarChart, MatrixChart, Timeline
from bidgen.plan import plan

MATTER = matter_of(EXAMPLE)
TODAY = date(2020, 1, 24)


def planned(matter: Matter, **changes: Any) -> Matter:
    """Return the matter with the Alpha's plan changed, and what follows from it computed again."""
    bid = replace(matter.bid, plan=replace(matter.bid.plan, **changes))
    return replace(matter, bid=bid, plan=plan(bid, TODAY))


def composed(matter: Matter) -> Any:
    return funding_bid.compose(matter)


def test_the_timeline_shows_what_each_milestone_waits_for_and_which_are_critical() -> None:
    picture = timeline(MATTER)
    chart = picture.source
    assert isinstance(chart, Timeline)
    markers = {one.label: one for one in chart.markers}
    dated = {one.id: one for one in MATTER.bid.plan.milestones if one.phase == "alpha"}
    assert set(markers) == set(dated)
    for name, marker in markers.items():
        assert marker.day == dated[name].date
        assert marker.after == tuple(one for one in dated[name].depends_on if one in dated)
    critical = [name for name, marker in markers.items() if marker.critical]
    assert critical == list(MATTER.plan.schedule.critical)
    assert [(one.label, one.day) for one in chart.lines] == [
        ("Deadline", date(2020, 1, 31)),
        ("Decision", date(2020, 3, 31)),
    ]
    assert [day.isoformat() for day in chart.closed] == [
        "2020-04-10",
        "2020-04-13",
        "2020-05-08",
        "2020-05-25",
    ]
    for said in (
        "7 workstreams",
        "14 milestones",
        "on the critical path",
        "deadline on 31 January 2020",
        "Crosses mark 4 days on which nobody works.",
    ):
        assert said in picture.alt


def test_days_on_which_the_council_is_closed_are_marked_too() -> None:
    closures = (Closure(start=date(2020, 5, 1), end=date(2020, 5, 4), reason="Move"),)
    overview = replace(MATTER.bid.overview, closures=closures)
    chart = timeline(replace(MATTER, bid=replace(MATTER.bid, overview=overview))).source
    assert isinstance(chart, Timeline)
    # A Friday and a Monday: nobody works at the weekend between them anyway.
    assert {date(2020, 5, 1), date(2020, 5, 4)} <= set(chart.closed)
    assert date(2020, 5, 2) not in chart.closed
    assert chart.closed_name == "Bank holiday or closure"


def test_every_milestone_says_what_it_comes_after_and_what_it_has_to_spare() -> None:
    rows = {row["id"]: row for row in composed(MATTER)["milestones"]}
    assert rows["M24"]["spare"] == "None (critical)"
    assert rows["M22"]["after"] == "M19, M21"
    # It follows the last of the Discovery's, which the table of the Alpha does not have.
    assert MATTER.bid.plan.milestones[10].depends_on == ("M10",)
    assert rows["M11"]["after"] == "None"
    slack = {one.milestone.id: one.slack for one in MATTER.plan.schedule.milestones}
    loose = next(name for name in slack if slack[name] > 0 and name not in MATTER.plan.schedule.critical)
    assert rows[loose]["spare"] == str(slack[loose])


def test_the_critical_path_is_told_in_a_sentence() -> None:
    told = critical_path(MATTER)
    assert told.startswith(
        "The critical path, which decides when the Alpha ends, is M11 to M15 and M21 to M24. "
    )
    assert "M21 to M24 have no working day to spare; M11 to M15 have 2 working days to spare." in told
    assert critical_path(planned(MATTER, milestones=())) == "No milestone of the Alpha is dated."


def test_sprints_stand_in_the_order_of_their_dates() -> None:
    later = Sprint(id="SP2", start=date(2020, 5, 4), end=date(2020, 5, 15), goal="Second")
    first = Sprint(
        id="SP1", start=date(2020, 4, 6), end=date(2020, 4, 17), goal="First", workstreams=("WS1",)
    )
    rows = composed(planned(MATTER, sprints=(later, first)))["sprints"]
    assert [(row["id"], row["workstreams"]) for row in rows] == [("SP1", "WS1"), ("SP2", "None")]
    assert composed(planned(MATTER, sprints=()))["sprints"] == []


GRAVE = {
    ("low", "low"): 0,
    ("low", "medium"): 0,
    ("low", "high"): 1,
    ("medium", "medium"): 1,
    ("medium", "high"): 2,
    ("high", "medium"): 2,
    ("high", "high"): 2,
}


@pytest.mark.parametrize(("both", "expected"), GRAVE.items())
def test_how_grave_a_risk_is(both: tuple[str, str], expected: int) -> None:
    one = replace(MATTER.bid.plan.risks[0], likelihood=both[0], impact=both[1])
    assert one.gravity == expected


def test_every_risk_stands_once_in_the_matrix_where_its_likelihood_and_impact_meet() -> None:
    picture = risk_matrix(MATTER)
    chart = picture.source
    assert isinstance(chart, MatrixChart)
    risks = {one.id: one for one in MATTER.bid.plan.risks}
    shown = [name for row in chart.cells for cell in row for name in cell]
    assert sorted(shown) == sorted(risks)
    for row, likelihood in enumerate(chart.rows):
        for column, impact in enumerate(chart.columns):
            for name in chart.cells[row][column]:
                risk = risks[name]
                assert (risk.likelihood.capitalize(), risk.impact.capitalize()) == (likelihood, impact)
                assert chart.levels[row][column] == risk.gravity
    assert chart.levels[0][2] == gravity(2, 2) == 2
    assert "Matrix of 14 risks" in picture.alt
    assert "High: RK1" in picture.alt


def test_the_matrix_of_the_bid_has_the_risks_that_its_table_explains() -> None:
    said = composed(MATTER)
    chart = said["charts"]["risk_matrix"].source
    assert isinstance(chart, MatrixChart)
    shown = sorted(name for row in chart.cells for cell in row for name in cell)
    assert shown == sorted(row["id"] for row in said["risks"])


def test_a_risk_that_is_accepted_says_so_in_the_document_and_in_the_form() -> None:
    risk: Risk = replace(MATTER.bid.plan.risks[-1], likelihood="low", impact="low", mitigation=None)
    accepted = planned(MATTER, risks=(risk,))
    (row,) = composed(accepted)["risks"]
    assert row["mitigation"] == "Accepted as it is"
    (pasted,) = (one for one in bid_answers(accepted.bid) if one.field == "risks")
    assert "Mitigation: Accepted as it is." in pasted.texts[0].text


def test_the_chart_of_the_spend_is_the_spend_profile() -> None:
    picture = spend_by_month(MATTER)
    assert isinstance(picture.source, BarChart)
    assert picture.source.series[0].values == (9000.0, 35000.0, 40000.0, 16000.0)
    assert picture.alt == ("Columns for 4 months, £100,000 in all. Most is spent in June 2020: £40,000.")
    assert spend_by_month(planned(MATTER, spend=())).alt == "No month has any spend."
