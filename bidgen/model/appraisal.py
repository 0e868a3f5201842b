"""What the appraisal found: costs and benefits by year, present values, and what one council saves."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.business_case import ONCE, Assumption, Benefit, Cost, Option
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates


@dataclass(frozen=True)
class Line:
    """One cost or benefit through the years of the appraisal.

    `amounts` are pounds, one for each year of the appraisal, unrounded. `factors` says how a year's amount
    is made, for people: the quantity, the unit value and each assumption. `record` is None for the Alpha's
    cost, which comes from the Alpha's budget.
    """

    id: str
    item: str
    kind: str
    who: str | None
    per: str
    amounts: tuple[Decimal, ...]
    factors: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    record: Cost | Benefit | None

    @property
    def total(self) -> Decimal:
        return sum(self.amounts, Decimal(0))


@dataclass(frozen=True)
class OptionResult:
    """One option's costs and benefits against business as usual.

    Every tuple holds pounds, one value for each year. For business as usual itself `costs` are what it costs
    today and tomorrow, for information; its net present social value is 0 by definition. `cash_npsv` is the
    same in cash alone, time freed left out.
    """

    option: Option
    costs: tuple[Line, ...]
    benefits: tuple[Line, ...]
    cost_by_year: tuple[Decimal, ...]
    cash_releasing_by_year: tuple[Decimal, ...]
    non_cash_releasing_by_year: tuple[Decimal, ...]
    benefit_by_year: tuple[Decimal, ...]
    net_by_year: tuple[Decimal, ...]
    cumulative_by_year: tuple[Decimal, ...]
    councils_live: tuple[int, ...]
    present_cost: Decimal
    present_benefit: Decimal
    npsv: Decimal
    cash_npsv: Decimal
    bcr: Decimal | None
    payback: Decimal | None

    @property
    def whole_life_cost(self) -> Decimal:
        return sum(self.cost_by_year, Decimal(0))


@dataclass(frozen=True)
class OneCouncil:
    """What the preferred option means for one council that joins, in pounds, undiscounted.

    `joining` is paid once; the rest is a year's amount while live. `net_saving` counts cash-releasing
    benefits less running costs; `payback` is in years, None where it never pays back.
    """

    joining: Decimal
    running: Decimal
    cash_releasing: Decimal
    non_cash_releasing: Decimal
    net_saving: Decimal
    payback: Decimal | None


@dataclass(frozen=True)
class Appraisal:
    """The economic results of every option, in the order of the Options table.

    `sector_saving` is what all councils live in the last year save together in that year, in pounds:
    cash-releasing benefits of the preferred option less everything that it costs each year, a central team
    included; what is paid once to join is left out.
    """

    years: tuple[FinancialYear, ...]
    price_base: FinancialYear
    rates: DiscountRates
    discount_factors: tuple[Decimal, ...]
    results: tuple[OptionResult, ...]
    preferred: OptionResult
    one_council: OneCouncil
    sector_saving: Decimal
    not_in_money: tuple[Benefit, ...]

    @property
    def core_team(self) -> Decimal:
        """What the preferred option costs in the last year however many councils are live, in pounds."""
        return sum((line.amounts[-1] for line in self.preferred.costs if line.per == ONCE), Decimal(0))

    @property
    def saving_after_team(self) -> Decimal | None:
        """What one council saves in the last year after its share of the core team; None if none is live."""
        live = self.preferred.councils_live[-1]
        return self.sector_saving / live if live else None

    @property
    def paid_back_in(self) -> FinancialYear | None:
        """The year from which the preferred option's benefits added up stay at or above its costs."""
        behind = [at for at, amount in enumerate(self.preferred.cumulative_by_year) if amount < 0]
        first = behind[-1] + 1 if behind else 0
        return self.years[first] if first < len(self.years) else None

    def result(self, option_id: str) -> OptionResult | None:
        return next((found for found in self.results if found.option.id == option_id), None)
