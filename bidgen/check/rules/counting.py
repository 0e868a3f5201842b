"""Which lines, years and councils the arithmetic counts, as the rules need to know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bidgen.model.business_case import (
    BUSINESS_AS_USUAL,
    COUNCIL_LIVE,
    MONEY_KINDS,
    ONCE,
    Adoption,
    Benefit,
    BusinessCase,
    Cost,
    Option,
    last_year_of,
)
from bidgen.model.calendar import FinancialYear


def lines_in_money(case: BusinessCase) -> Iterator[Cost | Benefit]:
    """Yield each line that the arithmetic counts: every cost, and the benefits in money."""
    yield from case.costs
    yield from benefits_in_money(case)


def benefits_in_money(case: BusinessCase) -> Iterator[Benefit]:
    return (one for one in case.benefits if one.kind in MONEY_KINDS)


def options_of_change(case: BusinessCase) -> list[Option]:
    """Return the options other than business as usual."""
    return [one for one in case.options if one.kind != BUSINESS_AS_USUAL]


def last_counted(case: BusinessCase) -> FinancialYear:
    """Return the last year of the appraisal."""
    return case.appraisal.first_year.plus(case.appraisal.years - 1)


def span(first: FinancialYear, last: FinancialYear) -> Iterator[FinancialYear]:
    """Yield each year from `first` to `last`, both included."""
    return (FinancialYear(start) for start in range(first.start, last.start + 1))


def years_of(line: Cost | Benefit, case: BusinessCase) -> list[FinancialYear]:
    """Return the years from the line's first to its last; none where it has no first year."""
    if line.first_year is None:
        return []
    return list(span(line.first_year, last_year_of(line, last_counted(case))))


def counted_rows(case: BusinessCase, option: str, council_type: str | None = None) -> list[Adoption]:
    """Return the option's rows of the scenario that the figures count: of one type, or of every one."""
    return [
        row
        for row in case.adoption
        if row.option == option
        and row.scenario == case.appraisal.scenario
        and council_type in (None, row.council_type)
    ]


def live_by_year(rows: Iterable[Adoption]) -> dict[FinancialYear, int]:
    """Return the councils of the rows by year, in the order of the years, types added up."""
    found: dict[FinancialYear, int] = {}
    for row in sorted(rows, key=lambda row: row.year):
        found[row.year] = found.get(row.year, 0) + row.councils_live
    return found


def joining_by_year(live: dict[FinancialYear, int]) -> dict[FinancialYear, int]:
    """Return by how many the councils have become more since the year before."""
    return {year: councils - live.get(year.plus(-1), 0) for year, councils in live.items()}


def begins(line: Cost | Benefit, case: BusinessCase) -> FinancialYear | None:
    """Return the first year in which the line comes to anything; None where it never does.

    A line per council does so once there are councils by the Adoption table.
    """
    if line.per == ONCE:
        return line.first_year
    live = live_by_year(counted_rows(case, line.option, line.council_type))
    counts = live if line.per == COUNCIL_LIVE else joining_by_year(live)
    return next((year for year in years_of(line, case) if counts.get(year, 0) > 0), None)
