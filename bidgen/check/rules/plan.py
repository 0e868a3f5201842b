"""What a plan for the Alpha has: dated milestones and owners, months of spend, an answer to high risks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bidgen.check.rules.nothing_stated import states_nothing
from bidgen.formats import date_text
from bidgen.model.alpha_plan import ALPHA
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem


def alpha_has_milestones(bid: Bid) -> Iterator[Problem]:
    """Yield C450 where no milestone is the Alpha's."""
    if not bid.plan.milestones_of(ALPHA):
        yield problem("C450", bid.plan.at("milestones"))


def spend_is_profiled(bid: Bid) -> Iterator[Problem]:
    """Yield C451 where a sum is asked for, and no month says when it is spent."""
    if bid.plan.sum_asked and not bid.plan.spend:
        yield problem("C451", bid.plan.at("spend"))


def milestones_have_owners(bid: Bid) -> Iterator[Problem]:
    """Yield C460 for each of the Alpha's milestones for which nobody answers."""
    for one in bid.plan.milestones_of(ALPHA):
        if not one.owner:
            yield problem("C460", one.at("owner"), id=one.id)


def sprints_in_turn(bid: Bid) -> Iterator[Problem]:
    """Yield C452 for each sprint that starts before the one before it has ended."""
    in_turn = sorted(bid.plan.sprints, key=lambda one: (one.start, one.end))
    for before, one in pairwise(in_turn):
        if one.start <= before.end:
            yield problem(
                "C452",
                one.at("start"),
                id=one.id,
                found=date_text(one.start),
                other=before.id,
                end=date_text(before.end),
                related=[before.at("end")],
            )


def high_risks_are_mitigated(bid: Bid) -> Iterator[Problem]:
    """Yield C461 for each risk that is high and about which nothing is done."""
    for one in bid.plan.risks:
        if one.is_high and states_nothing(one.mitigation):
            yield problem(
                "C461", one.at("mitigation"), id=one.id, likelihood=one.likelihood, impact=one.impact
            )


def workstreams_hand_over(bid: Bid) -> Iterator[Problem]:
    """Yield C463 for each workstream without a deliverable."""
    there = {one.workstream for one in bid.plan.deliverables}
    for one in bid.plan.workstreams:
        if one.id not in there:
            yield problem("C463", one.at(), id=one.id, name=one.name)


def within_workstreams(bid: Bid) -> Iterator[Problem]:
    """Yield C464 for each deliverable or milestone that lies outside its workstream's dates.

    What lies outside the Alpha as well is C318's.
    """
    alpha = bid.plan
    streams = {one.id: one for one in alpha.workstreams}
    dated: list[tuple[str, date, str | None, Place | None]] = [
        *((f"Deliverable {one.id}", one.due, one.workstream, one.at("due")) for one in alpha.deliverables),
        *((f"Milestone {one.id}", one.date, one.workstream, one.at("date")) for one in alpha.milestones),
    ]
    for what, day, name, place in dated:
        stream = streams.get(name or "")
        if stream and alpha.start <= day <= alpha.end and not stream.start <= day <= stream.end:
            yield problem(
                "C464",
                place,
                what=what,
                found=date_text(day),
                workstream=stream.id,
                start=date_text(stream.start),
                end=date_text(stream.end),
                related=[stream.at("start")],
            )
