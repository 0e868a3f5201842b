"""What in a text may be personal data: e-mail addresses, telephone numbers and the like, by their shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["e-mail address", "telephone number", "National Insurance number", "postcode", "date of birth"]

_EMAIL = re.compile(
    r"(?<![\w.+%/@-])(?P<local>\w[\w.+%'’-]{0,63})(?:@|\s?[\[(]\s?at\s?[\])]\s?)"
    r"(?:[a-z0-9-]{1,63}\.){1,8}(?P<last>[a-z]{2,24})(?![\w@]|:\w)",
    re.IGNORECASE,
)
# Ten digits after the 0 or the country's code, however they are set in groups.
_TELEPHONE = re.compile(
    r"(?<![\w£$€#/=+-])(?<!\d[.,])(?P<begins>(?:\+|00)[ \u00a0]?44\)?[ \u00a0]?(?:\(0\))?|\(?0)"
    r"(?P<rest>[ \u00a0.–-]?[1235789](?:[ \u00a0().–-]{0,2}\d){9})(?![\w/=-]|[.,]\d)"
)
_LEAST_AREA_CODE = 3
_LEAST_GROUP = 2
# The prefixes that HMRC gives out, in capitals, or in small letters without spaces.
_NATIONAL_INSURANCE = re.compile(
    r"(?<![\w/=-])(?:(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D]"
    r"|(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\d{6}[a-d])(?![\w-])"
)
# Royal Mail's postcode areas: the letters that a postcode may begin with.
POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E"
    "|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M"
    "|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S"
    "|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?<![\w#£/=.-])(?:{POSTCODE_AREAS})[0-9][0-9A-HJKMNPR-Y]?"
    r"(?P<gap>\s?)[0-9][ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.IGNORECASE,
)
# What looks like the second half of a postcode: 1st, 2nd, 8gb.
_ORDINAL_OR_SIZE = re.compile(r"\d(?:st|nd|rd|th|gb|tb)$")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_BIRTH = re.compile(
    r"(?P<word>\bborn(?:\s+on)?\b|\bd\.?\s?o\.?\s?b\b\.?|\b(?:date\s+of\s+birth|birth\s?date|birthday)\b)"
    r"[\s:,(=–-]{0,4}(?:(?:is|was)\s+)?(?:on\s+)?"
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?P<y1>\d{4}|\d\d)|(?P<y2>\d{4})-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS},?\s+(?P<y3>\d{{4}}|\d\d)"
    rf"|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PersonalDatum:
    """One thing that may be personal: `key` is the same however it was typed, `masked` gives little away."""

    kind: Kind
    key: str
    masked: str


def personal_data(text: str, *, born_before: int) -> tuple[PersonalDatum, ...]:
    """Return what in the text has the shape of personal data, each datum once.

    Postcodes are of areas that there are, National Insurance numbers of prefixes that are given out: QQ, the
    prefix of examples, is none. What is "born" in the year `born_before` or later is no person that takes
    part in a bid, but a project; after "date of birth" any year counts.
    """
    found: dict[tuple[str, str], PersonalDatum] = {}
    for may_be, read in _READERS:
        if may_be.search(text):
            for one in read(text, born_before):
                found.setdefault((one.kind, one.key), one)
    return tuple(found.values())


def _emails(text: str, _: int) -> Iterator[PersonalDatum]:
    for match in _EMAIL.finditer(text):
        key = re.sub(r"\s?[\[(]\s?at\s?[\])]\s?", "@", match.group().casefold())
        yield PersonalDatum("e-mail address", key, f"{match['local'][0]}…@…{match['last']}")


def _telephones(text: str, _: int) -> Iterator[PersonalDatum]:
    for match in _TELEPHONE.finditer(text):
        groups = re.findall(r"\d+", match.group())
        national = match["begins"].strip("( ") == "0"
        # A date or a time begins with two digits, and a row of figures is cut up more.
        if national and (len(groups[0]) < _LEAST_AREA_CODE or min(map(len, groups)) < _LEAST_GROUP):
            continue
        key = "0" + re.sub(r"\D", "", match["rest"])
        yield PersonalDatum("telephone number", key, "0…" if national else "+44…")


def _national_insurance(text: str, _: int) -> Iterator[PersonalDatum]:
    for match in _NATIONAL_INSURANCE.finditer(text):
        key = re.sub(r"[ -]", "", match.group()).upper()
        yield PersonalDatum("National Insurance number", key, f"{key[0]}…{key[-1]}")


def _postcodes(text: str, _: int) -> Iterator[PersonalDatum]:
    for match in _POSTCODE.finditer(text):
        typed = match.group()
        if typed != typed.upper() and (
            typed != typed.lower() or not match["gap"] or _ORDINAL_OR_SIZE.search(typed)
        ):
            continue
        key = "".join(typed.split()).upper()
        yield PersonalDatum("postcode", key, f"{key[0]}…")


def _births(text: str, born_before: int) -> Iterator[PersonalDatum]:
    for match in _BIRTH.finditer(text):
        year = next(found for found in match.group("y1", "y2", "y3", "y4") if found)
        if match["word"].casefold().startswith("born") and len(year) == 4 and int(year) >= born_before:
            continue
        yield PersonalDatum("date of birth", " ".join(match.group().casefold().split()), f"{match['word']} …")


# What has no sign of a kind is not read for it, and most texts have none.
_READERS: tuple[tuple[re.Pattern[str], Callable[[str, int], Iterator[PersonalDatum]]], ...] = (
    (re.compile(r"@|[\[(]\s?at\s?[\])]", re.IGNORECASE), _emails),
    (re.compile(r"\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d"), _telephones),
    (re.compile(r"[A-Za-z]{2}[ -]?\d\d"), _national_insurance),
    (re.compile(r"[A-Za-z]\d.{0,2}\d[A-Za-z]{2}"), _postcodes),
    (re.compile(r"born|birth|\bd\.?\s?o\.?\s?b\b", re.IGNORECASE), _births),
)
