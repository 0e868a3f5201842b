"""The requirements: where the brief stands, and the questions of a published notice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from matters import matter_of, with_requirements

from bidgen.compose.requirements import compose

SMALL = matter_of()
WENT_OUT = {"published": date(2019, 10, 16), "closes": date(2019, 10, 30), "portal": "YORtender"}


def composed(**changes: Any) -> Any:
    return compose(with_requirements(SMALL, **changes))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "This brief is a draft. It has not been published, and nobody should answer it yet."),
        (
            "live",
            "This brief is open to suppliers until the end of 30 October 2019. "
            "It was published on YORtender on 16 October 2019.",
        ),
        (
            "withdrawn",
            "This brief has been withdrawn. It must not be answered or published again. "
            "It was published on YORtender on 16 October 2019.",
        ),
        (
            "closed",
            "This brief is closed to suppliers. It was published on YORtender on 16 October 2019.",
        ),
        (
            "awarded",
            "This brief is closed: the contract was awarded to West Council on 8 November 2019. "
            "It was published on YORtender on 16 October 2019.",
        ),
    ],
)
def test_whoever_finds_a_copy_learns_first_where_the_brief_stands(status: str, words: str) -> None:
    award = {"awarded_to": "west", "awarded_on": date(2019, 11, 8)} if status == "awarded" else {}
    assert composed(status=status, **WENT_OUT, **award)["where_it_stands"] == words


def test_an_award_whose_details_are_not_known_is_still_an_award() -> None:
    words = composed(status="awarded", portal="YORtender")["where_it_stands"]
    assert words == "This brief is closed: the contract was awarded. It was published on YORtender."


def test_a_date_that_is_not_known_has_no_row() -> None:
    assert [one["label"] for one in composed()["standing"]] == ["Kind of brief", "Status", "Portal"]
    assert {"label": "Closing date", "value": "30 October 2019"} in composed(**WENT_OUT)["standing"]


@pytest.mark.parametrize(
    ("status", "label"), [("draft", "To be published"), ("live", "Published"), ("withdrawn", "Published")]
)
def test_a_date_still_to_come_is_not_said_to_have_passed(status: str, label: str) -> None:
    assert {"label": label, "value": "16 October 2019"} in composed(status=status, **WENT_OUT)["standing"]


def test_a_brief_for_a_specialist_cannot_pass_for_one_for_an_outcome() -> None:
    kinds = [composed(kind=kind)["standing"][0]["value"] for kind in ("outcome", "specialist")]
    assert kinds == [
        "Digital Outcome: a team that delivers a result",
        "Digital Specialist: one person, paid by the day",
    ]


def test_each_weighting_stands_beside_its_criterion() -> None:
    assert [(one["criterion"], one["weight"]) for one in composed()["weightings"]] == [
        ("Technical competence", "60%"),
        ("Cultural fit", "15%"),
        ("Price", "25%"),
    ]


def test_a_question_without_an_answer_has_an_empty_value() -> None:
    answers = composed()["requirements"]
    for name in ("budget_range", "security_clearance", "contract_length", "nice_to_have_requirements"):
        assert not answers[name], name
