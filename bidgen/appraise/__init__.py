"""Bid -> Appraisal: what each option costs and gains, by the Green Book's rules."""

from __future__ import annotations

from decimal import Decimal

from bidgen.appraise.bias import applied_biases
from bidgen.appraise.cash import financial_case
from bidgen.appraise.councils import all_councils, average, councils_by_type, named_councils
from bidgen.appraise.discounting import discount_factors
from bidgen.appraise.options import option_result
from bidgen.appraise.setting import setting_of
from bidgen.model.appraisal import Appraisal, Line, OptionResult
from bidgen.model.business_case import (
    CASH_COST_KINDS,
    CASH_RELEASING,
    MONEY_KINDS,
    ONCE,
    last_year_of,
    preferred_of,
)
from bidgen.model.whole import Bid


def appraise(bid: Bid) -> Appraisal:
    """Return costs and benefits by year and class, present values, BCR and payback of every option.

    Every figure is in pounds of the price base, relative to business as usual and unrounded. Costs of
    business as usual are shown for information: what they would save another option is typed as that option's
    benefit, so that a saving stands on one side only. Cash prices are deflated first; optimism bias raises
    costs and lowers benefits by the bid's own table.
    """
    case = bid.business_case
    setting = setting_of(case)
    factors = discount_factors(bid.rates, len(setting.years))
    results = tuple(option_result(bid, option, setting, factors) for option in case.options)
    chosen = preferred_of(case)
    preferred = next(found for found in results if found.option is chosen)
    councils = councils_by_type(case, preferred.option, setting)
    one_council, core_team, live = average(councils), _core_team(preferred), preferred.councils_live[-1]
    share = core_team / live if live else Decimal(0)
    return Appraisal(
        years=setting.years,
        price_base=case.appraisal.price_base,
        rates=bid.rates,
        discount_factors=factors,
        biases=applied_biases(case),
        results=results,
        preferred=preferred,
        councils=councils,
        one_council=one_council,
        named_councils=named_councils(bid.overview.organisations, councils, setting, share),
        all_councils=all_councils(preferred, one_council, share),
        core_team=core_team,
        financial=financial_case(bid, preferred, setting),
        not_in_money=tuple(one for one in case.benefits if one.kind not in MONEY_KINDS),
    )


def _core_team(preferred: OptionResult) -> Decimal:
    """Return what the service costs in cash each year however many councils are live, less what it saves so.

    A one-off, such as a renewal in the last year, is no cost of each year.
    """
    costs = (one for one in preferred.costs if _is_yearly(one) and one.kind in CASH_COST_KINDS)
    savings = (one for one in preferred.benefits if _is_yearly(one) and one.kind == CASH_RELEASING)
    cost = sum((one.amounts[-1] for one in costs), Decimal(0))
    return cost - sum((one.amounts[-1] for one in savings), Decimal(0))


def _is_yearly(line: Line) -> bool:
    record = line.record
    if line.per != ONCE or record is None or record.first_year is None:
        return False
    return last_year_of(record, record.first_year) > record.first_year
