"""Whatever was typed otherwise is found, and nothing else is: tried with every field of the example."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matters import EXAMPLE, TODAY

from bidgen.api.checking import check_bid
from bidgen.diff.inputs import PART_OF, input_changes
from bidgen.diff.tables import NATURAL_KEYS, key_of
from bidgen.model.calendar import FinancialYear, Month
from bidgen.model.whole import Bid
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import Rules, Schema, load_schema, tables_of

TABLES = [(name, table) for name in INPUTS for table in tables_of(name)]
EVERY_TABLE = pytest.mark.parametrize(("name", "table"), TABLES, ids=[table.field for _, table in TABLES])


@cache
def example() -> Bid:
    bid = check_bid(EXAMPLE, today=TODAY).bid
    assert bid is not None
    return bid


def sample(rules: Rules) -> Any:
    """Return a value of a field's type."""
    return {
        "integer": 3, "number": Decimal("3.5"), "money": Decimal(300), "percent": Decimal("0.25"),
        "date": date(2020, 2, 3), "boolean": True, "month": Month(2020, 5), "ids": ("Z9",),
        "financial_year": FinancialYear(2021), "list": ("Z9",),
    }.get(rules["type"], "a word or two")  # fmt: skip


def altered(value: Any, rules: Rules) -> Any:
    """Return another value of the same type."""
    if value is None or value == ():
        return sample(rules)
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=8)
    if isinstance(value, FinancialYear):
        return value.plus(1)
    if isinstance(value, Month):
        return Month(value.year + 1, value.month)
    if isinstance(value, tuple):
        return value[1:]
    return f"{value} otherwise" if isinstance(value, str) else value + Decimal("0.001")


def with_part(bid: Bid, name: str, **changed: Any) -> Bid:
    return replace(bid, **{PART_OF[name]: replace(part(bid, name), **changed)})


def part(bid: Bid, name: str) -> Any:
    return getattr(bid, PART_OF[name])


def plain(schema: Schema, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Rules]]:
    """Yield the path of every field outside tables, those inside groups too."""
    for field, rules in schema.items():
        if rules["type"] == "dict":
            yield from plain(rules["schema"], (*path, field))
        elif not rules["meta"].get("table"):
            yield (*path, field), rules


FIELDS = [(name, path, rules) for name in INPUTS for path, rules in plain(load_schema(name))]


def replaced(record: Any, path: tuple[str, ...], rules: Rules) -> Any:
    first, *rest = path
    inner = getattr(record, first)
    if rest and inner is None:
        # The only group that the example leaves out.
        assert first == "logo"
        hint = next(one for one in get_args(get_type_hints(type(record))[first]) if one is not type(None))
        return replace(record, **{first: hint(file="a.png", alt="A tower")})
    made = replaced(inner, tuple(rest), rules) if rest else altered(inner, rules)
    return replace(record, **{first: made})


def row_of(name: str, table: Any) -> Any:
    """Return a row with a value in every field."""
    kind = get_args(get_type_hints(type(part(example(), name)))[table.field])[0]
    return kind(**{one.field: sample(one.rules) for one in table.columns})


@pytest.mark.parametrize(("name", "path", "rules"), FIELDS, ids=[".".join(one[1]) for one in FIELDS])
def test_a_change_of_any_field_is_found(name: str, path: tuple[str, ...], rules: Rules) -> None:
    new = replace(example(), **{PART_OF[name]: replaced(part(example(), name), path, rules)})
    (found,) = input_changes(example(), new)
    assert (found.input, found.tables) == (name, ())
    # A group that is new is told with all that is in it.
    assert ".".join(path) in [one.field for one in found.values]
    assert len(found.values) == 1 or path[-2] == "logo"
    assert all(one.before != one.after for one in found.values)


@EVERY_TABLE
def test_a_change_of_any_column_is_found(name: str, table: Any) -> None:
    old = with_part(example(), name, **{table.field: (row_of(name, table),)})
    for column in table.columns:
        row = getattr(part(old, name), table.field)[0]
        other = replace(row, **{column.field: altered(getattr(row, column.field), column.rules)})
        new = with_part(old, name, **{table.field: (other,)})
        ((found,),) = (one.tables for one in input_changes(old, new))
        if column.field in key_of(table) and table.field not in NATURAL_KEYS:
            assert [one.kind for one in found.rows] == ["added", "removed"]
        elif column.field == "unit":
            assert {one.field for one in found.rows[0].values} == {"value", "low", "high", "unit"}
        elif found.rows[0].kind == "changed":
            assert [one.field for one in found.rows[0].values] == [column.field]


@EVERY_TABLE
def test_a_row_that_is_new_or_gone_is_found(name: str, table: Any) -> None:
    rows = getattr(part(example(), name), table.field)
    new = with_part(example(), name, **{table.field: (row_of(name, table), *rows)})
    for one, other, kind in ((example(), new, "added"), (new, example(), "removed")):
        ((found,),) = (one.tables for one in input_changes(one, other))
        (row,) = found.rows
        assert (found.table, row.kind) == (table.field, kind)
        assert row.id and {value.kind for value in row.values} == {kind}


def shuffled(bid: Bid, chance: random.Random) -> Bid:
    """Return the bid with the rows of every table, and the entries of every list, in another order."""
    for name, table in TABLES:
        rows = [
            replace(row, **{
                one.field: tuple(chance.sample(getattr(row, one.field), len(getattr(row, one.field))))
                for one in table.columns
                if isinstance(getattr(row, one.field), tuple)
            })
            for row in getattr(part(bid, name), table.field)
        ]  # fmt: skip
        bid = with_part(bid, name, **{table.field: tuple(chance.sample(rows, len(rows)))})
    return bid


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_rows_that_were_sorted_are_no_change(chance: random.Random) -> None:
    assert input_changes(example(), example()) == ()
    assert input_changes(example(), shuffled(example(), chance)) == ()


def edited(bid: Bid, chance: random.Random) -> Bid:
    """Return the bid with some rows gone and some values altered."""
    for name, table in chance.sample(TABLES, 8):
        rows = list(getattr(part(bid, name), table.field))
        for _ in range(chance.randrange(3) if rows else 0):
            at = chance.randrange(len(rows))
            column = chance.choice(table.columns)
            changed = {column.field: altered(getattr(rows[at], column.field), column.rules)}
            rows[at : at + 1] = chance.choice(([], [replace(rows[at], **changed)]))
            if not rows:
                break
        bid = with_part(bid, name, **{table.field: tuple(rows)})
    return bid


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_way_back_turns_added_into_removed(chance: random.Random) -> None:
    old, new = edited(example(), chance), shuffled(edited(example(), chance), chance)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    there, back = (
        {
            (table.table, turned[row.kind] if way else row.kind, value.field, *ends[:: -1 if way else 1])
            for one in changes
            for table in one.tables
            for row in table.rows
            for value in row.values
            for ends in [(value.before, value.after)]
        }
        for way, changes in enumerate((input_changes(old, new), input_changes(new, old)))
    )
    # Lists are told in the order in which they were typed.
    assert {one for one in there if ";" not in str(one)} == {one for one in back if ";" not in str(one)}


def test_every_table_has_something_that_tells_its_rows_apart() -> None:
    for _, table in TABLES:
        named = "id" in [one.field for one in table.columns] or "unique" in table.rules["meta"]
        assert named != (table.field in NATURAL_KEYS), table.field
        assert key_of(table)


def test_white_space_and_how_a_value_is_written_are_no_change() -> None:
    plan = example().plan
    wrapped = plan.summary.replace(" ", "\n ").replace("\n\n", "\n\n\n")
    assert input_changes(example(), with_part(example(), "alpha-plan", summary=wrapped)) == ()
    same = with_part(example(), "alpha-plan", sum_asked=Decimal("100000.00"))
    assert input_changes(example(), same) == ()


FIGURES = [
    ("alpha-plan", "sum_asked", Decimal(90_000), "£100,000 → £90,000 (£10,000 less)"),
    ("alpha-plan", "start", date(2020, 4, 14), "6 April 2020 → 14 April 2020 (8 days later)"),
    ("requirements", "number_of_suppliers", 6, "5 suppliers → 6 suppliers (1 more supplier)"),
    ("requirements", "price_weighting", Decimal("0.275"), "30% → 27.5% (2.5 percentage points less)"),
    ("requirements", "status", "closed", "awarded → closed ()"),
]


@pytest.mark.parametrize(("name", "field", "value", "told"), FIGURES, ids=[one[1] for one in FIGURES])
def test_a_figure_is_told_with_its_difference(name: str, field: str, value: Any, told: str) -> None:
    ((found,),) = (
        one.values for one in input_changes(example(), with_part(example(), name, **{field: value}))
    )
    assert f"{found.before} → {found.after} ({found.difference})" == told


def test_an_edited_row_without_an_id_is_changed_and_another_one_is_not() -> None:
    events = example().requirements.history
    moved = replace(events[1], date=date(2019, 10, 5))
    other = replace(events[2], date=date(2020, 1, 2), event="Nothing of the sort.")
    new = with_part(example(), "requirements", history=(other, moved, events[0], *events[3:]))
    ((found,),) = (one.tables for one in input_changes(example(), new))
    assert [(one.kind, one.id) for one in found.rows] == [
        ("added", "2 January 2020"),
        ("removed", "11 October 2019"),
        ("changed", "5 October 2019"),
    ]


def test_an_entry_of_a_list_of_texts_is_told_by_itself() -> None:
    outputs = example().requirements.outputs
    new = with_part(example(), "requirements", outputs=("A video", *outputs[1:4], f"{outputs[4]} or a Beta"))
    ((found,),) = (one.values for one in input_changes(example(), new))
    assert [(one.kind, one.before, one.after) for one in found.entries] == [
        ("added", None, "A video"),
        ("removed", outputs[0], None),
        ("changed", outputs[4], f"{outputs[4]} or a Beta"),
    ]
