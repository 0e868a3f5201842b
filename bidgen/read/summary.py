"""The words by which the live sheets are known, and the figures of the Summary found again."""

from __future__ import annotations

from collections.abc import Iterable

from bidgen.model.business_case import CAPITAL, CASH_RELEASING, NON_CASH_RELEASING, REVENUE, STAFF_TIME

SUMMARY = "Summary"
WORKINGS = "Workings"
# What the sheets that the program makes say of themselves: by it they are told from anybody's own.
MARK = "Made by bidgen; bidgen refresh brings it up to date."
# So many rows from the top may hold the mark: somebody may have put a title above it.
MARK_WITHIN = 10

# The headings of the table of settings, and what its rows are called.
SETTING, VALUE = "Setting", "Value"
YEAR_0 = "Year 0"
YEARS = "Years"
PRICE_BASE = "Price base"
INFLATION = "Inflation"
RATES = "Discount rates"
PREFERRED = "Preferred option"
SCENARIO = "Scenario of the case"
SHOWN_SCENARIO = "Scenario shown here"
SETTINGS = (YEAR_0, YEARS, PRICE_BASE, INFLATION, RATES, PREFERRED, SCENARIO, SHOWN_SCENARIO)

# The headings of the results, one row an option.
OPTION = "Option"
NAME = "Name"
WHOLE_LIFE_COST = "Whole-life cost"
NPSV_BEFORE = "NPSV before optimism bias"
PRESENT_COST = "Present cost"
PRESENT_BENEFIT = "Present benefit"
NPSV = "NPSV"
BCR = "Benefit-cost ratio"
TOTALS = {
    CAPITAL: "Capital costs",
    REVENUE: "Revenue costs",
    STAFF_TIME: "Staff time",
    CASH_RELEASING: "Cash-releasing benefits",
    NON_CASH_RELEASING: "Non-cash-releasing benefits",
}
RESULTS = (
    NPSV,
    BCR,
    PRESENT_COST,
    PRESENT_BENEFIT,
    NPSV_BEFORE,
    WHOLE_LIFE_COST,
    *TOTALS.values(),
)
# What stands in the place of a ratio.
NOT_DEFINED, NOT_APPLICABLE = "not defined", "not applicable"

# The headings of the years, one row a year; each option has three columns, such as "B: costs".
YEAR = "Financial year"
RATE = "Discount rate"
FACTOR = "Discount factor"
ALPHA = "The Alpha’s cost"
COSTS, BENEFITS, NET = "costs", "benefits", "net after optimism bias"
OF_OPTION = ": "

# The line above the settings: whether all rows of the tables are counted.
ALL_COUNTED = "All rows of Costs and Benefits are counted."
MORE_ROWS = "There are more rows in the tables than Workings reaches: run bidgen refresh."
NOT_COUNTED = "rows of Costs and Benefits are not counted: type numbers and years as the headings' notes say."
COUNTED = "Rows counted"

# What is shown of an amount, or of a result, that cannot be computed.
NO_AMOUNT = "?"


def kind_of(title: str) -> str | None:
    """Return which of the two live sheets has this name, or has it with a number behind; None for any other.

    One gets a number beside somebody's own sheet of its name.
    """
    plain = title.casefold().rstrip("0123456789 ")
    return next((one for one in (SUMMARY, WORKINGS) if one.casefold() == plain), None)


def is_ours(title: str, top: Iterable[str]) -> bool:
    """Return whether the program made the sheet: it has the name of a live sheet, and says so at its top.

    `top` are the texts in its first MARK_WITHIN rows, looked at only where the name is right.
    """
    return kind_of(title) is not None and any(MARK in one for one in top)
