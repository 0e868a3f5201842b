"""The settings that a Summary shows while the bid is being written: as far as they are typed and right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bidgen.appraise.schedules import GREEN_BOOK_2018, packaged_rates
from bidgen.appraise.summary import CENTRAL, SummarySettings, with_years
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates
from bidgen.read.raw import RawBid

_RATES = ("appraisal", "discount_rates")


def settings_so_far(raw: RawBid | None = None) -> SummarySettings:
    """Return the settings of a bid as far as they are typed and right; without one, those of a new bid.

    Rates stay unset where business-case.yaml names a schedule that is not known.
    """
    if raw is None:
        return with_years(SummarySettings(), packaged_rates(), None)
    case, _ = check_input(raw.inputs["business-case"], "business-case")
    plan, _ = check_input(raw.inputs["alpha-plan"], "alpha-plan")
    group = case.values.get("appraisal")
    typed: Mapping[str, Any] = group if isinstance(group, Mapping) else {}
    found = SummarySettings(
        first_year=_one(typed, "first_year", FinancialYear),
        years=_one(typed, "years", int),
        price_base=_one(typed, "price_base", FinancialYear),
        inflation=_one(typed, "inflation", Decimal),
        scenario=_one(typed, "scenario", str) or CENTRAL,
        preferred=_one(typed, "preferred_option", str) or "",
    )
    named = None if _RATES in case.at_fault else typed.get("discount_rates", GREEN_BOOK_2018)
    return with_years(found, _rates(named), structure(AlphaPlan, plan))


def _one(typed: Mapping[str, Any], name: str, kind: type[Any]) -> Any:
    value = typed.get(name)
    return value if isinstance(value, kind) else None


def _rates(name: object) -> DiscountRates | None:
    try:
        return packaged_rates(name) if isinstance(name, str) else None
    except ValueError:
        return None
