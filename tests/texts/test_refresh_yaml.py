"""A refreshed YAML file has every field of the present schema, and says and looks what it did."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from bidgen.read.raw import INPUTS
from bidgen.read.schemas import Schema, load_schema, tables_of
from bidgen.read.yaml_file import parse_yaml
from bidgen.texts.blank import blank_yaml
from bidgen.texts.refresh import refreshed_yaml
from bidgen.texts.tree import Fields, tree_of

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "bids" / "ims-alpha", ROOT / "tests" / "cases" / "good" / "small")
FILES = [(name, (folder / f"{name}.yaml").read_bytes()) for folder in FOLDERS for name in INPUTS]
FILES += [(name, blank_yaml(name, tables=True).encode()) for name in INPUTS]


def values(content: bytes) -> Any:
    raw, problems = parse_yaml(content, "a.yaml")
    assert raw is not None, problems
    return raw.values


def empty(rules: Any) -> Any:
    return {name: empty(one) for name, one in rules["schema"].items()} if rules["type"] == "dict" else ""


def without_fields(text: str, schema: Schema, chance: random.Random) -> str:
    """Return the text without some of its fields, at the top and in groups, each with its comment or not."""
    lines = text.split("\n")
    top = tree_of(text)
    assert isinstance(top, Fields)
    gone: set[int] = set()

    def drop(fields: Fields, end: int, inner: Any) -> None:
        for number, one in enumerate(fields.fields):
            after = fields.fields[number + 1].line if number + 1 < len(fields.fields) else end
            rules = inner.get(one.name, {})
            if chance.random() < 0.3 and len(fields.fields) > 1 and number:
                gone.update(range(one.line, after))
            elif rules.get("type") == "dict" and isinstance(one.value, Fields):
                drop(one.value, after, rules["schema"])

    drop(top, len(lines) - 1, schema)
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def expected(found: Any, name: str) -> Any:
    """Return the raw values with every field of the schema that a refresh adds."""
    wanted = copy.deepcopy(found)
    in_workbook = (
        {table.field for table in tables_of(name)}
        if name in ("business-case", "findings", "alpha-plan")
        else set()
    )
    add(wanted, {field: rules for field, rules in load_schema(name).items() if field not in in_workbook})
    return wanted


def add(found: Any, schema: Schema) -> None:
    for field, rules in schema.items():
        if field not in found:
            found[field] = empty(rules)
        elif rules["type"] == "dict" and isinstance(found[field], dict):
            add(found[field], rules["schema"])


@pytest.mark.parametrize(("name", "content"), FILES)
@pytest.mark.parametrize(
    ("bom", "ending", "seed"), [(b"", "\n", 1), (b"", "\n", 2), (b"\xef\xbb\xbf", "\r\n", 3)]
)
def test_what_is_missing_is_added_and_every_other_byte_stays(
    name: str, content: bytes, ending: str, bom: bytes, seed: int
) -> None:
    cut = without_fields(content.decode(), load_schema(name), random.Random(seed))
    before = bom + cut.replace("\n", ending).encode()
    made, changes, problems = refreshed_yaml(before, name)
    assert problems == ()
    made = before if made is None else made
    assert values(made) == expected(values(before), name)
    assert bool(changes) is (made != before)
    # Lines were put in between, and that is all.
    after = iter(made.split(b"\n"))
    assert all(line in after for line in before.split(b"\n"))
    assert made.count(b"\r\n") == (made.count(b"\n") if ending == "\r\n" else 0)
    assert refreshed_yaml(made, name) == (None, (), ())


RENAMED: Schema = {
    "title": {
        "type": "text",
        "meta": {"label": "Title", "help": "h", "renamed_from": {"field": ["name", "heading"]}},
    },
    "group": {
        "type": "dict",
        "meta": {"label": "Group", "help": "h", "renamed_from": {"field": ["set"]}},
        "schema": {
            "first": {
                "type": "prose",
                "meta": {"label": "First", "help": "h", "renamed_from": {"field": ["one"]}},
            }
        },
    },
    "rows": {
        "type": "list",
        "meta": {"label": "Rows", "help": "h", "table": True, "renamed_from": {"field": ["lines"]}},
        "schema": {
            "type": "dict",
            "schema": {
                "id": {"type": "id", "required": True, "meta": {"label": "Id", "help": "h"}},
                "sum": {
                    "type": "money",
                    "required": True,
                    "meta": {"label": "Sum", "help": "How much.", "renamed_from": {"field": ["amount"]}},
                },
                "note": {"type": "text", "meta": {"label": "Note", "help": "h"}},
            },
        },
    },
}

# A text before and after, and what is said of the change.
CASES = [
    (
        "a plain, a quoted and an explicit name, at any depth",
        "name: a   # mine\n'set':\n  ? one\n  : |\n    name: text\nrows:\n",
        "title: a   # mine\n'group':\n  ? first\n  : |\n    name: text\nrows:\n",
        [
            "“name” is now called “title”",
            "“set” is now called “group”",
            "“one” is now called “first” in “group”",
        ],
    ),
    (
        "in every entry of a list, and between brackets",
        "title: a\ngroup: {one: x}\nlines:\n- id: A\n  amount: 1\n- {id: B, amount: 2}\n"
        '- {"id": C, "amount": 3}\n',
        'title: a\ngroup: {first: x}\nrows:\n- id: A\n  sum: 1\n- {id: B, sum: 2}\n- {"id": C, "sum": 3}\n',
        [
            "“one” is now called “first” in “group”",
            "“lines” is now called “rows”",
            "“amount” is now called “sum” in 3 entries of “rows”",
        ],
    ),
    (
        "a field that entries must have, explained once",
        "title: a\ngroup:\n  first: b\nrows:\n# About A\n- id: A\n# About B\n-\n  id: B\n"
        "  note: |+\n    x\n\n- id: C\n",
        "title: a\ngroup:\n  first: b\nrows:\n# About A\n- id: A\n"
        "  # Sum (required): How much. Pounds, such as £1,200.\n  sum:\n"
        "# About B\n-\n  id: B\n  sum:\n  note: |+\n    x\n\n- id: C\n  sum:\n",
        ["“sum” (Sum) is new in 3 entries of “rows”"],
    ),
    (
        "the end of a file without a newline, and a comment that is somebody's own",
        "# My bid\ntitle: a\n\n# The group\ngroup:\n  first: b\n  # not yet sure",
        "# My bid\ntitle: a\n\n# The group\ngroup:\n  first: b\n  # not yet sure\n"
        "\n# Rows: h\n# Optional; a list, each entry behind a dash on a line of its own.\nrows:\n"
        "  # An entry, without the # in front:\n  # Id (required): h An id of letters, digits and hyphens.\n"
        "  # - id:\n  # Sum (required): How much. Pounds, such as £1,200.\n  #   sum:\n"
        "  # Note (optional): h\n  #   note:",
        ["“rows” (Rows) is new"],
    ),
    (
        "the first field, below the head of the file and above the first one's own comment",
        "# My bid\n\n# The group\ngroup:\n  first: |+\n    b\n\nrows:\n...\n",
        "# My bid\n\n# Title: h\n# Optional; text on one line.\ntitle:\n\n"
        "# The group\ngroup:\n  first: |+\n    b\n\nrows:\n...\n",
        ["“title” (Title) is new"],
    ),
    (
        "an empty group is a value that is missing",
        "title:\ngroup:\nrows: []\n",
        None,
        [],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_names_are_brought_up_to_date_where_they_stand(
    before: str, after: str | None, said: list[str]
) -> None:
    made, changes, problems = refreshed_yaml(before.encode(), "bid", schema=RENAMED)
    assert problems == ()
    assert (made.decode() if made else None) == after
    assert list(changes) == said


@pytest.mark.parametrize(("old", "line"), [("title: a\nname: b\n", 2), ("name: b\nheading: c\n", 2)])
def test_two_names_of_one_field_are_named_and_neither_is_taken(old: str, line: int) -> None:
    before = f"{old}group:\n  first: x\nrows:\n".encode()
    made, _, problems = refreshed_yaml(before, "bid", "bids/bid.yaml", schema=RENAMED)
    [found] = problems
    assert (found.code, str(found.place)) == ("S250", f"bids/bid.yaml:{line}:1")
    assert [str(place) for place in found.related] == ["bids/bid.yaml:1:1"]
    assert made is None or b"\nheading: c" in made


def test_nothing_is_added_between_brackets_and_that_is_said() -> None:
    made, changes, [found] = refreshed_yaml(
        b"title: a\ngroup:\n  first: b\nrows:\n- {id: A}\n", "bid", schema=RENAMED
    )
    assert (made, changes) == (None, ())
    assert (found.code, str(found.place)) == ("O611", "bid.yaml:5:4")
    assert "sum" in found.message
    assert [one.code for one in refreshed_yaml(b"{}\n", "bid", schema=RENAMED)[2]] == ["O611"]


@pytest.mark.parametrize("broken", [b"a: [", b"a: 1\na: 2\n", b"a: *b\n", b"\xff\xfea", b"- a\n"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(broken: bytes) -> None:
    made, changes, problems = refreshed_yaml(broken, "bid")
    assert (made, changes) == (None, ())
    assert {one.code[0] for one in problems} == {"R"}


def test_an_empty_file_gets_every_field() -> None:
    for before in (b"", b"# later\n", b"---\n"):
        made, _, problems = refreshed_yaml(before, "bid")
        assert problems == ()
        assert made is not None
        assert made.startswith(before)
        assert list(values(made)) == list(load_schema("bid"))


def test_a_text_that_keeps_its_last_lines_gets_no_more_of_them() -> None:
    for before in (
        b"title: a\n\ngroup:\n  first: |+\n    b\n\n\n",
        b"title: a\n\ngroup:\n  first: |+\n    b\n",
    ):
        made, _, problems = refreshed_yaml(before, "bid", schema=RENAMED)
        assert problems == ()
        assert made is not None
        assert values(made) == {**values(before), "rows": ""}
