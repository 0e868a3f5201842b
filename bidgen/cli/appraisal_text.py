"""The results of the appraisal as lines for the terminal, each figure as the documents print it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bidgen.cli.columns import in_columns
from bidgen.compose.appraisal_notes import before_bias, rate_text
from bidgen.compose.cash_tables import cash_rows, cash_totals, payer_rows
from bidgen.compose.council_tables import council_rows, roll_up_rows
from bidgen.compose.option_tables import option_rows
from bidgen.compose.uncertainty_tables import (
    scenario_rows,
    simulation_row,
    switch_note,
    switch_rows,
    tornado_rows,
)
from bidgen.formats import count, number, percent
from bidgen.model.business_case import SCENARIOS

if TYPE_CHECKING:
    from bidgen.compose.common import Row
    from bidgen.compose.matter import Matter

WIDTH = 100


def appraisal_lines(matter: Matter) -> Iterator[str]:
    """Yield what the options cost and gain, what it means for councils and in cash, and how sure that is."""
    appraisal = matter.appraisal
    yield from _wrapped(
        f"Pounds in prices of {appraisal.price_base}, against business as usual, {appraisal.years[0]} "
        f"(year 0) to {appraisal.years[-1]}, discounted at {rate_text(appraisal)} a year, the rate of "
        f"{appraisal.rates.name}. * is the preferred option."
    )
    for part in (_options, _bias, _councils, _together, _cash, _scenarios, _tornado, _switches, _simulation):
        lines = list(part(matter))
        if lines:
            yield ""
            yield from lines


def _options(matter: Matter) -> Iterator[str]:
    appraisal = matter.appraisal
    heads = ("", "PV costs", "PV benefits", "NPSV before bias", "NPSV", "BCR", "Payback")
    keys = ("present_cost", "present_benefit", "npsv_before", "npsv", "bcr", "payback")
    ids = [f"{one.option.id}{'*' if one is appraisal.preferred else ''}" for one in appraisal.results]
    rows = [(name, *_cells(row, keys)) for name, row in zip(ids, option_rows(appraisal), strict=True)]
    yield from in_columns(heads, rows)
    yield from in_columns((), [(one.option.id, one.option.name) for one in appraisal.results])
    yield "  Payback counts years after year 0, simple / discounted."
    if matter.uncertainty.ranking.differ:
        yield "  By NPSV and by BCR the order differs; NPSV decides."


def _bias(matter: Matter) -> Iterator[str]:
    if not matter.appraisal.biases:
        yield "Optimism bias is not applied: the Optimism bias table is empty."
    for one in matter.appraisal.biases:
        bias = one.bias
        options = f"option {bias.option}" if bias.option else "every option"
        yield (
            f"Optimism bias {bias.id}: {bias.kind} of {options} by {percent(one.resultant)}, "
            f"upper bound {percent(bias.upper_bound)}."
        )


def _councils(matter: Matter) -> Iterator[str]:
    appraisal = matter.appraisal
    heads = ("One council", "Live", "Pays now", "Pays after", "Saves", "Pays once", "Earned back")
    keys = ("now", "after", "saves", "joining", "payback")
    shown = (*appraisal.councils, appraisal.one_council)
    rows = [
        (str(row["type"]), number(one.live), *_cells(row, keys))
        for one, row in zip(shown, council_rows(appraisal), strict=False)
    ]
    yield from _wrapped(
        f"One council with option {appraisal.preferred.option.id}, a year in {_cash_terms(matter)}, and how "
        f"many are live in {appraisal.years[-1]}:"
    )
    yield from in_columns(heads, rows)


def _together(matter: Matter) -> Iterator[str]:
    heads = ("Together", "Councils", "Save", "After the core team", "Pay once")
    rows = roll_up_rows(matter)
    names = [str(row["who"]) for row in rows]
    # A column as wide as every name of those that are counted by name leaves no room for the figures.
    shown = [{**row, "who": name.split(":")[0]} for row, name in zip(rows, names, strict=True)]
    yield from _table(heads, shown, ("who", "councils", "saves", "after", "joining"))
    for name in names:
        if ":" in name:
            yield from _wrapped(f"{name}.", "  ")


def _cash(matter: Matter) -> Iterator[str]:
    appraisal = matter.appraisal
    yield from _wrapped(
        f"The financial case of option {appraisal.preferred.option.id}, {_cash_terms(matter)}:"
    )
    by_year = [*cash_rows(appraisal), {"year": "Total", **cash_totals(appraisal)}]
    keys = ("year", "capital", "revenue", "fund", "savings", "net")
    yield from _table(("", "Capital", "Revenue", "Fund pays", "Savings", "Net"), by_year, keys)
    heads = ("By organisation", "Costs", "Savings", "Net", "Largest call")
    yield from _table(heads, payer_rows(matter), ("who", "costs", "savings", "net", "call"))


def _cash_terms(matter: Matter) -> str:
    """Return what amounts of cash are: in the prices of one year, which "cash" alone does not say."""
    appraisal = matter.appraisal
    return (
        f"cash in prices of {appraisal.price_base}, without inflation, not discounted{before_bias(appraisal)}"
    )


def _scenarios(matter: Matter) -> Iterator[str]:
    rows = scenario_rows(matter)
    if rows:
        yield "Each scenario of adoption:"
        yield from _table(("", *SCENARIOS), rows, ("name", *SCENARIOS))


def _tornado(matter: Matter) -> Iterator[str]:
    rows = tornado_rows(matter)
    if rows:
        yield f"What moves the NPSV of option {matter.appraisal.preferred.option.id} most, from low to high:"
        heads = ("Input", "Low", "High", "NPSV at low", "NPSV at high")
        yield from _table(heads, rows, ("input", "low", "high", "at_low", "at_high"))


def _switches(matter: Matter) -> Iterator[str]:
    rows = switch_rows(matter)
    if rows:
        yield "Where the recommendation changes, one input at a time:"
        heads = ("Input", "Central", "Changes at", "Change", "Then better", "In its range")
        yield from _table(heads, rows, ("input", "central", "at", "change", "rival", "in_range"))
        yield from _wrapped(switch_note(matter), "  ")


def _simulation(matter: Matter) -> Iterator[str]:
    drawn, row = matter.uncertainty.simulation, simulation_row(matter)
    if row:
        yield f"Simulation, {number(drawn.draws)} independent draws of {count(len(drawn.drawn), 'input')}:"
        above, best = row["positive"], row["best"]
        yield f"  The NPSV is above 0 in {above} of them, and the option is the best in {best}."
        low, middle, high = _cells(row, ("point_10", "point_50", "point_90"))
        yield f"  10% are below {low}, half below {middle}, 90% below {high}."


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _table(heads: Sequence[str], rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    yield from in_columns(heads, [_cells(row, keys) for row in rows])


def _cells(row: Row, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in keys)
