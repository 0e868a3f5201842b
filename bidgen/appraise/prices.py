"""Real and cash prices: deflating, inflating, changing the price base, real and nominal rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bidgen.model.calendar import FinancialYear


def price_index(inflation: Decimal, years: int, first: int = 0) -> tuple[Decimal, ...]:
    """Return the price levels of `years` years at a constant `inflation`, 1 in the price base.

    `inflation` is a fraction of 1 a year. `first` is how many years after the price base the first of them
    is; below 0 before it.
    """
    return tuple((1 + inflation) ** year for year in range(first, first + years))


def deflate(cash: Sequence[Decimal], index: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return cash (nominal) pounds, one a year from year 0, as real pounds of the index's base.

    By division (Green Book 2018, table 1, 5.11-5.12): £1,000 of year 2 at 2% is 1,000 / 1.02^2, not
    1,000 x 0.98^2. Discount only what is real: the Green Book's rate on cash counts inflation twice.
    """
    return tuple(amount / level for amount, level in zip(cash, index, strict=True))


def inflate(real: Sequence[Decimal], index: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return real pounds, one a year from year 0, as the cash pounds of each year: what a budget must hold.

    The reverse of `deflate` (Green Book 2018, table 1, 5.11-5.12).
    """
    return tuple(amount * level for amount, level in zip(real, index, strict=True))


def in_prices_of(
    amount: Decimal, index: Mapping[FinancialYear, Decimal], *, paid_in: FinancialYear, base: FinancialYear
) -> Decimal:
    """Return pounds in prices of the financial year `paid_in` as pounds in prices of `base`.

    `index` is a published series such as the GDP deflator, whatever its own base: amount x index of `base`
    / index of `paid_in` (HM Treasury, GDP deflators: user's guide, annex A).
    """
    return amount * index[base] / index[paid_in]


def real_rate(nominal: Decimal, inflation: Decimal) -> Decimal:
    """Return the rate over inflation, by (1 + nominal) / (1 + inflation) - 1, all fractions of 1 a year.

    Fisher's equation; general practice. Subtracting the rates is only near it.
    """
    return (1 + nominal) / (1 + inflation) - 1


def nominal_rate(real: Decimal, inflation: Decimal) -> Decimal:
    """Return the rate in cash terms, by (1 + real) x (1 + inflation) - 1, all fractions of 1 a year.

    Fisher's equation; general practice.
    """
    return (1 + real) * (1 + inflation) - 1
