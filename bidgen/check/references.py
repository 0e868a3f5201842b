"""Every id that a record names must be the id of a record of the table it refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bidgen.check.shapes import CheckedBid
from bidgen.places import Path, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest
from bidgen.read.schemas import Rules, Schema, label_of, load_schema


def check_references(bid: CheckedBid) -> Iterator[Problem]:
    """Yield C301 for each reference that leads nowhere, with the nearest id; by `meta.refers` of the schemas.

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
    for name, checked in bid.inputs.items():
        for path, found, table in _references(checked.values, load_schema(name), ()):
            known = ids.get(table)
            if known is not None and found not in known:
                yield problem(
                    "C301",
                    nearest_place(checked.places, path),
                    found=found,
                    table=labels.get(table, table),
                    known=_offer(found, known),
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
