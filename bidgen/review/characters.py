"""Characters of the bid's own text that its documents cannot show as they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from bidgen.fonts import EVERYDAY, character_name, missing_in
from bidgen.model.record import Record
from bidgen.model.whole import INPUTS, Bid
from bidgen.places import Path, Place
from bidgen.problems import Problem, problem

# Embeddings, overrides and isolates: Unicode Standard Annex 9, section 2. The marks U+200E and U+200F
# and letters of Arabic or Hebrew turn nothing round but themselves.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTEXT = 30
# What is no text of a document: where things were typed, and the names that none may have.
_NO_TEXTS = frozenset({"places", "people"})


def showable(bid: Bid) -> Iterator[Problem]:
    """Yield D442, D446 and D447 where a text was typed with what its documents cannot show as it is."""
    for name in INPUTS:
        for text, place in texts_of(getattr(bid, name)):
            if not EVERYDAY.issuperset(text) or "\t" in text:
                yield from _faults(text, place)


def texts_of(record: Record) -> Iterator[tuple[str, Place | None]]:
    """Yield every text inside a record but `people`, with its Place, in the order of its fields."""
    for field in fields(record):
        if field.name not in _NO_TEXTS:
            yield from _texts(getattr(record, field.name), record, (field.name,))


def _texts(value: Any, record: Record, path: Path) -> Iterator[tuple[str, Place | None]]:
    if isinstance(value, str):
        yield value, record.at(*path)
    elif isinstance(value, Record):
        yield from texts_of(value)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, record, (*path, index))


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
