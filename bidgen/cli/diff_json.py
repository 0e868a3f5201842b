"""What differs between two bids as plain data; docs/commands.md lists the fields."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bidgen.api import Diffed, Source
    from bidgen.diff import Diff
    from bidgen.diff.difference import EntryChange, InputChange, Moved, RowChange, ValueChange
    from bidgen.diff.wording import Rewording


def diff_json(diffed: Diffed, diff: Diff) -> dict[str, Any]:
    """Return inputs with their fields and rows, results and the effect on the brief.

    Figures are texts, in pounds, numbers or fractions of 1, so that no digit is lost; dates are ISO 8601.
    """
    from bidgen.diff import summary

    return {
        "title": diffed.title,
        "briefs_alone": diffed.briefs_alone,
        "old": _source(diffed.old),
        "new": _source(diffed.new),
        "changed": bool(diff),
        "summary": summary(diff),
        "inputs": [_input(one) for one in diff.inputs],
        "results": [_moved(one) for one in diff.results],
        "no_results": diff.no_results,
        "brief": None
        if diff.brief is None
        else {
            "status": diff.brief.status,
            "framework": diff.brief.framework,
            "withdraw": diff.brief.withdraw,
            "fields": list(diff.brief.fields),
            "says": diff.brief.says,
        },
    }


def _source(one: Source) -> dict[str, Any]:
    return {
        "path": str(one.path),
        "name": one.name,
        "release": one.release,
        "date": None if one.day is None else one.day.isoformat(),
    }


def _input(one: InputChange) -> dict[str, Any]:
    return {
        "input": one.input,
        "fields": [_value(value) for value in one.values],
        "tables": [
            {"table": table.table, "label": table.label, "rows": [_row(row) for row in table.rows]}
            for table in one.tables
        ],
    }


def _row(one: RowChange) -> dict[str, Any]:
    return {
        "change": one.kind,
        "id": one.id,
        "name": one.name,
        "fields": [_value(value) for value in one.values],
    }


def _value(one: ValueChange) -> dict[str, Any]:
    return {
        "field": one.field,
        "label": one.label,
        "change": one.kind,
        **_before_and_after(one),
        "words": [_words(change) for change in one.rewordings],
        "entries": [_entry(entry) for entry in one.entries],
    }


def _entry(one: EntryChange) -> dict[str, Any]:
    return {
        "change": one.kind,
        "before": one.before,
        "after": one.after,
        "words": [_words(change) for change in one.rewordings],
    }


def _words(one: Rewording) -> dict[str, str]:
    return {"lead": one.lead, "before": one.before, "after": one.after, "trail": one.trail}


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "label": one.label,
        "standing": one.standing,
        **_before_and_after(one),
    }


def _before_and_after(one: ValueChange | Moved) -> dict[str, str | None]:
    return {
        "before": one.before,
        "after": one.after,
        "difference": one.difference,
        "value_before": _figure(one.value_before),
        "value_after": _figure(one.value_after),
    }


def _figure(value: Decimal | date | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else format(value, "f")
