"""A planned sheet written into a workbook: its formulas, looks, widths, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING, Any, Literal

from bidgen.read.addresses import area_name, letters
from bidgen.sheets.live.plan import LiveCell, SheetPlan
from bidgen.sheets.new.kinds import GENERAL, PERCENT, POUNDS, TEXT
from bidgen.sheets.new.page import set_up_page
from bidgen.sheets.new.styles import BLUE, WHITE, dress_heading, font

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {
    "pounds": POUNDS,
    "percent": PERCENT,
    "factor": "0.0000",
    "ratio": "0.00",
    "count": "0",
    "word": TEXT,
}
_BIG, _MIDDLE = 16, 13
_HEIGHTS = {"title": 24.0, "section": 21.0, "heading": 33.0}


def draw(workbook: Workbook, plan: SheetPlan) -> Worksheet:
    """Add the sheet to the workbook, behind its other sheets."""
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet: Worksheet = workbook.create_sheet(plan.name)
    sheet.sheet_view.showGridLines = False
    dress = _dresser()
    for (row, column), one in plan.cells.items():
        if one.content == "" and not one.is_formula:
            dress(sheet.cell(row, column), one)
            continue
        cell = sheet.cell(row, column)
        cell.value = f"={one.content}" if one.is_formula else one.content
        if isinstance(one.content, str):
            cell.data_type = "f" if one.is_formula else "s"
        dress(cell, one)
    for column, width in plan.widths.items():
        sheet.column_dimensions[letters(column)].width = width
    for where, offered in plan.choices.items():
        check = DataValidation(type="list", formula1=f'"{",".join(offered)}"', allow_blank=False, sqref=where)
        sheet.add_data_validation(check)
    for (row, _), one in plan.cells.items():
        if one.look in _HEIGHTS:
            sheet.row_dimensions[row].height = _HEIGHTS[one.look]
    for row in {row for (row, _), one in plan.cells.items() if one.look == "heading"}:
        _hide_empty_headings(sheet, row)
    sheet.freeze_panes = plan.frozen
    widths = [plan.widths[column] for column in sorted(plan.widths)]
    set_up_page(sheet, headings=plan.repeated, widths=widths, beside=True)
    return sheet


def _hide_empty_headings(sheet: Worksheet, row: int) -> None:
    """Let the heading of an option that is not there look like nothing."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Border, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    nothing = DifferentialStyle(fill=PatternFill(bgColor=WHITE, fill_type="solid"), border=Border())
    cells = area_name(row, 1, row, sheet.max_column)
    sheet.conditional_formatting.add(cells, Rule("expression", formula=[f"LEN(A{row})=0"], dxf=nothing))


def _dresser() -> Callable[[Any, LiveCell], None]:
    """Return what gives cells their look: each style is made once, for there are thousands of cells."""
    from openpyxl.styles import Alignment

    fonts = {
        "title": font(bold=True, size=_BIG, color=BLUE),
        "section": font(bold=True, size=_MIDDLE, color=BLUE),
        "label": font(bold=True),
    }
    plain = font()

    def standing(side: Literal["left", "right"], indent: int = 0) -> Alignment:
        return Alignment(horizontal=side, vertical="center", indent=indent)

    left, right = standing("left"), standing("right", indent=1)

    def dress_first(cell: Any, one: LiveCell) -> None:
        if one.look == "heading":
            dress_heading(cell, required=True)
            return
        cell.font = fonts.get(one.look, plain)
        figures = one.look in {"pounds", "percent", "factor", "ratio", "count"}
        # Words are not wrapped: they run on over the empty cells beside them.
        cell.alignment = right if figures else left
        cell.number_format = _FORMATS.get(one.look, GENERAL)

    made: dict[str, Any] = {}

    def dress(cell: Any, one: LiveCell) -> None:
        if one.look not in made:
            dress_first(cell, one)
            made[one.look] = cell._style
        cell._style = copy(made[one.look])

    return dress
