"""Checked values become the model's records, each value knowing where it was typed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from bidgen.check.shapes import Checked, check_input, check_shapes
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.bid import Overview
from bidgen.model.business_case import BusinessCase
from bidgen.model.calendar import FinancialYear
from bidgen.model.fund import Fund
from bidgen.model.procurement import Framework
from bidgen.model.rates import DiscountRates
from bidgen.model.record import Record
from bidgen.model.requirements import Requirements
from bidgen.model.research import Research
from bidgen.places import Place
from bidgen.read.folder import read_bid
from bidgen.read.packaged import read_rates
from bidgen.read.schemas import Schema, load_schema

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"
MODELS: dict[str, type[Record]] = {
    "bid": Overview,
    "business-case": BusinessCase,
    "findings": Research,
    "alpha-plan": AlphaPlan,
    "requirements": Requirements,
    "fund": Fund,
    "procurement": Framework,
    "appraisal": DiscountRates,
}
INPUTS = ("bid", "business-case", "findings", "alpha-plan", "requirements")


def checked_bid(folder: Path) -> dict[str, Checked]:
    raw, _ = read_bid(folder, "bid")
    assert raw is not None
    return dict(check_shapes(raw)[0].inputs)


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_becomes_its_record(name: str) -> None:
    assert isinstance(structure(MODELS[name], checked_bid(SMALL)[name]), MODELS[name])


def test_values_have_their_types_and_places() -> None:
    made = structure(Overview, checked_bid(SMALL)["bid"])
    assert made is not None
    assert made.discovery.award == Decimal(50_000)
    assert made.discovery.end == date(2020, 1, 31)
    assert made.website is None
    assert made.pictures == ()
    assert [one.id for one in made.organisations][:2] == ["north", "south"]
    assert made.at("title") == Place("bid/bid.yaml", 2, 8)
    assert made.organisations[1].at("name") == made.at("organisations", 1, "name")
    assert made.organisations[1].at("contribution") == made.organisations[1].at()
    assert made.at("organisations", 1, "name") != made.at("organisations", 0, "name")


def test_financial_years_lists_of_ids_and_defaults() -> None:
    made = structure(BusinessCase, checked_bid(SMALL)["business-case"])
    assert made is not None
    assert made.appraisal.first_year == FinancialYear(2020)
    assert made.appraisal.discount_rates == "green-book-2018"
    assert made.benefits[0].stories == ("S1",)
    plan = structure(AlphaPlan, checked_bid(SMALL)["alpha-plan"])
    assert plan is not None
    assert plan.milestones[0].depends_on == ()
    assert made.costs[0].per == "once"


def test_a_record_that_lacks_a_value_is_left_out_and_the_rest_keep_their_places(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "bid"))
    text = (folder / "bid.yaml").read_text("utf-8")
    (folder / "bid.yaml").write_text(
        text.replace("name: South Council, kind: council", "kind: castle"), "utf-8"
    )
    checked = checked_bid(folder)["bid"]
    made = structure(Overview, checked)
    assert not checked.whole
    assert made is not None
    assert [one.id for one in made.organisations] == ["north", "east", "west", "maker"]
    assert made.organisations[1].at("id") == checked.places["organisations", 2, "id"]


def test_an_input_that_lacks_a_value_is_none() -> None:
    assert structure(Overview, Checked({"id": "a"}, {}, frozenset(), whole=False)) is None


def test_percentages_are_fractions() -> None:
    raw, _ = read_rates("green-book-2018")
    assert raw is not None
    made = structure(DiscountRates, check_input(raw, "appraisal")[0])
    assert made is not None
    assert made.rates[0].rate == Decimal("0.035")


@dataclass(frozen=True)
class Mismatch:
    where: str
    model: frozenset[str]
    schema: frozenset[str]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_schema_and_model_have_the_same_fields_and_need_the_same(name: str) -> None:
    assert list(mismatches(MODELS[name], load_schema(name), name)) == []


def mismatches(kind: type[Record], schema: Schema, where: str) -> list[Mismatch]:
    model = {one.name for one in fields(kind)} - {"places"}
    found = [] if model == set(schema) else [Mismatch(where, frozenset(model), frozenset(schema))]
    needed = {one.name for one in fields(kind) if one.name in schema and _must_be_given(one)}
    required = {field for field, rules in schema.items() if rules.get("required") or "default" in rules}
    if not needed <= required:
        found.append(Mismatch(f"{where}, needed", frozenset(needed), frozenset(required)))
    hints = get_type_hints(kind)
    for field, rules in schema.items():
        record = _record_in(hints.get(field))
        if record is not None:
            inner = rules["schema"]["schema"] if rules["type"] == "list" else rules["schema"]
            found += mismatches(record, inner, f"{where}.{field}")
    return found


def _must_be_given(one: Any) -> bool:
    import dataclasses

    return one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING


def _record_in(hint: Any) -> type[Record] | None:
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next((found for one in get_args(hint) if (found := _record_in(one))), None)
