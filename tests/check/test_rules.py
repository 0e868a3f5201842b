"""Each rule across the bid: one change to a good bid, and the Problems that come of it, as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid
from bidgen.catalogue import CATALOGUE
from bidgen.catalogue.rules import RULES
from bidgen.catalogue.rules.workbook import WORKBOOK
from bidgen.problems import Problem
from bids import SMALL, load_cases, small_bid

CASES = load_cases("bad/rules")
TODAY = date(2020, 1, 24)


def short(problem: Problem, *, accepted: bool, folder: Path) -> str:
    """Return code, place by line, severity and whether it is accepted, as the cases write them."""
    place = problem.place
    where = f"{Path(place.file).relative_to(folder)}:{place.line}" if place else "nowhere"
    return f"{problem.code} {where} {problem.severity}{' accepted' if accepted else ''}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_change_gives_just_these_problems(case: dict[str, object], tmp_path: Path) -> None:
    folder = small_bid(tmp_path, case)
    today = case.get("today", TODAY)
    checked = check_bid(folder, today=today)
    found = [short(one, accepted=one in checked.accepted, folder=folder) for one in checked.problems]
    wanted = case["expect"]
    assert len(found) == len(wanted), found
    for want in wanted:
        assert any(one == want or one.startswith(f"{want} ") for one in found), found
    said = case.get("says", "")
    assert not said or any(said in one.message for one in checked.problems), checked.problems


def test_every_rule_has_a_case() -> None:
    tested = {want.split()[0] for case in CASES for want in case["expect"]}
    assert {entry.code for entry in RULES} - {entry.code for entry in WORKBOOK} == tested


def test_every_rule_of_what_a_workbook_shows_is_tested_with_workbooks() -> None:
    told = (Path(__file__).parents[1] / "review" / "test_workbook_agrees.py").read_text("utf-8")
    assert [entry.code for entry in WORKBOOK if f'"{entry.code}"' not in told] == []


def test_the_small_bid_is_clean() -> None:
    checked = check_bid(SMALL, today=TODAY)
    assert checked.problems == ()
    assert checked.clean
    assert checked.status == "Not released"
    assert len(checked.documents) == 6


def test_an_unaccepted_warning_makes_a_draft_and_an_accepted_one_does_not(tmp_path: Path) -> None:
    late = date(2020, 2, 3)
    assert check_bid(SMALL, today=late).status == "DRAFT"
    accepting = next(case for case in CASES if case["name"].endswith("which the team accepts"))
    assert check_bid(small_bid(tmp_path, accepting), today=late).status == "Not released"


def test_an_error_cannot_be_accepted(tmp_path: Path) -> None:
    case = {
        "change": {
            "file": "bid.yaml",
            "old": "glossary:",
            "new": "accepted_warnings:\n- {code: C302, reason: No, accepted_by: Nobody, "
            "accepted_on: 20 January 2020}\nglossary:",
        },
        "also": [{"file": "alpha-plan.yaml", "old": "sum_asked: £40,000", "new": "sum_asked: £41,000"}],
    }
    checked = check_bid(small_bid(tmp_path, case), today=TODAY)
    assert "C302" in [one.code for one in checked.errors]
    assert not checked.clean


def test_every_code_is_explained() -> None:
    for entry in CATALOGUE.values():
        assert entry.explanation, entry.code
        assert entry.example, entry.code
        assert entry.remedy, entry.code
