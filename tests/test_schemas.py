"""The schemas say everything that workbooks, checks and the reference page need, and their examples hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cerberus import SchemaError
from PIL import Image
from ruamel.yaml import YAML

from bidgen.api import check_bid
from bidgen.catalogue import Severity
from bidgen.check.shapes import TypedValidator
from bidgen.read.names import heading
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import (
    RULES,
    Rules,
    Schema,
    Table,
    example_of,
    examples_of,
    load_schema,
    schema_folder,
    tables_of,
)

META = {"table", "sheet", "label", "help", "unit", "refers", "example", "renamed_from", "unit_in", "unique"}
TEXTS = {"text", "prose"}
TODAY = date(2020, 1, 10)


def fields_of(schema: Schema, path: str) -> Iterator[tuple[str, Rules]]:
    """Yield every field of the schema by its dotted path, those of groups and tables included."""
    for name, rules in schema.items():
        yield f"{path}.{name}", rules
        yield from fields_of(inner_of(rules), f"{path}.{name}")


def inner_of(rules: Rules) -> Schema:
    inner = rules.get("schema", {})
    if rules["type"] == "list":
        inner = inner.get("schema", {}) if inner["type"] == "dict" else {}
    return inner  # type: ignore[no-any-return]


FIELDS = [one for name in INPUTS for one in fields_of(load_schema(name), name)]
TABLES = [table for name in INPUTS for table in tables_of(name)]
EVERY_TABLE = pytest.mark.parametrize("table", TABLES, ids=[table.field for table in TABLES])


@pytest.mark.parametrize("name", [*INPUTS, *RULES])
def test_cerberus_knows_every_rule_of_a_schema(name: str) -> None:
    """Checks take the packaged schemas on trust: a slip in one is found here."""
    schema = deepcopy(dict(load_schema(name)))
    TypedValidator(schema)
    next(iter(schema.values()))["requierd"] = True
    with pytest.raises(SchemaError, match="requierd"):
        TypedValidator(schema)


@pytest.mark.parametrize("name", [*INPUTS, *RULES])
def test_a_schema_is_the_same_by_the_parsers_in_c_and_in_python(name: str) -> None:
    """Where the parser in C is not installed, the one in Python reads the schemas."""
    text = (Path(str(schema_folder())) / f"{name}.yaml").read_text("utf-8")
    by_c, by_python = (YAML(typ="safe", pure=pure).load(StringIO(text)) for pure in (False, True))
    assert repr(by_c) == repr(by_python)


def test_a_field_says_what_it_is_called_and_what_it_is_for() -> None:
    for path, rules in FIELDS:
        meta = rules["meta"]
        assert set(meta) <= META, path
        # A heading is compared without case, spaces and marks at its end: it has to survive that.
        assert heading(meta["label"]) and meta["label"] == meta["label"].strip(), path
        assert meta["help"][0].isupper() and meta["help"].endswith("."), path


def test_a_field_that_has_to_be_filled_in_shows_how() -> None:
    needed = [path for path, rules in FIELDS if rules.get("required") and not inner_of(rules)]
    shown = {path for path, rules in FIELDS if example_of(rules) is not None}
    assert [path for path in needed if path not in shown] == []


def test_an_example_is_what_somebody_would_type() -> None:
    """A number or a date of YAML would be in no British form."""
    for path, rules in FIELDS:
        example = example_of(rules)
        if example is not None and not rules["meta"].get("table"):
            typed = example if isinstance(example, list) else [example]
            assert all(isinstance(one, str) and one == one.strip() != "" for one in typed), path


def test_a_reference_leads_to_a_table_whose_records_have_ids() -> None:
    for path, rules in FIELDS:
        table = rules["meta"].get("refers")
        if table is not None:
            assert rules["type"] in {"id", "ids"}, path
            [found] = [one for one in TABLES if one.field == table]
            assert found.columns[0].field == "id" and found.columns[0].required, path


def test_what_was_renamed_is_called_by_no_earlier_name_now() -> None:
    now = {path for path, _ in FIELDS}
    for path, rules in FIELDS:
        earlier = rules["meta"].get("renamed_from", {})
        assert set(earlier) <= {"field", "label", "sheet"}, path
        assert all(isinstance(names, list) for names in earlier.values()), path
        around = path.rpartition(".")[0]
        assert not {f"{around}.{name}" for name in earlier.get("field", [])} & now, path


def test_a_table_has_one_name_in_the_whole_bid() -> None:
    names = [table.field for table in TABLES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", INPUTS)
def test_sheets_have_names_that_excel_takes_and_tells_apart(name: str) -> None:
    sheets = [table.sheet for table in tables_of(name)]
    assert len({sheet.casefold() for sheet in sheets}) == len(sheets)
    assert [sheet for sheet in sheets if len(sheet) > 31 or set(sheet) & set("[]:*?/\\'")] == []


@EVERY_TABLE
def test_columns_have_headings_that_can_be_told_apart(table: Table) -> None:
    headings = [heading(label) for one in table.on_sheet for label in (one.label, *one.earlier)]
    assert len(set(headings)) == len(headings)


@EVERY_TABLE
def test_an_example_row_has_every_value_it_needs_and_a_text_to_know_it_by(table: Table) -> None:
    columns = {one.field: one for one in table.columns}
    needed = {name for name, one in columns.items() if one.required}
    for row in examples_of(table):
        assert needed <= set(row) <= set(columns)
        assert any(columns[name].rules["type"] in TEXTS for name in row)


@EVERY_TABLE
def test_a_column_s_example_is_that_of_a_row(table: Table) -> None:
    """Where a table lists rows of its own, what the reference page shows is one of them."""
    rows = examples_of(table)
    own = {one.field: example_of(one.rules) for one in table.columns if example_of(one.rules) is not None}
    assert own in rows or not rows


def examples(schema: Schema, tables: dict[str, Table]) -> dict[str, Any]:
    """Return the input that is made of the examples alone; of tables that begin empty, a row as well."""
    values: dict[str, Any] = {}
    for name, rules in schema.items():
        if name in tables:
            shown = examples_of(tables[name]) or ({field: example_of(one) for field, one in row_of(rules)},)
            values[name] = [dict(row) for row in shown]
        elif rules["type"] == "dict":
            values[name] = examples(rules["schema"], {})
        elif example_of(rules) is not None:
            values[name] = example_of(rules)
    return values


def row_of(rules: Rules) -> Iterator[tuple[str, Rules]]:
    yield from inner_of(rules).items()


def bid_of_examples(folder: Path, *, own: bool) -> Path:
    """Write the bid that is made of the examples; with every table's texts made one's own, if wanted."""
    (folder / "images").mkdir()
    for picture in ("journey.png", "logo.png"):
        Image.new("RGB", (40, 30), "white").save(folder / "images" / picture)
    (folder / "templates").mkdir()
    shutil.copy(
        Path(__file__).parents[1] / "templates" / "funding-bid.docx", folder / "templates" / "form.docx"
    )
    for name in INPUTS:
        tables = {table.field: table for table in tables_of(name)}
        values = examples(load_schema(name), tables)
        for table in tables.values() if own else ():
            # A code or a field is the name of something that there is.
            named = ("code", "field")
            texts = [
                one.field for one in table.columns if one.rules["type"] in TEXTS and one.field not in named
            ]
            for row in values[table.field]:
                row.update({field: f"{row[field]}!" for field in texts if field in row})
        with (folder / f"{name}.yaml").open("w", encoding="utf-8") as file:
            YAML().dump(values, file)
    return folder


def test_the_examples_together_are_a_bid_whose_rows_are_all_known_for_examples(tmp_path: Path) -> None:
    checked = check_bid(bid_of_examples(tmp_path, own=False), today=TODAY)
    errors = [one for one in checked.problems if one.severity is Severity.ERROR]
    assert {one.code for one in errors} == {"S247"}
    assert len(errors) == sum(len(examples_of(table)) for table in TABLES)


def test_the_examples_in_one_s_own_words_keep_every_rule_that_one_council_alone_can_keep(
    tmp_path: Path,
) -> None:
    """Rows refer to each other, sums add up and dates fit.

    What is missing is partners, which is accepted, a council beyond them, and a second option to choose from.
    """
    checked = check_bid(bid_of_examples(tmp_path, own=True), today=TODAY)
    assert checked.errors == ()
    assert {one.code for one in checked.warnings} == {"C303", "C350", "C434"}
    assert {one.code for one in checked.accepted} == {"C307"}
    assert {one.code for one in checked.advice} == {"C306", "C309", "C361"}
    assert len(checked.documents) == 6
    assert checked.appraisal is not None
    assert checked.appraisal.preferred.npsv > 0
