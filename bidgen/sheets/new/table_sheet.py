"""One table as a sheet: headings with notes, rows, checks while typing, colours, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bidgen.read.addresses import area_name, letters
from bidgen.read.schemas import Table, examples_of
from bidgen.sheets.live.formulas import amount_shown
from bidgen.sheets.live.stands import Stand, labelled, stand_of
from bidgen.sheets.new.cells import Value, put, typed_example
from bidgen.sheets.new.heights import row_height
from bidgen.sheets.new.input_checks import InputCheck
from bidgen.sheets.new.lists import LAST_ROW
from bidgen.sheets.new.looks import INDENT, ColumnLook, column_look
from bidgen.sheets.new.notes import AUTHOR, Note, note
from bidgen.sheets.new.page import set_up_page
from bidgen.sheets.new.styles import (
    TABLE_STYLE,
    dress_heading,
    example_style,
    missing_style,
    row_style,
    top,
    whole_style,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Mapping[str, Value]]

EXAMPLE = "This row is an example. Type over it, or delete the row."
_HEADING_HEIGHT = 33
# Points to the pixels in which openpyxl measures notes.
_PIXELS = 4 / 3
# Of a text that tells whether a row is still the example, so much is compared: a formula's text is limited.
_TOLD_BY = 200


def add_table_sheet(
    workbook: Workbook,
    table: Table,
    lists: Mapping[str, str],
    rows: Rows,
    *,
    examples: bool,
    assumptions: Stand | None = None,
) -> Worksheet:
    """Add the sheet of `table` to the workbook, with `rows`; without any, with the examples if wanted.

    `lists` is what `column_look` takes; `assumptions` says where those stand that computed amounts name.
    """
    shown: Rows = rows
    if examples and not rows:
        shown = _examples(table)
    looks = [column_look(table, one, lists, _texts(shown, one.field)) for one in table.on_sheet]
    sheet: Worksheet = workbook.create_sheet(table.sheet)
    _add_headings(sheet, looks)
    _fill(sheet, table, looks, shown)
    if assumptions is not None:
        _compute(sheet, table, len(shown), assumptions)
    _add_checks(sheet, looks)
    if shown is not rows:
        for number, row in enumerate(shown, start=2):
            _mark_example(sheet, table, number, row)
    _add_colours(sheet, looks)
    _add_table(sheet, table, max(len(shown), 1) + 1, assumptions)
    sheet.freeze_panes = "B2" if table.columns[0].field == "id" else "A2"
    widths = [look.width for look in looks]
    set_up_page(sheet, headings=1, widths=widths, beside=table.columns[0].field == "id")
    return sheet


def _examples(table: Table) -> Rows:
    rules = {column.field: column.rules for column in table.columns}
    rows: list[dict[str, Value]] = []
    for row in examples_of(table):
        typed = {field: typed_example(value, rules[field]) for field, value in row.items() if field in rules}
        rows.append({field: value for field, value in typed.items() if value is not None})
    return rows


def _texts(rows: Rows, field: str) -> list[str]:
    return [_shown(row[field]) for row in rows if field in row]


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)


def _add_headings(sheet: Worksheet, looks: Sequence[ColumnLook]) -> None:
    sheet.row_dimensions[1].height = _HEADING_HEIGHT
    for number, look in enumerate(looks, start=1):
        heading = sheet.cell(1, number, look.label)
        heading.data_type = "s"
        dress_heading(heading, required=look.required)
        annotate(heading, look.note)
        column = sheet.column_dimensions[letters(number)]
        column.width = look.width
        column.number_format = look.number_format
        column.alignment = top(right=look.right)


def annotate(cell: Cell | MergedCell, words: Note) -> None:
    """Put a note on the cell, large enough to be read."""
    from openpyxl.comments import Comment

    cell.comment = Comment(
        words.text, AUTHOR, height=round(words.height * _PIXELS), width=round(words.width * _PIXELS)
    )


def _fill(sheet: Worksheet, table: Table, looks: Sequence[ColumnLook], rows: Rows) -> None:
    for number, row in enumerate(rows, start=2):
        for at, (column, look) in enumerate(zip(table.on_sheet, looks, strict=True), start=1):
            cell = sheet.cell(number, at)
            cell.number_format = look.number_format
            cell.alignment = top(right=look.right)
            put(cell, row.get(column.field), column.rules)
        texts = [(_shown(row[look.field]), look.width - INDENT) for look in looks if look.field in row]
        sheet.row_dimensions[number].height = row_height(texts)


def _add_checks(sheet: Worksheet, looks: Sequence[ColumnLook]) -> None:
    for number, look in enumerate(looks, start=1):
        if look.check is not None:
            sheet.add_data_validation(_validation(look.check, area_name(2, number, LAST_ROW, number)))


def _validation(check: InputCheck, cells: str) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        type=check.kind,
        operator=None if check.kind in {None, "list"} else "between",
        formula1=check.first,
        formula2=check.second,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=check.title,
        prompt=check.prompt,
        showErrorMessage=check.style is not None,
        errorStyle=check.style,
        errorTitle=check.title if check.style else None,
        error=check.error or None,
        sqref=cells,
    )


def _mark_example(sheet: Worksheet, table: Table, number: int, row: Mapping[str, Value]) -> None:
    """Show the row in grey italics until its longest text has been typed over, and say what it is."""
    annotate(sheet.cell(number, 1), note(EXAMPLE))
    texts = {
        at: text
        for at, column in enumerate(table.on_sheet, start=1)
        if isinstance(text := sheet.cell(number, at).value, str) and column.field in row
    }
    if not texts:
        return
    at = max(texts, key=lambda one: len(texts[one]))
    # A note of a text's beginning is enough, and a formula cannot hold a new line.
    told = texts[at].split("\n")[0][:_TOLD_BY]
    literal = told.replace('"', '""')
    formula = f'LEFT(${letters(at)}${number},{len(told)})="{literal}"'
    cells = area_name(number, 1, number, len(table.on_sheet))
    _add_rule(sheet, cells, formula, example_style())


def _add_colours(sheet: Worksheet, looks: Sequence[ColumnLook]) -> None:
    """Colour what is required and empty in a row that has anything in it; leave out pence of whole pounds."""
    row = f"$A2:${letters(len(looks))}2"
    for number, look in enumerate(looks, start=1):
        cells, cell = area_name(2, number, LAST_ROW, number), f"{letters(number)}2"
        if look.required:
            _add_rule(sheet, cells, f"AND(LEN(TRIM({cell}))=0,COUNTA({row})>0)", missing_style())
        if look.whole_format:
            _add_rule(
                sheet, cells, f"AND(ISNUMBER({cell}),{cell}=INT({cell}))", whole_style(look.whole_format)
            )
    # The last, for of several that hold some programs take the first alone.
    _add_rule(sheet, area_name(2, 1, LAST_ROW, len(looks)), f"COUNTA({row})>0", row_style())


def _add_rule(sheet: Worksheet, cells: str, formula: str, style: DifferentialStyle) -> None:
    from openpyxl.formatting.rule import Rule

    sheet.conditional_formatting.add(cells, Rule("expression", formula=[formula], dxf=style))


def _add_table(sheet: Worksheet, table: Table, last: int, assumptions: Stand | None) -> None:
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableStyleInfo

    made = ExcelTable(displayName=f"tbl_{table.field}", ref=area_name(1, 1, last, len(table.on_sheet)))
    made.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=True)
    if assumptions is not None and table.computed:
        _compute_new_rows(made, table, assumptions)
    sheet.add_table(made)


def _compute(sheet: Worksheet, table: Table, rows: int, assumptions: Stand) -> None:
    """Fill the computed column of each row that is there."""
    own = stand_of(table)
    for at, column in enumerate(table.on_sheet, start=1):
        if any(column is one for _, one in table.computed):
            for row in range(2, rows + 2):
                sheet.cell(row, at).value = f"={amount_shown(own.in_row(row), assumptions)}"


def _compute_new_rows(made: ExcelTable, table: Table, assumptions: Stand) -> None:
    """Let Excel fill the computed column of rows that are added to its table."""
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import TableColumn, TableFormula

    made.autoFilter = AutoFilter(ref=made.ref)
    formula = amount_shown(labelled(made.displayName, table), assumptions)
    for number, known in enumerate(table.on_sheet, start=1):
        column = TableColumn(id=number, name=known.label)
        if any(known is one for _, one in table.computed):
            column.calculatedColumnFormula = TableFormula(attr_text=formula)
        made.tableColumns.append(column)
