"""What differs between two bids: values, rows, results, and what that means for a published brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from bidgen.diff.wording import Rewording
from bidgen.model.appraisal import Appraisal
from bidgen.model.plan import Plan
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid

ADDED: Literal["added"] = "added"
REMOVED: Literal["removed"] = "removed"
CHANGED: Literal["changed"] = "changed"
Kind = Literal["added", "removed", "changed"]
KINDS: tuple[Kind, ...] = (ADDED, REMOVED, CHANGED)

# headline: what a delivery manager tells first. repeated: what an input's change or another result says too.
Standing = Literal["headline", "other", "repeated"]
STANDINGS: tuple[Standing, ...] = ("headline", "other", "repeated")

# What can be counted on: pounds, numbers, fractions of 1 for percentages, and days.
Figure: TypeAlias = Decimal | date


@dataclass(frozen=True)
class Side:
    """One of the two bids that are compared; without results where it has errors."""

    bid: Bid
    plan: Plan
    appraisal: Appraisal | None = None
    uncertainty: Uncertainty | None = None


@dataclass(frozen=True)
class EntryChange:
    """One entry of a list: an id, a choice, a date or a text; `before` and `after` as people read them."""

    kind: Kind
    before: str | None
    after: str | None
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True)
class ValueChange:
    """One value that is new, gone or another one; `before` and `after` are as people read it.

    `field` is the name in the schema, "discovery.award" for one of a group. `difference` says how far two
    figures are apart ("£10,000 less", "8 days later"), "" for anything else. `rewordings` are those of a
    text, `entries` what was changed in a list.
    """

    field: str
    label: str
    kind: Kind
    before: str | None
    after: str | None
    difference: str = ""
    value_before: Figure | None = None
    value_after: Figure | None = None
    rewordings: tuple[Rewording, ...] = ()
    entries: tuple[EntryChange, ...] = ()


@dataclass(frozen=True)
class RowChange:
    """One row of a table: its id, or what else tells it from others, and its first text, "" for none.

    `values` are those that differ; of a row that was added or removed, all that were typed. `told` are the
    fields that `id` and `name` say already.
    """

    kind: Kind
    id: str
    name: str
    values: tuple[ValueChange, ...]
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TableChange:
    """The rows of one table that differ: those added, removed and changed, each in the order of the table."""

    table: str
    label: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class InputChange:
    """What differs in one input ("alpha-plan"), whether it stands in YAML or in Excel."""

    input: str
    values: tuple[ValueChange, ...]
    tables: tuple[TableChange, ...]


@dataclass(frozen=True)
class Moved:
    """A result that is another one in consequence, or is there on one side alone.

    `reference` is the name by which narrative refers to it, None where there is none.
    """

    reference: str | None
    label: str
    standing: Standing
    before: str | None
    after: str | None
    difference: str = ""
    value_before: Figure | None = None
    value_after: Figure | None = None


@dataclass(frozen=True)
class BriefEffect:
    """What the changes mean for the brief as it stood before them.

    `withdraw` is whether they oblige a published brief to be withdrawn: None where that is no way, or where
    the portal's rules are not known. `fields` are the labels of the changed fields that cannot change once it
    is live; `says` is the answer in sentences.
    """

    status: str
    framework: str
    withdraw: bool | None
    fields: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Diff:
    """What differs between two bids. `inputs` are those alone in which something does.

    `no_results` says why results were not compared; `brief` is None where nothing in the brief
    differs and it was not live.
    """

    inputs: tuple[InputChange, ...]
    results: tuple[Moved, ...]
    no_results: str = ""
    brief: BriefEffect | None = None

    def __bool__(self) -> bool:
        """Whether anything that was typed differs."""
        return bool(self.inputs)

    def of_standing(self, standing: Standing) -> tuple[Moved, ...]:
        return tuple(one for one in self.results if one.standing == standing)

    @property
    def rows(self) -> Iterator[RowChange]:
        return (row for one in self.inputs for table in one.tables for row in table.rows)

    @property
    def row_counts(self) -> Counter[Kind]:
        return Counter(row.kind for row in self.rows)

    @property
    def value_count(self) -> int:
        """How many values that stand in no table differ."""
        return sum(len(one.values) for one in self.inputs)
