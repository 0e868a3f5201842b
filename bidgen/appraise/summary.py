"""What the Summary of the workbook shows that is typed elsewhere: settings, and the Alpha's cost by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bidgen.appraise.discounting import rate_of_year
from bidgen.appraise.lines import alpha_by_year
from bidgen.appraise.schedules import GREEN_BOOK_2018, packaged_rates
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.business_case import AppraisalSettings
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates
from bidgen.model.whole import Bid
from bidgen.read.raw import RawBid

# How many years a Summary has while nobody has said how many are appraised.
SOME_YEARS = 10
CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as people read them; None is not known yet.

    `rates` has one rate for each year, that of year 0 not used; `alpha` the Alpha's cost in each, in pounds.
    """

    first_year: FinancialYear | None = None
    years: int | None = None
    price_base: FinancialYear | None = None
    inflation: Decimal | None = None
    scenario: str = CENTRAL
    preferred: str = ""
    schedule: str = ""
    rates: tuple[Decimal, ...] = ()
    alpha: tuple[Decimal, ...] = ()


def settings_of(bid: Bid) -> Settings:
    """Return the settings of a whole bid."""
    return _settings(bid.business_case.appraisal, bid.rates, bid.plan)


def settings_so_far(raw: RawBid | None = None) -> Settings:
    """Return the settings of a bid as far as they are typed and right; without one, those of a new bid."""
    if raw is None:
        return _with_years(Settings(), packaged_rates(), None)
    case, _ = check_input(raw.inputs["business-case"], "business-case")
    plan, _ = check_input(raw.inputs["alpha-plan"], "alpha-plan")
    group = case.values.get("appraisal")
    typed: Mapping[str, Any] = group if isinstance(group, Mapping) else {}
    found = structure(AppraisalSettings, replace(case, values=typed, places={}))
    rates = _rates(typed.get("discount_rates"))
    whole_plan = structure(AlphaPlan, plan)
    if found is not None:
        return _settings(found, rates, whole_plan)
    some = Settings(
        first_year=_one(typed, "first_year", FinancialYear),
        years=_one(typed, "years", int),
        price_base=_one(typed, "price_base", FinancialYear),
        inflation=_one(typed, "inflation", Decimal),
        scenario=_one(typed, "scenario", str) or CENTRAL,
        preferred=_one(typed, "preferred_option", str) or "",
    )
    return _with_years(some, rates, whole_plan)


def _one(typed: Mapping[str, Any], name: str, kind: type[Any]) -> Any:
    value = typed.get(name)
    return value if isinstance(value, kind) else None


def _rates(name: object) -> DiscountRates:
    try:
        return packaged_rates(name if isinstance(name, str) else GREEN_BOOK_2018)
    except ValueError:
        return packaged_rates()


def _settings(typed: AppraisalSettings, rates: DiscountRates, plan: AlphaPlan | None) -> Settings:
    found = Settings(
        first_year=typed.first_year,
        years=typed.years,
        price_base=typed.price_base,
        inflation=typed.inflation,
        scenario=typed.scenario,
        preferred=typed.preferred_option,
    )
    return _with_years(found, rates, plan)


def _with_years(found: Settings, rates: DiscountRates, plan: AlphaPlan | None) -> Settings:
    years = found.years or SOME_YEARS
    alpha = (Decimal(0),) * years
    if plan is not None and found.first_year is not None:
        total = sum((line.amount for line in plan.budget), Decimal(0))
        alpha = alpha_by_year(total, plan, [found.first_year.plus(at) for at in range(years)])
    return replace(
        found,
        schedule=rates.name,
        rates=tuple(rate_of_year(rates, year) for year in range(years)),
        alpha=alpha,
    )
