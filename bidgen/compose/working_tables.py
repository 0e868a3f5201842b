"""How each amount is made, benefits, adoption and assumptions, as rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.compose.appraisal_notes import cash_note
from bidgen.compose.common import Row, capital, sentence, short_names
from bidgen.compose.input_names import bare_measure, short_name
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined, rounding_note, total
from bidgen.formats import listed, measure, number, whole_money
from bidgen.model.appraisal import Line, OptionResult
from bidgen.model.business_case import (
    CASH_COST_KINDS,
    CASH_RELEASING,
    ONCE,
    SCENARIOS,
    Adoption,
    Assumption,
    Benefit,
    Option,
    last_year_of,
)


def workings(matter: Matter) -> Row:
    """Return how each amount of every option is made, the preferred one first, and what each comes to."""
    appraisal = matter.appraisal
    options = [appraisal.preferred, *(one for one in appraisal.results if one is not appraisal.preferred)]
    classes = {one.option.id: _classes(one) for one in options}
    sums = [
        ([line.total for line in lines], _total(lines))
        for each in classes.values()
        for lines in each.values()
    ]
    totals = [_totals(one.option, classes[one.option.id]) for one in options if one.costs or one.benefits]
    return {
        "rows": [
            _line_row(one.option, line, matter)
            for one in options
            for lines in classes[one.option.id].values()
            for line in lines
        ],
        "totals": {
            option: {name: whole_money(_total(lines)) for name, lines in each.items()}
            for option, each in classes.items()
        },
        "note": joined(*totals, cash_note(appraisal), rounding_note(*sums)),
    }


def _classes(found: OptionResult) -> dict[str, list[Line]]:
    """Return the option's lines by the classes that may be summed, in the order in which they are shown."""
    return {
        "costs": list(found.costs),
        "cash-releasing": [line for line in found.benefits if line.kind == CASH_RELEASING],
        "time freed": [line for line in found.benefits if line.kind != CASH_RELEASING],
    }


def _totals(option: Option, classes: dict[str, list[Line]]) -> str:
    parts = [f"{name} {whole_money(_total(lines))}" for name, lines in classes.items() if lines]
    information = ", for information" if option.is_baseline else ""
    return f"Option {option.id} in all: {listed(parts)}{information}."


def _line_row(option: Option, line: Line, matter: Matter) -> Row:
    return {
        "option": option.id,
        "item": line.item if line.record is None else f"{line.id} {line.item}",
        "sort": ", ".join([_sort(line), *_who(line, matter)]),
        "made": " × ".join(line.factors) + _when(line, matter),
        "evidence": _evidence(line, matter),
        "total": whole_money(line.total),
    }


def _sort(line: Line) -> str:
    if isinstance(line.record, Benefit):
        return "Cash" if line.kind == CASH_RELEASING else "Time freed"
    return f"{capital(line.kind)} cost" if line.kind in CASH_COST_KINDS else capital(line.kind)


def _who(line: Line, matter: Matter) -> list[str]:
    """Return who pays or gains where one organisation does; the factors tell of each council."""
    return short_names(matter, [line.who]) if line.who else []


def _each_council(council_type: str | None) -> str:
    return f"Each {council_type} council" if council_type else "Each council"


def _when(line: Line, matter: Matter) -> str:
    """Return the years of an amount that is not counted by council; the others follow the councils."""
    record, years = line.record, matter.appraisal.years
    if record is None or line.per != ONCE or record.first_year is None:
        return ""
    last = last_year_of(record, years[-1])
    return f", {record.first_year}" if last == record.first_year else f", {record.first_year} to {last}"


def _evidence(line: Line, matter: Matter) -> str:
    """Return what an amount rests on: a source, or the kinds of its assumptions, its range and confidence."""
    record = line.record
    if record is None:
        return "Bid to the fund."
    titles = {one.id: one.title for one in matter.bid.overview.sources}
    kinds = [one.kind for one in line.assumptions]
    basis = titles.get(record.source or "") or (
        capital(listed(list(dict.fromkeys(kinds)))) if kinds else "Assumption"
    )
    ends = [one for one in (record.unit_low, record.unit_high) if one is not None]
    unit_range = f"Unit value {' to '.join(bare_measure(one, '£') for one in ends)}." if ends else ""
    confidence = f", confidence {record.confidence}" if record.confidence else ""
    return joined(sentence(basis + confidence), unit_range)


def benefit_rows(matter: Matter) -> list[Row]:
    """Return the preferred option's benefits, in money or not, with whose budget is cut or who gains."""
    preferred = matter.appraisal.preferred.option.id
    return [
        {
            "item": f"{one.id} {one.item}",
            "kind": capital(one.kind),
            "whose": one.budget_holder or _gains(one, matter),
            "measure": one.measure or one.note or "Not measured yet",
        }
        for one in matter.bid.business_case.benefits
        if one.option == preferred
    ]


def _gains(benefit: Benefit, matter: Matter) -> str:
    if benefit.beneficiary:
        return short_names(matter, (benefit.beneficiary,))[0]
    return "All" if benefit.per == ONCE else f"{_each_council(benefit.council_type)} that joins"


def adoption_rows(matter: Matter) -> list[Row]:
    """Return for each scenario of the preferred option who joins, and how many councils are live when."""
    preferred = matter.appraisal.preferred.option.id
    mine = [row for row in matter.bid.business_case.adoption if row.option == preferred]
    rows: list[Row] = []
    for scenario in SCENARIOS:
        found = [row for row in mine if row.scenario == scenario]
        if found:
            bases = list(dict.fromkeys(sentence(row.basis) for row in found if row.basis))
            live = _steps(matter, found) + _by_type(matter, found)
            rows.append(
                {"scenario": capital(scenario), "basis": joined(*bases) or "Not described", "live": live}
            )
    return rows


def _steps(matter: Matter, rows: Sequence[Adoption]) -> str:
    """Return the years in which the number of councils changes: "2 in 2022-23, 4 in 2023-24"."""
    steps, before = [], 0
    for year in matter.appraisal.years:
        told = [row.councils_live for row in rows if row.year == year]
        live = sum(told) if told else before
        if live != before:
            steps.append(f"{number(live)} in {year}")
        before = live
    return ", ".join(steps) or "None in these years"


def _by_type(matter: Matter, rows: Sequence[Adoption]) -> str:
    last = [row for row in rows if row.year == matter.appraisal.years[-1] and row.councils_live]
    if len(last) < 2:
        return ""
    counts = [f"{number(row.councils_live)} {row.council_type or 'other'}" for row in last]
    return f" ({listed(counts)})"


def adoption_note(matter: Matter) -> str:
    """Return the note below the adoption: how to read it, which scenario counts, what evidence there is."""
    settings = matter.bid.business_case.appraisal
    titles = {one.id: one.title for one in matter.bid.overview.sources}
    evidence = (
        "The most councils that joined such a service in a year, by evidence: "
        f"{number(settings.most_joining)} ({titles.get(settings.most_joining_source or '', 'no source')})."
        if settings.most_joining is not None
        else "There is no evidence of how fast councils join a service like this."
    )
    return (
        "Each number includes earlier years and stands until the next one. The figures of this document "
        f"use the {settings.scenario} scenario. {evidence}"
    )


def assumption_rows(matter: Matter) -> list[Row]:
    """Return every assumption with its value, range, unit, kind, basis and test."""
    sources = {one.id: one.title for one in matter.bid.overview.sources}
    return [
        _assumption_row(one, sources.get(one.source or "")) for one in matter.bid.business_case.assumptions
    ]


def _assumption_row(one: Assumption, source: str | None) -> Row:
    return {
        "id": one.id,
        "name": _id_and_name(one),
        "statement": one.statement,
        "value": measure(one.value, one.unit),
        "range": _range(one),
        "kind": capital(one.kind),
        "basis": f"{sentence(one.basis)} Source: {source}." if source else sentence(one.basis),
        "test": f"Test: {sentence(one.test)}" if one.test else "",
    }


def _id_and_name(one: Assumption) -> str:
    """Return an assumption's id and what sentences and charts call it, where that is more than its words."""
    name = short_name(one)
    return one.id if name.casefold() == one.id.replace("-", " ").casefold() else f"{one.id} ({name})"


def _range(one: Assumption) -> str:
    low = None if one.low is None else bare_measure(one.low, one.unit)
    high = None if one.high is None else bare_measure(one.high, one.unit)
    if low and high:
        return f"{low} to {high}"
    return f"From {low}" if low else f"Up to {high}" if high else "no range given"


def _total(lines: Sequence[Line]) -> Decimal:
    return total(line.total for line in lines)
