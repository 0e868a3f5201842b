"""Every value that was typed in a record, however deep, with its Place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from bidgen.model.record import Record
from bidgen.places import Path, Place

# Where things were typed is nothing that was typed.
_PLACES = "places"
# The names that no document may have.
_PEOPLE = "people"


def values_in(value: Any, record: Record, path: Path = ()) -> Iterator[tuple[Any, Place | None]]:
    """Yield every value inside a value, which stands at `path` of the record, with its Place."""
    if isinstance(value, Record):
        for name in _names_in(value):
            yield from values_in(getattr(value, name), value, (name,))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from values_in(one, record, (*path, index))
    else:
        yield value, record.at(*path)


def texts_of(record: Record) -> Iterator[tuple[str, Place | None]]:
    """Yield every text inside a record but `people`, with its Place, in the order of its fields."""
    for name in _names_in(record):
        if name != _PEOPLE:
            yield from _texts(getattr(record, name), record, (name,))


def _texts(value: Any, record: Record, path: Path) -> Iterator[tuple[str, Place | None]]:
    # Most values are no texts, and to find a Place takes longer than to see that.
    if isinstance(value, str):
        yield value, record.at(*path)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, record, (*path, index))
    elif isinstance(value, Record):
        for name in _names_in(value):
            yield from _texts(getattr(value, name), value, (name,))


def _names_in(record: Record) -> tuple[str, ...]:
    # mypy holds a class with a __hash__ of its own for unhashable.
    kind: Any = type(record)
    return _names(kind)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold what was typed."""
    return tuple(field.name for field in fields(kind) if field.name != _PLACES)
