"""A blank YAML file of one input: every field with its help above it, made from the schema alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bidgen.formats import listed
from bidgen.read.schemas import WORKBOOKS, Rules, Schema, Table, about, examples_of, load_schema, tables_of
from bidgen.texts.scalar import as_text, scalar_lines
from bidgen.texts.words import comment, explanation, is_table, short_explanation

INDENT = 2

_HOW = (
    "Type each value behind its colon. Where there is a |, the text goes on the lines below it, indented by"
    " two spaces more than the field's name. Lines that begin with # explain and are never printed."
)


def blank_yaml(name: str, *, tables: bool | None = None, values: Mapping[str, Any] | None = None) -> str:
    """Return the YAML file of the input `name` for a new bid; `values` fills in some of its fields.

    Every field is empty, so that `check` names what is missing. `tables` says whether the tables are lists
    in this file; by default they are, unless a new bid keeps them in a workbook. A list begins with the
    schema's example entries, to be overwritten, or with a blank one where it must not be empty.
    """
    if tables is None:
        tables = name not in WORKBOOKS
    lines = [f"# yaml-language-server: $schema=.schemas/{name}.json", *comment(about(name)), *comment(_HOW)]
    schema = load_schema(name)
    elsewhere = () if tables else tables_of(name)
    if elsewhere:
        lines += comment(_where(name, elsewhere))
    kept = {table.field for table in elsewhere}
    rows = {table.field: examples_of(table) for table in tables_of(name)}
    for field, rules in schema.items():
        if field not in kept:
            value = (values or {}).get(field)
            lines += ["", *field_lines(field, rules, value=value, rows=rows.get(field))]
    return "\n".join(lines) + "\n"


def field_lines(
    field: str,
    rules: Rules,
    indent: int = 0,
    *,
    value: Any = None,
    rows: Sequence[Mapping[str, Any]] | None = None,
) -> list[str]:
    """Return the lines of one field, explained in comments: with `value`, or else empty.

    Of a group every field. Of a list of records the `rows`, or a blank one where there are none and one is
    needed; without `rows` the list is empty.
    """
    lines = explanation(field, rules, indent)
    start = " " * indent + f"{field}:"
    if rules["type"] == "dict":
        return [*lines, start, *_group(rules["schema"], indent + INDENT, value or {})]
    if is_table(rules):
        if rows is not None and rules.get("required"):
            rows = rows or [{}]
        return [*lines, start, *_records(rules["schema"]["schema"], indent + INDENT, value or rows or ())]
    if isinstance(value, list | tuple) and rules["type"] == "list":
        return [*lines, start, *(line for one in value for line in _entry(one, indent + INDENT))]
    return [*lines, *_field(field, rules, indent, value)]


def empty_line(field: str, rules: Rules, indent: int) -> str:
    """Return the line of an empty field; narrative begins with the | that its text goes below."""
    return " " * indent + (f"{field}: |" if rules["type"] == "prose" else f"{field}:")


def _where(name: str, tables: Sequence[Table]) -> str:
    sheets = listed([f"“{table.sheet}”" for table in tables])
    return f"Its tables are in the workbook {name}.xlsx, each on a sheet of its own: {sheets}."


def _field(field: str, rules: Rules, indent: int, value: Any) -> list[str]:
    if value is None or value == "":
        return [empty_line(field, rules, indent)]
    text = as_text(value)
    if rules["type"] == "prose":
        text = text.rstrip("\n") + "\n"
        if text[:1].strip():
            body = (" " * (indent + INDENT) + line if line else "" for line in text.splitlines())
            return [empty_line(field, rules, indent), *body]
    first, *others = scalar_lines(text, indent + INDENT)
    return [" " * indent + f"{field}: {first}", *others]


def _entry(value: Any, indent: int) -> list[str]:
    first, *others = scalar_lines(value, indent + INDENT)
    return [" " * indent + f"- {first}", *others]


def _group(schema: Schema, indent: int, values: Mapping[str, Any]) -> Iterator[str]:
    for number, (field, rules) in enumerate(schema.items()):
        if number:
            yield ""
        yield from field_lines(field, rules, indent, value=values.get(field))


def _records(fields: Schema, indent: int, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the entries, the first with its fields explained; for none, an outline of one."""
    if not rows:
        yield from _outline(fields, indent)
    for number, row in enumerate(rows):
        start = "- "
        for field, one in fields.items():
            if number == 0:
                yield from short_explanation(field, one, indent if start == "- " else indent + INDENT)
            first, *others = _field(field, one, indent + INDENT, row.get(field))
            yield " " * indent + start + first.lstrip(" ")
            yield from others
            start = "  "


def _outline(fields: Schema, indent: int) -> Iterator[str]:
    """Yield a blank entry as comments: nothing is left over in a list that is not used."""
    yield from comment("An entry, without the # in front:", indent)
    start = "- "
    for field, one in fields.items():
        yield from short_explanation(field, one, indent)
        yield " " * indent + f"# {start}{field}:"
        start = "  "
