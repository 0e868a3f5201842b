"""The example bid, whole: what comes out of bids/ims-alpha, document by document."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pdf_words
import pytest
import strict_docx
import verapdf
import word_columns
from docx import Document
from example import BID, TODAY, WITHOUT_FINGERPRINT, Example
from libreoffice import converted
from other_machine import bidgen_elsewhere

from bidgen.api import check_bid
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.render.faults.word_faults import word_faults

# Pages that a reader of each document is prepared for, cover and contents included.
LENGTHS = {
    "requirements": (4, 6),
    "business-case": (12, 23),
    "user-research-report": (10, 16),
    "conclusion": (3, 7),
    "journey-map": (3, 4),
    "funding-bid": (8, 14),
}
# The warnings that the bid accepts, each with its reason: nothing shows yet how fast councils join, and the
# number of participants was never published.
ACCEPTED = ["C356", "C430"]
# What the facts say took place after 24 January 2020, and so may not be stated as having happened.
NOT_YET = ("14 February 2020", "25 February 2020", "13 March 2020", "was awarded £100,000")


@pytest.fixture(params=[pytest.param(key, marks=pytest.mark.xdist_group(key)) for key in DOCUMENT_KEYS])
def example(request: pytest.FixtureRequest, build_example: Callable[[str], Example]) -> Example:
    return build_example(request.param)


def test_the_example_is_clean() -> None:
    checked = check_bid(BID, today=TODAY)
    assert [one.code for one in checked.accepted] == ACCEPTED
    assert checked.problems == checked.accepted
    assert checked.clean


def test_a_document_is_built_without_a_word_of_complaint(example: Example) -> None:
    assert [one.code for one in example.built.accepted] == ACCEPTED
    assert example.built.problems == example.built.accepted
    assert [one.format for one in example.built.outputs] == ["docx", "pdf"]
    assert example.built.status == "Not released"


def test_the_words_of_the_pdf_are_those_of_the_word_file_in_order(example: Example) -> None:
    assert len(example.words) > 300
    assert pdf_words.first_difference(example.pdf, example.words) is None


def test_the_pdf_passes_the_machine_checks_of_pdf_ua_and_pdf_a(example: Example, tmp_path: Path) -> None:
    assert verapdf.faults(example.pdf, tmp_path) == []


def test_a_document_is_as_long_as_its_readers_expect(example: Example) -> None:
    shortest, longest = LENGTHS[example.key]
    (pages,) = [one.pages for one in example.built.outputs if one.pages is not None]
    assert shortest <= pages <= longest


@pytest.mark.needs("pdftotext")
@pytest.mark.xdist_group("business-case")
def test_the_business_case_answers_what_a_reader_asks_on_one_page(
    build_example: Callable[[str], Example],
) -> None:
    """Cover and contents aside, its first page: what a council saves and pays, when, and how sure that is."""
    pdf = build_example("business-case").folder / "ims-alpha-business-case.pdf"
    command = ["pdftotext", "-raw", "-f", "3", "-l", "3", str(pdf), "-"]
    page = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    said = " ".join(page.split())
    for promise in (
        "net present social value of the preferred option after optimism bias",
        "saved a year by one council that joins",
        "paid once by a council to join, and earned back in",
        "What it means for one council",
        "How sure we are. With",
        "What turns the recommendation. The first is",
        "Which figures are assumptions. Of",
    ):
        assert promise in said


def test_nothing_is_left_blank_or_unfilled(example: Example) -> None:
    text = " ".join(example.words)
    for trace in ("{{", "}}", "{%", "[[", "]]", "[picture", "TBC", "TODO"):
        assert trace not in text


def test_nothing_later_than_the_day_is_stated(example: Example) -> None:
    text = " ".join(example.words)
    assert [later for later in NOT_YET if later in text] == []


def test_the_word_file_says_what_it_is(example: Example) -> None:
    document = Document(str(example.docx))
    properties = document.core_properties
    assert properties.title == example.built.outputs[0].title
    assert properties.author == "Barnsley Metropolitan Borough Council"
    assert properties.language == "en-GB"
    assert properties.created is not None and properties.created.date() == TODAY


def test_word_opens_the_word_file_without_repairing_it(example: Example) -> None:
    assert strict_docx.faults(example.docx.read_bytes()) == []


def test_word_breaks_no_word_of_a_table(example: Example) -> None:
    assert word_columns.broken_words(example.docx.read_bytes()) == []


def test_nothing_keeps_people_from_reading_the_word_file(example: Example) -> None:
    assert word_faults(example.docx.read_bytes(), example.docx.name) == ()


@pytest.mark.needs("soffice", "pdftotext")
def test_libreoffice_opens_the_word_file_and_shows_its_words(example: Example, tmp_path: Path) -> None:
    drawn = converted(example.docx, "pdf", tmp_path)
    shown = subprocess.run(
        ["pdftotext", "-raw", str(drawn), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    letters = "".join(shown.split())
    # A word may be broken at a line's end or a page's, so a few are lost to this way of looking.
    long_words = [word for word in example.words if len(word) > 5]
    lost = [word for word in long_words if word not in letters]
    assert len(lost) <= len(long_words) // 200, lost


@pytest.mark.xdist_group("funding-bid")
def test_the_same_inputs_and_day_give_the_same_bytes(
    build_example: Callable[[str], Example], tmp_path: Path
) -> None:
    """In another process, as another user, elsewhere, in another language and year as in this one."""
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir()
    command = ("build", BID, "--today", "2020-01-24", "--only", "funding-bid", "--output", out)
    done = bidgen_elsewhere(home, *command, before=WITHOUT_FINGERPRINT)
    assert done.returncode == 0, done.stderr
    ours = build_example("funding-bid").folder
    made = {file.name: file.read_bytes() for file in out.iterdir()}
    assert sorted(made) == ["ims-alpha-funding-bid.docx", "ims-alpha-funding-bid.pdf"]
    assert made == {name: (ours / name).read_bytes() for name in made}
