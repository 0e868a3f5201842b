"""Whichever program saved a workbook, it reads the same: the traits of each, one at a time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
from libreoffice import converted
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from sheets import rewrite, write_workbook

from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.raw import Raw
from bidgen.read.schemas import WORKBOOKS, Column, Table, tables_of
from bidgen.read.workbook import read_workbook

BIDS = Path(__file__).parents[2] / "bids"
COSTS = Table(
    "costs",
    "Costs",
    "Costs",
    (
        Column("id", "Id", True),
        Column("item", "Cost item", True),
        Column("amount", "Amount", False, rules={"type": "money"}),
        Column("due", "Due", False),
        Column("share", "Share", False),
        Column("note", "Note", False),
    ),
)
SHEET = """
| Id | Cost item   | Amount     | Due          | Share   | Note      |
| C1 | Licence     | `1200`     | `2020-01-31` | `12.5%` | a\\nb     |
| C2 | R&D <draft> | `=1+1 -> 2`| `2020-03-01` |         | £5 – “so” |
"""
ROWS = [
    {
        "id": "C1",
        "item": "Licence",
        "amount": 1200,
        "due": date(2020, 1, 31),
        "share": "12.5%",
        "note": "a\nb",
    },
    {"id": "C2", "item": "R&D <draft>", "amount": 2, "due": date(2020, 3, 1), "note": "£5 – “so”"},
]
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
FIRST = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Changes: TypeAlias = dict[str, list[tuple[str, str]]]


# The cell that says "Licence", as openpyxl writes it, and a cell whose text is shared.
CELL = r'<c r="B2"( s="\d+")? t="inlineStr"><is><t>Licence</t></is></c>'
SHARED = '<c r="B2" t="s"><v>1</v></c>'
AID = '<rPh sb="0" eb="2"><t>ライ</t></rPh><phoneticPr fontId="1"/>'
RUNS = '<r><rPr><b/></rPr><t>Lic</t></r><r><t xml:space="preserve">ence</t></r>'
TEXTS = {
    "text": "<t>Licence</t>",
    "runs with formats": RUNS,
    "a reading aid beside the text": "<t>Licence</t>" + AID,
    "a reading aid beside runs": RUNS + AID,
}
TRAITS: dict[str, Changes] = {
    "a formula whose result is text": {
        FIRST: [(CELL, r'<c r="B2" t="str"><f>"Lic"&amp;"ence"</f><v>Licence</v></c>')]
    },
    "a date in ISO form": {
        FIRST: [(r'<c r="D2"[^>]*><v>[^<]*</v></c>', '<c r="D2" t="d"><v>2020-01-31T00:00:00</v></c>')]
    },
    "absolute part names": {RELS: [('Target="/?(xl/)?worksheets/', 'Target="/xl/worksheets/')]},
    "relative part names": {RELS: [('Target="/?(xl/)?worksheets/', 'Target="worksheets/')]},
    "no dimension": {FIRST: [("<dimension [^>]*/>", "")]},
    "a dimension that is too small": {FIRST: [("<dimension [^>]*/>", '<dimension ref="A1"/>')]},
    "a dimension that is too large": {FIRST: [("<dimension [^>]*/>", '<dimension ref="A1:XFD1048576"/>')]},
    "no references on rows and cells": {FIRST: [(' r="[A-Z]?[12]"', "")]},
    "a style for rows and empty cells far down": {
        FIRST: [
            (
                "</sheetData>",
                "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(4, 1001))
                + "</sheetData>",
            )
        ]
    },
    "extensions": {
        FIRST: [
            (
                "</worksheet>",
                '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><a xmlns="urn:a"/></ext></extLst>'
                "</worksheet>",
            )
        ]
    },
    "an attribute of a later version": {
        FIRST: [
            (
                "<worksheet ",
                '<worksheet xmlns:x14ac="http://schemas.microsoft.com/x14ac" mc:Ignorable="x14ac"'
                ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ',
            ),
            ('<row r="2"', '<row r="2" x14ac:dyDescent="0.25"'),
        ]
    },
    "a prefix on every element": {
        FIRST: [
            (r"<(/?)([a-zA-Z])", r"<\1x:\2"),
            (f'xmlns="{SPREADSHEET}"', f'xmlns:x="{SPREADSHEET}"'),
        ]
    },
    "dates that count from 1904": {
        BOOK: [(r"<workbookPr[^>]*/>", '<workbookPr date1904="1"/>')],
        # 31 January 2020 is day 43861 of 1900 and day 42399 of 1904.
        FIRST: [("<v>43861</v>", "<v>42399</v>"), ("<v>43891</v>", "<v>42429</v>")],
    },
    "part names in another case": {
        RELS: [("worksheets/sheet1.xml", "Worksheets/Sheet1.xml")],
        TYPES: [("worksheets/sheet1.xml", "Worksheets/Sheet1.xml")],
    },
}


def read(path: Path) -> tuple[Raw | None, list[Problem]]:
    return read_workbook(path, "costs.xlsx", [COSTS])


def share(path: Path, text: str) -> None:
    """Keep the text of B2 among the shared strings, as Excel, LibreOffice and Google Sheets do."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    rewrite(path, {FIRST: [(CELL, SHARED)]})
    strings = f'<sst xmlns="{SPREADSHEET}" count="2"><si><t>x</t></si><si>{text}</si></sst>'
    with_parts(path, lambda parts: parts.update({STRINGS: strings.encode()}))
    if "sharedStrings" not in zipfile.ZipFile(path).read(TYPES).decode():
        override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
        rewrite(path, {TYPES: [("</Types>", override)]})


# Excel opens a workbook with any of these, or mends it; openpyxl does not.
ODDITIES: dict[str, Changes] = {
    "a family of fonts that is not known": {STYLES: [('<family val="2" ?/>', '<family val="34"/>')]},
    "a colour that is not one": {STYLES: [('<color theme="1" ?/>', '<color rgb="black"/>')]},
    "a fill without a pattern": {STYLES: [("<fill><patternFill[^>]*/></fill>", "<fill/>")]},
    "a broken date of the file": {"docProps/core.xml": [(r"(<dcterms:created[^>]*>)[^<]*", r"\1yesterday")]},
    "an input check of cells that are gone": {
        FIRST: [
            (
                "</sheetData>",
                '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="#REF!">'
                "<formula1>x</formula1></dataValidation></dataValidations>",
            )
        ]
    },
    "a conditional format that is not known": {
        FIRST: [
            (
                "</sheetData>",
                '</sheetData><conditionalFormatting sqref="A1"><cfRule type="odd" priority="1"/>'
                "</conditionalFormatting>",
            )
        ]
    },
    "a link of a cell that is gone": {
        FIRST: [
            ("</sheetData>", '</sheetData><hyperlinks><hyperlink ref="#REF!" location="x"/></hyperlinks>')
        ]
    },
    "a page setup that is not known": {
        FIRST: [("</worksheet>", '<pageSetup orientation="odd"/></worksheet>')]
    },
}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})


def rows_of(path: Path) -> object:
    raw, problems = read(path)
    assert problems == []
    assert raw is not None
    return raw.values["costs"]


def with_parts(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of the zip file as a whole."""
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)


@pytest.mark.parametrize("changes", TRAITS.values(), ids=TRAITS)
def test_a_workbook_with_this_trait_reads_the_same(saved: Path, changes: Changes) -> None:
    rewrite(saved, changes)
    if "worksheets/Sheet1" in str(changes).replace("W", "w"):
        with_parts(saved, lambda parts: parts.update({"xl/Worksheets/Sheet1.xml": parts.pop(FIRST)}))
    assert rows_of(saved) == ROWS


@pytest.mark.parametrize("changes", ODDITIES.values(), ids=ODDITIES)
def test_what_has_no_meaning_for_a_bid_may_be_as_odd_as_it_likes(saved: Path, changes: Changes) -> None:
    rewrite(saved, changes)
    assert rows_of(saved) == ROWS


def test_hidden_rows_totals_and_merged_cells_are_known_in_an_odd_workbook_too(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    sheet = book["Costs"]
    sheet["C3"].value = 2
    sheet.append(["Altogether", None, 1203])
    table = ExcelTable(displayName="Costs", ref="A1:F4", totalsRowCount=1)
    table.tableColumns = [TableColumn(id=n, name=cell.value) for n, cell in enumerate(sheet[1], start=1)]
    table.autoFilter = AutoFilter(ref="A1:F3")
    table.autoFilter.add_filter_column(0, ["C1"])
    sheet.add_table(table)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A3:B3")
    book.save(saved)
    before = read(saved)
    rewrite(saved, ODDITIES["a family of fonts that is not known"])
    assert read(saved) == before
    assert [one.code for one in before[1]] == ["R132", "R144", "R141", "R141"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_reads_the_same_in_its_cell_and_among_the_shared_strings(saved: Path, text: str) -> None:
    rewrite(saved, {FIRST: [(CELL, f'<c r="B2" t="inlineStr"><is>{text}</is></c>')]})
    assert rows_of(saved) == ROWS
    write_workbook(saved, {"Costs": SHEET})
    share(saved, text)
    assert rows_of(saved) == ROWS


def test_a_workbook_without_styles_reads_the_same_but_for_what_styles_say(saved: Path) -> None:
    rewrite(saved, {FIRST: [(r' s="\d+"', "")]})
    with_parts(saved, lambda parts: parts.pop("xl/styles.xml"))
    rewrite(
        saved,
        {
            TYPES: [(r'<Override PartName="/xl/styles.xml"[^>]*/>', "")],
            RELS: [(r"<Relationship [^>]*styles.xml[^>]*/>", "")],
        },
    )
    dates = [{"due": 43861, "share": 0.125}, {"due": 43891}]
    got = rows_of(saved)
    assert isinstance(got, list)
    assert [{**row, "share": float(row["share"])} if "share" in row else row for row in got] == [
        row | one for row, one in zip(ROWS, dates, strict=True)
    ]


def test_comments_and_threads_of_them_change_nothing(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    book["Costs"]["B2"].comment = openpyxl.comments.Comment("[Threaded comment] Is it?", "somebody")
    book["Costs"]["H9"].comment = openpyxl.comments.Comment("far from the table", "somebody")
    book["Costs"]["C3"].value = 2  # saving loses what was computed
    book.save(saved)
    thread = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"

    def add(parts: dict[str, bytes]) -> None:
        parts["xl/threadedComments/threadedComment1.xml"] = b"<ThreadedComments xmlns='urn:t'/>"
        parts["xl/persons/person.xml"] = b"<personList xmlns='urn:t'/>"

    with_parts(saved, add)
    target = f'<Relationship Id="t1" Type="{thread}" Target="../threadedComments/threadedComment1.xml"/>'
    rewrite(
        saved, {"xl/worksheets/_rels/sheet1.xml.rels": [("</Relationships>", target + "</Relationships>")]}
    )
    assert rows_of(saved) == ROWS


def test_the_totals_row_of_an_excel_table_is_no_record_whatever_it_says(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    sheet = book["Costs"]
    sheet["C3"].value = 2
    sheet.append(["Altogether", None, 1203, None, None, "two lines"])
    table = ExcelTable(displayName="Costs", ref="A1:F4", totalsRowCount=1)
    table._initialise_columns()
    for column, cell in zip(table.tableColumns, sheet[1], strict=True):
        column.name = cell.value
    sheet.add_table(table)
    book.save(saved)
    raw, problems = read(saved)
    assert raw is not None
    assert raw.values["costs"] == ROWS
    [found] = problems
    assert (found.code, found.place) == ("R144", Place("costs.xlsx", sheet="Costs", cell="C4"))
    assert "1,203" in found.message and "1,202" in found.message


def test_rows_hidden_by_the_filter_of_an_excel_table_are_read_and_said(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    sheet = book["Costs"]
    sheet["C3"].value = 2
    table = ExcelTable(displayName="Costs", ref="A1:F3")
    table.tableColumns = [TableColumn(id=n, name=cell.value) for n, cell in enumerate(sheet[1], start=1)]
    table.autoFilter = AutoFilter(ref="A1:F3")
    table.autoFilter.add_filter_column(0, ["C1"])
    sheet.add_table(table)
    sheet.row_dimensions[3].hidden = True
    book.save(saved)
    raw, [found] = read(saved)
    assert raw is not None
    assert raw.values["costs"] == ROWS
    assert found.message.startswith("Row 3 is hidden by a filter.")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_said(saved: Path, state: str) -> None:
    write_workbook(saved, {"Costs": SHEET, "Notes of our own": "| # |"})
    rewrite(saved, {BOOK: [('(name="Costs"[^>]*?)( state="visible")?( r:id)', rf'\1 state="{state}"\3')]})
    rewrite(saved, {BOOK: [('activeTab="0"', 'activeTab="1"')]})
    raw, problems = read(saved)
    assert raw is not None
    assert raw.values["costs"] == ROWS
    assert [one.message for one in problems if one.code == "R141"] == [
        "The sheet is hidden. What cannot be seen there is read like the rest."
    ]


def test_hidden_rows_are_named_as_ranges(saved: Path) -> None:
    lines = "".join(f"| C{n} | a |\n" for n in range(2, 60))
    write_workbook(saved, {"Costs": "| Id | Cost item |\n" + lines})
    rewrite(saved, {FIRST: [('<row r="([4-7]|9|11)"', r'<row r="\1" hidden="1"')]})
    assert [one.message.partition(".")[0] for one in read(saved)[1]] == ["Rows 4 to 7, 9 and 11 are hidden"]
    rewrite(saved, {FIRST: [(r'<row r="(\d*[02468])"(?! hidden)', r'<row r="\1" hidden="1"')]})
    [found] = read(saved)[1]
    assert " and others are hidden" in found.message


def test_a_strict_workbook_is_named_for_what_it_is(saved: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        office = rb"http://schemas.openxmlformats.org/(\w+)/2006/"
        for name, content in parts.items():
            parts[name] = re.sub(office, rb"http://purl.oclc.org/ooxml/\1/", content)

    with_parts(saved, change)
    raw, [found] = read(saved)
    assert raw is None
    assert found.code == "R149"
    assert "not “Strict Open XML" in found.remedy


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_what_libreoffice_saves_reads_the_same(tmp_path: Path, name: str) -> None:
    original = BIDS / "ims-alpha" / f"{name}.xlsx"
    saved = converted(original, "xlsx", tmp_path)
    before, problems = read_workbook(original, f"{name}.xlsx", tables_of(name))
    after, others = read_workbook(saved, f"{name}.xlsx", tables_of(name))
    assert before is not None and after is not None
    assert after.values == before.values
    assert after.places == before.places
    assert others == problems
