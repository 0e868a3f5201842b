"""What the preferred option means for one council of each type, for those named, and for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bidgen.appraise.lines import unit_amount
from bidgen.appraise.prices import deflate
from bidgen.appraise.setting import Setting, is_counted
from bidgen.model.appraisal import OneCouncil, OptionResult, RollUp
from bidgen.model.bid import Organisation
from bidgen.model.business_case import (
    CASH_COST_KINDS,
    CASH_RELEASING,
    COUNCIL_JOINING,
    COUNCIL_LIVE,
    NON_CASH_RELEASING,
    Benefit,
    BusinessCase,
    Cost,
    Option,
)
from bidgen.model.calendar import FinancialYear


def councils_by_type(case: BusinessCase, option: Option, setting: Setting) -> tuple[OneCouncil, ...]:
    """Return what `option` means for a council of each type in the Adoption table, in its order.

    It is counted once the service is settled: by the lines that count in the last year, for one council; what
    it pays to join by those of the last year in which one joins.
    """
    live = [key for key, councils in setting.live.items() if key[0] == option.id and councils]
    types = list(dict.fromkeys(kind for _, _, kind in live)) or [None]
    return tuple(_one(case, option, kind, setting) for kind in types)


def _one(case: BusinessCase, option: Option, council_type: str | None, setting: Setting) -> OneCouncil:
    last = setting.years[-1]
    costs, gains = (
        _counting(table, option, council_type, last, setting) for table in (case.costs, case.benefits)
    )
    in_cash = [one for one in costs if one.kind in CASH_COST_KINDS]
    joins = _last_that_joins(option, council_type, setting)
    to_join = [
        one
        for one in _counting(case.costs, option, council_type, joins, setting)
        if one.kind in CASH_COST_KINDS
    ]
    return OneCouncil(
        council_type=council_type,
        live=setting.live.get((option.id, last, council_type), 0),
        joining=_sum(to_join, COUNCIL_JOINING, joins, setting),
        running=_sum(in_cash, COUNCIL_LIVE, last, setting),
        cash_releasing=_sum(
            (one for one in gains if one.kind == CASH_RELEASING), COUNCIL_LIVE, last, setting
        ),
        non_cash_releasing=_sum(
            (one for one in gains if one.kind == NON_CASH_RELEASING), COUNCIL_LIVE, last, setting
        ),
        pays_now=_pays_now(case, council_type, setting),
    )


def _last_that_joins(option: Option, council_type: str | None, setting: Setting) -> FinancialYear:
    """Return the last year in which a council of the type joins; that of the appraisal where none does."""

    def live(year: FinancialYear) -> int:
        return setting.live.get((option.id, year, council_type), 0)

    joined = [year for year in setting.years if live(year) > live(year.plus(-1))]
    return joined[-1] if joined else setting.years[-1]


def _pays_now(case: BusinessCase, council_type: str | None, setting: Setting) -> Decimal | None:
    """Return what business as usual costs such a council in cash, or None where it has no such line."""
    found = [
        one
        for option in case.options
        if option.is_baseline
        for one in _counting(case.costs, option, council_type, setting.years[-1], setting)
        if one.per == COUNCIL_LIVE and one.kind in CASH_COST_KINDS
    ]
    return _sum(found, COUNCIL_LIVE, setting.years[-1], setting) if found else None


def _counting(
    table: Iterable[Cost | Benefit],
    option: Option,
    council_type: str | None,
    year: FinancialYear,
    setting: Setting,
) -> list[Cost | Benefit]:
    """Return the option's lines that count in the year for a council of the type."""
    return [
        one
        for one in table
        if one.option == option.id
        and one.council_type in (None, council_type)
        and is_counted(one, year, setting)
    ]


def _sum(records: Iterable[Cost | Benefit], per: str, year: FinancialYear, setting: Setting) -> Decimal:
    """Return what the lines come to for one council in the year, in real pounds."""
    mine, at = [one for one in records if one.per == per], setting.years.index(year)
    real = deflate([unit_amount(one, setting) for one in mine], [setting.levels_of(one)[at] for one in mine])
    return sum(real, Decimal(0))


def average(councils: Sequence[OneCouncil]) -> OneCouncil:
    """Return one council on average, by how many of each type are live in the last year."""
    if len(councils) == 1:
        return councils[0]
    live = sum(one.live for one in councils)
    # Where none is live there is nothing to weigh them by.
    shares = [Decimal(one.live) / live if live else Decimal(1) / len(councils) for one in councils]

    def mean(amounts: Iterable[Decimal]) -> Decimal:
        return sum((amount * share for amount, share in zip(amounts, shares, strict=True)), Decimal(0))

    known = [one.pays_now for one in councils if one.pays_now is not None]
    return OneCouncil(
        council_type=None,
        live=live,
        joining=mean(one.joining for one in councils),
        running=mean(one.running for one in councils),
        cash_releasing=mean(one.cash_releasing for one in councils),
        non_cash_releasing=mean(one.non_cash_releasing for one in councils),
        pays_now=mean(known) if len(known) == len(councils) else None,
    )


def named_councils(
    organisations: Iterable[Organisation],
    councils: Sequence[OneCouncil],
    setting: Setting,
    team_share: Decimal,
) -> RollUp | None:
    """Return what the councils that have said when they would join pay and save together; None for none.

    Each counts as a council of its type, or as the average where that type is not in the Adoption table.
    `team_share` is what each bears of the core team a year, in pounds.
    """
    named = [one for one in organisations if one.joins is not None and one.joins <= setting.years[-1]]
    if not named:
        return None
    by_type = {one.council_type: one for one in councils}
    each = [by_type.get(one.council_type) or by_type.get(None) or average(councils) for one in named]
    saving = sum((one.net_saving for one in each), Decimal(0))
    return RollUp(
        names=tuple(one.id for one in named),
        councils=len(named),
        joining=sum((one.joining for one in each), Decimal(0)),
        net_saving=saving,
        after_team=saving - team_share * len(named) if team_share else None,
    )


def all_councils(preferred: OptionResult, one_council: OneCouncil, team_share: Decimal) -> RollUp:
    """Return what all councils that join pay in all, and those live in the last year save in that year."""
    live = preferred.councils_live[-1]
    joining = [
        line for line in preferred.costs if line.per == COUNCIL_JOINING and line.kind in CASH_COST_KINDS
    ]
    saving = one_council.net_saving * live
    return RollUp(
        names=(),
        councils=live,
        joining=sum((line.total for line in joining), Decimal(0)),
        net_saving=saving,
        after_team=saving - team_share * live if team_share else None,
    )
