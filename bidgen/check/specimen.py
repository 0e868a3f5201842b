"""The bid that the schemas' own examples make: what a new bid begins with, as if it were filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bidgen.check.packaged import FRAMEWORK, FUND, RATES, packaged_rules
from bidgen.check.references import check_references
from bidgen.check.shapes import check_shapes
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.bid import Overview
from bidgen.model.business_case import BusinessCase
from bidgen.model.requirements import Requirements
from bidgen.model.research import Research
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.read.raw import INPUTS, Raw, RawBid, Value
from bidgen.read.schemas import Rules, example_of, examples_of, load_schema, tables_of

FOLDER = Path("specimen")
# The timetable of a brief stands in one that has not gone out yet.
_OTHERWISE: Mapping[str, Mapping[str, str]] = {"requirements": {"status": "draft"}}
# What one example row of a table cannot show: a term that the texts use, a risk of the other kind, and
# another pace of adoption. Each row is the example's own but for what stands here.
_MORE: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "glossary": ({"term": "permit", "meaning": "leave to park in a residents’ parking zone"},),
    "risks": ({"id": "RK2", "kind": "business"},),
    "adoption": ({"scenario": "slow"}, {"scenario": "fast"}),
}


@cache
def specimen_bid() -> Bid:
    """Return a whole bid in which every field has the example of its schema.

    It is nobody's bid and never built: it shows what a document has to say. That the examples make a whole
    bid is for the tests to see, so a fault here is a bug.
    """
    shapes, _ = check_references(check_shapes(raw_specimen())[0])
    overview = structure(Overview, shapes.inputs["bid"])
    case = structure(BusinessCase, shapes.inputs["business-case"])
    research = structure(Research, shapes.inputs["findings"])
    plan = structure(AlphaPlan, shapes.inputs["alpha-plan"])
    brief = structure(Requirements, shapes.inputs["requirements"])
    assert overview and case and research and plan and brief
    fund, _ = packaged_rules(FUND, overview.fund, None)
    framework, _ = packaged_rules(FRAMEWORK, brief.framework, None)
    rates, _ = packaged_rules(RATES, case.appraisal.discount_rates, None)
    assert fund and framework and rates
    return Bid(overview, case, research, plan, brief, fund, framework, rates)


def raw_specimen() -> RawBid:
    """Return the specimen as it would be typed."""
    return RawBid(FOLDER, str(FOLDER), {name: _input(name) for name in INPUTS})


def _input(name: str) -> Raw:
    values: dict[str, Value] = {
        field: found for field, rules in load_schema(name).items() if (found := _example(rules)) is not None
    }
    for table in tables_of(name):
        rows: list[dict[str, Any]] = [dict(row) for row in examples_of(table)]
        more = [{**rows[0], **change} for change in _MORE.get(table.field, ())]
        if rows:
            values[table.field] = [*rows, *more]
    values |= _OTHERWISE.get(name, {})
    return Raw(values, {(): Place(f"{name}.yaml")})


def _example(rules: Rules) -> Any:
    """Return the example of a field, or of every field of a group; None where there is none.

    The specimen has no folder, and so nothing that is made of a file.
    """
    if rules["type"] != "dict":
        return example_of(rules)
    if any(inner["type"] == "file" for inner in rules["schema"].values()):
        return None
    found = {field: _example(inner) for field, inner in rules["schema"].items()}
    return {field: value for field, value in found.items() if value is not None}
