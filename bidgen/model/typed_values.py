"""Every value that was typed in a record, however deep, with its Place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
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
        for field in fields(value):
            if field.name != _PLACES:
                yield from values_in(getattr(value, field.name), value, (field.name,))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from values_in(one, record, (*path, index))
    else:
        yield value, record.at(*path)


def texts_of(record: Record) -> Iterator[tuple[str, Place | None]]:
    """Yield every text inside a record but `people`, with its Place, in the order of its fields."""
    for field in fields(record):
        if field.name not in (_PLACES, _PEOPLE):
            for value, place in values_in(getattr(record, field.name), record, (field.name,)):
                if isinstance(value, str):
                    yield value, place
