"""Telephone numbers in a plain text: ten digits after 0 or +44, however they are set in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The mobile numbers that have lost their 0 begin with 7, as a cell of numbers shows them.
_NUMBER = re.compile(
    r"(?<![\w£$€#/=+-])(?<!\d[.,])"
    r"(?P<begins>\(?(?:\+|00) ?44\)?[ .–-]?(?:\(0\))?|\(0\)|\(?0|44(?=[ –-]?7)"
    r"|(?=7[1-57-9]\d\d[ –-]?\d{3}[ –-]?\d{3}))"
    r"(?P<rest>[ .–-]?[1235789](?:[ \n().–-]{0,2}\d){9})(?=\s?(?:x|ext)\b|\s?x\d|(?![\w/=-]|[.,]\d))"
)
_ABROAD = re.compile(r"(?<![\w£$€#/=+-])\+(?!44)[1-9]\d{0,2}(?:[ .()–-]{0,2}\d){8,11}(?![\w/=-]|[.,]\d)")
_LEAST_AREA_CODE = 3
_LEAST_GROUP = 2
# Other groups in which numbers are written: with 0 or 07 apart, with 44 and no plus, and without the 0.
_GROUPS = {
    "0": {(1, 4, 6), (1, 4, 3, 3), (2, 9), (2, 3, 6), (2, 3, 3, 3)},
    "44": {(12,), (2, 10), (2, 4, 6), (2, 4, 3, 3), (6, 6), (6, 3, 3)},
    "": {(10,), (4, 6), (4, 3, 3)},
}
# What is said before a number that is none of a telephone: "ref. 01226770770", "account no. 01226770770".
_OTHER = re.compile(
    r"\b(?:(?:ref(?:erence)?|invoice|urn|uprn|usrn|isbn|nhs|po|purchase order|serial|receipt|transaction"
    r"|barcode)s?\b[\s.:#-]{0,3}(?:(?:no|num|number|id)s?\b[\s.:#-]{0,3})?"
    r"|(?:account|order|contract|case|policy|licen[cs]e|company|card|ticket|charge|registration|customer|batch)"
    r"\s(?:(?:no|num|number|id|ref|reference)s?\b|#)[\s.:#-]{0,3})(?:(?:is|was)\s)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def telephone_numbers(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each number's match, its key, the same however it is set, and what of it may be shown."""
    for match in _NUMBER.finditer(text):
        begins = match["begins"].strip("() ")
        groups = tuple(len(one) for one in re.findall(r"\d+", match.group()))
        if _is_set_as_one(begins, groups) and not _is_other(text, match):
            key = "0" + re.sub(r"\D", "", match["rest"])
            yield match, key, "+44…" if "44" in begins else "0…" if begins else "7…"
    for match in _ABROAD.finditer(text):
        yield match, re.sub(r"\D", "", match.group()), "+…"


def _is_set_as_one(begins: str, groups: tuple[int, ...]) -> bool:
    """Return whether a number may be set in these groups of digits; dates and rows of figures are not."""
    if begins == "0" and groups[0] >= _LEAST_AREA_CODE and min(groups) >= _LEAST_GROUP:
        return True
    return begins not in _GROUPS or groups in _GROUPS[begins]


def _is_other(text: str, match: re.Match[str]) -> bool:
    return _OTHER.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is not None
