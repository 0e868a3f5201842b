"""No content of cells and no layout of a sheet, however odd, breaks the reading of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import write_workbook

from bidgen.read.addresses import letters
from bidgen.read.schemas import Column, Table
from bidgen.read.workbook import read_workbook

COLUMNS = (
    Column("id", "Id", True),
    Column("item", "Cost item", True, earlier=("Item",)),
    Column("amount", "Amount", False, rules={"type": "money"}),
)
TABLES = (
    Table("costs", "Costs", "Costs", COLUMNS, earlier=("Spending",)),
    Table("risks", "Risks", "Risks", COLUMNS),
)
ODD = [
    "",
    " ",
    "\u200b",
    "-",
    "#",
    "# mine",
    "Total",
    "Sum:",
    "£1,200",
    "(5)",
    "(",
    "1e400",
    "NaN",
    "inf",
    "9" * 400,
]
ODD += [
    "_x000B_",
    "_x0000_",
    "_xD800_",
    "=",
    "12/13/2020",
    "TRUE",
    "#REF!",
    "2020-01-31T25:00:00",
    "-1",
    "3000000",
]
WORDS = ["Id", "id :", "Cost\nitem", "Item", "Amount*", "Amonut", "Total", "Grand total", "{{ x }}", "Colour"]
FORMULAS = [
    "SUM(C2:C9)",
    "SUBTOTAL(109,C2:C3)",
    "SUM(",
    "SUM((((((((((((((((((((((((((1)",
    "T[[#Totals],[a]]",
    "1/0",
    "",
]
# Text that XML can hold.
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    max_size=9,
)
numbers = st.one_of(st.floats(), st.integers()).map(str)
values = st.one_of(st.sampled_from(ODD + WORDS), numbers, texts)
kinds = st.sampled_from(["n", "str", "b", "d", "e", "s", "inlineStr", "x", ""])
rows = st.one_of(st.integers(1, 8), st.sampled_from([31, 1_048_576]))
columns = st.one_of(st.integers(1, 6), st.sampled_from([27, 16_384]))
plain = st.builds(lambda text: f'<is><t xml:space="preserve">{escape(text)}</t></is>', values)
valued = st.builds(
    lambda formula, value: (f"<f>{formula}</f>" if formula is not None else "") + value,
    st.one_of(st.none(), st.none(), st.sampled_from(FORMULAS)),
    st.one_of(st.just(""), values.map(lambda text: f"<v>{escape(text)}</v>")),
)
cells = st.one_of(
    st.tuples(st.just("inlineStr"), plain), st.tuples(st.just("inlineStr"), plain), st.tuples(kinds, valued)
)
names = st.sampled_from(["C1", "Total", "Sub-total:"])
amounts = st.one_of(
    st.integers(-9, 9).map(lambda number: ("n", f"<v>{number}</v>")),
    st.sampled_from(["1e400", "1e-300", "1.7e308", "0.1", "-5e-324"]).map(
        lambda text: ("n", f"<v>{text}</v>")
    ),
    st.tuples(st.just("n"), st.sampled_from(FORMULAS).map(lambda formula: f"<f>{formula}</f><v>3</v>")),
    st.tuples(st.just("inlineStr"), plain),
)
merged = st.lists(st.sampled_from(["A1:B2", "A2:A4", "B1:B1", "C3:F3", "A1"]), max_size=2, unique=True)
hidden = st.sampled_from(["", ' hidden="1"', ' ht="0"', ' hidden="true" outlineLevel="3"'])
filters = st.sampled_from(
    [
        "",
        '<autoFilter ref="A1:C4"><filterColumn colId="0"><filters blank="1"/></filterColumn></autoFilter>',
        "<autoFilter/>",
    ]
)
widths = st.sampled_from(
    [
        "",
        '<cols><col min="2" max="16384" hidden="1"/></cols>',
        '<cols><col min="1" max="1" width="0"/></cols>',
    ]
)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Return the XML of a sheet."""
    filled = draw(st.dictionaries(st.tuples(rows, columns), cells, max_size=25))
    if draw(st.booleans()):
        for number, label in enumerate(draw(st.permutations(["Id", "Cost item", "Amount"])), start=1):
            filled[1, number] = ("inlineStr", f"<is><t>{label}</t></is>")
        for row in range(2, 6):
            filled[row, 1] = ("inlineStr", f"<is><t>{draw(names)}</t></is>")
            filled[row, 3] = draw(amounts)
    lines = []
    for row in sorted({one for one, _ in filled}):
        made = [
            f'<c r="{letters(column)}{row}" t={quoteattr(kind)}>{content}</c>'
            for (at, column), (kind, content) in sorted(filled.items())
            if at == row
        ]
        lines.append(f'<row r="{row}"{draw(hidden)}>{"".join(made)}</row>')
    ranges = draw(merged)
    spans = f"<mergeCells>{''.join(f'<mergeCell ref={quoteattr(one)}/>' for one in ranges)}</mergeCells>"
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{draw(widths)}<sheetData>{''.join(lines)}</sheetData>"
        f"{draw(filters)}{spans if ranges else ''}</worksheet>"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(sheet=sheets())
def test_nothing_in_a_sheet_breaks_it(tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "costs.xlsx"
    blank = write_workbook(tmp_path / "blank.xlsx", {"Costs": ""}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(blank)) as container, zipfile.ZipFile(path, "w") as changed:
        for name in container.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            changed.writestr(name, sheet if is_sheet else container.read(name))
    raw, problems = read_workbook(path, "costs.xlsx", TABLES)
    if raw is None:
        assert [one.code for one in problems] == ["R125"]
        return
    records = raw.values["costs"]
    assert isinstance(records, list)
    # Whatever was read has its Place, and a record is there for something in it.
    for number, record in enumerate(records):
        assert isinstance(record, dict)
        assert ("costs", number) in raw.places
        assert all(("costs", number, field) in raw.places for field in record)
        assert record or {path for path in raw.faulty if path[:2] == ("costs", number)}
