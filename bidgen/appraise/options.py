"""One option's costs and benefits by year, and what they come to before and after optimism bias."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from bidgen.appraise.discounting import benefit_cost_ratio, present_value
from bidgen.appraise.lines import alpha_line, benefits_of, costs_of, line_of
from bidgen.appraise.payback import discounted_payback_years, payback_years
from bidgen.appraise.setting import Setting
from bidgen.model.appraisal import Line, OptionResult, Outcome
from bidgen.model.business_case import (
    CASH_COST_KINDS,
    CASH_RELEASING,
    NON_CASH_RELEASING,
    Option,
)
from bidgen.model.whole import Bid


def option_result(bid: Bid, option: Option, setting: Setting, factors: Sequence[Decimal]) -> OptionResult:
    """Return the option's result in pounds of the price base, relative to business as usual, unrounded."""
    case, years = bid.business_case, len(setting.years)
    costs = [line_of(one, setting) for one in costs_of(case, option)]
    if option.needs_alpha:
        costs.insert(0, alpha_line(bid.plan, setting))
    benefits = [line_of(one, setting) for one in benefits_of(case, option)]

    def after(line: Line) -> Decimal:
        # The Alpha's cost is a budget: it is fixed, and no more than it can be spent.
        return Decimal(1) if line.is_alpha else setting.multiplier(option.id, line.kind)

    is_baseline = option.is_baseline
    net_before = _net(costs, benefits, years, is_baseline=is_baseline)
    net = _net(costs, benefits, years, after, is_baseline=is_baseline)
    in_cash = _net(
        [line for line in costs if line.kind in CASH_COST_KINDS],
        [line for line in benefits if line.kind == CASH_RELEASING],
        years,
        after,
        is_baseline=is_baseline,
    )
    found = _outcome(option, by_year(costs, years, after), by_year(benefits, years, after), net, factors)
    return OptionResult(
        option=option,
        costs=tuple(costs),
        benefits=tuple(benefits),
        cost_by_year=by_year(costs, years),
        cash_releasing_by_year=by_year((line for line in benefits if line.kind == CASH_RELEASING), years),
        non_cash_releasing_by_year=by_year(
            (line for line in benefits if line.kind == NON_CASH_RELEASING), years
        ),
        bias_by_year=tuple(before - now for before, now in zip(net_before, net, strict=True)),
        net_by_year=net,
        cumulative_by_year=tuple(accumulate(net)),
        councils_live=tuple(setting.councils(option.id, year) for year in setting.years),
        present_cost=found.present_cost,
        present_benefit=found.present_benefit,
        npsv=found.npsv,
        bcr=found.bcr,
        before_bias=_outcome(option, by_year(costs, years), by_year(benefits, years), net_before, factors),
        cash_npsv=present_value(in_cash, factors),
        payback=None if is_baseline else payback_years(net),
        discounted_payback=None if is_baseline else discounted_payback_years(net, factors),
    )


def _one(_line: Line) -> Decimal:
    return Decimal(1)


def by_year(
    lines: Iterable[Line], years: int, multiplier: Callable[[Line], Decimal] = _one
) -> tuple[Decimal, ...]:
    """Return what the lines come to in each year, in pounds, each times its multiplier."""
    columns = [(line.amounts, multiplier(line)) for line in lines]
    return tuple(
        sum((amounts[year] * times for amounts, times in columns), Decimal(0)) for year in range(years)
    )


def _net(
    costs: Sequence[Line],
    benefits: Sequence[Line],
    years: int,
    multiplier: Callable[[Line], Decimal] = _one,
    *,
    is_baseline: bool,
) -> tuple[Decimal, ...]:
    if is_baseline:
        return (Decimal(0),) * years
    both = zip(by_year(benefits, years, multiplier), by_year(costs, years, multiplier), strict=True)
    return tuple(benefit - cost for benefit, cost in both)


def _outcome(
    option: Option,
    costs: Sequence[Decimal],
    benefits: Sequence[Decimal],
    net: Sequence[Decimal],
    factors: Sequence[Decimal],
) -> Outcome:
    cost, benefit = present_value(costs, factors), present_value(benefits, factors)
    return Outcome(
        option=option,
        present_cost=cost,
        present_benefit=benefit,
        npsv=present_value(net, factors),
        bcr=None if option.is_baseline else benefit_cost_ratio(benefit, cost),
    )
