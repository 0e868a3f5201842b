"""The computed column of an existing sheet: its formula in each row that has none, and in new rows."""

from __future__ import annotations

from lxml import etree

from bidgen.read.names import heading
from bidgen.read.schemas import Column, Table
from bidgen.sheets.live.formulas import amount_shown
from bidgen.sheets.live.stands import Stand, labelled
from bidgen.sheets.parts.cell_grid import Grid, grid_of, is_empty, words_of
from bidgen.sheets.parts.excel_tables import tables_on
from bidgen.sheets.parts.package import Package
from bidgen.sheets.parts.spreadsheetml import q


def stand_on(package: Package, part: str, sheet: str, header: int, table: Table) -> Stand:
    """Return where a table stands on the sheet part `part`, by the headings in the row `header`."""
    grid = grid_of(package.look(part))
    labels = {heading(column.label): column.field for column in table.on_sheet}
    columns: dict[str, int] = {}
    for (row, number), cell in sorted(grid.cells.items()):
        if row == header and (field := labels.get(heading(words_of(package, cell)))):
            columns.setdefault(field, number)
    known = set(columns.values())
    filled = (row for (row, number), cell in grid.cells.items() if number in known and not is_empty(cell))
    return Stand(sheet, header, columns, max(filled, default=header) - header)


def fill_amounts(package: Package, part: str, table: Table, stand: Stand, assumptions: Stand) -> int:
    """Compute the amount of each row that has an id and an option and no amount; return how many these are.

    An amount that somebody typed, or computes in another way, stays.
    """
    done = 0
    for _, column in table.computed:
        number = stand.columns.get(column.field)
        grid = grid_of(package.look(part))
        rows = [row for row in _records(package, grid, stand) if _is_free(grid, row, number)]
        if number is None or not rows:
            continue
        grid = grid_of(package.edit(part))
        for row in rows:
            formula = amount_shown(stand.in_row(row), assumptions)
            _compute(grid.cell(row, number), formula)
        done += len(rows)
    return done


def compute_new_rows(package: Package, part: str, table: Table, column: Column, assumptions: Stand) -> None:
    """Let Excel compute the column in rows that are added to its table."""
    for one in tables_on(package, part):
        formula = amount_shown(labelled(one.name, table), assumptions)
        for element in package.edit(one.part).iter(q("x:tableColumn")):
            has_one = element.find(q("x:calculatedColumnFormula")) is not None
            if heading(element.get("name", "")) == heading(column.label) and not has_one:
                new = etree.Element(q("x:calculatedColumnFormula"))
                new.text = formula
                element.insert(0, new)


def _records(package: Package, grid: Grid, stand: Stand) -> list[int]:
    keys = [stand.columns.get("id"), stand.columns.get("option")]
    if None in keys:
        return []
    found = []
    for row in grid.rows:
        cells = [grid.cells.get((row, key)) for key in keys if key is not None]
        if row <= stand.header or any(cell is None or is_empty(cell) for cell in cells):
            continue
        first = cells[0]
        if first is not None and not words_of(package, first).strip().startswith("#"):
            found.append(row)
    return found


def _is_free(grid: Grid, row: int, number: int | None) -> bool:
    cell = grid.cells.get((row, number)) if number is not None else None
    return cell is None or is_empty(cell)


def _compute(cell: etree._Element, formula: str) -> None:
    for name in ("t", "cm", "vm"):
        cell.attrib.pop(name, "")
    for old in list(cell):
        cell.remove(old)
    etree.SubElement(cell, q("x:f")).text = formula
