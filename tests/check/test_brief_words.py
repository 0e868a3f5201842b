"""Words by which a brief for one person is told from one for an outcome, and what is left alone, as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from bidgen.api import check_bid
from bidgen.check.rules.brief_kind import outcome_asks_for_no_person, specialist_asks_for_no_team
from bidgen.model.whole import Bid
from bids import SMALL, load_cases

CASES = load_cases("brief_words")


@cache
def small() -> Bid:
    bid = check_bid(SMALL, today=date(2020, 1, 24)).bid
    assert bid is not None
    return bid


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("text") or case["title"])
def test_words_are_told_for_what_they_ask(case: dict[str, Any]) -> None:
    field = case.get("field", "summary" if "text" in case else "title")
    text = case.get("text") or case["title"]
    # A price for the whole of the work is checked where prices stand.
    roles = ("User researcher",) if case["kind"] == "specialist" else small().requirements.roles
    given: dict[str, Any] = {"roles": roles} | {field: (text,) if field == "roles" else text}
    brief = replace(small().requirements, kind=case["kind"], **given)
    bid = replace(small(), requirements=brief)
    rules = (outcome_asks_for_no_person, specialist_asks_for_no_team)
    found = {(one.code, one.message, str(one.severity)) for rule in rules for one in rule(bid.early)}
    wanted = {code: case[code] for code in ("C380", "C381", "C382", "C383") if code in case}
    assert {code for code, *_ in found} == set(wanted), found
    for code, message, _ in found:
        assert f"“{wanted[code]}”" in message
    assert {severity for *_, severity in found} <= {case.get("severity", "warning")}


def test_a_field_that_asks_for_several_roles_asks_for_a_team() -> None:
    one, other = "Have experience as a user researcher", "Have experience as a service designer"
    for items, codes in (((one, one), ["C382", "C382"]), ((one, other), [])):
        bid = replace(small(), requirements=replace(small().requirements, essential_requirements=items))
        assert [found.code for found in outcome_asks_for_no_person(bid.early)] == codes


def test_every_item_of_a_list_is_read_at_its_own_place() -> None:
    items = ("Work in the open", "Show that you are an individual of note", "We need a user researcher")
    bid = replace(small(), requirements=replace(small().requirements, essential_requirements=items))
    (found,) = outcome_asks_for_no_person(bid.early)
    assert found.code == "C382"
    assert found.message.startswith("“Essential skills and experience”")
