"""Internal rates of return: none, one or several; and the modified rate, of which there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal

from bidgen.appraise.polynomials import positive_roots
from bidgen.formats import percent

DIGITS = Context(prec=20)


@dataclass(frozen=True, slots=True)
class InternalRates:
    """Every internal rate of return of some flows, ascending, as fractions of 1 a year."""

    rates: tuple[Decimal, ...]

    @property
    def kind(self) -> Literal["none", "one", "several"]:
        if not self.rates:
            return "none"
        return "one" if len(self.rates) == 1 else "several"

    @property
    def only(self) -> Decimal | None:
        """The rate where there is just one: no other may be printed as "the" rate."""
        return self.rates[0] if self.kind == "one" else None

    def __str__(self) -> str:
        """Return the words to print: "none", "8.7%" or "several (8.2%, 121.8%)"."""
        rates = ", ".join(percent(rate) for rate in self.rates)
        return {"none": "none", "one": rates, "several": f"several ({rates})"}[self.kind]


def internal_rates_of_return(flows: Sequence[Decimal]) -> InternalRates:
    """Return every constant discount rate above -100% a year at which the flows' net present value is 0.

    `flows` are net pounds, one a year from year 0. The rates are found to 20 digits, all of them and no
    other, however often the flows change sign; one at which NPV only touches 0 is counted once. Flows of one
    sign have none, and neither have flows that are all 0, for which any rate would do. General practice:
    NPSV decides.
    """
    # With g for 1 + rate, NPV times g^n is a polynomial in g, whose coefficients are the flows.
    growths = positive_roots([Fraction(flow) for flow in flows])
    return InternalRates(tuple(_decimal(growth - 1) for growth in growths))


def modified_internal_rate(
    flows: Sequence[Decimal], finance_rate: Decimal, reinvestment_rate: Decimal
) -> Decimal | None:
    """Return the modified internal rate of return, a fraction of 1 a year, or None where it is not defined.

    `flows` are net pounds, one a year from year 0. Those below 0 are discounted to year 0 at the finance
    rate, those above 0 compounded to the last year at the reinvestment rate; the result is the rate that
    leads from the one sum to the other. Without both it is not defined. General practice.
    """
    last = len(flows) - 1
    paid = sum(
        (-flow / (1 + finance_rate) ** year for year, flow in enumerate(flows) if flow < 0), Decimal(0)
    )
    received = sum(
        (flow * (1 + reinvestment_rate) ** (last - year) for year, flow in enumerate(flows) if flow > 0),
        Decimal(0),
    )
    if not paid or not received:
        return None
    return (received / paid) ** (Decimal(1) / last) - 1


def _decimal(number: Fraction) -> Decimal:
    return DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)).normalize(DIGITS)
