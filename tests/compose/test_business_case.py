"""The business case: every figure adds up, charts say what tables say, and a bad result is said plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, matter_of

from bidgen.compose import business_case
from bidgen.compose.appraisal_notes import basis_note, rate_text
from bidgen.compose.matter import Matter
from bidgen.compose.sums import ROUNDING_NOTE
from bidgen.model.appraisal import CashFlow, FinancialCase
from bidgen.model.charts import BarChart, LineChart
from bidgen.model.rates import Rate
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
        column(rows, name) == pounds(total[name])
        for name in ("costs", "cash_releasing", "time", "bias", "net")
    )
    across = all(
        pounds(row["cash_releasing"]) + pounds(row["time"]) - pounds(row["costs"]) - pounds(row["bias"])
        == pounds(row["net"])
        for row in rows
    )
    assert (ROUNDING_NOTE in found["years_note"]) is not (down and across)


@FOLDERS
def test_the_cash_adds_up_as_printed_or_the_note_says_so(folder: Path) -> None:
    found = composed(matter_of(folder))["appraisal"]
    rows, total = found["cash"], found["cash_total"]
    down = all(
        column(rows, name) == pounds(total[name]) for name in ("capital", "revenue", "fund", "savings")
    )
    across = all(
        pounds(row["savings"]) - pounds(row["capital"]) - pounds(row["revenue"]) == pounds(row["net"])
        for row in rows
    )
    assert (ROUNDING_NOTE in found["cash_note"]) is not (down and across)
    assert rows[-1]["cumulative"] == total["net"]


@FOLDERS
def test_the_cash_by_organisation_is_the_cash_by_year(folder: Path) -> None:
    found = composed(matter_of(folder))["appraisal"]
    *payers, together = found["payers"]
    total = found["cash_total"]
    assert pounds(together["costs"]) == pounds(total["capital"]) + pounds(total["revenue"])
    assert (together["savings"], together["net"]) == (total["savings"], total["net"])
    for name in ("costs", "savings", "net"):
        assert column(payers, name) == pounds(together[name])
    fund = next(row for row in payers if row["who"] == "The fund")
    assert fund["costs"] == total["fund"]


def test_the_largest_call_is_the_year_in_which_an_organisation_pays_most_less_what_it_saves() -> None:
    matter = matter_of(EXAMPLE)
    rows = {row["who"]: row for row in composed(matter)["appraisal"]["payers"]}
    flow = next(one for one in matter.appraisal.financial.flows if one.who == "councils that join")
    lowest = min(flow.net_by_year)
    assert lowest < 0
    year = matter.appraisal.years[flow.net_by_year.index(lowest)]
    assert rows["Councils that join"]["call"] == f"£{-lowest:,.0f} in {year}"


def test_cash_that_nobody_is_named_for_is_told() -> None:
    found = composed(matter_of(SMALL))["appraisal"]
    assert "Nobody named yet" in {row["who"] for row in found["payers"]}
    assert "not settled which organisation pays" in found["payers_note"]


@FOLDERS
def test_workings_of_every_option_add_up_to_its_totals(folder: Path) -> None:
    matter = matter_of(folder)
    context = composed(matter)
    workings, years = context["workings"], context["appraisal"]["years_total"]
    preferred = workings["totals"][matter.appraisal.preferred.option.id]
    assert preferred == {
        "costs": years["costs"],
        "cash-releasing": years["cash_releasing"],
        "time freed": years["time"],
    }
    assert workings["rows"][0]["option"] == matter.appraisal.preferred.option.id
    for option, totals in workings["totals"].items():
        mine = [row for row in workings["rows"] if row["option"] == option]
        if ROUNDING_NOTE not in workings["note"]:
            assert column(mine, "total") == sum(map(pounds, totals.values()), Decimal(0))
        assert not mine or f"Option {option} in all" in workings["note"]


def test_each_amount_says_who_pays_when_and_what_it_rests_on() -> None:
    rows = {row["item"].split()[0]: row for row in composed(matter_of(EXAMPLE))["workings"]["rows"]}
    assert rows["C10"]["sort"] == "Revenue cost, Barnsley"
    assert rows["C10"]["made"] == "£50,000 a year (core-team), 2022-23 to 2029-30"
    assert rows["C10"]["evidence"] == "Assumption, confidence low."
    assert rows["C12a"]["made"].endswith("each district council joining")
    assert rows["C07"]["evidence"] == "Estimate."
    small = {row["item"].split()[0]: row for row in composed(matter_of(SMALL))["workings"]["rows"]}
    titles = {one.id: one.title for one in matter_of(SMALL).bid.overview.sources}
    assert small["C4"]["evidence"] == f"{titles['budget']}."


def test_a_table_that_rounding_breaks_says_so() -> None:
    matter = matter_of()
    thirds = (THIRD,) * len(matter.appraisal.years)
    nil = (Decimal(0),) * len(thirds)
    broken = with_preferred(
        matter,
        cost_by_year=thirds,
        cash_releasing_by_year=nil,
        non_cash_releasing_by_year=nil,
        bias_by_year=nil,
        net_by_year=tuple(-one for one in thirds),
    )
    cash = FinancialCase(thirds, nil, nil, nil, (CashFlow("the fund", thirds, nil),))
    broken = replace(broken, appraisal=replace(broken.appraisal, financial=cash))
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
    assert line.marked is not None
    assert line.marked.position == pytest.approx(float(matter_of(folder).appraisal.preferred.payback or 0))
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
    nothing = in_years(matter, 0)
    changed = with_preferred(
        matter,
        cost_by_year=in_years(matter, 10),
        cash_releasing_by_year=tuple(one + 10 for one in in_years(matter, *net)),
        non_cash_releasing_by_year=nothing,
    )
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
    assert context["leads"]["economic"].startswith("On our assumptions, no:")
    assert context["key_figures"][0]["figure"] == "−£1,234"
    assert "never paid back" in context["charts"]["cumulative"].alt
    assert context["charts"]["cumulative"].source.marked is None


def test_the_case_says_in_which_year_it_is_paid_back_and_what_it_is_worth_in_cash_alone() -> None:
    matter = matter_of(EXAMPLE)
    said = composed(matter)["leads"]["economic"]
    added_up = {row["year"]: pounds(row["cumulative"]) for row in composed(matter)["appraisal"]["years"]}
    positive = next(year for year in added_up if added_up[year] >= 0)
    assert f"benefits pass costs in {positive}" in said
    assert "in cash alone its net present value is −£106,427" in said
    never = with_preferred(matter, cumulative_by_year=in_years(matter, -1), payback=None)
    assert "it is not paid back" in composed(never)["leads"]["economic"]


@FOLDERS
def test_every_table_of_the_appraisal_names_rate_edition_year_0_and_prices(folder: Path) -> None:
    matter = matter_of(folder)
    found = composed(matter)["appraisal"]
    for note in (found["options_note"], found["years_note"]):
        assert "3.5%" in note
        assert matter.appraisal.rates.source in note
        assert f"Year 0 is {matter.appraisal.years[0]}" in note
        assert f"Prices of {matter.appraisal.price_base}" in note


def test_a_rate_that_steps_within_the_years_is_told_with_each_step() -> None:
    appraisal = matter_of(SMALL).appraisal
    # As the Treasury has them, the last first: what counts is the year that each holds from.
    rates = tuple(
        Rate(from_year=year, rate=Decimal(rate)) for year, rate in ((76, "0.025"), (31, "0.03"), (1, "0.035"))
    )

    def told(years: int) -> str:
        first = appraisal.years[0]
        stretched = replace(
            appraisal,
            years=tuple(first.plus(at) for at in range(years)),
            rates=replace(appraisal.rates, rates=rates),
        )
        assert f"Discounted at {rate_text(stretched)} a year" in basis_note(stretched)
        return rate_text(stretched)

    assert told(10) == told(31) == "3.5%"
    assert told(32) == told(60) == "3.5%, and 3% from year 31"
    assert told(77) == "3.5%, and 3% from year 31 and 2.5% from year 76"


@FOLDERS
def test_each_table_of_cash_says_that_it_is_in_prices_of_one_year(folder: Path) -> None:
    matter = matter_of(folder)
    found = composed(matter)["appraisal"]
    base = matter.appraisal.price_base
    for name in ("cash_note", "payers_note", "councils_note", "roll_up_note"):
        assert re.search(rf"in prices of {base},? without inflation", found[name], re.IGNORECASE), name


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


def test_every_benefit_has_a_measure_and_those_not_in_money_are_never_summed() -> None:
    matter = matter_of(EXAMPLE)
    context = composed(matter)
    shown = {row["item"]: row for row in context["appraisal"]["benefits"]}
    mine = [one for one in matter.bid.business_case.benefits if one.option == "C"]
    assert list(shown) == [f"{one.id} {one.item}" for one in mine]
    assert all(row["measure"] and row["whose"] for row in shown.values())
    worked = {row["item"] for row in context["workings"]["rows"]}
    not_money = {item for item, row in shown.items() if row["kind"] in ("Quantified", "Qualitative")}
    assert not_money
    assert not worked & not_money


def test_a_benefit_that_cuts_a_budget_names_whose() -> None:
    matter = matter_of(EXAMPLE)
    holders = {one.id: one.budget_holder for one in matter.bid.business_case.benefits if one.budget_holder}
    shown = {row["item"].split()[0]: row["whose"] for row in composed(matter)["appraisal"]["benefits"]}
    assert shown["B03a"] == holders["B03a"]
    assert shown["B04"] == "Each council that joins"
    assert shown["B08"] == "Barnsley"


def test_adoption_says_for_each_scenario_in_which_years_councils_join() -> None:
    rows = {row["scenario"]: row for row in composed(matter_of(EXAMPLE))["adoption"]}
    assert list(rows) == ["Slow", "Central", "Fast"]
    assert rows["Slow"]["live"] == (
        "1 in 2022-23, 2 in 2023-24, 3 in 2025-26, 4 in 2027-28 (2 district and 2 unitary)"
    )
    assert rows["Central"]["live"].endswith("10 in 2029-30 (6 district and 4 unitary)")


def test_adoption_that_stands_still_or_falls_is_said_as_it_is() -> None:
    matter = matter_of(EXAMPLE)
    case = matter.bid.business_case
    live = {"slow": (0,) * 10, "central": (0, 2, 2, 1, 1, 1, 1, 1, 1, 1)}
    adoption = tuple(
        replace(row, councils_live=live[row.scenario][matter.appraisal.years.index(row.year)])
        for row in case.adoption
        if row.option == "C" and row.scenario in live and row.council_type == "district"
    )
    changed = replace(matter, bid=replace(matter.bid, business_case=replace(case, adoption=adoption)))
    rows = composed(changed)["adoption"]
    assert [row["live"] for row in rows] == ["None in these years", "2 in 2021-22, 1 in 2023-24"]


def test_adoption_says_nothing_of_a_year_that_nobody_typed() -> None:
    matter = matter_of(EXAMPLE)
    case = matter.bid.business_case
    kept = tuple(row for row in case.adoption if str(row.year) != "2023-24")
    changed = replace(matter, bid=replace(matter.bid, business_case=replace(case, adoption=kept)))
    slow = composed(changed)["adoption"][0]["live"]
    assert slow.startswith("1 in 2022-23, 2 in 2024-25, 3 in 2025-26, 4 in 2027-28")


def test_only_business_risks_are_in_the_case() -> None:
    matter = matter_of(EXAMPLE)
    kinds = {one.id: one.kind for one in matter.bid.plan.risks}
    assert {kinds[row["id"]] for row in composed(matter)["risks"]} == {"business"}
