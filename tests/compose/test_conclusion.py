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
