"""The colours and type of workbooks: few, and none that alone says anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.styles.differential import DifferentialStyle

BLUE = "1F3A5F"
PALE_BLUE = "DCE6F1"
WHITE = "FFFFFF"
BLACK = "1A1A1A"
GREY = "595959"
PALE_GREY = "BFBFBF"
LINK = "0B4F9E"
# A required cell that is still empty.
AMBER = "FCE4B6"
TABLE_STYLE = "TableStyleLight1"
# Beyond the file format's own, which end at 163, and those that openpyxl gives to cells after them.
_WHOLE_FORMAT = 200
# Every font is named: a program takes one of its own, with serifs, for a font without a name.
FONT = "Calibri"
SIZE = 11


def dress_heading(cell: Cell, *, required: bool) -> None:
    """Give a heading its look: required bold on dark, what may stay empty in italics on pale."""
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    cell.font = font(bold=required, italic=not required, color=WHITE if required else BLACK)
    cell.fill = PatternFill("solid", fgColor=BLUE if required else PALE_BLUE)
    cell.border = Border(bottom=Side("medium", color=BLUE), right=Side("thin", color=WHITE))
    cell.alignment = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)


def top(*, right: bool = False, indent: int = 1) -> Alignment:
    """Return how cells stand: at the top, wrapped, with room between them and the cells beside them."""
    from openpyxl.styles import Alignment

    return Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=True, indent=indent)


def font(
    *, bold: bool = False, italic: bool = False, underline: bool = False, color: str = BLACK, size: int = SIZE
) -> Font:
    """Return the workbook's font."""
    from openpyxl.styles import Font

    return Font(
        name=FONT, size=size, bold=bold, italic=italic, underline="single" if underline else None, color=color
    )


def example_style() -> DifferentialStyle:
    """Return what an example's cells look like while they are as they came: grey italics."""
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(font=Font(italic=True, color=GREY), border=_line())


def missing_style() -> DifferentialStyle:
    """Return what a required cell looks like while it is empty."""
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    # In conditional formatting it is the background that is seen.
    fill = PatternFill(bgColor=AMBER, fill_type="solid")
    return DifferentialStyle(fill=fill, border=_line())


def whole_style(number_format: str) -> DifferentialStyle:
    """Return what a number without a fraction looks like."""
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    return DifferentialStyle(
        numFmt=NumberFormat(numFmtId=_WHOLE_FORMAT, formatCode=number_format), border=_line()
    )


def row_style() -> DifferentialStyle:
    """Return what tells one row from the next where the style of a table is not shown: a thin line."""
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(border=_line())


def _line() -> Border:
    from openpyxl.styles import Border, Side

    # Each style has it: some programs take one style for a cell, and no more.
    return Border(bottom=Side("thin", color=PALE_GREY))
