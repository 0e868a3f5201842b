"""What a reader finds in a minute: the key figures, how sure they are, and which of them are assumptions."""

from __future__ import annotations

from bidgen.appraise.inputs import inputs_of, is_adoption, is_unit_value
from bidgen.appraise.ranking import HALF_A_PENNY, best_option
from bidgen.compose.appraisal_notes import after_bias, before_share
from bidgen.compose.common import Row
from bidgen.compose.council_tables import payback_span, span, types_differ
from bidgen.compose.input_names import (
    KINDS,
    change_text,
    full_measure,
    input_in_list,
    input_in_words,
    switch_text,
)
from bidgen.compose.matter import Matter
from bidgen.compose.result_names import years_text
from bidgen.compose.sums import joined
from bidgen.formats import count, listed, money, money_in_words, number, percent, ratio
from bidgen.model.appraisal import Appraisal
from bidgen.model.uncertainty import Simulation

STRONGEST = 3


def key_figures(matter: Matter) -> list[Row]:
    """Return what stands first: NPSV, what one council saves and pays to join, and the sum asked for."""
    appraisal, alpha = matter.appraisal, matter.bid.plan
    over = f"over {count(len(appraisal.years), 'year')} from {appraisal.years[0]}"
    by_type = ", by its type," if types_differ(appraisal) else ""
    payback = payback_span(appraisal)
    earned = (
        "not earned back in cash by every council"
        if payback is None
        else f"earned back in {payback}{before_share(appraisal)}"
    )
    return [
        {
            "figure": money_in_words(appraisal.preferred.npsv),
            "label": f"net present social value of the preferred option{after_bias(appraisal)}, {over}",
        },
        {
            "figure": span(appraisal, lambda one: one.net_saving),
            "label": f"saved a year by one council that joins{by_type} in cash, after what it pays for the "
            f"service{before_share(appraisal)}",
        },
        {
            "figure": span(appraisal, lambda one: one.joining),
            "label": f"paid once by a council to join, and {earned}",
        },
        {
            "figure": money(alpha.sum_asked),
            "label": f"asked of the fund for an Alpha that costs {money(matter.plan.budget.total)} in all",
        },
    ]


def leads(matter: Matter) -> dict[str, str]:
    """Return the sentences that open the sections whose answer is a figure."""
    return {
        "economic": economic_lead(matter.appraisal),
        "council": _council_lead(matter.appraisal),
        "financial": _financial_lead(matter),
    }


def economic_lead(appraisal: Appraisal) -> str:
    """Return whether the preferred option is worth it, when it is paid back and what is left in cash."""
    found = appraisal.preferred
    years = count(len(appraisal.years), "year")
    name = f"the preferred option, {found.option.id},"
    worth = (
        f"On our assumptions, yes: over {years} {name} gains {money_in_words(found.present_benefit)} and "
        f"costs {money_in_words(found.present_cost)} in present values, a net present social value of "
        f"{money_in_words(found.npsv)}{after_bias(appraisal)}."
        if found.npsv > 0
        else f"On our assumptions, no: over {years} {name} costs more than it gains, a "
        f"net present social value of {money_in_words(found.npsv)}{after_bias(appraisal)}."
    )
    value = "" if found.bcr is None else f"Its benefit-cost ratio is {ratio(found.bcr)}."
    return joined(worth, value, _when_paid_back(appraisal), _cash_alone(appraisal))


def _when_paid_back(appraisal: Appraisal) -> str:
    """Return in which financial year benefits and costs, added up, turn positive for good."""
    year, payback = appraisal.paid_back_in, appraisal.preferred.payback
    if year is None or payback is None:
        return "Within these years it is not paid back."
    return f"Added up, benefits pass costs in {year}, {years_text(payback)} after year 0."


def _cash_alone(appraisal: Appraisal) -> str:
    """Return what is left of the result when staff time, which cuts no budget, is not counted."""
    if not any(appraisal.preferred.non_cash_releasing_by_year):
        return ""
    in_cash = money_in_words(appraisal.preferred.cash_npsv)
    return f"Part of the value is staff time; in cash alone its net present value is {in_cash}."


def _council_lead(appraisal: Appraisal) -> str:
    payback = payback_span(appraisal)
    joining, saving = (
        span(appraisal, lambda one: one.joining),
        span(appraisal, lambda one: one.net_saving),
    )
    if payback is None:
        return f"A council pays {joining} once to join, and not every council earns that back in cash."
    by_type = ", by its type" if types_differ(appraisal) else ""
    return (
        f"A council pays {joining} once to join and then saves {saving} a year in cash{by_type}"
        f"{before_share(appraisal)}, so it is paid back in {payback}."
    )


def _financial_lead(matter: Matter) -> str:
    budget = matter.plan.budget
    parts = listed([f"{money(one.total)} by {_spender(one.name)}" for one in budget.by_part if one.total])
    alpha = (
        f"The Alpha costs {money(budget.total)}, spent {parts}. The fund is asked for {money(budget.fund)}"
    )
    own = f"; the organisations put in {money(budget.own)} themselves." if budget.own else "."
    return alpha + own


def _spender(part: str) -> str:
    return {"supplier": "the supplier", "lead": "the lead", "partner": "the partners"}.get(part, part)


def how_sure(matter: Matter) -> str:
    """Return how likely the preferred option is to be worth it, and between what its NPSV lies."""
    found, option = matter.uncertainty.simulation, matter.appraisal.preferred.option.id
    if not found.drawn:
        return "No input has a range, so it cannot be said how far the result may go."
    low, middle, high = (money_in_words(found.point(one)) for one in (10, 50, 90))
    return (
        f"With {count(len(found.drawn), 'input')} drawn at random from their ranges, option {option} gains "
        f"more than it costs in {percent(found.chance_positive, 0)} of {number(found.draws)} draws"
        f"{_rivals(found)}, and is the best option in {percent(found.chance_best, 0)}. Its net present "
        f"social value is below {low} in 10% of them, below {middle} in 50% and below {high} in "
        f"90%.{_not_moved(matter)}"
    )


def _rivals(found: Simulation) -> str:
    """Return how likely the other options are to gain more than they cost: (option B in 71%)."""
    others = [
        f"option {one.option.id} in {percent(one.positive, 0)}"
        for one in found.chances
        if not one.option.is_baseline and one.option.id != found.preferred.id
    ]
    return f" ({', '.join(others)})" if others else ""


def _not_moved(matter: Matter) -> str:
    """Return how many inputs the draws leave where they are, for want of a range; adoption is a scenario."""
    fixed = [one for one in matter.uncertainty.tornado.without_range if not is_adoption(one)]
    if not fixed:
        return ""
    return f" Of the inputs that it counts, {number(len(fixed))} have no range and stay as they are."


def what_turns_it(matter: Matter) -> str:
    """Return the input whose switching value is nearest, and that value."""
    preferred, central = matter.appraisal.preferred.option, _at_the_central_values(matter.appraisal)
    first = matter.uncertainty.switches[0] if matter.uncertainty.switches else None
    if first is None or first.nearest is None:
        return joined(central, "No input by itself turns the recommendation.")
    one, found = first.assumption, first.nearest
    change = "" if found.change is None else f", a change of {change_text(found)}"
    at = switch_text(found, one, matter.appraisal)
    now = full_measure(one.value, one, matter.appraisal)
    where = f"with {at} in every year" if is_adoption(one) else f"at {at} in place of {now}{change}"
    if found.better.id == preferred.id:
        return joined(central, f"The first that would make it the best is {input_in_words(one)}: {where}.")
    return joined(
        central,
        f"The first is {input_in_words(one)}: {where}, option {preferred.id} is no better than option "
        f"{found.rival.id}, {found.rival.name}.",
    )


def _at_the_central_values(appraisal: Appraisal) -> str:
    """Return which options are better than the preferred one, or level with it; nothing for none."""
    preferred = appraisal.preferred.option
    best = best_option(appraisal.results, preferred)
    if best.id != preferred.id:
        return (
            f"At the central values option {best.id} has a higher net present social value than option "
            f"{preferred.id}."
        )
    level = [
        one.option.id
        for one in appraisal.results
        if one is not appraisal.preferred and abs(one.npsv - appraisal.preferred.npsv) < HALF_A_PENNY
    ]
    if not level:
        return ""
    others = f"option {level[0]} is" if len(level) == 1 else f"options {listed(level)} are"
    return f"At the central values {others} level with option {preferred.id}."


def which_are_assumptions(matter: Matter) -> str:
    """Return how many inputs are of which kind, and of which kind those are that move the result most."""
    inputs = matter.bid.business_case.assumptions
    parts = []
    for kind, one, several in KINDS:
        many = sum(found.kind == kind for found in inputs)
        told = several if many > 1 else one
        parts.append(f"{number(many)} are {told}" if many > 1 else f"{'1' if many else 'none'} is {told}")
    strongest = matter.uncertainty.tornado.bars[:STRONGEST]
    named = [f"{input_in_list(bar.assumption)} ({bar.assumption.kind})" for bar in strongest]
    most = f"What moves the result most: {listed(named)}." if named else ""
    return joined(
        f"Of {count(len(inputs), 'input')} {listed(parts)}; each is printed with its source or basis under "
        f"“Assumptions”{_prices(matter)}.",
        most,
    )


def _prices(matter: Matter) -> str:
    """Return how many inputs stand in no table of assumptions, because a line states them itself."""
    prices = sum(is_unit_value(one) for one in inputs_of(matter.bid.business_case))
    return f", and {count(prices, 'price')} under “How each amount is made”" if prices else ""
