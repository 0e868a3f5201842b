"""How sure the appraisal is: ranking, switching values, the strongest inputs, scenarios, random draws."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.appraisal import Outcome
from bidgen.model.business_case import Assumption, Option


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

    There the preferred option's NPSV equals that of `rival`, which is 0 where that is business as usual, and
    beyond it `better` is the best: the rival, or the preferred option where it is not the best before.
    `change` is how far it lies from the central value, as a fraction of that: None where the central value is
    0. `in_range` is whether it lies from low to high: None for an assumption without a range.
    """

    value: Decimal
    rival: Option
    better: Option
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

    Each input is in one place: in a bar, `weaker` than the bars shown, `without_range` though the option
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
    a higher NPSV than the preferred one, by half a penny or more; `best` has the highest, the preferred
    option where several have it. `councils_live` are those of the preferred option in the last year.
    """

    scenario: str
    counted: bool
    councils_live: int
    outcomes: tuple[Outcome, ...]
    best: Option
    holds: bool

    def outcome(self, option_id: str) -> Outcome | None:
        return next((found for found in self.outcomes if found.option.id == option_id), None)


@dataclass(frozen=True)
class Chances:
    """In which share of a simulation's draws an option's NPSV is above 0, and in which no option's is higher.

    Business as usual has an NPSV of 0, so it is never above it.
    """

    option: Option
    positive: Decimal
    best: Decimal


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
    chances: tuple[Chances, ...]
    preferred: Option
    percentiles: tuple[Decimal, ...]

    @property
    def chance_positive(self) -> Decimal:
        return self._of_preferred.positive

    @property
    def chance_best(self) -> Decimal:
        return self._of_preferred.best

    @property
    def _of_preferred(self) -> Chances:
        return next(one for one in self.chances if one.option.id == self.preferred.id)

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
