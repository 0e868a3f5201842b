"""What the arithmetic needs: one business as usual, years that fit, adoption without holes."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.model.business_case import BUSINESS_AS_USUAL, MONEY_KINDS, Benefit, Cost
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
    settings = bid.business_case.appraisal
    last = settings.first_year.plus(settings.years - 1)
    counted = f"{settings.first_year} to {last}"
    for one in _lines(bid):
        if one.first_year and one.first_year < settings.first_year:
            yield problem("C326", one.at("first_year"), id=one.id, found=one.first_year, counted=counted)
        elif (end := one.last_year or one.first_year) and end > last:
            field = "last_year" if one.last_year else "first_year"
            yield problem("C326", one.at(field), id=one.id, found=end, counted=counted)
    if any(option.needs_alpha for option in bid.business_case.options):
        for month in bid.plan.spend:
            if not settings.first_year <= month.month.financial_year <= last:
                yield problem(
                    "C326", month.at("month"), id="the Alpha's spend", found=month.month, counted=counted
                )


def adoption_covers_lines(bid: Bid) -> Iterator[Problem]:
    """Yield C322 for each year in which a line counts councils and the Adoption table has none."""
    case = bid.business_case
    known = {(row.option, row.year) for row in case.adoption if row.scenario == case.appraisal.scenario}
    missing: dict[str, set[FinancialYear]] = {}
    for one in _lines(bid):
        if one.per != "once" and one.first_year:
            last = one.last_year or one.first_year
            years = (FinancialYear(start) for start in range(one.first_year.start, last.start + 1))
            missing.setdefault(one.option, set()).update(
                year for year in years if (one.option, year) not in known
            )
    for option, years_missing in missing.items():
        if years_missing:
            yield problem(
                "C322",
                case.at("adoption") or case.at(),
                option=option,
                scenario=case.appraisal.scenario,
                years=", ".join(str(year) for year in sorted(years_missing)),
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
