"""What was typed, before anybody has judged it: nested plain values, each with its Place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import TypeAlias

from bidgen.places import Path, Place

# YAML gives text alone, exactly as typed. A cell may hold any of these (a datetime is a date).
Scalar: TypeAlias = str | int | Decimal | bool | date
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

# What a cell shows: a text or a number as the spreadsheet computed it.
Shown: TypeAlias = str | float

INPUTS = ("bid", "business-case", "findings", "alpha-plan", "requirements")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the workbook computes for those who look at it: what it is, of what, and where it stands.

    `of` is the id of a row or an option, a financial year, or the name of a setting.
    """

    name: str
    of: str
    shown: Shown
    place: Place


@dataclass(frozen=True, slots=True)
class Raw:
    """One input: what was typed, where, and what could not be read.

    `places` maps a path such as ("costs", 3, "amount") to its Place: ("costs", 3) is the row, ("costs",)
    the table, () the file. An empty cell has a Place and no value; the value of an empty field is "".
    Places come in the order of the files. `keys` holds where a YAML field's name stands, where that is
    not the Place of its value. `faulty` are paths of which a Problem has been reported already: nobody
    says more of them. `figures` are what the workbook shows of its own, which is no input: it is compared.
    """

    values: dict[str, Value]
    places: dict[Path, Place]
    keys: dict[Path, Place] = field(default_factory=dict)
    faulty: frozenset[Path] = frozenset()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBid:
    """All inputs of one bid folder by name ("bid", "business-case", ...), those that exist.

    `shown` is the folder as the user named it: the beginning of every Place's file.
    """

    folder: FilePath
    shown: str
    inputs: Mapping[str, Raw]
