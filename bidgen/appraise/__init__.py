"""Bid -> Appraisal: what each option costs and gains, by the Green Book's rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from bidgen.appraise.discounting import benefit_cost_ratio, discount_factors, present_value
from bidgen.appraise.lines import (
    Setting,
    alpha_line,
    benefits_of,
    costs_of,
    line_of,
    setting_of,
    unit_amount,
)
from bidgen.appraise.payback import payback_years
from bidgen.model.appraisal import Appraisal, Line, OneCouncil, OptionResult
from bidgen.model.business_case import (
    BUSINESS_AS_USUAL,
    CASH_RELEASING,
    COUNCIL_JOINING,
    COUNCIL_LIVE,
    MONEY_KINDS,
    NON_CASH_RELEASING,
    Benefit,
    Cost,
    Option,
    last_year_of,
)
from bidgen.model.whole import Bid


def appraise(bid: Bid) -> Appraisal:
    """Return costs and benefits by year and class, present values, BCR and payback of every option.

    Every figure is in pounds of the price base, relative to business as usual and unrounded. Costs of
    business as usual are shown for information: what they would save another option is typed as that option's
    benefit, so that a saving stands on one side only.
    """
    case = bid.business_case
    setting = setting_of(case)
    factors = discount_factors(bid.rates, len(setting.years))
    results = tuple(_result(bid, option, setting, factors) for option in case.options)
    preferred = next(
        (found for found in results if found.option.id == case.appraisal.preferred_option), results[0]
    )
    return Appraisal(
        years=setting.years,
        price_base=case.appraisal.price_base,
        rates=bid.rates,
        discount_factors=factors,
        results=results,
        preferred=preferred,
        one_council=_one_council(bid, preferred.option, setting),
        sector_saving=_sector_saving(preferred),
        not_in_money=tuple(one for one in case.benefits if one.kind not in MONEY_KINDS),
    )


def _result(bid: Bid, option: Option, setting: Setting, factors: Sequence[Decimal]) -> OptionResult:
    case = bid.business_case
    costs = [line_of(one, setting) for one in costs_of(case, option)]
    if option.needs_alpha:
        costs.insert(0, alpha_line(bid.plan, setting))
    benefits = [line_of(one, setting) for one in benefits_of(case, option)]
    years = len(setting.years)
    cost = _by_year(costs, years)
    cash = _by_year((line for line in benefits if line.kind == CASH_RELEASING), years)
    time = _by_year((line for line in benefits if line.kind == NON_CASH_RELEASING), years)
    benefit = tuple(a + b for a, b in zip(cash, time, strict=True))
    is_baseline = option.kind == BUSINESS_AS_USUAL
    net = tuple(Decimal(0) if is_baseline else b - c for b, c in zip(benefit, cost, strict=True))
    in_cash = tuple(Decimal(0) if is_baseline else gain - c for gain, c in zip(cash, cost, strict=True))
    present_cost = present_value(cost, factors)
    present_benefit = present_value(benefit, factors)
    return OptionResult(
        option=option,
        costs=tuple(costs),
        benefits=tuple(benefits),
        cost_by_year=cost,
        cash_releasing_by_year=cash,
        non_cash_releasing_by_year=time,
        benefit_by_year=benefit,
        net_by_year=net,
        cumulative_by_year=tuple(accumulate(net)),
        councils_live=tuple(setting.live.get((option.id, year), 0) for year in setting.years),
        present_cost=present_cost,
        present_benefit=present_benefit,
        npsv=present_value(net, factors),
        cash_npsv=present_value(in_cash, factors),
        bcr=None if is_baseline else benefit_cost_ratio(present_benefit, present_cost),
        payback=None if is_baseline else payback_years(net),
    )


def _by_year(lines: Iterable[Line], years: int) -> tuple[Decimal, ...]:
    columns = [line.amounts for line in lines]
    return tuple(sum((column[year] for column in columns), Decimal(0)) for year in range(years))


def _one_council(bid: Bid, option: Option, setting: Setting) -> OneCouncil:
    """Return what one council pays and saves once the service is settled: by the lines of the last year."""
    case = bid.business_case
    costs = [one for one in case.costs if one.option == option.id and _is_settled(one, setting)]
    gains = [one for one in case.benefits if one.option == option.id and _is_settled(one, setting)]

    def total(records: Sequence[Cost | Benefit], per: str, kind: str | None = None) -> Decimal:
        return sum(
            (
                unit_amount(one, setting.assumptions)
                for one in records
                if one.per == per and kind in (None, one.kind)
            ),
            Decimal(0),
        )

    joining, running = total(costs, COUNCIL_JOINING), total(costs, COUNCIL_LIVE)
    cash = total(gains, COUNCIL_LIVE, CASH_RELEASING)
    net = cash - running
    return OneCouncil(
        joining=joining,
        running=running,
        cash_releasing=cash,
        non_cash_releasing=total(gains, COUNCIL_LIVE, NON_CASH_RELEASING),
        net_saving=net,
        payback=joining / net if net > 0 else None,
    )


def _sector_saving(preferred: OptionResult) -> Decimal:
    each_year = (line.amounts[-1] for line in preferred.costs if line.per != COUNCIL_JOINING)
    return preferred.cash_releasing_by_year[-1] - sum(each_year, Decimal(0))


def _is_settled(record: Cost | Benefit, setting: Setting) -> bool:
    last = setting.years[-1]
    return record.first_year is not None and record.first_year <= last <= last_year_of(record, last)
