"""What drop-downs offer, and where in the workbook it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bidgen.check.fault import Fault
from bidgen.check.values import parse_id
from bidgen.read.addresses import letters, quoted
from bidgen.read.raw import RawBid
from bidgen.read.schemas import Table, tables_of
from bidgen.sheets.new.input_checks import inline
from bidgen.sheets.new.notes import choices_of, table_named

SHEET = "Lists"
# The last row that input checks, colours and drop-downs reach.
LAST_ROW = 500


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the sheet Lists: what it is for, and what is offered."""

    key: str
    heading: str
    items: tuple[str, ...]


def ids_of(raw: RawBid) -> dict[str, tuple[str, ...]]:
    """Return the ids that each table of the bid has now, in order; what is no id is left out."""
    return {
        table.field: _ids(one.values.get(table.field))
        for name, one in raw.inputs.items()
        for table in tables_of(name)
    }


def list_columns(tables: Sequence[Table], ids: Mapping[str, Sequence[str]]) -> tuple[ListColumn, ...]:
    """Return the columns of the sheet Lists: choices too long for a cell, ids of tables that stand elsewhere.

    `ids` are those known of each table, by its field; a table without any has no column.
    """
    own = {table.field for table in tables}
    found: dict[str, ListColumn] = {}
    for table in tables:
        for column in table.columns:
            choices = choices_of(column.rules)
            refers = column.rules.get("meta", {}).get("refers")
            if choices and inline(choices) is None:
                key = f"{table.field}.{column.field}"
                found[key] = ListColumn(key, f"{table.label}: {column.label}", choices)
            elif refers and refers not in own and ids.get(refers):
                named = table_named(refers)
                found[refers] = ListColumn(refers, named[1].label if named else refers, tuple(ids[refers]))
    return tuple(found.values())


def ranges(tables: Sequence[Table], listed: Sequence[ListColumn]) -> dict[str, str]:
    """Return what `column_look` takes as `lists`, for a workbook with these sheets and columns of Lists."""
    own = {table.field: own_range(table.sheet, at) for table in tables if (at := _id_column(table))}
    return own | {
        one.key: cells(SHEET, number, len(one.items) + 1) for number, one in enumerate(listed, start=1)
    }


def own_range(sheet: str, column: int, header: int = 1) -> str:
    """Return the ids of a table that stands on `sheet`: the cells of a column (from 1) below its heading."""
    return cells(sheet, column, LAST_ROW, header + 1)


def cells(sheet: str, column: int, last: int, first: int = 2) -> str:
    """Return a range of one column as a formula names it: 'Accepted warnings'!$A$2:$A$500."""
    letter = letters(column)
    return f"{quoted(sheet)}!${letter}${first}:${letter}${last}"


def _id_column(table: Table) -> int | None:
    at = (number for number, column in enumerate(table.columns, start=1) if column.field == "id")
    return next(at, None)


def _ids(rows: object) -> tuple[str, ...]:
    given = [row.get("id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    parsed = [parse_id(one) for one in given if one is not None and not isinstance(one, list | dict)]
    return tuple(dict.fromkeys(one for one in parsed if not isinstance(one, Fault)))
