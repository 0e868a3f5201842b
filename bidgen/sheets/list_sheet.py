"""The sheet Lists of an existing workbook, from which drop-downs take their choices, brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from bidgen.read.names import heading, plain
from bidgen.sheets.new.lists import ABOUT, HEADER, SHEET, ListColumn, cells
from bidgen.sheets.new_columns import set_column
from bidgen.sheets.parts.book import add_sheet, sheets_of
from bidgen.sheets.parts.cell_formats import CellFormats, Change
from bidgen.sheets.parts.cell_grid import grid_of, is_empty, set_words, words_of
from bidgen.sheets.parts.package import Package
from bidgen.sheets.parts.spreadsheetml import NAMESPACES

_WIDTH = 26
_TEXT = Change(
    number_format="@", alignment='<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>'
)
_EMPTY = f'<worksheet xmlns="{NAMESPACES["x"]}"><sheetData/></worksheet>'


def refresh_lists(
    package: Package, listed: Sequence[ListColumn], needed: Collection[str], formats: CellFormats
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Bring the sheet Lists up to date, made last of all if there is none.

    Of `listed`, those on the sheet are brought up to date, and those added whose keys are `needed`. Returns
    the range of each list by its key, and what changed. Other columns of the sheet stay as they are.
    """
    sheets = [one for one in sheets_of(package) if plain(one.name) == plain(SHEET) and one.has_cells]
    if not sheets and not any(one.key in needed for one in listed):
        return {}, ()
    name = sheets[0].name if sheets else SHEET
    part = sheets[0].part if sheets else _new_sheet(package)
    header = _header(package, part, listed)
    ranges, changes = {}, []
    for one in listed:
        headed = _row(package, part, header)
        column = headed.get(heading(one.heading))
        if column is None and one.key not in needed:
            continue
        if column is None:
            column = max((at for _, at in _filled(package, part, header)), default=0) + 1
        changed = _write(package, part, (header, column), (one.heading, *one.items), formats)
        if one.names and (beside := _names_at(package, part, header, column, one)):
            changed |= _write(package, part, (header, beside), (one.names_heading, *one.names), formats)
        if changed:
            what = "choices" if "." in one.key else "ids"
            changes.append(f"sheet {name}: {len(one.items)} {what} in {one.heading}")
        ranges[one.key] = cells(name, column, header + len(one.items), header + 1)
    return ranges, tuple(changes)


def _new_sheet(package: Package) -> str:
    part = add_sheet(package, SHEET, etree.fromstring(_EMPTY), first=False)
    set_words(grid_of(package.edit(part)).cell(1, 1), ABOUT)
    return part


def _header(package: Package, part: str, listed: Sequence[ListColumn]) -> int:
    """Return the row of the headings: below the words that say what the sheet is, where it has them."""
    known = {heading(one.heading) for one in listed}
    for row in (1, HEADER):
        if known & _row(package, part, row).keys():
            return row
    return HEADER if heading(ABOUT) in _row(package, part, 1) else 1


def _names_at(package: Package, part: str, header: int, column: int, one: ListColumn) -> int | None:
    """Return the column of the names: where their heading is, or beside the ids if nothing stands there."""
    found = _row(package, part, header).get(heading(one.names_heading))
    taken = {at for _, at in _filled(package, part, header)}
    return found or (None if column + 1 in taken else column + 1)


def _row(package: Package, part: str, row: int) -> dict[str, int]:
    filled = _filled(package, part)
    return {heading(words): column for (at, column), words in filled.items() if at == row}


def _filled(package: Package, part: str, first: int = 1) -> dict[tuple[int, int], str]:
    """Return the words of the sheet's cells from the row `first` on."""
    found = grid_of(package.look(part)).cells.items()
    return {at: words_of(package, cell) for at, cell in found if at[0] >= first and not is_empty(cell)}


def _write(
    package: Package, part: str, top: tuple[int, int], words: Sequence[str], formats: CellFormats
) -> bool:
    """Let a column hold the words from its cell `top` on, and nothing below; return whether it did not.

    A heading that is there stays as it is written.
    """
    header, column = top
    now = {row: one for (row, at), one in _filled(package, part, header).items() if at == column}
    wanted = {row: one for row, one in enumerate(words, start=header) if one}
    wanted |= {row: one for row, one in now.items() if row == header}
    if now == wanted:
        return False
    grid = grid_of(package.edit(part))
    if not now:
        set_column(grid.sheet, column, _WIDTH, 0)
    for row, one in wanted.items():
        cell = grid.cell(row, column)
        if row > header:
            cell.set("s", str(formats.derived(0, _TEXT)))
        set_words(cell, one)
    for row in now.keys() - wanted.keys():
        cell = grid.cell(row, column)
        for old in list(cell):
            cell.remove(old)
        cell.attrib.pop("t", "")
    return True
