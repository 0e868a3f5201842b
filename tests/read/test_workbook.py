"""A sheet is read as its table, each value with its cell; whatever would be lost or guessed is named."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table as ExcelTable
from sheets import rewrite, write_workbook

from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.raw import Raw
from bidgen.read.schemas import Column, Table
from bidgen.read.workbook import read_workbook

COSTS = Table(
    "costs",
    "Costs",
    "Costs",
    (Column("id", "Id", True), Column("item", "Cost item", True), Column("amount", "Amount", False)),
)
RISKS = Table("risks", "Risks", "Risks", (Column("id", "Id", True),))

SHEET = """
| Id | Cost item | Amount |
|----|-----------|--------|
| C1 | Licence   | `1200` |
"""


def read(path: Path) -> tuple[Raw | None, list[Problem]]:
    return read_workbook(path, "bid/costs.xlsx", [COSTS, RISKS])


def read_table(
    folder: Path, table: str, sheet: str = "Costs", **options: dict[str, str]
) -> tuple[Raw, list[str]]:
    """Return the workbook with this one sheet, and each Problem as "CODE cell"."""
    raw, problems = read(write_workbook(folder / "costs.xlsx", {sheet: table}, **options))
    assert raw is not None
    return raw, [f"{one.code} {one.place.cell if one.place else None}" for one in problems]


def test_an_empty_cell_has_a_place_for_what_is_said_of_it(tmp_path: Path) -> None:
    raw, _ = read_table(tmp_path, "| Id | Cost item |\n|  |  |\n| C1 |  |")
    assert raw.places["costs", 0, "item"].cell == "B3"


def test_every_value_has_its_cell(tmp_path: Path) -> None:
    raw, problems = read_table(tmp_path, SHEET)
    assert problems == []
    assert raw.values == {"costs": [{"id": "C1", "item": "Licence", "amount": 1200}]}
    assert raw.places == {
        (): Place("bid/costs.xlsx"),
        ("costs",): Place("bid/costs.xlsx", sheet="Costs"),
        ("costs", 0): Place("bid/costs.xlsx", sheet="Costs", cell="A2"),
        ("costs", 0, "id"): Place("bid/costs.xlsx", sheet="Costs", cell="A2"),
        ("costs", 0, "item"): Place("bid/costs.xlsx", sheet="Costs", cell="B2"),
        ("costs", 0, "amount"): Place("bid/costs.xlsx", sheet="Costs", cell="C2"),
    }


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("`12`", 12),
        ("`12.5`", Decimal("12.5")),
        ("`0.30000000000000004`", Decimal("0.3")),
        ("`12%`", "12%"),
        ("`12.5%`", "12.5%"),
        ("`7%`", "7%"),
        ("`TRUE`", True),
        ("`2020-01-31`", date(2020, 1, 31)),
        ("`2020-01-31 12:00`", datetime(2020, 1, 31, 12)),
        ("`=1+1 -> 2`", 2),
        ("=1+1", "=1+1"),
        ("012", "012"),
        ("{{ x }} & <b> [[ x", "{{ x }} & <b> [[ x"),
        ("two\\nlines", "two\nlines"),
        ("\u202eright to left", "\u202eright to left"),
        ("😀", "😀"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_a_cell_is_read_as_it_was_typed(tmp_path: Path, cell: str, value: object) -> None:
    raw, problems = read_table(tmp_path, f"| Id | Cost item | Amount |\n| C1 | {cell} | |")
    assert problems == []
    assert raw.values == {"costs": [{"id": "C1", "item": value}]}


def test_what_was_reported_of_a_sheet_is_marked_so_that_it_is_said_once(tmp_path: Path) -> None:
    raw, _ = read_table(tmp_path, "| Id | Amount |\n| C1 | `#REF!` |")
    assert raw.faulty == {("costs", 0, "item"), ("costs", 0, "amount")}


def test_a_formula_with_empty_text_as_its_result_is_an_empty_cell(tmp_path: Path) -> None:
    empty = '| C2 | `=IF(A1=1,A1,"") -> ` | `5` |\n'
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET + empty})
    rewrite(path, {"xl/worksheets/sheet1.xml": [(r'<c r="B3"( t="\w+")?>', '<c r="B3" t="str">')]})
    raw, problems = read(path)
    assert problems == []
    assert raw is not None
    assert raw.values["costs"][1] == {"id": "C2", "amount": 5}  # type: ignore[index]


def test_two_sheets_of_one_table_are_named(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET, "Costs ": SHEET})
    raw, problems = read(path)
    assert [one.code for one in problems] == ["R137"]
    assert raw is not None
    assert len(raw.values["costs"]) == 1  # type: ignore[arg-type]


def test_a_stray_cell_far_away_is_not_read_row_by_row(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    rewrite(
        path,
        {
            "xl/worksheets/sheet1.xml": [
                ("</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')
            ]
        },
    )
    raw, problems = read(path)
    assert [one.code for one in problems] == ["R126"]
    assert raw is not None
    assert raw.faulty == {("costs",)}


def test_a_merged_range_of_millions_of_cells_is_refused_unopened(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET}, merged={"Costs": "A2:A3"})
    rewrite(path, {"xl/worksheets/sheet1.xml": [("A2:A3", "A1:XFD1048576")]})
    assert [one.code for one in read(path)[1]] == ["R124"]


@pytest.mark.parametrize("number", ["1_200", "١٢٠٠"])
def test_a_number_as_no_spreadsheet_writes_it_is_not_taken_for_one(tmp_path: Path, number: str) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    rewrite(path, {"xl/worksheets/sheet1.xml": [("<v>1200</v>", f"<v>{number}</v>")]})
    (found,) = read(path)[1]
    assert found.code == "R125"
    assert number in found.message


def test_texts_with_underscores_and_other_scripts_are_texts(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    cell = '<c r="C2" t="str"><v>a_١</v></c>'
    rewrite(path, {"xl/worksheets/sheet1.xml": [('<c r="C2"[^>]*><v>1200</v></c>', cell)]})
    raw, problems = read(path)
    assert problems == []
    assert raw is not None
    assert raw.values == {"costs": [{"id": "C1", "item": "Licence", "amount": "a_١"}]}


@pytest.mark.parametrize("style", ["", ' s="1"'])
def test_a_number_larger_than_a_spreadsheet_holds_is_an_error_whatever_its_format(
    tmp_path: Path, style: str
) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET + "| C2 | a | `12%` |"})
    huge = f'<c r="C2"{style}><v>{"9" * 400}</v></c>'
    rewrite(path, {"xl/worksheets/sheet1.xml": [('<c r="C2"[^>]*><v>1200</v></c>', huge)]})
    (found,) = read(path)[1]
    assert (found.code, found.place and found.place.cell) == ("R134", "C2")


def test_more_entries_than_any_table_has_are_refused_unopened(tmp_path: Path) -> None:
    # Each part is small, and none has to be part of the workbook.
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    many = {f"xl/extra{number}.xml": b"<r>" + b"<a/>" * 490_000 + b"</r>" for number in range(7)}
    path.write_bytes(zipped(parts | many))
    (found,) = read(path)[1]
    assert found.code == "R124"
    assert "entries" in found.message


@pytest.mark.parametrize("count", ["1", "30000000"])
def test_an_excel_table_has_one_row_of_totals_whatever_it_says(tmp_path: Path, count: str) -> None:
    path = tmp_path / "costs.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Costs"
    for row in (["Id", "Cost item", "Amount"], ["C1", "Licence", 5], ["C2", "Support", 7], ["All", "in", 12]):
        sheet.append(row)
    sheet.add_table(ExcelTable(displayName="T", ref="A1:C4"))
    book.save(path)
    rewrite(path, {"xl/tables/table1.xml": [("<table ", f'<table totalsRowCount="{count}" ')]})
    raw, problems = read(path)
    assert problems == []
    assert raw is not None
    assert [one["id"] for one in raw.values["costs"]] == ["C1", "C2"]  # type: ignore[index, union-attr, call-overload]


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
TYPES = {"[Content_Types].xml": b"<Types/>"}
NOT_WORKBOOKS = [
    ("not a zip", b"Id,Cost item\nC1,a\n", "R120"),
    ("empty", b"", "R120"),
    ("another zip", zipped({"a.txt": b"a"}), "R120"),
    ("old workbook", OLE + "Workbook".encode("utf-16-le"), "R121"),
    ("password", OLE + "EncryptedPackage".encode("utf-16-le"), "R122"),
    ("OpenDocument", zipped({"mimetype": b"application/x", "content.xml": b""}), "R123"),
    ("Word", zipped(TYPES | {"word/document.xml": b""}), "R123"),
    ("zip bomb", zipped(TYPES | {"xl/worksheets/sheet1.xml": b" " * 50_000_000}), "R124"),
    ("large inside", zipped(TYPES | {f"xl/{n}": b" " * 1_900_000 for n in range(50)}), "R124"),
    ("many parts", zipped(TYPES | {f"xl/{n}": b"" for n in range(2000)}), "R124"),
    ("empty parts", zipped(TYPES), "R125"),
]


@pytest.mark.parametrize(
    ("content", "code"), [one[1:] for one in NOT_WORKBOOKS], ids=[n for n, *_ in NOT_WORKBOOKS]
)
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "costs.xlsx"
    path.write_bytes(content)
    raw, problems = read(path)
    assert raw is None
    assert [(one.code, one.place) for one in problems] == [(code, Place("bid/costs.xlsx"))]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "costs.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert [one.code for one in read(path)[1]] == ["R102"]


def test_entities_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    entity = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet '
    rewrite(path, {"xl/worksheets/sheet1.xml": [("<worksheet ", entity)]})
    assert [one.code for one in read(path)[1]] == ["R125"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary())
def test_no_bytes_whatever_break_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "costs.xlsx"
    path.write_bytes(content)
    assert read(path)[0] is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_no_damage_to_a_workbook_breaks_it(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "costs.xlsx"
    parts = {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"}
    whole = write_workbook(tmp_path / "whole.xlsx", {"Costs": SHEET}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as container:
        contents = {name: container.read(name) for name in container.namelist()}
    part = data.draw(st.sampled_from(sorted(parts)))
    text = bytearray(contents[part])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(1, 20))] = data.draw(st.binary(max_size=5))
    path.write_bytes(zipped(contents | {part: bytes(text)}))
    read(path)


def test_a_sheet_whose_part_is_gone_is_not_passed_over(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "costs.xlsx", {"Costs": SHEET})
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    del parts["xl/worksheets/sheet1.xml"]
    path.write_bytes(zipped(parts))
    (found,) = read(path)[1]
    assert found.code == "R125"
    assert "the sheet Costs is not in it" in found.message
