"""The conclusion: the decision first, then the reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import EXAMPLE, matter_of, with_research

from bidgen.compose.conclusion import compose
from bidgen.model.research import Question

SMALL = matter_of()


def composed(**changes: Any) -> Any:
    return compose(with_research(SMALL, **changes))


@pytest.mark.parametrize("decision", ["go on", "go on with changes", "stop"])
def test_the_decision_is_said_in_its_own_words(decision: str) -> None:
    conclusion = replace(SMALL.bid.research.conclusion, decision=decision)
    assert composed(conclusion=conclusion)["decision"].startswith(f"{decision.capitalize()}: ")


def test_confidence_in_the_answers_is_counted() -> None:
    levels = ("low", "high", "high", "medium")
    questions = tuple(Question(id="Q", question="?", answer="!", confidence=one) for one in levels)
    assert composed(questions=questions)["confidence"] == (
        "We asked 4 questions. Our confidence is high for 2, medium for 1 and low for 1."
    )


def test_every_reader_is_answered_with_figures_in_place_of_references() -> None:
    matter = matter_of(EXAMPLE)
    context: Any = compose(matter)
    assert len(context["readers"]) == len(matter.bid.overview.stories)
    assert any("£" in one["answer"].text for one in context["readers"])
    assert not any("[[" in one["answer"].text for one in context["readers"])


def test_every_research_question_has_its_answer() -> None:
    matter = matter_of(EXAMPLE)
    context: Any = compose(matter)
    assert [one["id"] for one in context["questions"]] == [one.id for one in matter.bid.research.questions]
    assert all(one["answer"].text and one["findings"] for one in context["questions"])


def test_each_reader_s_section_says_what_it_rests_on_and_what_comes_next() -> None:
    context: Any = compose(matter_of(EXAMPLE))
    pay = next(one for one in context["readers"] if one["reader"] == "S3: GOV.UK Pay product owner")
    assert pay["story"].startswith("As a GOV.UK Pay Product Owner, I need to understand the changes")
    assert "findings F14 and F15" in pay["behind"]
    assert "recommendation REC4" in pay["behind"]
    assert [one["date"] for one in pay["next"]] == ["12 June 2020", "10 July 2020"]
    assert "(M17)." in pay["next"][0]["milestone"]


def test_a_reader_whom_the_plan_forgets_has_nothing_next() -> None:
    plan = replace(SMALL.bid.plan, milestones=())
    context: Any = compose(replace(SMALL, bid=replace(SMALL.bid, plan=plan)))
    assert [one["next"] for one in context["readers"]] == [[]]
