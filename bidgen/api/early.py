"""The brief of a bid of which there is not much else yet: what can be told of it, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bidgen.compose.brief_answers import brief_answers
from bidgen.compose.names import bid_names
from bidgen.compose.references import fill_early_references
from bidgen.model.plan import NoticePlan
from bidgen.model.whole import EarlyBid
from bidgen.plan.notice import plan_notice
from bidgen.plan.workdays import closed_days
from bidgen.problems import Problem
from bidgen.review.limits import stated_limits_hold, too_long
from bidgen.review.notice import notice_in_time


@dataclass(frozen=True)
class Early:
    """What there is for a brief: `bid` as typed, `filled` with references in the brief replaced, its notice.

    `unknown` are C330 for names that the other files give; they are at fault no more than those files.
    """

    bid: EarlyBid
    filled: EarlyBid
    notice: NoticePlan | None
    unknown: tuple[Problem, ...]


def early_of(bid: EarlyBid) -> Early:
    """Return what can be told of a brief from bid.yaml and requirements.yaml alone."""
    filled, unknown = fill_early_references(bid, bid_names(bid))
    return Early(bid, filled, plan_notice(bid, closed_days(bid.overview.closures)), unknown)


def review_early(early: Early, *, today: date) -> Iterator[Problem]:
    """Yield what the rules of a brief's timetable and length find."""
    yield from notice_in_time(early.bid, early.notice, today)
    answers = tuple(brief_answers(early.filled))
    yield from too_long(answers)
    yield from stated_limits_hold(early.bid, "requirements", answers)
