"""The inputs of two bids before and after, field by field and table by table as the schemas have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bidgen.diff.difference import InputChange, TableChange, ValueChange
from bidgen.diff.tables import table_change
from bidgen.diff.values import value_change
from bidgen.model.record import Record
from bidgen.model.whole import INPUTS as PARTS
from bidgen.model.whole import Bid, EarlyBid
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import Schema, label_of, load_schema, tables_of

# Which part of a Bid holds which input.
PART_OF = dict(zip(("bid", "business-case", "findings", "alpha-plan", "requirements"), PARTS, strict=True))


def input_changes(old: Bid, new: Bid) -> tuple[InputChange, ...]:
    """Return the inputs in which something differs, in the order of the files."""
    found = (_of_input(name, getattr(old, PART_OF[name]), getattr(new, PART_OF[name])) for name in INPUTS)
    return tuple(one for one in found if one.values or one.tables)


def brief_changes(old: EarlyBid, new: EarlyBid) -> tuple[InputChange, ...]:
    """Return the same of what a brief rests on alone: bid.yaml and requirements.yaml."""
    found = (
        _of_input("bid", old.overview, new.overview),
        _of_input("requirements", old.requirements, new.requirements),
    )
    return tuple(one for one in found if one.values or one.tables)


def changed_values(name: str, old: Record, new: Record) -> tuple[ValueChange, ...]:
    """Return what differs in the fields of one input that stand in no table."""
    return tuple(_values(load_schema(name), old, new))


def _of_input(name: str, old: Record, new: Record) -> InputChange:
    tables: list[TableChange | None] = [
        table_change(table, getattr(old, table.field), getattr(new, table.field)) for table in tables_of(name)
    ]
    return InputChange(name, changed_values(name, old, new), tuple(one for one in tables if one is not None))


def _values(
    schema: Schema, old: Record | None, new: Record | None, path: str = "", label: str = ""
) -> Iterator[ValueChange]:
    for field, rules in schema.items():
        if rules.get("meta", {}).get("table"):
            continue
        before, after = (_value(row, field) for row in (old, new))
        named = f"{label}{label_of(field, rules)}"
        if rules["type"] == "dict":
            yield from _values(rules["schema"], before, after, f"{path}{field}.", f"{named}: ")
        elif (found := value_change(f"{path}{field}", named, rules, before, after)) is not None:
            yield found


def _value(row: Record | None, field: str) -> Any:
    return None if row is None else getattr(row, field)
