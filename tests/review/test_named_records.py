"""References to a record that has gone are found even where the bid has no results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid
from bidgen.compose.names import names_of
from bidgen.model.whole import Bid
from bidgen.review.named_records import references_have_records
from bids import small_bid

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)


def saying(bid: Bid, text: str) -> Bid:
    return replace(bid, plan=replace(bid.plan, summary=text))


def test_every_name_that_there_is_leads_to_its_record() -> None:
    checked = check_bid(EXAMPLE, today=TODAY)
    assert checked.bid and checked.appraisal and checked.uncertainty and checked.plan
    names = names_of(checked.bid, checked.appraisal, checked.uncertainty, checked.plan)
    every = saying(checked.bid, " ".join(f"[[{name}]]" for name in names))
    assert list(references_have_records(every)) == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("assumption.core-tea", "Did you mean [[assumption.core-team]]?"),
        ("assumption.core-team1.low", "Did you mean [[assumption.core-team.low]]?"),
        ("switching.licence-distrct", "Did you mean [[switching.licence-district]]?"),
        ("appraisal.optimism_bias.OB2", "Did you mean [[appraisal.optimism_bias.OB1]]?"),
        ("appraisal.E.npsv", "No known name is close to it."),
    ],
)
def test_a_name_of_no_record_is_reported_with_the_nearest(typed: str, offered: str) -> None:
    bid = check_bid(EXAMPLE, today=TODAY).bid
    assert bid is not None
    (found,) = references_have_records(saying(bid, f"It is [[{typed}]]."))
    assert (found.code, found.place) == ("C330", bid.plan.at("summary"))
    assert f"[[{typed}]]" in found.message
    assert offered in found.message


def test_it_is_said_once_whether_or_not_there_are_results(tmp_path: Path) -> None:
    lost = {
        "change": {"file": "alpha-plan.yaml", "old": "summary: A", "new": "summary: For [[assumption.x]] a"}
    }
    sums = {"file": "alpha-plan.yaml", "old": "sum_asked: £40,000", "new": "sum_asked: £41,000"}
    for number, case in enumerate((lost, {**lost, "also": [sums]})):
        (tmp_path / str(number)).mkdir()
        found = check_bid(small_bid(tmp_path / str(number), case), today=TODAY).problems
        assert [one.code for one in found].count("C330") == 1
