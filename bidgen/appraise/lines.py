"""Costs and benefits through the years: quantity x unit value x assumptions, per council where it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidgen.formats import measure, money, number
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.appraisal import Line
from bidgen.model.business_case import (
    COUNCIL_LIVE,
    MONEY_KINDS,
    ONCE,
    Adoption,
    Assumption,
    Benefit,
    BusinessCase,
    Cost,
    Option,
    last_year_of,
)
from bidgen.model.calendar import FinancialYear

ALPHA_LINE = "alpha"


@dataclass(frozen=True)
class Setting:
    """What every line needs: the years, the assumptions by id, councils live by option and year."""

    years: tuple[FinancialYear, ...]
    assumptions: Mapping[str, Assumption]
    live: Mapping[tuple[str, FinancialYear], int]


def setting_of(case: BusinessCase, scenario: str | None = None) -> Setting:
    """Return the years of the appraisal, the assumptions, and adoption in `scenario`.

    By default it is the scenario that the figures count.
    """
    settings = case.appraisal
    return Setting(
        years=tuple(settings.first_year.plus(offset) for offset in range(settings.years)),
        assumptions={one.id: one for one in case.assumptions},
        live=_councils_live(case.adoption, scenario or settings.scenario, settings.scenario),
    )


def _councils_live(
    adoption: Sequence[Adoption], scenario: str, otherwise: str
) -> dict[tuple[str, FinancialYear], int]:
    """Return councils live in `scenario`; an option that has no row of it is counted as in `otherwise`."""
    told = {row.option for row in adoption if row.scenario == scenario}
    return {
        (row.option, row.year): row.councils_live
        for row in adoption
        if row.scenario == (scenario if row.option in told else otherwise)
    }


def costs_of(case: BusinessCase, option: Option) -> tuple[Cost, ...]:
    """Return the option's lines of cost, in the order of the table; the Alpha's is `alpha_line`."""
    return tuple(one for one in case.costs if one.option == option.id)


def benefits_of(case: BusinessCase, option: Option) -> tuple[Benefit, ...]:
    """Return the option's benefits in money, the only ones that may be summed, in the order of the table."""
    return tuple(one for one in case.benefits if one.option == option.id and one.kind in MONEY_KINDS)


def typed_amount(record: Cost | Benefit) -> Decimal:
    """Return pounds for one before any assumption: quantity x unit value."""
    return record.quantity * record.unit_value


def unit_amount(record: Cost | Benefit, assumptions: Mapping[str, Assumption]) -> Decimal:
    """Return pounds for one: quantity x unit value x the central value of each assumption named."""
    amount = typed_amount(record)
    for assumption in named_assumptions(record, assumptions):
        amount *= assumption.value
    return amount


def named_assumptions(
    record: Cost | Benefit, assumptions: Mapping[str, Assumption]
) -> tuple[Assumption, ...]:
    """Return the assumptions that the record names, in the order of its columns."""
    names = (record.assumption_1, record.assumption_2, record.assumption_3)
    return tuple(assumptions[name] for name in names if name is not None and name in assumptions)


def line_of(record: Cost | Benefit, setting: Setting) -> Line:
    """Return one cost or benefit through the years."""
    amount = unit_amount(record, setting.assumptions)
    assumptions = named_assumptions(record, setting.assumptions)
    return Line(
        id=record.id,
        item=record.item,
        kind=record.kind,
        who=record.organisation if isinstance(record, Cost) else record.beneficiary,
        per=record.per,
        amounts=through_the_years(amount, record, setting),
        factors=_factors(record, assumptions),
        assumptions=assumptions,
        record=record,
    )


def through_the_years(amount: Decimal, record: Cost | Benefit, setting: Setting) -> tuple[Decimal, ...]:
    """Return `amount` pounds as often as the record counts in each year of the appraisal."""
    return tuple(amount * times(record, year, setting) for year in setting.years)


def times(record: Cost | Benefit, year: FinancialYear, setting: Setting) -> int:
    """Return how often the record's amount counts in `year`: 0, 1, or councils live or joining."""
    if record.first_year is None or not record.first_year <= year <= last_year_of(record, setting.years[-1]):
        return 0
    if record.per == ONCE:
        return 1
    live = setting.live.get((record.option, year), 0)
    if record.per == COUNCIL_LIVE:
        return live
    return max(0, live - setting.live.get((record.option, year.plus(-1)), 0))


def alpha_line(plan: AlphaPlan, setting: Setting) -> Line:
    """Return the whole cost of the Alpha, whoever pays, in the years of its spend profile."""
    total = sum((line.amount for line in plan.budget), Decimal(0))
    spent = sum((month.amount for month in plan.spend), Decimal(0))
    shares: dict[FinancialYear, Decimal] = {}
    if spent > 0:
        for month in plan.spend:
            year = month.month.financial_year
            shares[year] = shares.get(year, Decimal(0)) + month.amount / spent
    else:
        shares[FinancialYear.of(plan.start)] = Decimal(1)
    return Line(
        id=ALPHA_LINE,
        item="The Alpha",
        kind="revenue",
        who=None,
        per=ONCE,
        amounts=tuple(total * shares.get(year, Decimal(0)) for year in setting.years),
        factors=(f"{money(total)}, the total of the Alpha’s budget",),
        assumptions=(),
        record=None,
    )


def _factors(record: Cost | Benefit, assumptions: Sequence[Assumption]) -> tuple[str, ...]:
    factors = []
    if record.quantity != 1:
        factors.append(number(record.quantity, 4))
    if record.unit_value != 1 or not assumptions:
        factors.append(money(record.unit_value))
    factors += [f"{measure(one.value, one.unit)} ({one.id})" for one in assumptions]
    if record.per != "once":
        factors.append(f"each {record.per}")
    return tuple(factors)
