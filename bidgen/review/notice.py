"""The notice's timetable: whether a draft can still be published, awarded and started in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import date_text, weekday_text
from bidgen.model.plan import NoticePlan, Plan
from bidgen.model.requirements import DRAFT
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def notice_in_time(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C392, C393, C394 and C395 for a draft's dates, and C399 for the record of one that went out.

    Nothing is said of the timetable of a brief that has been published: what happened cannot be mended.
    """
    notice, brief = plan.notice, bid.requirements
    if brief.status == DRAFT and notice is not None:
        yield from _start_fits(bid, notice)
        yield from _published_in_time(bid, plan, notice)
        yield from _closes_by_the_framework(bid, notice)
    elif brief.status != DRAFT:
        yield from _has_happened(bid, plan)


def _start_fits(bid: Bid, notice: NoticePlan) -> Iterator[Problem]:
    """Yield C394 for each day that the latest start date of the brief is later than."""
    brief = bid.requirements
    for bound in notice.bounds:
        if bound.day < brief.start_date:
            yield problem(
                "C394",
                brief.at("start_date"),
                found=date_text(brief.start_date),
                what=bound.what,
                day=date_text(bound.day),
                related=[bound.place] if bound.place else [],
            )


def _published_in_time(bid: Bid, plan: Plan, notice: NoticePlan) -> Iterator[Problem]:
    """Yield C392 where the publication is too late, and C395 where none is planned.

    Where the portal's timetable is not known, C392 for a closing date that is too late, or that has passed.
    """
    brief, today = bid.requirements, plan.deadline.today
    last_close, award, start = notice.latest_close, notice.latest_award, notice.latest_start
    if last_close is None or award is None or start is None:
        return
    said: dict[str, Any] = {
        "last": (_last(bid, notice, last_close),),
        "award": date_text(award),
        "start": date_text(start),
    }
    late = f"is still a draft on {date_text(today)}"
    if notice.latest is None:
        if brief.closes and brief.closes > last_close:
            found = f"is to close on {date_text(brief.closes)}"
            yield problem("C392", brief.at("closes"), found=found, **said)
        elif today > last_close:
            yield problem("C392", brief.at("status"), found=late, **said)
        return
    latest = notice.latest.published
    if brief.published and brief.published > latest:
        found = f"is to be published on {date_text(brief.published)}"
        yield problem("C392", brief.at("published"), found=found, **said)
    elif today > latest and (brief.published is None or brief.published < today):
        yield problem("C392", brief.at("status"), found=late, **said)
    elif brief.published is None or brief.published < today:
        yield problem("C395", brief.at("status"), **said)


def _last(bid: Bid, notice: NoticePlan, last_close: date) -> str:
    """Return which day is the last, and where the days that the notice is open come from."""
    if notice.latest is None:
        return f"the last day to close is {weekday_text(last_close)}"
    source = source_text(bid.framework.source, bid.framework.confirmed)
    published, closes = weekday_text(notice.latest.published), date_text(notice.latest.closes)
    return f"the last day to publish is {published}, to close on {closes} ({source})"


def _closes_by_the_framework(bid: Bid, notice: NoticePlan) -> Iterator[Problem]:
    """Yield C393 where a draft has another closing date than the framework gives it."""
    brief, framework = bid.requirements, bid.framework
    if brief.closes and notice.dates and brief.closes != notice.dates.closes:
        yield problem(
            "C393",
            brief.at("closes"),
            severity=severity_of(framework.confirmed),
            found=date_text(brief.closes),
            wanted=date_text(notice.dates.closes),
            source=(source_text(framework.source, framework.confirmed),),
        )


def _has_happened(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C399 for each date of the record that is still to come."""
    brief, today = bid.requirements, plan.deadline.today
    days = [("It was published", brief.published, brief.at("published"))]
    if brief.status in ("closed", "awarded", "cancelled", "unsuccessful"):
        days.append(("It was closed", brief.closes, brief.at("closes")))
    days.append(("It was awarded", brief.awarded_on, brief.at("awarded_on")))
    days += [(f"“{one.event}”", one.date, one.at("date")) for one in brief.history]
    for what, day, place in days:
        if day is not None and day > today:
            yield problem("C399", place, what=what, found=date_text(day), today=date_text(today))
