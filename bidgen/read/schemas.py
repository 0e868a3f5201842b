"""The packaged schemas: which inputs, tables and fields there are, and what people call them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias

from ruamel.yaml import YAML

# Rules of one field, and of all fields by name: plain Cerberus, with `meta` for people.
Rules: TypeAlias = Mapping[str, Any]
Schema: TypeAlias = Mapping[str, Rules]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the field's name, the label that heads it, and whether it must be there."""

    field: str
    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the field's name, the label, the sheet that holds it and its columns in order."""

    field: str
    label: str
    sheet: str
    columns: tuple[Column, ...]


@cache
def load_schema(name: str) -> Schema:
    """Return the schema `name`: an input ("business-case"), or "fund", "procurement", "appraisal".

    A KeyError for a name that has none: which names there are is fixed, so that is a bug.
    """
    file = schema_folder() / f"{name}.yaml"
    if not file.is_file():
        raise KeyError(name)
    loaded: Schema = YAML(typ="safe", pure=True).load(io.StringIO(file.read_text("utf-8")))
    return loaded


@cache
def tables_of(name: str) -> tuple[Table, ...]:
    """Return the tables of the input `name`, in the order of its schema."""
    return tuple(_tables(load_schema(name)))


def label_of(field: str, rules: Rules | None) -> str:
    """Return what people call the field."""
    return str((rules or {}).get("meta", {}).get("label", field))


def schema_folder() -> Traversable:
    """Return the folder of the packaged schemas."""
    return resources.files("bidgen.schemas")


def _tables(schema: Schema) -> Iterator[Table]:
    for field, rules in schema.items():
        if rules.get("meta", {}).get("table"):
            label = label_of(field, rules)
            columns = rules["schema"]["schema"].items()
            yield Table(
                field,
                label,
                rules["meta"].get("sheet", label),
                tuple(Column(name, label_of(name, one), one.get("required", False)) for name, one in columns),
            )
