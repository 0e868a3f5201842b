"""The timetable back from the deadline, as plain data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bidgen.model.plan import ApprovalDate, BriefDates, DeadlineStatus, Timetable


def status_json(status: DeadlineStatus) -> dict[str, Any]:
    """Return the time left: days as numbers, dates as 2020-01-31."""
    fields = ("name", "time", "advice", "days", "working_days", "when", "text")
    dates = {"deadline": status.deadline.isoformat(), "today": status.today.isoformat()}
    return dates | {name: getattr(status, name) for name in fields}


def timetable_json(found: Timetable) -> dict[str, Any]:
    """Return the timetable: what is past due, the next step, and the dates of documents and approvals."""
    step = found.next_step
    return {
        "submission": found.submission.isoformat(),
        "past_due": found.past_due,
        "soon": found.soon,
        "next": step and {"approval": step.approval, "by": step.by.isoformat(), "text": step.text},
        "documents": [
            {
                "document": one.document,
                "deadline": one.deadline.isoformat(),
                "own": one.own,
                "days": one.days,
                "working_days": one.working_days,
            }
            for one in found.documents
        ],
        "brief": _brief(found.brief) if found.brief else None,
        "approvals": [_approval(one) for one in found.approvals],
        "closures": [
            {"start": one.start.isoformat(), "end": one.end.isoformat(), "reason": one.reason}
            for one in found.closures
        ],
    }


def _brief(brief: BriefDates) -> dict[str, Any]:
    notice, dates = brief.notice, brief.dates
    return {
        "status": brief.status,
        "late": brief.late,
        "planned": _iso(brief.planned),
        "last_to_publish": _iso(brief.last),
        "last_to_close": _iso(notice.latest_close),
        "latest_award": _iso(notice.latest_award),
        "latest_start": _iso(notice.latest_start),
        "questions_close": _iso(dates.questions_close if dates else None),
        "answers_due": _iso(dates.answers_due if dates else None),
        "closes": _iso(brief.closes),
    }


def _approval(one: ApprovalDate) -> dict[str, Any]:
    approval = one.approval
    return {
        "id": approval.id,
        "name": approval.name,
        "approver": approval.approver,
        "state": one.state,
        "working_days": approval.working_days,
        "ask_by": _iso(one.ask_by),
        "needed_by": _iso(one.needed_by),
        "needed_for": one.needed_for,
        "meeting": _iso(one.meeting),
        "requested_on": _iso(approval.requested_on),
        "expected": _iso(one.expected),
        "waits_for": list(one.waits_for),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
