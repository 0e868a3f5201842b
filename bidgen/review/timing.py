"""The deadline, and the approvals that have to be there before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bidgen.formats import count, date_text, listed, weekday_text
from bidgen.model.plan import ApprovalDate, Plan
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def deadline_not_passed(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield T501 once the fund's deadline has passed, and for each deadline of a document's own that has."""
    place = bid.overview.at("fund")
    if plan.deadline.when == "passed":
        yield problem("T501", place, text=(plan.deadline.text,))
    for one in plan.documents:
        if one.own and one.deadline < plan.deadline.today:
            last = weekday_text(one.deadline)
            text = f"The deadline of the {plan.deadline.name} for document {one.document} was {last}."
            yield problem("T501", place, text=(text,))


def approvals_have_happened(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield C475 for each approval that is said to be asked for or given on a day that is still to come.

    Of a day after the submission C316 says all there is to say.
    """
    today, submission = plan.deadline.today, bid.overview.submission_date
    for one in bid.overview.approvals:
        said = [("given", "given_on", one.given_on)] if one.status == "given" else []
        if one.status in {"requested", "given", "refused"}:
            said.append(("asked for", "requested_on", one.requested_on))
        for what, field, day in said:
            if day is not None and today < day <= submission:
                found, now = date_text(day), date_text(today)
                yield problem("C475", one.at(field), name=one.name, what=what, found=found, today=now)


def approvals_in_time(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield T502 to T505 or T508 for each approval that is past due in one way or another.

    Nothing is said after the submission date: what was to be approved has gone out.
    """
    submission = bid.overview.submission_date
    if plan.deadline.today > submission:
        return
    names = {one.id: one.name for one in bid.overview.approvals}
    for one in plan.approvals:
        if one.state in _FOUND:
            code, field = _FOUND[one.state]
            yield problem(code, one.approval.at(field), **_said(one, names))


# The code of each state that is past due, and the field that it is about.
_FOUND = {
    "past due": ("T502", "status"),
    "late": ("T503", "requested_on"),
    "refused": ("T504", "status"),
    "no meeting": ("T505", "meets_on"),
    "overdue": ("T508", "given_on"),
}


def _said(one: ApprovalDate, names: dict[str, str]) -> dict[str, Any]:
    approval = one.approval
    requested, ask_by, expected = (
        date_text(day) if day else "an unknown day"
        for day in (approval.requested_on, one.ask_by, one.expected)
    )
    return {
        "name": approval.name,
        "approver": approval.approver,
        "days": count(approval.working_days, "working day"),
        "requested": requested,
        "ask_by": ask_by,
        "expected": expected,
        "found": (listed([date_text(day) for day in approval.meets_on]),),
        "needed": (_needed(one, names),),
    }


def _needed(one: ApprovalDate, names: dict[str, str]) -> str:
    """Return by when the approval is needed and for what, as words that go on from "to be given"."""
    day = date_text(one.needed_by)
    by = f"by the submission on {day}"
    if one.needed_for is not None:
        by = f"by {day}, when “{names[one.needed_for]}” has to be asked for"
    if one.meeting is None or one.state != "past due":
        return by
    return f"at the meeting on {date_text(one.meeting)}, its last {by}"
