"""What the business and benefits case says: is it worth it, to whom, and how sure are we."""

from __future__ import annotations

from dataclasses import fields

from bidgen.compose import (
    alpha_tables,
    appraisal_charts,
    at_a_glance,
    cash_tables,
    council_tables,
    option_tables,
    uncertainty_charts,
    uncertainty_tables,
    working_tables,
)
from bidgen.compose.common import Row, common, with_terms
from bidgen.compose.matter import Matter
from bidgen.compose.source_rows import source_rows
from bidgen.model.document import Context
from bidgen.model.prose import Prose
from bidgen.model.record import Record
from bidgen.prose import parse_prose

CASES = ("strategic", "economic", "commercial", "financial", "management")
# Terms of the template's own words.
TERMS = ("BCR", "NPSV", "Cash-releasing", "Optimism bias", "Switching value", "Core team")


def compose(matter: Matter) -> Context:
    """Return the context of the business case: figures formatted, narrative as Prose, tables as rows."""
    case = matter.bid.business_case
    narrative: Row = {name: _prose_of(getattr(case, name)) for name in CASES}
    narrative["summary"] = parse_prose(case.summary)
    narrative["recommendation"] = parse_prose(case.recommendation)
    context = common(matter, "business-case") | {
        "business_case": narrative,
        "key_figures": at_a_glance.key_figures(matter),
        "leads": at_a_glance.leads(matter),
        "sure": {
            "chance": at_a_glance.how_sure(matter),
            "turns": at_a_glance.what_turns_it(matter),
            "assumed": at_a_glance.which_are_assumptions(matter),
        },
        "charts": _charts(matter),
        "options": [_option(matter, index) for index in range(len(case.options))],
        "appraisal": _appraisal(matter),
        "uncertainty": _uncertainty(matter),
        "workings": working_tables.workings(matter),
        "adoption": working_tables.adoption_rows(matter),
        "adoption_note": working_tables.adoption_note(matter),
        "risks": alpha_tables.risk_rows(matter, "business"),
        "assumptions": working_tables.assumption_rows(matter),
        "sources": source_rows(matter),
    }
    return with_terms(context, matter, TERMS)


def _charts(matter: Matter) -> Row:
    """Return the charts; one that the bid has no data for is empty text, for a template to ask."""
    return {
        "costs_by_year": appraisal_charts.costs_by_year(matter.appraisal),
        "cumulative": appraisal_charts.cumulative(matter.appraisal),
        "councils": appraisal_charts.councils(matter.appraisal) or "",
        "tornado": uncertainty_charts.tornado(matter) or "",
        "ranges": uncertainty_charts.ranges(matter) or "",
    }


def _option(matter: Matter, index: int) -> Row:
    option = matter.bid.business_case.options[index]
    return {
        "name": option_tables.option_name(option, matter.appraisal),
        "summary": parse_prose(option.summary),
        "advantages": parse_prose(option.advantages),
        "disadvantages": parse_prose(option.disadvantages),
    }


def _appraisal(matter: Matter) -> Row:
    appraisal = matter.appraisal
    return {
        "preferred": appraisal.preferred.option.name,
        "options": option_tables.option_rows(appraisal),
        "options_note": option_tables.option_note(appraisal, matter.uncertainty.ranking),
        "bias": option_tables.bias_rows(appraisal),
        "bias_note": option_tables.bias_note(matter),
        "no_bias": "" if appraisal.biases else option_tables.NO_BIAS,
        "years": option_tables.year_rows(appraisal),
        "years_total": option_tables.year_totals(appraisal),
        "years_note": option_tables.year_note(appraisal),
        "cash": cash_tables.cash_rows(appraisal),
        "cash_total": cash_tables.cash_totals(appraisal),
        "cash_note": cash_tables.cash_table_note(appraisal),
        "payers": cash_tables.payer_rows(matter),
        "payers_note": cash_tables.payer_note(appraisal),
        "councils": council_tables.council_rows(appraisal),
        "councils_note": council_tables.council_note(appraisal),
        "roll_up": council_tables.roll_up_rows(matter),
        "roll_up_note": council_tables.roll_up_note(appraisal),
        "benefits": working_tables.benefit_rows(matter),
    }


def _uncertainty(matter: Matter) -> Row:
    tables = uncertainty_tables
    return {
        "scenarios": tables.scenario_rows(matter),
        "scenarios_note": tables.scenario_note(matter),
        "tornado": tables.tornado_rows(matter),
        "tornado_note": tables.tornado_note(matter),
        "switches": tables.switch_rows(matter),
        "switches_note": tables.switch_note(matter),
        "simulation": tables.simulation_row(matter),
        "simulation_note": tables.simulation_note(matter),
    }


def _prose_of(record: Record) -> dict[str, Prose]:
    """Return every narrative field of one of the five cases as Prose."""
    return {
        field.name: parse_prose(getattr(record, field.name))
        for field in fields(record)
        if field.name != "places"
    }
