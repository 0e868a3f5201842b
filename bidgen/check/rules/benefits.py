"""Benefits: somebody answers for each in cash, none is counted twice, and only money has an amount."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bidgen.catalogue import Severity
from bidgen.check.rules.counting import benefits_in_money, years_of
from bidgen.formats import listed, money, number
from bidgen.model.business_case import CASH_RELEASING, MONEY_KINDS, Benefit, BusinessCase
from bidgen.model.calendar import FinancialYear
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def cash_has_a_budget_holder(bid: Bid) -> Iterator[Problem]:
    """Yield C346 for each cash-releasing benefit that names nobody whose budget is cut."""
    for one in bid.business_case.benefits:
        if one.kind == CASH_RELEASING and not one.budget_holder:
            yield problem("C346", one.at("budget_holder"), id=one.id, item=one.item)


def no_benefit_counts_twice(bid: Bid) -> Iterator[Problem]:
    """Yield C348 for each benefit in money that an earlier line counts already.

    Advice where the two are of one class and differ in quantity or unit value: they may be two benefits.
    """
    case = bid.business_case
    seen: set[str] = set()
    for first, one in combinations(benefits_in_money(case), 2):
        driver, years = _driver(one), _years_of_both(first, one, case)
        if one.id in seen or driver is None or not years or not _same(first, one):
            continue
        seen.add(one.id)
        alike = (first.quantity, first.unit_value) == (one.quantity, one.unit_value)
        yield problem(
            "C348",
            one.at(),
            related=[first.at()],
            severity=Severity.WARNING if alike or first.kind != one.kind else Severity.ADVICE,
            first=first.id,
            first_item=first.item,
            id=one.id,
            item=one.item,
            option=one.option,
            driver=driver,
            years=str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}",
        )


def amounts_are_money(bid: Bid) -> Iterator[Problem]:
    """Yield C357 for each benefit that is not money and has an amount all the same."""
    for one in bid.business_case.benefits:
        found = _amount(one) if one.kind not in MONEY_KINDS else {}
        if found:
            field = next(iter(found))
            said = listed(list(found.values()))
            yield problem("C357", one.at(field), id=one.id, item=one.item, kind=one.kind, found=said)


def _same(first: Benefit, other: Benefit) -> bool:
    """Say whether two lines count the same gain of the same people. No council type means every type."""
    return (
        (first.option, first.beneficiary, _driver(first)) == (other.option, other.beneficiary, _driver(other))
        # A line without a type counts councils of every type.
        and (first.council_type == other.council_type or None in (first.council_type, other.council_type))
    )


def _driver(one: Benefit) -> str | None:
    """Return what the amount comes from; None where the line does not say."""
    named = sorted({name for name in (one.assumption_1, one.assumption_2, one.assumption_3) if name})
    if named:
        return listed(named)
    return f"{money(one.unit_value)} by {one.source}" if one.source else None


def _years_of_both(first: Benefit, other: Benefit, case: BusinessCase) -> list[FinancialYear]:
    return sorted(set(years_of(first, case)) & set(years_of(other, case)))


def _amount(one: Benefit) -> dict[str, str]:
    """Return what is typed of an amount, in words by field; an empty quantity or unit value is 1."""
    found: dict[str, str] = {}
    if one.quantity != 1:
        found["quantity"] = f"a quantity of {number(one.quantity)}"
    if one.unit_value != 1:
        found["unit_value"] = f"a unit value of {money(one.unit_value)}"
    for field in ("assumption_1", "assumption_2", "assumption_3"):
        if name := getattr(one, field):
            found[field] = f"the assumption {name}"
    return found
