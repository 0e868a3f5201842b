"""Blank workbooks: what somebody who opens one finds, all of it made from the schemas."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from libreoffice import converted
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bidgen.read.schemas import WORKBOOKS, Column, Table, examples_of, tables_of
from bidgen.read.workbook import read_workbook
from bidgen.sheets.new.blank import blank_workbook, filled_workbook, table_workbook
from bidgen.sheets.new.input_checks import LONGEST_ERROR, LONGEST_LIST, LONGEST_PROMPT, LONGEST_TITLE
from bidgen.sheets.new.kinds import KINDS
from bidgen.sheets.new.lists import list_columns, ranges

INPUTS_WITH_TABLES = (*WORKBOOKS, "bid")
IDS = {"organisations": ("northshire", "southshire"), "stories": ("S1", "S2"), "sources": ()}


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module", params=INPUTS_WITH_TABLES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(name: str) -> Workbook:
    return opened(blank_workbook(name, ids=IDS))


def checks_of(sheet: Worksheet) -> dict[str, DataValidation]:
    """Return the input check of each column, by its heading."""
    found = {}
    for check in sheet.data_validations.dataValidation:
        area = str(check.sqref)
        first, _, last = area.partition(":")
        column = first.rstrip("0123456789")
        assert (first, last) == (f"{column}2", f"{column}500")
        found[str(sheet[f"{column}1"].value)] = check
    return found


def colours_of(sheet: Worksheet) -> dict[str, list[Any]]:
    return {str(one.sqref): list(one.rules) for one in sheet.conditional_formatting}


def column(field: str, kind: str, **rules: Any) -> Column:
    meta = {"label": field.capitalize(), "help": "What it is."} | rules.pop("meta", {})
    given = {"type": kind, "meta": meta} | rules
    return Column(field, meta["label"], bool(rules.get("required")), (), given)


def made_up(*columns: Column) -> Table:
    return Table("things", "Things", "Things", columns, (), {"type": "list", "meta": {}})


def test_there_is_a_sheet_for_each_table_after_the_read_me(name: str, book: Workbook) -> None:
    sheets = [table.sheet for table in tables_of(name)]
    assert book.sheetnames[: len(sheets) + 1] == ["Read me", *sheets]
    live = ["Summary", "Workings"] if name == "business-case" else []
    assert book.sheetnames[len(sheets) + 1 :] in (live, [*live, "Lists"])
    assert book.active is not None
    assert book.active.title == "Read me"


def test_headings_are_the_labels_and_stay_in_sight(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        sheet = book[table.sheet]
        assert [cell.value for cell in sheet[1]] == [one.label for one in table.on_sheet]
        assert sheet.freeze_panes == ("B2" if table.columns[0].field == "id" else "A2")


def test_each_heading_has_a_note_with_help_choices_and_need(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        for cell, one in zip(book[table.sheet][1], table.on_sheet, strict=True):
            assert cell.comment is not None
            text = cell.comment.text
            assert cell.comment.author == "bidgen"
            assert one.rules["meta"]["help"] in text
            need = "required" if one.required else "may be left empty"
            computed = any(one is other for _, other in table.computed)
            assert text.startswith(f"{one.label}: {'computed, not typed' if computed else need}")
            for choice in one.rules.get("allowed", ()):
                assert choice.casefold() in text.casefold()


def test_notes_are_large_enough_for_their_text(name: str) -> None:
    sizes: list[int] = []
    texts: list[str] = []
    with zipfile.ZipFile(io.BytesIO(blank_workbook(name))) as container:
        for part in sorted(one for one in container.namelist() if re.search("comments?[0-9]+.xml$", one)):
            root = ElementTree.fromstring(container.read(part))
            texts += ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("}comment")]
        for part in sorted(one for one in container.namelist() if one.endswith(".vml")):
            sizes += map(int, re.findall(r"height:(\d+)px", container.read(part).decode()))
    assert len(texts) == len(sizes) > len(tables_of(name))
    for text, height in zip(texts, sizes, strict=True):
        # A line holds about 50 characters and takes 18 pixels.
        assert height >= 18 * sum(len(line) // 50 + 1 for line in text.split("\n"))


def test_required_headings_differ_by_more_than_colour(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        for cell, one in zip(book[table.sheet][1], table.on_sheet, strict=True):
            assert (cell.font.b, cell.font.i) == (one.required, not one.required)


def test_each_sheet_is_an_excel_table_of_its_own_name(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        (made,) = book[table.sheet].tables.values()
        last = book[table.sheet].cell(1, len(table.on_sheet)).column_letter
        rows = max(len(examples_of(table)), 1)
        assert (made.displayName, made.ref) == (f"tbl_{table.field}", f"A1:{last}{rows + 1}")
        assert [one.name for one in made.tableColumns] == [one.label for one in table.on_sheet]


def test_sheets_print_across_a4_with_their_headings_on_each_page(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        sheet = book[table.sheet]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        wide = sum(one.width for one in sheet.column_dimensions.values())
        if sheet.sheet_properties.pageSetUpPr.fitToPage:
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            # A page holds 146 characters at full size.
            assert wide * 0.6 <= 147
        else:
            assert wide * 0.6 > 146
            assert 60 <= sheet.page_setup.scale <= 80
            assert sheet.print_title_cols == ("$A:$A" if table.columns[0].field == "id" else None)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.left.text == "&A"
        assert "&P" in sheet.oddFooter.right.text


def test_a_required_cell_left_empty_is_coloured_and_no_other(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        sheet = book[table.sheet]
        amber = {
            area
            for area, rules in colours_of(sheet).items()
            if any("LEN(TRIM(" in rule.formula[0] and rule.dxf.fill for rule in rules)
        }
        letters = [sheet.cell(1, n).column_letter for n in range(1, len(table.on_sheet) + 1)]
        required = {
            f"{letter}2:{letter}500"
            for letter, one in zip(letters, table.on_sheet, strict=True)
            if one.required
        }
        assert amber == required


def test_the_line_below_a_row_hides_no_other_colour(name: str, book: Workbook) -> None:
    # Of several styles that fit a cell, LibreOffice shows the first alone.
    for table in tables_of(name):
        rules = [rule for rules in colours_of(book[table.sheet]).values() for rule in rules]
        last = max(rules, key=lambda rule: rule.priority)
        assert last.formula[0].startswith("COUNTA(")
        assert all(rule.dxf.border.bottom.style == "thin" for rule in rules)


def test_what_programs_say_of_a_cell_keeps_to_the_limits_of_excel(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        for check in checks_of(book[table.sheet]).values():
            assert len(check.promptTitle or "") <= LONGEST_TITLE
            assert 0 < len(check.prompt or "") <= LONGEST_PROMPT
            assert len(check.error or "") <= LONGEST_ERROR
            assert len(check.formula1 or "") <= LONGEST_LIST
            assert check.allow_blank


def test_choices_dates_and_numbers_are_checked_with_the_help_of_the_schema(name: str, book: Workbook) -> None:
    expected = {"date": "date", "integer": "whole", "number": "decimal", "money": "decimal"}
    for table in tables_of(name):
        checks = checks_of(book[table.sheet])
        for one in table.columns:
            kind = one.rules["type"]
            if "allowed" in one.rules:
                assert checks[one.label].formula1 == f'"{",".join(one.rules["allowed"])}"'
                assert checks[one.label].errorStyle == "warning"
                assert "TBC" in checks[one.label].error
                said = checks[one.label].error
                assert all(choice in said for choice in one.rules["allowed"]) or (
                    # So many that they are in the list alone.
                    len("".join(one.rules["allowed"])) > LONGEST_ERROR / 2 and "from the list" in said
                )
            elif kind in expected:
                check = checks[one.label]
                assert (check.type, check.errorStyle) == (expected[kind], "warning")
                assert one.rules["meta"]["help"] in check.prompt
            elif kind in {"text", "prose"}:
                assert one.label not in checks


def test_references_offer_the_ids_typed_in_their_sheet() -> None:
    book = opened(blank_workbook("findings", ids=IDS))
    (first, last) = (checks_of(book["Participants"])["Session"], checks_of(book["Findings"])["Sessions"])
    assert first.formula1 == last.formula1 == "'Sessions'!$A$2:$A$500"
    assert (first.type, first.errorStyle, first.showErrorMessage) == ("list", "warning", True)
    # A cell may hold several ids, which are none of the list.
    assert (last.type, last.showErrorMessage) == ("list", False)
    assert "commas" in last.prompt


def test_references_to_other_files_offer_the_ids_that_are_known() -> None:
    book = opened(blank_workbook("findings", ids=IDS))
    lists = {
        str(one[0]): [cell for cell in one[1:] if cell]
        for one in book["Lists"].iter_cols(min_row=2, values_only=True)
    }
    assert lists == {"Organisations": ["northshire", "southshire"], "User stories": ["S1", "S2"]}
    assert checks_of(book["Sessions"])["Organisations"].formula1 == "'Lists'!$A$3:$A$4"
    assert checks_of(book["Findings"])["User stories"].formula1 == "'Lists'!$B$3:$B$4"


def test_beside_an_id_in_lists_stands_what_it_is_called() -> None:
    ids = {"organisations": {"leeds": "Leeds City Council", "york": ""}, "stories": {"S1": "Income manager"}}
    book = opened(blank_workbook("findings", ids=ids))
    rows = list(book["Lists"].iter_rows(values_only=True))
    assert "drop-downs" in str(rows[0][0])
    assert rows[1:] == [
        ("Organisations", "Organisations: Name", "User stories", "User stories: Reader"),
        ("leeds", "Leeds City Council", "S1", "Income manager"),
        ("york", None, None, None),
    ]
    assert checks_of(book["Findings"])["User stories"].formula1 == "'Lists'!$C$3:$C$3"


def test_words_stand_apart_from_the_figures_beside_them(name: str, book: Workbook) -> None:
    for table in tables_of(name):
        sheet = book[table.sheet]
        for number in range(1, len(table.on_sheet) + 1):
            letter = sheet.cell(1, number).column_letter
            looks = [sheet.column_dimensions[letter].alignment, sheet.cell(1, number).alignment]
            assert all(one.indent == 1 and one.horizontal in {"left", "right"} for one in looks)


@pytest.mark.parametrize(("unit", "told"), [({}, True), ({"unit": "days"}, False), ({"unit": "£"}, False)])
def test_a_number_without_a_unit_may_be_a_percentage_and_says_how(unit: dict[str, str], told: bool) -> None:
    table = made_up(column("id", "id"), column("central", "number", meta=unit))
    comment = opened(table_workbook(table, {}))["Things"]["B1"].comment
    assert comment is not None
    assert ("For a percentage type 12%." in comment.text) == told


def test_the_read_me_says_how_to_keep_totals_and_lines_below_a_table(book: Workbook) -> None:
    told = " ".join(str(cell.value) for row in book["Read me"].iter_rows() for cell in row if cell.value)
    assert "VAT" in told
    assert "begins with # in its first cell" in told


def test_the_read_me_says_when_the_live_sheets_show_figures() -> None:
    def told(name: str) -> str:
        cells = (cell for row in opened(blank_workbook(name))["Read me"].iter_rows() for cell in row)
        return " ".join(str(cell.value) for cell in cells if cell.value)

    assert "once the workbook is opened in Excel or LibreOffice" in told("business-case")
    assert "Summary and Workings" in told("business-case")
    assert "Workings" not in told("findings")


def test_without_known_ids_the_note_says_where_they_come_from() -> None:
    book = opened(blank_workbook("findings"))
    assert "Lists" not in book.sheetnames
    assert checks_of(book["Sessions"])["Organisations"].type is None
    comment = book["Sessions"]["F1"].comment
    assert comment is not None
    assert "bid.yaml" in comment.text


def test_choices_that_a_cell_cannot_hold_stand_in_lists() -> None:
    long = [f"a choice of many words, number {number}" for number in range(20)]
    table = made_up(column("id", "id"), column("kind", "choice", allowed=long))
    listed = list_columns([table], {})
    assert [one.items for one in listed] == [tuple(long)]
    lists = ranges([table], listed)
    book = opened(table_workbook(table, lists))
    assert checks_of(book["Things"])["Kind"].formula1 == "'Lists'!$A$3:$A$22"


def test_a_new_field_needs_nothing_but_its_line_in_the_schema() -> None:
    for kind in KINDS:
        table = made_up(column("id", "id", required=True), column("new", kind, required=True))
        sheet = opened(table_workbook(table, {}))["Things"]
        assert sheet["B1"].value == "New"
        assert sheet["B1"].comment is not None
        assert sheet.column_dimensions["B"].number_format == KINDS[kind].number_format
        assert sheet.column_dimensions["B"].alignment.wrap_text


def test_what_a_spreadsheet_would_take_for_a_date_goes_into_text_cells() -> None:
    for name in INPUTS_WITH_TABLES:
        book = opened(blank_workbook(name))
        for table in tables_of(name):
            for number, one in enumerate(table.on_sheet, start=1):
                letter = book[table.sheet].cell(1, number).column_letter
                shown = book[table.sheet].column_dimensions[letter].number_format
                wanted = one.rules["type"] in {"id", "ids", "financial_year", "month", "choice", "boolean"}
                if wanted or one.rules["type"] in {"text", "prose"}:
                    assert shown == ("@" if wanted else "General")


def test_bounds_of_the_schema_are_those_of_the_cell() -> None:
    table = made_up(column("id", "id"), column("n", "integer", min=2, max=7), column("m", "money", min=0))
    checks = checks_of(opened(table_workbook(table, {}))["Things"])
    assert (checks["N"].formula1, checks["N"].formula2, checks["N"].operator) == ("2", "7", "between")
    assert "Between 2 and 7." in (checks["N"].error or "")
    assert checks["M"].formula1 == "0"


def test_pence_are_shown_where_there_are_some() -> None:
    table = made_up(column("id", "id"), column("cost", "money"))
    sheet = opened(table_workbook(table, {}, [{"id": "A", "cost": 12}, {"id": "B", "cost": 12}]))["Things"]
    assert sheet["B2"].number_format == "[$£-809]#,##0.00"
    whole = [rule for rules in colours_of(sheet).values() for rule in rules if rule.dxf.numFmt]
    assert [(rule.formula, rule.dxf.numFmt.formatCode) for rule in whole] == [
        (["AND(ISNUMBER(B2),B2=INT(B2))"], "[$£-809]#,##0")
    ]


def test_examples_are_read_as_rows_and_look_like_examples(name: str, tmp_path: Path) -> None:
    content = blank_workbook(name)
    (tmp_path / "a.xlsx").write_bytes(content)
    raw, problems = read_workbook(tmp_path / "a.xlsx", "a.xlsx", tables_of(name))
    assert problems == []
    assert raw is not None
    for table in tables_of(name):
        rows = examples_of(table)
        assert [set(row) for row in raw.values[table.field]] == [set(row) for row in rows]
        sheet = opened(content)[table.sheet]
        last = sheet.cell(1, len(table.on_sheet)).column_letter
        for number in range(2, len(rows) + 2):
            (rule, *_) = colours_of(sheet)[f"A{number}:{last}{number}"]
            assert rule.dxf.font.i
            assert sheet.cell(number, 1).comment is not None


def test_without_examples_there_is_no_row(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(blank_workbook(name, examples=False))
    raw, problems = read_workbook(tmp_path / "a.xlsx", "a.xlsx", tables_of(name))
    assert problems == []
    assert raw is not None
    assert set(map(len, raw.values.values())) == {0}


def test_given_rows_take_the_place_of_the_example() -> None:
    rows = {"goals": [{"id": "O9", "goal": "=1+1"}]}
    sheet = opened(filled_workbook("alpha-plan", rows, examples=True))["Goals"]
    assert (sheet["A2"].value, sheet["B2"].value, sheet["B2"].data_type) == ("O9", "=1+1", "s")
    assert sheet["B2"].quotePrefix
    assert sheet["A3"].value is None


def test_the_read_me_leads_to_every_sheet(name: str, book: Workbook) -> None:
    sheet = book["Read me"]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    sheets = {table.sheet for table in tables_of(name)} | ({*book.sheetnames} & {"Summary", "Workings"})
    assert links == {one: f"'{one}'!A1" for one in sheets}
    told = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    for table in tables_of(name):
        assert table.rules["meta"]["help"] in told


def test_the_same_schemas_give_the_same_bytes(name: str) -> None:
    content = blank_workbook(name, ids=IDS)
    assert content == blank_workbook(name, ids=IDS)
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        assert {entry.date_time[0] for entry in container.infolist()} == {1980}
        core = container.read("docProps/core.xml").decode()
        parts = set(container.namelist())
    assert core.count("2020-01-01T00:00:00Z") == 2
    assert opened(content).properties.creator == "bidgen"
    assert not any("vba" in part.casefold() for part in parts)


@pytest.mark.needs("soffice")
def test_all_of_it_is_still_there_after_another_program_saved_it(tmp_path: Path) -> None:
    before = tmp_path / "findings.xlsx"
    before.write_bytes(blank_workbook("findings", ids=IDS))
    after = converted(before, "xlsx", tmp_path)
    raw, _ = read_workbook(before, "findings.xlsx", tables_of("findings"))
    again, problems = read_workbook(after, "findings.xlsx", tables_of("findings"))
    assert raw is not None and again is not None
    assert again.values == raw.values
    assert [one for one in problems if one.severity != "advice"] == []
    book, saved = openpyxl.load_workbook(before), openpyxl.load_workbook(after)
    assert saved.sheetnames == book.sheetnames
    for table in tables_of("findings"):
        old, new = book[table.sheet], saved[table.sheet]
        # Frozen rows belong to a window, and without a screen there is none.
        assert new.print_title_rows == old.print_title_rows
        assert [cell.comment is not None for cell in new[1]] == [True] * len(table.on_sheet)
        for heading, check in checks_of(old).items():
            assert (checks_of(new)[heading].type or "none") == (check.type or "none"), heading
            assert checks_of(new)[heading].prompt == check.prompt
        assert sum(map(len, colours_of(new).values())) == sum(map(len, colours_of(old).values()))
