"""A procurement framework's version: the limits of its questions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidgen.model.record import Record


@dataclass(frozen=True, kw_only=True)
class SuppliersRule(Record):
    """The fewest and the most."""

    min: int
    max: int


@dataclass(frozen=True, kw_only=True)
class Weighting(Record):
    """Shares of the marks; together exactly 100%."""

    field: str
    min: Decimal
    max: Decimal


@dataclass(frozen=True, kw_only=True)
class Limit(Record):
    """The most words, characters or items of each field.

    `source` and `confirmed` are None where they are the framework's.
    """

    field: str
    words: int | None = None
    characters: int | None = None
    items: int | None = None
    source: str | None = None
    confirmed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Timetable(Record):
    """How long the notice of an outcome is open, in days and weekdays from its publication or its closing."""

    open_days: int
    questions_weekdays: int
    answers_weekdays: int


@dataclass(frozen=True, kw_only=True)
class MayChange(Record):
    """What may still be changed in a brief of each status, and how."""

    status: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Framework(Record):
    """A procurement framework's version: the limits of its questions.

    `withdraw_to_change` are the fields for whose change a live notice is withdrawn, `dropped_when_copied`
    those that a copy of a withdrawn one lacks; both are empty where the portal's rules are not known.
    """

    name: str
    source: str
    confirmed: bool
    questions: str | None = None
    timetable: Timetable | None = None
    points: bool = False
    whole_weightings: bool = False
    contract_months: int | None = None
    may_change: tuple[MayChange, ...] = ()
    withdraw_to_change: tuple[str, ...] = ()
    dropped_when_copied: tuple[str, ...] = ()
    suppliers: SuppliersRule | None = None
    weightings: tuple[Weighting, ...] = ()
    limits: tuple[Limit, ...] = ()
