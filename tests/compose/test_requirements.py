"""The requirements: where the brief stands, and the questions of a published notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from matters import framework, matter_of, with_requirements

from bidgen.compose import title_of
from bidgen.compose.requirements import compose
from bidgen.model.requirements import Clarification
from bidgen.plan.notice import plan_notice

SMALL = matter_of()
WENT_OUT = {"published": date(2019, 10, 16), "closes": date(2019, 10, 30), "portal": "YORtender"}

NO_DATES = {"published": None, "closes": None}


def composed(**changes: Any) -> Any:
    return compose(with_requirements(SMALL, **changes).brief)


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
            "cancelled",
            "This brief is closed: it was cancelled, and no contract was awarded. "
            "It was published on YORtender on 16 October 2019.",
        ),
        (
            "unsuccessful",
            "This brief is closed: no supplier was suitable, and no contract was awarded. "
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
    words = composed(status="awarded", portal="YORtender", **NO_DATES)["where_it_stands"]
    assert words == "This brief is closed: the contract was awarded. It was published on YORtender."


def test_a_date_that_is_not_known_has_no_row() -> None:
    assert [one["label"] for one in composed(**NO_DATES)["standing"]] == ["Kind of brief", "Status", "Portal"]
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


def timetable(rules: str = "dos-4", *, confirmed: bool = True, **changes: Any) -> dict[str, str]:
    """Return the timetable of the small bid's brief, as a draft unless `changes` say otherwise."""
    matter = with_requirements(SMALL, **({"status": "draft", **NO_DATES} | changes))
    bid = replace(matter.bid, framework=replace(framework(rules), confirmed=confirmed))
    planned = replace(matter, bid=bid, plan=replace(matter.plan, notice=plan_notice(bid.early)))
    rows: Any = compose(planned.brief)["timetable"]
    return {one["what"]: one["when"] for one in rows}


def test_a_draft_shows_the_days_that_follow_from_its_publication_and_the_last_one() -> None:
    said: Any = {"published": date(2019, 9, 16), "award_working_days": 5, "start_working_days": 1}
    assert timetable(**said) == {
        "Publication": "Monday 16 September 2019",
        "Suppliers’ questions": "Until the end of Monday 23 September 2019",
        "Answers published by": "Friday 27 September 2019",
        "Notice closes": "At the end of Monday 30 September 2019",
        "Award expected": "Monday 7 October 2019",
        "Start possible": "Tuesday 8 October 2019",
        "Last day to publish": "Sunday 22 September 2019, for a start on Monday 14 October 2019",
    }


def test_a_draft_on_a_portal_whose_timetable_is_not_known_shows_the_last_day_to_close() -> None:
    said: Any = {"award_working_days": 7, "start_working_days": 2}
    assert timetable("plain", **said, published=date(2019, 9, 16), closes=date(2019, 9, 30)) == {
        "Publication": "Monday 16 September 2019",
        "Notice closes": "At the end of Monday 30 September 2019",
        "Award expected": "Wednesday 9 October 2019",
        "Start possible": "Friday 11 October 2019",
        "Last day to close": "Tuesday 1 October 2019, for a start on Monday 14 October 2019",
    }
    assert timetable("plain", **said) == {
        "Last day to close": "Tuesday 1 October 2019, for a start on Monday 14 October 2019"
    }


def test_a_draft_without_a_day_of_publication_shows_the_last_one_alone() -> None:
    assert list(timetable()) == ["Last day to publish"]


def test_a_timetable_that_is_not_confirmed_says_so() -> None:
    found = timetable(confirmed=False, published=date(2019, 9, 16))
    assert found["Publication"] == "Monday 16 September 2019"
    for what in ("Suppliers’ questions", "Answers published by", "Notice closes"):
        assert found[what].endswith("(not confirmed)")
    assert "(not confirmed)" in found["Last day to publish"]


def test_an_open_notice_with_a_closing_date_of_its_own_has_no_other_days() -> None:
    live: Any = {"status": "live", "published": date(2019, 9, 16)}
    assert list(timetable(**live)) == [
        "Publication",
        "Suppliers’ questions",
        "Answers published by",
        "Notice closes",
    ]
    own = timetable(**live, closes=date(2019, 9, 27))
    assert own == {"Notice closes": "At the end of Friday 27 September 2019"}


@pytest.mark.parametrize("status", ["closed", "withdrawn", "awarded", "cancelled", "unsuccessful"])
def test_what_has_closed_shows_no_timetable(status: str) -> None:
    assert timetable(status=status, **WENT_OUT) == {}


def test_another_portal_s_questions_are_not_said_to_be_a_framework_s() -> None:
    bid = replace(SMALL.bid, framework=framework("plain"))
    words: Any = compose(replace(SMALL, bid=bid).brief)["questions_from"]
    assert "not known" not in words and "those of" not in words
    assert "portal may ask its own" in words


def test_a_brief_for_a_specialist_has_a_title_of_its_own() -> None:
    brief = replace(SMALL.bid.requirements, kind="specialist")
    assert title_of("requirements", SMALL.bid.requirements) == "Requirements for a Digital Outcome"
    assert title_of("requirements", brief) == "Requirements for a Digital Specialist"


def test_questions_from_suppliers_name_none() -> None:
    asked = (Clarification(question="May West Council start early?", answer="West Council may."),)
    west = tuple(
        replace(one, kind="supplier") if one.id == "west" else one for one in SMALL.bid.overview.organisations
    )
    bid = replace(SMALL.bid, overview=replace(SMALL.bid.overview, organisations=west))
    matter = with_requirements(replace(SMALL, bid=bid), clarifications=asked)
    assert compose(matter.brief)["clarifications"] == [
        {"question": "May [a supplier] start early?", "answer": "[a supplier] may."}
    ]
