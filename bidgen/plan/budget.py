"""The Alpha's budget by part and by organisation, and who pays."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bidgen.model.alpha_plan import FUND, PARTS, BudgetLine
from bidgen.model.bid import Organisation
from bidgen.model.plan import BudgetSummary, Share


def summarise_budget(lines: tuple[BudgetLine, ...], organisations: Iterable[Organisation]) -> BudgetSummary:
    """Return what the fund pays and what the organisations pay themselves, in pounds."""
    whole = _share("total", lines)
    by_organisation = []
    for organisation in organisations:
        own = [line for line in lines if line.organisation == organisation.id]
        if own:
            by_organisation.append((organisation, _share(organisation.name, own)))
    return BudgetSummary(
        lines=lines,
        by_part=tuple(_share(part, [line for line in lines if line.part == part]) for part in PARTS),
        by_organisation=tuple(by_organisation),
        fund=whole.fund,
        own=whole.own,
    )


def _share(name: str, lines: Iterable[BudgetLine]) -> Share:
    fund = own = Decimal(0)
    for line in lines:
        if line.paid_by == FUND:
            fund += line.amount
        else:
            own += line.amount
    return Share(name, fund, own)
