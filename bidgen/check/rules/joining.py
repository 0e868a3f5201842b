"""How fast councils join, held against evidence, and the councils that have said when they would."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.rules.counting import (
    counted_rows,
    joining_by_year,
    last_counted,
    live_by_year,
    options_of_change,
    span,
)
from bidgen.formats import count, listed
from bidgen.model.bid import COUNCIL, Organisation
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def joining_rests_on_evidence(bid: Bid) -> Iterator[Problem]:
    """Yield C356 where councils are counted and no evidence is stated, C355 where it has no source."""
    case = bid.business_case
    settings, changing = case.appraisal, {one.id for one in options_of_change(case)}
    if settings.most_joining is None:
        if any(row.councils_live and row.option in changing for row in case.adoption):
            yield problem("C356", settings.at("most_joining"))
    elif settings.most_joining_source is None:
        found = count(settings.most_joining, "council")
        yield problem("C355", settings.at("most_joining"), found=found)


def councils_join_no_faster(bid: Bid) -> Iterator[Problem]:
    """Yield C354 for each option that more councils join in a year than by the evidence stated.

    Councils of all types together, in the scenario that the figures count.
    """
    case = bid.business_case
    most = case.appraisal.most_joining
    if most is None:
        return
    for option in options_of_change(case):
        rows = counted_rows(case, option.id)
        live = live_by_year(rows)
        # After a year that is missing, of which C322 tells, nobody knows how many join.
        faster = {
            year: councils
            for year, councils in joining_by_year(live).items()
            if councils > most and (year == min(live) or year.plus(-1) in live)
        }
        if faster:
            joining = [f"{councils} in {year}" for year, councils in faster.items()]
            first = min(faster)
            yield problem(
                "C354",
                next(row.at("councils_live") for row in rows if row.year == first),
                option=option.id,
                scenario=case.appraisal.scenario,
                found=(listed(joining),),
                most=most,
            )


def councils_can_join(bid: Bid) -> Iterator[Problem]:
    """Yield C366 for each organisation that joins and is no council, or in a year that is not appraised."""
    case = bid.business_case
    first, last = case.appraisal.first_year, last_counted(case)
    for one in bid.overview.organisations:
        if one.joins is None:
            continue
        found = None
        if one.kind != COUNCIL:
            found = f"it is not a council; its kind is {one.kind}"
        elif not first <= one.joins <= last:
            found = f"the years of the appraisal are {first} to {last}"
        if found:
            yield problem("C366", one.at("joins"), name=one.name, year=one.joins, found=found)


def no_more_join_than_are_live(bid: Bid) -> Iterator[Problem]:
    """Yield C367 for the first year by which more named councils have joined than the figures count live.

    They join the preferred option; live councils are those of the scenario that the figures count.
    """
    case = bid.business_case
    preferred, last = case.appraisal.preferred_option, last_counted(case)
    live = live_by_year(counted_rows(case, preferred))
    for year in span(case.appraisal.first_year, last):
        joined = _joined(bid, year.start)
        # How many are live in a year without a row nobody has said.
        if (year in live or not live) and len(joined) > live.get(year, 0):
            latest = joined[-1]
            yield problem(
                "C367",
                latest.at("joins"),
                year=year,
                found=f"{count(len(joined), 'council')}",
                live=live.get(year, 0),
                option=preferred,
                scenario=case.appraisal.scenario,
            )
            return


def _joined(bid: Bid, by: int) -> list[Organisation]:
    """Return the councils that have joined by the year that starts in `by`, the latest at the end."""
    dated = [
        (one.joins, one)
        for one in bid.overview.organisations
        if one.joins is not None and one.kind == COUNCIL and one.joins.start <= by
    ]
    return [one for _, one in sorted(dated, key=lambda found: found[0])]
