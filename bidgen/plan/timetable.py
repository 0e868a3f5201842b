"""What is to be done up to the deadline, and what of it comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from bidgen.formats import count, listed, weekday_text
from bidgen.model.bid import Overview
from bidgen.model.fund import Fund
from bidgen.model.plan import ApprovalDate, BriefDates, DocumentDate, NextStep, Timetable
from bidgen.model.requirements import DRAFT
from bidgen.model.whole import EarlyBid
from bidgen.plan.approvals import DUE_SOON, approval_dates
from bidgen.plan.deadline import deadline_status, document_dates
from bidgen.plan.notice import plan_notice
from bidgen.plan.workdays import closed_days, working_days_between


def timetable(
    overview: Overview, fund: Fund, today: date, soon: int = DUE_SOON, early: EarlyBid | None = None
) -> Timetable:
    """Return everything with a date up to the deadline, as of `today`, and the next step.

    What falls due within `soon` working days is due soon. Where `early` is given, and its brief is a draft or
    live, the dates of that are among them.
    """
    closed = closed_days(overview.closures)
    approvals = approval_dates(overview, today, soon)
    documents = document_dates(fund, today, closed)
    brief = brief_dates(early, today, closed) if early else None
    return Timetable(
        status=deadline_status(fund, today, closed),
        submission=overview.submission_date,
        soon=soon,
        documents=documents,
        approvals=approvals,
        closures=overview.closures,
        next_step=next_step(approvals, documents, brief, overview.submission_date, today, closed),
        brief=brief,
    )


def brief_dates(bid: EarlyBid, today: date, closed: frozenset[date]) -> BriefDates | None:
    """Return the dates of a brief that is a draft or live; None of one that has closed."""
    brief, notice = bid.requirements, plan_notice(bid, closed)
    if notice is None:
        return None
    closes = brief.closes or (notice.dates.closes if notice.dates else None)
    if brief.status != DRAFT:
        return BriefDates(brief.status, notice, None, None, closes, late=False)
    last = notice.latest.published if notice.latest else None
    planned = brief.published if brief.published and brief.published >= today else None
    late = (last or notice.latest_close or today) < today or bool(last and planned and planned > last)
    return BriefDates(brief.status, notice, planned, last, closes, late)


def next_step(
    approvals: Sequence[ApprovalDate],
    documents: Sequence[DocumentDate],
    brief: BriefDates | None,
    submission: date,
    today: date,
    closed: Collection[date],
) -> NextStep | None:
    """Return what has to be done first; None once everything has been sent.

    What is past due is to be done today, in the order in which it was to be done.
    """
    in_order = sorted(approvals, key=lambda one: one.ask_by or one.needed_by)
    steps = [step for one in in_order if today <= submission and (step := _step(one, today, closed))]
    if brief is not None:
        steps += _for_brief(brief, today, closed)
    left = _in_working_days(today, submission, closed)
    last = max((one.deadline for one in documents), default=submission)
    if submission < today <= last and not any(one.own for one in documents):
        left = _in_working_days(today, last, closed)
        text = f"Send the documents if they have not been sent: the day for it was {weekday_text(submission)}"
        steps.append(NextStep(None, today, f"{text}, and the deadline is {weekday_text(last)}, {left}."))
    if today <= submission:
        steps.append(NextStep(None, submission, f"Send the documents by {weekday_text(submission)}, {left}."))
    for one in documents:
        # Sent with the others, a document with a later deadline of its own is in time.
        earlier = one.own and one.deadline < submission
        if today <= one.deadline and (earlier or (one.own and today > submission)):
            in_days = _in_working_days(today, one.deadline, closed)
            text = f"Send document {one.document} by {weekday_text(one.deadline)}, {in_days}."
            steps.append(NextStep(None, one.deadline, text))
    return min(steps, key=lambda step: step.by, default=None)


def _for_brief(brief: BriefDates, today: date, closed: Collection[date]) -> Iterator[NextStep]:
    """Yield what has to be done for a brief: a draft is published, questions to a live one are answered."""
    if brief.status == DRAFT and brief.late and brief.last is not None and brief.last < today:
        text = (
            f"Settle whether the brief can still be published: its last day was {weekday_text(brief.last)}."
        )
        yield NextStep(None, today, text)
    elif brief.status == DRAFT and brief.publish_by is not None:
        by = brief.publish_by
        left = _in_working_days(today, by, closed)
        yield NextStep(None, by, f"Publish the brief by {weekday_text(by)}, {left}.")
    elif brief.status != DRAFT and brief.dates and today <= brief.dates.answers_due:
        by = brief.dates.answers_due
        left = _in_working_days(today, by, closed)
        yield NextStep(
            None, by, f"Publish the answers to suppliers’ questions by {weekday_text(by)}, {left}."
        )


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
