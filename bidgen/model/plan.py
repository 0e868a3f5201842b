"""What follows from dates and references: time left, the timetable of approvals, budget, trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bidgen.model.alpha_plan import BudgetLine, Milestone, Workstream
from bidgen.model.bid import Approval, Organisation, Story
from bidgen.model.business_case import Benefit
from bidgen.model.research import Finding, Need, Recommendation

When = Literal["passed", "today", "this week", "later"]


@dataclass(frozen=True)
class DeadlineStatus:
    """How long is left. `days` and `working_days` are negative when it has passed.

    Today is not counted, the deadline is: on Friday 24 January 2020 there are 5 working days to Friday
    31 January 2020.
    """

    name: str
    deadline: date
    today: date
    days: int
    working_days: int
    when: When
    text: str


@dataclass(frozen=True)
class ApprovalDate:
    """By when an approval has to be asked for, counted back in working days from the submission.

    `expected` is when a requested approval is likely to be given: the day that was agreed, or counted on
    from the request; None where it is not requested or there is nothing to count from.
    """

    approval: Approval
    ask_by: date
    expected: date | None
    state: Literal["given", "refused", "requested", "due", "past due"]


@dataclass(frozen=True)
class Share:
    """What one part or organisation spends: paid by the fund, by itself, and together, in pounds."""

    name: str
    fund: Decimal
    own: Decimal

    @property
    def total(self) -> Decimal:
        return self.fund + self.own


@dataclass(frozen=True)
class BudgetSummary:
    """The Alpha's budget by part (supplier, lead, partner) and by organisation, in pounds."""

    lines: tuple[BudgetLine, ...]
    by_part: tuple[Share, ...]
    by_organisation: tuple[tuple[Organisation, Share], ...]
    fund: Decimal
    own: Decimal

    @property
    def total(self) -> Decimal:
        return self.fund + self.own


@dataclass(frozen=True)
class StoryTrace:
    """What answers one user story, from evidence to plan."""

    story: Story
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]
    recommendations: tuple[Recommendation, ...]
    workstreams: tuple[Workstream, ...]
    milestones: tuple[Milestone, ...]
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True)
class Plan:
    """Everything about time, money and trace that is computed from the bid."""

    deadline: DeadlineStatus
    approvals: tuple[ApprovalDate, ...]
    budget: BudgetSummary
    traces: tuple[StoryTrace, ...]
    alpha_weeks: int
    alpha_working_days: int
