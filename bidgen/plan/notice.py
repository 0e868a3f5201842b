"""The timetable of a notice to suppliers, and the last day on which a draft can still be published."""

from __future__ import annotations

from datetime import date, timedelta

from bidgen.formats import count
from bidgen.model.plan import Bound, NoticeDates, NoticePlan
from bidgen.model.procurement import Timetable
from bidgen.model.requirements import DRAFT, LIVE, OUTCOME
from bidgen.model.whole import EarlyBid
from bidgen.plan.workdays import SATURDAY, add_working_days, last_day_for, latest_start

WEEKDAYS_A_WEEK = 5
# A notice is open to the end of its closing day, so no award is earlier than the next working day.
_SOONEST_AWARD = 1


def notice_dates(published: date, timetable: Timetable) -> NoticeDates:
    """Return when questions close, answers are due and the notice closes, by the framework's weekdays.

    Weekdays are Monday to Friday: bank holidays are not skipped. A notice of 19 December 2018 that is open
    for 14 days and takes questions for 5 weekdays takes them until 26 December and closes on 2 January 2019.
    """
    closes = published + timedelta(days=timetable.open_days)
    return NoticeDates(
        published=published,
        questions_close=_add_weekdays(published, timetable.questions_weekdays),
        answers_due=_add_weekdays(closes, -timetable.answers_weekdays),
        closes=closes,
    )


def plan_notice(bid: EarlyBid, closed: frozenset[date] = frozenset()) -> NoticePlan | None:
    """Return the timetable of a draft or live notice; None once it has closed, for then the record holds.

    Of a draft it says besides when award and start would be, and the last day of publication. The framework's
    timetable is that of an outcome: the notice of a specialist, or of a portal whose timetable is not known,
    has the closing date that was typed, or none. The council's own working days leave out those on which it
    is `closed`; the notice's weekdays do not.
    """
    brief, timetable = bid.requirements, bid.framework.timetable
    if brief.status not in (DRAFT, LIVE):
        return None
    known = timetable if brief.kind == OUTCOME else None
    dates = notice_dates(brief.published, known) if brief.published and known else None
    if brief.status != DRAFT:
        return NoticePlan(dates=dates)
    bounds = _bounds(bid)
    last_start = min(one.day for one in bounds)
    to_award, to_start = max(brief.award_working_days or 0, _SOONEST_AWARD), brief.start_working_days or 0
    last_award = latest_start(last_start, to_start, closed)
    last_close = last_day_for(last_award, to_award, closed)
    closes = dates.closes if dates else brief.closes
    award = add_working_days(closes, to_award, closed) if closes else None
    return NoticePlan(
        dates=dates,
        award=award,
        start=add_working_days(award, to_start, closed) if award else None,
        bounds=bounds,
        latest_start=last_start,
        latest_award=last_award,
        latest_close=last_close,
        latest=notice_dates(last_close - timedelta(days=known.open_days), known) if known else None,
    )


def _bounds(bid: EarlyBid) -> tuple[Bound, ...]:
    """Return what the start of the work may not be later than."""
    brief, deadline = bid.requirements, bid.fund.deadline.value
    bounds = [Bound("the latest start date of the brief", brief.start_date, brief.at("start_date"))]
    for one in bid.milestones:
        if one.id in brief.supplier_milestones:
            bounds.append(
                Bound(f"milestone {one.id}, for which the supplier works", one.date, one.at("date"))
            )
    end = min(deadline, bid.overview.discovery.end)
    if brief.work_weeks:
        # From a Monday to the Friday eleven weeks later there are twelve weeks of work.
        last = _add_weekdays(end + timedelta(days=1), -WEEKDAYS_A_WEEK * brief.work_weeks)
        leaves = f"the last day that leaves {count(brief.work_weeks, 'week')} of work before the end of the"
        bounds.append(Bound(f"{leaves} Discovery", last, brief.at("work_weeks")))
    else:
        bounds.append(Bound("the end of the Discovery", end, bid.overview.discovery.at("end")))
    return tuple(bounds)


def _add_weekdays(start: date, how_many: int) -> date:
    step = timedelta(days=1 if how_many >= 0 else -1)
    day, left = start, abs(how_many)
    while left:
        day += step
        left -= day.weekday() < SATURDAY
    return day
