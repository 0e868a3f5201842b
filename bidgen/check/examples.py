"""Rows and texts of a new bid that nobody has overwritten: the examples that it began with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bidgen.check.conform import conform
from bidgen.places import nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.raw import INPUTS, Raw
from bidgen.read.schemas import Table, examples_of, tables_of
from bidgen.read.text import tidy

# A text this long, word for word the example's, is not somebody's own.
ENOUGH_WORDS = 5


def examples_left(values: Mapping[str, Any], schema_name: str, raw: Raw) -> Iterator[Problem]:
    """Yield S247 for each row of a table that still is its example, S249 for each long text left in one.

    `values` are typed, so an example that a spreadsheet shows in another format is known all the same.
    Packaged files have no examples.
    """
    for table in tables_of(schema_name) if schema_name in INPUTS else ():
        examples = _typed(schema_name, table.field)
        records = values.get(table.field)
        for number, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict):
                yield from _left(record, number, table, examples, raw)


def _left(
    record: Mapping[str, Any], number: int, table: Table, examples: tuple[Mapping[str, Any], ...], raw: Raw
) -> Iterator[Problem]:
    if any(_is_example(record, example, table) for example in examples):
        yield problem("S247", nearest_place(raw.places, (table.field, number)), where=table.label)
        return
    for column in table.columns:
        found = record.get(column.field)
        if not (_is_text(column.rules) and isinstance(found, str) and len(found.split()) >= ENOUGH_WORDS):
            continue
        if any(_same(found, example.get(column.field)) for example in examples):
            place = nearest_place(raw.places, (table.field, number, column.field))
            yield problem("S249", place, label=column.label, where=table.label, found=found)


def _is_example(record: Mapping[str, Any], example: Mapping[str, Any], table: Table) -> bool:
    """Return whether all that the row holds is the example's, a text among it.

    Ids, choices, years and amounts alone can be the same by chance: option B, central, 2021-22, 1 council.
    """
    texts = any(_is_text(column.rules) and column.field in record for column in table.columns)
    return texts and all(_same(value, example.get(field)) for field, value in record.items())


def _same(found: Any, example: Any) -> bool:
    if isinstance(found, str) and isinstance(example, str):
        return tidy(found) == tidy(example)
    return bool(found == example)


def _is_text(rules: Mapping[str, Any]) -> bool:
    return rules["type"] in {"text", "prose"}


@cache
def _typed(schema_name: str, field: str) -> tuple[Mapping[str, Any], ...]:
    """Return the example rows of the table as they would be read."""
    table = next(one for one in tables_of(schema_name) if one.field == field)
    rows: list[Any] = [dict(row) for row in examples_of(table)]
    return tuple(conform({field: rows}, {field: table.rules}).values[field])
