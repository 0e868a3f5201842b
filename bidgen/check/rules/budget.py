"""The Alpha's money: lines that add up, parts that are there, and the fund's maximum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import money
from bidgen.model.alpha_plan import FUND
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def fund_lines_make_sum_asked(bid: Bid) -> Iterator[Problem]:
    """Yield C302 where the Budget's lines paid by the fund do not add up to the sum asked for."""
    alpha = bid.plan
    lines = [line for line in alpha.budget if line.paid_by == FUND]
    paid = sum((line.amount for line in lines), Decimal(0))
    if paid != alpha.sum_asked:
        yield problem(
            "C302",
            alpha.at("sum_asked"),
            asked=money(alpha.sum_asked),
            found=money(paid),
            difference=money(paid - alpha.sum_asked),
            related=[line.at("amount") for line in lines] or [alpha.at("budget")],
        )


def spend_makes_sum_asked(bid: Bid) -> Iterator[Problem]:
    """Yield C320 where the spend profile is not the sum asked for; of an empty one C451 speaks."""
    alpha = bid.plan
    spent = sum((month.amount for month in alpha.spend), Decimal(0))
    if alpha.spend and spent != alpha.sum_asked:
        yield problem(
            "C320",
            alpha.at("spend"),
            asked=money(alpha.sum_asked),
            found=money(spent),
            difference=money(spent - alpha.sum_asked),
            related=[alpha.at("sum_asked"), *(month.at("amount") for month in alpha.spend)],
        )


def sum_within_maximum(bid: Bid) -> Iterator[Problem]:
    """Yield C305 where the sum asked for is above the fund's maximum."""
    rule, alpha = bid.fund.maximum_grant, bid.plan
    if rule and alpha.sum_asked > rule.value:
        yield problem(
            "C305",
            alpha.at("sum_asked"),
            severity=severity_of(rule.confirmed),
            found=money(alpha.sum_asked),
            maximum=money(rule.value),
            source=source_text(rule.source, rule.confirmed),
        )


def every_part_is_there(bid: Bid) -> Iterator[Problem]:
    """Yield C303 for each part of the cost that has no line."""
    rule, alpha = bid.fund.cost_parts, bid.plan
    there = {line.part for line in alpha.budget}
    for part in rule.value if rule else ():
        if rule and part not in there:
            yield problem(
                "C303",
                alpha.at("budget"),
                severity=severity_of(rule.confirmed),
                part=part,
                source=source_text(rule.source, rule.confirmed),
            )


def parts_fit_organisations(bid: Bid) -> Iterator[Problem]:
    """Yield C304 for each line whose part is not what its organisation is in the Alpha."""
    organisations = {one.id: one for one in bid.overview.organisations}
    for line in bid.plan.budget:
        organisation = organisations.get(line.organisation)
        role = organisation.alpha_role or "none" if organisation else line.part
        if organisation and role != line.part:
            yield problem(
                "C304",
                line.at("part"),
                id=line.id,
                part=line.part,
                name=organisation.name,
                role=role,
                related=[organisation.at("alpha_role")],
            )
