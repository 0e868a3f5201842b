"""What the names of a document's context mean: templates/meanings.yaml, and the help of the schemas."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from bidgen.read.raw import INPUTS
from bidgen.read.schemas import Schema, load_schema

# What a context calls the narrative of an input whose name is another.
_CALLED = {"alpha-plan": "alpha", "findings": "research", "business-case": "business_case"}
ANY = "*"


def meaning_of(path: tuple[str, ...]) -> str:
    """Return what a name means, by its path through the context; "" where nothing says so.

    A schema's help tells a person what to type: its first sentence alone says what that is.
    """
    told = meanings()
    for at in (None, *range(1, len(path))):
        steps = [ANY if number == at else step for number, step in enumerate(path)]
        if (found := told.get(".".join(steps))) is not None:
            return found
    parent = path[-2] if len(path) > 1 else ""
    return _helps().get((parent, path[-1]), "")


@cache
def meanings() -> Mapping[str, str]:
    """Return the meanings that are written by hand, by path."""
    file = resources.files("bidgen.templates") / "meanings.yaml"
    loaded: dict[str, str] = YAML(typ="safe").load(io.StringIO(file.read_text("utf-8")))
    return loaded


@cache
def _helps() -> Mapping[tuple[str, str], str]:
    """Return the first sentence of every help, by the names of what the field is in and of the field."""
    found: dict[tuple[str, str], str] = {}
    for name in (*INPUTS, "fund"):
        schema = load_schema(name)
        found |= dict(_inside("", schema))
        found |= dict(_inside(_CALLED.get(name, name), schema))
    return found


def _inside(parent: str, schema: Schema) -> Iterator[tuple[tuple[str, str], str]]:
    for field, rules in schema.items():
        if told := rules.get("meta", {}).get("help"):
            first, stop, _ = told.partition(". ")
            yield (parent, field), first + ("." if stop else "")
        inner = rules.get("schema", {})
        if rules["type"] == "list":
            inner = inner.get("schema", {}) if inner.get("type") == "dict" else {}
        if rules["type"] in ("list", "dict"):
            yield from _inside(field, inner)
