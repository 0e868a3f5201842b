"""What drop-downs offer, and where in the workbook it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bidgen.check.fault import Fault
from bidgen.check.values import parse_id
from bidgen.read.addresses import letters, quoted
from bidgen.read.raw import RawBid
from bidgen.read.schemas import Column, Table, tables_of
from bidgen.sheets.new.input_checks import cut, inline
from bidgen.sheets.new.notes import choices_of, table_named

SHEET = "Lists"
ABOUT = (
    "What the drop-downs of the other sheets offer. This sheet is not read: "
    "bidgen refresh brings it up to date from the tables of the bid."
)
# The row of its headings; those of older workbooks stand in the first.
HEADER = 2
_LONGEST_NAME = 80
Ids = Mapping[str, Collection[str]]
# The last row that input checks, colours and drop-downs reach.
LAST_ROW = 500


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the sheet Lists: what it is for, and what is offered.

    Beside ids stand the `names` of what they stand for, one for each, where the table has such a column.
    """

    key: str
    heading: str
    items: tuple[str, ...]
    names: tuple[str, ...] = ()
    names_heading: str = ""


def ids_of(raw: RawBid) -> dict[str, dict[str, str]]:
    """Return the ids that each table of the bid has now, in order, and what they stand for."""
    return {
        table.field: named_ids(table, one.values.get(table.field))
        for name, one in raw.inputs.items()
        for table in tables_of(name)
    }


def named_ids(table: Table, rows: object) -> dict[str, str]:
    """Return the ids of a table's rows, each with the first text of its row; what is no id is left out."""
    named = _name_column(table)
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, Sequence) and not isinstance(rows, str) else ():
        given = row.get("id") if isinstance(row, Mapping) else None
        one = None if given is None or isinstance(given, list | dict) else parse_id(given)
        if one is not None and not isinstance(one, Fault):
            name = row.get(named.field) if named else None
            found.setdefault(one, " ".join(name.split()) if isinstance(name, str) else "")
    return found


def list_columns(tables: Sequence[Table], ids: Ids) -> tuple[ListColumn, ...]:
    """Return the columns of the sheet Lists: choices too long for a cell, ids of tables that stand elsewhere.

    `ids` are those known of each table, by its field, mapped to their names where these are known; a table
    without any has no column.
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
                found[refers] = _ids_column(refers, ids[refers])
    return tuple(found.values())


def ranges(tables: Sequence[Table], listed: Sequence[ListColumn]) -> dict[str, str]:
    """Return what `column_look` takes as `lists`, for a workbook with these sheets and columns of Lists."""
    own = {table.field: own_range(table.sheet, at) for table in tables if (at := _id_column(table))}
    return own | {
        one.key: cells(SHEET, number, HEADER + len(one.items), HEADER + 1) for number, one in placed(listed)
    }


def placed(listed: Sequence[ListColumn]) -> Iterator[tuple[int, ListColumn]]:
    """Give each column of a new sheet Lists with its number; names stand in the column after it."""
    number = 1
    for one in listed:
        yield number, one
        number += 2 if one.names else 1


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


def _ids_column(refers: str, ids: Collection[str]) -> ListColumn:
    found = table_named(refers)
    label = found[1].label if found else refers
    named = _name_column(found[1]) if found else None
    if named is None or not isinstance(ids, Mapping) or not any(ids.values()):
        return ListColumn(refers, label, tuple(ids))
    names = tuple(cut(str(name), _LONGEST_NAME) for name in ids.values())
    return ListColumn(refers, label, tuple(ids), names, f"{label}: {named.label}")


def _name_column(table: Table) -> Column | None:
    """Return the column that says what the id of a row stands for: the first that holds text."""
    return next((one for one in table.columns if one.rules["type"] in {"text", "prose"}), None)
