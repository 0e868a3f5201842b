"""The first sheet of a workbook: what it is and how it is filled in, for somebody new to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bidgen.read.addresses import quoted
from bidgen.read.schemas import Table
from bidgen.read.summary import SUMMARY, WORKINGS
from bidgen.sheets.new.heights import row_height
from bidgen.sheets.new.notes import help_of
from bidgen.sheets.new.page import set_up_page
from bidgen.sheets.new.styles import (
    AMBER,
    BLUE,
    GREY,
    LINK,
    dress_heading,
    font,
    top,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Read me"
_WIDTHS = {"A": 28, "B": 92, "C": 20}
# Air below each paragraph, in points.
_BELOW = 5
_TITLE = 24
# Subject and text, in the order of what somebody needs to know.
_GUIDE = (
    (
        "What this is",
        "The tables of a bid to a public fund, to be filled in with Excel, LibreOffice or Google Sheets. "
        "A program called bidgen reads this workbook, checks it and puts the tables into the bid's "
        "documents. You do not need bidgen yourself.",
    ),
    (
        "What to do",
        "Go through the sheets listed at the end. Each row is one thing: one cost, one finding, one "
        "milestone. The row in grey italics is an example: type over it, or delete it. Then save the file "
        "under the name it has, as an Excel workbook (.xlsx), and send it back to the person you had it "
        "from, who checks it and tells you which cells need another look.",
    ),
    (
        "Headings",
        "Point at a heading to read a note on what belongs there. Please do not change the words of a "
        "heading or the name of a sheet; the columns may be in any order.",
    ),
    (
        "Ids",
        "The column Id gives each row a short name, such as F1, that no other row of the sheet has. Other "
        "sheets refer to the row by it. Where a cell asks for an id, choose it from the list in the cell. "
        "Several ids stand in one cell with commas between them: F1, F4.",
    ),
    (
        "Numbers and dates",
        "1200, £1,200, 12% and (500), which is minus 500, are fine. Write 1200 in place of 1.2k. Dates are "
        "day, month and full year: 31 January 2020 or 31/1/2020. A financial year is 2020-21. Formulas "
        "are fine.",
    ),
    (
        "No value",
        "Leave the cell empty. In a cell for a number, date, id or choice, n/a and - mean the same. You may "
        "type TBC for what is still to come: it is reported until you replace it.",
    ),
    (
        "Notes of your own",
        "A column whose heading begins with #, or that stands to the right of an empty column, is yours: it "
        "is not read. So are a sheet whose name begins with #, and a note in a row of its own that begins "
        "with #, such as: # without VAT. Colours, comments, filters, empty rows and a row of totals are fine."
        " Please do not merge cells.",
    ),
    (
        "Totals and VAT",
        "A row that says Total, or that only adds up the rows above it, is known as a total and is not read "
        "as one of them. Any other line below a table, such as one for VAT, begins with # in its first "
        "cell (# VAT at 20%) and is then not read; or keep it on a sheet of your own.",
    ),
)
_COMPUTED = (
    "What is computed",
    f"The columns Amount and the sheets {SUMMARY} and {WORKINGS} are the program's own: they show what the "
    "tables come to, and none of it is read. Figures appear once the workbook is opened in Excel or "
    "LibreOffice, and change as you type; a preview, which computes nothing, shows them empty.",
)
_LIVE = (
    (
        SUMMARY,
        "What each option comes to: totals, present values, NPSV and benefit-cost ratio, year by year.",
    ),
    (WORKINGS, "How the Summary is worked out, row by row of the tables."),
)


def add_readme(workbook: Workbook, title: str, tables: Sequence[Table], *, live: bool = False) -> Worksheet:
    """Add the sheet to the workbook of `tables`, which is called `title`; `live` says it has a Summary."""
    sheet: Worksheet = workbook.create_sheet(SHEET)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = BLUE
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = f"{title}: how to fill in this workbook"
    sheet["A1"].font = font(bold=True, size=16, color=BLUE)
    sheet.row_dimensions[1].height = _TITLE
    row = 3
    for subject, text in (*_GUIDE, _COMPUTED) if live else _GUIDE:
        _line(sheet, row, subject, text)
        row += 1
    row = _add_legend(sheet, row + 1)
    _add_contents(sheet, row + 1, tables, _LIVE if live else ())
    set_up_page(sheet)
    sheet.page_setup.fitToHeight = 1
    return sheet


def _line(sheet: Worksheet, row: int, subject: str, text: str) -> Cell:
    first, second = sheet.cell(row, 1, subject), sheet.cell(row, 2, text)
    first.font = font(bold=True)
    second.font = font()
    first.alignment, second.alignment = top(indent=0), top()
    sheet.row_dimensions[row].height = row_height([(text, _WIDTHS["B"])]) + _BELOW
    return first


def _add_legend(sheet: Worksheet, row: int) -> int:
    """Add what the looks of headings and cells mean, each shown as it is; return the next free row."""
    from openpyxl.styles import PatternFill

    required = _line(sheet, row, "Bold heading", "Required: every row needs a value in this column.")
    dress_heading(required, required=True)
    optional = _line(sheet, row + 1, "Heading in italics", "May be left empty.")
    dress_heading(optional, required=False)
    missing = _line(sheet, row + 2, "Amber cell", "Required, and still empty in a row that has been begun.")
    missing.font, missing.fill = font(), PatternFill("solid", fgColor=AMBER)
    example = _line(sheet, row + 3, "Grey italics", "An example, until you type over it.")
    example.font = font(italic=True, color=GREY)
    return row + 4


def _add_contents(
    sheet: Worksheet, row: int, tables: Sequence[Table], live: Sequence[tuple[str, str]]
) -> None:
    """Add a line for each sheet, with a link to it: its name, what it is for, whether rows are needed."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    for number, heading in enumerate(("Sheet", "What it is for", "Rows"), start=1):
        cell = sheet.cell(row, number, heading)
        dress_heading(cell, required=True)
        cell.alignment = top(indent=min(number - 1, 1))
    listed = [
        (one.sheet, help_of(one.rules), "Needed" if one.rules.get("required") else "May stay empty")
        for one in tables
    ]
    listed += [(name, text, "Computed") for name, text in live]
    for at, (title, text, rows) in enumerate(listed, start=row + 1):
        name = _line(sheet, at, title, text)
        name.hyperlink = Hyperlink(ref=name.coordinate, location=f"{quoted(title)}!A1")
        name.font = font(underline=True, color=LINK)
        needed = sheet.cell(at, 3, rows)
        needed.font, needed.alignment = font(), top()
