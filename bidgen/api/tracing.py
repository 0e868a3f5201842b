"""The trace of a bid: what answers each user story, and what nothing leads to or comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.api.checking import check_bid
from bidgen.catalogue.rules.trace import LOOSE_ENDS
from bidgen.model.plan import StoryTrace
from bidgen.problems import Problem


@dataclass(frozen=True)
class Traced:
    """Each user story with what answers it, in the order of the bid; none where `problems` holds errors.

    `preferred` is the id of the option whose benefits are counted. `loose_ends` are Problems of `check_bid`,
    accepted ones too.
    """

    title: str
    preferred: str
    stories: tuple[StoryTrace, ...]
    loose_ends: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def trace_of(folder: Path, *, today: date) -> Traced:
    """Return the trace of a bid folder from user story to benefit; nothing is written.

    No part of it depends on `today`, which the check needs.
    """
    checked = check_bid(folder, today=today)
    if checked.bid is None or checked.plan is None or checked.errors:
        return Traced("", "", (), (), checked.errors)
    ends = tuple(one for one in checked.problems if one.code in LOOSE_ENDS)
    preferred = checked.bid.business_case.appraisal.preferred_option
    return Traced(checked.bid.overview.title, preferred, checked.plan.traces, ends, ())
