"""How sure the appraisal is, as rows of tables: scenarios, the strongest inputs, switching values, draws."""

from __future__ import annotations

from bidgen.appraise.inputs import is_adoption
from bidgen.appraise.ranges import range_of
from bidgen.compose.appraisal_notes import preferred_mark
from bidgen.compose.common import Row
from bidgen.compose.input_names import (
    change_text,
    full_measure,
    input_name,
    switch_text,
    value_text,
)
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined, to_the_pound
from bidgen.formats import count, listed, listed_some, number, percent, whole_money
from bidgen.model.business_case import SCENARIOS, Assumption
from bidgen.model.uncertainty import AssumptionSwitch, Bar, ScenarioResult, Simulation, Switch

NOT_TOLD = "–"
MOST_SWITCHES = 10
IN_RANGE = {True: "Yes", False: "No", None: "No range"}


def scenario_rows(matter: Matter) -> list[Row]:
    """Return councils live, the NPSV of each option and the best one, a column for each scenario.

    Business as usual, of which it is always 0, has no row. Nothing where there is one scenario alone.
    """
    found = {one.scenario: one for one in matter.uncertainty.scenarios}
    if len(found) < 2:
        return []
    appraisal = matter.appraisal
    preferred = appraisal.preferred.option
    live = {key: number(one.councils_live) for key, one in found.items()}
    rows = [_scenario_row(f"Councils live in {appraisal.years[-1]}, option {preferred.id}", live)]
    for result in appraisal.results:
        option = result.option
        if option.is_baseline:
            continue
        name = f"NPSV of option {option.id}{preferred_mark(option, appraisal)}"
        rows.append(_scenario_row(name, {key: _npsv(one, option.id) for key, one in found.items()}))
    best = {key: f"Option {one.best.id}" for key, one in found.items()}
    return [*rows, _scenario_row("Highest NPSV", best)]


def _scenario_row(name: str, cells: dict[str, str]) -> Row:
    return {"name": name, **{scenario: cells.get(scenario, NOT_TOLD) for scenario in SCENARIOS}}


def _npsv(one: ScenarioResult, option: str) -> str:
    outcome = one.outcome(option)
    return NOT_TOLD if outcome is None else whole_money(outcome.npsv)


def scenario_note(matter: Matter) -> str:
    """Return the note below the scenarios: what stays central, and where the recommendation does not hold."""
    scenarios, counted = matter.uncertainty.scenarios, matter.bid.business_case.appraisal.scenario
    fails = [one.scenario for one in scenarios if not one.holds]
    verdict = (
        f"In the {listed(fails)} {'scenario' if len(fails) == 1 else 'scenarios'} another option is better."
        if fails
        else "The preferred option is the best in each."
    )
    after = "After optimism bias. " if matter.appraisal.biases else ""
    return (
        f"{after}Only adoption changes; all other inputs are central. Business as usual is £0 in each. The "
        f"figures of this document count the {counted} scenario. {verdict}"
    )


def tornado_rows(matter: Matter) -> list[Row]:
    """Return the strongest inputs with their range and the preferred option's NPSV at either end."""
    return [_tornado_row(bar, matter) for bar in matter.uncertainty.tornado.bars]


def _tornado_row(bar: Bar, matter: Matter) -> Row:
    one = bar.assumption
    low, high = ends_text(bar, matter)
    return {
        "input": input_name(one),
        "low": low,
        "central": full_measure(one.value, one, matter.appraisal),
        "high": high,
        "at_low": whole_money(bar.npsv_at_low),
        "at_high": whole_money(bar.npsv_at_high),
    }


def ends_text(bar: Bar, matter: Matter) -> tuple[str, str]:
    """Return the input's low and high in words; adoption's are its slowest and fastest scenario."""
    one = bar.assumption
    if is_adoption(one):
        told = matter.uncertainty.scenarios
        low, high = (
            f"{found.scenario}: {count(found.councils_live, 'council')}" for found in (told[0], told[-1])
        )
        return low, high
    ends = range_of(one) or (one.value, one.value)
    low, high = (value_text(end, one, matter.appraisal) for end in ends)
    return low, high


def tornado_note(matter: Matter) -> str:
    """Return the note below the tornado: what moves, and which inputs are not in it, and why."""
    found = matter.uncertainty.tornado
    option = matter.appraisal.preferred.option.id
    return joined(
        f"NPSV of option {option}, one input at a time at its low and its high, all others central; with all "
        f"of them central it is {whole_money(found.npsv)}.",
        _named("Weaker than these", found.weaker),
        _named("Without a range, so not moved", found.without_range),
        _named(f"Without effect on option {option}", found.without_effect),
    )


def _named(what: str, inputs: tuple[Assumption, ...]) -> str:
    return f"{what}: {listed_some([input_name(one) for one in inputs], 4)}." if inputs else ""


def switch_rows(matter: Matter) -> list[Row]:
    """Return the switching values inside a stated range, and others up to ten in all, the nearest first."""
    return [_switch_row(one, found, matter) for one, found in _shown(matter)]


def _shown(matter: Matter) -> list[tuple[AssumptionSwitch, Switch]]:
    every = _nearest(matter)
    inside = [pair for pair in every if pair[1].in_range]
    others = [pair for pair in every if not pair[1].in_range][: max(0, MOST_SWITCHES - len(inside))]
    return [pair for pair in every if pair in inside or pair in others]


def _nearest(matter: Matter) -> list[tuple[AssumptionSwitch, Switch]]:
    return [(one, one.nearest) for one in matter.uncertainty.switches if one.nearest is not None]


def _switch_row(one: AssumptionSwitch, found: Switch, matter: Matter) -> Row:
    return {
        "input": input_name(one.assumption),
        "central": full_measure(one.assumption.value, one.assumption, matter.appraisal),
        "at": switch_text(found, one.assumption, matter.appraisal),
        "change": change_text(found),
        "rival": f"Option {found.better.id}",
        "in_range": IN_RANGE[found.in_range],
    }


def switch_note(matter: Matter) -> str:
    """Return the note below the switching values: what they are, those not shown, and inputs without one."""
    shown = [one for one, _ in _shown(matter)]
    more = [input_name(one.assumption) for one, _ in _nearest(matter) if one not in shown]
    none = [input_name(one.assumption) for one in matter.uncertainty.switches if one.nearest is None]
    option = matter.appraisal.preferred.option.id
    return joined(
        f"The value of one input, all others central, at which option {option} and the option named are "
        "level, and beyond which the recommendation changes.",
        "What optimism bias changes is given as estimated, before it." if matter.appraisal.biases else "",
        f"Outside their ranges: {listed_some(more, 8)}." if more else "",
        f"No value turns it: {listed(none)}." if none else "",
    )


def simulation_row(matter: Matter) -> Row:
    """Return the result of the draws in one row; empty where no input has a range."""
    found = matter.uncertainty.simulation
    if not found.drawn:
        return {}
    return {
        "positive": percent(found.chance_positive, 0),
        "best": percent(found.chance_best, 0),
        **{f"point_{one}": whole_money(found.point(one)) for one in (10, 50, 90)},
    }


def _best_of_rivals(found: Simulation) -> str:
    others = [
        f"option {one.option.id} {percent(one.positive, 0)} and {percent(one.best, 0)}"
        for one in found.chances
        if not one.option.is_baseline and one.option.id != found.preferred.id
    ]
    return f"The same two chances of the other options: {listed(others)}." if others else ""


def simulation_note(matter: Matter) -> str:
    """Return what the simulation is and is not."""
    found, npsv = matter.uncertainty.simulation, matter.appraisal.preferred.npsv
    middle = found.point(50)
    way = "more" if middle > npsv else "less"
    skewed = (
        f"Half of the draws are below {whole_money(middle)}, {way} than the central {whole_money(npsv)}: "
        "where ranges reach further to one side than to the other, the middle moves."
        if to_the_pound(middle) != to_the_pound(npsv)
        else ""
    )
    return joined(
        f"A simplification: {number(found.draws)} draws (seed {found.seed}) in which "
        f"{count(len(found.drawn), 'input')} with a range move independently of each other, each in a "
        "triangle from its low over its central value to its high. In life some move together. Adoption "
        f"stays in the {matter.bid.business_case.appraisal.scenario} scenario.",
        _best_of_rivals(found),
        skewed,
    )
