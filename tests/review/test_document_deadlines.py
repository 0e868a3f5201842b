"""A deadline of one document's own, in the fund's file: checked, and printed where it differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bidgen.api import check_bid
from bidgen.check.rules.dates import submission_by_deadline
from bidgen.compose.fund_rules import rule_rows
from bidgen.compose.matter import Matter
from bidgen.model.fund import Owed
from bidgen.model.whole import Bid
from bidgen.plan import plan
from bidgen.review.timing import deadline_not_passed
from bids import SMALL

CHECKED = check_bid(SMALL, today=date(2020, 1, 24))


def with_own(deadline: date | None, *, confirmed: bool = True) -> Bid:
    assert CHECKED.bid is not None
    owed = Owed(document="funding-bid", deadline=deadline, source="The fund's letter", confirmed=confirmed)
    return replace(CHECKED.bid, fund=replace(CHECKED.bid.fund, owed=(owed,)))


# The document's own deadline, the day, and what is said to have passed.
PASSED = [
    (None, date(2020, 1, 31), []),
    (None, date(2020, 2, 1), ["It passed"]),
    (date(2020, 1, 27), date(2020, 1, 27), []),
    (date(2020, 1, 27), date(2020, 1, 28), ["for document funding-bid was Monday 27 January 2020"]),
    (date(2020, 2, 14), date(2020, 2, 1), ["It passed"]),
    (date(2020, 2, 14), date(2020, 2, 15), ["It passed", "for document funding-bid was Friday 14 February"]),
]


@pytest.mark.parametrize(("own", "today", "said"), PASSED)
def test_each_deadline_that_has_passed_is_named(own: date | None, today: date, said: list[str]) -> None:
    bid = with_own(own)
    found = list(deadline_not_passed(bid, plan(bid, today)))
    assert {one.code for one in found} <= {"T501"}
    assert len(found) == len(said)
    assert all(words in one.message for words, one in zip(said, found, strict=True))


def test_the_submission_is_held_against_each_deadline() -> None:
    # The small bid is sent on 31 January 2020, the day of the fund's deadline.
    assert list(submission_by_deadline(with_own(None))) == []
    assert list(submission_by_deadline(with_own(date(2020, 2, 14)))) == []
    [found] = submission_by_deadline(with_own(date(2020, 1, 27)))
    assert found.code == "C319"
    assert found.message == (
        "Document funding-bid is to be sent on 31 January 2020, after the deadline of 27 January 2020."
    )


def test_a_deadline_that_differs_is_printed_among_the_fund_s_rules() -> None:
    def rows(bid: Bid) -> list[dict[str, str]]:
        assert CHECKED.appraisal and CHECKED.uncertainty and CHECKED.plan
        matter = Matter(bid, CHECKED.appraisal, CHECKED.uncertainty, CHECKED.plan, SMALL)
        return [row for row in rule_rows(matter) if "funding-bid" in row["rule"]]

    assert rows(with_own(date(2020, 2, 14), confirmed=False)) == [
        {
            "rule": "Deadline of document funding-bid",
            "asks": "14 February 2020 (not confirmed)",
            "does": "To be sent on 31 January 2020.",
            "source": "The fund's letter",
        }
    ]
    assert rows(with_own(None)) == rows(with_own(date(2020, 1, 31))) == []
