"""A fund's round: its deadline and its rules, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidgen.model.record import Record


@dataclass(frozen=True, kw_only=True)
class Deadline(Record):
    """The last day for the Discovery's documents."""

    value: date
    time: str | None = None
    advice: str | None = None
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class MoneyRule(Record):
    """A rule whose value is pounds."""

    value: Decimal
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class CountRule(Record):
    """A rule whose value is a count."""

    value: int
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class RangeRule(Record):
    """A rule whose value lies between two counts, both included."""

    least: int
    most: int
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class TextRule(Record):
    """A rule whose value is a word."""

    value: str
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class PartsRule(Record):
    """A rule whose value is a list of words."""

    value: tuple[str, ...]
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class RoleRule(Record):
    """A role that a team holds, and the other names it goes by."""

    value: str
    also: tuple[str, ...] = ()
    source: str
    confirmed: bool

    def held_among(self, roles: Iterable[str]) -> bool:
        """Return whether one of the roles is this one, whatever stands before or after its name."""
        names = [name.casefold() for name in (self.value, *self.also)]
        return any(name in role.casefold() for role in roles for name in names)


@dataclass(frozen=True, kw_only=True)
class WordLimit(Record):
    """The most words that an answer may have."""

    input: str
    field: str
    words: int
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Owed(Record):
    """What the Discovery owes, and by when where it is not the deadline."""

    document: str
    deadline: date | None = None
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Fund(Record):
    """A fund's round: its deadline and its rules, each with its source."""

    name: str
    department: str
    deadline: Deadline
    maximum_grant: MoneyRule | None = None
    minimum_partners: CountRule | None = None
    minimum_councils: CountRule | None = None
    lead_kind: TextRule | None = None
    small_sample: CountRule | None = None
    cost_parts: PartsRule | None = None
    alpha_weeks: RangeRule | None = None
    roles: tuple[RoleRule, ...] = ()
    word_limits: tuple[WordLimit, ...] = ()
    owed: tuple[Owed, ...]
