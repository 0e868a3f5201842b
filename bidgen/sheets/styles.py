"""The colours and type of workbooks: few, and none that alone says anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.styles.differential import DifferentialStyle

BLUE = "1F3A5F"
PALE_BLUE = "DCE6F1"
WHITE = "FFFFFF"
BLACK = "1A1A1A"
GREY = "595959"
LINK = "0B4F9E"
# A required cell that is still empty.
AMBER = "FCE4B6"
TABLE_STYLE = "TableStyleLight1"


def dress_heading(cell: Cell, *, required: bool) -> None:
    """Give a heading its look: required bold on dark, what may stay empty in italics on pale."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(bold=required, italic=not required, color=WHITE if required else BLACK)
    cell.fill = PatternFill("solid", fgColor=BLUE if required else PALE_BLUE)
    cell.border = Border(bottom=Side("medium", color=BLUE), right=Side("thin", color=WHITE))
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def top() -> Alignment:
    """Return how cells stand: at the top, wrapped."""
    from openpyxl.styles import Alignment

    return Alignment(wrap_text=True, vertical="top")


def example_style() -> DifferentialStyle:
    """Return what an example's cells look like while they are as they came: grey italics."""
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(font=example_font())


def example_font() -> Font:
    """Return grey italics."""
    from openpyxl.styles import Font

    return Font(italic=True, color=GREY)


def missing_style() -> DifferentialStyle:
    """Return what a required cell looks like while it is empty."""
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    # In conditional formatting it is the background that is seen.
    return DifferentialStyle(fill=PatternFill(bgColor=AMBER, fill_type="solid"))


def whole_style(number_format: str) -> DifferentialStyle:
    """Return what a number without a fraction looks like."""
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    # The numbers below 164 are the file format's own.
    return DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=number_format))
