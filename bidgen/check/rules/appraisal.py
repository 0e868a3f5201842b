"""What the arithmetic needs: one business as usual, years that fit, adoption without holes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bidgen.model.business_case import (
    BUSINESS_AS_USUAL,
    COUNCIL_LIVE,
    MONEY_KINDS,
    ONCE,
    SCENARIOS,
    Adoption,
    Benefit,
    Cost,
    last_year_of,
)
from bidgen.model.calendar import FinancialYear
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def one_business_as_usual(bid: Bid) -> Iterator[Problem]:
    """Yield C321 unless exactly one option is business as usual."""
    case = bid.business_case
    found = [one for one in case.options if one.kind == BUSINESS_AS_USUAL]
    if len(found) != 1:
        yield problem(
            "C321",
            case.at("options"),
            found=", ".join(one.id for one in found) or "none",
            related=[place for one in found if (place := one.at("kind"))],
        )


def years_in_order(bid: Bid) -> Iterator[Problem]:
    """Yield C325 for a last year before the first, C324 for a benefit in money that has no first year."""
    for one in _lines(bid):
        if one.first_year is None:
            yield problem("C324", one.at("first_year"), id=one.id, item=one.item)
        elif one.last_year is not None and one.last_year < one.first_year:
            yield problem("C325", one.at("last_year"), id=one.id, first=one.first_year, last=one.last_year)


def years_within_appraisal(bid: Bid) -> Iterator[Problem]:
    """Yield C326 for each amount in a year that the appraisal does not count, so that none is lost."""
    settings, last = bid.business_case.appraisal, _last(bid)
    counted = f"{settings.first_year} to {last}"
    for one in _lines(bid):
        if one.first_year and one.first_year < settings.first_year:
            yield problem("C326", one.at("first_year"), id=one.id, found=one.first_year, counted=counted)
        elif one.first_year and (end := last_year_of(one, last)) > last:
            field = "last_year" if one.last_year else "first_year"
            yield problem("C326", one.at(field), id=one.id, found=end, counted=counted)
    if any(option.needs_alpha for option in bid.business_case.options):
        for month in bid.plan.spend:
            if not settings.first_year <= month.month.financial_year <= last:
                yield problem(
                    "C326", month.at("month"), id="the Alpha's spend", found=month.month, counted=counted
                )


def adoption_covers_lines(bid: Bid) -> Iterator[Problem]:
    """Yield C322 for each year in which a line counts councils and the Adoption table has none.

    A scenario that the figures do not count is printed all the same, so once it is begun it has every year.
    """
    case = bid.business_case
    known = {(row.option, row.scenario, row.year) for row in case.adoption}
    begun = {(row.option, row.scenario) for row in case.adoption}
    last = _last(bid)
    years: dict[str, set[FinancialYear]] = {}
    for one in _lines(bid):
        if one.per != ONCE and one.first_year:
            years.setdefault(one.option, set()).update(_span(one.first_year, last_year_of(one, last)))
    for option, counted in years.items():
        for scenario in SCENARIOS:
            if scenario != case.appraisal.scenario and (option, scenario) not in begun:
                continue
            missing = sorted(year for year in counted if (option, scenario, year) not in known)
            if missing:
                yield problem(
                    "C322",
                    case.at("adoption") or case.at(),
                    option=option,
                    scenario=scenario,
                    years=", ".join(map(str, missing)),
                )


def lines_last_while_councils_are_live(bid: Bid) -> Iterator[Problem]:
    """Yield C336 for each line per council live, its last year empty, with councils live after its first."""
    case = bid.business_case
    scenario = case.appraisal.scenario
    live = {(row.option, row.year) for row in case.adoption if row.scenario == scenario and row.councils_live}
    for one in _lines(bid):
        if one.per == COUNCIL_LIVE and one.first_year and one.last_year is None:
            later = [year for year in _span(one.first_year.plus(1), _last(bid)) if (one.option, year) in live]
            if later:
                yield problem(
                    "C336",
                    one.at("last_year"),
                    id=one.id,
                    item=one.item,
                    first=one.first_year,
                    years=", ".join(map(str, later)),
                )


def amounts_are_given(bid: Bid) -> Iterator[Problem]:
    """Yield C337 for each line in money that nothing gives an amount."""
    for one in _lines(bid):
        named = one.assumption_1 or one.assumption_2 or one.assumption_3
        # 1 is what an empty cell means. Nothing costs just £1.
        if one.quantity == 1 and one.unit_value == 1 and not named:
            yield problem("C337", one.at("unit_value"), id=one.id, item=one.item)


def councils_do_not_leave(bid: Bid) -> Iterator[Problem]:
    """Yield C339 for each scenario of an option in which fewer councils are live than the year before."""
    rows: dict[tuple[str, str], list[Adoption]] = {}
    for row in bid.business_case.adoption:
        rows.setdefault((row.option, row.scenario), []).append(row)
    for (option, scenario), found in rows.items():
        for before, after in pairwise(sorted(found, key=lambda row: row.year)):
            if after.councils_live < before.councils_live:
                yield problem(
                    "C339",
                    after.at("councils_live"),
                    option=option,
                    scenario=scenario,
                    before=before.councils_live,
                    first=before.year,
                    found=after.councils_live,
                    year=after.year,
                )


def ranges_hold_their_value(bid: Bid) -> Iterator[Problem]:
    """Yield C323 for each assumption whose low is above its value or whose high is below it."""
    for one in bid.business_case.assumptions:
        if one.low is not None and one.low > one.value:
            yield problem("C323", one.at("low"), id=one.id, found=one.low, word="above", central=one.value)
        if one.high is not None and one.high < one.value:
            yield problem("C323", one.at("high"), id=one.id, found=one.high, word="below", central=one.value)


def _lines(bid: Bid) -> Iterator[Cost | Benefit]:
    yield from bid.business_case.costs
    yield from (one for one in bid.business_case.benefits if one.kind in MONEY_KINDS)


def _last(bid: Bid) -> FinancialYear:
    settings = bid.business_case.appraisal
    return settings.first_year.plus(settings.years - 1)


def _span(first: FinancialYear, last: FinancialYear) -> Iterator[FinancialYear]:
    """Yield each year from `first` to `last`, both included."""
    return (FinancialYear(start) for start in range(first.start, last.start + 1))
