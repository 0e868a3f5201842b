"""A record: a row of a table or a group of fields, that knows where each of its values was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bidgen.places import Path, Place, Step, nearest_place

NOWHERE: Mapping[Path, Place] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Record:
    """`places` maps paths inside the record to Places; () is the record itself.

    Two records with the same values are equal wherever they were typed.
    """

    places: Mapping[Path, Place] = field(default_factory=lambda: NOWHERE, compare=False, repr=False)

    def at(self, *path: Step) -> Place | None:
        """Return where the value at `path` was typed, or the closest thing around it."""
        return nearest_place(self.places, path)
