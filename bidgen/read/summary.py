"""The words by which the sheet Summary is known, and its figures found again when it is read."""

from __future__ import annotations

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
    "capital": "Capital costs",
    "revenue": "Revenue costs",
    "staff time": "Staff time",
    "cash-releasing": "Cash-releasing benefits",
    "non-cash-releasing": "Non-cash-releasing benefits",
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

# What a computed amount shows where it cannot be computed.
NO_AMOUNT = "?"
