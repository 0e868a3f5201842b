"""Adoption: every year and type that a line counts, none that leaves, and a baseline that stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bidgen.check.rules.counting import (
    counted_rows,
    last_counted,
    lines_in_money,
    live_by_year,
    options_of_change,
    span,
    years_of,
)
from bidgen.formats import listed
from bidgen.model.business_case import BUSINESS_AS_USUAL, COUNCIL_LIVE, ONCE, SCENARIOS, Adoption
from bidgen.model.calendar import FinancialYear
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def adoption_covers_lines(bid: Bid) -> Iterator[Problem]:
    """Yield C322 for each year in which a line counts councils and the Adoption table has none.

    A scenario that the figures do not count is printed all the same, so once it is begun it has every year.
    An option whose rows tell types apart has every year of each type.
    """
    case = bid.business_case
    years: dict[str, set[FinancialYear]] = {}
    for one in lines_in_money(case):
        if one.per != ONCE:
            years.setdefault(one.option, set()).update(years_of(one, case))
    for option, counted in years.items():
        rows = [row for row in case.adoption if row.option == option]
        types: list[str | None] = list(dict.fromkeys(row.council_type for row in rows if row.council_type))
        for scenario in SCENARIOS:
            begun = [row for row in rows if row.scenario == scenario]
            if scenario != case.appraisal.scenario and not begun:
                continue
            for council_type in types or [None]:
                known = {row.year for row in begun if row.council_type == council_type}
                missing = sorted(counted - known)
                if missing:
                    yield problem(
                        "C322",
                        case.at("adoption") or case.at(),
                        option=option,
                        scenario=scenario,
                        type=f" and {council_type} councils" if council_type else "",
                        years=", ".join(map(str, missing)),
                    )


def lines_last_while_councils_are_live(bid: Bid) -> Iterator[Problem]:
    """Yield C336 for each line per council live, its last year empty, with councils live after its first."""
    case = bid.business_case
    for one in lines_in_money(case):
        if one.per == COUNCIL_LIVE and one.first_year and one.last_year is None:
            live = live_by_year(counted_rows(case, one.option, one.council_type))
            later = [year for year in span(one.first_year.plus(1), last_counted(case)) if live.get(year)]
            if later:
                yield problem(
                    "C336",
                    one.at("last_year"),
                    id=one.id,
                    item=one.item,
                    first=one.first_year,
                    years=", ".join(map(str, later)),
                )


def councils_do_not_leave(bid: Bid) -> Iterator[Problem]:
    """Yield C339 for each type in a scenario of an option of which fewer are live than the year before."""
    case = bid.business_case
    changing = {one.id for one in options_of_change(case)}
    rows: dict[tuple[str, str, str | None], list[Adoption]] = {}
    for row in case.adoption:
        if row.option in changing:
            rows.setdefault((row.option, row.scenario, row.council_type), []).append(row)
    for (option, scenario, council_type), found in rows.items():
        for before, after in pairwise(sorted(found, key=lambda row: row.year)):
            if after.councils_live < before.councils_live:
                yield problem(
                    "C339",
                    after.at("councils_live"),
                    option=option,
                    scenario=scenario,
                    before=before.councils_live,
                    councils=f"{council_type} councils" if council_type else "councils",
                    first=before.year,
                    found=after.councils_live,
                    year=after.year,
                )


def council_types_are_counted(bid: Bid) -> Iterator[Problem]:
    """Yield C358 for each line for a type of council that no row of its option's adoption counts."""
    case = bid.business_case
    for one in lines_in_money(case):
        if not one.council_type:
            continue
        types = {row.council_type for row in case.adoption if row.option == one.option}
        if one.per == ONCE:
            found = "it is an amount that counts once, whatever councils there are"
        # Without any row C322 has said so.
        elif types and one.council_type not in types:
            found = f"the Adoption table has no row of that type for option {one.option}"
        else:
            continue
        yield problem(
            "C358", one.at("council_type"), id=one.id, item=one.item, type=one.council_type, found=found
        )


def baseline_stays(bid: Bid) -> Iterator[Problem]:
    """Yield C364 where councils of business as usual differ between scenarios, C365 where between years."""
    case = bid.business_case
    baseline = {one.id for one in case.options if one.kind == BUSINESS_AS_USUAL}
    rows = [row for row in case.adoption if row.option in baseline]
    seen: dict[FinancialYear, tuple[str, str]] = {}
    for scenario in SCENARIOS:
        for year, mine in _by_year(row for row in rows if row.scenario == scenario).items():
            first, said = seen.setdefault(year, (scenario, _councils(mine)))
            if said != _councils(mine):
                yield problem(
                    "C364",
                    mine[0].at("councils_live"),
                    year=year,
                    first=first,
                    first_found=said,
                    scenario=scenario,
                    found=_councils(mine),
                )
                return
    counted = [row for row in rows if row.scenario == case.appraisal.scenario] or rows
    for (first_year, before), (year, after) in pairwise(_by_year(counted).items()):
        if _councils(before) != _councils(after):
            yield problem(
                "C365",
                after[0].at("councils_live"),
                first=first_year,
                first_found=_councils(before),
                year=year,
                found=_councils(after),
            )
            return


def _by_year(rows: Iterable[Adoption]) -> dict[FinancialYear, list[Adoption]]:
    found: dict[FinancialYear, list[Adoption]] = {}
    for row in sorted(rows, key=lambda row: row.year):
        found.setdefault(row.year, []).append(row)
    return found


def _councils(rows: Iterable[Adoption]) -> str:
    """Return how many councils the rows count, in words: "4 district and 6 unitary councils"."""
    types = sorted((row.council_type or "", row.councils_live) for row in rows if row.councils_live)
    return f"{listed([f'{live} {kind}'.strip() for kind, live in types]) or 'no'} councils"
