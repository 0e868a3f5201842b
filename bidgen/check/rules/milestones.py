"""Milestones that depend on each other: none on itself, none on one that comes later."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.circles import circles
from bidgen.formats import date_text
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def milestones_in_order(bid: Bid) -> Iterator[Problem]:
    """Yield C340 for each circle of milestones, C341 for each that depends on a later one."""
    known = {one.id: one for one in bid.plan.milestones}
    round_and_round: set[str] = set()
    for circle in circles({name: one.depends_on for name, one in known.items()}):
        round_and_round.update(circle)
        places = [place for one in circle if (place := known[one].at("depends_on"))]
        yield problem(
            "C340",
            places[0] if places else bid.plan.at("milestones"),
            related=places[1:],
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
                    related=[other.at("date")],
                )
