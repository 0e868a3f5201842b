"""What each type of value looks like as typed, as regular expressions that JSON Schema and editors know.

They say the same as the parsers of `bidgen.check`, as far as a pattern can: that 31 June is no day, or that a
date was no Monday, it cannot. Written for ECMAScript's Unicode mode and for Python alike: no flags, no
needless backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bidgen.formats import MONTHS, WEEKDAYS

# The shortest that a month or a weekday may be cut to.
_SHORTEST_NAME = 3
# Letters that count as the ASCII letter once case is folded.
_ALSO = {"s": "ſ", "k": "\N{KELVIN SIGN}"}
# What nobody sees and comes along with what is pasted: bidgen.read.text.tidy drops it. Here it is allowed
# around a value, within one an editor may well point at it.
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_EDGE = rf"[\s{_UNSEEN}]*"
_SPECIAL = re.compile(r"([\^$\\.*+?()\[\]{}|/])")


def whole(*alternatives: str) -> str:
    """Return the pattern of a value that is one of `alternatives`, white space around it not counted."""
    return f"^{_EDGE}(?:{'|'.join(alternatives)}){_EDGE}$"


def any_case(text: str) -> str:
    """Return a pattern for `text` in capital and small letters, with any white space for a space."""
    return "".join(r"\s+" if one == " " else _letter(one) for one in text)


def choices(texts: Iterable[str]) -> str:
    """Return a pattern for any of the choices: case, spaces, hyphens and underscores do not matter."""
    separator = r"[\s_-]+"
    each = (
        separator.join(any_case(word) for word in re.split(r"[\s_-]+", one.strip(" _-"))) for one in texts
    )
    return rf"^[\s{_UNSEEN}_-]*(?:{'|'.join(each)})[\s{_UNSEEN}_-]*$"


def words(of: Iterable[str]) -> str:
    """Return a pattern for any of the words, a full stop at the end not counted."""
    return f"^{_EDGE}(?:{'|'.join(any_case(one) for one in sorted(of))})[.]*{_EDGE}$"


def _letter(one: str) -> str:
    if not one.isalpha() or one.lower() == one.upper():
        return _SPECIAL.sub(r"\\\1", one)
    low, high = one.lower(), one.upper()
    return f"[{low}{high}{_ALSO.get(low, '')}]" if len(high) == 1 else one


def _cut(name: str) -> str:
    """Return a pattern for a name that may be cut to three letters or more."""
    kept, rest = name[:_SHORTEST_NAME], name[_SHORTEST_NAME:]
    pattern = ""
    for letter in reversed(rest):
        pattern = f"(?:{any_case(letter)}{pattern})?"
    return any_case(kept) + pattern


_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:0?[1-9]|1[0-2])"
_YEAR = "(?:19|20|21)[0-9]{2}"
_NAME = f"(?:{'|'.join(_cut(month) for month in MONTHS)})"
_TH = "(?:" + "|".join(any_case(one) for one in ("st", "nd", "rd", "th")) + ")?"
_WEEKDAY = rf"(?:(?:{'|'.join(_cut(day) for day in WEEKDAYS)})[.]?,?\s+)?"
_MIDNIGHT = r"(?:(?:[tT]|\s+)00:00:00(?:[.]0+)?)?"
_GAP = r"(?:\s+|[\/.-])?"
_NUMBERS = "|".join(f"{_DAY}{gap}{_MONTH}{gap}{_YEAR}" for gap in ("[.]", "-", r"\/"))
_ISO = "|".join(f"{_YEAR}{gap}{_MONTH}{gap}{_DAY}" for gap in ("[.]", "-", r"\/"))
_NAMED = rf"{_DAY}{_TH}(?:\s+[oO][fF])?,?{_GAP}{_NAME}[.]?,?{_GAP}{_YEAR}"
_MONTH_FIRST = rf"{_NAME}[.]?\s+{_DAY}{_TH},?\s+{_YEAR}"

DATE = whole(f"{_WEEKDAY}(?:{_NAMED}|{_MONTH_FIRST}|{_NUMBERS}|{_ISO}){_MIDNIGHT}")
MONTH = whole(f"{_YEAR}-{_MONTH}", rf"{_MONTH}\/{_YEAR}", rf"{_NAME}[.]?,?(?:\s+|-){_YEAR}")


def _financial_year() -> str:
    """Return a pattern for two years that follow each other: the second may be two digits or four."""
    dash = r"\s*[-\/–—]\s*"
    # Groups 1 and 2 are the century and the decade of the first year.
    units = [rf"{unit}{dash}(?:\1)?\2{'[' + str(unit + 1) + ']'}" for unit in range(9)]
    within = rf"(19|20|21)([0-9])(?:{'|'.join(units)})"
    tens = "|".join(rf"{ten}9{dash}(?:\3)?{ten + 1}0" for ten in range(9))
    decade = rf"(19|20|21)(?:{tens})"
    centuries = "|".join(f"{one}99{dash}(?:{one + 1})?00" for one in (19, 20, 21))
    return whole(within, decade, centuries)


FINANCIAL_YEAR = _financial_year()

_SIGN = "[-−–]"
_DIGITS = "(?:[0-9]{1,3}(?:,[0-9]{3})+|0*[0-9]{1,13})"
_PLAIN = rf"(?:{_DIGITS}(?:[.][0-9]+)?|[.][0-9]+)"
_PENNIES = rf"(?:{_DIGITS}(?:[.][0-9]{{1,2}}0*)?|[.][0-9]{{1,2}}0*)"
_UNITS = rf"(?:{_DIGITS}(?:[.]0+)?|[.]0+)"
_PER_CENT = rf"(?:%|{any_case('per')}\s*{any_case('cent')})"


def _pounds(body: str) -> tuple[str, ...]:
    """Return the ways to write `body` with a sign and a pound sign, or in brackets for a negative amount."""
    return (
        rf"(?:{_SIGN}\s*(?:£\s*)?|£\s*(?:{_SIGN}\s*)?)?{body}",
        rf"£\s*[(]\s*{body}\s*[)]",
        rf"[(]\s*(?:£\s*)?{body}\s*[)]",
    )


def _bare(body: str) -> tuple[str, ...]:
    return rf"(?:{_SIGN}\s*)?{body}", rf"[(]\s*{body}\s*[)]"


_PERCENTAGES = (
    *(rf"(?:{one})\s*{_PER_CENT}" for one in _bare(_PLAIN)),
    rf"(?:£\s*)?[(]\s*{_PLAIN}\s*{_PER_CENT}\s*[)]",
)

MONEY = whole(*_pounds(_PENNIES))
NUMBER = whole(*_pounds(_PLAIN), *_PERCENTAGES)
INTEGER = whole(*_bare(_UNITS))
PERCENT = whole(*_PERCENTAGES)
# A number below 0, for fields that begin there.
NEGATIVE = rf"^{_EDGE}(?:£\s*)?(?:{_SIGN}|[(]).*[1-9]"

_ID = "[A-Za-z0-9][A-Za-z0-9-]{0,59}"
ID = whole(_ID)
_BETWEEN = rf"[\s{_UNSEEN},;]*"
IDS = rf"^{_BETWEEN}(?:{_ID}(?:[^\S\n]*[,;\n]{_BETWEEN}{_ID})*)?{_BETWEEN}$"
YES_NO = whole(*(any_case(one) for one in ("yes", "no", "y", "n", "true", "false")))
# No drive, no way to the root or up, no backslash, nothing unseen, and something that is named.
_IN_FILE = rf"[^\\\u0000-\u001f\u007f-\u00a0\u2028\u2029{_UNSEEN}]"
FILE = (
    r"^\s*(?![A-Za-z]:|\/)(?![.](?:\/+[.]?)*\s*$)(?!(?:[.]\/+)*~(?:\/|\s*$))"
    r"(?!(?:[^\/]*\/)*[.][.](?:\/|\s*$))"
    rf"(?!\s){_IN_FILE}+\s*$"
)
_NOT = r"\s<>\x22\\\/?#"
LINK = (
    rf"^{_EDGE}[hH][tT][tT][pP][sS{_ALSO['s']}]?:\/\/(?:[^{_NOT}]*@)?(?:\[[^{_NOT}@\[\]]+\]|[^{_NOT}:@\[\]]+)"
    rf"(?::0*[0-9]{{0,5}})?(?:[\/?#][^\s<>\x22\\{_UNSEEN}]*)?{_EDGE}$"
)
NOT_BLANK = rf"[^\s{_UNSEEN}]"
BLANK = f"^{_EDGE}$"
