"""What every line of the tables is worked out with: years, assumptions, councils, prices, optimism bias."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidgen.appraise.bias import Multipliers, multipliers
from bidgen.appraise.prices import deflate, price_index
from bidgen.model.business_case import (
    CASH,
    COUNCIL_LIVE,
    ONCE,
    Adoption,
    Assumption,
    Benefit,
    BusinessCase,
    Cost,
    last_year_of,
)
from bidgen.model.calendar import FinancialYear


@dataclass(frozen=True)
class Setting:
    """What every line needs.

    `live` has how many councils are live by option, year and council type, None for those whose type is not
    stated; `live_in_all` adds the types up. `price_levels` are those of the years, 1 in the price base, by
    which cash prices are divided. `bias` has by option and class what optimism bias multiplies an amount by.
    """

    years: tuple[FinancialYear, ...]
    assumptions: Mapping[str, Assumption]
    live: Mapping[tuple[str, FinancialYear, str | None], int]
    live_in_all: Mapping[tuple[str, FinancialYear], int]
    price_levels: tuple[Decimal, ...]
    bias: Multipliers

    def councils(self, option: str, year: FinancialYear, council_type: str | None = None) -> int:
        """Return how many councils are live with the option: those of the type, or all of them."""
        if council_type is None:
            return self.live_in_all.get((option, year), 0)
        return self.live.get((option, year, council_type), 0)

    def multiplier(self, option: str, kind: str) -> Decimal:
        """Return what optimism bias multiplies an amount of the class by."""
        return self.bias.get((option, kind), Decimal(1))

    def levels_of(self, record: Cost | Benefit) -> tuple[Decimal, ...]:
        """Return what the record's amounts of each year are divided by to be real: 1 where they are."""
        return self.price_levels if record.prices == CASH else (Decimal(1),) * len(self.years)


def setting_of(case: BusinessCase, scenario: str | None = None) -> Setting:
    """Return what the lines are worked out with, adoption as in `scenario`.

    By default it is the scenario that the figures count.
    """
    settings = case.appraisal
    years = tuple(settings.first_year.plus(offset) for offset in range(settings.years))
    live = _councils_live(case.adoption, scenario or settings.scenario, settings.scenario)
    return Setting(
        years=years,
        assumptions={one.id: one for one in case.assumptions},
        live=live,
        live_in_all=_added_up(live),
        price_levels=price_index(
            settings.inflation or Decimal(0),
            len(years),
            first=settings.first_year.start - settings.price_base.start,
        ),
        bias=multipliers(case),
    )


def _councils_live(
    adoption: Sequence[Adoption], scenario: str, otherwise: str
) -> dict[tuple[str, FinancialYear, str | None], int]:
    """Return councils live in `scenario`; an option that has no row of it is counted as in `otherwise`."""
    told = {row.option for row in adoption if row.scenario == scenario}
    return {
        (row.option, row.year, row.council_type): row.councils_live
        for row in adoption
        if row.scenario == (scenario if row.option in told else otherwise)
    }


def _added_up(
    live: Mapping[tuple[str, FinancialYear, str | None], int],
) -> dict[tuple[str, FinancialYear], int]:
    found: dict[tuple[str, FinancialYear], int] = {}
    for (option, year, _), councils in live.items():
        found[option, year] = found.get((option, year), 0) + councils
    return found


def through_the_years(amount: Decimal, record: Cost | Benefit, setting: Setting) -> tuple[Decimal, ...]:
    """Return `amount` pounds as often as the record counts in each year of the appraisal, in real prices.

    Optimism bias is not in them.
    """
    typed = tuple(amount * times(record, year, setting) for year in setting.years)
    return deflate(typed, setting.levels_of(record))


def times(record: Cost | Benefit, year: FinancialYear, setting: Setting) -> int:
    """Return how often the record's amount counts in `year`: 0, 1, or councils live or joining.

    Councils joining are those by which the councils that the record counts, of its type or of all, have
    become more since the year before.
    """
    if not is_counted(record, year, setting):
        return 0
    if record.per == ONCE:
        return 1
    live = setting.councils(record.option, year, record.council_type)
    if record.per == COUNCIL_LIVE:
        return live
    return max(0, live - setting.councils(record.option, year.plus(-1), record.council_type))


def is_counted(record: Cost | Benefit, year: FinancialYear, setting: Setting) -> bool:
    """Say whether `year` is from the record's first year to its last."""
    return record.first_year is not None and record.first_year <= year <= last_year_of(
        record, setting.years[-1]
    )
