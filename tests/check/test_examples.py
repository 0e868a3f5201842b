"""What is left of a new bid's examples is named, and nobody's own rows are taken for them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sheets import write_workbook

from bidgen.check.shapes import check_shapes
from bidgen.problems import Problem
from bidgen.read.folder import read_bid
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import Table, examples_of, tables_of

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"
TABLES = [(name, table) for name in INPUTS for table in tables_of(name) if examples_of(table)]
ONE_OF_EACH = pytest.mark.parametrize(("name", "table"), TABLES, ids=[table.field for _, table in TABLES])
Row = dict[str, Any]


def left(folder: Path) -> list[Problem]:
    raw, _ = read_bid(folder, "bid")
    assert raw is not None
    return [one for one in check_shapes(raw)[1] if one.code in {"S247", "S249"}]


def left_in_yaml(folder: Path, table: Table, rows: list[Row]) -> list[str]:
    """Write the rows as the only table of its YAML file, and return the codes of what is left and where."""
    lines = [f"{table.field}:"]
    for row in rows:
        begin = "- "
        for field, value in row.items():
            lines.append(f"{begin}{field}: '{value.replace(chr(39), chr(39) * 2)}'")
            begin = "  "
    name = next(name for name, one in TABLES if one is table)
    shutil.copytree(SMALL, folder / "bid", dirs_exist_ok=True)
    (folder / "bid" / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return [f"{one.code} {one.place}" for one in left(folder / "bid") if f"/{name}." in str(one.place)]


@ONE_OF_EACH
def test_a_row_that_still_is_the_example_is_named(name: str, table: Table, tmp_path: Path) -> None:
    rows = [dict(row) for row in examples_of(table)]
    found = left_in_yaml(tmp_path, table, rows)
    lines = [2 + sum(len(row) for row in rows[:number]) for number in range(len(rows))]
    assert found == [f"S247 bid/{name}.yaml:{line}:3" for line in lines]


@ONE_OF_EACH
def test_a_row_whose_text_is_one_s_own_is_not_the_example(name: str, table: Table, tmp_path: Path) -> None:
    row = dict(examples_of(table)[-1])
    texts = [one.field for one in table.columns if one.rules["type"] in {"text", "prose"}]
    own = row | {field: "Our own" for field in texts if field in row}
    assert left_in_yaml(tmp_path, table, [own]) == []


@ONE_OF_EACH
def test_ids_choices_years_and_amounts_alone_may_be_the_example_s(
    name: str, table: Table, tmp_path: Path
) -> None:
    row = dict(examples_of(table)[-1])
    texts = [one.field for one in table.columns if one.rules["type"] in {"text", "prose"}]
    rest = {field: value for field, value in row.items() if field not in texts}
    if rest:
        assert left_in_yaml(tmp_path, table, [rest]) == []


CHANGES: list[tuple[str, Callable[[Row], Row], list[str]]] = [
    ("the date in another form", lambda row: row | {"date": "2019-11-12"}, ["S247"]),
    ("other spaces", lambda row: row | {"name": " Workshop  with the permit\u00a0team"}, ["S247"]),
    ("an empty cell", lambda row: row | {"limitations": ""}, ["S247"]),
    ("another date", lambda row: row | {"date": "13 November 2019"}, ["S249", "S249", "S249"]),
    (
        "every long text but one",
        lambda row: row | {"name": "Talk", "arranged": "By letter"},
        ["S249"],
    ),
]


@pytest.mark.parametrize(
    ("change", "expected"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES]
)
def test_what_counts_as_overwritten(
    change: Callable[[Row], Row], expected: list[str], tmp_path: Path
) -> None:
    table = next(one for one in tables_of("findings") if one.field == "sessions")
    [row] = examples_of(table)
    assert [one.split()[0] for one in left_in_yaml(tmp_path, table, [change(row)])] == expected


def typed_by_a_spreadsheet(row: Mapping[str, str]) -> str:
    """Return a Markdown row of the Assumptions sheet: its percentages are numbers in per cent format."""
    return " | ".join(
        f"`{value}`" if value.endswith("%") and value != "%" else value for value in row.values()
    )


def test_an_example_that_a_spreadsheet_typed_is_known(tmp_path: Path) -> None:
    table = next(one for one in tables_of("business-case") if one.field == "assumptions")
    [row] = examples_of(table)
    labels = {one.field: one.label for one in table.columns}
    head = " | ".join(labels[field] for field in row)
    own = row | {"id": "own", "short_name": "our words", "statement": "Our own words"}
    book = f"| {head} |\n| {typed_by_a_spreadsheet(own)} |\n| {typed_by_a_spreadsheet(row)} |\n"
    shutil.copytree(SMALL, tmp_path / "bid")
    (tmp_path / "bid" / "business-case.yaml").write_text("summary: ours\n", "utf-8")
    write_workbook(tmp_path / "bid" / "business-case.xlsx", {"Assumptions": book})
    found = [(one.code, one.place and one.place.cell) for one in left(tmp_path / "bid")]
    assert found == [("S249", "J2"), ("S249", "K2"), ("S247", "A3")]


@pytest.mark.parametrize(("text", "severity"), [("short", "advice"), ("long", "warning")])
def test_a_short_text_of_the_example_may_be_one_s_own(text: str, severity: str, tmp_path: Path) -> None:
    table = next(one for one in tables_of("business-case") if one.field == "assumptions")
    [row] = examples_of(table)
    field = {"short": "test", "long": "basis"}[text]
    own = {name: "Our own" for name in ("short_name", "statement", "test", "basis") if name != field}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in (row | own).items()]
    shutil.copytree(SMALL, tmp_path / "bid")
    (tmp_path / "bid" / "business-case.yaml").write_text(
        "assumptions:\n- " + "\n  ".join(lines) + "\n", "utf-8"
    )
    assert [(one.code, one.severity) for one in left(tmp_path / "bid")] == [("S249", severity)]
