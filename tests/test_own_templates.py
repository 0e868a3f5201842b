"""A bid may name Word files of its own to make its documents with."""

from __future__ import annotations

import json
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from docx import Document as open_word
from matters import TODAY

from bidgen.api import build_bid, check_bid, release_bid
from bids import replace_once, small_bid

ROOT = Path(__file__).parents[1]
DOCX = frozenset({"docx"})


def form(file: Path, words: str) -> Path:
    """Write a template like the house's conclusion, with words of its own."""
    document = open_word(str(ROOT / "templates" / "conclusion.docx"))
    first = next(one for one in document.paragraphs if one.style and one.style.name == "Heading 1")
    first.insert_paragraph_before(words, "Normal")
    file.parent.mkdir(exist_ok=True)
    document.save(str(file))
    return file


def bid_with(folder: Path, templates: str) -> Path:
    bid = small_bid(folder)
    replace_once(bid / "bid.yaml", "glossary:", f"templates:\n{templates}\nglossary:")
    return bid


def words_of(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in open_word(str(file)).paragraphs)


NAMED = "- {document: conclusion, file: forms/ours.docx}"


def test_a_build_uses_the_template_that_the_bid_names(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, NAMED)
    form(bid / "forms" / "ours.docx", "As the fund’s form has it.")
    built = build_bid(bid, today=TODAY, only=frozenset({"conclusion", "journey-map"}), formats=DOCX)
    conclusion, journey = (words_of(one.path) for one in built.outputs)
    assert "As the fund’s form has it." in conclusion
    assert "As the fund’s form has it." not in journey


def test_a_template_that_is_asked_for_goes_before_the_one_that_the_bid_names(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, NAMED)
    form(bid / "forms" / "ours.docx", "As the bid has it.")
    other = form(tmp_path / "other.docx", "As asked for.")
    built = build_bid(
        bid, today=TODAY, only=frozenset({"conclusion"}), formats=DOCX, templates={"conclusion": other}
    )
    [output] = built.outputs
    assert "As asked for." in words_of(output.path)
    assert "As the bid has it." not in words_of(output.path)


def test_a_file_that_the_bid_names_is_no_stray_file(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, NAMED + "\n- {document: funding-bid, file: form.docx}")
    for file in ("forms/ours.docx", "form.docx", "notes.docx"):
        form(bid / file, "Words")
    advice = [str(one.place) for one in check_bid(bid, today=TODAY).problems if one.code in ("R151", "R152")]
    assert advice == [f"{bid}/notes.docx"]


@pytest.mark.parametrize(
    ("templates", "code", "found"),
    [
        ("- {document: conclusion, file: forms/lost.docx}", "S243", "“forms/lost.docx”"),
        ("- {document: conclusion, file: ../other.docx}", "S241", "“../other.docx”"),
        ("- {document: covering-letter, file: form.docx}", "S208", "covering-letter"),
        (f"{NAMED}\n- {{document: conclusion, file: form.docx}}", "S256", "conclusion"),
    ],
    ids=["missing", "outside", "no document", "twice"],
)
def test_what_is_wrong_with_it_is_said_in_its_place(
    templates: str, code: str, found: str, tmp_path: Path
) -> None:
    form(tmp_path / "other.docx", "Words")
    bid = bid_with(tmp_path, templates)
    form(bid / "form.docx", "Words")
    form(bid / "forms" / "ours.docx", "Words")
    lines = (bid / "bid.yaml").read_text("utf-8").splitlines()
    at = max(number for number, line in enumerate(lines, 1) if line.startswith("- {document:"))
    [problem] = [one for one in check_bid(bid, today=TODAY).errors if one.code == code]
    assert problem.place is not None
    assert (Path(problem.place.file).name, problem.place.line) == ("bid.yaml", at)
    assert found in problem.message
    built = build_bid(bid, today=TODAY, formats=DOCX)
    assert built.outputs == ()


def test_a_fault_of_the_template_stops_the_build_and_names_the_file(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, NAMED)
    form(bid / "forms" / "ours.docx", "{{ bid.titel }}")
    built = build_bid(bid, today=TODAY, only=frozenset({"conclusion"}), formats=DOCX)
    [problem] = [one for one in built.problems if one.code == "D412"]
    assert str(problem.place).startswith(f"{bid}/forms/ours.docx, body, paragraph ")
    assert built.outputs == ()


def test_a_manifest_is_the_same_from_wherever_the_bid_was_released(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, "- {document: conclusion, file: ours.docx}")
    template = form(bid / "ours.docx", "Of our own")
    document = open_word(str(template))
    next(one for one in document.paragraphs if one.text == "Of our own").add_run("\tand apart")
    document.save(str(template))
    entered = shutil.copytree(bid, tmp_path / "entered")
    wanted = frozenset({"conclusion"})
    named = release_bid(bid, today=TODAY, only=wanted, formats=DOCX)
    with chdir(entered):
        assert release_bid(Path(), today=TODAY, only=wanted, formats=DOCX).release == named.release
    (found,) = json.loads(next(bid.glob("releases/*/manifest.json")).read_bytes())["checks"]["problems"]
    assert found["place"].startswith("ours.docx, body, paragraph ")
