"""The financial case: the preferred option in cash, not discounted, by year and by organisation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.appraise.lines import alpha_by_year
from bidgen.appraise.options import by_year
from bidgen.appraise.setting import Setting
from bidgen.model.alpha_plan import FUND
from bidgen.model.appraisal import (
    COUNCILS_THAT_JOIN,
    THE_FUND,
    THE_PROGRAMME,
    CashFlow,
    FinancialCase,
    Line,
    OptionResult,
)
from bidgen.model.business_case import CAPITAL, CASH_COST_KINDS, CASH_RELEASING, ONCE, REVENUE
from bidgen.model.whole import Bid


def financial_case(bid: Bid, preferred: OptionResult, setting: Setting) -> FinancialCase:
    """Return costs and cash-releasing savings of the preferred option in pounds, before optimism bias.

    Staff time is left out, for it takes no cash. The Alpha is split between the fund and the organisations
    of its budget, in the years of its spend profile.
    """
    years = len(setting.years)
    costs = [line for line in preferred.costs if line.kind in CASH_COST_KINDS]
    savings = [line for line in preferred.benefits if line.kind == CASH_RELEASING]
    paid = {who: by_year(lines, years) for who, lines in _by_payer(costs).items()}
    saved = {who: by_year(lines, years) for who, lines in _by_payer(savings).items()}
    none = (Decimal(0),) * years
    organisations = [one.id for one in bid.overview.organisations]
    fund = none
    if any(line.is_alpha for line in costs):
        for who, amounts in _alpha(bid, setting).items():
            paid[who] = tuple(a + b for a, b in zip(paid.get(who, none), amounts, strict=True))
        fund = paid.get(THE_FUND, none)
    return FinancialCase(
        capital=preferred.cost_of_kind(CAPITAL),
        revenue=preferred.cost_of_kind(REVENUE),
        fund=fund,
        savings=preferred.cash_releasing_by_year,
        flows=tuple(
            CashFlow(who, paid.get(who, none), saved.get(who, none))
            for who in dict.fromkeys(
                (THE_FUND, *organisations, COUNCILS_THAT_JOIN, THE_PROGRAMME, *paid, *saved)
            )
            if any(paid.get(who, none)) or any(saved.get(who, none))
        ),
    )


def _by_payer(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Return the lines by who pays or saves, the Alpha's left out."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if not line.is_alpha:
            other = THE_PROGRAMME if line.per == ONCE else COUNCILS_THAT_JOIN
            found.setdefault(line.who or other, []).append(line)
    return found


def _alpha(bid: Bid, setting: Setting) -> dict[str, tuple[Decimal, ...]]:
    """Return what the fund and each organisation pay of the Alpha in each year, in pounds."""
    paid: dict[str, Decimal] = {}
    for line in bid.plan.budget:
        who = THE_FUND if line.paid_by == FUND else line.organisation
        paid[who] = paid.get(who, Decimal(0)) + line.amount
    return {who: alpha_by_year(amount, bid.plan, setting.years) for who, amount in paid.items()}
