"""What tables and sentences of the appraisal say of their figures: rate, prices, optimism bias, core team."""

from __future__ import annotations

from bidgen.formats import percent
from bidgen.model.appraisal import Appraisal


def basis_note(appraisal: Appraisal) -> str:
    """Return what every table of present values says below it: rate, edition, year 0 and price base."""
    rates = appraisal.rates
    return (
        f"Discounted at {percent(rates.rates[0].rate)} a year in real terms, the rate of {rates.name} "
        f"({rates.source}). Year 0 is {appraisal.years[0]} and is not discounted. Prices of "
        f"{appraisal.price_base}. Every figure is relative to business as usual."
    )


def cash_note(appraisal: Appraisal) -> str:
    """Return what every table of undiscounted amounts says below it."""
    before = ", before optimism bias" if appraisal.biases else ""
    return (
        f"Not discounted{before}. Prices of {appraisal.price_base}, without inflation. Every figure is "
        "relative to business as usual."
    )


def before_share(appraisal: Appraisal) -> str:
    """Return what qualifies one council's saving where a core team is paid for beside the councils."""
    return ", before its share of the core team" if appraisal.core_team else ""


def after_bias(appraisal: Appraisal) -> str:
    """Return what qualifies a net present social value where optimism bias is applied."""
    return " after optimism bias" if appraisal.biases else ""
