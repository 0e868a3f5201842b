"""Pieces of formulas: what is typed in a cell made into what it means, by functions that are everywhere."""

from __future__ import annotations

from collections.abc import Callable

from bidgen.read import summary as shown
from bidgen.sheets.live.stands import Stand

# Gives the cell of a field in the row that a formula is about, or None where there is no such column.
Cells = Callable[[str], str | None]
# A comparison of texts is blind to their case.
_NOTHING = ("", "-", "n/a")


def words(cell: str | None) -> str:
    """Return a cell's text without blanks at its ends."""
    return '""' if cell is None else f"TRIM({cell})"


def is_note(cell: str | None) -> str:
    """Return whether a cell begins as a note of somebody's own does: its row is no record."""
    return f'LEFT({words(cell)},1)="#"'


def id_of(cell: str | None) -> str:
    """Return the id in the cell by which a list knows its rows; nothing where the row is empty or a note."""
    return f'IFERROR(IF({is_note(cell)},"",{words(cell)}),"")'


def choice(cell: str | None) -> str:
    """Return what was chosen in a cell, in small letters, hyphens as blanks: as people type it."""
    return '""' if cell is None else f'LOWER(TRIM(SUBSTITUTE({cell},"-"," ")))'


def chosen(value: str) -> str:
    """Return a choice of the schema as `choice` gives it, quoted."""
    return f'"{value.replace("-", " ").casefold()}"'


def says_nothing(cell: str | None) -> str:
    """Return whether a cell is empty, or says n/a or -."""
    if cell is None:
        return "(1=1)"
    tests = ",".join(f'{words(cell)}="{one}"' for one in _NOTHING)
    return f"OR({tests})"


def year_of(cell: str | None) -> str:
    """Return the calendar year in which a cell's financial year begins: 2020 of 2020-21; else an error."""
    return f"VALUE(LEFT({words(cell)},4))"


def number_of(cell: str, empty: str) -> str:
    """Return the number in a cell, typed as "£1,200" too, and `empty` for an empty one."""
    plain = f'SUBSTITUTE(SUBSTITUTE({words(cell)},"£",""),",","")'
    return f'IF(ISNUMBER({cell}),{cell},IF({words(cell)}="",{empty},VALUE({plain})))'


def amount(cells: Cells, assumptions: Stand) -> str:
    """Return pounds for one: quantity x unit value x the assumptions that the row names; else an error."""
    factors = [number_of(cell, "1") for name in ("quantity", "unit_value") if (cell := cells(name))]
    ids, values = assumptions.column("id"), assumptions.column("value")
    for number in (1, 2, 3):
        cell = cells(f"assumption_{number}")
        if cell is not None:
            value = f"INDEX({values},MATCH({words(cell)},{ids},0))"
            factors.append(f"IF({says_nothing(cell)},1,{value})")
    return "*".join(factors)


def amount_shown(cells: Cells, assumptions: Stand) -> str:
    """Return what the column Amount shows of a row: nothing without an id, a mark where it is not known."""
    empty = f'OR({words(cells("id"))}="",{is_note(cells("id"))})'
    return f'IF({empty},"",IFERROR({amount(cells, assumptions)},"{shown.NO_AMOUNT}"))'
