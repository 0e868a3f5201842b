"""One sheet to the rows of its table: columns by their headings; blank rows, totals and notes are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.addresses import letters
from bidgen.read.formulas.compute import formula_problems
from bidgen.read.grid import Grid, value_at
from bidgen.read.headings import Covered, Headings, find_headings, header_row
from bidgen.read.hidden import hidden_rows, report_hidden
from bidgen.read.no_records import is_headings, is_note, no_record
from bidgen.read.raw import Scalar
from bidgen.read.schemas import Table
from bidgen.read.totals import check_totals, totals_rows

if TYPE_CHECKING:
    from openpyxl.worksheet.cell_range import CellRange

    from bidgen.read.grid import AnyCell

MOST_ROWS = 100_000
MOST_COLUMNS = 200


@dataclass(slots=True)
class SheetRows:
    """The rows of one table, with the Place of every cell, of every row and of the table.

    `lines` are the rows of the sheet in which the records stand, `read` those of which every cell was
    read: a row that does not look like a record is one without values, so that the others keep their number.
    """

    rows: list[dict[str, Scalar]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    places: dict[Path, Place] = field(default_factory=dict)
    faulty: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(grid: Grid, table: Table) -> SheetRows:
    """Return the rows of `table` in the sheet. Reports R104, R126 to R139, R141 to R147."""
    found = SheetRows(places={(table.field,): grid.place()})
    header = header_row(grid, table)
    if header is None:
        labels = tuple(column.label for column in table.columns)
        return _unread(found, table, problem("R138", grid.place(), found="it is empty", expected=labels))
    areas = _merged(grid, header)
    covered = {cell for area in areas for cell in area.cells}
    headings = find_headings(grid, table, header, covered)
    too_large = _too_large(grid, headings)
    if too_large:
        return _unread(found, table, too_large)
    found.problems += headings.problems
    if not headings.columns:
        found.faulty.add((table.field,))
    totals = totals_rows(grid, headings)
    found.problems += _report_merged(grid, areas, headings, totals)
    by_number = {number: letters(number) for number in headings.columns}
    for row, cells in grid.rows.items():
        if row <= header or row in totals or is_note(grid, headings, row):
            continue
        if is_headings(grid, headings, row):
            continue
        if doubt := no_record(grid, table, headings, covered, row):
            found.problems.append(doubt)
            _leave_out(grid, table, row, headings, found)
        else:
            _read_row(grid, table, row, cells, headings, by_number, covered, found)
    found.problems += _formula_problems(grid, headings, found)
    hidden = hidden_rows(grid, found.lines)
    lines = list(zip(found.lines, found.rows, strict=True))
    found.problems += check_totals(grid, headings, totals, lines, hidden)
    found.problems += report_hidden(grid, headings, hidden)
    return found


def _formula_problems(grid: Grid, headings: Headings, found: SheetRows) -> list[Problem]:
    read = (
        cell
        for cell in sorted(grid.outcomes)
        if cell[0] in found.read and cell[1] in headings.columns and not _shows_error(grid, *cell)
    )
    return formula_problems([(grid.place(*cell), cell[1], grid.outcomes[cell]) for cell in read])


def _shows_error(grid: Grid, row: int, column: int) -> bool:
    """Return whether the cell shows an error, which is said of it already."""
    cell = grid.rows.get(row, {}).get(column)
    return cell is not None and cell.data_type == "e"


def _unread(found: SheetRows, table: Table, why: Problem) -> SheetRows:
    found.problems.append(why)
    found.faulty.add((table.field,))
    return found


def _too_large(grid: Grid, headings: Headings) -> Problem | None:
    """Return R126 for more than any table has; cells of the user's own may be as far away as they like."""
    if len(headings.main) > MOST_COLUMNS:
        columns = f"{len(headings.main):,} columns"
        return problem("R126", grid.place(), found=columns, expected=f"{MOST_COLUMNS:,}")
    known = headings.columns.keys()
    last = max((row for row, cells in grid.rows.items() if not known.isdisjoint(cells)), default=0)
    if last > MOST_ROWS:
        return problem("R126", grid.place(), found=f"{last:,} rows", expected=f"{MOST_ROWS:,}")
    return None


def _merged(grid: Grid, header: int) -> list[CellRange]:
    """Return the merged ranges at or below the header, in the order of the sheet; titles are above."""
    areas = [area for area in grid.sheet.merged_cells.ranges if area.max_row >= header]
    return sorted(areas, key=lambda one: (one.min_row, one.min_col))


def _report_merged(
    grid: Grid, areas: list[CellRange], headings: Headings, totals: frozenset[int]
) -> list[Problem]:
    """Return R132 for each merged range that touches a column of the table, but for those in a total."""
    return [
        problem("R132", grid.place(area.min_row, area.min_col), found=area.coord)
        for area in areas
        if any(area.min_col <= number <= area.max_col for number in headings.columns)
        and not totals.issuperset(range(area.min_row, area.max_row + 1))
    ]


def _read_row(
    grid: Grid,
    table: Table,
    row: int,
    cells: Mapping[int, AnyCell],
    headings: Headings,
    named: Mapping[int, str],
    covered: Covered,
    found: SheetRows,
) -> None:
    """Add the record in `row`, if there is any; an empty cell of a known column has a Place too."""
    if headings.columns.keys().isdisjoint(cells):
        return
    path: Path = (table.field, len(found.rows))
    record: dict[str, Scalar] = {}
    title = grid.sheet.title
    found.places[path] = grid.place(row, min(headings.columns))
    for number, letter in named.items():
        name = headings.columns[number].field
        place = Place(grid.file, sheet=title, cell=f"{letter}{row}")
        found.places[*path, name] = place
        if covered and (row, number) in covered:
            found.faulty.add((*path, name))
        if number not in cells:
            continue
        value = value_at(grid, row, number, place, found.problems)
        if value is None:
            found.faulty.add((*path, name))
        else:
            record[name] = value
    found.faulty |= {(*path, column.field) for column in headings.absent if column.required}
    found.lines.append(row)
    found.read.add(row)
    found.rows.append(record)


def _leave_out(grid: Grid, table: Table, row: int, headings: Headings, found: SheetRows) -> None:
    """Add a row that does not look like a record as one without values, all of it at fault."""
    path: Path = (table.field, len(found.rows))
    found.places[path] = grid.place(row, min(headings.columns))
    for number, column in headings.columns.items():
        found.places[*path, column.field] = grid.place(row, number)
    found.faulty |= {(*path, column.field) for column in table.columns}
    found.lines.append(row)
    found.rows.append({})
