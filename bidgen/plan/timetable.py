"""What is to be done up to the deadline, and what of it comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bidgen.formats import count, listed, weekday_text
from bidgen.model.bid import Overview
from bidgen.model.fund import Fund
from bidgen.model.plan import ApprovalDate, NextStep, Timetable
from bidgen.plan.approvals import DUE_SOON, approval_dates
from bidgen.plan.deadline import deadline_status, document_dates
from bidgen.plan.workdays import closed_days, working_days_between


def timetable(overview: Overview, fund: Fund, today: date, soon: int = DUE_SOON) -> Timetable:
    """Return everything with a date up to the deadline, as of `today`, and the next step.

    What falls due within `soon` working days is due soon.
    """
    closed = closed_days(overview.closures)
    approvals = approval_dates(overview, today, soon)
    return Timetable(
        status=deadline_status(fund, today, closed),
        submission=overview.submission_date,
        soon=soon,
        documents=document_dates(fund),
        approvals=approvals,
        closures=overview.closures,
        next_step=next_step(approvals, overview.submission_date, today, closed),
    )


def next_step(
    approvals: Sequence[ApprovalDate], submission: date, today: date, closed: Collection[date]
) -> NextStep | None:
    """Return what has to be done first; None once the submission date has passed.

    What is past due is to be done today, in the order in which it was to be done.
    """
    if today > submission:
        return None
    in_order = sorted(approvals, key=lambda one: one.ask_by or one.needed_by)
    steps = [step for one in in_order if (step := _step(one, today, closed))]
    left = _in_working_days(today, submission, closed)
    sending = NextStep(None, submission, f"Send the documents by {weekday_text(submission)}, {left}.")
    return min([*steps, sending], key=lambda step: step.by)


def _step(one: ApprovalDate, today: date, closed: Collection[date]) -> NextStep | None:
    """Return what is to be done for an approval; None where it is given or on its way."""
    approval = one.approval
    who, what = approval.approver, f"“{approval.name}” ({approval.id})"
    match one.state:
        case "given" | "requested":
            return None
        case "refused":
            text = f"Settle with {who} what was refused: {what}."
        case "overdue":
            text = f"Ask {who} today where {what} is: it was expected on {_day(one.expected)}."
        case "late":
            text = (
                f"Ask {who} today whether {what} can be given sooner: it is expected on "
                f"{_day(one.expected)}, and needed by {weekday_text(one.needed_by)}."
            )
        case "no meeting":
            text = (
                f"Ask {who} today how {what} can be decided: no meeting is in time for "
                f"{weekday_text(one.needed_by)}."
            )
        case "past due":
            text = (
                f"Ask {who} for {what} today, and whether it can be given sooner than usual: "
                f"the latest safe day was {_day(one.ask_by)}."
            )
        case "due" | "due soon":
            by = one.ask_by or one.needed_by
            once = f", once {listed(one.waits_for)} {_are(one.waits_for)} given" if one.waits_for else ""
            left = _in_working_days(today, by, closed)
            return NextStep(approval.id, by, f"Ask {who} for {what} by {weekday_text(by)}, {left}{once}.")
    return NextStep(approval.id, today, text)


def _in_working_days(today: date, by: date, closed: Collection[date]) -> str:
    return "today" if by == today else f"in {count(working_days_between(today, by, closed), 'working day')}"


def _day(day: date | None) -> str:
    return weekday_text(day) if day else "a day that is not known"


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
