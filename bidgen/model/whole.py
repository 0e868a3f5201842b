"""The whole bid: everything that was typed, checked and typed, and the rules it is held to."""

from __future__ import annotations

from dataclasses import dataclass

from bidgen.model.alpha_plan import AlphaPlan, Milestone
from bidgen.model.bid import Overview
from bidgen.model.business_case import BusinessCase
from bidgen.model.fund import Fund
from bidgen.model.procurement import Framework
from bidgen.model.rates import DiscountRates
from bidgen.model.record import Record
from bidgen.model.requirements import Requirements
from bidgen.model.research import Research

# The parts of a Bid that were typed in its folder; the rest ships with the program.
INPUTS = ("overview", "business_case", "research", "plan", "requirements")


@dataclass(frozen=True)
class EarlyBid:
    """What its brief needs of a bid: all there is of one before the Discovery begins.

    `milestones` are those of the plan, as far as there are any yet.
    """

    overview: Overview
    requirements: Requirements
    fund: Fund
    framework: Framework
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True)
class ResearchedBid:
    """What the rules of research need of a bid: there before there is a case or a plan."""

    overview: Overview
    research: Research
    fund: Fund


@dataclass(frozen=True)
class Bid:
    """The five inputs of a bid folder, and the fund, framework and discount rates they name."""

    overview: Overview
    business_case: BusinessCase
    research: Research
    plan: AlphaPlan
    requirements: Requirements
    fund: Fund
    framework: Framework
    rates: DiscountRates

    @property
    def inputs(self) -> tuple[Record, ...]:
        """The parts that were typed."""
        return tuple(getattr(self, name) for name in INPUTS)

    @property
    def early(self) -> EarlyBid:
        """What of the bid there was before the Discovery."""
        return EarlyBid(self.overview, self.requirements, self.fund, self.framework, self.plan.milestones)

    @property
    def researched(self) -> ResearchedBid:
        """What of the bid there was once the research was done."""
        return ResearchedBid(self.overview, self.research, self.fund)
