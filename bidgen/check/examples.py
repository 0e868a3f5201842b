"""Rows and texts of a new bid that nobody has overwritten: the examples that it began with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bidgen.catalogue import Severity
from bidgen.check.conform import conform
from bidgen.places import Path, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.raw import INPUTS, Raw
from bidgen.read.schemas import Table, examples_of, tables_of
from bidgen.read.text import tidy

# A text this long, word for word the example's, is not somebody's own; a shorter one may be.
ENOUGH_WORDS = 8
FEWEST_WORDS = 5


def examples_left(
    values: Mapping[str, Any], schema_name: str, raw: Raw
) -> tuple[frozenset[Path], list[Problem]]:
    """Return the rows that still are the example of their table, and their Problems.

    S247 for each such row, S249 for each long text left in another. `values` are typed, so an example that a
    spreadsheet shows in another format is known all the same. Packaged files have no examples.
    """
    rows: set[Path] = set()
    problems: list[Problem] = []
    for table in tables_of(schema_name) if schema_name in INPUTS else ():
        examples = _typed(schema_name, table.field)
        records = values.get(table.field)
        for number, record in enumerate(records if isinstance(records, list) else ()):
            if not isinstance(record, dict):
                continue
            if any(_is_example(record, example, table) for example in examples):
                path = (table.field, number)
                rows.add(path)
                problems.append(problem("S247", nearest_place(raw.places, path), where=table.label))
            else:
                problems += _texts_left(record, number, table, examples, raw)
    return frozenset(rows), problems


def _texts_left(
    record: Mapping[str, Any], number: int, table: Table, examples: tuple[Mapping[str, Any], ...], raw: Raw
) -> Iterator[Problem]:
    for column in table.columns:
        found = record.get(column.field)
        if not (_is_text(column.rules) and isinstance(found, str) and len(found.split()) >= FEWEST_WORDS):
            continue
        if any(_same(found, example.get(column.field)) for example in examples):
            place = nearest_place(raw.places, (table.field, number, column.field))
            severity = Severity.WARNING if len(found.split()) >= ENOUGH_WORDS else Severity.ADVICE
            yield problem(
                "S249", place, severity=severity, label=column.label, where=table.label, found=found
            )


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
