"""The arithmetic of appraisal by itself: pure functions of pounds, rates and years, for any business case.

Pounds are Decimal and in real prices, rates are fractions of 1 a year, and flows are one a year from year 0,
which is not discounted. Nothing is rounded. A result that does not exist is None, or has no values.

>>> from decimal import Decimal
>>> rates = packaged_rates("green-book-2018")
>>> flows = [Decimal(-1_000_000), *[Decimal(150_000)] * 10]
>>> factors = discount_factors(rates, len(flows))
>>> round(present_value(flows, factors), 2)
Decimal('247490.80')
>>> round(payback_years(flows), 1), round(discounted_payback_years(flows, factors), 1)
(Decimal('6.7'), Decimal('7.7'))
>>> print(internal_rates_of_return(flows))
8.1%
>>> def npsv(saving):
...     return present_value([flows[0], *[saving] * 10], factors)
>>> found = linear_switching_values(npsv, Decimal(0), Decimal(150_000))
>>> [round(value, 2) for value in found.values]
[Decimal('120241.37')]
"""

from __future__ import annotations

from bidgen.appraise.annuities import (
    annuity_factor,
    annuity_payment,
    annuity_value,
    equivalent_annual_cost,
)
from bidgen.appraise.dated import DatedFlow, dated_present_value
from bidgen.appraise.discounting import (
    benefit_cost_ratio,
    constant_rate,
    discount_factors,
    net_present_value,
    present_value,
    rate_of_year,
)
from bidgen.appraise.optimism_bias import Contribution, reduced, resultant_bias, uplifted
from bidgen.appraise.payback import discounted_payback_years, payback_years
from bidgen.appraise.prices import deflate, in_prices_of, inflate, nominal_rate, price_index, real_rate
from bidgen.appraise.rates_of_return import InternalRates, internal_rates_of_return, modified_internal_rate
from bidgen.appraise.schedules import packaged_rates
from bidgen.appraise.switching import (
    SwitchingValues,
    change_to,
    linear_switching_values,
    switching_values,
)
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates, Rate

__all__ = [
    "Contribution",
    "DatedFlow",
    "DiscountRates",
    "FinancialYear",
    "InternalRates",
    "Rate",
    "SwitchingValues",
    "annuity_factor",
    "annuity_payment",
    "annuity_value",
    "benefit_cost_ratio",
    "change_to",
    "constant_rate",
    "dated_present_value",
    "deflate",
    "discount_factors",
    "discounted_payback_years",
    "equivalent_annual_cost",
    "in_prices_of",
    "inflate",
    "internal_rates_of_return",
    "linear_switching_values",
    "modified_internal_rate",
    "net_present_value",
    "nominal_rate",
    "packaged_rates",
    "payback_years",
    "present_value",
    "price_index",
    "rate_of_year",
    "real_rate",
    "reduced",
    "resultant_bias",
    "switching_values",
    "uplifted",
]
