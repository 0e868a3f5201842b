"""Milestones that depend on each other: none on itself, none on one that comes later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from bidgen.formats import date_text
from bidgen.model.alpha_plan import Milestone
from bidgen.model.whole import Bid
from bidgen.problems import MOST_RELATED, Problem, problem


def milestones_in_order(bid: Bid) -> Iterator[Problem]:
    """Yield C340 for each circle of milestones, C341 for each that depends on a later one."""
    known = {one.id: one for one in bid.plan.milestones}
    round_and_round: set[str] = set()
    for circle in _circles(known):
        round_and_round.update(circle)
        places = [place for one in circle if (place := known[one].at("depends_on"))]
        yield problem(
            "C340",
            places[0] if places else bid.plan.at("milestones"),
            related=places[1 : MOST_RELATED + 1],
            found=(" → ".join([*circle, circle[0]]),),
        )
    for one in bid.plan.milestones:
        for other in (known[name] for name in one.depends_on if name in known):
            if other.date > one.date and not {one.id, other.id} <= round_and_round:
                yield problem(
                    "C341",
                    one.at("depends_on"),
                    id=one.id,
                    found=date_text(one.date),
                    other=other.id,
                    later=date_text(other.date),
                    related=[place for place in [other.at("date")] if place],
                )


def _circles(known: Mapping[str, Milestone]) -> Iterator[list[str]]:
    """Yield circles of ids, each depending on the next, until what is left has none."""
    order = {name: number for number, name in enumerate(known)}
    needs = {name: {other for other in one.depends_on if other in known} for name, one in known.items()}
    while True:
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            # From a milestone that is needed to the one that needs it, the first twice.
            circle = list(reversed(error.args[1][1:]))
            start = min(range(len(circle)), key=lambda at: order[circle[at]])
            yield circle[start:] + circle[:start]
            needs = {name: of - set(circle) for name, of in needs.items() if name not in circle}
        else:
            return
