"""An existing workbook brought up to the present schemas, with nothing in it lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bidgen.appraise.summary import SummarySettings
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.addresses import letters
from bidgen.read.grid import grid_of as read_grid
from bidgen.read.headings import Headings, find_headings, header_row
from bidgen.read.matching import match_sheets
from bidgen.read.names import heading, nearest, plain
from bidgen.read.schemas import Column, Table, tables_of
from bidgen.read.workbook import open_values, read_tables
from bidgen.sheets.choices import columns_checked, refresh_choices
from bidgen.sheets.list_sheet import refresh_lists
from bidgen.sheets.live.existing import bring_alive
from bidgen.sheets.live.settings import settings_so_far
from bidgen.sheets.new.blank import table_workbook
from bidgen.sheets.new.lists import Ids, list_columns, own_range, ranges
from bidgen.sheets.new.looks import ColumnLook, column_look
from bidgen.sheets.new_columns import Block, add_columns
from bidgen.sheets.parts.book import Sheet, sheets_of
from bidgen.sheets.parts.cell_formats import CellFormats, formats_of
from bidgen.sheets.parts.cell_grid import grid_of, words_of
from bidgen.sheets.parts.package import Package, open_package, save_package
from bidgen.sheets.parts.renames import rename_heading_everywhere, rename_sheet_everywhere
from bidgen.sheets.parts.transplant import transplant

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A workbook as it is now, and what is new in it, in words; the same bytes where that is nothing."""

    content: bytes
    changes: tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """One workbook while it is being refreshed: what was found in it, and what was done."""

    package: Package
    formats: CellFormats
    file: str
    sheets: dict[str, Sheet]
    headings: dict[str, Headings]
    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def refreshed_workbook(
    content: bytes,
    name: str,
    *,
    ids: Ids,
    elsewhere: Collection[str] = (),
    settings: SummarySettings | None = None,
) -> tuple[Refreshed | None, tuple[Problem, ...]]:
    """Return the workbook of the input `name` with the sheets, columns and lists of the present schemas.

    `ids` are those that each table of the bid has, by its field; `elsewhere` the tables that stand in YAML,
    for which no sheet is added; new sheets are empty. `settings` are what the live sheets of the business
    case show, by default those of a new bid. Every value, formula, colour, note, own column and own
    sheet stays. None, and why, where something would be lost or broken, or read otherwise: R120 to R125,
    R135, R140, R149, O604, O605.
    """
    tables = tables_of(name)
    if not any(table.computed for table in tables):
        return refreshed_tables(content, f"{name}.xlsx", tables, ids=ids, elsewhere=elsewhere)
    live = settings or settings_so_far()
    return refreshed_tables(content, f"{name}.xlsx", tables, ids=ids, elsewhere=elsewhere, live=live)


def refreshed_tables(
    content: bytes,
    file: str,
    every: Sequence[Table],
    *,
    ids: Ids,
    elsewhere: Collection[str] = (),
    live: SummarySettings | None = None,
) -> tuple[Refreshed | None, tuple[Problem, ...]]:
    """Return the workbook `file` brought up to the tables `every`, as `refreshed_workbook` does.

    Its live sheets are made or brought up to date where `live` says what they show.
    """
    tables = [one for one in every if one.field not in elsewhere]
    book, unread = open_values(content, file)
    if book is None:
        return None, tuple(unread)
    # Beside a sheet that was renamed, a new one of the right name would hide what was lost.
    matched = match_sheets(book, file, every, elsewhere)
    if renamed := [one for one in matched.problems if one.code in {"R135", "R140"}]:
        return None, tuple(renamed)
    package, faults = open_package(content, file)
    if package is None:
        return None, faults
    try:
        work = _look_into(package, book, file, tables)
        _rename(work, tables)
        if not work.problems:
            _bring_up_to_date(work, tables, ids)
            if live is not None:
                at = work.sheets, work.headings
                work.changes += bring_alive(work.package, work.formats, tables, at, live, file)
    except (etree.XMLSyntaxError, ValueError):
        return None, (problem("O604", Place(file), file=file, reason="parts of it are damaged"),)
    if work.problems:
        return None, tuple(work.problems)
    if not work.changes:
        return Refreshed(content, ()), ()
    made = save_package(package)
    if not _reads_the_same(content, made, file, tables):
        reason = "in its new form it would no longer read the same"
        return None, (problem("O604", Place(file), file=file, reason=reason),)
    return Refreshed(made, tuple(work.changes)), ()


def _reads_the_same(before: bytes, after: bytes, file: str, tables: Sequence[Table]) -> bool:
    """Return whether every value that was read still is: parts may hang together in more ways than are known.

    A sheet under its name of old is none that was read.
    """
    old, new = (read_tables(one, file, tables)[0] for one in (before, after))
    return (
        old is not None
        and new is not None
        and all(new.values.get(field) == rows for field, rows in old.values.items())
    )


def _look_into(package: Package, book: Workbook, file: str, tables: Sequence[Table]) -> _Work:
    """Find the sheet of each table, under its name or one of old, and the headings on it."""
    by_name = {plain(one.name): one for one in reversed(sheets_of(package)) if one.has_cells}
    sheets: dict[str, Sheet] = {}
    headings: dict[str, Headings] = {}
    for table in tables:
        names = (table.sheet, *table.earlier)
        sheet = next((by_name[plain(one)] for one in names if plain(one) in by_name), None)
        if sheet is None:
            continue
        sheets[table.field] = sheet
        grid = read_grid(book[sheet.name], None, file)
        row = header_row(grid, table)
        if row is not None:
            areas = [area for area in grid.sheet.merged_cells.ranges if area.max_row >= row]
            covered = {cell for area in areas for cell in area.cells}
            headings[table.field] = find_headings(grid, table, row, covered)
    return _Work(package, formats_of(package), file, sheets, headings)


def _rename(work: _Work, tables: Sequence[Table]) -> None:
    """Rename sheets and columns that the schema says were renamed. Reports O605."""
    for table in tables:
        sheet = work.sheets.get(table.field)
        if sheet is None:
            continue
        if plain(sheet.name) != plain(table.sheet):
            _rename_sheet(work, table, sheet)
        typed = _typed_headings(work, table)
        for number, column in _found(work, table).items():
            _rename_column(work, table, number, column, typed.get(number, ""))


def _rename_sheet(work: _Work, table: Table, sheet: Sheet) -> None:
    broken = rename_sheet_everywhere(work.package, sheet.name, table.sheet)
    if broken:
        place = Place(work.file, sheet=sheet.name)
        found = f"The sheet {sheet.name}"
        work.problems.append(problem("O605", place, found=found, now=table.sheet, where=broken))
        return
    work.sheets[table.field] = Sheet(table.sheet, sheet.part, True)
    work.changes.append(f"sheet {sheet.name} renamed to {table.sheet}")


def _typed_headings(work: _Work, table: Table) -> dict[int, str]:
    """Return what is typed in the heading row of a table's sheet, by the numbers of the columns."""
    found = work.headings.get(table.field)
    if found is None:
        return {}
    cells = grid_of(work.package.look(work.sheets[table.field].part)).cells
    return {column: _text(work, cell) for (row, column), cell in cells.items() if row == found.row}


def _rename_column(work: _Work, table: Table, number: int, column: Column, words: str) -> None:
    sheet, row = work.sheets[table.field], work.headings[table.field].row
    if not words or heading(words) == heading(column.label):
        return
    grid = grid_of(work.package.edit(sheet.part))
    broken = rename_heading_everywhere(work.package, sheet.part, grid, (row, number), column.label)
    if broken:
        place = Place(work.file, sheet=sheet.name, cell=f"{letters(number)}{row}")
        found = f"The column {words}"
        work.problems.append(problem("O605", place, found=found, now=column.label, where=broken))
    else:
        work.changes.append(f"sheet {sheet.name}: column {words} renamed to {column.label}")


def _bring_up_to_date(work: _Work, tables: Sequence[Table], ids: Ids) -> None:
    lists = {table.field: where for table in tables if (where := _ids_at(work, table))}
    listed = list_columns(tables, ids)
    needed = _needed(work, tables, lists | ranges(tables, listed))
    made, changes = refresh_lists(work.package, listed, needed, work.formats)
    lists |= made
    work.changes += changes
    for table in tables:
        if table.field in work.headings:
            _refresh_columns(work, table, lists)
    for table in tables:
        if table.field not in work.sheets:
            _add_sheet(work, table, lists)


def _needed(work: _Work, tables: Sequence[Table], lists: Mapping[str, str]) -> frozenset[str]:
    """Return which of `lists` a new sheet, a new column or a drop-down that is there chooses from."""
    offered = set()
    for table in tables:
        looks = [
            (number, column_look(table, column, lists)) for number, column in _found(work, table).items()
        ]
        found = work.headings.get(table.field)
        offered |= {look.check.first for look in _new_looks(work, table, lists) if look.check}
        if found is not None:
            sheet = work.sheets[table.field].part
            checked = columns_checked(work.package, sheet, found.row, dict(looks))
            offered |= {look.check.first for number, look in looks if look.check and number in checked}
    return frozenset(key for key, where in lists.items() if where in offered)


def _new_looks(work: _Work, table: Table, lists: Mapping[str, str]) -> list[ColumnLook]:
    """Return the looks of the columns of a table that its sheet lacks, or of all where it has no sheet."""
    if table.field not in work.sheets:
        return [column_look(table, column, lists) for column in table.on_sheet]
    if not _found(work, table):
        return []
    headings = work.headings[table.field]
    lacking = [one for _, one in table.computed if one not in headings.computed.values()]
    absent = [*headings.absent, *lacking]
    return [column_look(table, one, lists) for one in absent if not _is_misspelt(work, table, one)]


def _refresh_columns(work: _Work, table: Table, lists: Mapping[str, str]) -> None:
    sheet, headings = work.sheets[table.field], work.headings[table.field]
    known = headings.columns
    if not known:
        return
    looks = {number: column_look(table, column, lists) for number, column in known.items()}
    work.changes += (
        f"sheet {sheet.name}: drop-down of {label} brought up to date"
        for label in refresh_choices(work.package, sheet.part, headings.row, looks)
    )
    new = _new_looks(work, table, lists)
    if not new:
        return
    grid = grid_of(work.package.edit(sheet.part))
    block = Block(headings.row, headings.main.start, headings.main.stop)
    for number, look in add_columns(work.package, sheet.part, grid, block, new, work.formats):
        work.changes.append(f"sheet {sheet.name}: column {look.label} added ({letters(number)})")


def _add_sheet(work: _Work, table: Table, lists: Mapping[str, str]) -> None:
    """Add the sheet of a table that stands nowhere, without examples: their ids would be the bid's."""
    made, _ = open_package(table_workbook(table, lists), work.file)
    if made is None:
        raise RuntimeError("a workbook of our own making cannot be opened")
    transplant(work.package, made, table.sheet, work.formats)
    work.changes.append(f"sheet {table.sheet} added")


def _ids_at(work: _Work, table: Table) -> str | None:
    """Return the range in which the ids of a table stand, or will stand."""
    if table.field not in work.sheets:
        numbers = [number for number, column in enumerate(table.columns, start=1) if column.field == "id"]
        return own_range(table.sheet, numbers[0]) if numbers else None
    numbers = [number for number, column in _found(work, table).items() if column.field == "id"]
    if not numbers:
        return None
    return own_range(work.sheets[table.field].name, numbers[0], work.headings[table.field].row)


def _is_misspelt(work: _Work, table: Table, column: Column) -> bool:
    """Return whether a heading on the sheet is meant to be the column's: that is for people to mend."""
    headings = work.headings[table.field]
    labels = [one.label for one in headings.absent]
    grid = grid_of(work.package.look(work.sheets[table.field].part))
    for number in headings.main:
        cell = grid.cells.get((headings.row, number))
        words = _text(work, cell) if cell is not None and number not in headings.columns else ""
        if words and not heading(words).startswith("#") and nearest(heading(words), labels) == column.label:
            return True
    return False


def _found(work: _Work, table: Table) -> Mapping[int, Column]:
    return work.headings[table.field].columns if table.field in work.headings else {}


def _text(work: _Work, cell: etree._Element) -> str:
    return " ".join(words_of(work.package, cell).split())
