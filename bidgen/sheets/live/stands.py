"""Where the tables stand in a workbook, as formulas refer to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bidgen.read.addresses import address, letters, quoted
from bidgen.read.schemas import Table

# What the live sheets are made from.
NEEDED = ("options", "costs", "benefits", "assumptions", "adoption", "optimism_bias", "mitigation")
# How many rows below the headings the live sheets reach at least, and how many more than there are.
_LEAST = {"costs": 300, "benefits": 300, "adoption": 300, "optimism_bias": 50, "mitigation": 100}
_MORE = {"costs": 200, "benefits": 200, "adoption": 200, "optimism_bias": 25, "mitigation": 50}
_STEP = 50
_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one table stands: its sheet, the row of its headings, and the column of each field, from 1.

    `rows` is how many rows below the headings it takes now.
    """

    sheet: str
    header: int
    columns: Mapping[str, int]
    rows: int = 0

    def column(self, field: str) -> str | None:
        """Return the whole column of a field, which goes where the column goes; None where there is none."""
        if field not in self.columns:
            return None
        letter = letters(self.columns[field])
        return f"{quoted(self.sheet)}!${letter}:${letter}"

    def heading(self) -> str:
        """Return the cell of the first heading, which goes where the row of the headings goes."""
        return f"{quoted(self.sheet)}!${letters(min(self.columns.values()))}${self.header}"

    def numbered(self, number: str) -> Callable[[str], str | None]:
        """Return what gives the cell of a field in the row whose number stands in the cell `number`."""

        def cell(field: str) -> str | None:
            column = self.column(field)
            return None if column is None else f"INDEX({column},{number})"

        return cell

    def in_row(self, row: int) -> Callable[[str], str | None]:
        """Return what gives the cell of a field in a row of the sheet, for a formula that stands in it."""

        def cell(field: str) -> str | None:
            return address(row, self.columns[field]) if field in self.columns else None

        return cell


Stands = Mapping[str, Stand]


def stand_of(table: Table, rows: int = 0) -> Stand:
    """Return where a table stands on a sheet made from the schemas."""
    columns = {column.field: number for number, column in enumerate(table.on_sheet, start=1)}
    return Stand(table.sheet, 1, columns, rows)


def labelled(table_name: str, table: Table) -> Callable[[str], str | None]:
    """Return what gives the cell of a field in the same row of an Excel table, by the column's heading."""
    labels = {column.field: column.label for column in table.columns}

    def cell(field: str) -> str | None:
        return f"{table_name}[[#This Row],[{labels[field]}]]" if field in labels else None

    return cell


def are_enough(stands: Stands) -> bool:
    """Return whether the live sheets can be made: each table is there, with what tells its rows apart."""
    keys = {"options": ("id", "kind"), "costs": ("id", "option"), "benefits": ("id", "option")}
    keys["assumptions"] = ("id", "value")
    found = [(stands[name].columns, keys.get(name, ())) for name in NEEDED if name in stands]
    return len(found) == len(NEEDED) and all(
        columns and columns.keys() >= set(wanted) for columns, wanted in found
    )


def reach(stands: Stands, field: str) -> int:
    """Return how many rows of a table the live sheets go through: in steps, so that few more change none."""
    rows = stands[field].rows
    if field == "options":
        return max(_OPTIONS, rows + 2)
    steps = -(-(rows + _MORE[field]) // _STEP)
    return max(_LEAST[field], steps * _STEP)
