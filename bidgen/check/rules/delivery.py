"""Nothing is gained before it is delivered: before the Alpha is over, or before anything is paid for."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.rules.counting import begins, benefits_in_money, options_of_change
from bidgen.formats import date_text
from bidgen.model.business_case import ONCE, Option
from bidgen.model.calendar import FinancialYear
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem


def benefits_after_the_alpha(bid: Bid) -> Iterator[Problem]:
    """Yield C351 or C352 for what an option gains in a year before the Alpha's last, or in that year.

    It is a benefit in money, or councils that are live: one Problem for each scenario, since what is gained
    per council begins with them. Only options that need the Alpha are held against it.
    """
    ends = FinancialYear.of(bid.plan.end)
    for option in options_of_change(bid.business_case):
        if option.needs_alpha:
            for what, year, place in _gains(bid, option):
                if year <= ends:
                    yield problem(
                        "C351" if year < ends else "C352",
                        place,
                        what=(what,),
                        year=year,
                        option=option.id,
                        end=date_text(bid.plan.end),
                        ends=ends,
                    )


def _gains(bid: Bid, option: Option) -> Iterator[tuple[str, FinancialYear, Place | None]]:
    """Yield what the option gains, the first year in which it does, and where that was typed."""
    case = bid.business_case
    for one in benefits_in_money(case):
        if one.option == option.id and one.per == ONCE and one.first_year:
            yield f"Benefit {one.id} (“{one.item}”) begins", one.first_year, one.at("first_year")
    rows = [row for row in case.adoption if row.option == option.id and row.councils_live]
    for scenario in dict.fromkeys(row.scenario for row in rows):
        first = min((row for row in rows if row.scenario == scenario), key=lambda row: row.year)
        yield f"In the {scenario} scenario councils are live", first.year, first.at("year")


def benefits_after_a_cost(bid: Bid) -> Iterator[Problem]:
    """Yield C353 for each option that gains money in a year before its first cost, or without any."""
    case = bid.business_case
    for option in options_of_change(case):
        gains = [
            (year, one)
            for one in benefits_in_money(case)
            if one.option == option.id and (year := begins(one, case))
        ]
        if not gains:
            continue
        paid = [year for one in case.costs if one.option == option.id and (year := begins(one, case))]
        if option.needs_alpha:
            paid += [month.month.financial_year for month in bid.plan.spend if month.amount]
            paid.append(FinancialYear.of(bid.plan.start))
        year, benefit = min(gains, key=lambda gain: gain[0])
        if not paid or year < min(paid):
            yield problem(
                "C353",
                benefit.at("first_year"),
                option=option.id,
                name=option.name,
                year=year,
                found=f"its first cost is in {min(paid)}" if paid else "it has no cost at all",
            )
