"""The sheet Lists of an existing workbook, from which drop-downs take their choices, brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from bidgen.read.names import heading, plain
from bidgen.sheets.new.lists import SHEET, ListColumn, cells
from bidgen.sheets.new_columns import set_column
from bidgen.sheets.parts.book import add_sheet, sheets_of
from bidgen.sheets.parts.cell_formats import CellFormats, Change
from bidgen.sheets.parts.cell_grid import Grid, grid_of, is_empty, set_words, words_of
from bidgen.sheets.parts.package import Package
from bidgen.sheets.parts.spreadsheetml import NAMESPACES

_WIDTH = 26
_TEXT = Change(number_format="@", alignment='<alignment vertical="top" wrapText="1"/>')
_EMPTY = f'<worksheet xmlns="{NAMESPACES["x"]}"><sheetData/></worksheet>'


def refresh_lists(
    package: Package, listed: Sequence[ListColumn], needed: Collection[str], formats: CellFormats
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Bring the sheet Lists up to date, made last of all if there is none.

    Of `listed`, those on the sheet are brought up to date, and those added whose keys are `needed`. Returns
    the range of each list by its key, and what changed. Other columns of the sheet stay as they are.
    """
    sheets = [one for one in sheets_of(package) if plain(one.name) == plain(SHEET) and one.has_cells]
    if not sheets and not needed:
        return {}, ()
    name = sheets[0].name if sheets else SHEET
    part = sheets[0].part if sheets else add_sheet(package, SHEET, etree.fromstring(_EMPTY), first=False)
    grid = grid_of(package.look(part))
    headed = dict(_headings(package, grid))
    ranges, changes = {}, []
    for one in listed:
        column = headed.get(heading(one.heading))
        if column is None and one.key not in needed:
            continue
        items = _items(package, grid, column) if column else ()
        if column is None or items != one.items:
            grid = grid_of(package.edit(part))
            if column is None:
                column = (
                    max((at for (_, at), cell in grid.cells.items() if not is_empty(cell)), default=0) + 1
                )
                set_column(grid.sheet, column, _WIDTH, 0)
            _write(grid, column, one, formats)
            what = "choices" if "." in one.key else "ids"
            changes.append(f"sheet {name}: {len(one.items)} {what} in {one.heading}")
        ranges[one.key] = cells(name, column, len(one.items) + 1)
    return ranges, tuple(changes)


def _headings(package: Package, grid: Grid) -> Iterator[tuple[str, int]]:
    for (row, column), cell in grid.cells.items():
        if row == 1 and not is_empty(cell):
            yield heading(words_of(package, cell)), column


def _items(package: Package, grid: Grid, column: int) -> tuple[str, ...]:
    filled = {
        row: words_of(package, cell)
        for (row, at), cell in grid.cells.items()
        if at == column and row > 1 and not is_empty(cell)
    }
    return tuple(filled[row] for row in sorted(filled))


def _write(grid: Grid, column: int, one: ListColumn, formats: CellFormats) -> None:
    set_words(grid.cell(1, column), one.heading)
    for row, words in enumerate(one.items, start=2):
        cell = grid.cell(row, column)
        cell.set("s", str(formats.derived(0, _TEXT)))
        set_words(cell, words)
    for (row, at), cell in grid.cells.items():
        if at == column and row > len(one.items) + 1:
            for old in list(cell):
                cell.remove(old)
            cell.attrib.pop("t", "")
