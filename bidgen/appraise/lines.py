"""Costs and benefits through the years: quantity x unit value x assumptions, per council where it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bidgen.appraise.setting import Setting, through_the_years
from bidgen.formats import measure, money, number
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.appraisal import Line
from bidgen.model.business_case import (
    CASH,
    MONEY_KINDS,
    ONCE,
    REVENUE,
    Assumption,
    Benefit,
    BusinessCase,
    Cost,
    Option,
)
from bidgen.model.calendar import FinancialYear


def costs_of(case: BusinessCase, option: Option) -> tuple[Cost, ...]:
    """Return the option's lines of cost, in the order of the table; the Alpha's is `alpha_line`."""
    return tuple(one for one in case.costs if one.option == option.id)


def benefits_of(case: BusinessCase, option: Option) -> tuple[Benefit, ...]:
    """Return the option's benefits in money, the only ones that may be summed, in the order of the table."""
    return tuple(one for one in case.benefits if one.option == option.id and one.kind in MONEY_KINDS)


def unit_amount(record: Cost | Benefit, setting: Setting) -> Decimal:
    """Return pounds for one: quantity x unit value x the central value of each assumption named."""
    amount = record.quantity * record.unit_value
    for assumption in named_assumptions(record, setting.assumptions):
        amount *= assumption.value
    return amount


def named_assumptions(
    record: Cost | Benefit, assumptions: Mapping[str, Assumption]
) -> tuple[Assumption, ...]:
    """Return the assumptions that the record names, in the order of its columns."""
    names = (record.assumption_1, record.assumption_2, record.assumption_3)
    return tuple(assumptions[name] for name in names if name is not None)


def line_of(record: Cost | Benefit, setting: Setting) -> Line:
    """Return one cost or benefit through the years."""
    amount = unit_amount(record, setting)
    assumptions = named_assumptions(record, setting.assumptions)
    return Line(
        id=record.id,
        item=record.item,
        kind=record.kind,
        who=record.organisation if isinstance(record, Cost) else record.beneficiary,
        per=record.per,
        council_type=record.council_type,
        amounts=through_the_years(amount, record, setting),
        factors=_factors(record, assumptions),
        assumptions=assumptions,
        record=record,
    )


def alpha_line(plan: AlphaPlan, setting: Setting) -> Line:
    """Return the whole cost of the Alpha, whoever pays, in the years of its spend profile."""
    total = plan.total_cost
    return Line(
        id="the Alpha",
        item="The Alpha",
        kind=REVENUE,
        who=None,
        per=ONCE,
        council_type=None,
        amounts=alpha_by_year(total, plan, setting.years),
        factors=(f"{money(total)}, the total of the Alpha’s budget",),
        assumptions=(),
        record=None,
    )


def alpha_by_year(pounds: Decimal, plan: AlphaPlan, years: Sequence[FinancialYear]) -> tuple[Decimal, ...]:
    """Return what falls in each year of `pounds` that the Alpha costs, or somebody pays of it.

    The shares are those of the spend profile; without one all is spent in the year in which the Alpha begins.
    """
    spent = sum((month.amount for month in plan.spend), Decimal(0))
    if spent <= 0:
        shares = {FinancialYear.of(plan.start): Decimal(1)}
    else:
        shares = {}
        for month in plan.spend:
            year = month.month.financial_year
            shares[year] = shares.get(year, Decimal(0)) + month.amount / spent
    return tuple(pounds * shares.get(year, Decimal(0)) for year in years)


def _factors(record: Cost | Benefit, assumptions: Sequence[Assumption]) -> tuple[str, ...]:
    factors = []
    if record.quantity != 1:
        factors.append(number(record.quantity, 4))
    if record.unit_value != 1 or not assumptions:
        factors.append(money(record.unit_value))
    factors += [f"{measure(one.value, one.unit)} ({one.id})" for one in assumptions]
    if record.per != ONCE:
        kind = f"{record.council_type} " if record.council_type else ""
        factors.append(f"each {kind}{record.per}")
    if record.prices == CASH:
        factors.append("in cash prices, deflated")
    return tuple(factors)
