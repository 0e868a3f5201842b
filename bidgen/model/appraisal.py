"""What the appraisal found: costs and benefits by year, what one council saves, and how sure it all is."""

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
class Ranking:
    """The options from best to worst; `by_bcr` has those alone for which a BCR is defined.

    `differ` says that some option has the higher NPSV and another the higher BCR: then NPSV decides, and a
    table that shows both says so.
    """

    by_npsv: tuple[Option, ...]
    by_bcr: tuple[Option, ...]
    differ: bool


@dataclass(frozen=True)
class Switch:
    """A value of one assumption, in its unit, at which the recommendation changes.

    There the preferred option's NPSV equals that of `rival`, which is 0 where that is business as usual.
    `change` is how far it lies from the central value, as a fraction of that: None where the central value is
    0. `in_range` is whether it lies from low to high: None for an assumption without a range.
    """

    value: Decimal
    rival: Option
    change: Decimal | None
    in_range: bool | None


@dataclass(frozen=True)
class AssumptionSwitch:
    """The first switching value below and above an assumption's central value; None where there is none.

    With neither, no value of this assumption by itself changes the recommendation.
    """

    assumption: Assumption
    below: Switch | None
    above: Switch | None

    @property
    def nearest(self) -> Switch | None:
        """The switch that the central value reaches first."""
        found = [one for one in (self.below, self.above) if one is not None]
        return min(found, key=lambda one: abs(one.value - self.assumption.value), default=None)

    @property
    def in_range(self) -> bool:
        """Whether the stated range holds a value at which the recommendation changes."""
        return any(one is not None and one.in_range for one in (self.below, self.above))


@dataclass(frozen=True)
class Bar:
    """The preferred option's NPSV in pounds with one assumption at its low and its high, others central."""

    assumption: Assumption
    npsv_at_low: Decimal
    npsv_at_high: Decimal

    @property
    def width(self) -> Decimal:
        return abs(self.npsv_at_high - self.npsv_at_low)


@dataclass(frozen=True)
class Tornado:
    """The inputs that move the preferred option's NPSV most, the widest bar first, and what is left out.

    Each assumption is in one place: in a bar, `weaker` than the bars shown, `without_range` though the option
    counts it, or `without_effect` on the option. `npsv` is the central one, in pounds.
    """

    npsv: Decimal
    bars: tuple[Bar, ...]
    weaker: tuple[Assumption, ...]
    without_range: tuple[Assumption, ...]
    without_effect: tuple[Assumption, ...]


@dataclass(frozen=True)
class ScenarioResult:
    """Every option with adoption as in one scenario and all assumptions central, in the table's order.

    `counted` marks the scenario that the appraisal's figures are made with. `holds` is whether no option has
    a higher NPSV than the preferred one; `best` has the highest, the preferred option where several have it.
    """

    scenario: str
    counted: bool
    outcomes: tuple[Outcome, ...]
    best: Option
    holds: bool

    def outcome(self, option_id: str) -> Outcome | None:
        return next((found for found in self.outcomes if found.option.id == option_id), None)


@dataclass(frozen=True)
class Simulation:
    """A Monte Carlo of the preferred option's NPSV: a simplification, to be printed as what it is.

    In each draw every assumption is drawn by itself from a triangle over low, central and high, so no two
    move together; those without a range stay central, and so does adoption, in the scenario that is counted.
    `percentiles` are pounds, to the penny: the NPSV that 1%, 2%, ... 99% of the draws do not exceed.
    """

    seed: int
    draws: int
    drawn: tuple[Assumption, ...]
    chance_positive: Decimal
    chance_best: Decimal
    percentiles: tuple[Decimal, ...]

    def point(self, percent: int) -> Decimal:
        """Return the NPSV in pounds that `percent` (1 to 99) of 100 draws do not exceed."""
        return self.percentiles[range(1, 100).index(percent)]


@dataclass(frozen=True)
class Uncertainty:
    """How sure the appraisal is: what turns the recommendation, and what moves the NPSV, how far."""

    ranking: Ranking
    switches: tuple[AssumptionSwitch, ...]
    tornado: Tornado
    scenarios: tuple[ScenarioResult, ...]
    simulation: Simulation
