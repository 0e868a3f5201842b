"""Dates of birth in a plain text: dates beside words such as born, DOB and date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|'?\d\d)(?!\d)"
_DATE = (
    rf"(?:\d{{1,2}}\s?[/. -]\s?\d{{1,2}}\s?[/. -]\s?{_YEAR}|\d{{4}}[/. -]\d{{1,2}}[/. -]\d{{1,2}}(?!\d)"
    rf"|{_DAY}[\s-](?:of\s)?{_MONTH}[\s,-]{{1,2}}{_YEAR}|{_MONTH}\s{_DAY},?\s{_YEAR}|\d{{4}}\s{_MONTH}\s{_DAY}"
    rf"|{_MONTH},?\s\d{{4}}(?!\d))"
)
_DOB = r"\bd\.?\s?o\.?\s?b\b\.?|\bdates?[\s-]of[\s-]birth\b|\bbirth[\s-]?dates?\b"
_AFTER = re.compile(
    rf"(?P<word>\bborn(?:\s+on)?\b|\bb\.(?=\s?\d)|{_DOB}|\bbirthday\b)[\s:,(=–-]{{0,4}}"
    # The form that a field asks for, and where somebody was born: (dd/mm/yyyy), in Leeds.
    r"(?:\(?d{1,2}\W?m{1,3}\W?y{2,4}\)?[\s:]{0,3})?(?:(?:is|was|on|in)\s)?"
    r"(?:(?:at|in)?\s?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?,?\s(?:on\s)?(?=\d|the\s))?"
    rf"(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:the\s)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
# Eight digits are a date only where one is asked for, and a year alone where it is one of birth.
_DIGITS = re.compile(
    rf"(?P<word>{_DOB})[\s:,(=–-]{{0,4}}\d{{8}}(?!\d)"
    r"|(?P<year>\byears?[\s-]of[\s-]birth)[\s:,(=–-]{0,4}(?:is\s|was\s)?\d{4}(?!\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<!\w){_DATE}\s?\((?P<word>{_DOB})", re.IGNORECASE)


def dates_of_birth(text: str, born_before: int) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each date's match, its key and what of it may be shown.

    What is "born" in the year `born_before` or later, or has its birthday then, is no person. After "date of
    birth" any year counts.
    """
    for pattern in (_AFTER, _DIGITS, _BEFORE):
        for match in pattern.finditer(text):
            if pattern is _AFTER and not re.fullmatch(_DOB, match["word"], re.IGNORECASE):
                years = [int(year) for year in re.findall(r"\d{4}", match["date"])]
                if years and years[0] >= born_before:
                    continue
            word = match["word"] or match["year"]
            yield match, " ".join(match.group().casefold().split()), f"{word} …"
