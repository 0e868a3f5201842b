"""The notice's timetable: whether a draft can still be published, awarded and started in time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bidgen.catalogue import Severity
from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import date_text, listed, weekday_text
from bidgen.model.alpha_plan import DISCOVERY
from bidgen.model.plan import NoticePlan
from bidgen.model.requirements import DRAFT, LIVE, WITHDRAWN, Requirements
from bidgen.model.whole import EarlyBid
from bidgen.places import Place
from bidgen.problems import Problem, problem

# An event of the history that tells of a withdrawal.
_WITHDRAWING = re.compile(r"\bwithdr(?:ew|awn|awal)\b", re.IGNORECASE)


def notice_in_time(bid: EarlyBid, notice: NoticePlan | None, today: date) -> Iterator[Problem]:
    """Yield C392 to C395 and C470 for a draft's dates, C399 and C474 for the record of one that went out.

    Nothing is said of the timetable of a brief that has been published: what happened cannot be mended.
    """
    brief = bid.requirements
    if brief.status == DRAFT and notice is not None:
        yield from _start_fits(bid, notice)
        yield from _published_in_time(bid, notice, today)
        yield from _closes_by_the_framework(bid, notice)
        yield from _milestones_before_the_start(bid, notice)
        yield from _history_has_happened(bid, today)
    elif brief.status != DRAFT:
        yield from _has_happened(bid, today)
        yield from _status_fits(bid, notice, today)


def _start_fits(bid: EarlyBid, notice: NoticePlan) -> Iterator[Problem]:
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
                related=[bound.place],
            )


def _published_in_time(bid: EarlyBid, notice: NoticePlan, today: date) -> Iterator[Problem]:
    """Yield C392 where the publication is too late, and C395 where none is planned.

    Where the portal's timetable is not known, C392 for a closing date that is too late, or that has passed,
    and C395 where there is none.
    """
    brief = bid.requirements
    last_close, award, start = notice.latest_close, notice.latest_award, notice.latest_start
    if last_close is None or award is None or start is None:
        return

    def told(code: str, field: str, found: str) -> Problem:
        return problem(
            code,
            brief.at(field),
            found=found,
            last=(_last(bid, notice, last_close),),
            award=date_text(award),
            start=date_text(start),
            note=(_least_counted(brief),),
        )

    # What follows from the portal's timetable where that is known, or else the closing date that was typed.
    known = notice.latest is not None
    field, word = ("published", "be published") if known else ("closes", "close")
    planned: date | None = getattr(brief, field)
    latest = notice.latest.published if notice.latest else last_close
    if planned and planned > latest:
        yield told("C392", field, f"is to {word} on {date_text(planned)}")
    elif today > latest and (planned is None or planned < today):
        yield told("C392", "status", f"is still a draft on {date_text(today)}")
    elif planned is None or planned < today:
        yield told("C395", "status", "day of publication" if known else "closing date")


def _least_counted(brief: Requirements) -> str:
    """Return what a reader of an award's day has to know where the days up to it are not stated."""
    stated = {
        "the award": brief.award_working_days,
        "the start": brief.start_working_days,
    }
    missing = [what for what, days in stated.items() if days is None]
    return f"; no working days to {listed(missing)} are stated, so the fewest are counted" if missing else ""


def _last(bid: EarlyBid, notice: NoticePlan, last_close: date) -> str:
    """Return which day is the last, and where the days that the notice is open come from."""
    if notice.latest is None:
        return f"the last day to close is {weekday_text(last_close)}"
    source = source_text(bid.framework.source, bid.framework.confirmed)
    published, closes = weekday_text(notice.latest.published), date_text(notice.latest.closes)
    return f"the last day to publish is {published}, to close on {closes} ({source})"


def _closes_by_the_framework(bid: EarlyBid, notice: NoticePlan) -> Iterator[Problem]:
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


def _milestones_before_the_start(bid: EarlyBid, notice: NoticePlan) -> Iterator[Problem]:
    """Yield C470 where the Discovery reaches milestones after the notice closes and before the latest start.

    Nobody has said whether the supplier works for them: if it does, it has to start earlier.
    """
    brief = bid.requirements
    closes = notice.dates.closes if notice.dates else brief.closes or notice.latest_close
    if closes is None or brief.supplier_milestones:
        return
    between = [
        one for one in bid.milestones if one.phase == DISCOVERY and closes < one.date < brief.start_date
    ]
    if between:
        yield problem(
            "C470",
            brief.at("start_date"),
            found=date_text(brief.start_date),
            closes=date_text(closes),
            milestones=(listed([f"{one.id} ({date_text(one.date)})" for one in between]),),
            related=[one.at("date") for one in between],
        )


def _has_happened(bid: EarlyBid, today: date) -> Iterator[Problem]:
    """Yield C399 for each date of the record that is still to come."""
    brief = bid.requirements
    days = [("It was published", brief.published, brief.at("published"))]
    if brief.status in ("closed", "awarded", "cancelled", "unsuccessful"):
        days.append(("It was closed", brief.closes, brief.at("closes")))
    days.append(("It was awarded", brief.awarded_on, brief.at("awarded_on")))
    yield from _still_to_come(days, today)
    yield from _history_has_happened(bid, today)


def _history_has_happened(bid: EarlyBid, today: date) -> Iterator[Problem]:
    days = [(f"“{one.event}”", one.date, one.at("date")) for one in bid.requirements.history]
    return _still_to_come(days, today)


def _still_to_come(days: Iterable[tuple[str, date | None, Place | None]], today: date) -> Iterator[Problem]:
    for what, day, place in days:
        if day is not None and day > today:
            yield problem("C399", place, what=what, found=date_text(day), today=date_text(today))


def _status_fits(bid: EarlyBid, notice: NoticePlan | None, today: date) -> Iterator[Problem]:
    """Yield C474 for a live brief that has closed by now, and for one withdrawn after it had closed."""
    brief = bid.requirements
    closes = brief.closes or (notice.dates.closes if notice and notice.dates else None)
    if closes is None:
        return
    if brief.status == LIVE and closes < today:
        found = f"closed on {date_text(closes)}; today is {date_text(today)}"
        yield problem("C474", brief.at("status"), status=brief.status, found=found)
    for one in brief.history if brief.status == WITHDRAWN else ():
        if one.date > closes and _WITHDRAWING.search(one.event):
            found = f"had closed on {date_text(closes)} before that ({date_text(one.date)})"
            severity = Severity.ADVICE
            yield problem("C474", one.at("date"), severity=severity, status=brief.status, found=found)
