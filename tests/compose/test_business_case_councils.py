"""The business case for one council: what it pays and saves, by type, by name and all together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, matter_of

from bidgen.compose import business_case
from bidgen.compose.council_tables import council_rows, payback_span
from bidgen.compose.matter import Matter
from bidgen.model.appraisal import OneCouncil
from bidgen.model.charts import BarChart
from bids import SMALL

FOLDERS = pytest.mark.parametrize("folder", [SMALL, EXAMPLE], ids=["small", "example"])


def composed(matter: Matter) -> Any:
    return business_case.compose(matter)


def pounds(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("£", "").replace(",", ""))


def with_councils(matter: Matter, *councils: OneCouncil) -> Matter:
    appraisal = replace(matter.appraisal, councils=councils, one_council=councils[0])
    return replace(matter, appraisal=appraisal)


def test_a_row_for_each_type_of_council_says_what_it_pays_saves_and_earns_back() -> None:
    rows = composed(matter_of(EXAMPLE))["appraisal"]["councils"]
    assert [row["type"] for row in rows] == [
        "District council",
        "Unitary council",
        "Average of the 10 live in 2029-30",
    ]
    for row in rows:
        assert pounds(row["now"]) - pounds(row["saves"]) == pounds(row["after"])
        years = pounds(row["joining"]) / pounds(row["saves"])
        assert row["payback"] == f"{years:.1f} years"


def test_the_key_figures_are_ranges_where_the_types_differ() -> None:
    context = composed(matter_of(EXAMPLE))
    rows = context["appraisal"]["councils"]
    _, saving, joining, _ = context["key_figures"]
    assert saving["figure"] == f"{rows[0]['saves']} to {rows[1]['saves']}"
    assert joining["figure"] == f"{rows[0]['joining']} to {rows[1]['joining']}"
    assert "by its type" in saving["label"]
    assert "earned back in 1.7 to 2.9 years" in joining["label"]


def test_a_bid_without_council_types_has_one_row_and_no_range() -> None:
    context = composed(matter_of(SMALL))
    (row,) = context["appraisal"]["councils"]
    assert row["type"] == "A council that joins"
    assert (row["now"], row["after"]) == ("Not stated", "Not stated")
    assert context["key_figures"][1]["figure"] == row["saves"]
    assert "type" not in context["key_figures"][1]["label"]
    assert context["charts"]["councils"] == ""


def test_the_chart_of_councils_shows_what_the_table_at_a_glance_shows() -> None:
    context = composed(matter_of(EXAMPLE))
    rows, chart = context["appraisal"]["councils"][:-1], context["charts"]["councils"].source
    assert isinstance(chart, BarChart)
    assert chart.show_values
    assert list(chart.categories) == [row["type"] for row in rows]
    shown = {one.name: list(one.values) for one in chart.series}
    for name, column in (("Pays now", "now"), ("Pays after joining", "after"), ("Saves", "saves")):
        assert shown[name] == [float(pounds(row[column])) for row in rows]


def test_one_council_that_never_earns_it_back_is_told() -> None:
    matter = matter_of(EXAMPLE)
    loser = replace(matter.appraisal.councils[0], cash_releasing=Decimal(0))
    context = composed(with_councils(matter, loser, matter.appraisal.councils[1]))
    assert "not every council earns that back" in context["leads"]["council"]
    assert "not earned back in cash by every council" in context["key_figures"][2]["label"]
    assert context["appraisal"]["councils"][0]["payback"] == "Never"
    assert "and loses £26,000" in context["charts"]["councils"].alt


def test_one_council_s_saving_is_told_before_and_after_its_share_of_the_core_team() -> None:
    matter = matter_of(EXAMPLE)
    context, appraisal = composed(matter), matter.appraisal
    assert appraisal.core_team > 0
    assert context["key_figures"][1]["label"].endswith("before its share of the core team")
    assert "before its share of the core team" in context["leads"]["council"]
    assert "before optimism bias and before its share" in context["appraisal"]["councils_note"]
    one = context["appraisal"]["roll_up"][0]
    share = appraisal.core_team / appraisal.preferred.councils_live[-1]
    assert pounds(one["after"]) == pounds(one["saves"]) - share
    assert f"£{share:,.0f} a year" in context["appraisal"]["councils_note"]


def test_one_council_those_named_and_all_of_them_are_rolled_up() -> None:
    matter = matter_of(EXAMPLE)
    one, named, every = composed(matter)["appraisal"]["roll_up"]
    assert "Huntingdonshire, Cambridge City and South Cambridgeshire" in named["who"]
    assert (one["councils"], named["councils"], every["councils"]) == ("1", "3", "10")
    assert pounds(every["saves"]) == 10 * pounds(one["saves"])
    assert pounds(every["after"]) == matter.appraisal.sector_saving


@FOLDERS
def test_nobody_is_counted_by_name_who_is_not_named(folder: Path) -> None:
    matter = matter_of(folder)
    nobody = replace(matter, appraisal=replace(matter.appraisal, named_councils=None))
    found = composed(nobody)["appraisal"]
    assert not any("name" in row["who"] for row in found["roll_up"])
    assert "by name" not in found["roll_up_note"]


def test_a_payback_of_a_year_is_one_year() -> None:
    appraisal = matter_of(EXAMPLE).appraisal
    councils = tuple(replace(one, joining=one.net_saving) for one in appraisal.councils)
    assert payback_span(replace(appraisal, councils=councils)) == "1 year"
    assert {row["payback"] for row in council_rows(replace(appraisal, councils=councils))[:-1]} == {"1 year"}
