"""An old workbook gets what the schemas have now, and loses nothing of what it has."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from excel_book import excel_book, zipped
from strict import faults
from whole import cells, loaded, parts, through_libreoffice

from bidgen.catalogue import Severity
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.schemas import Column, Table, tables_of
from bidgen.read.workbook import read_workbook
from bidgen.sheets.marked import marked_workbook
from bidgen.sheets.new.blank import blank_workbook, filled_workbook
from bidgen.sheets.refresh import Refreshed, refreshed_tables, refreshed_workbook

BIDS = Path(__file__).parents[2] / "bids/ims-alpha"


def column(
    label: str, kind: str = "text", *, required: bool = False, earlier: str = "", **rules: object
) -> Column:
    meta = {"label": label, "help": f"What {label} is."} | {
        k: rules.pop(k) for k in ("refers",) if k in rules
    }
    field = label.casefold().replace(" ", "_")
    return Column(
        field, label, required, (earlier,) if earlier else (), {"type": kind, "meta": meta, **rules}
    )


OLD = (
    column("Id", "id"),
    column("Item"),
    column("Class"),
    column("Sum", "money"),
    column("With VAT", "money"),
)
RENAMED = (*OLD[:3], column("Amount (net)", "money", earlier="Sum"), OLD[4])
EVIDENCE = column("Evidence", required=True)


def a_table(*columns: Column, sheet: str = "Outlay", earlier: str = "") -> Table:
    return Table("costs", sheet, sheet, columns, (earlier,) if earlier else (), {"meta": {}})


def refreshed(content: bytes, *tables: Table, **ids: tuple[str, ...]) -> Refreshed:
    made, stopped = refreshed_tables(content, "book.xlsx", tables, ids=ids)
    assert stopped == ()
    assert made is not None
    assert set(faults(made.content)) <= set(faults(content))
    return made


def differences(before: bytes, after: bytes) -> set[tuple[str, str]]:
    old, new = cells(before), cells(after)
    return {where for where in old.keys() | new.keys() if old.get(where) != new.get(where)}


@pytest.mark.parametrize("name", ["business-case", "findings", "alpha-plan"])
def test_a_workbook_of_today_stays_as_it_is(name: str) -> None:
    content = blank_workbook(name)
    assert refreshed_workbook(content, name, ids={}) == (Refreshed(content, ()), ())


@pytest.mark.parametrize(("name", "code"), [("What it costs", "R140"), ("Budget v2", "R135")])
def test_beside_a_sheet_that_was_renamed_no_empty_one_is_added(name: str, code: str, tmp_path: Path) -> None:
    book = loaded(blank_workbook("alpha-plan"))
    book["Budget"].title = name
    book.save(path := tmp_path / "alpha-plan.xlsx")
    made, [stopped] = refreshed_workbook(path.read_bytes(), "alpha-plan", ids={})
    assert made is None
    assert (stopped.code, str(stopped.place)) == (code, f"alpha-plan.xlsx, sheet {name}")
    assert "Rename the sheet to “Budget”" in stopped.remedy


def test_a_table_in_yaml_is_not_looked_for_in_a_sheet_of_another_name(tmp_path: Path) -> None:
    book = loaded(blank_workbook("alpha-plan"))
    book["Budget"].title = "Money of last year"
    book.save(path := tmp_path / "alpha-plan.xlsx")
    made, stopped = refreshed_workbook(path.read_bytes(), "alpha-plan", ids={}, elsewhere=["budget"])
    assert stopped == ()
    assert made is not None


def test_a_column_is_added_beside_the_last_one_and_the_table_reaches_over_it() -> None:
    made = refreshed(excel_book(own="H"), a_table(*OLD, EVIDENCE))
    assert made.changes == ("sheet Outlay: column Evidence added (F)",)
    sheet = loaded(made.content)["Outlay"]
    assert sheet["F3"].value == "Evidence"
    assert sheet["F3"].fill.fgColor.rgb == "FFFFFF00"
    assert "What Evidence is." in sheet["F3"].comment.text
    assert sheet.tables["tblOutlay"].ref == "A3:F5"
    assert sheet.tables["tblOutlay"].autoFilter.ref == "A3:F5"
    assert differences(excel_book(own="H"), made.content) == {("Outlay", "F3")}


@pytest.mark.parametrize("new", [(EVIDENCE,), (EVIDENCE, column("Day", "date"))])
def test_an_own_column_that_would_touch_the_table_sends_new_ones_right_of_everything(
    new: tuple[Column, ...],
) -> None:
    before = excel_book(own="G")
    made = refreshed(before, a_table(*OLD, *new))
    at = "IJ"[: len(new)]
    assert made.changes == tuple(
        f"sheet Outlay: column {one.label} added ({letter})" for one, letter in zip(new, at, strict=True)
    )
    sheet = loaded(made.content)["Outlay"]
    assert [sheet[one].value for one in ("G3", "G4", "I3")] == ["my own", "kept", "Evidence"]
    assert sheet.tables["tblOutlay"].ref == "A3:E5"
    assert differences(before, made.content) == {("Outlay", f"{letter}3") for letter in at}


@pytest.mark.parametrize("own", ["G", "H"])
def test_what_was_read_before_is_read_after(own: str, tmp_path: Path) -> None:
    old, now = tmp_path / "old.xlsx", tmp_path / "now.xlsx"
    old.write_bytes(excel_book(own=own))
    table = a_table(*RENAMED, column("Evidence"), sheet="Costs", earlier="Outlay")
    now.write_bytes(refreshed(old.read_bytes(), table).content)
    before, _ = read_workbook(old, "old.xlsx", [a_table(*OLD)])
    after, problems = read_workbook(now, "now.xlsx", [table])
    assert before is not None
    assert after is not None
    renamed = [
        {("amount_(net)" if field == "sum" else field): value for field, value in row.items()}
        for row in before.values["costs"]
    ]
    assert len(renamed) == 2
    assert after.values["costs"] == renamed
    assert [one.code for one in problems] == ["R136", *(["R143"] if own == "G" else [])]


@pytest.mark.parametrize(
    ("new", "number_format", "check"),
    [
        (column("Day", "date"), "[$-809]d mmmm yyyy", "date"),
        (column("Price", "money"), "[$£-809]#,##0.00", "decimal"),
        (column("Share", "percent"), "0.0%", "decimal"),
        (column("Chosen", "boolean"), "@", "list"),
        (column("Kind", "choice", allowed=["a", "b"]), "@", "list"),
    ],
)
def test_a_new_column_has_the_format_and_the_check_of_its_type(
    new: Column, number_format: str, check: str
) -> None:
    sheet = loaded(refreshed(excel_book(own="H"), a_table(*OLD, new)).content)["Outlay"]
    assert sheet.column_dimensions["F"].number_format == number_format
    checks = [one.type for one in sheet.data_validations.dataValidation if "F4" in one.sqref]
    assert checks == [check]
    # Columns that were described together with it keep their width and their format.
    assert sheet.column_dimensions["G"].width == 20
    assert sheet.column_dimensions["G"].number_format == '"£"#,##0.00'


def test_a_required_column_is_coloured_while_it_is_empty() -> None:
    sheet = loaded(refreshed(excel_book(own="H"), a_table(*OLD, EVIDENCE)).content)["Outlay"]
    formulas = [
        rule.formula[0] for area in sheet.conditional_formatting if "F4" in area.cells for rule in area.rules
    ]
    assert formulas == ["AND(LEN(TRIM(F4))=0,COUNTA($A4:$F4)>0)"]


def test_a_misspelt_heading_is_left_for_people_to_mend() -> None:
    costs = a_table(*OLD[:1], column("Itens"), *OLD[2:])
    assert refreshed(excel_book(), costs).changes == ()


def test_a_renamed_column_is_renamed_with_all_that_names_it() -> None:
    made = refreshed(excel_book(), a_table(*RENAMED))
    assert made.changes == ("sheet Outlay: column Sum renamed to Amount (net)",)
    book = loaded(made.content)
    assert book["Outlay"]["D3"].value == "Amount (net)"
    assert book["Outlay"]["E4"].value == "=tblOutlay[[#This Row],[Amount (net)]]*1.2"
    assert book["My sums"]["A1"].value == "=SUM(tblOutlay[Amount (net)])"
    columns = {one.name: one for one in book["Outlay"].tables["tblOutlay"].tableColumns}
    formula = columns["With VAT"].calculatedColumnFormula
    assert formula is not None
    assert formula.attr_text == "tblOutlay[[#This Row],[Amount (net)]]*1.2"
    old, new = cells(excel_book()), cells(made.content)
    assert {where: one[0] for where, one in new.items()} == {where: one[0] for where, one in old.items()} | {
        ("Outlay", "D3"): "Amount (net)"
    }
    heading = parts(made.content)["xl/worksheets/sheet2.xml"].split(b'r="D3"')[1].split(b"</x:c>")[0]
    assert b"FFFF0000" in heading


def test_a_renamed_sheet_is_renamed_with_all_that_names_it() -> None:
    made = refreshed(excel_book(), a_table(*OLD, sheet="The costs", earlier="Outlay"))
    assert made.changes == ("sheet Outlay renamed to The costs",)
    book = loaded(made.content)
    assert book.sheetnames == ["My sums", "The costs"]
    assert book["My sums"]["B1"].value == "='The costs'!D4*2+'The costs'!D5"
    assert book["My sums"]["A2"].value == '="Outlay"&D4'
    assert book.defined_names["Everything"].attr_text == "'The costs'!$D$4:$D$5"
    assert book["The costs"].print_title_rows == "$3:$3"
    assert book["The costs"]["B4"].hyperlink.location == "'The costs'!A1"
    after = parts(made.content)
    assert b"'The costs'!$D$4:$D$5" in after["xl/charts/chart1.xml"]
    assert b"'The costs'!$A$4:$A$5" in after["xl/worksheets/sheet2.xml"]
    assert [name for name, data in after.items() if b"Outlay!" in data or b"Outlay'!" in data] == []
    old, new = cells(excel_book()), cells(made.content)
    assert {(s.replace("The costs", "Outlay"), c): one[0] for (s, c), one in new.items()} == {
        where: one[0] for where, one in old.items()
    }


@pytest.mark.parametrize(
    ("sums", "costs"),
    [
        ('INDIRECT("Outlay!D4")', a_table(*OLD, sheet="Costs", earlier="Outlay")),
        ('HYPERLINK("#\'Outlay\'!D4","there")', a_table(*OLD, sheet="Costs", earlier="Outlay")),
        ('MATCH("Sum",B1:B9,0)', a_table(*RENAMED)),
    ],
)
def test_a_rename_that_would_break_a_formula_is_refused(sums: str, costs: Table) -> None:
    made, stopped = refreshed_tables(excel_book(sums=sums), "book.xlsx", [costs], ids={})
    assert made is None
    assert [one.code for one in stopped] == ["O605"]
    assert sums in stopped[0].message


def test_a_missing_sheet_is_added_and_works_there_as_in_a_blank_workbook() -> None:
    options = next(one for one in tables_of("business-case") if one.field == "options")
    made = refreshed(excel_book(), a_table(*OLD), options)
    assert made.changes == ("sheet Options added",)
    assert differences(excel_book(), made.content) == {
        where for where in cells(made.content) if where[0] == "Options"
    }
    empty = blank_workbook("business-case", examples=False)
    blank = cells(empty, looks=False)
    new = cells(made.content, looks=False)
    sheet = {where: one for where, one in blank.items() if where[0] == "Options"}
    assert {where: one for where, one in new.items() if where[0] == "Options"} == sheet
    book, model = loaded(made.content)["Options"], loaded(empty)["Options"]
    assert book.print_title_rows == model.print_title_rows
    assert len(book.data_validations.dataValidation) == len(model.data_validations.dataValidation)
    looks = ("fill", "border", "alignment", "number_format")
    # The font of an empty cell is the workbook's own.
    for cell, some in (("A1", ("font",)), ("G1", ("font",)), ("A2", ()), ("D2", ())):
        for look in (*looks, *some):
            assert repr(getattr(book[cell], look)) == repr(getattr(model[cell], look)), (cell, look)
    colours = [repr(rule.dxf) for area in book.conditional_formatting for rule in area.rules]
    assert colours == [repr(rule.dxf) for area in model.conditional_formatting for rule in area.rules]


def test_a_table_that_stands_in_yaml_gets_no_sheet() -> None:
    content = (BIDS / "findings.xlsx").read_bytes()
    made, _ = refreshed_workbook(content, "findings", ids={}, elsewhere={"participants"})
    assert made == Refreshed(content, ())


def test_a_workbook_that_would_read_otherwise_is_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Outlay"
    sheet.append([one.label for one in OLD])
    # With one more heading in its row it gives another number.
    sheet.append(["C1", "Licence", "one-off", "=COUNTA(A1:Z1)"])
    kept = io.BytesIO()
    book.save(kept)
    made, [stopped] = refreshed_tables(kept.getvalue(), "book.xlsx", [a_table(*OLD, EVIDENCE)], ids={})
    assert made is None
    assert stopped.code == "O604"
    assert "no longer read the same" in stopped.message


def test_lists_follow_the_ids_of_now() -> None:
    old = blank_workbook("business-case", ids={"organisations": ("leeds",)})
    made, _ = refreshed_workbook(old, "business-case", ids={"organisations": ("leeds", "york", "hull")})
    assert made is not None
    assert made.changes[0] == "sheet Lists: 3 ids in Organisations"
    assert faults(made.content) == []
    now = blank_workbook("business-case", ids={"organisations": ("leeds", "york", "hull")})
    new, model = loaded(made.content), loaded(now)
    assert [cell.value for cell in new["Lists"]["A"]] == [cell.value for cell in model["Lists"]["A"]]
    assert _offered(new["Costs"]) == _offered(model["Costs"])
    again, _ = refreshed_workbook(made.content, "business-case", ids={"organisations": ("leeds",)})
    assert again is not None
    assert [cell.value for cell in loaded(again.content)["Lists"]["A"]][1:] == [
        "Organisations",
        "leeds",
        None,
        None,
    ]


def an_old_book(sheet: str = "Lists", names: str | None = None) -> bytes:
    """Return a blank workbook whose list stands as it once did: its heading first, and no names."""
    book = loaded(blank_workbook("business-case", ids={"organisations": ("leeds",)}))
    book[sheet].delete_rows(1)
    book[sheet]["B1"] = names
    for check in book["Costs"].data_validations.dataValidation:
        check.errorStyle = "stop"
        check.formula1 = (check.formula1 or "").replace("Lists'!$A$3:$A$3", "Lists'!$A$2:$A$2")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("own", "beside"), [(None, "Leeds City Council"), ("Mine", None)])
def test_lists_without_names_get_them_where_there_is_room(own: str | None, beside: str | None) -> None:
    ids = {"organisations": {"leeds": "Leeds City Council", "york": "City of York Council"}}
    made, _ = refreshed_workbook(an_old_book(names=own), "business-case", ids=ids)
    assert made is not None
    assert made.changes[0] == "sheet Lists: 2 ids in Organisations"
    sheet = loaded(made.content)["Lists"]
    assert [cell.value for cell in sheet["A"]] == ["Organisations", "leeds", "york"]
    assert [sheet["B1"].value, sheet["B2"].value] == [own or "Organisations: Name", beside]
    offered = _offered(loaded(made.content)["Costs"])
    assert "'Lists'!$A$2:$A$3" in offered.values()
    again, _ = refreshed_workbook(made.content, "business-case", ids=ids)
    assert again == Refreshed(made.content, ())


def test_a_choice_that_was_refused_is_asked_about() -> None:
    ids = {"organisations": ("leeds",)}
    made, _ = refreshed_workbook(an_old_book(), "business-case", ids=ids)
    assert made is not None
    checks = loaded(made.content)["Costs"].data_validations.dataValidation
    assert {one.errorStyle for one in checks if one.type == "list" and one.showErrorMessage} == {"warning"}


def test_names_come_and_go_with_their_ids() -> None:
    old = {"organisations": {"leeds": "Leeds City Council", "york": "York"}}
    made, _ = refreshed_workbook(
        blank_workbook("business-case", ids=old),
        "business-case",
        ids={"organisations": {"york": "City of York Council"}},
    )
    assert made is not None
    rows = [row[:2] for row in loaded(made.content)["Lists"].iter_rows(min_row=2, values_only=True)]
    assert rows[1:] == [("york", "City of York Council"), (None, None)]


def test_a_reference_without_ids_gets_its_drop_down_once_there_are_some() -> None:
    ids = {"organisations": ("leeds", "york")}
    made, _ = refreshed_workbook(blank_workbook("business-case"), "business-case", ids=ids)
    assert made is not None
    assert faults(made.content) == []
    assert _offered(loaded(made.content)["Costs"]) == _offered(
        loaded(blank_workbook("business-case", ids=ids))["Costs"]
    )


def test_refreshing_twice_is_refreshing_once() -> None:
    once = refreshed(excel_book(), a_table(*RENAMED, EVIDENCE, sheet="Costs", earlier="Outlay"))
    assert len(once.changes) == 3
    twice = refreshed(once.content, a_table(*RENAMED, EVIDENCE, sheet="Costs", earlier="Outlay"))
    assert twice == Refreshed(once.content, ())


@pytest.mark.parametrize("content", [excel_book(signed=True), b"", excel_book()[:4000]])
def test_what_cannot_be_read_or_kept_is_refused(content: bytes) -> None:
    made, stopped = refreshed_tables(content, "book.xlsx", [a_table(*OLD, EVIDENCE)], ids={})
    assert made is None
    assert stopped


@pytest.mark.parametrize("part", sorted(parts(excel_book())))
@pytest.mark.parametrize("damage", ["empty", "other", "cut", "gone"])
def test_a_damaged_part_is_a_problem_or_does_no_harm(part: str, damage: str) -> None:
    texts = parts(excel_book())
    text = texts.pop(part)
    damaged = {"empty": b"", "other": b"<x/>", "cut": text[: len(text) // 2]}
    content = zipped(texts | ({part: damaged[damage]} if damage in damaged else {}))
    table = a_table(*RENAMED, EVIDENCE, sheet="Costs", earlier="Outlay")
    made, stopped = refreshed_tables(content, "book.xlsx", [table], ids={})
    assert (made is None) == bool(stopped)
    here = Place("book.xlsx", sheet="Outlay", cell="D4")
    marked, unmarked = marked_workbook(
        content, [Problem("S204", Severity.ERROR, "Wrong", here, "Mend it.")], name="book.xlsx"
    )
    assert (marked is None) == bool(unmarked)


@pytest.mark.needs("soffice")
def test_a_workbook_that_libreoffice_saved_is_refreshed_and_opened_by_it(tmp_path: Path) -> None:
    rows = {"options": [{"id": "A", "name": "As now"}]}
    before = through_libreoffice(filled_workbook("business-case", rows), tmp_path)
    tables = list(tables_of("business-case"))
    tables[0] = replace(tables[0], columns=(*tables[0].columns, EVIDENCE))
    made = refreshed(before, *tables)
    assert made.changes == ("sheet Options: column Evidence added (H)",)
    assert differences(before, made.content) == {("Options", "H1")}
    assert loaded(made.content).sheetnames == loaded(before).sheetnames
    assert loaded(made.content)["Options"].tables["tbl_options"].ref.startswith("A1:H")
    after = cells(through_libreoffice(made.content, tmp_path), looks=False, notes=False)
    assert after["Options", "H1"][0] == "Evidence"
    assert after["Options", "B2"][0] == "As now"


def _offered(sheet: object) -> dict[str, str]:
    checks = sheet.data_validations.dataValidation  # type: ignore[attr-defined]
    return {str(one.sqref): one.formula1 for one in checks if one.type == "list"}
