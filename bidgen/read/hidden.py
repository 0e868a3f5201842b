"""What of a table nobody sees in the sheet: hidden rows and columns, filtered rows, a hidden sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bidgen.problems import Problem, problem
from bidgen.read.addresses import letters
from bidgen.read.grid import Grid
from bidgen.read.headings import Headings

if TYPE_CHECKING:
    from openpyxl.worksheet.filters import AutoFilter

# Ranges of rows that a message names; a filter can hide every other row.
MOST_NAMED = 20


def hidden_rows(grid: Grid, rows: Iterable[int]) -> list[int]:
    """Return those of `rows` that are hidden: by hand, by a group, by a filter or by no height."""
    dimensions = grid.sheet.row_dimensions
    unlisted = bool(grid.sheet.sheet_format.zeroHeight)
    found = []
    for row in rows:
        # Asking for a row that has no entry would make one.
        if row not in dimensions:
            hidden = unlisted
        else:
            hidden = bool(dimensions[row].hidden) or dimensions[row].height == 0
        if hidden:
            found.append(row)
    return found


def report_hidden(grid: Grid, headings: Headings, hidden: Sequence[int]) -> list[Problem]:
    """Return R141 for a hidden sheet, hidden columns of the table, hidden records and filtered records.

    `hidden` are the rows of the sheet that are hidden and hold a record.
    """
    problems = []
    if grid.sheet.sheet_state != "visible":
        problems.append(problem("R141", grid.place(), found=("The sheet is hidden",)))
    columns = sorted(_hidden_columns(grid) & headings.columns.keys())
    if columns:
        names = [f"{letters(one)} ({headings.columns[one].label})" for one in columns]
        place = grid.place(headings.row, columns[0])
        problems.append(problem("R141", place, found=(_sentence("column", names, len(columns)),)))
    filtered = set(_filtered(grid))
    for rows, how in (
        ([row for row in hidden if row not in filtered], ""),
        ([row for row in hidden if row in filtered], " by a filter"),
    ):
        if rows:
            place = grid.place(rows[0], min(headings.columns, default=1))
            found = _sentence("row", list(_ranges(rows)), len(rows)) + how
            problems.append(problem("R141", place, found=(found,)))
    return problems


def _hidden_columns(grid: Grid) -> set[int]:
    found: set[int] = set()
    for one in grid.sheet.column_dimensions.values():
        if one.hidden or one.width == 0:
            # The last column of a sheet is 16,384; a broken file may say anything.
            found |= set(range(max(one.min or 1, 1), min(one.max or 0, 16_384) + 1))
    return found


def _filtered(grid: Grid) -> Iterator[int]:
    """Give the rows below each filter that is set. Excel hides the rows that it leaves out."""
    for one in [grid.sheet.auto_filter, *(table.autoFilter for table in grid.sheet.tables.values())]:
        if one is not None and one.ref and one.filterColumn:
            yield from _rows_below(one)


def _rows_below(one: AutoFilter) -> range:
    from openpyxl.utils.cell import range_boundaries

    _, top, _, bottom = range_boundaries(one.ref)
    return range(int(top or 1) + 1, int(bottom or 1_048_576) + 1)


def _ranges(rows: Sequence[int]) -> Iterator[str]:
    """Give "4 to 7", "9" for 4, 5, 6, 7, 9."""
    start = end = rows[0]
    for row in [*rows[1:], 0]:
        if row == end + 1:
            end = row
            continue
        yield str(start) if start == end else f"{start} to {end}"
        start = end = row


def _sentence(noun: str, names: Sequence[str], number: int) -> str:
    if len(names) > MOST_NAMED:
        names = [*names[:MOST_NAMED], "others"]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return (
        f"{noun.capitalize()} {listed} is hidden"
        if number == 1
        else f"{noun.capitalize()}s {listed} are hidden"
    )
