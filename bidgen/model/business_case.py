"""The business case: narrative of the five cases, options, costs, benefits, assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.calendar import FinancialYear
from bidgen.model.record import Record

# The classes of benefit that are money and may be summed, always shown apart.
CASH_RELEASING = "cash-releasing"
NON_CASH_RELEASING = "non-cash-releasing"
MONEY_KINDS = (CASH_RELEASING, NON_CASH_RELEASING)
# The classes of cost; time of staff who are employed anyway costs something, but no cash.
CAPITAL, REVENUE, STAFF_TIME = "capital", "revenue", "staff time"
CASH_COST_KINDS = (CAPITAL, REVENUE)
# The prices in which an amount is typed: those of the price base, or those of the year that it is paid in.
REAL, CASH = "real", "cash"
# The option that others are measured against.
BUSINESS_AS_USUAL = "business as usual"
# How often an amount counts in each of its years.
ONCE, COUNCIL_JOINING, COUNCIL_LIVE = "once", "council joining", "council live"
# How fast councils take the service up, in the order in which the documents tell it.
SCENARIOS = ("slow", "central", "fast")


@dataclass(frozen=True, kw_only=True)
class StrategicCase(Record):
    """Why change is needed."""

    context: str
    problem: str
    objectives: str
    fit: str
    dependencies: str


@dataclass(frozen=True, kw_only=True)
class EconomicCase(Record):
    """Is it worth it, and how sure are we."""

    approach: str
    findings: str
    wider_benefits: str
    uncertainty: str


@dataclass(frozen=True, kw_only=True)
class CommercialCase(Record):
    """How it will be bought and shared."""

    market: str
    procurement: str
    ownership: str


@dataclass(frozen=True, kw_only=True)
class FinancialCase(Record):
    """Can we afford it."""

    funding: str
    affordability: str


@dataclass(frozen=True, kw_only=True)
class ManagementCase(Record):
    """Can we deliver it."""

    delivery: str
    benefits_realisation: str
    lessons: str


@dataclass(frozen=True, kw_only=True)
class AppraisalSettings(Record):
    """What the arithmetic needs to know."""

    first_year: FinancialYear
    years: int
    price_base: FinancialYear
    discount_rates: str = "green-book-2018"
    preferred_option: str
    scenario: str = "central"
    inflation: Decimal | None = None
    most_joining: int | None = None
    most_joining_source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Option(Record):
    """What could be done. Business as usual is one of them."""

    id: str
    name: str
    kind: str
    summary: str
    advantages: str
    disadvantages: str
    needs_alpha: bool

    @property
    def is_baseline(self) -> bool:
        """Whether it is business as usual, which the others are measured against."""
        return self.kind == BUSINESS_AS_USUAL


@dataclass(frozen=True, kw_only=True)
class Cost(Record):
    """What an option costs; for options other than business as usual, on top of it.

    The amount of a year is quantity x unit value x up to three assumptions, `per` council where it says so.
    """

    id: str
    option: str
    item: str
    organisation: str | None = None
    kind: str
    first_year: FinancialYear
    last_year: FinancialYear | None = None
    per: str = "once"
    council_type: str | None = None
    quantity: Decimal = Decimal(1)
    unit_value: Decimal = Decimal(1)
    unit_low: Decimal | None = None
    unit_high: Decimal | None = None
    assumption_1: str | None = None
    assumption_2: str | None = None
    assumption_3: str | None = None
    prices: str = REAL
    confidence: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Benefit(Record):
    """What an option gains against business as usual; a cost that it avoids is a benefit.

    The amount of a year is quantity x unit value x up to three assumptions, `per` council where it says so.
    `kind` is the class of benefit; only cash-releasing and non-cash-releasing ones are money.
    """

    id: str
    option: str
    item: str
    beneficiary: str | None = None
    kind: str
    first_year: FinancialYear | None = None
    last_year: FinancialYear | None = None
    per: str = "once"
    council_type: str | None = None
    quantity: Decimal = Decimal(1)
    unit_value: Decimal = Decimal(1)
    unit_low: Decimal | None = None
    unit_high: Decimal | None = None
    assumption_1: str | None = None
    assumption_2: str | None = None
    assumption_3: str | None = None
    budget_holder: str | None = None
    measure: str | None = None
    stories: tuple[str, ...] = ()
    prices: str = REAL
    confidence: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Assumption(Record):
    """Every figure that is not a known fact. Each is printed with its source."""

    id: str
    short_name: str | None = None
    statement: str
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str
    kind: str
    source: str | None = None
    basis: str
    test: str | None = None


@dataclass(frozen=True, kw_only=True)
class Adoption(Record):
    """How many councils use the service in each financial year, in each scenario."""

    option: str
    scenario: str
    year: FinancialYear
    council_type: str | None = None
    councils_live: int
    basis: str | None = None


@dataclass(frozen=True, kw_only=True)
class OptimismBias(Record):
    """By how much plans of this kind have turned out too hopeful, for one class of cost or benefit.

    `upper_bound` is a fraction of 1; without an `option` it holds for every one but business as usual.
    """

    id: str
    option: str | None = None
    kind: str
    upper_bound: Decimal
    source: str | None = None
    basis: str


@dataclass(frozen=True, kw_only=True)
class Mitigation(Record):
    """What contributes to an optimism bias, and how much of that is dealt with; both fractions of 1."""

    bias: str
    factor: str
    contribution: Decimal
    mitigation: Decimal
    basis: str


@dataclass(frozen=True, kw_only=True)
class BusinessCase(Record):
    """The business case: narrative of the five cases, options, costs, benefits, assumptions."""

    summary: str
    recommendation: str
    strategic: StrategicCase
    economic: EconomicCase
    commercial: CommercialCase
    financial: FinancialCase
    management: ManagementCase
    appraisal: AppraisalSettings
    options: tuple[Option, ...]
    costs: tuple[Cost, ...]
    benefits: tuple[Benefit, ...]
    assumptions: tuple[Assumption, ...]
    adoption: tuple[Adoption, ...] = ()
    optimism_bias: tuple[OptimismBias, ...] = ()
    mitigation: tuple[Mitigation, ...] = ()


def last_year_of(record: Cost | Benefit, last: FinancialYear) -> FinancialYear:
    """Return the last year in which the record counts; `last` is the last year of the appraisal.

    Where none is typed, an amount for each council that joins goes on for as long as councils may join; any
    other is a one-off of its first year.
    """
    if record.last_year is not None:
        return record.last_year
    return last if record.per == COUNCIL_JOINING or record.first_year is None else record.first_year


def preferred_of(case: BusinessCase) -> Option:
    """Return the option that the case recommends."""
    return next(one for one in case.options if one.id == case.appraisal.preferred_option)
