"""Dates inside the bid that contradict the deadline or each other."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.formats import date_text
from bidgen.model.alpha_plan import ALPHA, DISCOVERY, Absence, AlphaPlan, Sprint, Workstream
from bidgen.model.bid import Closure, Discovery
from bidgen.model.calendar import Month
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def discovery_ends_by_deadline(bid: Bid) -> Iterator[Problem]:
    """Yield C312 for the Discovery's end and each of its milestones after the deadline."""
    deadline, discovery = bid.fund.deadline.value, bid.overview.discovery
    if discovery.end > deadline:
        yield problem(
            "C312",
            discovery.at("end"),
            what="The end of the Discovery",
            found=date_text(discovery.end),
            deadline=date_text(deadline),
        )
    for one in bid.plan.milestones:
        if one.phase == DISCOVERY and one.date > deadline:
            yield problem(
                "C312",
                one.at("date"),
                what=f"Milestone {one.id} of the Discovery",
                found=date_text(one.date),
                deadline=date_text(deadline),
            )


def submission_by_deadline(bid: Bid) -> Iterator[Problem]:
    """Yield C319 where the documents would be sent after the deadline, or one after a deadline of its own."""
    overview = bid.overview
    deadlines = [("The documents are", bid.fund.deadline.value)]
    deadlines += [(f"Document {one.document} is", one.deadline) for one in bid.fund.owed if one.deadline]
    for what, deadline in deadlines:
        if overview.submission_date > deadline:
            yield problem(
                "C319",
                overview.at("submission_date"),
                what=what,
                found=date_text(overview.submission_date),
                deadline=date_text(deadline),
            )


def approvals_before_submission(bid: Bid) -> Iterator[Problem]:
    """Yield C316 for each approval given, or to be given, after the documents are sent."""
    overview = bid.overview
    for one in overview.approvals:
        if one.given_on and one.given_on > overview.submission_date:
            yield problem(
                "C316",
                one.at("given_on"),
                name=one.name,
                found=date_text(one.given_on),
                submission=date_text(overview.submission_date),
                related=[overview.at("submission_date")],
            )


def alpha_after_deadline(bid: Bid) -> Iterator[Problem]:
    """Yield C313 where the Alpha starts before the Discovery's deadline is past or the decision is made."""
    start, decision = bid.plan.start, bid.overview.decision_date
    if start <= bid.fund.deadline.value:
        yield problem(
            "C313",
            bid.plan.at("start"),
            found=date_text(start),
            what="the deadline of the Discovery",
            day=date_text(bid.fund.deadline.value),
        )
    elif decision and start < decision:
        yield problem(
            "C313",
            bid.plan.at("start"),
            found=date_text(start),
            what="the decision that the bid expects",
            day=date_text(decision),
        )


def alpha_milestones_after_deadline(bid: Bid) -> Iterator[Problem]:
    """Yield C314 for each of the Alpha's milestones that is not after the deadline."""
    deadline = bid.fund.deadline.value
    for one in bid.plan.milestones:
        if one.phase == ALPHA and one.date <= deadline:
            yield problem(
                "C314", one.at("date"), id=one.id, found=date_text(one.date), deadline=date_text(deadline)
            )


def ends_after_start(bid: Bid) -> Iterator[Problem]:
    """Yield C315 for each period that ends before it starts."""
    spans: list[tuple[str, Discovery | AlphaPlan | Workstream | Sprint | Absence | Closure]] = [
        ("The Discovery", bid.overview.discovery),
        ("The Alpha", bid.plan),
        *((f"Workstream {one.id}", one) for one in bid.plan.workstreams),
        *((f"Sprint {one.id}", one) for one in bid.plan.sprints),
        *((f"The absence of {one.member}", one) for one in bid.plan.absences),
        *((f"The closure “{one.reason}”", one) for one in bid.overview.closures),
    ]
    for what, span in spans:
        if span.end < span.start:
            yield problem(
                "C315", span.at("end"), what=what, start=date_text(span.start), end=date_text(span.end)
            )


def within_alpha(bid: Bid) -> Iterator[Problem]:
    """Yield C318 for each workstream, sprint or deliverable that lies outside the Alpha."""
    alpha = bid.plan
    dated = [
        *((f"The start of workstream {one.id}", one.start, one.at("start")) for one in alpha.workstreams),
        *((f"The end of workstream {one.id}", one.end, one.at("end")) for one in alpha.workstreams),
        *((f"The start of sprint {one.id}", one.start, one.at("start")) for one in alpha.sprints),
        *((f"The end of sprint {one.id}", one.end, one.at("end")) for one in alpha.sprints),
        *((f"Deliverable {one.id}", one.due, one.at("due")) for one in alpha.deliverables),
    ]
    for what, day, place in dated:
        if not alpha.start <= day <= alpha.end:
            yield problem(
                "C318",
                place,
                what=what,
                found=date_text(day),
                start=date_text(alpha.start),
                end=date_text(alpha.end),
            )


def spend_within_alpha(bid: Bid) -> Iterator[Problem]:
    """Yield C342 for each amount in a month that is no month of the Alpha."""
    alpha = bid.plan
    first, last = (Month(day.year, day.month) for day in (alpha.start, alpha.end))
    for one in alpha.spend:
        # Of an Alpha that ends before it starts C315 says all there is to say.
        if one.amount and alpha.start <= alpha.end and not first <= one.month <= last:
            yield problem("C342", one.at("month"), found=one.month, first=first, last=last)


def sessions_within_discovery(bid: Bid) -> Iterator[Problem]:
    """Yield C338 for each research session outside the Discovery."""
    discovery = bid.overview.discovery
    for one in bid.research.sessions:
        if discovery.start <= discovery.end and not discovery.start <= one.date <= discovery.end:
            yield problem(
                "C338",
                one.at("date"),
                id=one.id,
                found=date_text(one.date),
                start=date_text(discovery.start),
                end=date_text(discovery.end),
            )
