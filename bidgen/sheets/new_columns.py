"""Columns added to the table of an existing sheet: heading, note, format, checks and colours."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from bidgen.read.addresses import address, area_name, letters
from bidgen.sheets.new.input_checks import InputCheck
from bidgen.sheets.new.lists import LAST_ROW
from bidgen.sheets.new.looks import ColumnLook
from bidgen.sheets.new.styles import AMBER
from bidgen.sheets.parts.cell_formats import CellFormats, Change
from bidgen.sheets.parts.cell_grid import Grid, is_empty, set_words
from bidgen.sheets.parts.comments import put_notes
from bidgen.sheets.parts.excel_tables import tables_on, widen_sheet_filter, widen_table
from bidgen.sheets.parts.package import Package, workbook_part
from bidgen.sheets.parts.spreadsheetml import child, fragment, holdable, insert, q

_TOP = '<alignment horizontal="{}" vertical="top" wrapText="1" indent="1"/>'


@dataclass(frozen=True, slots=True)
class Block:
    """Where a table stands: the row of its headings, its first column and the one after its last."""

    header: int
    start: int
    stop: int


def add_columns(
    package: Package, sheet: str, grid: Grid, block: Block, looks: Sequence[ColumnLook], formats: CellFormats
) -> tuple[tuple[int, ColumnLook], ...]:
    """Add columns to the table on the sheet part `sheet`, and return each with its number.

    They stand right of its last column; where a column of somebody's own would then touch the table,
    right of everything. Nothing that is on the sheet moves.
    """
    first = _place_for(grid, block, len(looks))
    beside = first == block.stop
    if beside:
        _widen(package, sheet, grid, block, [look.label for look in looks])
    last_row = max(LAST_ROW, *grid.rows)
    heading_format = _heading_format(grid, block)
    start = block.start if beside else first
    for column, look in enumerate(looks, start=first):
        _format_column(grid, block, column, look, formats)
        heading = grid.cell(block.header, column)
        heading.set("s", str(heading_format))
        set_words(heading, look.label)
        top, cells = block.header + 1, area_name(block.header + 1, column, last_row, column)
        if look.check is not None:
            add_check(grid.sheet, look.check, cells)
        row = f"${letters(start)}{top}:${letters(first + len(looks) - 1)}{top}"
        _add_colours(grid.sheet, look, cells, address(top, column), row, formats)
    put_notes(
        package,
        sheet,
        {address(block.header, first + number): look.note.text for number, look in enumerate(looks)},
    )
    return tuple(enumerate(looks, start=first))


def add_check(sheet: etree._Element, check: InputCheck, cells: str) -> None:
    """Add an input check of the cells to the sheet."""
    checks = child(sheet, "x:dataValidations")
    element = etree.SubElement(checks, q("x:dataValidation"))
    element.set("sqref", cells)
    fill_check(element, check)
    checks.set("count", str(len(checks)))


def fill_check(element: etree._Element, check: InputCheck) -> None:
    """Make an input check say and allow what `check` does, for the cells that it has."""
    cells = element.get("sqref", "")
    element.attrib.clear()
    for old in list(element):
        element.remove(old)
    told = {
        "type": check.kind,
        "errorStyle": check.style,
        "allowBlank": "1",
        "showInputMessage": "1",
        "showErrorMessage": "1" if check.style else None,
        "errorTitle": check.title if check.style else None,
        "error": check.error or None,
        "promptTitle": check.title,
        "prompt": check.prompt,
        "sqref": cells,
    }
    for name, words in told.items():
        if words is not None:
            element.set(name, holdable(words))
    for name, formula in (("x:formula1", check.first), ("x:formula2", check.second)):
        if formula is not None:
            etree.SubElement(element, q(name)).text = formula


def _place_for(grid: Grid, block: Block, count: int) -> int:
    used = {
        column for (row, column), cell in grid.cells.items() if row >= block.header and not is_empty(cell)
    }
    for top, left, bottom, right in grid.merged:
        if bottom >= block.header and top >= 1:
            used |= set(range(left, right + 1))
    beyond = [column for column in used if column >= block.stop]
    if not beyond or block.stop + count < min(beyond):
        return block.stop
    return max(beyond) + 2


def _widen(package: Package, sheet: str, grid: Grid, block: Block, labels: Sequence[str]) -> None:
    """Let Excel's table, or the sheet's filter, that ends where the table does reach over the new columns."""
    for table in tables_on(package, sheet):
        if table.top == block.header and table.right == block.stop - 1:
            widen_table(package, table, labels)
    old = widen_sheet_filter(grid.sheet, block.header, block.stop - 1, len(labels))
    if old is None:
        return
    # Excel keeps the range of a sheet's filter in a hidden name as well.
    before = letters(block.stop - 1)
    after = letters(block.stop - 1 + len(labels))
    first, _, last = old.replace("$", "").partition(":")
    for name in package.look(workbook_part(package)).iter(q("x:definedName")):
        text = (name.text or "").rpartition("!")
        if name.get("name") == "_xlnm._FilterDatabase" and text[2].replace("$", "") == f"{first}:{last}":
            package.edit(workbook_part(package))
            ends = text[2].rpartition(":")
            name.text = f"{text[0]}!{ends[0]}:{ends[2].replace(before, after, 1)}"


def _heading_format(grid: Grid, block: Block) -> int:
    """Return the format of the last heading, so that a new one looks as people have made the others look."""
    for column in range(block.stop - 1, block.start - 1, -1):
        cell = grid.cells.get((block.header, column))
        if cell is not None:
            return int(cell.get("s") or 0)
    return 0


def _format_column(grid: Grid, block: Block, column: int, look: ColumnLook, formats: CellFormats) -> None:
    alignment = _TOP.format("right" if look.right else "left")
    change = Change(alignment=alignment, number_format=look.number_format)
    set_column(grid.sheet, column, look.width, formats.derived(0, change))
    for (row, number), cell in grid.cells.items():
        if number == column and row > block.header:
            new = formats.derived(int(cell.get("s") or 0), Change(number_format=look.number_format))
            cell.set("s", str(new))


def set_column(sheet: etree._Element, column: int, width: float, style: int) -> None:
    """Give one column a width and a format; others that are described with it stay as they are."""
    columns = child(sheet, "x:cols")
    for one in list(columns):
        first, last = int(one.get("min", "0")), int(one.get("max", "0"))
        if not first <= column <= last:
            continue
        for low, high in ((first, column - 1), (column + 1, last)):
            if low <= high:
                part = deepcopy(one)
                part.set("min", str(low))
                part.set("max", str(high))
                columns.insert(columns.index(one), part)
        columns.remove(one)
    new = etree.Element(q("x:col"))
    told = {"min": column, "max": column, "width": width, "style": style, "customWidth": 1}
    for name, value in told.items():
        new.set(name, str(value))
    before = [one for one in columns if int(one.get("max", "0")) < column]
    columns.insert(columns.index(before[-1]) + 1 if before else 0, new)


def _add_colours(
    sheet: etree._Element, look: ColumnLook, cells: str, cell: str, row: str, formats: CellFormats
) -> None:
    """Colour what is required and empty in a row that has anything; leave out the pence of whole pounds."""
    if look.required:
        solid = f'<patternFill patternType="solid"><bgColor rgb="FF{AMBER}"/></patternFill>'
        amber = fragment(f"<dxf><fill>{solid}</fill></dxf>")
        _add_rule(sheet, cells, f"AND(LEN(TRIM({cell}))=0,COUNTA({row})>0)", amber, formats)
    if look.whole_format:
        number = formats.number_format(look.whole_format)
        element = fragment(f'<dxf><numFmt numFmtId="{number}"/></dxf>')
        element[0].set("formatCode", look.whole_format)
        _add_rule(sheet, cells, f"AND(ISNUMBER({cell}),{cell}=INT({cell}))", element, formats)


def _add_rule(
    sheet: etree._Element, cells: str, formula: str, look: etree._Element, formats: CellFormats
) -> None:
    priorities = [int(one.get("priority", "0")) for one in sheet.iter() if one.get("priority")]
    group = insert(sheet, etree.Element(q("x:conditionalFormatting")))
    group.set("sqref", cells)
    rule = etree.SubElement(group, q("x:cfRule"))
    rule.set("type", "expression")
    rule.set("dxfId", str(formats.listed("x:dxfs", look)))
    rule.set("priority", str(max(priorities, default=0) + 1))
    etree.SubElement(rule, q("x:formula")).text = formula
