"""What all documents share: sentences, names, terms, and rules that say whether they are confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import matter_of

from bidgen.compose.common import as_a, capital, common, confirmed_text, organisation_names, sentence, uses
from bidgen.compose.common import with_terms as with_glossary
from bidgen.model.bid import Term
from bidgen.prose import parse_prose

SMALL = matter_of()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("council income manager", "As a council income manager"),
        ("LA Income Manager", "As an LA Income Manager"),
        ("officer", "As an officer"),
        ("user researcher", "As a user researcher"),
        ("UK council", "As a UK council"),
        ("IT manager", "As an IT manager"),
        ("GOV.UK Pay Product Owner", "As a GOV.UK Pay Product Owner"),
        ("Barnsley IM Product Owner", "As a Barnsley IM Product Owner"),
    ],
)
def test_a_role_takes_the_article_that_it_is_read_with(role: str, expected: str) -> None:
    assert as_a(role) == expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The BCR is 2.", "BCR", True),
        ("Both BCRs", "BCR", True),
        ("ABCR", "BCR", False),
        ("it is so", "IT", False),
        ("Present values differ", "present value", True),
        ("C++ is used", "C++", True),
    ],
)
def test_a_term_is_used_where_it_stands_as_words_of_its_own(text: str, term: str, expected: bool) -> None:
    assert uses(text, term) is expected


def test_the_glossary_holds_the_terms_that_the_document_uses_in_order() -> None:
    terms = tuple(Term(term=name, meaning="m") for name in ("NPSV", "BCR", "IMS", "Beta"))
    overview = replace(SMALL.bid.overview, glossary=terms)
    matter = replace(SMALL, bid=replace(SMALL.bid, overview=overview))
    context = {"a": parse_prose("An IMS."), "rows": [{"b": ["the Beta"]}]}
    found: Any = with_glossary(context, matter, template=("NPSV",))["glossary"]
    assert [row["term"] for row in found] == ["Beta", "IMS", "NPSV"]


def test_a_row_of_the_glossary_may_explain_several_terms() -> None:
    overview = replace(SMALL.bid.overview, glossary=(Term(term="IM, IMS", meaning="m"),))
    matter = replace(SMALL, bid=replace(SMALL.bid, overview=overview))
    found: Any = with_glossary({"text": "The IMS is live."}, matter)["glossary"]
    assert [row["term"] for row in found] == ["IM, IMS"]


@pytest.mark.parametrize(
    ("typed", "said"), [("so I can", "so I can."), ("Why?", "Why?"), ("Done. ", "Done.")]
)
def test_a_sentence_ends_once(typed: str, said: str) -> None:
    assert sentence(typed) == said


def test_a_capital_leaves_the_rest_alone() -> None:
    assert capital("gOV.UK Pay") == "GOV.UK Pay"


def test_a_rule_that_is_not_confirmed_says_so() -> None:
    assert confirmed_text("£350,000", False) == "£350,000 (not confirmed)"
    assert confirmed_text("3 councils", True) == "3 councils"


def test_what_was_left_out_is_empty_and_what_is_given_is_text() -> None:
    overview = replace(SMALL.bid.overview, contact=None, website=None, decision_date=None)
    context: Any = common(replace(SMALL, bid=replace(SMALL.bid, overview=overview)), "conclusion")
    assert (context["bid"]["contact"], context["bid"]["website"], context["bid"]["decision_date"]) == (
        "",
        "",
        "",
    )
    (lead,) = organisation_names(SMALL, (overview.lead,))
    assert context["bid"]["lead"] == lead != overview.lead


def test_a_story_is_one_sentence() -> None:
    story = replace(
        SMALL.bid.overview.stories[0], as_a="LA manager", i_need_to="know costs", so_that="I can plan"
    )
    overview = replace(SMALL.bid.overview, stories=(story,))
    context: Any = common(replace(SMALL, bid=replace(SMALL.bid, overview=overview)), "conclusion")
    assert context["stories"][0]["story"] == "As an LA manager, I need to know costs so that I can plan."
