"""What the values of one row say together: no percentage without its sign, no row that is there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from bidgen.check.numbers import is_percentage
from bidgen.formats import is_share, percent
from bidgen.places import Path, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.raw import Raw
from bidgen.read.schemas import Column, Table, tables_of


def faults_of_rows(
    values: Mapping[str, Any], name: str, raw: Raw, passed_over: Collection[Path]
) -> Iterator[Problem]:
    """Yield S255 for each percentage above 100% that was typed as a bare number, S256 for each second row.

    `values` are the typed values of the input `name`. `meta.unit_in` of a column names the column that says
    what it counts; `meta.unique` of a table names the columns that tell its rows apart. Rows that are
    `passed_over` are left out.
    """
    for table in tables_of(name):
        records = values.get(table.field)
        rows = [
            (number, record)
            for number, record in enumerate(records if isinstance(records, list) else ())
            if isinstance(record, dict) and (table.field, number) not in passed_over
        ]
        for column in table.columns:
            if unit := column.rules.get("meta", {}).get("unit_in"):
                yield from _bare_shares(rows, table, column, unit, raw)
        if unique := table.rules["meta"].get("unique"):
            yield from _second_rows(rows, table, unique, raw)


def _bare_shares(
    rows: list[tuple[int, dict[str, Any]]], table: Table, column: Column, unit: str, raw: Raw
) -> Iterator[Problem]:
    for number, record in rows:
        found, counts = record.get(column.field), record.get(unit)
        if not (isinstance(found, Decimal) and isinstance(counts, str) and is_share(counts)):
            continue
        typed: Any = raw.values[table.field]
        typed = typed[number].get(column.field)
        if abs(found) > 1 and not (isinstance(typed, str) and is_percentage(typed)):
            yield problem(
                "S255",
                nearest_place(raw.places, (table.field, number, column.field)),
                label=column.label,
                found=typed,
                unit=counts,
                meant=percent(found / 100, 4),
                read=percent(found, 4),
            )


def _second_rows(
    rows: list[tuple[int, dict[str, Any]]], table: Table, unique: list[str], raw: Raw
) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    columns = [column for column in table.columns if column.field in unique]
    for number, record in rows:
        # One that has to be there and is not has a Problem of its own; any other is alike where it is empty.
        if any(column.required and record.get(column.field) is None for column in columns):
            continue
        typed = [column for column in columns if record.get(column.field) is not None]
        key = tuple(str(record.get(column.field)).casefold() for column in columns)
        earlier = first.setdefault(key, number)
        if earlier != number:
            before = nearest_place(raw.places, (table.field, earlier, unique[-1]))
            yield problem(
                "S256",
                nearest_place(raw.places, (table.field, number, unique[-1])),
                related=[before],
                where=table.label,
                labels=tuple(column.label for column in typed),
                found=tuple(str(record[column.field]) for column in typed),
                first=(before,),
            )
