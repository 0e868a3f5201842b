"""What the Summary of the workbook shows that is typed elsewhere: settings, and the Alpha's cost by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bidgen.appraise.discounting import rate_of_year
from bidgen.appraise.lines import alpha_by_year
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates
from bidgen.model.whole import Bid

# How many years a Summary has while nobody has said how many are appraised.
SOME_YEARS = 10
CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """The settings as people read them; None is not known yet.

    `alpha` is the Alpha's cost in each year of the Summary, in pounds; `rates` has one rate for each, that of
    year 0 not used. Without a known `schedule` of rates there are none.
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


def settings_of(bid: Bid) -> SummarySettings:
    """Return the settings of a whole bid."""
    typed = bid.business_case.appraisal
    found = SummarySettings(
        first_year=typed.first_year,
        years=typed.years,
        price_base=typed.price_base,
        inflation=typed.inflation,
        scenario=typed.scenario,
        preferred=typed.preferred_option,
    )
    return with_years(found, bid.rates, bid.plan)


def with_years(
    found: SummarySettings, rates: DiscountRates | None, plan: AlphaPlan | None
) -> SummarySettings:
    """Return the settings with the rates and the Alpha's cost of their years, as far as these are known."""
    years = found.years or SOME_YEARS
    alpha: tuple[Decimal, ...] = (Decimal(0),) * years
    if plan is not None and found.first_year is not None:
        alpha = alpha_by_year(plan.total_cost, plan, [found.first_year.plus(at) for at in range(years)])
    found = replace(found, alpha=alpha)
    if rates is None:
        return found
    return replace(
        found, schedule=rates.name, rates=tuple(rate_of_year(rates, year) for year in range(years))
    )
