"""The rows of a table before and after: which belong together, and what differs in each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from bidgen.diff.difference import ADDED, CHANGED, REMOVED, Kind, RowChange, TableChange, ValueChange
from bidgen.diff.pairs import pairs_by_key
from bidgen.diff.values import TEXTS, comparable, text_of, unit_in, value_change
from bidgen.model.record import Record
from bidgen.read.schemas import Column, Table

ID = "id"
# What tells the rows apart of tables that have no ids, and whose schema does not say so either. Two rows may
# have the same, or one may have another after an edit: then their words decide.
NATURAL_KEYS = {
    "closures": ("start", "end"),
    "glossary": ("term",),
    "accepted_warnings": ("code",),
    "word_limits": ("document", "field"),
    "absences": ("member", "start"),
    "history": ("date",),
    "clarifications": ("question",),
}


def table_change(table: Table, old: Sequence[Record], new: Sequence[Record]) -> TableChange | None:
    """Return the rows of a table that were added, removed or changed; None where there are none.

    Rows belong together by their ids or the fields that tell them apart, wherever they stand.
    """
    keys = key_of(table)
    found = pairs_by_key(
        old,
        new,
        lambda row: _form(row, table),
        lambda row: _key(row, table, keys),
        alike=table.field in NATURAL_KEYS,
    )
    rows = [_alone(row, table, keys, ADDED) for row in found.added]
    rows += [_alone(row, table, keys, REMOVED) for row in found.removed]
    rows += [_changed(one, other, table, keys) for one, other in found.both]
    return TableChange(table.field, table.label, tuple(rows)) if rows else None


def key_of(table: Table) -> tuple[str, ...]:
    """Return the fields that tell the rows of a table apart, in the order of its columns."""
    names = [column.field for column in table.columns]
    if ID in names:
        return (ID,)
    unique = table.rules["meta"].get("unique") or NATURAL_KEYS.get(table.field) or names[:1]
    return tuple(name for name in names if name in unique)


def _form(row: Record, table: Table) -> str:
    """Return a text that rows have in common if they say the same, and that is alike if they nearly do."""
    values = (comparable(getattr(row, one.field), one.rules) for one in table.columns)
    return "\n".join(
        "" if one is None else " ".join(one) if isinstance(one, tuple) else str(one) for one in values
    )


def _key(row: Record, table: Table, keys: Sequence[str]) -> Hashable:
    return tuple(
        str(comparable(getattr(row, one.field), one.rules)).casefold()
        for one in table.columns
        if one.field in keys
    )


def _alone(row: Record, table: Table, keys: Sequence[str], kind: Kind) -> RowChange:
    typed = (one for one in table.columns if getattr(row, one.field) != _default(_kind(row), one.field))
    old, new = (None, row) if kind == ADDED else (row, None)
    return _row(kind, row, table, keys, [_value(one, old, new) for one in typed])


def _changed(old: Record, new: Record, table: Table, keys: Sequence[str]) -> RowChange:
    return _row(CHANGED, new, table, keys, [_value(one, old, new) for one in table.columns])


def _row(
    kind: Kind, row: Record, table: Table, keys: Sequence[str], values: Iterable[ValueChange | None]
) -> RowChange:
    by = [one for one in table.columns if one.field in keys and getattr(row, one.field) is not None]
    # A text that tells rows apart says what the row is: it needs no other.
    texts = () if any(one.rules["type"] in TEXTS for one in by) else table.columns
    name = next((one for one in texts if _names(one, keys) and getattr(row, one.field)), None)
    told = {one.field for one in by} | ({name.field} if name else set())
    return RowChange(
        kind,
        ", ".join(text_of(getattr(row, one.field), one.rules) for one in by),
        text_of(getattr(row, name.field), name.rules) if name else "",
        tuple(one for one in values if one is not None),
        frozenset(told),
    )


def _names(column: Column, keys: Sequence[str]) -> bool:
    return column.rules["type"] in TEXTS and column.field not in keys and column.required


def _value(column: Column, old: Record | None, new: Record | None) -> ValueChange | None:
    before, after = (None if row is None else getattr(row, column.field) for row in (old, new))
    units = (unit_in(column.rules, _values(old or new)), unit_in(column.rules, _values(new or old)))
    return value_change(column.field, column.label, column.rules, before, after, units)


def _values(row: Record | None) -> dict[str, Any]:
    return {} if row is None else vars(row)


def _kind(row: Record) -> Any:
    # mypy holds a class with a __hash__ of its own for unhashable.
    return type(row)


@cache
def _default(kind: Any, name: str) -> Any:
    """Return what a field holds that was left out: it is not told as something that was typed."""
    (found,) = (one for one in fields(kind) if one.name == name)
    return None if found.default is MISSING else found.default
