"""The functions of formulas that are computed here, and which of their arguments may be ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

# Whether the argument of that number (from 1) may be a range of several cells.
TakesRange = Callable[[int], bool]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _no(argument: int) -> bool:
    return False


def _every(argument: int) -> bool:
    return True


def _only(*arguments: int) -> TakesRange:
    return lambda argument: argument in arguments


def _from(first: int) -> TakesRange:
    return lambda argument: argument >= first


def _odd(argument: int) -> bool:
    return argument % 2 == 1


def _first_and_even(argument: int) -> bool:
    return argument == 1 or argument % 2 == 0


# Each has been compared with LibreOffice (tests/cases/formulas.yaml). What is not here is not computed:
# what depends on the clock or on chance, reads files or the network, makes cells of its own (SEQUENCE),
# depends on the language of the machine (VALUE), or on rows that are hidden (SUBTOTAL).
_TABLE: tuple[tuple[TakesRange, str], ...] = (
    (_every, "SUM SUMPRODUCT SUMSQ PRODUCT AVERAGE MIN MAX COUNT COUNTA MEDIAN AND OR CONCAT STDEV VAR"),
    (_only(1), "COUNTIF LARGE SMALL PERCENTILE QUARTILE INDEX ROWS COLUMNS IRR"),
    (_only(2), "VLOOKUP HLOOKUP MATCH RANK"),
    (_only(3), "NETWORKDAYS WORKDAY"),
    (_only(1, 2), "XIRR"),
    (_only(1, 3), "SUMIF AVERAGEIF"),
    (_only(2, 3), "XLOOKUP LOOKUP XNPV"),
    (_odd, "COUNTIFS"),
    (_first_and_even, "SUMIFS AVERAGEIFS MAXIFS MINIFS"),
    (_from(2), "NPV"),
    (_from(3), "TEXTJOIN"),
    (_no, "IF IFS IFERROR IFNA SWITCH CHOOSE NOT TRUE FALSE NA"),
    (_no, "ISBLANK ISNUMBER ISTEXT ISERROR ISERR ISNA ISEVEN ISODD N T"),
    (_no, "ROUND ROUNDUP ROUNDDOWN MROUND INT TRUNC CEILING FLOOR EVEN ODD ABS SIGN"),
    (_no, "SQRT POWER EXP LN LOG LOG10 MOD QUOTIENT PI"),
    (_no, "DATE YEAR MONTH DAY EDATE EOMONTH DAYS DATEDIF WEEKDAY YEARFRAC"),
    (_no, "TEXT CONCATENATE LEFT RIGHT MID LEN TRIM UPPER LOWER PROPER SUBSTITUTE REPLACE FIND SEARCH EXACT"),
    (_no, "PMT IPMT PPMT PV FV NPER RATE SLN"),
)
FUNCTIONS: Mapping[str, TakesRange] = MappingProxyType(
    {name: takes for takes, names in _TABLE for name in names.split()}
)

# In an array formula these go through ranges value by value. So do others in a spreadsheet, but not all of
# them in the engine, which would take the first value alone of some.
ELEMENTWISE = frozenset({"IF", "IFERROR"})
# These go through ranges cell by cell, whatever is done with them inside.
ARRAY = frozenset({"SUMPRODUCT"})
# Their value changes though no cell does.
VOLATILE = _names("TODAY NOW RAND RANDBETWEEN RANDARRAY CELL INFO")
# They make an error of another formula into a value.
SWALLOW = _names("IFERROR ISERROR ISERR ISNUMBER ISTEXT")
# They make longer text of their arguments.
BUILD_TEXT = _names("CONCAT CONCATENATE TEXTJOIN TEXT SUBSTITUTE REPLACE")
# They may give one of their arguments, or a part of it, as text.
PASS_TEXT = _names(
    """IF IFS IFERROR IFNA SWITCH CHOOSE INDEX VLOOKUP HLOOKUP XLOOKUP LOOKUP T LEFT RIGHT MID TRIM UPPER
    LOWER PROPER"""
)
# Days as numbers, by which a workbook that counts from 1904 differs.
DATES = _names("DATE YEAR MONTH DAY EDATE EOMONTH DATEDIF WEEKDAY YEARFRAC NETWORKDAYS WORKDAY TEXT")
# Not computed of whole columns or rows: they count the empty cells as well.
COUNT_BLANKS = _names("COUNTIF COUNTIFS ROWS COLUMNS INDEX SUMPRODUCT")
