"""Numbers that a workbook holds as text: they are read, but its own sums leave them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bidgen.check.numbers import is_percentage
from bidgen.formats import listed_some
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.raw import Raw, Value
from bidgen.read.schemas import Column, Table, tables_of

_KINDS = frozenset({"money", "number", "integer"})


def numbers_as_text(values: Mapping[str, Any], name: str, raw: Raw) -> Iterator[Problem]:
    """Yield S244 once for each column of a sheet where numbers were typed as text, at the first of them.

    `values` are the typed values of the input `name`. A percentage is left out: the reader makes text of
    every cell in a percentage format.
    """
    for table in tables_of(name):
        rows, typed = raw.values.get(table.field), values.get(table.field)
        if not (isinstance(rows, list) and isinstance(typed, list)):
            continue
        for column in table.columns:
            if column.rules.get("type") in _KINDS:
                cells = list(_cells(rows, typed, table, column, raw))
                if cells:
                    yield problem(
                        "S244",
                        cells[0],
                        related=cells[1:],
                        label=column.label,
                        where=table.label,
                        cells=listed_some([str(cell.cell) for cell in cells]),
                    )


def _cells(rows: list[Value], typed: list[Any], table: Table, column: Column, raw: Raw) -> Iterator[Place]:
    for number, (row, record) in enumerate(zip(rows, typed, strict=True)):
        found = row.get(column.field) if isinstance(row, dict) else None
        if not isinstance(found, str) or is_percentage(found):
            continue
        place = raw.places.get((table.field, number, column.field))
        if place is not None and place.sheet is not None and column.field in record:
            yield place
