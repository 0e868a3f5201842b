"""What a workbook shows of its own, and no table holds: computed columns, the sheet Summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from bidgen.read import summary as words
from bidgen.read.grid import Grid, grid_of
from bidgen.read.headings import find_headings, header_row
from bidgen.read.raw import Figure, Shown
from bidgen.read.schemas import Table
from bidgen.read.text import tidy

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MESSAGES = (words.ALL_COUNTED, words.MORE_ROWS, words.NOT_COUNTED)
# What the rows below a heading show: the texts right of it by their column, the first cell, the row.
_Row: TypeAlias = Callable[[Mapping[int, str], str, int, Grid], Iterator[Figure]]


def take_figures(
    values: Workbook,
    typed: Workbook | None,
    file: str,
    tables: Sequence[tuple[Table, str]],
    *,
    stale: bool,
) -> tuple[Figure, ...]:
    """Return the figures that the workbook shows, and take out of it what only shows them.

    `values` is the workbook as last computed, `typed` the same with its formulas. Columns that the workbook
    computes become plain values, and the sheets Summary and Workings that the program made go: they follow
    from the tables, and whoever computes formulas after this need not go through them. A `stale` workbook,
    changed by a program since it was computed, and cells without a value show no figures.
    """
    found: list[Figure] = []
    for table, sheet in tables:
        if table.computed:
            formulas = typed[sheet] if typed else None
            amounts = _computed_column(values[sheet], formulas, file, table, stale=stale)
            found += [] if stale else amounts
    for name in [one.title for one in values.worksheets if words.is_ours(one.title, _top(one))]:
        if words.kind_of(name) == words.SUMMARY and not stale:
            found += _summary(values[name], file)
        for book in (values, typed):
            if book is not None and name in book.sheetnames and len(book.sheetnames) > 1:
                del book[name]
    return tuple(found)


def _top(sheet: Worksheet) -> Iterator[str]:
    for (row, _), cell in sheet._cells.items():
        if row <= words.MARK_WITHIN and isinstance(cell.value, str):
            yield cell.value


def _computed_column(
    values: Worksheet, typed: Worksheet | None, file: str, table: Table, *, stale: bool
) -> list[Figure]:
    """Return what the table's computed columns show, by the id of the row, and make plain values of them."""
    grid = grid_of(values, typed, file)
    row = header_row(grid, table)
    if row is None:
        return []
    headings = find_headings(grid, table, row, frozenset())
    ids = next((number for number, column in headings.columns.items() if column.field == "id"), None)
    found = []
    for number, column in headings.computed.items():
        for (at, where), cell in list(values._cells.items()):
            if where != number or at <= row:
                continue
            formula = typed._cells.get((at, number)) if typed is not None else None
            # One without a value is computed here, for the sake of whatever refers to it.
            known = cell.value is not None and not stale
            if known and formula is not None and formula.data_type == "f":
                formula.value, formula.data_type = cell.value, cell.data_type
            named = values._cells.get((at, ids)) if ids is not None else None
            of = tidy(str(named.value)) if named is not None and named.value is not None else ""
            shown = _shown(cell)
            if of and shown is not None:
                name = f"{table.field}.{column.field}"
                found.append(Figure(name, of, shown, grid.place(at, number)))
    return found


def _summary(sheet: Worksheet, file: str) -> list[Figure]:
    """Return the figures of the sheet Summary, found by its headings wherever these stand."""
    grid = grid_of(sheet, None, file)
    return [
        *_message(grid),
        *_under(grid, words.SETTING, _settings),
        *_under(grid, words.OPTION, _results),
        *_under(grid, words.YEAR, _years),
    ]


def _message(grid: Grid) -> Iterator[Figure]:
    for row, cells in grid.rows.items():
        for column, cell in cells.items():
            if isinstance(cell.value, str) and cell.value.endswith(_MESSAGES):
                yield Figure(words.COUNTED, "", cell.value, grid.place(row, column))
                return


def _under(grid: Grid, heading: str, read: _Row) -> Iterator[Figure]:
    """Yield what the rows below `heading` show, right of it as well, down to an empty cell."""
    headings = (
        (row, column)
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.value == heading
    )
    start, first = next(headings, (0, 0))
    if not start:
        return
    # What stands left of the table is somebody's own.
    named = {column: tidy(str(cell.value)) for column, cell in grid.rows[start].items() if column > first}
    row = start + 1
    while (of := _shown_at(grid, row, first)) not in (None, ""):
        yield from read(named, str(of), row, grid)
        row += 1


def _settings(named: Mapping[int, str], of: str, row: int, grid: Grid) -> Iterator[Figure]:
    column = next((one for one, name in named.items() if name == words.VALUE), None)
    if column is not None and of in words.SETTINGS:
        shown = _shown_at(grid, row, column)
        yield Figure(words.SETTING, of, "" if shown is None else shown, grid.place(row, column))


def _results(named: Mapping[int, str], of: str, row: int, grid: Grid) -> Iterator[Figure]:
    for column, name in named.items():
        shown = _shown_at(grid, row, column)
        if name in words.RESULTS and shown is not None:
            yield Figure(name, of, shown, grid.place(row, column))


def _years(named: Mapping[int, str], of: str, row: int, grid: Grid) -> Iterator[Figure]:
    for column, name in named.items():
        shown = _shown_at(grid, row, column)
        if shown is not None:
            yield Figure(name, of, shown, grid.place(row, column))


def _shown_at(grid: Grid, row: int, column: int) -> Shown | None:
    cell = grid.rows.get(row, {}).get(column)
    return None if cell is None else _shown(cell)


def _shown(cell: Cell | MergedCell) -> Shown | None:
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    if isinstance(cell.value, int | float):
        return float(cell.value)
    return tidy(cell.value) if isinstance(cell.value, str) else None
