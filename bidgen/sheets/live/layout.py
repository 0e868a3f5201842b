"""Where the parts of Summary and Workings stand, so that each can refer to the other."""

from __future__ import annotations

from dataclasses import dataclass

from bidgen.read.summary import SETTINGS
from bidgen.sheets.live.plan import fixed, span
from bidgen.sheets.live.stands import Stands, reach

# Workings: the columns of one line of cost or benefit.
ROW, ID, OPTION, CLASS, PER, COUNCIL_TYPE, PRICES, FIRST, LAST, AMOUNT = range(1, 11)
AFTER_BIAS, NUMBER, COUNCILS, COUNTED, TOTAL, PRESENT, BEFORE = range(11, 18)
# The first of the appraisal's years; the year before it stands to its left.
YEAR_0 = 18
# Workings: the rows above all lists.
YEAR, BEGINS, PRICE_LEVEL, FACTOR = 4, 5, 6, 7
# Workings: the columns of an option, of a row of adoption, of an optimism bias.
KIND, NEEDS_ALPHA, IS_BASELINE, SCENARIO = 3, 4, 5, 6
ADOPTION_YEAR, ADOPTION_TYPE, LIVE, OF_ALL, OF_TYPE, OF_SCENARIO = 4, 5, 6, 7, 8, 9
UPPER, RESULTANT, BIAS_KEY, FACTOR_OF_BIAS, PRODUCT = 5, 6, 7, 8, 9
MITIGATED = 3
# Summary: the columns of a year, before those of the options.
RATE, YEAR_FACTOR, ALPHA, OF_OPTIONS = 2, 3, 4, 5
SETTINGS_AT = 6


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one list on Workings: `top` is the first below its headings."""

    top: int
    size: int

    @property
    def last(self) -> int:
        return self.top + self.size - 1

    def of(self, column: int, sheet: str = "") -> str:
        return span(self.top, self.last, column, sheet)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, for so many years, options and rows of the tables."""

    years: int
    options: Block
    councils: Block
    adoption: Block
    biases: Block
    mitigation: Block
    costs: Block
    benefits: Block

    @property
    def results(self) -> int:
        """The first row of the options on Summary."""
        return SETTINGS_AT + len(SETTINGS) + 3

    @property
    def by_year(self) -> int:
        """The row of year 0 on Summary."""
        return self.results + self.options.size + 3

    def year(self, column: int, sheet: str = "") -> str:
        """Return a column of the years on Summary."""
        return span(self.by_year, self.by_year + self.years - 1, column, sheet)


def layout_of(stands: Stands, years: int, types: int) -> Layout:
    """Return where everything stands; `types` is how many types of council there are."""
    options = reach(stands, "options")
    blocks = []
    row = FACTOR + 4
    sizes = [options, options * (types + 1)]
    sizes += [reach(stands, one) for one in ("adoption", "optimism_bias", "mitigation", "costs", "benefits")]
    for size in sizes:
        blocks.append(Block(row, size))
        # A line of air, what the list is, and its headings.
        row += size + 3
    return Layout(years, *blocks)


def setting(name: str, sheet: str = "") -> str:
    """Return the cell that holds a setting on Summary."""
    before = f"{sheet}!" if sheet else ""
    return before + fixed(SETTINGS_AT + SETTINGS.index(name), 2)
