"""The brief goes to market before the rest of the bid is written, so it is made of its own two files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidgen.api import Built, build_bid
from bidgen.model.document import DRAFT, NOT_RELEASED
from bids import replace_once, small_bid

TODAY = date(2020, 1, 24)
OTHERS = ("alpha-plan.yaml", "business-case.yaml", "findings.yaml")


def early(folder: Path) -> Path:
    """Return a bid of which there is the brief and nothing else."""
    bid = small_bid(folder)
    for name in OTHERS:
        (bid / name).unlink()
    return bid


def built(bid: Path, *only: str) -> Built:
    return build_bid(bid, today=TODAY, only=frozenset(only), formats=frozenset({"html"}))


def test_the_brief_is_built_while_there_is_nothing_else(tmp_path: Path) -> None:
    found = built(early(tmp_path), "requirements")
    assert found.problems == () and found.status == NOT_RELEASED
    assert [one.path.name for one in found.outputs] == ["small-requirements.html"]
    assert found.deadline is not None and found.deadline.days == 7


def test_it_says_the_same_as_when_all_is_there(tmp_path: Path) -> None:
    whole, alone = small_bid(tmp_path / "whole"), early(tmp_path / "alone")
    for bid in (whole, alone):
        assert built(bid, "requirements").outputs
    texts = [(bid / "out" / "small-requirements.html").read_text("utf-8") for bid in (whole, alone)]
    fingerprints = [text.partition('name="BidgenFingerprint" content="')[2][:64] for text in texts]
    # What each was made from is another thing: the whole bid has more inputs.
    assert fingerprints[0] != fingerprints[1]
    bare = [
        text.replace(whole_print, "").replace(whole_print[:12], "")
        for text, whole_print in zip(texts, fingerprints, strict=True)
    ]
    assert bare[0] == bare[1]


def test_an_error_elsewhere_does_not_touch_it(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: £41,000")
    assert built(bid, "requirements").problems == ()


@pytest.mark.parametrize("only", [(), ("requirements", "conclusion"), ("conclusion",)], ids=str)
def test_anything_else_needs_the_whole_bid(only: tuple[str, ...], tmp_path: Path) -> None:
    found = built(early(tmp_path), *only)
    assert found.outputs == ()
    assert {one.code for one in found.problems} == {"R155"}


def test_its_own_errors_stop_it_and_are_told_alone(tmp_path: Path) -> None:
    bid = early(tmp_path)
    replace_once(bid / "requirements.yaml", "number_of_suppliers: 3", "number_of_suppliers: many")
    found = built(bid, "requirements")
    assert found.outputs == ()
    assert [Path(one.place.file).name for one in found.problems if one.place] == ["requirements.yaml"]


def test_its_own_warning_makes_it_a_draft_until_it_is_accepted(tmp_path: Path) -> None:
    bid = early(tmp_path)
    replace_once(bid / "requirements.yaml", "status: closed", "status: live")
    warned = built(bid, "requirements")
    assert warned.status == DRAFT
    (code,) = {one.code for one in warned.problems}
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"accepted_warnings:\n- {{code: {code}, reason: Known, accepted_by: Service owner,"
            " accepted_on: 24 January 2020}\n"
        )
    accepted = built(bid, "requirements")
    assert accepted.status == NOT_RELEASED
    assert [one.code for one in accepted.accepted] == [code]


def test_an_acceptance_of_what_another_file_warns_of_is_not_idle(tmp_path: Path) -> None:
    bid = early(tmp_path)
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "accepted_warnings:\n- {code: C356, reason: Known, accepted_by: Service owner,"
            " accepted_on: 24 January 2020}\n"
        )
    assert built(bid, "requirements").problems == ()
