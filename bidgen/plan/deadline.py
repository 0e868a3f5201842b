"""How long is left to the fund's deadline, and by when each approval has to be asked for."""

from __future__ import annotations

from datetime import date

from bidgen.formats import count, weekday_text
from bidgen.model.bid import Approval, Overview
from bidgen.model.fund import Fund
from bidgen.model.plan import ApprovalDate, DeadlineStatus, When
from bidgen.plan.workdays import add_working_days, working_days_between


def deadline_status(fund: Fund, today: date) -> DeadlineStatus:
    """Return the time left to the fund's deadline, today not counted, the last day counted.

    The status turns on whole days: where the fund states an hour, the text says it.
    """
    last = fund.deadline.value
    days = (last - today).days
    working_days = working_days_between(today, last)
    when = _when(today, last)
    return DeadlineStatus(
        name=fund.name,
        deadline=last,
        today=today,
        days=days,
        working_days=working_days,
        when=when,
        text=_text(fund, when, days, working_days),
    )


def _when(today: date, last: date) -> When:
    if last < today:
        return "passed"
    if last == today:
        return "today"
    return "this week" if last.isocalendar()[:2] == today.isocalendar()[:2] else "later"


def _text(fund: Fund, when: When, days: int, working_days: int) -> str:
    last = weekday_text(fund.deadline.value)
    hour = f" at {fund.deadline.time}" if fund.deadline.time else ""
    by = f"{last}{hour}"
    left = f"{count(abs(days), 'day')} ({count(abs(working_days), 'working day')})"
    match when:
        case "passed":
            return f"The deadline of the {fund.name} was {by}. It passed {left} ago."
        case "today":
            return f"The deadline of the {fund.name} is today, {by}."
        case "this week":
            return f"The deadline of the {fund.name} is this week, on {by}: {left} left."
        case "later":
            return f"The deadline of the {fund.name} is {by}: {left} left."


def approval_dates(overview: Overview, today: date) -> tuple[ApprovalDate, ...]:
    """Return by when each approval has to be asked for, so that it is given by the submission date."""
    return tuple(_approval_date(one, overview.submission_date, today) for one in overview.approvals)


def _approval_date(approval: Approval, needed_by: date, today: date) -> ApprovalDate:
    ask_by = add_working_days(needed_by, -approval.working_days)
    if approval.status == "given":
        return ApprovalDate(approval, ask_by, approval.given_on, "given")
    if approval.status == "refused":
        return ApprovalDate(approval, ask_by, None, "refused")
    if approval.status == "requested":
        asked, agreed = approval.requested_on, approval.given_on
        counted = add_working_days(asked, approval.working_days) if asked else None
        return ApprovalDate(approval, ask_by, agreed or counted, "requested")
    return ApprovalDate(approval, ask_by, None, "past due" if ask_by < today else "due")
