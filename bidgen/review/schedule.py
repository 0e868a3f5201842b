"""The Alpha's dates against its working days: milestones that come too soon, people with too many days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from bidgen.check.number_words import NUMBER_WORD, number_in_words
from bidgen.formats import count, date_text, listed_some, number
from bidgen.model.plan import Plan, Scheduled
from bidgen.model.whole import Bid
from bidgen.plan.schedule import days_away
from bidgen.plan.workdays import closed_days, closed_weekdays
from bidgen.problems import Problem, problem

_DAY = timedelta(days=1)
_DAYS_A_WEEK = 7
_WEEKS = re.compile(rf"({NUMBER_WORD}|\d+|\[\[plan\.weeks\]\])[\s-]+weeks?\b")


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
                without=(_left_out(bid, one, before),),
                related=[it.milestone.at("date") for it in before],
            )


def _begins(bid: Bid, before: list[Scheduled]) -> str:
    if not before:
        return f"the start of the Alpha on {date_text(bid.plan.start)}"
    last = max(before, key=lambda it: it.milestone.date).milestone
    return f"{last.id} on {date_text(last.date)}"


def _left_out(bid: Bid, one: Scheduled, before: list[Scheduled]) -> str:
    """Return the weekdays that the count leaves out: bank holidays, closures, and days its owner is away."""
    begins = max((it.milestone.date for it in before), default=bid.plan.start - _DAY)
    closed = closed_days(bid.overview.closures) | days_away(bid.plan.absences, one.milestone.owner)
    days = closed_weekdays(begins + _DAY, one.earliest, closed)
    return f" (not counting {listed_some([date_text(day) for day in days])})" if days else ""


def length_is_usual(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C462, advice, where the Alpha is of unusual length and its approach says no word of it.

    It does where it names the number of weeks: "Fourteen weeks, and why".
    """
    rule, alpha = bid.fund.alpha_weeks, bid.plan
    days = (alpha.end - alpha.start + _DAY).days
    if not rule or days <= 0 or rule.least * _DAYS_A_WEEK <= days <= rule.most * _DAYS_A_WEEK:
        return
    told = {number_in_words(found) or found for found in _WEEKS.findall(alpha.approach.casefold())}
    if not told & {plan.alpha_weeks, str(plan.alpha_weeks), "[[plan.weeks]]"}:
        yield problem(
            "C462",
            alpha.at("end"),
            found=count(plan.alpha_weeks, "week"),
            start=date_text(alpha.start),
            end=date_text(alpha.end),
            least=rule.least,
            most=rule.most,
            source=(rule.source,),
        )


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
    """Yield C453 for each member who is to work more days than the Alpha has for them.

    Of an Alpha that ends before it starts C315 says all there is to say.
    """
    if bid.plan.end < bid.plan.start:
        return
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
