"""The packaged schemas: which inputs, tables and fields there are, and what people call them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias

from ruamel.yaml import YAML

from bidgen.read.raw import INPUTS

# Rules of one field, and of all fields by name: plain Cerberus, with `meta` for people.
Rules: TypeAlias = Mapping[str, Any]
Schema: TypeAlias = Mapping[str, Rules]


# The schemas of the rules that ship with the program; those of the inputs are named in INPUTS.
RULES = ("fund", "procurement", "appraisal")
# The inputs whose tables a new bid keeps in a workbook; any table may stand in YAML or in Excel.
WORKBOOKS = ("business-case", "findings", "alpha-plan")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the field's name, the label that heads it, and whether it must be there.

    `earlier` are the labels that headed it in earlier versions; `rules` is all that the schema says.
    """

    field: str
    label: str
    required: bool
    earlier: tuple[str, ...] = ()
    rules: Rules = dataclass_field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the field's name, the label, the sheet that holds it and its columns in order.

    `earlier` are the names that its sheet had in earlier versions; `rules` is all that the schema says.
    `columns` are those that people type; `computed` stand on the sheet too, each with the field after whose
    column it stands, and hold formulas of which nothing is read but what they show.
    """

    field: str
    label: str
    sheet: str
    columns: tuple[Column, ...]
    earlier: tuple[str, ...] = ()
    rules: Rules = dataclass_field(default_factory=dict, compare=False)
    computed: tuple[tuple[str, Column], ...] = ()

    @property
    def on_sheet(self) -> tuple[Column, ...]:
        """All columns in the order of the sheet."""
        found: list[Column] = []
        for column in self.columns:
            found.append(column)
            found += [one for after, one in self.computed if after == column.field]
        return tuple(found)


@cache
def load_schema(name: str) -> Schema:
    """Return the schema `name`: an input ("business-case"), or "fund", "procurement", "appraisal".

    It has what people type; columns that workbooks compute are in `tables_of` alone. A KeyError for a name
    that has none: which names there are is fixed, so that is a bug.
    """
    return {field: _typed(rules) for field, rules in _whole_schema(name).items()}


@cache
def _whole_schema(name: str) -> Schema:
    file = schema_folder() / f"{name}.yaml"
    if not file.is_file():
        raise KeyError(name)
    # Not `pure`: by the parser in C, five times as fast. It does not know all of YAML 1.2, as bids may have.
    loaded: Schema = YAML(typ="safe").load(io.StringIO(file.read_text("utf-8")))
    return loaded


@cache
def tables_of(name: str) -> tuple[Table, ...]:
    """Return the tables of the input `name`, in the order of its schema."""
    return tuple(_tables(_whole_schema(name)))


@cache
def table_labels() -> Mapping[str, str]:
    """Return what people call each table of the inputs, by its field: no two have the same."""
    return {table.field: table.label for name in INPUTS for table in tables_of(name)}


@cache
def about(name: str) -> str:
    """Return what the input `name` is for: the first line of its schema."""
    first, _, _ = (schema_folder() / f"{name}.yaml").read_text("utf-8").partition("\n")
    return first.removeprefix("#").strip()


def label_of(field: str, rules: Rules | None) -> str:
    """Return what people call the field."""
    return str((rules or {}).get("meta", {}).get("label", field))


def schema_folder() -> Traversable:
    """Return the folder of the packaged schemas."""
    return resources.files("bidgen.schemas")


def example_of(rules: Rules) -> Any:
    """Return the value that a new bid shows in the field, to be overwritten; None for an empty one."""
    return rules.get("meta", {}).get("example")


def examples_of(table: Table) -> tuple[dict[str, Any], ...]:
    """Return the rows that a new bid shows in the table, each field's value as somebody would type it.

    One row made of the columns' own examples, or the rows that the table's `example` lists where one row
    cannot stand alone; an empty list there is for a table that most bids leave empty.
    """
    rows = table.rules.get("meta", {}).get("example")
    if rows is None:
        rows = [{one.field: example_of(one.rules) for one in table.columns}]
    given = ({name: value for name, value in row.items() if value is not None} for row in rows)
    return tuple(row for row in given if row)


def earlier_names(rules: Rules, kind: str = "field") -> tuple[str, ...]:
    """Return what the field ("field"), its heading ("label") or its sheet ("sheet") was called before."""
    return tuple(rules.get("meta", {}).get("renamed_from", {}).get(kind, ()))


def _tables(schema: Schema) -> Iterator[Table]:
    for field, rules in schema.items():
        if rules.get("meta", {}).get("table"):
            label = label_of(field, rules)
            rows = rules["schema"]["schema"]
            typed = [name for name, one in rows.items() if not _is_computed(one)]
            yield Table(
                field,
                label,
                rules["meta"].get("sheet", label),
                tuple(_column(name, rows[name]) for name in typed),
                earlier_names(rules, "sheet"),
                _typed(rules),
                tuple(
                    (before, _column(name, one))
                    for before, (name, one) in zip(rows, list(rows.items())[1:], strict=False)
                    if _is_computed(one)
                ),
            )


def _is_computed(rules: Rules) -> bool:
    return bool(rules.get("meta", {}).get("computed"))


def _typed(rules: Rules) -> Rules:
    """Return the rules of a field; those of a table without the columns that are computed."""
    if not rules.get("meta", {}).get("table"):
        return rules
    row = rules["schema"]
    typed = {name: one for name, one in row["schema"].items() if not _is_computed(one)}
    return {**rules, "schema": {**row, "schema": typed}}


def _column(field: str, rules: Rules) -> Column:
    earlier = earlier_names(rules, "label")
    return Column(field, label_of(field, rules), rules.get("required", False), earlier, rules)
