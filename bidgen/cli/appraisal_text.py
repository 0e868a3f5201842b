"""The results of the appraisal as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bidgen.cli.columns import in_columns
from bidgen.formats import count, measure, percent, ratio, whole_money

if TYPE_CHECKING:
    from bidgen.model.appraisal import (
        Appraisal,
        AssumptionSwitch,
        OneCouncil,
        OptionResult,
        RollUp,
        Uncertainty,
    )

_NONE = "-"


def appraisal_lines(appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    """Yield what the options cost and gain, what it means for councils and in cash, and how sure that is."""
    rate = percent(appraisal.rates.rates[0].rate)
    yield f"Pounds in prices of {appraisal.price_base}, against business as usual,"
    yield f"{appraisal.years[0]} (year 0) to {appraisal.years[-1]}, discounted at {rate} a year, the rate of"
    yield f"{appraisal.rates.name}. * is the preferred option."
    for part in (_options, _bias, _councils, _cash, _scenarios, _tornado, _switches, _simulation):
        lines = list(part(appraisal, sure))
        if lines:
            yield ""
            yield from lines


def _options(appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    preferred = appraisal.preferred.option.id
    heads = ("", "PV costs", "PV benefits", "NPSV before bias", "NPSV", "BCR", "Payback")
    yield from in_columns(heads, [_option_row(one, preferred) for one in appraisal.results])
    yield from in_columns((), [(one.option.id, one.option.name) for one in appraisal.results])
    if sure.ranking.differ:
        yield "  By NPSV and by BCR the order differs; NPSV decides."


def _option_row(one: OptionResult, preferred: str) -> tuple[str, ...]:
    baseline = one.bcr is None and one.npsv == 0 and not one.benefits
    return (
        f"{one.option.id}{'*' if one.option.id == preferred else ''}",
        whole_money(one.present_cost),
        whole_money(one.present_benefit),
        whole_money(one.before_bias.npsv),
        whole_money(one.npsv),
        _NONE if one.bcr is None else ratio(one.bcr),
        _NONE if baseline else _years(one.payback),
    )


def _bias(appraisal: Appraisal, _sure: Uncertainty) -> Iterator[str]:
    if not appraisal.biases:
        yield "Optimism bias is not applied: the Optimism bias table is empty."
    for one in appraisal.biases:
        bias = one.bias
        options = f"option {bias.option}" if bias.option else "every option"
        yield (
            f"Optimism bias {bias.id}: {bias.kind} of {options} by {percent(one.resultant)}, "
            f"upper bound {percent(bias.upper_bound)}."
        )


def _councils(appraisal: Appraisal, _sure: Uncertainty) -> Iterator[str]:
    live = f"Live {appraisal.years[-1]}"
    heads = ("", live, "Pays now", "Pays after", "Saves", "Pays to join", "Earned back in")
    rows = [_council_row(one, one.council_type or "any type") for one in appraisal.councils]
    if len(rows) > 1:
        rows.append(_council_row(appraisal.one_council, "on average"))
    yield f"One council with option {appraisal.preferred.option.id}, a year in cash, before optimism bias:"
    yield from in_columns(heads, rows)
    together = [_together_row("all that are live", appraisal.all_councils)]
    if appraisal.named_councils:
        together.insert(0, _together_row("those named", appraisal.named_councils))
    yield from in_columns(("Together", "Councils", "Save", "After the core team", "Pay to join"), together)


def _council_row(one: OneCouncil, name: str) -> tuple[str, ...]:
    return (
        name,
        str(one.live),
        _pounds(one.pays_now),
        _pounds(one.pays_after),
        whole_money(one.net_saving),
        whole_money(one.joining),
        _years(one.payback),
    )


def _together_row(name: str, found: RollUp) -> tuple[str, ...]:
    return (
        name,
        str(found.councils),
        whole_money(found.net_saving),
        _pounds(found.after_team),
        whole_money(found.joining),
    )


def _cash(appraisal: Appraisal, _sure: Uncertainty) -> Iterator[str]:
    found = appraisal.financial
    yield f"The financial case of option {appraisal.preferred.option.id}: cash, not discounted:"
    columns = (found.capital, found.revenue, found.fund, found.savings, found.net)
    rows = [
        (str(year), *(whole_money(column[at]) for column in columns))
        for at, year in enumerate(appraisal.years)
    ]
    rows.append(("Total", *(whole_money(sum(column, Decimal(0))) for column in columns)))
    yield from in_columns(("", "Capital", "Revenue", "Fund pays", "Savings", "Net"), rows)
    who = [
        (
            one.who,
            whole_money(sum(one.cost_by_year, Decimal(0))),
            whole_money(sum(one.saving_by_year, Decimal(0))),
            whole_money(sum(one.net_by_year, Decimal(0))),
        )
        for one in found.flows
    ]
    yield from in_columns(("By organisation", "Costs", "Savings", "Net"), who)


def _scenarios(appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    if sure.scenarios:
        yield "NPSV in each scenario of adoption:"
        heads = ("", *(one.option.id for one in appraisal.results), "Best")
        rows = [
            (one.scenario, *(whole_money(found.npsv) for found in one.outcomes), one.best.id)
            for one in sure.scenarios
        ]
        yield from in_columns(heads, rows)


def _tornado(appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    if sure.tornado.bars:
        yield f"What moves the NPSV of option {appraisal.preferred.option.id} most, from low to high:"
        rows = [
            (bar.assumption.id, whole_money(bar.npsv_at_low), whole_money(bar.npsv_at_high))
            for bar in sure.tornado.bars
        ]
        yield from in_columns(("Input", "At low", "At high"), rows)


def _switches(_appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    rows = [_switch_row(one) for one in sure.switches if one.nearest is not None]
    if rows:
        yield "Where the recommendation changes, one input at a time:"
        yield from in_columns(("Input", "Central", "Changes at", "Then better", "In its range"), rows)


def _switch_row(one: AssumptionSwitch) -> tuple[str, ...]:
    assumption, switch = one.assumption, one.nearest
    assert switch is not None
    return (
        assumption.id,
        measure(assumption.value, assumption.unit),
        measure(switch.value, assumption.unit),
        switch.rival.id,
        {True: "yes", False: "no", None: "no range"}[switch.in_range],
    )


def _simulation(_appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    drawn = sure.simulation
    if drawn.drawn:
        yield f"Simulation, {drawn.draws:,} independent draws of {count(len(drawn.drawn), 'input')}:"
        above, best = percent(drawn.chance_positive), percent(drawn.chance_best)
        yield f"  The NPSV is above 0 in {above} of them, and the option is the best in {best}."
        low, middle, high = (whole_money(drawn.point(one)) for one in (10, 50, 90))
        yield f"  10% are below {low}, half below {middle}, 90% below {high}."


def _pounds(amount: Decimal | None) -> str:
    return _NONE if amount is None else whole_money(amount)


def _years(years: Decimal | None) -> str:
    return "never" if years is None else f"{years:.1f} years"
