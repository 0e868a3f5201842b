"""Every id that a record names must be the id of a record of the table it refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bidgen.check.shapes import CheckedBid
from bidgen.places import Path, Place, nearest_place
from bidgen.problems import MOST_RELATED, Problem, problem
from bidgen.read.names import nearest
from bidgen.read.schemas import Rules, Schema, label_of, load_schema


def check_references(bid: CheckedBid) -> Iterator[Problem]:
    """Yield C301 for each id that is not in its table, at the first place that names it, with the nearest id.

    Which fields refer to which table is said by `meta.refers` of the schemas; a changed id is one slip,
    however many places name it, so the others are related.
    It needs the values alone, so it runs even where other faults keep the bid from being whole; a table
    whose own records are at fault is passed over, for they would be named as missing once more.
    """
    ids = {
        table: _ids(checked.values.get(table))
        for name, checked in bid.inputs.items()
        for table, rules in load_schema(name).items()
        if rules.get("meta", {}).get("table") and not _is_faulty(table, checked.at_fault)
    }
    labels = {
        field: label_of(field, rules) for name in bid.inputs for field, rules in load_schema(name).items()
    }
    lost: dict[tuple[str, str], list[Place | None]] = {}
    for name, checked in bid.inputs.items():
        for path, found, table in _references(checked.values, load_schema(name), ()):
            known = ids.get(table)
            if known is not None and found not in known:
                lost.setdefault((found, table), []).append(nearest_place(checked.places, path))
    for (found, table), places in lost.items():
        yield problem(
            "C301",
            places[0],
            related=[place for place in places[1:] if place][:MOST_RELATED],
            found=found,
            table=labels.get(table, table),
            known=_offer(found, ids[table]),
            times="here alone" if len(places) == 1 else f"in {len(places):,} places",
        )


def _ids(records: Any) -> list[str]:
    return [one["id"] for one in records or () if one and "id" in one]


def _is_faulty(table: str, at_fault: Collection[Path]) -> bool:
    """Return whether ids of the table may be missing for a fault that has been reported already."""
    return any(path[0] == table and (len(path) < 3 or path[2] == "id") for path in at_fault if path)


def _references(values: Mapping[str, Any], schema: Schema, path: Path) -> Iterator[tuple[Path, str, str]]:
    for field, value in values.items():
        yield from _referred(value, schema[field], (*path, field))


def _referred(value: Any, rules: Rules, path: Path) -> Iterator[tuple[Path, str, str]]:
    table = rules.get("meta", {}).get("refers")
    if table and isinstance(value, str):
        yield path, value, table
    elif table and isinstance(value, tuple):
        for number, one in enumerate(value):
            yield (*path, number), one, table
    elif isinstance(value, dict):
        yield from _references(value, rules["schema"], path)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            if isinstance(one, dict):
                yield from _references(one, rules["schema"]["schema"], (*path, number))


def _offer(found: str, known: list[str]) -> str:
    close = nearest(found, known)
    if close is not None:
        return f"The nearest is {close}."
    return f"There are {', '.join(known[:8])}{', …' if len(known) > 8 else ''}." if known else "It is empty."
