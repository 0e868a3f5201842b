"""The schedules of discount rates that ship with the program: data with their source, not numbers in code."""

from __future__ import annotations

from bidgen.model.rates import DiscountRates

GREEN_BOOK_2018 = "green-book-2018"


def packaged_rates(name: str = GREEN_BOOK_2018) -> DiscountRates:
    """Return the packaged schedule `name`, rates being fractions of 1 a year from the year they step in.

    The default is the Green Book's of 2018: 3.5% real for years 1 to 30, then in steps down to 1%. Print the
    schedule's name beside what it discounts. Raises ValueError for a name that no schedule has.
    """
    # Whoever brings rates of their own reads no files and needs none of these.
    from bidgen.check.shapes import check_input
    from bidgen.check.structure import structure
    from bidgen.read.packaged import packaged_names, read_rates

    raw, _ = read_rates(name)
    rates = structure(DiscountRates, check_input(raw, "appraisal")[0]) if raw else None
    if rates is None:
        known = ", ".join(packaged_names("appraisal"))
        raise ValueError(f"no schedule of discount rates is named {name!r}; there are: {known}")
    return rates
