"""What the arithmetic needs of every line: years that fit, an amount, a range around it, real prices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidgen.check.rules.counting import last_counted, lines_in_money
from bidgen.formats import count, listed_some, money, percent
from bidgen.model.business_case import CASH, Benefit, Cost, last_year_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

# No line of a council's case comes to more; sums of larger ones would lose their pence.
MOST_POUNDS = Decimal(1_000_000_000_000)
# What stands for something else in [[appraisal.council.joining]] or [[switching.adoption]].
OPTION_WORDS = ("preferred", "council")
ASSUMPTION_WORDS = ("adoption",)


def years_in_order(bid: Bid) -> Iterator[Problem]:
    """Yield C325 for a last year before the first, C324 for a benefit in money that has no first year."""
    for one in lines_in_money(bid.business_case):
        if one.first_year is None:
            yield problem("C324", one.at("first_year"), id=one.id, item=one.item)
        elif one.last_year is not None and one.last_year < one.first_year:
            yield problem("C325", one.at("last_year"), id=one.id, first=one.first_year, last=one.last_year)


def years_within_appraisal(bid: Bid) -> Iterator[Problem]:
    """Yield C326 for each amount in a year that the appraisal does not count, so that none is lost."""
    case = bid.business_case
    first, last = case.appraisal.first_year, last_counted(case)
    counted = f"{first} to {last}"
    for one in lines_in_money(case):
        if one.first_year and one.first_year < first:
            yield problem("C326", one.at("first_year"), id=one.id, found=one.first_year, counted=counted)
        elif one.first_year and (end := last_year_of(one, last)) > last:
            field = "last_year" if one.last_year else "first_year"
            yield problem("C326", one.at(field), id=one.id, found=end, counted=counted)
    if any(option.needs_alpha for option in case.options):
        for month in bid.plan.spend:
            if not first <= month.month.financial_year <= last:
                yield problem(
                    "C326", month.at("month"), id="the Alpha's spend", found=month.month, counted=counted
                )


def amounts_are_given(bid: Bid) -> Iterator[Problem]:
    """Yield C337 for each line in money that nothing gives an amount."""
    for one in lines_in_money(bid.business_case):
        named = one.assumption_1 or one.assumption_2 or one.assumption_3
        # 1 is what an empty cell means. Nothing costs just £1.
        if one.quantity == 1 and one.unit_value == 1 and not named:
            yield problem("C337", one.at("unit_value"), id=one.id, item=one.item)


def amounts_are_possible(bid: Bid) -> Iterator[Problem]:
    """Yield C420 for each line in money that comes to less than nothing, C421 for one beyond all budgets."""
    case = bid.business_case
    values = {one.id: one.value for one in case.assumptions}
    for one in lines_in_money(case):
        amount = one.quantity * one.unit_value
        for name in (one.assumption_1, one.assumption_2, one.assumption_3):
            amount *= values.get(name or "", Decimal(1))
        if amount < 0:
            yield problem("C420", one.at("unit_value"), id=one.id, item=one.item, found=money(amount))
        elif amount > MOST_POUNDS:
            yield problem("C421", one.at("unit_value"), id=one.id, item=one.item, most=money(MOST_POUNDS))


def names_are_free(bid: Bid) -> Iterator[Problem]:
    """Yield C422 for an option or assumption whose id is a word that references need for something else."""
    case = bid.business_case
    for one in case.options:
        if one.id.casefold() in OPTION_WORDS:
            yield problem("C422", one.at("id"), id=one.id, what="an option")
    for assumption in case.assumptions:
        if assumption.id.casefold() in ASSUMPTION_WORDS:
            yield problem("C422", assumption.at("id"), id=assumption.id, what="an assumption")


def unit_ranges_hold_their_value(bid: Bid) -> Iterator[Problem]:
    """Yield C359 for each line whose lowest unit value is above its unit value or its highest below it."""
    for one in lines_in_money(bid.business_case):
        if one.unit_low is not None and one.unit_low > one.unit_value:
            yield _outside(one, "unit_low", one.unit_low, "above")
        if one.unit_high is not None and one.unit_high < one.unit_value:
            yield _outside(one, "unit_high", one.unit_high, "below")


def _outside(one: Cost | Benefit, field: str, found: Decimal, word: str) -> Problem:
    return problem(
        "C359",
        one.at(field),
        id=one.id,
        item=one.item,
        end="lowest" if field == "unit_low" else "highest",
        found=money(found),
        word=word,
        # 1 is what an empty cell means.
        central="which is empty and means £1" if one.unit_value == 1 else money(one.unit_value),
    )


def cash_prices_are_deflated(bid: Bid) -> Iterator[Problem]:
    """Yield C360 once for lines in cash prices without inflation, C361 for inflation without such a line."""
    case = bid.business_case
    settings = case.appraisal
    found = [one for one in lines_in_money(case) if one.prices == CASH]
    if found and settings.inflation is None:
        ids = listed_some([one.id for one in found])
        yield problem(
            "C360",
            settings.at("inflation"),
            related=[one.at("prices") for one in found],
            found=f"{count(len(found), 'line')} ({ids}) {'is' if len(found) == 1 else 'are'}",
            base=settings.price_base,
        )
    elif settings.inflation and not found:
        yield problem("C361", settings.at("inflation"), found=percent(settings.inflation))
