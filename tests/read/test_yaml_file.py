"""A YAML file is read as it was typed, each value with its line and column; every fault is named at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.raw import Raw
from bidgen.read.yaml_file import read_yaml


def read(folder: Path, content: str | bytes) -> tuple[Raw | None, list[Problem]]:
    path = folder / "bid.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_yaml(path, "bid.yaml")


def where(problems: list[Problem]) -> list[str]:
    return [f"{one.code} {one.place}" for one in problems]


TYPED = [
    "no",
    "yes",
    "012",
    "12:30",
    "1.10",
    "1e5",
    "2025-13-45",
    "2020-01-31",
    "£1,200",
    "=1+1",
    "0x1F",
    "null",
    "[[ x",
    "x" * 10_000,
    "a & b < c",
    "50% of it",
    "\u202eright to left",
    "😀",
    "{{ x }} {% y %}",
]


@pytest.mark.parametrize("text", TYPED)
def test_text_stays_as_it_was_typed(tmp_path: Path, text: str) -> None:
    quoted = f"'{text}'"
    plain = text if text[0] not in "[{" else quoted
    raw, problems = read(tmp_path, f"a: {plain}\nb: {quoted}\nc: |\n  {text}\n")
    assert problems == []
    assert raw is not None
    assert raw.values == {"a": text, "b": text, "c": text + "\n"}


def test_every_value_and_every_name_has_its_line_and_column(tmp_path: Path) -> None:
    raw, problems = read(tmp_path, "title: A\ncosts:\n  - id: C1\n    amount:\n  - {id: C2}\n")
    assert problems == []
    assert raw is not None
    assert raw.values == {"title": "A", "costs": [{"id": "C1", "amount": ""}, {"id": "C2"}]}
    assert {path: str(place) for path, place in raw.places.items()} == {
        (): "bid.yaml",
        ("title",): "bid.yaml:1:8",
        ("costs",): "bid.yaml:2:1",
        ("costs", 0): "bid.yaml:3:5",
        ("costs", 0, "id"): "bid.yaml:3:9",
        ("costs", 0, "amount"): "bid.yaml:4:5",
        ("costs", 1): "bid.yaml:5:5",
        ("costs", 1, "id"): "bid.yaml:5:10",
    }
    assert raw.keys["title",] == Place("bid.yaml", 1, 1)


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n", "a:\n", "\ufeffa:\n", "a:\r\nb:\r\n"])
def test_a_field_with_nothing_after_its_colon_is_empty(tmp_path: Path, content: str) -> None:
    raw, problems = read(tmp_path, content)
    assert problems == []
    assert raw is not None
    assert set(raw.values.values()) <= {""}
    assert ("a" in raw.values) == ("a:" in content)


def test_quoted_nothing_is_text_and_windows_line_ends_are_line_ends(tmp_path: Path) -> None:
    raw, problems = read(tmp_path, 'a: ""\r\nb: |\r\n  one\r\n  two\r\n')
    assert problems == []
    assert raw is not None
    assert raw.values == {"a": "", "b": "one\ntwo\n"}


BAD = [
    ("a: Service #1 for parking\n", ["R116 bid.yaml:1:12"]),
    ('a: #1d5b3a\n"b":  #c\n', ["R116 bid.yaml:1:4", "R116 bid.yaml:2:7"]),
    ("a: # a note\nb:\n# more\nc: #an entry each\n- d\n", []),
    ("a:\n  User researcher\n  - Developer\n  - Designer\n", ["R117 bid.yaml:3:3"]),
    ("a:\n- User researcher\n  - Developer\nb: 1\n", ["R117 bid.yaml:3:3"]),
    ("a: text that goes on\n  in the next line - after a dash\n", []),
    ("a: |\n  bullets\n  - one\nb: 'quoted\n  - text'\n", []),
    ("a: one # a comment\nb: 'x #1'\nc: |\n  x #1\n", []),
    ("a: 1\nb: 2\na: 3\n", ["R110 bid.yaml:3:1"]),
    ("a:\n  b: 1\n  b: {c: 1, c: 2}\n", ["R110 bid.yaml:3:3"]),
    ("a: &x 1\nb: *x\n", ["R113 bid.yaml:1:4", "R112 bid.yaml:2:4"]),
    ("a: *important*\n", ["R112 bid.yaml:1:4"]),
    ("a: !!python/object:os.system 1\n", ["R114 bid.yaml:1:4"]),
    ("a: {{ x }}\n", ["R109 bid.yaml:1:5"]),
    ("a: one\x0btwo\x0cthree\n", ["R104 bid.yaml:1:7", "R104 bid.yaml:1:11"]),
    ("a: |\n  one\n  t\u2028wo\n", ["R104 bid.yaml:3:4"]),
    ('a: "\\x07"\nb: "\\ud800"\n', ["R104 bid.yaml:1:4", "R104 bid.yaml:2:4"]),
    ("- a\n- b\n", ["R108 bid.yaml:1:1"]),
    ("just text\n", ["R108 bid.yaml:1:1"]),
    ("a: 1\n---\nb: 2\n", ["R106 bid.yaml:2:1"]),
    ("a: " + "[" * 100 + "]" * 100 + "\n", ["R111 bid.yaml:1:23"]),
    ('a: "\\UFFFFFFFF"\n', ["R107 bid.yaml"]),
    (b"a: caf\xe9\n", ["R103 bid.yaml:1:7"]),
    ("a: 1\n".encode("utf-16"), ["R103 bid.yaml"]),
    # All of a file's faults come in one run, up to where it can no longer be read.
    (
        "a: 1\na: *b\nc: \x07\nd: [1\n",
        ["R104 bid.yaml:3:4", "R110 bid.yaml:2:1", "R112 bid.yaml:2:4", "R105 bid.yaml:5:1"],
    ),
]


@pytest.mark.parametrize(("content", "expected"), BAD)
def test_what_may_not_be_there_is_named_at_its_place(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    assert where(read(tmp_path, content)[1]) == expected


BROKEN = [
    ("a:\n  - 1\n b: 2\n", 3, "indented differently"),
    ("a: 1\n  b: 2\n", 2, "indented more"),
    ("a: b: c\n", 1, "a second colon"),
    ("a:\n\tb: 1\n", 2, "a tab"),
    ("a: 1\nb 2\nc: 3\n", 3, "no colon"),
    ("a: 'x\nb: 2\n", 3, "quotation mark"),
    ("a: it's 'x' y\nb: 'x' y\n", 2, "text follows a closing quotation mark"),
    ("a: [1, 2\nb: 3\n", 2, "square bracket"),
    ("a: {b: 1\n", 2, "curly bracket"),
    ("a: @x\n", 1, "unless it is in quotes"),
    ('a: "C:\\qdir"\n', 1, "backslash"),
    ("a: | text\n", 1, "nothing but the end of the line"),
]


@pytest.mark.parametrize(("content", "line", "words"), BROKEN)
def test_a_broken_file_is_explained_in_plain_words(
    tmp_path: Path, content: str, line: int, words: str
) -> None:
    raw, problems = read(tmp_path, content)
    assert raw is None
    assert [one.code for one in problems] == ["R105"]
    assert problems[0].place is not None
    assert problems[0].place.line == line
    assert words in problems[0].message


def test_both_places_of_a_duplicate_are_named(tmp_path: Path) -> None:
    _, [found] = read(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert found.related == (Place("bid.yaml", 1, 1),)
    assert "bid.yaml:1:1" in found.message


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "bid.yaml").open("wb") as file:
        file.truncate(200_000_000)
    raw, problems = read_yaml(tmp_path / "bid.yaml", "bid.yaml")
    assert raw is None
    assert where(problems) == ["R102 bid.yaml"]


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    assert where(read_yaml(tmp_path, "bid.yaml")[1]) == ["R101 bid.yaml"]


def test_aliases_cost_nothing(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(50))
    started = time.monotonic()
    _, problems = read(tmp_path, bomb)
    assert {one.code for one in problems} == {"R112", "R113"}
    assert time.monotonic() - started < 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.one_of(st.binary(), st.text(alphabet="ab:- \n\t[]{},&*!|>'\"%@#?\\é\x07\u2028x0")))
def test_no_bytes_whatever_break_it(tmp_path: Path, content: bytes | str) -> None:
    raw, problems = read(tmp_path, content)
    assert raw is not None or problems


@pytest.mark.parametrize(
    "content",
    ["a: 'Wakefield's permit'\n", "a: [INSERT] the vision\n", 'a: "never closed\nb: x\nc: "y"\n'],
)
def test_text_after_a_closing_mark_is_not_called_indentation(tmp_path: Path, content: str) -> None:
    _, (found,) = read(tmp_path, content)
    assert found.code == "R105"
    assert "closing quotation mark or bracket" in found.message
