"""The Alpha's dates against its working days: milestones that come too soon, people with too many days."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.formats import count, date_text, number
from bidgen.model.plan import Plan, Scheduled
from bidgen.model.whole import Bid
from bidgen.plan.schedule import days_away
from bidgen.problems import Problem, problem


def milestones_can_be_met(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C455 for each milestone whose date its own working days do not allow."""
    dated = {one.milestone.id: one for one in plan.schedule.milestones}
    for one in plan.schedule.milestones:
        if one.milestone.working_days is not None and one.earliest > one.milestone.date:
            milestone = one.milestone
            before = [dated[name] for name in milestone.depends_on if name in dated]
            yield problem(
                "C455",
                milestone.at("date"),
                id=milestone.id,
                found=date_text(milestone.date),
                needed=count(one.needed, "working day"),
                what=_begins(bid, before),
                earliest=date_text(one.earliest),
                related=[it.milestone.at("date") for it in before],
            )


def _begins(bid: Bid, before: list[Scheduled]) -> str:
    if not before:
        return f"the start of the Alpha on {date_text(bid.plan.start)}"
    last = max(before, key=lambda it: it.milestone.date).milestone
    return f"{last.id} on {date_text(last.date)}"


def owners_are_there(bid: Bid) -> Iterator[Problem]:
    """Yield C454 for each milestone that is due when its owner is away."""
    roles = {one.id: one.role for one in bid.plan.team}
    for one in bid.plan.milestones:
        if one.owner and one.date in days_away(bid.plan.absences, one.owner):
            yield problem(
                "C454",
                one.at("date"),
                id=one.id,
                found=date_text(one.date),
                owner=roles.get(one.owner, one.owner),
                related=[it.at() for it in bid.plan.absences if it.member == one.owner],
            )


def days_are_there(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C453 for each member who is to work more days than the Alpha has for them."""
    for one in bid.plan.team:
        available = plan.member_days[one.id] * one.people
        if one.days > available:
            yield problem(
                "C453",
                one.at("days"),
                role=one.role,
                days=f"{number(one.days)} days",
                available=count(available, "working day"),
                people=count(one.people, "person", "people"),
                related=[it.at() for it in bid.plan.absences if it.member == one.id],
            )
