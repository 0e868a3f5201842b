"""The plan for the Alpha: workstreams, milestones, team, budget and risks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidgen.model.calendar import Month
from bidgen.model.record import Record

# Who spends, in the order of every table, and who pays where it is not the organisation itself.
PARTS = ("supplier", "lead", "partner")
FUND = "fund"


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """What the Alpha is to achieve and how anybody will know."""

    id: str
    goal: str
    measure: str


@dataclass(frozen=True, kw_only=True)
class Hypothesis(Record):
    """What has to be true for the service to work, and how the Alpha tests it."""

    id: str
    assumption: str
    test: str
    true_if: str
    workstream: str


@dataclass(frozen=True, kw_only=True)
class Workstream(Record):
    """The strands of the Alpha."""

    id: str
    name: str
    purpose: str
    lead: str
    start: date
    end: date
    stories: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deliverable(Record):
    """What the Alpha hands over."""

    id: str
    deliverable: str
    workstream: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """Dated points of the Discovery and the Alpha."""

    id: str
    phase: str
    milestone: str
    date: date
    workstream: str | None = None
    owner: str | None = None
    depends_on: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TeamMember(Record):
    """The team of the Alpha, by role."""

    id: str
    role: str
    organisation: str
    days: Decimal
    day_rate: Decimal | None = None
    does: str


@dataclass(frozen=True, kw_only=True)
class BudgetLine(Record):
    """What the Alpha costs, split into supplier, lead and partners, whoever pays."""

    id: str
    item: str
    organisation: str
    part: str
    workstream: str | None = None
    amount: Decimal
    paid_by: str
    assumption: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class SpendMonth(Record):
    """How the sum asked for is spent, month by month."""

    month: Month
    amount: Decimal
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Risk(Record):
    """The one risk register of the bid."""

    id: str
    kind: str
    risk: str
    likelihood: str
    impact: str
    mitigation: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class AlphaPlan(Record):
    """The plan for the Alpha: workstreams, milestones, team, budget and risks."""

    summary: str
    vision: str
    start: date
    end: date
    sum_asked: Decimal
    approach: str
    strategic_fit: str
    value_for_money: str
    governance: str
    collaboration: str
    openness: str
    licence: str
    scaling: str
    dependencies: str
    goals: tuple[Goal, ...]
    hypotheses: tuple[Hypothesis, ...]
    workstreams: tuple[Workstream, ...]
    deliverables: tuple[Deliverable, ...]
    milestones: tuple[Milestone, ...]
    team: tuple[TeamMember, ...]
    budget: tuple[BudgetLine, ...]
    spend: tuple[SpendMonth, ...]
    risks: tuple[Risk, ...]

    @property
    def total_cost(self) -> Decimal:
        """What the Alpha costs in pounds, whoever pays."""
        return sum((line.amount for line in self.budget), Decimal(0))
