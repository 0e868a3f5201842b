"""One sheet to the rows of its table: a header row, columns found by their headings, blank rows skipped."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.cell import read_cell
from bidgen.read.names import nearest, plain
from bidgen.read.raw import Scalar
from bidgen.read.schemas import Column, Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    AnyCell: TypeAlias = Cell | MergedCell

Covered: TypeAlias = AbstractSet[tuple[int, int]]

MOST_ROWS = 100_000
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class SheetPair:
    """One sheet as last computed and, where the workbook has formulas, as typed."""

    values: Worksheet
    formulas: Worksheet | None
    file: str

    def place(self, row: int, column: int) -> Place:
        from openpyxl.utils import get_column_letter

        return Place(self.file, sheet=self.values.title, cell=f"{get_column_letter(column)}{row}")


@dataclass(slots=True)
class SheetRows:
    """The rows of one table, with the Place of every cell, of every row and of the table."""

    rows: list[dict[str, Scalar]] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    faulty: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Heads:
    """Which column of the sheet holds which of the table, which have a heading, and which are absent."""

    columns: dict[int, Column] = field(default_factory=dict)
    headed: set[int] = field(default_factory=set)
    absent: list[Column] = field(default_factory=list)


def read_sheet(pair: SheetPair, table: Table) -> SheetRows:
    """Return the rows of `table` in the sheet. Reports R104, R126 to R134 and R138."""
    found = SheetRows(places={(table.field,): Place(pair.file, sheet=pair.values.title)})
    too_large = _too_large(pair)
    if too_large:
        found.problems.append(too_large)
        found.faulty.add((table.field,))
        return found
    header = _header_row(pair)
    if header is None:
        found.problems.append(_no_header(pair, table))
        found.faulty.add((table.field,))
        return found
    heads = _heads(pair, table, header, found)
    merged = _report_merged(pair, header, found)
    # Both sheets are gone through side by side; a formula is looked at only where no value is.
    for cells in pair.values.iter_rows(min_row=header + 1):
        _read_row(pair, table, cells, heads, merged, found)
    return found


def _too_large(pair: SheetPair) -> Problem | None:
    rows, columns = pair.values.max_row, pair.values.max_column
    place = Place(pair.file, sheet=pair.values.title)
    if rows > MOST_ROWS:
        return problem("R126", place, found=f"{rows:,} rows", expected=f"{MOST_ROWS:,}")
    if columns > MOST_COLUMNS:
        return problem("R126", place, found=f"{columns:,} columns", expected=f"{MOST_COLUMNS:,}")
    return None


def _header_row(pair: SheetPair) -> int | None:
    """Return the number of the first row with any content."""
    for row in pair.values.iter_rows():
        if any(not _is_blank(cell.value) for cell in row):
            return int(row[0].row or 1)
    return None


def _no_header(pair: SheetPair, table: Table) -> Problem:
    labels = tuple(column.label for column in table.columns)
    return problem("R138", Place(pair.file, sheet=pair.values.title), expected=labels)


def _heads(pair: SheetPair, table: Table, header: int, found: SheetRows) -> _Heads:
    """Return which column of the sheet holds which of the table, and report the headings at fault."""
    by_label = {plain(column.label): column for column in table.columns}
    heads = _Heads()
    unknown: list[tuple[str, Place]] = []
    first: dict[str, Place] = {}
    for cell in next(pair.values.iter_rows(min_row=header, max_row=header)):
        if _is_blank(cell.value):
            continue
        label = " ".join(str(cell.value).split())
        number = int(cell.column or 1)
        place = pair.place(header, number)
        heads.headed.add(number)
        earlier = first.setdefault(plain(label), place)
        if earlier is not place:
            cell_name = str(earlier.cell)
            found.problems.append(problem("R128", place, related=[earlier], found=label, first=cell_name))
        elif plain(label) in by_label:
            heads.columns[number] = by_label[plain(label)]
        else:
            unknown.append((label, place))
    heads.absent = [column for column in table.columns if column not in heads.columns.values()]
    _report_headings(pair, table, header, unknown, heads.absent, found)
    return heads


def _report_headings(
    pair: SheetPair,
    table: Table,
    header: int,
    unknown: list[tuple[str, Place]],
    missing: list[Column],
    found: SheetRows,
) -> None:
    suggested = set()
    for label, place in unknown:
        near = nearest(label, [column.label for column in missing])
        if near:
            suggested.add(near)
            found.problems.append(problem("R129", place, found=label, where=table.label, nearest=near))
        else:
            labels = tuple(column.label for column in table.columns)
            found.problems.append(problem("R130", place, found=label, where=table.label, expected=labels))
    for column in missing:
        # A misspelt heading is one fault: it is not missing as well.
        if column.required and column.label not in suggested:
            place = Place(pair.file, sheet=pair.values.title, cell=pair.place(header, 1).cell)
            found.problems.append(problem("R127", place, expected=column.label))


def _report_merged(pair: SheetPair, header: int, found: SheetRows) -> Covered:
    """Report each merged range, and return the cells that they cover: nobody says more of those."""
    covered: set[tuple[int, int]] = set()
    for area in sorted(pair.values.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col)):
        if area.max_row >= header:
            found.problems.append(problem("R132", pair.place(area.min_row, area.min_col), found=area.coord))
            covered.update(area.cells)
    return covered


def _read_row(
    pair: SheetPair,
    table: Table,
    cells: Sequence[AnyCell],
    heads: _Heads,
    merged: Covered,
    found: SheetRows,
) -> None:
    """Add the row to `found`, unless it is blank; an empty cell of a known column has a Place too."""
    path: Path = (table.field, len(found.rows))
    row: dict[str, Scalar] = {}
    places: dict[Path, Place] = {}
    filled = False
    for cell in cells:
        number = int(cell.column or 1)
        column = heads.columns.get(number)
        uncalculated = _is_uncalculated(pair, cell)
        blank = _is_blank(cell.value) and not uncalculated
        if column is None:
            if not blank and number not in heads.headed:
                _report_unheaded(pair, cell, heads, found)
            continue
        field_path: Path = (*path, column.field)
        places[field_path] = pair.place(int(cell.row or 1), number)
        if (cell.row, number) in merged:
            found.faulty.add(field_path)
        if blank:
            continue
        filled = True
        value = None if uncalculated else read_cell(cell, places[field_path], found.problems)
        if uncalculated:
            found.problems.append(_uncalculated(pair, cell, places[field_path]))
        if value is None:
            found.faulty.add(field_path)
        else:
            row[column.field] = value
    if filled:
        found.places[path] = pair.place(int(cells[0].row or 1), min(heads.columns, default=1))
        found.places |= places
        found.faulty |= {(*path, column.field) for column in heads.absent if column.required}
        found.rows.append(row)


def _report_unheaded(pair: SheetPair, cell: AnyCell, heads: _Heads, found: SheetRows) -> None:
    number = int(cell.column or 1)
    heads.headed.add(number)  # once a column
    place = pair.place(int(cell.row or 1), number)
    found.problems.append(problem("R131", place, found=str(cell.value)))


def _is_uncalculated(pair: SheetPair, cell: AnyCell) -> bool:
    # A formula whose result is empty text has no value either, but keeps the type "str".
    if pair.formulas is None or cell.value is not None or cell.data_type == "str":
        return False
    return bool(pair.formulas.cell(int(cell.row or 1), int(cell.column or 1)).data_type == "f")


def _uncalculated(pair: SheetPair, cell: AnyCell, place: Place) -> Problem:
    formula = pair.formulas.cell(int(cell.row or 1), int(cell.column or 1)).value if pair.formulas else ""
    return problem("R133", place, found=getattr(formula, "text", formula))


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
