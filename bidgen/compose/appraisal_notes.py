"""What tables and sentences of the appraisal say of their figures: rate, prices, optimism bias, core team."""

from __future__ import annotations

from bidgen.formats import listed, percent
from bidgen.model.appraisal import Appraisal
from bidgen.model.business_case import Option


def basis_note(appraisal: Appraisal) -> str:
    """Return what every table of present values says below it: rate, edition, year 0 and price base."""
    rates = appraisal.rates
    return (
        f"Discounted at {rate_text(appraisal)} a year in real terms, the rate of {rates.name} "
        f"({rates.source}). Year 0 is {appraisal.years[0]} and is not discounted. Prices of "
        f"{appraisal.price_base}. Every figure is relative to business as usual."
    )


def rate_text(appraisal: Appraisal) -> str:
    """Return the discount rates of the appraisal's years as they step: 3.5%, and 3% from year 31."""
    steps = sorted(
        (one for one in appraisal.rates.rates if one.from_year < len(appraisal.years)),
        key=lambda one: one.from_year,
    )
    first, *later = [percent(one.rate) for one in steps] or [percent(0)]
    changes = [f"{rate} from year {one.from_year}" for rate, one in zip(later, steps[1:], strict=True)]
    return f"{first}, and {listed(changes)}" if changes else first


def cash_note(appraisal: Appraisal) -> str:
    """Return what every table of undiscounted amounts says below it."""
    return (
        f"Not discounted{before_bias(appraisal)}. In prices of {appraisal.price_base}, without inflation. "
        "Every figure is relative to business as usual."
    )


def before_share(appraisal: Appraisal) -> str:
    """Return what qualifies one council's saving where a core team is paid for beside the councils."""
    return ", before its share of the core team" if appraisal.core_team else ""


def before_bias(appraisal: Appraisal) -> str:
    """Return what qualifies an amount that leaves out the optimism bias of the bid."""
    return ", before optimism bias" if appraisal.biases else ""


def after_bias(appraisal: Appraisal) -> str:
    """Return what qualifies a net present social value where optimism bias is applied."""
    return " after optimism bias" if appraisal.biases else ""


def preferred_mark(option: Option, appraisal: Appraisal) -> str:
    """Return what marks the preferred option behind its name."""
    return " (preferred)" if option.id == appraisal.preferred.option.id else ""
