"""Whatever the model can hold comes back from a workbook as it went in."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from libreoffice import converted

from bidgen.check.conform import conform
from bidgen.check.fault import says_nothing, says_to_come
from bidgen.check.numbers import LARGEST, parse_number
from bidgen.check.shapes import check_input, check_shapes
from bidgen.model.calendar import FinancialYear, Month
from bidgen.read.folder import read_bid
from bidgen.read.schemas import WORKBOOKS, Column, Table, tables_of
from bidgen.read.text import FORBIDDEN
from bidgen.read.workbook import read_workbook
from bidgen.sheets.new.blank import filled_workbook, table_workbook
from bidgen.sheets.new.lists import ids_of

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"
CHOICES = ["on site", "non-cash-releasing", "London borough"]
# A table with a column of each type, and one for a second reference.
RULES: dict[str, dict[str, Any]] = {
    "id": {"type": "id", "required": True},
    "text": {"type": "text"},
    "prose": {"type": "prose"},
    "choice": {"type": "choice", "allowed": CHOICES},
    "date": {"type": "date"},
    "money": {"type": "money"},
    "number": {"type": "number"},
    "pounds": {"type": "number", "meta": {"unit": "£ a year"}},
    "integer": {"type": "integer"},
    "percent": {"type": "percent"},
    "year": {"type": "financial_year"},
    "month": {"type": "month"},
    "yes": {"type": "boolean"},
    "ids": {"type": "ids", "meta": {"refers": "things"}},
    "link": {"type": "link"},
    "file": {"type": "file"},
}
THINGS = Table(
    "things",
    "Things",
    "Things",
    tuple(Column(field, field.capitalize(), field == "id", (), rules) for field, rules in RULES.items()),
    (),
    {"type": "list"},
)
SCHEMA = {"things": {"type": "list", "schema": {"type": "dict", "schema": RULES}}}

# Texts that a spreadsheet takes for something else, or that a file format has to write in another way.
AWKWARD = (
    "=1+1",
    "=SUM(A1:A9)",
    "+44 114 496 0000",
    "-5",
    "- a bullet\n- another",
    "@everyone",
    "'quoted",
    "''",
    '"',
    "1200",
    "1,200.50",
    "£1,200",
    "12%",
    "0012",
    "1E5",
    "31/1/2020",
    "2020-21",
    "April 2020",
    "R1-2",
    "12:30",
    "TRUE",
    "no",
    "#REF!",
    "#N/A",
    "#1 of the list",
    "n/a",
    "-",
    "nil",
    "x",
    "_x000D_",
    "_x005F_x000D_",
    "_x0041_",
    "_xD800_",
    "__x0041__x0042_",
    "a\tb",
    "a\n\n\nb",
    "\nbegins and ends with a line\n",
    "  spaces around  ",
    "\u00a0hard\u00a0spaces\u00a0",
    "\u3000wide",
    "]]> & <b>&amp;</b> <!-- -->",
    "{{ this }} {% is %} [[text]]",
    "caf\u0065\u0301",
    "\u200f\u05e9\u05dc\u05d5\u05dd\u200e",
    "👩🏽‍💻 📎",
    "\ufeffmark",
    "\u200bnothing to see",
    "x" * 32_767,
    "&A &P &[Date]",
    "*bold* ~wild? [link](https://example.org)",
    "\\n",
    "‘curly’ – “quotes” …",
)


def kept(text: str) -> bool:
    return bool(text.strip()) and not FORBIDDEN.search(text) and "\r" not in text


texts = st.sampled_from(AWKWARD) | st.text(min_size=1, max_size=200).filter(kept)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}", fullmatch=True).filter(
    lambda one: not (says_nothing(one) or says_to_come(one))
)
largest = int(LARGEST) - 1
numbers = st.one_of(
    st.integers(-largest, largest).map(Decimal),
    st.decimals(-largest, largest, places=2),
    st.decimals(-1000, 1000, places=12),
    st.decimals(-1, 1, places=15),
).filter(lambda one: isinstance(parse_number(f"{one:f}"), Decimal))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "text": texts,
    "prose": texts,
    "choice": st.sampled_from(CHOICES),
    "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "money": st.decimals(-largest, largest, places=2),
    "number": numbers,
    "pounds": numbers,
    "integer": st.integers(-largest, largest),
    "percent": st.decimals(-10, 10, places=6) | st.decimals(-1, 1, places=2),
    "year": st.integers(1900, 2199).map(FinancialYear),
    "month": st.builds(Month, st.integers(1900, 2199), st.integers(1, 12)),
    "yes": st.booleans(),
    "ids": st.lists(ids, min_size=1, max_size=4).map(tuple),
    "link": st.sampled_from(["https://example.org/a?b=c&d=%20#e", "http://example.org:8080/é"]),
    "file": st.sampled_from(["images/map.png", "images/= +1.png", "a/b/c d.jpeg"]),
}
rows = st.fixed_dictionaries({"id": ids}, optional={k: v for k, v in VALUES.items() if k != "id"})


def read_back(content: bytes, tables: Sequence[Table]) -> tuple[Mapping[str, Any], list[Any]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "things.xlsx"
        file.write_bytes(content)
        raw, problems = read_workbook(file, "things.xlsx", tables)
    assert raw is not None
    return raw.values, [one for one in problems if one.severity != "advice"]


def typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row as a check of the very values, typed in YAML, gives it: without empty ones."""
    return {field: value for field, value in row.items() if value is not None}


@settings(max_examples=100, deadline=None)
@given(st.lists(rows, min_size=1, max_size=3))
@example([{"id": "A", "money": LARGEST - Decimal("0.01"), "integer": largest, "number": Decimal("0.1")}])
@example([{"id": "A", "money": -LARGEST + Decimal("0.01"), "number": Decimal("999999999999.999")}])
@example([{"id": "A", "number": Decimal("0.000000000000001"), "pounds": Decimal("1234567890123.45678")}])
@example([{"id": "A", "percent": Decimal("0.07"), "number": Decimal("1E+3")}])
@example([{"id": "0012", "date": date(1900, 2, 28), "month": Month(1900, 1)}])
@example([{"id": "1E5", "ids": ("2020-21", "R1-2", "007")}])
def test_typed_values_survive_a_workbook(things: list[dict[str, Any]]) -> None:
    values, problems = read_back(table_workbook(THINGS, {}, things), [THINGS])
    done = conform(values, SCHEMA)
    assert [fault for path, fault, _ in done.faults if path in done.at_fault] == []
    assert done.values["things"] == [typed(row) for row in things]
    assert problems == []


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_survives(text: str) -> None:
    row = {"id": "A", "text": text, "prose": text}
    values, problems = read_back(table_workbook(THINGS, {}, [row]), [THINGS])
    assert values["things"] == [row]
    assert problems == []


def test_what_was_typed_survives_too() -> None:
    raw = {
        "id": "A",
        "money": "£1,200",
        "number": "12.5%",
        "pounds": "1.2k",
        "integer": "TBC",
        "date": "31/1/20",
        "month": date(2020, 4, 1),
        "percent": "007%",
        "yes": "Yes",
        "ids": "B; C\nD",
    }
    values, _ = read_back(table_workbook(THINGS, {}, [raw]), [THINGS])
    assert values["things"] == [raw]


def test_a_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="32,767"):
        table_workbook(THINGS, {}, [{"id": "A", "prose": "x" * 32_768}])


@pytest.mark.needs("soffice")
def test_values_survive_being_saved_by_another_program(tmp_path: Path) -> None:
    # LibreOffice saves a text such as "_x000D_" as the character that it stands for in the format.
    texts = [text for text in AWKWARD if "_x" not in text]
    things: list[dict[str, Any]] = [
        {
            "id": f"A{number}",
            "text": text,
            "prose": text,
            "choice": CHOICES[number % 3],
            "date": date(1900, 3, 1) + timedelta(days=number * 2000),
            "money": Decimal(number) * Decimal("1234567.89"),
            "number": Decimal(number) / 8,
            "pounds": Decimal("-0.05") * number,
            "integer": number * 1_000_003,
            "percent": Decimal(number) / 1000,
            "year": FinancialYear(1900 + number),
            "month": Month(1990 + number, number % 12 + 1),
            "yes": number % 2 == 0,
            "ids": ("2020-21", f"A{number}"),
            "link": "https://example.org/a?b=c&d=%20#e",
            "file": "images/map.png",
        }
        for number, text in enumerate(texts)
    ]
    file = tmp_path / "things.xlsx"
    file.write_bytes(table_workbook(THINGS, {}, things))
    values, problems = read_back(converted(file, "xlsx", file.parent).read_bytes(), [THINGS])
    done = conform(values, SCHEMA)
    assert [fault for path, fault, _ in done.faults if path in done.at_fault] == []
    assert done.values["things"] == things
    assert problems == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_example_bid_survives(name: str, tmp_path: Path) -> None:
    raw, _ = read_bid(EXAMPLE)
    assert raw is not None
    shapes, _ = check_shapes(raw)
    tables = [table for table in tables_of(name) if table.field in raw.inputs[name].values]
    for rows in (raw.inputs[name].values, shapes.inputs[name].values):
        given = {table.field: rows[table.field] for table in tables}
        values, problems = read_back(filled_workbook(name, given, ids=ids_of(raw)), tables_of(name))
        assert problems == []
        again, _ = check_input(type(raw.inputs[name])(dict(values), {}), name)
        for table in tables:
            assert again.values[table.field] == shapes.inputs[name].values[table.field]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_raw_values_of_the_example_come_back_as_they_were(name: str) -> None:
    raw, _ = read_bid(EXAMPLE)
    assert raw is not None
    before = raw.inputs[name].values
    given = {table.field: before[table.field] for table in tables_of(name) if table.field in before}
    values, _ = read_back(filled_workbook(name, given), tables_of(name))
    assert {field: values[field] for field in given} == given
