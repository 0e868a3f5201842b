"""Whether two documents say the same, wherever the pictures that they show lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bidgen.model.document import Picture
from bidgen.model.prose import Prose


def says_the_same(one: object, other: object) -> bool:
    """Return whether two contexts, or values in them, are printed alike: texts, rows, charts, pictures."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(says_the_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(says_the_same, one, other))
    if isinstance(one, Prose) and isinstance(other, Prose):
        return one.text == other.text
    if isinstance(one, Picture) and isinstance(other, Picture):
        return one.alt == other.alt and _drawn(one) == _drawn(other)
    return one == other


def _drawn(picture: Picture) -> object:
    source = picture.source
    return source.read_bytes() if isinstance(source, Path) else source
