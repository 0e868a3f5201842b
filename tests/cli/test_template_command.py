"""`bidgen template`: a template to start from, the tags it may use, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import EXAMPLE, IN_TIME, ROOT, bidgen
from docx import Document as open_word

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


def own_template(file: Path, *paragraphs: tuple[str, str]) -> Path:
    """Return a template that begins as the house's conclusion and goes on with `paragraphs`."""
    document = open_word(str(ROOT / "templates" / "conclusion.docx"))
    last = document.paragraphs[-1]
    for text, style in paragraphs:
        last.insert_paragraph_before(text, style)
    document.save(str(file))
    return file


def checked(*arguments: object) -> tuple[int, list[str]]:
    done = bidgen("template", "check", *arguments, *IN_TIME)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_a_house_template_is_clean_with_the_values_of_a_bid_too() -> None:
    status, lines = checked("templates/conclusion.docx", "--document", "conclusion", "--folder", EXAMPLE)
    assert (status, lines) == (0, ["templates/conclusion.docx: clean"])


FAULTS = (
    (
        "{{ bid.titel }}",
        "Normal",
        'error D412 template-unknown-name: The tag "{{ bid.titel }}" asks for "titel"',
    ),
    ("{{ bid.title", "Normal", 'error D411 template-tag-not-understood: The tag "{{ bid.title" cannot'),
    ("}} and more", "Normal", 'error D411 template-tag-not-understood: The tag "}}" cannot'),
    ("{%p endfor %}", "Normal", 'error D411 template-tag-not-understood: The tag "{%p endfor %}" cannot'),
    (
        "Costs: {{p conclusion.summary }}",
        "Normal",
        'error D414 text-beside-tag: "Costs:" stands beside the tag',
    ),
    (
        "",
        "Heading 2",
        "warning D451 heading-empty: A paragraph in the style “heading 2” has no words",
    ),
    ("Four", "Heading 4", "warning D431 heading-order: The heading “Four” is Heading 4"),
)


def test_every_fault_is_named_in_one_run_with_its_paragraph_and_words(tmp_path: Path) -> None:
    file = own_template(tmp_path / "mine.docx", *((text, style) for text, style, _ in FAULTS))
    status, lines = checked(file, "--document", "conclusion")
    assert status == 1
    found = [line for line in lines if not line.startswith("    ")]
    assert found[-1] == f"{file}: 5 errors and 2 warnings"
    numbers = []
    for _, _, expected in FAULTS:
        [line] = [line for line in found if f": {expected}" in line]
        place, _, _ = line.partition(f": {expected}")
        assert place.startswith(f"{file}, body, paragraph ")
        numbers.append(int(place.rpartition(" ")[2]))
    assert numbers == list(range(numbers[0], numbers[0] + len(FAULTS)))


def test_a_value_in_the_wrong_place_is_found_by_filling_and_advice_alone_is_clean(tmp_path: Path) -> None:
    file = own_template(tmp_path / "mine.docx", ("{{ conclusion.summary }}", "Normal"))
    status, lines = checked(file, "--document", "conclusion")
    assert (status, lines[-1]) == (1, f"{file}: 1 error")
    assert "error D415 template-value-misplaced" in lines[0]
    file = own_template(tmp_path / "other.docx", ("See  below,    far below", "Normal"))
    status, lines = checked(file, "--document", "conclusion")
    assert (status, lines[-1]) == (0, f"{file}: clean, with 1 piece of advice")


def test_a_template_of_another_document_is_told_what_it_leaves_out(tmp_path: Path) -> None:
    done = bidgen(
        "template", "check", "templates/journey-map.docx", "--document", "conclusion", "--format", "json"
    )
    printed = json.loads(done.stdout)
    assert (done.returncode, printed["clean"], printed["document"], printed["pages"]) == (
        1,
        False,
        "conclusion",
        None,
    )
    left_out = [one["message"] for one in printed["problems"] if one["code"] == "D460"]
    assert any("{{p conclusion.recommendation }}" in one for one in left_out)
    assert {one["code"] for one in printed["problems"]} == {"D412", "D460"}
    assert printed["problems"][0]["place"]["part"].startswith("body, paragraph ")


def test_what_is_no_word_file_or_no_whole_bid_is_said_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "mine.docx"
    file.write_text("not a Word file")
    status, lines = checked(file, "--document", "conclusion")
    assert (status, lines[-1]) == (1, f"{file}: 1 error")
    assert "error D410 template-not-word" in lines[0]
    bid = small_bid(tmp_path, {"delete": "findings.yaml"})
    done = bidgen("template", "check", file, "--document", "conclusion", "--folder", bid, *IN_TIME)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing to fill it with" in done.stderr
    assert bidgen("template", "check", file).returncode == 2
