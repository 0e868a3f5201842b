"""A text as it is searched: without unseen characters, emphasis and accents; hyphens and spaces plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4\u02bc`", "'"),
    **dict(zip("øØłŁđĐðÐı", "oOlLdDdDi", strict=True)),
    **{"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ß": "ss"},
    **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}", "-"),
    # Bold and italic of narrative: **Jane** Smith.
    "*": "",
}
# One character, or the sign that a Problem shows in the place of one that is not seen: [U+00AD].
_CHARACTER = re.compile(r"\[U\+[0-9A-F]{4,6}\]|.", re.DOTALL)
_MARKED = re.compile(r"[*`]|\[U\+")
# Combining accents, and what is not seen: soft hyphens, joiners, marks of direction.
_UNSEEN = frozenset({"Mn", "Cf"})


@dataclass(frozen=True)
class Plain:
    """The plain text, and for each of its characters which one of the typed text it comes from."""

    text: str
    typed_at: Sequence[int]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` up to `end` stand in the typed text."""
        return self.typed_at[start], self.typed_at[end - 1] + 1


# Several rules search each text of a bid; an example has three thousand.
@lru_cache(maxsize=8192)
def plain(text: str) -> Plain:
    """Return the text as it is searched: ０７７００ is 07700, Zoë is Zoe, a non-breaking space is a space."""
    if text.isascii() and not _MARKED.search(text):
        return Plain(text, range(len(text)))
    characters: list[str] = []
    typed_at: list[int] = []
    for match in _CHARACTER.finditer(text):
        found = _plain(match.group())
        characters.append(found)
        typed_at += [match.start()] * len(found)
    return Plain("".join(characters), typed_at)


@cache
def _plain(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if len(character) > 1:
        return ""
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return ""
    if category == "Zs":
        return " "
    # Fractions and raised figures are no digits of a number.
    if category == "No":
        return character
    return "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
