"""No row of the example can go unnoticed where something rests on it: tried with every row of every table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mentioning import mentions

from bidgen.api.checking import Checked, check_read
from bidgen.check import shapes
from bidgen.check.shapes import CheckedBid, check_shapes
from bidgen.compose.references import REFERENCE
from bidgen.places import Path as Steps
from bidgen.places import Place, nearest_place
from bidgen.problems import Problem
from bidgen.read.folder import read_bid
from bidgen.read.raw import INPUTS, Raw, RawBid
from bidgen.read.schemas import load_schema, tables_of
from bidgen.review import privacy

EXAMPLE = Path(__file__).parents[1] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)
# So many rows of one table at a time, so that several processes share the long ones.
TOGETHER = 40
# What names no record and makes no sum: a reader misses such a row, and no other row or text does.
ALONE = {"glossary", "lessons", "gaps", "forces", "questions", "history", "sprints", "accepted_warnings"}


@cache
def example() -> tuple[RawBid, Checked]:
    raw, problems = read_bid(EXAMPLE)
    assert raw is not None
    checked = check_read(raw, problems, EXAMPLE, today=TODAY)
    assert checked.clean
    return raw, checked


@pytest.fixture(autouse=True)
def _what_stays_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check the four inputs from which nothing is taken once, and each text for personal data once."""
    monkeypatch.setattr(shapes, "check_input", _check_input)
    monkeypatch.setattr(privacy, "personal_data", _personal_data)


_stock = shapes.check_input
_personal_data = cache(privacy.personal_data)
_checked: dict[str, Any] = {}


def _check_input(raw: Raw, name: str, folder: Path | None = None) -> Any:
    if raw is not example()[0].inputs.get(name):
        return _stock(raw, name, folder)
    if name not in _checked:
        _checked[name] = _stock(raw, name, folder)
    shape, problems = _checked[name]
    return shape, list(problems)


def without(raw: RawBid, name: str, table: str, index: int) -> RawBid:
    """Return what is read of the bid where a row has been deleted, and those below it have moved up."""

    def moved(path: Steps) -> Steps | None:
        if len(path) < 2 or path[0] != table or not isinstance(path[1], int) or path[1] < index:
            return path
        return None if path[1] == index else (table, path[1] - 1, *path[2:])

    def kept(places: dict[Steps, Place]) -> dict[Steps, Place]:
        return {new: place for path, place in places.items() if (new := moved(path)) is not None}

    one: Raw = raw.inputs[name]
    rows: Any = one.values[table]
    values = {**one.values, table: [*rows[:index], *rows[index + 1 :]]}
    made = replace(one, values=values, places=kept(one.places), keys=kept(one.keys))
    return replace(raw, inputs={**raw.inputs, name: made})


def fields(bid: CheckedBid) -> Iterator[tuple[str, Steps, Any, Any]]:
    """Yield input, path, value and rules of every value that is typed, however deep."""

    def inside(path: Steps, value: Any, rules: Any) -> Iterator[tuple[Steps, Any, Any]]:
        if isinstance(value, dict):
            for name, one in value.items():
                yield from inside((*path, name), one, rules["schema"][name])
        elif isinstance(value, list):
            for number, one in enumerate(value):
                yield from inside((*path, number), one, rules["schema"])
        else:
            yield path, value, rules

    for name, checked in bid.inputs.items():
        schema = load_schema(name)
        for field, value in checked.values.items():
            for path, one, rules in inside((field,), value, schema[field]):
                yield name, path, one, rules


@cache
def reliers() -> dict[tuple[str, str], list[tuple[str, Steps, Place, bool]]]:
    """Return, for each table and id, the fields that name it: by id, in text or in a reference.

    Each is input, path and Place, and whether the field refers to records of the table by their ids.
    """
    raw, _ = example()
    bid, _ = check_shapes(raw)
    tables = {
        row["id"]: table
        for checked in bid.inputs.values()
        for table, rows in checked.values.items()
        if isinstance(rows, list)
        for row in rows
        if isinstance(row, dict) and "id" in row
    }
    found: dict[tuple[str, str], list[tuple[str, Steps, Place, bool]]] = {}
    for name, path, value, rules in fields(bid):
        place = nearest_place(bid.inputs[name].places, path)
        refers = rules.get("meta", {}).get("refers")
        named: list[tuple[str, str]] = []
        if refers:
            named = [(refers, one) for one in ([value] if isinstance(value, str) else value)]
        elif isinstance(value, str) and path[-1] != "id":
            parts = [part for name in REFERENCE.findall(value) for part in name.split(".")]
            named = [(tables[one], one) for one in {*mentions(value, list(tables)), *parts} if one in tables]
        for key in named:
            assert place is not None
            found.setdefault(key, []).append((name, path, place, refers is not None))
    return found


def unlisted(lost: Problem, table: str, name: str) -> list[Place]:
    """Return the fields that refer to a row that is gone, where a Problem counts them all and lists some."""
    places = [place for _, _, place, refers in reliers().get((table, name), ()) if refers]
    return places if f"“{name}”" in lost.message and f"in {len(places):,} places" in lost.message else []


def money(checked: Checked) -> Any:
    """Return the results that documents print: what each option is worth, what is asked for and paid."""
    if checked.appraisal is None or checked.plan is None:
        return None
    options = [(one.option.id, one.npsv, one.bcr) for one in checked.appraisal.results]
    return options, checked.appraisal.one_council, checked.plan.budget.fund, checked.plan.budget.own


TABLES = [
    pytest.param(name, table.field, first, id=f"{table.field}-{first}")
    for name in INPUTS
    for table in tables_of(name)
    for first in range(0, len(example()[0].inputs[name].values.get(table.field) or ()) or 1, TOGETHER)  # type: ignore[arg-type]
]


def test_there_is_much_to_miss() -> None:
    """So that nothing here passes because nothing was found that rests on anything."""
    assert len(reliers()) > 150
    assert any(refers for fields in reliers().values() for *_, refers in fields)
    assert not all(refers for fields in reliers().values() for *_, refers in fields)


@pytest.mark.parametrize(("name", "table", "first"), TABLES)
def test_a_row_that_is_gone_is_missed_by_all_that_rested_on_it(name: str, table: str, first: int) -> None:
    raw, before = example()
    rows: Any = raw.inputs[name].values.get(table) or []
    said = {(one.code, one.place, one.message) for one in before.problems}
    for index, row in enumerate(rows[first : first + TOGETHER], start=first):
        rests = [
            place
            for other, path, place, _ in reliers().get((table, row.get("id", "")), ())
            if (other, path[:2]) != (name, (table, index))
        ]
        if not rests and table in ALONE:
            continue
        after = check_read(without(raw, name, table, index), (), EXAMPLE, today=TODAY)
        new = [one for one in after.problems if (one.code, one.place, one.message) not in said]
        told = {place for one in new for place in (one.place, *one.related)}
        told |= {place for one in new if one.code == "C301" for place in unlisted(one, table, row["id"])}
        assert [place for place in rests if place not in told] == [], (row, [one.code for one in new])
        if not rests:
            # No field names it: then its figures are in no result, or somebody says that they are missing.
            assert new or money(after) == money(before), row
