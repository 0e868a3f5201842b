"""What the appraisal found: costs and benefits by year and option, by council and organisation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.business_case import (
    Assumption,
    Benefit,
    Cost,
    Mitigation,
    OptimismBias,
    Option,
)
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates

# Who pays or saves where no organisation of the bid does by itself.
THE_FUND, COUNCILS_THAT_JOIN, THE_PROGRAMME = "the fund", "councils that join", "the programme"


@dataclass(frozen=True)
class Line:
    """One cost or benefit through the years of the appraisal.

    `amounts` are pounds, one for each year of the appraisal, unrounded, before optimism bias. `factors` says
    how a year's amount is made, for people: the quantity, the unit value and each assumption. `record` is
    None for the Alpha's cost, which comes from the Alpha's budget.
    """

    id: str
    item: str
    kind: str
    who: str | None
    per: str
    council_type: str | None
    amounts: tuple[Decimal, ...]
    factors: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    record: Cost | Benefit | None

    @property
    def total(self) -> Decimal:
        return sum(self.amounts, Decimal(0))

    @property
    def is_alpha(self) -> bool:
        """Whether it is the cost of the Alpha, a budget that is fixed."""
        return self.record is None


@dataclass(frozen=True)
class AppliedBias:
    """One row of the Optimism bias table with what mitigates it and what is left of it.

    `resultant` is a fraction of 1: costs of the row's class are raised, or benefits lowered, by it.
    """

    bias: OptimismBias
    factors: tuple[Mitigation, ...]
    resultant: Decimal


@dataclass(frozen=True)
class Outcome:
    """One option's present values in pounds, NPSV and BCR, under some values of the assumptions.

    As in OptionResult, business as usual has an NPSV of 0 and no BCR; an option without a cost has no BCR.
    """

    option: Option
    present_cost: Decimal
    present_benefit: Decimal
    npsv: Decimal
    bcr: Decimal | None


@dataclass(frozen=True)
class OptionResult:
    """One option's costs and benefits against business as usual.

    Every tuple holds pounds, one value for each year. Costs and benefits by year are before optimism bias;
    `bias_by_year` is what that adds to costs and takes from benefits. All that follows from it, from
    `net_by_year` on, is after optimism bias; `before_bias` has the present values without it. For business as
    usual itself `costs` are what it costs today and tomorrow, for information; its net present social value
    is 0 by definition. `cash_npsv` is the same in cash alone, staff time and time freed left out. Paybacks
    are in years after year 0, None where there is none.
    """

    option: Option
    costs: tuple[Line, ...]
    benefits: tuple[Line, ...]
    cost_by_year: tuple[Decimal, ...]
    cash_releasing_by_year: tuple[Decimal, ...]
    non_cash_releasing_by_year: tuple[Decimal, ...]
    bias_by_year: tuple[Decimal, ...]
    net_by_year: tuple[Decimal, ...]
    cumulative_by_year: tuple[Decimal, ...]
    councils_live: tuple[int, ...]
    present_cost: Decimal
    present_benefit: Decimal
    npsv: Decimal
    bcr: Decimal | None
    before_bias: Outcome
    cash_npsv: Decimal
    payback: Decimal | None
    discounted_payback: Decimal | None

    @property
    def whole_life_cost(self) -> Decimal:
        """What the option costs over all years in pounds, not discounted, before optimism bias."""
        return sum(self.cost_by_year, Decimal(0))

    @property
    def benefit_by_year(self) -> tuple[Decimal, ...]:
        """Benefits in money, of both classes, in pounds, before optimism bias."""
        both = zip(self.cash_releasing_by_year, self.non_cash_releasing_by_year, strict=True)
        return tuple(cash + time for cash, time in both)

    def cost_of_kind(self, *kinds: str) -> tuple[Decimal, ...]:
        """Return costs of some classes by year, in pounds, before optimism bias."""
        columns = [line.amounts for line in self.costs if line.kind in kinds]
        return tuple(
            sum((column[at] for column in columns), Decimal(0)) for at in range(len(self.cost_by_year))
        )


@dataclass(frozen=True)
class OneCouncil:
    """What the preferred option means for one council that joins, in pounds, before optimism bias.

    `council_type` is None for a council whose type is not stated, and for the average of several types by
    how many are live in the last year. `live` is how many of them are live in that year. `joining` is paid
    once; the rest is a year's amount while live, not discounted. `pays_now` is what such a council pays in
    cash under business as usual, None where the tables do not say. `net_saving` counts cash-releasing
    benefits less running costs in cash; `payback` is in years, None where it never pays back.
    """

    council_type: str | None
    live: int
    joining: Decimal
    running: Decimal
    cash_releasing: Decimal
    non_cash_releasing: Decimal
    pays_now: Decimal | None

    @property
    def net_saving(self) -> Decimal:
        return self.cash_releasing - self.running

    @property
    def pays_after(self) -> Decimal | None:
        """What such a council pays a year in cash with the preferred option."""
        return None if self.pays_now is None else self.pays_now - self.net_saving

    @property
    def payback(self) -> Decimal | None:
        return self.joining / self.net_saving if self.net_saving > 0 else None


@dataclass(frozen=True)
class RollUp:
    """What several councils together pay once to join and save a year, in pounds of cash, not discounted.

    `names` are those counted by name, by id; empty for all that are live in the last year. `after_team` is
    the saving less the councils' share of the core team, each live council bearing the same; None without
    a core team.
    """

    names: tuple[str, ...]
    councils: int
    joining: Decimal
    net_saving: Decimal
    after_team: Decimal | None


@dataclass(frozen=True)
class CashFlow:
    """What one organisation pays and saves in cash by year, not discounted, before optimism bias.

    In pounds of the price base, without inflation: "cash" tells it from staff time, not from real prices.

    `who` is an organisation's id, or one of the names of bidgen.model.appraisal: the fund, the councils that
    join, the programme (nobody is named).
    """

    who: str
    cost_by_year: tuple[Decimal, ...]
    saving_by_year: tuple[Decimal, ...]

    @property
    def net_by_year(self) -> tuple[Decimal, ...]:
        both = zip(self.saving_by_year, self.cost_by_year, strict=True)
        return tuple(saving - cost for saving, cost in both)


@dataclass(frozen=True)
class FinancialCase:
    """The preferred option in cash, not discounted, before optimism bias: cash-releasing benefits alone.

    By year in pounds of the price base, without inflation; `fund` is the part of the costs that the fund is
    asked for. `flows` are the same costs and savings by organisation.
    """

    capital: tuple[Decimal, ...]
    revenue: tuple[Decimal, ...]
    fund: tuple[Decimal, ...]
    savings: tuple[Decimal, ...]
    flows: tuple[CashFlow, ...]

    @property
    def costs(self) -> tuple[Decimal, ...]:
        return tuple(capital + revenue for capital, revenue in zip(self.capital, self.revenue, strict=True))

    @property
    def net(self) -> tuple[Decimal, ...]:
        return tuple(saving - cost for saving, cost in zip(self.savings, self.costs, strict=True))


@dataclass(frozen=True)
class Appraisal:
    """The economic results of every option, in the order of the Options table.

    `councils` is what the preferred option means for a council of each type, `one_council` for one on
    average; `core_team` is what the preferred option costs in cash each year, by the last one, however many
    councils are live, less what it saves so, in pounds; `all_councils` is the sector under the stated
    adoption, `named_councils` those that are counted by name, None without any.
    """

    years: tuple[FinancialYear, ...]
    price_base: FinancialYear
    rates: DiscountRates
    discount_factors: tuple[Decimal, ...]
    biases: tuple[AppliedBias, ...]
    results: tuple[OptionResult, ...]
    preferred: OptionResult
    councils: tuple[OneCouncil, ...]
    one_council: OneCouncil
    named_councils: RollUp | None
    all_councils: RollUp
    core_team: Decimal
    financial: FinancialCase
    not_in_money: tuple[Benefit, ...]

    @property
    def sector_saving(self) -> Decimal:
        """What all councils live in the last year save together in that year, in pounds of cash.

        Cash-releasing benefits of the preferred option less everything that it costs each year, the core
        team included; what is paid once to join is left out.
        """
        return self.all_councils.net_saving - self.core_team

    @property
    def saving_after_team(self) -> Decimal | None:
        """What one council saves in the last year after its share of the core team; None if none is live."""
        live = self.preferred.councils_live[-1]
        return self.one_council.net_saving - self.core_team / live if live else None

    @property
    def paid_back_in(self) -> FinancialYear | None:
        """The year from which the preferred option's benefits added up stay at or above its costs."""
        payback = self.preferred.payback
        return None if payback is None else self.years[math.ceil(payback)]

    def result(self, option_id: str) -> OptionResult | None:
        return next((found for found in self.results if found.option.id == option_id), None)
