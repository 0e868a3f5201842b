"""Figures typed into narrative are offered as references, or have to be stated by the bid's evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from bidgen.api import check_bid
from bidgen.compose.named import MONEY, PAYBACK, Named
from bidgen.compose.names import names_of
from bidgen.model.bid import AcceptedWarning
from bidgen.model.whole import Bid
from bidgen.problems import Problem
from bidgen.review.figures import figures_from_results
from bids import SMALL, load_cases

CASES = [case for case in load_cases("narrative_figures") if "told" in case]


@cache
def small() -> tuple[Bid, dict[str, Named]]:
    checked = check_bid(SMALL, today=date(2020, 1, 24))
    assert checked.bid is not None and checked.appraisal is not None
    assert checked.uncertainty is not None and checked.plan is not None
    return checked.bid, names_of(checked.bid, checked.appraisal, checked.uncertainty, checked.plan)


def bid_that_says(summary: str, evidence: dict[str, str] | None = None) -> Bid:
    bid, _ = small()
    evidence = evidence or {}
    if "sources" in evidence:
        said = replace(bid.overview.sources[0], says=evidence["sources"])
        bid = replace(bid, overview=replace(bid.overview, sources=(*bid.overview.sources, said)))
    if "hypotheses" in evidence:
        tested = tuple(replace(one, true_if=evidence["hypotheses"]) for one in bid.plan.hypotheses)
        assert tested
        bid = replace(bid, plan=replace(bid.plan, hypotheses=tested))
    return replace(bid, business_case=replace(bid.business_case, summary=summary))


def found_in(summary: str, evidence: dict[str, str] | None = None) -> list[Problem]:
    return list(figures_from_results(bid_that_says(summary, evidence), small()[1]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["told"])
def test_what_is_typed_is_found(case: dict[str, Any]) -> None:
    _, names = small()
    told = re.sub(r"<([\w.]+)>", lambda name: names[name[1]].text, case["told"])
    found = [f"{one.code} {_first_offer(one)}" for one in found_in(told, case.get("also"))]
    assert found == case["found"]


def test_every_figure_is_reported_at_the_text_it_stands_in() -> None:
    found = found_in("It saves £6.1 million, and it costs £6.2 million.")
    assert ["£6.1 million" in one.message for one in found] == [True, False]
    assert ["£6.2 million" in one.message for one in found] == [False, True]
    assert {str(one.place) for one in found} == {str(small()[0].business_case.at("summary"))}


def test_an_offer_says_what_the_reference_gives_now() -> None:
    _, names = small()
    (found,) = found_in("The sector would save £6 million a year.")
    name = "appraisal.sector_saving_a_year"
    assert f"[[{name}]] (now {names[name].text})" in found.message


def test_every_result_typed_by_hand_is_known() -> None:
    _, names = small()
    for one in names.values():
        assert not [found.message for found in found_in(f"It is {one.text}.") if found.code == "C345"]


def test_texts_that_state_evidence_are_not_held_against_results() -> None:
    assert found_in("", {"sources": "It saved £6 million.", "hypotheses": "They pay £7 million."}) == []


def test_an_assumption_is_offered_where_it_alone_has_the_value() -> None:
    bid = bid_that_says("The build costs £7,777,000.")
    case = bid.business_case
    dear = replace(case.assumptions[0], id="dear", unit="£", value=Decimal(7_777_000), low=None, high=None)
    _, names = small()
    one = {**names, "assumption.dear": Named("£7.8 million", MONEY, dear.value)}
    two = {**one, "assumption.dearer": one["assumption.dear"]}
    bid = replace(bid, business_case=replace(case, assumptions=(*case.assumptions, dear)))
    assert [_first_offer(each) for each in figures_from_results(bid, one)] == ["assumption.dear"]
    assert [each.code for each in figures_from_results(bid, two)] == []


def test_a_result_that_is_the_figure_unrounded_is_offered_alone() -> None:
    names = {"appraisal.near": Named("£343,732", MONEY, Decimal(343_732))}
    bid = bid_that_says("It is worth £340,000.")
    assert [_first_offer(one) for one in figures_from_results(bid, names)] == ["appraisal.near"]
    names["appraisal.exact"] = Named("£340,000", MONEY, Decimal(340_000))
    (found,) = figures_from_results(bid, names)
    assert "appraisal.exact" in found.message
    assert "appraisal.near" not in found.message


def test_of_names_with_about_the_same_value_the_plainer_is_offered_first() -> None:
    names = {
        "appraisal.X.discounted_payback": Named("9 years", PAYBACK, Decimal(9)),
        "appraisal.X.payback": Named("8 years", PAYBACK, Decimal(8)),
    }
    (found,) = figures_from_results(bid_that_says("It is paid back in 37 years."), names)
    assert _first_offer(found) == "appraisal.X.payback"


def test_an_assumption_is_not_offered_for_a_figure_that_is_not_its_own() -> None:
    names = {**small()[1], "assumption.dear": Named("£7.8 million", MONEY, Decimal(7_777_000))}
    (found,) = figures_from_results(bid_that_says("The dear build costs £7,111,000."), names)
    assert found.code == "C345"
    assert "assumption.dear" not in found.message


def test_the_reason_of_an_accepted_warning_is_no_text_of_the_documents() -> None:
    bid, names = small()
    accepted = AcceptedWarning(
        code="C999", reason="It saves £6.6 million.", accepted_by="Lead", accepted_on=date(2020, 1, 6)
    )
    bid = replace(bid, overview=replace(bid.overview, accepted_warnings=(accepted,)))
    assert list(figures_from_results(bid, names)) == []


def _first_offer(found: Problem) -> str:
    offered = re.search(r"\[\[([\w.-]+)\]\]", found.message)
    return offered[1] if offered else ""
