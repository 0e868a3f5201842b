"""The business case: every figure adds up, charts say what tables say, and a bad result is said plainly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, matter_of

from bidgen.compose import business_case
from bidgen.compose.matter import Matter
from bidgen.compose.sums import ROUNDING_NOTE
from bidgen.model.document import BarChart, LineChart
from bids import SMALL

FOLDERS = pytest.mark.parametrize("folder", [SMALL, EXAMPLE], ids=["small", "example"])
THIRD = Decimal(100) / 3


def pounds(text: str) -> Decimal:
    """Return what printed money says."""
    return Decimal(text.replace("−", "-").replace("£", "").replace(",", ""))


def column(rows: Iterable[Any], name: str) -> Decimal:
    return sum((pounds(row[name]) for row in rows), Decimal(0))


def composed(matter: Matter) -> Any:
    return business_case.compose(matter)


def with_preferred(matter: Matter, **changes: Any) -> Matter:
    """Return `matter` with another result of the preferred option."""
    found = replace(matter.appraisal.preferred, **changes)
    results = tuple(found if one is matter.appraisal.preferred else one for one in matter.appraisal.results)
    return replace(matter, appraisal=replace(matter.appraisal, preferred=found, results=results))


def in_years(matter: Matter, *amounts: int | Decimal) -> tuple[Decimal, ...]:
    """Return amounts for the first years and the last of them for the rest."""
    years = len(matter.appraisal.years)
    return tuple(Decimal(one) for one in (*amounts, *[amounts[-1]] * years)[:years])


@FOLDERS
def test_the_years_add_up_as_printed_or_the_note_says_so(folder: Path) -> None:
    found = composed(matter_of(folder))["appraisal"]
    rows, total = found["years"], found["years_total"]
    down = all(
        column(rows, name) == pounds(total[name]) for name in ("costs", "cash_releasing", "time", "net")
    )
    across = all(
        pounds(row["cash_releasing"]) + pounds(row["time"]) - pounds(row["costs"]) == pounds(row["net"])
        for row in rows
    )
    assert (ROUNDING_NOTE in found["years_note"]) is not (down and across)


@FOLDERS
def test_the_cash_adds_up_as_printed_or_the_note_says_so(folder: Path) -> None:
    found = composed(matter_of(folder))["appraisal"]
    rows, total = found["cash"], found["cash_total"]
    down = all(column(rows, name) == pounds(total[name]) for name in ("costs", "savings"))
    across = all(pounds(row["savings"]) - pounds(row["costs"]) == pounds(row["net"]) for row in rows)
    assert (ROUNDING_NOTE in found["cash_note"]) is not (down and across)
    assert rows[-1]["cumulative"] == total["net"]


@FOLDERS
def test_workings_add_up_to_the_years(folder: Path) -> None:
    context = composed(matter_of(folder))
    workings, years = context["workings"], context["appraisal"]["years_total"]
    assert [workings[name] for name in ("costs", "cash_releasing", "time")] == [
        years[name] for name in ("costs", "cash_releasing", "time")
    ]
    parts = sum((pounds(workings[name]) for name in ("costs", "cash_releasing", "time")), Decimal(0))
    if ROUNDING_NOTE not in workings["note"]:
        assert column(workings["rows"], "total") == parts


@FOLDERS
def test_the_budget_adds_up_to_the_penny(folder: Path) -> None:
    matter = matter_of(folder)
    budget = composed(matter)["budget"]
    for table in ("by_part", "by_organisation"):
        sums = {
            "fund": column(budget[table], "fund"),
            "own": column(budget[table], "own"),
            "total": column(budget[table], "total"),
        }
        assert sums == {name: pounds(budget[name]) for name in sums}
    assert column(budget["lines"], "amount") == pounds(budget["total"])
    assert pounds(budget["fund"]) == matter.bid.plan.sum_asked


def test_a_table_that_rounding_breaks_says_so() -> None:
    matter = matter_of()
    thirds = (THIRD,) * len(matter.appraisal.years)
    nil = (Decimal(0),) * len(thirds)
    broken = with_preferred(
        matter,
        cost_by_year=thirds,
        cash_releasing_by_year=nil,
        non_cash_releasing_by_year=nil,
        net_by_year=tuple(-one for one in thirds),
    )
    found = composed(broken)["appraisal"]
    assert column(found["years"], "costs") != pounds(found["years_total"]["costs"])
    assert ROUNDING_NOTE in found["years_note"]
    assert ROUNDING_NOTE in found["cash_note"]


@FOLDERS
def test_charts_show_what_the_table_shows(folder: Path) -> None:
    context = composed(matter_of(folder))
    rows, charts = context["appraisal"]["years"], context["charts"]
    columns, line = charts["costs_by_year"].source, charts["cumulative"].source
    assert isinstance(columns, BarChart)
    assert isinstance(line, LineChart)
    assert list(columns.categories) == [row["year"] for row in rows]
    names = {"Costs": "costs", "Cash-releasing benefits": "cash_releasing", "Time freed": "time"}
    for series in columns.series:
        printed = [float(pounds(row[names[series.name]])) for row in rows]
        assert list(series.values) == pytest.approx(printed, abs=0.5)
    cumulative = [float(pounds(row["cumulative"])) for row in rows]
    assert list(line.series[0].values) == pytest.approx(cumulative, abs=0.5)


@pytest.mark.parametrize(
    ("net", "said"),
    [
        ((-5, -5, 5), "Benefits exceed costs from {2} on."),
        ((5, -5, 5), "Benefits exceed costs from {2} on."),
        ((5,), "Benefits exceed costs in every year."),
        ((5, -5), "Benefits do not exceed costs in {last}."),
    ],
)
def test_the_alternative_text_says_from_when_benefits_exceed_costs(net: tuple[int, ...], said: str) -> None:
    matter = matter_of(EXAMPLE)
    years = matter.appraisal.years
    changed = with_preferred(matter, net_by_year=in_years(matter, *net))
    expected = said.format(*years, last=years[-1])
    assert composed(changed)["charts"]["costs_by_year"].alt.endswith(expected)


def test_the_alternative_text_gives_the_highest_year_and_its_amount() -> None:
    matter = matter_of(EXAMPLE)
    years = matter.appraisal.years
    changed = with_preferred(matter, cost_by_year=in_years(matter, 100, 3000, 200))
    alt = composed(changed)["charts"]["costs_by_year"].alt
    assert f"Costs are £100 in {years[0]}, highest at £3,000 in {years[1]}, £200 in {years[-1]}." in alt


def test_a_result_below_nothing_is_said_plainly() -> None:
    matter = with_preferred(matter_of(EXAMPLE), npsv=Decimal(-1234), payback=None)
    context = composed(matter)
    assert context["leads"]["economic"].startswith("Not on these figures:")
    assert context["key_figures"][0]["figure"] == "−£1,234"
    assert context["key_figures"][2]["figure"] == "Never"
    assert "never paid back" in context["charts"]["cumulative"].alt


def test_one_council_that_never_earns_it_back_is_told() -> None:
    matter = matter_of(EXAMPLE)
    council = replace(matter.appraisal.one_council, payback=None)
    matter = replace(matter, appraisal=replace(matter.appraisal, one_council=council))
    assert "does not earn that back in cash" in composed(matter)["leads"]["council"]


@FOLDERS
def test_every_table_of_the_appraisal_names_rate_edition_year_0_and_prices(folder: Path) -> None:
    matter = matter_of(folder)
    found = composed(matter)["appraisal"]
    for note in (found["options_note"], found["years_note"]):
        assert "3.5%" in note
        assert matter.appraisal.rates.source in note
        assert f"Year 0 is {matter.appraisal.years[0]}" in note
        assert f"Prices of {matter.appraisal.price_base}" in note


@FOLDERS
def test_business_as_usual_is_the_baseline_and_one_option_is_preferred(folder: Path) -> None:
    rows = composed(matter_of(folder))["appraisal"]["options"]
    assert [row["npsv"] for row in rows if row["present_cost"] == "Baseline"] == ["£0"]
    assert sum(row["name"].endswith("(preferred)") for row in rows) == 1


@FOLDERS
def test_each_assumption_is_printed_with_its_basis_and_each_source_used_is_listed(folder: Path) -> None:
    matter = matter_of(folder)
    context = composed(matter)
    assert [row["id"] for row in context["assumptions"]] == [
        one.id for one in matter.bid.business_case.assumptions
    ]
    assert all(row["basis"] and row["value"] and row["range"] for row in context["assumptions"])
    named = {one.source for one in matter.bid.business_case.assumptions if one.source}
    assert named <= {row["id"] for row in context["sources"]}


def test_benefits_that_are_not_money_are_shown_and_never_summed() -> None:
    matter = matter_of(EXAMPLE)
    context = composed(matter)
    shown = context["appraisal"]["not_in_money"]
    assert shown
    worked = {row["item"] for row in context["workings"]["rows"]}
    assert not worked & {row["item"] for row in shown}


def test_only_business_risks_are_in_the_case() -> None:
    matter = matter_of(EXAMPLE)
    kinds = {one.id: one.kind for one in matter.bid.plan.risks}
    assert {kinds[row["id"]] for row in composed(matter)["risks"]} == {"business"}
