"""What in a text may be personal data: e-mail addresses, telephone numbers and the like, by their shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from bidgen.review.dates_of_birth import dates_of_birth
from bidgen.review.plain import plain
from bidgen.review.telephone_numbers import telephone_numbers

Kind = Literal["e-mail address", "telephone number", "National Insurance number", "postcode", "date of birth"]

_AT = r"(?:@|%40|\s?[\[({]\s?at\s?[\])}]\s?|\s@\s)"
_DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+%/@-])(?P<local>\w[\w.+%'-]{{0,63}}){_AT}(?:[a-z0-9-]{{1,63}}{_DOT}){{1,8}}"
    r"(?!(?:png|jpe?g|gif|svg|webp|css|js)\b)(?P<last>[a-z]{2,24})(?![\w@]|:\w)"
    # jane at barnsley dot gov dot uk
    r"|(?<![\w.+%/@-])(?P<local_2>\w[\w.+%'-]{0,63})\sat\s(?:[a-z0-9-]{1,63}\sdot\s){1,8}"
    r"(?P<last_2>uk|com|org|net|gov|info|eu)\b",
    re.IGNORECASE,
)
# The prefixes that HMRC gives out. Apart from its digits in small letters, one may be a word: at 12 34 56 a.
_PREFIX = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_NATIONAL_INSURANCE = re.compile(
    rf"(?<![\w/=-])(?P<prefix>{_PREFIX})(?P<gap>[ ./–-]?)(?:\d\d(?:[ ./–-]?\d\d){{2}}|\d{{3}} \d{{3}})"
    r"[ ./–-]?[A-D](?![\w-])",
    re.IGNORECASE,
)
_TWO_LETTER_WORDS = re.compile(
    "ah|am|as|at|be|by|eh|ha|he|hm|ho|in|is|it|la|ma|me|mr|ms|my|oh|or|ox|pa|so|to|us|we|ye|yr"
)
# Royal Mail's postcode areas: the letters that a postcode may begin with.
POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX"
    "|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M"
    "|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S"
    "|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?<![\w#£/=.-])(?:(?:{POSTCODE_AREAS})[0-9][0-9A-HJKMNPR-Y]?(?P<gap>\s{{0,2}})[0-9][ABD-HJLNP-UW-Z]{{2}}|GIR\s?0AA)"
    r"(?![\w-])",
    re.IGNORECASE,
)
# What looks like the second half of a postcode: 1st, 2nd, 8gb.
_ORDINAL_OR_SIZE = re.compile(r"\d(?:st|nd|rd|th|gb|tb|hr|yr|ft|lb|px|pt)$")


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
    for one, _, _ in found_in(plain(text).text, born_before):
        found.setdefault((one.kind, one.key), one)
    return tuple(found.values())


def found_in(text: str, born_before: int) -> Iterator[tuple[PersonalDatum, int, int]]:
    """Yield whatever in a plain text has the shape of personal data, with its span, kind by kind."""
    for kind, may_be, read in _READERS:
        if may_be.search(text):
            for match, key, masked in read(text, born_before):
                yield PersonalDatum(kind, key, masked), match.start(), match.end()


_Found = Iterator[tuple[re.Match[str], str, str]]


def _emails(text: str, _: int) -> _Found:
    for match in _EMAIL.finditer(text):
        key = re.sub(r"\s?[\[({]?\s?\bdot\b\s?[\])}]?\s?", ".", match.group().casefold())
        key = re.sub(r"%40|\s?[\[({]\s?at\s?[\])}]\s?|\s@\s|\sat\s", "@", key)
        local, last = match["local"] or match["local_2"], match["last"] or match["last_2"]
        yield match, key, f"{local[0]}…@…{last}"


def _telephones(text: str, _: int) -> _Found:
    return telephone_numbers(text)


def _national_insurance(text: str, _: int) -> _Found:
    for match in _NATIONAL_INSURANCE.finditer(text):
        if match["gap"] and _TWO_LETTER_WORDS.fullmatch(match["prefix"]):
            continue
        key = re.sub(r"\W", "", match.group()).upper()
        yield match, key, f"{key[0]}…{key[-1]}"


def _postcodes(text: str, _: int) -> _Found:
    for match in _POSTCODE.finditer(text):
        typed = match.group()
        if typed != typed.upper() and (not match["gap"] or _ORDINAL_OR_SIZE.search(typed)):
            continue
        key = "".join(typed.split()).upper()
        yield match, key, f"{key[0]}…"


# What has no sign of a kind is not read for it, and most texts have none.
_READERS: tuple[tuple[Kind, re.Pattern[str], Callable[[str, int], _Found]], ...] = (
    ("e-mail address", re.compile(r"@|%40|[\[({]\s?at\s?[\])}]|\sdot\s", re.IGNORECASE), _emails),
    ("telephone number", re.compile(r"\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d"), _telephones),
    ("National Insurance number", re.compile(r"[A-Za-z]{2}[ ./–-]?\d\d"), _national_insurance),
    ("postcode", re.compile(r"[A-Za-z]\d.{0,3}\d[A-Za-z]{2}|GIR", re.IGNORECASE | re.DOTALL), _postcodes),
    ("date of birth", re.compile(r"born|birth|\bb\.|\bd\.?\s?o\.?\s?b\b", re.IGNORECASE), dates_of_birth),
)
