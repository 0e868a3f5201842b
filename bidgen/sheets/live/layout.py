"""Where the parts of Summary and Workings stand, so that each can refer to the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bidgen.read import summary as shown
from bidgen.sheets.live.plan import fixed, span
from bidgen.sheets.live.stands import Stands, reach


class Row(IntEnum):
    """The rows of Workings above all lists, each with a cell for each year."""

    YEAR = 4
    BEGINS = 5
    PRICE_LEVEL = 6
    FACTOR = 7


class Listed(IntEnum):
    """The columns of Workings with which every list begins: the row of the table's sheet, and its id."""

    ROW = 1
    ID = 2


class Line(IntEnum):
    """The columns of a line of cost or benefit; from YEAR_0 on, those of the appraisal's years."""

    OPTION = 3
    CLASS = 4
    PER = 5
    COUNCIL_TYPE = 6
    PRICES = 7
    FIRST = 8
    LAST = 9
    AMOUNT = 10
    AFTER_BIAS = 11
    NUMBER = 12
    COUNCILS = 13
    COUNTED = 14
    TOTAL = 15
    PRESENT = 16
    # The year before year 0, in which councils may have been live already.
    BEFORE = 17
    YEAR_0 = 18


class Option(IntEnum):
    """The columns of an option."""

    KIND = 3
    NEEDS_ALPHA = 4
    IS_BASELINE = 5
    SCENARIO = 6


class Councils(IntEnum):
    """The column of a row of councils live before those of the years."""

    TYPE = 3


class Adoption(IntEnum):
    """The columns of a row of adoption; the last three are keys by which it is found."""

    SCENARIO = 3
    YEAR = 4
    TYPE = 5
    LIVE = 6
    OF_ALL = 7
    OF_TYPE = 8
    OF_SCENARIO = 9


class Bias(IntEnum):
    """The columns of an optimism bias; PRODUCT multiplies by the rows below of the same KEY too."""

    OPTION = 3
    CLASS = 4
    UPPER = 5
    RESULTANT = 6
    KEY = 7
    FACTOR = 8
    PRODUCT = 9


class Mitigation(IntEnum):
    """The column of a row of mitigation behind its key."""

    MITIGATED = 3


class ByYear(IntEnum):
    """The columns of a year on Summary, before three for each option."""

    RATE = 2
    FACTOR = 3
    ALPHA = 4
    OF_OPTIONS = 5


# Summary: the row of the first setting.
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
        return SETTINGS_AT + len(shown.SETTINGS) + 3

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
    row = Row.FACTOR + 4
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
    return before + fixed(SETTINGS_AT + shown.SETTINGS.index(name), 2)
