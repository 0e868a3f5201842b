"""A blank YAML file shows every field with its help, reads without a word, and lacks just what it must."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bidgen.check.shapes import check_input
from bidgen.read.raw import INPUTS, Raw
from bidgen.read.schemas import WORKBOOKS, Rules, examples_of, load_schema, tables_of
from bidgen.read.text import FORBIDDEN
from bidgen.read.yaml_file import parse_yaml
from bidgen.texts import words
from bidgen.texts.blank import blank_yaml, field_lines
from bidgen.texts.scalar import scalar_lines


def read(text: str, shown: str = "a.yaml") -> Raw:
    raw, problems = parse_yaml(text.encode(), shown)
    assert problems == []
    assert raw is not None
    return raw


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("tables", [True, False])
def test_it_has_every_field_in_order_and_nothing_is_filled_in(name: str, tables: bool) -> None:
    values = read(blank_yaml(name, tables=tables)).values
    kept = set() if tables else {table.field for table in tables_of(name)}
    assert list(values) == [field for field in load_schema(name) if field not in kept]
    for field, rules in load_schema(name).items():
        if rules["type"] != "list":
            assert values[field] == nothing(rules)


def test_an_example_that_would_be_a_comment_has_its_quotes() -> None:
    assert '  # For example: "#1d5b3a"\n  accent:\n' in blank_yaml("bid")


def nothing(rules: Rules) -> Any:
    """Return what reads back from an empty field, or from a group of empty fields."""
    if rules["type"] == "dict":
        return {field: nothing(one) for field, one in rules["schema"].items()}
    return ""


@pytest.mark.parametrize("name", INPUTS)
def test_check_names_what_is_missing_by_its_line_and_nothing_else(name: str) -> None:
    raw = read(blank_yaml(name))
    _, problems = check_input(raw, name)
    wanted = {one for one in problems if one.code == "S203"}
    assert wanted
    assert {one.code for one in problems} <= {"S203", "S205", "S247"}
    assert all(one.place is not None and one.place.line for one in problems if one.code != "S205")


@pytest.mark.parametrize("name", INPUTS)
def test_its_first_line_leads_editors_to_the_schema_and_comments_are_not_wide(name: str) -> None:
    lines = blank_yaml(name).splitlines()
    assert lines[0] == f"# yaml-language-server: $schema=.schemas/{name}.json"
    assert max(len(line) for line in lines if line.lstrip().startswith("#")) <= 100
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("name", INPUTS)
def test_every_help_label_and_choice_is_there(name: str) -> None:
    said = " ".join(line.strip().removeprefix("# ") for line in blank_yaml(name, tables=True).splitlines())
    for rules in every_field(load_schema(name)):
        assert " ".join(rules["meta"]["help"].split()) in said
        assert rules["meta"]["label"] in said
        assert ", ".join(str(one) for one in rules.get("allowed", [])) in said


def every_field(schema: Any) -> list[Any]:
    inner = [one.get("schema", {}) for one in schema.values()]
    nested = [one.get("schema", {}) if one.get("type") == "dict" else one for one in inner]
    deeper = [
        each for one in nested if all(isinstance(v, dict) for v in one.values()) for each in every_field(one)
    ]
    return [*schema.values(), *deeper]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_tables_of_a_workbook_are_named_with_their_sheets(name: str) -> None:
    said = " ".join(line.removeprefix("# ") for line in blank_yaml(name).splitlines())
    assert f"in the workbook {name}.xlsx" in said
    assert all(f"“{table.sheet}”" in said for table in tables_of(name))


def test_tables_begin_with_the_example_and_others_are_empty() -> None:
    values = read(blank_yaml("bid")).values
    for table in tables_of("bid"):
        rows = [dict(row) for row in examples_of(table)]
        found: Any = values[table.field] or []
        assert [{name: text.strip() for name, text in row.items() if text} for row in found] == [
            {name: words.as_text(value).strip() for name, value in row.items()} for row in rows
        ]


def test_given_values_are_filled_in() -> None:
    given_values = {"id": "12", "title": "Permits: 50% #1", "fund": "f", "discovery": {"award": "£1,200"}}
    values = read(blank_yaml("bid", values={**given_values, "summary": "One.\n\n- two\n"})).values
    assert values["summary"] == "One.\n\n- two\n"
    assert {name: values[name] for name in ("id", "title", "fund")} == {
        name: given_values[name] for name in ("id", "title", "fund")
    }
    assert values["discovery"]["award"] == "£1,200"  # type: ignore[index,call-overload]


ODD = 'It\'s a "field": # not\na comment, [x] {y} *z &a !b %c @d `e` | > - ? \\ \u2028 end'


@pytest.mark.parametrize("kind", ["text", "prose", "integer", "list", "table"])
def test_whatever_a_schema_says_it_is_a_comment(kind: str) -> None:
    meta = {"label": ODD, "help": ODD, "example": ODD}
    rules: dict[str, Any] = {"type": kind, "meta": meta, "required": True}
    if kind == "list":
        rules |= {"schema": {"type": "text"}, "meta": {**meta, "example": [ODD, ODD]}}
    if kind == "table":
        one = {"type": "text", "meta": meta}
        rules |= {"type": "list", "schema": {"type": "dict", "schema": {"odd": one, "other": one}}}
        assert read("\n".join(field_lines("field", rules, rows=[{"odd": ODD}]))).values != {"field": ""}
    assert read("\n".join(field_lines("field", rules))).values == {"field": ""}


@example(value="Bay #3")
@example(value="Bays: 3")
@example(value="Bays:")
@example(value="null")
@settings(deadline=None)
@given(
    value=st.one_of(st.text(), st.from_regex(r"[-?:,\[\]{}#&*!|>'\"%@` \nabc0-9£(~=]{1,12}", fullmatch=True))
)
def test_any_text_reads_back_as_itself(value: str) -> None:
    first, *others = scalar_lines(value, 4)
    text = "\n".join([f"- a: {first}", *others, "  b: after", ""])
    raw, problems = parse_yaml(("x:\n" + text).encode(), "a.yaml")
    assert problems == []
    assert raw is not None
    wanted = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value.replace("\r\n", "\n"))
    assert raw.values == {"x": [{"a": wanted, "b": "after"}]}
