"""What can be told of a bid is told, whatever else is at fault with it; and what could not be is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid
from bidgen.api.checking import WAITS_FOR_ERRORS, WAITS_FOR_VALUES
from bids import SMALL, replace_once, small_bid

TODAY = date(2020, 1, 24)
# One change each, and the Problem that it is: in narrative, in the plan's dates and in the research.
LATE = (
    "alpha-plan.yaml",
    "milestone: Prototype shown,",
    "milestone: Prototype shown, working_days: 60,",
    "C455",
)
COUNT = ("findings.yaml", "summary: Permit", "summary: We held six workshops. Permit", "C441")
MENTION = ("findings.yaml", "summary: Permit", "summary: See F7 (F7). Permit", "C442")
RESEARCH = (
    "findings.yaml",
    "remote, organisations: west, participants: 1",
    "remote, organisations: west",
    "C430",
)
RECORD = ("findings.yaml", "summary: Permit", "summary: It is [[assumption.nothing]]. Permit", "C330")
# Faults that keep results from being known: a sum, a reference, a value that is missing.
SUM = ("alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: £41,000", "C302")
LOST = ("findings.yaml", "gap: No refunds, need: N1", "gap: No refunds, need: N7", "C301")
BLANK = ("business-case.yaml", "summary: One shared", "unknown: One shared", "S2")


def codes(tmp_path: Path, *changes: tuple[str, str, str, str]) -> list[str]:
    bid = small_bid(tmp_path)
    for file, old, new, _ in changes:
        replace_once(bid / file, old, new)
    return [one.code for one in check_bid(bid, today=TODAY).problems]


@pytest.mark.parametrize("found", [LATE, COUNT, MENTION, RESEARCH, RECORD], ids=lambda one: one[3])
@pytest.mark.parametrize("beside", [SUM, LOST], ids=lambda one: one[3])
def test_one_fault_does_not_hide_another(
    found: tuple[str, str, str, str], beside: tuple[str, str, str, str], tmp_path: Path
) -> None:
    both = codes(tmp_path, found, beside)
    assert {found[3], beside[3]} <= set(both)
    assert both.count(found[3]) == 1


def test_research_is_checked_before_there_is_a_case(tmp_path: Path) -> None:
    found = codes(tmp_path, RESEARCH, BLANK)
    assert "C430" in found
    assert any(one.startswith("S2") for one in found)


@pytest.mark.parametrize(
    ("changes", "said"), [((), ""), ((SUM,), WAITS_FOR_ERRORS), ((BLANK,), WAITS_FOR_VALUES)]
)
def test_what_was_not_looked_at_is_said(
    changes: tuple[tuple[str, str, str, str], ...], said: str, tmp_path: Path
) -> None:
    bid = small_bid(tmp_path)
    for file, old, new, _ in changes:
        replace_once(bid / file, old, new)
    assert check_bid(bid, today=TODAY).unchecked == said


def test_a_circle_of_milestones_leaves_the_rest_to_be_checked(tmp_path: Path) -> None:
    rows = (
        "- {id: M3, phase: alpha, milestone: A, date: 20 April 2020, owner: product-owner, depends_on: M4}\n"
        "- {id: M4, phase: alpha, milestone: B, date: 20 April 2020, owner: product-owner, depends_on: M3}\n"
    )
    circle = ("alpha-plan.yaml", "team:\n", f"{rows}team:\n", "C340")
    assert {"C340", "C441"} <= set(codes(tmp_path, circle, COUNT))


def test_the_small_bid_is_looked_at_whole() -> None:
    assert check_bid(SMALL, today=TODAY).unchecked == ""
