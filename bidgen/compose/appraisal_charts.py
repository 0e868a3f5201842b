"""The charts of the appraisal, each with a sentence that states what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.compose.council_tables import council_name
from bidgen.compose.result_names import years_text
from bidgen.formats import whole_money
from bidgen.model.appraisal import Appraisal
from bidgen.model.calendar import FinancialYear
from bidgen.model.charts import BarChart, LineChart, MarkedPoint, Series
from bidgen.model.document import Picture


def costs_by_year(appraisal: Appraisal) -> Picture:
    """Return the preferred option's costs and benefits before optimism bias, columns for each year."""
    found = appraisal.preferred
    shown = [
        ("Costs", found.cost_by_year),
        ("Cash-releasing benefits", found.cash_releasing_by_year),
        ("Time freed", found.non_cash_releasing_by_year),
    ]
    series = tuple(Series(name, _floats(values)) for name, values in shown if any(values) or name == "Costs")
    chart = BarChart(tuple(str(year) for year in appraisal.years), series, "£", "Financial year", "£ a year")
    net = [benefit - cost for benefit, cost in zip(found.benefit_by_year, found.cost_by_year, strict=True)]
    alt = (
        f"Columns for each year. {_course('Costs', found.cost_by_year, appraisal.years)} "
        f"{_course('Benefits', found.benefit_by_year, appraisal.years)} "
        f"{_overtaking(net, appraisal.years)}"
    )
    return Picture("costs_by_year", alt, chart)


def cumulative(appraisal: Appraisal) -> Picture:
    """Return the preferred option's net benefit after optimism bias, added up, with its point of payback."""
    found, years = appraisal.preferred, appraisal.years
    payback = found.payback
    chart = LineChart(
        tuple(str(year) for year in years),
        (Series("Cumulative net benefit", _floats(found.cumulative_by_year)),),
        "£",
        "Financial year",
        "£ since year 0",
        marked=None
        if payback is None
        else MarkedPoint(float(payback), f"Paid back after {years_text(payback)}"),
        shade_below=True,
    )
    lowest = min(found.cumulative_by_year)
    at = years[found.cumulative_by_year.index(lowest)]
    said = (
        "It is never paid back within these years."
        if payback is None
        else f"It is paid back {years_text(payback)} after year 0."
    )
    alt = (
        f"A line of benefits less costs, added up. It is lowest at {whole_money(lowest)} in {at} and ends at "
        f"{whole_money(found.cumulative_by_year[-1])} in {years[-1]}. {said}"
    )
    return Picture("cumulative", alt, chart)


def councils(appraisal: Appraisal) -> Picture | None:
    """Return what a council of each type pays now, pays after and saves; None where that is not stated."""
    shown = [
        (council_name(one, appraisal), one.pays_now, one.pays_after, one.net_saving)
        for one in appraisal.councils
        if one.pays_now is not None and one.pays_after is not None
    ]
    if not shown or len(shown) < len(appraisal.councils):
        return None
    names, now, after, saves = zip(*shown, strict=True)
    series = (
        Series("Pays now", _floats(now)),
        Series("Pays after joining", _floats(after)),
        Series("Saves", _floats(saves)),
    )
    chart = BarChart(names, series, "£", "Type of council", "£ a year, in cash", show_values=True)
    said = [
        f"{name}: pays {whole_money(before)} a year now and {whole_money(then)} after joining, and "
        f"{'saves' if saving >= 0 else 'loses'} {whole_money(abs(saving))}."
        for name, before, then, saving in shown
    ]
    return Picture("councils", " ".join(["Columns for each type of council.", *said]), chart)


def _course(name: str, amounts: Sequence[Decimal], years: Sequence[FinancialYear]) -> str:
    """Return where a row of amounts starts, peaks and ends, in one sentence."""
    if not any(amounts):
        return f"{name} are nil in every year."
    top = max(amounts)
    peak = years[list(amounts).index(top)]
    start, end = whole_money(amounts[0]), whole_money(amounts[-1])
    if peak in (years[0], years[-1]):
        verb = "fall" if peak == years[0] and len(years) > 1 and amounts[-1] < amounts[0] else "go"
        return f"{name} {verb} from {start} in {years[0]} to {end} in {years[-1]}."
    return f"{name} are {start} in {years[0]}, highest at {whole_money(top)} in {peak}, {end} in {years[-1]}."


def _overtaking(net: Sequence[Decimal], years: Sequence[FinancialYear]) -> str:
    """Return from which year on benefits exceed costs for good."""
    behind = [at for at, amount in enumerate(net) if amount <= 0]
    first = behind[-1] + 1 if behind else 0
    if first == len(net):
        return f"Benefits do not exceed costs in {years[-1]}."
    return (
        f"Benefits exceed costs from {years[first]} on." if behind else "Benefits exceed costs in every year."
    )


def _floats(amounts: Sequence[Decimal]) -> tuple[float, ...]:
    return tuple(float(amount) for amount in amounts)
