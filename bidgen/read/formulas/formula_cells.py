"""Every cell of a workbook as the formula engine needs it, and what its formulas may name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bidgen.read.formulas.cell_values import fill, holds_date, literal
from bidgen.read.formulas.engine import Key, Literal
from bidgen.read.formulas.references import Area, Book, TableArea

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = "it fills several cells"
# Cells of one sheet that the formulas of others fill, as far as they are looked at.
MOST_FILLED = 10_000


@dataclass(slots=True)
class Cells:
    """Every cell of the workbook: constants, formulas as typed (array or not), and the values saved.

    `why` says of some formulas that they cannot be computed. `dates` are the cells that show dates, in a
    workbook that counts its days from 1904, and `largest` the largest number typed. A cell that the formula
    of another fills counts as a formula.
    """

    constants: dict[Key, Literal] = field(default_factory=dict)
    typed: dict[Key, tuple[str, bool]] = field(default_factory=dict)
    saved: dict[Key, Literal] = field(default_factory=dict)
    from_1904: bool = False
    why: dict[Key, str] = field(default_factory=dict)
    dates: list[Key] = field(default_factory=list)
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    largest: float = 0.0


def gathered(values: Workbook, typed: Workbook) -> Cells:
    """Return the cells of all sheets: `values` as last computed, `typed` with the formulas."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    cells = Cells(from_1904=typed.epoch == CALENDAR_MAC_1904)
    for sheet in typed.worksheets:
        title = sheet.title
        filled = _filled(sheet)
        for _, row, column in filled:
            # What has no cell in the file is to be seen all the same, and as what a formula gives.
            values[title].cell(row, column)
            fill(sheet.cell(row, column), filled[title, row, column], "f")
        computed = values[title]._cells
        rows = columns = 0
        for (row, column), cell in sheet._cells.items():
            key = (title, row, column)
            value = computed.get((row, column))
            rows, columns = max(rows, row), max(columns, column)
            if cells.from_1904 and value is not None and holds_date(value):
                cells.dates.append(key)
            if cell.data_type != "f":
                if value is not None and value.value is not None:
                    cells.constants[key] = literal(value)
                continue
            _gather_formula(key, cell.value, cells)
            if key in filled:
                cells.why[key] = FILLS
            if value is not None and (value.value is not None or value.data_type == "str"):
                cells.saved[key] = literal(value)
        cells.extents[title] = (rows, columns)
    sizes = (abs(value) for value in cells.constants.values() if isinstance(value, float))
    cells.largest = max(sizes, default=0.0)
    return cells


def _filled(sheet: Worksheet) -> dict[Key, str]:
    """Return the cells that the formula of another cell fills, with that formula."""
    from openpyxl.utils.cell import range_boundaries
    from openpyxl.worksheet.formula import ArrayFormula

    found: dict[Key, str] = {}
    arrays = [(at, cell.value) for at, cell in sheet._cells.items() if isinstance(cell.value, ArrayFormula)]
    for at, array in arrays:
        first, top, last, bottom = range_boundaries(array.ref)
        if first is None or top is None or last is None or bottom is None:
            continue
        if (last - first + 1) * (bottom - top + 1) + len(found) > MOST_FILLED:
            continue
        for row in range(top, bottom + 1):
            for column in range(first, last + 1):
                if (row, column) != at:
                    found[sheet.title, row, column] = str(array.text)
    return found


def _gather_formula(key: Key, value: Any, cells: Cells) -> None:
    """Keep the formula; one that fills several cells is none that is computed here."""
    from openpyxl.utils.cell import range_boundaries

    text = getattr(value, "text", value)
    if not isinstance(text, str):
        cells.typed[key] = ("=TABLE()", False)
        cells.why[key] = "it is a data table"
        return
    reference = getattr(value, "ref", None)
    cells.typed[key] = (text if text.startswith("=") else f"={text}", reference is not None)
    if reference is None:
        return
    first, top, last, bottom = range_boundaries(reference)
    if (first, top) == (last, bottom) or None in (first, top, last, bottom):
        return
    cells.why[key] = FILLS


def aliases_of(book: Workbook) -> dict[str, str]:
    """Return the name that each sheet has for the engine, plain whatever its title holds."""
    return {title: f"S_{number}" for number, title in enumerate(book.sheetnames, start=1)}


def book_of(typed: Workbook) -> Book:
    """Return the sheets, names and tables of the workbook."""
    names: dict[tuple[str | None, str], str] = {}
    names |= {(None, name.casefold()): _text(one) for name, one in typed.defined_names.items()}
    tables: dict[str, TableArea] = {}
    for sheet in typed.worksheets:
        names |= {(sheet.title, name.casefold()): _text(one) for name, one in sheet.defined_names.items()}
        tables |= _tables(sheet)
    return Book({sheet.title.casefold(): sheet.title for sheet in typed.worksheets}, names, tables)


def _text(name: Any) -> str:
    return str(name.attr_text or "")


def _tables(sheet: Worksheet) -> dict[str, TableArea]:
    from openpyxl.utils.cell import range_boundaries

    found: dict[str, TableArea] = {}
    for table in sheet.tables.values():
        first, top, last, bottom = range_boundaries(table.ref)
        if first is None or top is None or last is None or bottom is None:
            continue
        headings = tuple(str(column.name) for column in table.tableColumns)
        header_rows = 1 if table.headerRowCount is None else int(table.headerRowCount)
        area = Area(sheet.title, top, first, bottom, last)
        one = TableArea(area, headings, header_rows, int(table.totalsRowCount or 0))
        found |= {str(name).casefold(): one for name in (table.name, table.displayName) if name}
    return found
