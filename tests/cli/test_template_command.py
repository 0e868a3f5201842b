"""`bidgen template`: a template to start from, the tags it may use, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_commands import EXAMPLE, IN_TIME, ROOT, bidgen

from bidgen.model.document import DOCUMENT_KEYS
from bids import small_bid


@pytest.mark.parametrize("document", DOCUMENT_KEYS)
def test_a_new_template_is_the_house_s(document: str, tmp_path: Path) -> None:
    file = tmp_path / "our forms" / "mine.docx"
    done = bidgen("template", "new", document, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_bytes() == (ROOT / "templates" / f"{document}.docx").read_bytes()


def test_a_new_template_builds_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.docx"
    assert bidgen("template", "new", "journey-map", file, "--quiet").stdout == ""
    built = ("--only", "journey-map", "--as", "docx", "--output", tmp_path / "out")
    done = bidgen("build", EXAMPLE, *IN_TIME, *built, "--template", f"journey-map={file}")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_whatever_is_there_already_is_left_as_it_is(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.docx"
    if kind == "file":
        file.write_text("my work")
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(tmp_path / "nowhere.docx")
    done = bidgen("template", "new", "conclusion", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{file}: error O615 file-there-already" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["mine.docx"]
    assert kind != "file" or file.read_text() == "my work"


def test_what_word_would_not_open_and_what_is_no_document_is_wrong_usage(tmp_path: Path) -> None:
    assert bidgen("template", "new", "conclusion", tmp_path / "mine.doc").returncode == 2
    assert bidgen("template", "new", "covering-letter", tmp_path / "mine.docx").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_the_tags_of_a_document_are_listed_with_meaning_and_example() -> None:
    done = bidgen("template", "fields", "conclusion", *IN_TIME)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 100
    at = lines.index("    {%tr for item in row.next %}  (list)")
    assert lines[at + 2] == "        {{ item.date }}  (text)"
    assert lines[at + 3] == "          The day. Example: 15 May 2020"


def test_programs_get_the_same_nested_and_the_values_of_a_bid() -> None:
    done = bidgen("template", "fields", "funding-bid", "--folder", EXAMPLE, *IN_TIME, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert printed["document"] == "funding-bid"
    fields = {one["name"]: one for one in printed["fields"]}
    titles = {one["name"]: one for one in fields["bid"]["fields"]}
    assert titles["id"] == {
        "name": "id",
        "path": "bid.id",
        "tag": "{{ bid.id }}",
        "kind": "text",
        "meaning": "A short, stable name for the bid, such as ims-alpha.",
        "example": "ims-alpha",
        "fields": [],
    }
    assert (fields["charts"]["kind"], fields["charts"]["example"]) == ("group", None)


def test_a_bid_with_errors_has_no_list(tmp_path: Path) -> None:
    bid = small_bid(tmp_path, {"delete": "findings.yaml"})
    done = bidgen("template", "fields", "conclusion", "--folder", bid, *IN_TIME)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error R155" in done.stderr and ": no list: " in done.stderr
