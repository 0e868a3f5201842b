"""What follows from dates and references: time left, the timetable of approvals, budget, trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bidgen.model.alpha_plan import BudgetLine, Milestone, Workstream
from bidgen.model.bid import Approval, Closure, Organisation, Story
from bidgen.model.business_case import Benefit
from bidgen.model.document import DocumentKey
from bidgen.model.research import Finding, Need, Recommendation
from bidgen.places import Place

When = Literal["passed", "today", "this week", "later"]
# given and refused: decided. requested: asked for, and in time as far as is known; overdue: its day has
# passed; late: it is to come after the day on which it is needed. due, due soon and past due: not asked for
# yet, by how long there is for it. no meeting: none of its meetings is in time.
ApprovalState = Literal[
    "given", "refused", "requested", "overdue", "late", "due", "due soon", "past due", "no meeting"
]
PAST_DUE: frozenset[ApprovalState] = frozenset({"refused", "overdue", "late", "past due", "no meeting"})


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
    time: str | None = None
    advice: str | None = None


@dataclass(frozen=True)
class DocumentDate:
    """By when one document is owed: the fund's deadline, or its own where the fund's file has one.

    `days` and `working_days` are left as of a day, negative when it has passed.
    """

    document: DocumentKey
    deadline: date
    own: bool
    days: int
    working_days: int


@dataclass(frozen=True)
class ApprovalDate:
    """Where an approval stands, and its dates counted back from the submission in working days.

    `needed_by` is the last day on which it helps to be given: the submission, or the day on which the
    approval with the id `needed_for`, which comes after it, has to be asked for. `meeting` is its last
    meeting up to then, where it has any. `ask_by` is the latest safe day to ask for it; None where no meeting
    is in time. `expected` is when a requested approval is likely to be given: the day that was agreed, or
    counted on from the request to the next meeting; None where it is not requested or there is nothing to
    count from. `waits_for` are the ids of approvals that have to be given first and are not given yet.
    """

    approval: Approval
    needed_by: date
    needed_for: str | None
    meeting: date | None
    ask_by: date | None
    expected: date | None
    waits_for: tuple[str, ...]
    state: ApprovalState


@dataclass(frozen=True)
class NextStep:
    """What has to be done next, by when, and for which approval; None for anything else."""

    approval: str | None
    by: date
    text: str


@dataclass(frozen=True)
class BriefDates:
    """The dates of a brief that is a draft or live: its status, its notice and what closes it.

    Of a draft, `planned` is the day on which it is to be published, None where that has passed, and `last`
    the last one on which it can be; None where the portal's timetable is not known. It is `late` where that
    day has passed, or is before the planned one. `closes` is the closing date, as typed or by the framework.
    """

    status: str
    notice: NoticePlan
    planned: date | None
    last: date | None
    closes: date | None
    late: bool

    @property
    def dates(self) -> NoticeDates | None:
        """The framework's days of the notice; None where it closes on another day, and so has its own."""
        dates = self.notice.dates
        return dates if dates is not None and dates.closes == self.closes else None

    @property
    def publish_by(self) -> date | None:
        """When a draft is to be published: on the planned day, if that is not too late."""
        return min((day for day in (self.planned, self.last) if day), default=None)


@dataclass(frozen=True)
class Timetable:
    """What is to be done up to the deadline, counted back from it.

    `soon` is within how many working days an approval counts as due soon. `documents` are all six. `brief`
    is there while the brief is a draft or live.
    """

    status: DeadlineStatus
    submission: date
    soon: int
    documents: tuple[DocumentDate, ...]
    approvals: tuple[ApprovalDate, ...]
    closures: tuple[Closure, ...]
    next_step: NextStep | None
    brief: BriefDates | None = None

    @property
    def past_due(self) -> bool:
        """Whether a deadline, or a day by which something was to be done, has passed."""
        return (
            self.status.when == "passed"
            or any(one.own and one.days < 0 for one in self.documents)
            or any(one.state in PAST_DUE for one in self.approvals)
            or (self.brief is not None and self.brief.late)
        )


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
class Scheduled:
    """One milestone of the Alpha in working days of its owner.

    It takes `needed` of them after what it depends on, so it cannot come before `earliest`; at `latest` the
    last milestone of all still keeps its date, which is `slack` working days after the day that is planned.
    """

    milestone: Milestone
    needed: int
    earliest: date
    latest: date
    slack: int


@dataclass(frozen=True)
class Schedule:
    """The Alpha's milestones by date, and the ids of those that decide the last of them, first to last."""

    milestones: tuple[Scheduled, ...]
    critical: tuple[str, ...]


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
class NoticeDates:
    """When a notice to suppliers is published, and what its framework makes of that; each day to its end."""

    published: date
    questions_close: date
    answers_due: date
    closes: date


@dataclass(frozen=True)
class Bound:
    """A day that the start of the supplier's work may not be later than, why, and where that was typed."""

    what: str
    day: date
    place: Place | None


@dataclass(frozen=True)
class NoticePlan:
    """The timetable of a brief that is still a draft or open; of an open one, `dates` alone.

    `dates` follow from the day of publication, `award` and `start` from the closing date and the bid's own
    working days, each None where there is nothing to count from. `latest` is the same counted back from
    `latest_start`, the earliest of the `bounds`; None where the portal's timetable is not known.
    """

    dates: NoticeDates | None = None
    award: date | None = None
    start: date | None = None
    bounds: tuple[Bound, ...] = ()
    latest_start: date | None = None
    latest_award: date | None = None
    latest_close: date | None = None
    latest: NoticeDates | None = None


@dataclass(frozen=True)
class Plan:
    """Everything about time, money and trace that is computed from the bid.

    `member_days` are the working days that the Alpha has for each member of the team, by id.
    """

    deadline: DeadlineStatus
    documents: tuple[DocumentDate, ...]
    approvals: tuple[ApprovalDate, ...]
    budget: BudgetSummary
    traces: tuple[StoryTrace, ...]
    alpha_weeks: int
    alpha_working_days: int
    member_days: Mapping[str, int]
    schedule: Schedule
    notice: NoticePlan | None = None
