"""A marked copy shows every Problem of its file at its line, and says nothing else than the file does."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidgen.api import check_bid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.yaml_file import parse_yaml
from bidgen.texts.marked import is_unchanged_mark, marked_yaml, unmarked
from bids import SMALL, load_cases, small_bid

CASES = [*load_cases("bad/inputs"), *load_cases("bad/rules")]


def values(content: bytes) -> Any:
    raw, _ = parse_yaml(content, "a.yaml")
    return raw.values if raw else None


def at(line: int | None, code: str = "S227", **found: Any) -> Problem:
    return problem(code, Place("bids/a.yaml", line, line and 1), **{"found": "x", "label": "Start", **found})


def of(found: tuple[Problem, ...], name: str) -> list[Problem]:
    places = ((one, place) for one in found for place in (one.place, *one.related) if place)
    return list(dict.fromkeys(one for one, place in places if Path(place.file).name == name))


# Most cases change one file of five, and what is made of the other four is the same each time.
@cache
def sound_copy(content: bytes, mine: tuple[Problem, ...], name: str) -> bytes:
    """Return the marked copy of a file, which says the same as the file and can be unmarked."""
    made = marked_yaml(content, mine, name)
    assert values(made) == values(content)
    assert is_unchanged_mark(made)
    assert unmarked(made) == content
    return made


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_bad_bid_s_copies_say_the_same_and_name_every_problem(case: dict[str, Any], tmp_path: Path) -> None:
    bid = small_bid(tmp_path, case)
    found = check_bid(bid, today=date(2020, 1, 24)).problems
    for file in sorted(bid.glob("*.yaml")):
        mine = of(found, file.name)
        made = sound_copy(file.read_bytes(), tuple(mine), file.name)
        said = made.decode("utf-8", "replace")
        for one in mine:
            lined = [
                place
                for place in (one.place, *one.related)
                if place and place.line and place.file.endswith(file.name)
            ]
            # Once in the list on top, and once at its line.
            assert said.count(f"{one.severity} {one.code} {one.name}:") >= (2 if lined else 1)


TEXT = """\
# A bid
title: a
summary: |
  One.

  #! not ours
  Two.
stories:
- id: S1
  answer: >-
    folded
    text
- {id: S2,
   answer: "quoted
     text"}
"""


def test_it_begins_with_a_list_and_marks_each_line_at_its_margin() -> None:
    made = marked_yaml(TEXT.encode(), [at(2), at(9), at(None)], "a.yaml").decode().splitlines()
    assert made[0].startswith("#! This is a copy of a.yaml with its Problems marked")
    assert "#! 3 Problems of a.yaml:" in made
    assert sum(line.startswith("#! - line 2: error S227 not-a-date: “x” is not a date") for line in made) == 1
    assert any(line.startswith("#! - the file as a whole: error S227") for line in made)
    above = made[: made.index("title: a")]
    assert above[-2].startswith("#! error S227 not-a-date: ")
    assert above[-1].startswith("#!   Type day, month and year")
    assert made[made.index("- id: S1") - 2].startswith("#! error S227")
    assert max(len(line) for line in made) <= 100


@pytest.mark.parametrize(
    ("line", "above"), [(5, "summary: |"), (7, "summary: |"), (11, "  answer: >-"), (12, "  answer: >-")]
)
def test_within_a_text_it_stands_above_the_field_and_says_where(line: int, above: str) -> None:
    made = marked_yaml(TEXT.encode(), [at(line)], "a.yaml")
    lines = made.decode().splitlines()
    assert f"#! line {line}: error S227" in lines[lines.index(above) - 2]
    assert values(made) == values(TEXT.encode())


@settings(deadline=None)
@given(
    lines=st.lists(st.integers(1, 17), max_size=4), ending=st.sampled_from(["\n", "\r\n"]), end=st.booleans()
)
def test_wherever_problems_are_the_values_stay_and_the_marks_come_off(
    lines: list[int], ending: str, end: bool
) -> None:
    content = (TEXT if end else TEXT.removesuffix("\n")).replace("\n", ending).encode()
    made = marked_yaml(content, [at(line) for line in lines], "a.yaml")
    assert values(made) == values(content)
    assert unmarked(made) in {content, content + ending.encode()}
    assert made.count(b"\r\n") == (made.count(b"\n") if ending == "\r\n" else 0)
    if end:
        assert marked_yaml(made, [at(line) for line in lines], "a.yaml") == made


@pytest.mark.parametrize(
    "broken",
    [
        b"title: [\n- b\n",
        b"\tx: 1\ntitle: a",
        b"",
        b"title: caf\xe9\n",
        "title: a\n".encode("utf-16"),
        b"a: &x [*x]\nb: *x\n",
        b"? {a: b}\n: c\nd: e\n",
        b"a: 1\na: 2\n",
        b"a: |\n  text\nb: 'open\n",
    ],
)
def test_a_file_that_cannot_be_read_is_marked_by_line(broken: bytes) -> None:
    made = marked_yaml(broken, [at(1), at(2), at(99)], "a.yaml")
    assert made.count(b"error S227") == 6
    assert is_unchanged_mark(made)
    if not broken.startswith(b"\xff\xfe"):
        assert unmarked(made) in {broken, broken + b"\n"}


def test_a_byte_order_mark_stays_first() -> None:
    made = marked_yaml(b"\xef\xbb\xbftitle: a\n", [at(1)], "a.yaml")
    assert made.startswith(b"\xef\xbb\xbf#! ")
    assert values(made) == {"title": "a"}
    assert unmarked(made) == b"\xef\xbb\xbftitle: a\n"


def test_whoever_works_in_the_copy_is_found_out() -> None:
    made = marked_yaml(TEXT.encode(), [at(2)], "a.yaml")
    assert is_unchanged_mark(made)
    assert not is_unchanged_mark(made.replace(b"title: a", b"title: b"))
    assert not is_unchanged_mark(made + b"# a note\n")
    assert not is_unchanged_mark(made.replace(b"\n", b"\r\n"))
    assert not is_unchanged_mark(TEXT.encode())
    assert not is_unchanged_mark(b"")


def test_a_problem_elsewhere_that_leads_here_is_marked_here() -> None:
    other = Place("bids/b.yaml", 3, 1)
    one = problem("R153", other, related=[Place("bids/a.yaml", 9, 1)], found="stories", first=("a",))
    lines = marked_yaml(TEXT.encode(), [one], "a.yaml").decode().splitlines()
    assert lines[lines.index("- id: S1") - 2].startswith("#! error R153 table-twice")
    assert "#!   see bids/b.yaml:3:1" in lines


@pytest.mark.parametrize("words", ["a\u2028b", "a\nb: c", "a \x07 b", "x" * 500, "\ud800"])
def test_nothing_that_a_message_quotes_breaks_out_of_its_comment(words: str) -> None:
    made = marked_yaml(TEXT.encode(), [at(2, found=words)], "a.yaml")
    assert values(made) == values(TEXT.encode())
    assert parse_yaml(made, "a.yaml")[1] == []


def test_the_small_bid_without_a_problem_is_its_own_copy() -> None:
    content = (SMALL / "bid.yaml").read_bytes()
    assert unmarked(marked_yaml(content, [], "bid.yaml")) == content
    assert unmarked(content) == content
