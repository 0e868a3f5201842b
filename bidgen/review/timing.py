"""The deadline, and the approvals that have to be there before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bidgen.formats import count, date_text
from bidgen.model.plan import Plan
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def deadline_not_passed(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield T501 once the fund's deadline has passed."""
    if plan.deadline.when == "passed":
        yield problem("T501", bid.overview.at("fund"), text=(plan.deadline.text,))


def approvals_in_time(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield T502, T503 or T504 for each approval that is not asked for, comes too late or was refused.

    Nothing is said after the submission date: what was to be approved has gone out.
    """
    submission = bid.overview.submission_date
    if plan.deadline.today > submission:
        return
    for one in plan.approvals:
        approval = one.approval
        said: dict[str, Any] = {
            "name": approval.name,
            "approver": approval.approver,
            "days": count(approval.working_days, "working day"),
            "submission": date_text(submission),
        }
        if one.state == "past due":
            yield problem("T502", approval.at("status"), ask_by=date_text(one.ask_by), **said)
        elif one.state == "refused":
            yield problem("T504", approval.at("status"), **said)
        elif one.expected and one.expected > submission:
            requested = date_text(approval.requested_on) if approval.requested_on else "an unknown day"
            yield problem(
                "T503",
                approval.at("requested_on"),
                requested=requested,
                expected=date_text(one.expected),
                **said,
            )
