"""Characters of the bid's own text that its documents cannot show as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.fonts import EVERYDAY, character_name, missing_in
from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem

# Embeddings, overrides and isolates: Unicode Standard Annex 9, section 2. The marks U+200E and U+200F
# and letters of Arabic or Hebrew turn nothing round but themselves.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTEXT = 30


def showable(bid: Bid) -> Iterator[Problem]:
    """Yield D442, D446 and D447 where a text was typed with what its documents cannot show as it is."""
    for record in bid.inputs:
        for text, place in texts_of(record):
            if not EVERYDAY.issuperset(text) or "\t" in text:
                yield from _faults(text, place)


def _faults(text: str, place: Place | None) -> Iterator[Problem]:
    turning = next((one for one in text if one in _TURNING), None)
    if turning is not None:
        yield problem("D446", place, character=character_name(turning), quote=_around(text, turning))
    missing = missing_in(text, place, known=_TURNING)
    if missing is not None:
        yield missing
    if "\t" in text:
        yield problem("D447", place, quote=_around(text, "\t"))


def _around(text: str, character: str) -> str:
    at = text.index(character)
    return text[max(0, at - _CONTEXT) : at + _CONTEXT].strip()
