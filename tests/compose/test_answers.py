"""What is pasted into a form: plain text with references filled in, and what it may have at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import EXAMPLE, matter_of, with_requirements

from bidgen.compose.answers import answers
from bidgen.compose.brief_answers import FORM
from bidgen.compose.form import Answer, FormKey, allowed_of, count_words, plain_text
from bidgen.model.bid import StatedLimit
from bidgen.model.requirements import Clarification
from bidgen.model.whole import Bid
from bidgen.prose import parse_prose
from bidgen.read.schemas import load_schema

SMALL = matter_of().bid
# What the brief tells of itself and of its plans, which no form asks for.
OF_THE_BRIEF_ITSELF = {
    "kind",
    "framework",
    "status",
    "portal",
    "published",
    "closes",
    "awarded_on",
    "awarded_to",
    "award_working_days",
    "start_working_days",
    "work_weeks",
    "supplier_milestones",
    "history",
    "note",
    "clarifications",
}


def answer(bid: Bid, document: FormKey, field: str) -> Answer:
    (found,) = (one for one in answers(bid, document) if one.field == field)
    return found


def text_of(bid: Bid, document: FormKey, field: str) -> str:
    (text,) = answer(bid, document, field).texts
    return text.text


@pytest.mark.parametrize(
    ("typed", "plain", "words"),
    [
        ("One\ntwo.\n\nThree.", "One two.\n\nThree.", 3),
        ("Two:\n\n- **one**\n- *two*\n\nEnd.", "Two:\n\n- one\n- two\n\nEnd.", 6),
        ("1. first\n2. second\n   - inner", "1. first\n2. second\n   - inner", 6),
        ("- a\n  1. b\n     - c\n- d", "- a\n   1. b\n      - c\n- d", 8),
        ("3. third\n4. fourth", "3. third\n4. fourth", 4),
        ("See [the site](https://example.org/a).", "See the site (https://example.org/a).", 4),
        ("[https://example.org](https://example.org) now.", "https://example.org now.", 2),
        ("[Write](mailto:a@example.org).", "Write (a@example.org).", 2),
        ("GOV.UK e-payment — now", "GOV.UK e-payment — now", 4),
        ("", "", 0),
    ],
)
def test_narrative_becomes_plain_text_whose_every_mark_counts(typed: str, plain: str, words: int) -> None:
    assert plain_text(parse_prose(typed)) == plain
    assert count_words(plain) == words


def test_every_field_of_the_brief_is_asked_for_or_tells_of_the_brief_itself() -> None:
    asked = [field for _, fields in FORM for field in fields]
    assert len(asked) == len(set(asked))
    assert set(asked) == set(load_schema("requirements")) - OF_THE_BRIEF_ITSELF


def test_stories_of_the_bid_and_of_the_brief_are_one_text() -> None:
    brief = replace(SMALL.requirements, end_users="As an auditor, I need to see who changed what.")
    text = text_of(replace(SMALL, requirements=brief), "requirements", "end_users")
    assert text == (
        "As a permit manager, I need to know what I would save so that I can decide whether to join.\n\n"
        "As an auditor, I need to see who changed what."
    )


def test_references_are_filled_in() -> None:
    assert "31 January 2020" in text_of(matter_of(EXAMPLE).bid, "requirements", "summary")
    for document in ("requirements", "funding-bid"):
        for one in answers(matter_of(EXAMPLE).bid, document):  # type: ignore[arg-type]
            assert all("[[" not in text.text for text in one.texts)


def test_questions_and_answers_name_no_supplier() -> None:
    asked = (Clarification(question="May dxw digital start early?", answer="No."),)
    bid = with_requirements(matter_of(EXAMPLE), clarifications=asked).bid
    assert text_of(bid, "requirements", "clarifications.question") == "May [a supplier] start early?"
    assert answer(bid, "requirements", "clarifications.answer").label == "Answer 1"


def test_what_is_chosen_has_no_limit_and_what_is_written_has_the_framework_s() -> None:
    assert text_of(SMALL, "requirements", "price_weighting") == "25%"
    assert text_of(SMALL, "requirements", "start_date") == "14 October 2019"
    assert not answer(SMALL, "requirements", "phase").limitable
    found = answer(SMALL, "requirements", "essential_requirements").allowed
    assert found is not None
    assert (found.items, found.words, found.characters, found.confirmed) == (20, 30, 300, True)


STATED: list[tuple[FormKey, str, Any, bool]] = [
    # Confirmed in the framework's file: what the bid states does not count.
    ("requirements", "background", 200, True),
    # Not confirmed in the fund's file, and no limit there at all.
    ("funding-bid", "approach", 7, True),
    ("funding-bid", "vision", 7, True),
]


@pytest.mark.parametrize(("document", "field", "words", "confirmed"), STATED)
def test_a_stated_limit_holds_where_the_file_s_is_not_confirmed(
    document: FormKey, field: str, words: int, confirmed: bool
) -> None:
    row = StatedLimit(document=document, field=field, words=7, source="The form, read on 20 January 2020")
    bid = replace(SMALL, overview=replace(SMALL.overview, word_limits=(row,)))
    found = allowed_of(bid.early, document, field)
    assert found is not None
    assert (found.words, found.confirmed) == (words, confirmed)
    assert (found.source == row.source) is (words == row.words)
