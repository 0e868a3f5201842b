"""What the team costs: days times day rate in the Team table, and the Budget's lines that pay for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidgen.formats import count, listed, measure, money
from bidgen.model.alpha_plan import AlphaPlan, BudgetLine, TeamMember
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

# How the Assumptions table says pounds a day.
_A_DAY = re.compile(r"£\s*(?:/|a|per)\s*day", re.IGNORECASE)


@dataclass(frozen=True)
class _Paid:
    """Members and the lines that pay for their days, whoever shares a line with whom."""

    members: tuple[TeamMember, ...]
    lines: tuple[BudgetLine, ...]


def days_make_the_cost(bid: Bid) -> Iterator[Problem]:
    """Yield C456 where days times day rate are not what the Budget's lines for these members add up to.

    A line may pay for several members, and several lines for one: what hangs together is compared together.
    Where one of the members has no rate there is nothing to compare with (C465).
    """
    for paid in _paid_together(bid.plan):
        if any(one.day_rate is None for one in paid.members):
            continue
        cost = sum((one.cost for one in paid.members), Decimal(0))
        found = sum((one.amount for one in paid.lines), Decimal(0))
        if cost != found:
            places = [one.at("amount") for one in paid.lines[1:]] + [one.at("days") for one in paid.members]
            yield problem(
                "C456",
                paid.lines[0].at("amount"),
                what=listed([one.role for one in paid.members]),
                cost=money(cost),
                lines=listed([one.id for one in paid.lines]),
                found=money(found),
                difference=money(found - cost),
                related=places,
            )


def rates_have_lines(bid: Bid) -> Iterator[Problem]:
    """Yield C457 for each member with a day rate and days whom no line of the Budget names.

    Where no line names anybody that is one fault, and one Problem.
    """
    named = {name for line in bid.plan.budget for name in line.members}
    without = [one for one in bid.plan.team if one.cost and one.id not in named]
    if len(without) > 1 and not named:
        yield problem(
            "C457",
            bid.plan.at("budget"),
            who=(f"{count(len(without), 'member')} of the team have",),
            whom="any of them",
            related=[one.at("day_rate") for one in without],
        )
        return
    for one in without:
        yield problem("C457", one.at("day_rate"), who=(f"{one.role} has",), whom=one.id)


def members_paid_for_have_rates(bid: Bid) -> Iterator[Problem]:
    """Yield C465 for each member without a day rate whom a line of the Budget pays for."""
    team = {one.id: one for one in bid.plan.team}
    unpriced: dict[str, list[BudgetLine]] = {}
    for line in bid.plan.budget:
        for name in line.members:
            if line.amount and name in team and team[name].day_rate is None:
                unpriced.setdefault(name, []).append(line)
    for name, lines in unpriced.items():
        yield problem(
            "C465",
            team[name].at("day_rate"),
            role=team[name].role,
            lines=listed([one.id for one in lines]),
            related=[one.at("members") for one in lines],
        )


def lines_name_their_own(bid: Bid) -> Iterator[Problem]:
    """Yield C458 for each member whom a line of another organisation than the member's pays for."""
    team = {one.id: one for one in bid.plan.team}
    names = {one.id: one.name for one in bid.overview.organisations}
    for line in bid.plan.budget:
        for one in (team[name] for name in line.members if name in team):
            if one.organisation != line.organisation:
                yield problem(
                    "C458",
                    line.at("organisation"),
                    id=line.id,
                    organisation=names.get(line.organisation, line.organisation),
                    role=one.role,
                    employer=names.get(one.organisation, one.organisation),
                    related=[one.at("organisation")],
                )


def rates_are_the_assumed(bid: Bid) -> Iterator[Problem]:
    """Yield C459 for each member whose rate is not the one that the line for it assumes."""
    team = {one.id: one for one in bid.plan.team}
    rates = {one.id: one for one in bid.business_case.assumptions if _A_DAY.fullmatch(one.unit.strip())}
    for line in bid.plan.budget:
        assumed = rates.get(line.assumption or "")
        for one in (team[name] for name in line.members if name in team):
            if assumed and one.day_rate is not None and one.day_rate != assumed.value:
                yield problem(
                    "C459",
                    one.at("day_rate"),
                    role=one.role,
                    rate=money(one.day_rate),
                    id=line.id,
                    assumption=assumed.id,
                    value=measure(assumed.value, assumed.unit),
                    related=[assumed.at("value")],
                )


def _paid_together(alpha: AlphaPlan) -> list[_Paid]:
    """Return members and lines that hang together, in the order of the lines; none that names nobody."""
    team = {one.id: one for one in alpha.team}
    left = [line for line in alpha.budget if any(name in team for name in line.members)]
    found: list[_Paid] = []
    while left:
        lines, left = _sharing(left[0], left)
        names = dict.fromkeys(name for line in lines for name in line.members if name in team)
        found.append(_Paid(tuple(team[name] for name in names), tuple(lines)))
    return found


def _sharing(first: BudgetLine, lines: Sequence[BudgetLine]) -> tuple[list[BudgetLine], list[BudgetLine]]:
    """Return the lines that share members with the first, or with one that does; and those that do not."""
    names = set(first.members)
    while True:
        more = {name for line in lines if names & set(line.members) for name in line.members}
        if more <= names:
            break
        names |= more
    return (
        [line for line in lines if names & set(line.members)],
        [line for line in lines if not names & set(line.members)],
    )
