"""Counts typed into narrative are held against the tables that count them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from bidgen.api import check_bid
from bidgen.compose.named import Named, counted
from bidgen.compose.names import names_of
from bidgen.model.alpha_plan import Sprint
from bidgen.model.whole import Bid
from bidgen.problems import Problem
from bidgen.read.raw import INPUTS as FILES
from bidgen.read.schemas import load_schema
from bidgen.review.counted import COUNTED
from bidgen.review.counts import counts_from_tables
from bids import SMALL, load_cases

COUNTS, *CASES = load_cases("narrative_counts")


@cache
def small() -> tuple[Bid, dict[str, Named]]:
    checked = check_bid(SMALL, today=date(2020, 1, 24))
    assert checked.bid is not None and checked.appraisal is not None
    assert checked.uncertainty is not None and checked.plan is not None
    names = names_of(checked.bid, checked.appraisal, checked.uncertainty, checked.plan)
    assert set(COUNTS["counts"]) <= set(names)
    sprint = Sprint(id="SP1", start=date(2020, 4, 6), end=date(2020, 4, 17), goal="Try the journey")
    bid = replace(checked.bid, plan=replace(checked.bid.plan, sprints=(sprint,)))
    return bid, {**names, **{name: counted(one) for name, one in COUNTS["counts"].items()}}


def bid_that_says(text: str, field: str = "") -> Bid:
    bid, _ = small()
    if field in {"outcome", "background", "summary"}:
        return replace(bid, requirements=replace(bid.requirements, **{field: text}))
    if field == "sources":
        said = replace(bid.overview.sources[0], says=text)
        return replace(bid, overview=replace(bid.overview, sources=(said,)))
    if field == "goals":
        return replace(bid, plan=replace(bid.plan, goals=(replace(bid.plan.goals[0], measure=text),)))
    return replace(bid, business_case=replace(bid.business_case, summary=text))


def found_in(text: str, field: str = "") -> list[Problem]:
    return list(counts_from_tables(bid_that_says(text, field), small()[1]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["told"])
def test_a_count_is_held_against_its_table(case: dict[str, Any]) -> None:
    found = [f"{one.code} {_first_offer(one)}" for one in found_in(case["told"], case.get("field", ""))]
    assert found == case["found"]


def test_about_half_of_the_cases_are_to_be_left_alone() -> None:
    alone = sum(not case["found"] for case in CASES)
    assert len(CASES) >= 80
    assert abs(len(CASES) - 2 * alone) <= len(CASES) / 10


def test_everything_that_is_counted_is_contradicted_by_a_case() -> None:
    told = {offer for case in CASES for found in case["found"] for offer in [found.partition(" ")[2]]}
    assert {one.names[0] for one in COUNTED} <= told


def test_a_contradiction_says_what_the_table_gives_and_where() -> None:
    (found,) = found_in("We held six workshops.")
    table = small()[0].research.at("sessions")
    given = "[[findings.workshops]] (now 2)"
    assert found.message == f"“six workshops” contradicts the table Sessions ({table}), which gives {given}."
    assert found.related == (table,)
    assert found.place == small()[0].business_case.at("summary")


def test_what_is_counted_is_in_the_inputs() -> None:
    tables = {field for name in FILES for field in load_schema(name)}
    assert [one.table for one in COUNTED if one.table not in tables] == []


def test_a_table_that_a_bid_does_not_keep_contradicts_nothing() -> None:
    said = bid_that_says("The plan has four sprints.")
    without = replace(said, plan=replace(said.plan, sprints=()))
    assert [one.code for one in counts_from_tables(said, small()[1])] == ["C441"]
    assert list(counts_from_tables(without, small()[1])) == []


def test_a_number_of_participants_that_nobody_knows_contradicts_nothing() -> None:
    _, names = small()
    unknown = {name: one for name, one in names.items() if name != "findings.participants"}
    assert list(counts_from_tables(bid_that_says("We spoke to 40 people."), unknown)) == []


def _first_offer(found: Problem) -> str:
    offered = re.search(r"\[\[([\w.-]+)\]\]", found.message)
    return offered[1] if offered else ""
