"""The Alpha's budget by part and by organisation, and who pays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bidgen.model.alpha_plan import FUND, PARTS, BudgetLine
from bidgen.model.bid import Organisation
from bidgen.model.plan import BudgetSummary, Share


def summarise_budget(lines: tuple[BudgetLine, ...], organisations: Iterable[Organisation]) -> BudgetSummary:
    """Return what the fund pays and what the organisations pay themselves, in pounds."""
    whole = whole_share(lines)
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


def shares_of(lines: Sequence[BudgetLine]) -> Mapping[tuple[str, str], Share]:
    """Return what each organisation spends in each part that it has, by part and id, the supplier first."""
    found: dict[tuple[str, str], list[BudgetLine]] = {}
    for line in sorted(lines, key=lambda one: PARTS.index(one.part)):
        found.setdefault((line.part, line.organisation), []).append(line)
    return {(part, one): _share(one, spent) for (part, one), spent in found.items()}


def whole_share(lines: Iterable[BudgetLine]) -> Share:
    """Return what all of them spend together."""
    return _share("total", lines)


def _share(name: str, lines: Iterable[BudgetLine]) -> Share:
    fund = own = Decimal(0)
    for line in lines:
        if line.paid_by == FUND:
            fund += line.amount
        else:
            own += line.amount
    return Share(name, fund, own)
