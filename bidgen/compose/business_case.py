"""What the business and benefits case says: is it worth it, to whom, and how sure are we."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from bidgen.compose import alpha_tables, appraisal_charts
from bidgen.compose import appraisal_tables as tables
from bidgen.compose.appraisal_tables import before_share
from bidgen.compose.common import Row, capital, common, with_terms
from bidgen.compose.matter import Matter
from bidgen.compose.result_names import years_text
from bidgen.compose.source_rows import source_rows
from bidgen.formats import count, listed, money, money_in_words, number, ratio
from bidgen.model.appraisal import Appraisal
from bidgen.model.business_case import CASH_RELEASING, SCENARIOS, Adoption, Benefit
from bidgen.model.document import Context
from bidgen.model.prose import Prose
from bidgen.model.record import Record
from bidgen.prose import parse_prose

CASES = ("strategic", "economic", "commercial", "financial", "management")
# Terms of the template's own words.
TERMS = ("BCR", "NPSV", "Cash-releasing", "Optimism bias")


def compose(matter: Matter) -> Context:
    """Return the context of the business case: figures formatted, narrative as Prose, tables as rows."""
    case, appraisal = matter.bid.business_case, matter.appraisal
    narrative: Row = {name: _prose_of(getattr(case, name)) for name in CASES}
    narrative["summary"] = parse_prose(case.summary)
    narrative["recommendation"] = parse_prose(case.recommendation)
    context = common(matter, "business-case") | {
        "business_case": narrative,
        "key_figures": key_figures(matter),
        "leads": _leads(matter),
        "charts": {
            "costs_by_year": appraisal_charts.costs_by_year(appraisal),
            "cumulative": appraisal_charts.cumulative(appraisal),
        },
        "options": [_option(matter, index) for index in range(len(case.options))],
        "appraisal": _appraisal(matter),
        "workings": _workings(matter),
        "adoption": _adoption_rows(matter),
        "adoption_note": _adoption_note(matter),
        "risks": alpha_tables.risk_rows(matter, "business"),
        "assumptions": tables.assumption_rows(matter),
        "sources": source_rows(matter),
    }
    return with_terms(context, matter, TERMS)


def key_figures(matter: Matter) -> list[Row]:
    """Return what stands first: NPSV, what one council saves and pays to join, and the sum asked for."""
    appraisal, alpha = matter.appraisal, matter.bid.plan
    council, found = appraisal.one_council, appraisal.preferred
    over = f"over {count(len(appraisal.years), 'year')} from {appraisal.years[0]}"
    return [
        {
            "figure": money_in_words(found.npsv),
            "label": f"net present social value of the preferred option, {over}",
        },
        {
            "figure": money_in_words(council.net_saving),
            "label": "saved a year by one council that joins, in cash, after hosting and support"
            + before_share(appraisal),
        },
        {
            "figure": money_in_words(council.joining),
            "label": "paid once by a council to join, and "
            + (
                "never earned back in cash"
                if council.payback is None
                else f"earned back in {years_text(council.payback)}{before_share(appraisal)}"
            ),
        },
        {
            "figure": money(alpha.sum_asked),
            "label": f"asked of the fund for an Alpha that costs {money(matter.plan.budget.total)} in all",
        },
    ]


def _leads(matter: Matter) -> dict[str, str]:
    """Return the sentences that open the sections whose answer is a figure."""
    appraisal, budget = matter.appraisal, matter.plan.budget
    found, council = appraisal.preferred, appraisal.one_council
    years = count(len(appraisal.years), "year")
    name = f"the preferred option, {found.option.id},"
    worth = (
        f"On our assumptions, yes: over {years} {name} gains {money_in_words(found.present_benefit)} and "
        f"costs {money_in_words(found.present_cost)} in present values, a net present social value of "
        f"{money_in_words(found.npsv)}."
        if found.npsv > 0
        else f"On our assumptions, no: over {years} {name} costs more than it gains, a "
        f"net present social value of {money_in_words(found.npsv)}."
    )
    value = "" if found.bcr is None else f" Its benefit-cost ratio is {ratio(found.bcr)}."
    value += _when_paid_back(appraisal) + _cash_alone(appraisal)
    pays = (
        f"It pays {money_in_words(council.joining)} once to join and then saves "
        f"{money_in_words(council.net_saving)} a year in cash{before_share(appraisal)}, so it is paid back "
        f"in {years_text(council.payback)}."
        if council.payback is not None
        else f"It pays {money_in_words(council.joining)} once to join and does not earn that back in cash."
    )
    parts = listed([f"{money(one.total)} by {_spender(one.name)}" for one in budget.by_part if one.total])
    alpha = (
        f"The Alpha costs {money(budget.total)}, spent {parts}. The fund is asked for {money(budget.fund)}"
    )
    own = f"; the organisations put in {money(budget.own)} themselves." if budget.own else "."
    return {"economic": worth + value, "council": pays, "financial": alpha + own}


def _when_paid_back(appraisal: Appraisal) -> str:
    """Return in which financial year benefits and costs, added up, turn positive for good."""
    year, payback = appraisal.paid_back_in, appraisal.preferred.payback
    if year is None or payback is None:
        return " Within these years it is not paid back."
    return f" Added up, benefits pass costs in {year}, {years_text(payback)} after year 0."


def _cash_alone(appraisal: Appraisal) -> str:
    """Return what is left of the result when staff time, which cuts no budget, is not counted."""
    if not any(appraisal.preferred.non_cash_releasing_by_year):
        return ""
    in_cash = money_in_words(appraisal.preferred.cash_npsv)
    return f" Part of the value is staff time; in cash alone it is {in_cash}."


def _spender(part: str) -> str:
    return {"supplier": "the supplier", "lead": "the lead", "partner": "the partners"}.get(part, part)


def _option(matter: Matter, index: int) -> Row:
    option = matter.bid.business_case.options[index]
    preferred = option.id == matter.appraisal.preferred.option.id
    return {
        "name": f"{option.id}. {option.name}" + (" (preferred)" if preferred else ""),
        "summary": parse_prose(option.summary),
        "advantages": parse_prose(option.advantages),
        "disadvantages": parse_prose(option.disadvantages),
    }


def _appraisal(matter: Matter) -> Row:
    appraisal = matter.appraisal
    return {
        "preferred": appraisal.preferred.option.name,
        "options": tables.option_rows(appraisal),
        "options_note": tables.option_note(appraisal),
        "years": tables.year_rows(appraisal),
        "years_total": tables.year_totals(appraisal),
        "years_note": tables.year_note(appraisal),
        "cash": tables.cash_rows(appraisal),
        "cash_total": tables.cash_totals(appraisal),
        "cash_note": tables.cash_table_note(appraisal),
        "council": tables.council_rows(appraisal),
        "council_note": tables.council_note(appraisal),
        "benefits": tables.benefit_rows(_benefits(matter), matter),
    }


def _benefits(matter: Matter) -> list[Benefit]:
    """Return every benefit of the preferred option, in money or not."""
    preferred = matter.appraisal.preferred.option.id
    return [one for one in matter.bid.business_case.benefits if one.option == preferred]


def _workings(matter: Matter) -> Row:
    """Return how each amount of the preferred option is made, and what each class comes to."""
    found = matter.appraisal.preferred
    cash = [line for line in found.benefits if line.kind == CASH_RELEASING]
    time = [line for line in found.benefits if line.kind != CASH_RELEASING]
    classes = {"costs": found.costs, "cash_releasing": cash, "time": time}
    return {
        "rows": tables.line_rows((*found.costs, *cash, *time), matter),
        "note": tables.lines_note(matter.appraisal, *classes.values()),
        **{name: tables.lines_total(lines) for name, lines in classes.items()},
    }


def _adoption_rows(matter: Matter) -> list[Row]:
    """Return for each scenario of the preferred option who joins, and how many councils are live when."""
    preferred = matter.appraisal.preferred.option.id
    mine = [row for row in matter.bid.business_case.adoption if row.option == preferred]
    rows: list[Row] = []
    for scenario in SCENARIOS:
        found = [row for row in mine if row.scenario == scenario]
        if found:
            basis = next((row.basis for row in found if row.basis), "Not described")
            rows.append({"scenario": capital(scenario), "basis": basis, "live": _steps(matter, found)})
    return rows


def _steps(matter: Matter, rows: Sequence[Adoption]) -> str:
    """Return the years in which the number of councils changes: "2 in 2022-23, 4 in 2023-24"."""
    by_year = {row.year: row.councils_live for row in rows}
    steps, before = [], 0
    for year in matter.appraisal.years:
        live = by_year.get(year, before)
        if live != before:
            steps.append(f"{number(live)} in {year}")
        before = live
    return ", ".join(steps) or "None in these years"


def _adoption_note(matter: Matter) -> str:
    scenario = matter.bid.business_case.appraisal.scenario
    return (
        "Each number includes earlier years and stands until the next one. The figures of this document "
        f"use the {scenario} scenario."
    )


def _prose_of(record: Record) -> dict[str, Prose]:
    """Return every narrative field of one of the five cases as Prose."""
    return {
        field.name: parse_prose(getattr(record, field.name))
        for field in fields(record)
        if field.name != "places"
    }
