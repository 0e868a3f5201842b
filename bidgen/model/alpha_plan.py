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
# The phases that milestones belong to.
DISCOVERY, ALPHA = "discovery", "alpha"
# Likelihood and impact of a risk, the least first.
LEVELS = ("low", "medium", "high")
# How grave a risk is, the least first. A usual reading of a matrix of three by three: no publication sets it.
GRAVITIES = ("low", "moderate", "high")


def gravity(likelihood: int, impact: int) -> int:
    """Return the index of GRAVITIES for two of LEVELS: high where one is high and the other not low."""
    return min(max(likelihood + impact - 1, 0), len(GRAVITIES) - 1)


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
    working_days: int | None = None
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sprint(Record):
    """The periods in which the team plans, works and shows what it has made."""

    id: str
    start: date
    end: date
    goal: str
    workstreams: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TeamMember(Record):
    """The team of the Alpha, by role."""

    id: str
    role: str
    organisation: str
    days: Decimal
    people: int = 1
    day_rate: Decimal | None = None
    does: str

    @property
    def cost(self) -> Decimal:
        """What the member's days cost in pounds at the day rate; 0 where no rate is charged."""
        return self.days * (self.day_rate or 0)


@dataclass(frozen=True, kw_only=True)
class Absence(Record):
    """When a member of the team is not there; never why."""

    member: str
    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class BudgetLine(Record):
    """What the Alpha costs, split into supplier, lead and partners, whoever pays."""

    id: str
    item: str
    members: tuple[str, ...] = ()
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
    mitigation: str | None = None
    owner: str

    @property
    def gravity(self) -> int:
        """How grave the risk is: an index of GRAVITIES, from its likelihood and its impact together."""
        return gravity(LEVELS.index(self.likelihood), LEVELS.index(self.impact))

    @property
    def is_high(self) -> bool:
        """Whether the risk is of the gravest kind."""
        return self.gravity == len(GRAVITIES) - 1


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
    sprints: tuple[Sprint, ...] = ()
    team: tuple[TeamMember, ...]
    absences: tuple[Absence, ...] = ()
    budget: tuple[BudgetLine, ...]
    spend: tuple[SpendMonth, ...]
    risks: tuple[Risk, ...]

    @property
    def total_cost(self) -> Decimal:
        """What the Alpha costs in pounds, whoever pays."""
        return sum((line.amount for line in self.budget), Decimal(0))

    def milestones_of(self, phase: str) -> tuple[Milestone, ...]:
        """Return the milestones of the Discovery or of the Alpha by date, then in the order of the table."""
        chosen = (one for one in self.milestones if one.phase == phase)
        return tuple(sorted(chosen, key=lambda one: one.date))
