"""Every id that a record names must be the id of a record of the table it refers to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bidgen.check.shapes import CheckedBid
from bidgen.places import Path, Place, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest, plain
from bidgen.read.schemas import Rules, Schema, label_of, load_schema

# How people write several ids where commas belong.
_BETWEEN = re.compile(r"(?:[\s,;/&+]|\band\b)+", re.IGNORECASE)
_LISTED = 8


@dataclass(frozen=True, slots=True)
class _Table:
    """What the records of one table are called: ids as typed, by their small letters; names and their ids."""

    label: str
    ids: Mapping[str, str]
    names: Mapping[str, str]


def check_references(bid: CheckedBid) -> tuple[CheckedBid, list[Problem]]:
    """Return the bid with each reference spelt as its record spells its id, and C301 for each that has none.

    Which fields refer to which table is said by `meta.refers` of the schemas; a changed id is one slip,
    however many places name it, so C301 stands at the first and the others are related. It needs the values
    alone, so it runs even where other faults keep the bid from being whole; a table whose own records are at
    fault is passed over, for they would be named as missing once more. Rows that still are the example of a
    new bid refer to each other, not to what others have typed: they are passed over too.
    """
    tables = dict(_tables(bid))
    lost: dict[tuple[str, str, bool], list[Place | None]] = {}
    spelt = {}
    for name, checked in bid.inputs.items():

        def found(path: Path, typed: str, table: str, checked: Any = checked) -> str:
            known = tables.get(table)
            if known is None or typed.casefold() in known.ids:
                return known.ids[typed.casefold()] if known else typed
            if path[:2] not in checked.examples:
                several = isinstance(path[-1], int)
                lost.setdefault((typed, table, several), []).append(nearest_place(checked.places, path))
            return typed

        spelt[name] = replace(checked, values=_looked_up(checked.values, load_schema(name), (), found))
    problems = [
        problem(
            "C301",
            places[0],
            related=places[1:],
            found=typed,
            table=tables[table].label,
            known=(_offer(typed, tables[table], several),),
            times="here alone" if len(places) == 1 else f"in {len(places):,} places",
        )
        for (typed, table, several), places in lost.items()
    ]
    return CheckedBid(bid.folder, spelt), problems


def _tables(bid: CheckedBid) -> Iterator[tuple[str, _Table]]:
    """Yield each table that can be referred to; not one whose records are at fault."""
    for name, checked in bid.inputs.items():
        for table, rules in load_schema(name).items():
            if rules.get("meta", {}).get("table") and not _is_faulty(table, checked.at_fault):
                columns = rules["schema"]["schema"].items()
                called = next((field for field, one in columns if one["type"] in {"text", "prose"}), "id")
                records = [one for one in checked.values.get(table) or () if one and "id" in one]
                ids = {one["id"].casefold(): one["id"] for one in records}
                names = {one[called]: one["id"] for one in records if isinstance(one.get(called), str)}
                yield table, _Table(label_of(table, rules), ids, names)


def _is_faulty(table: str, at_fault: Collection[Path]) -> bool:
    """Return whether ids of the table may be missing for a fault that has been reported already."""
    return any(path[0] == table and (len(path) < 3 or path[2] == "id") for path in at_fault if path)


_Found = Callable[[Path, str, str], str]


def _looked_up(values: Mapping[str, Any], schema: Schema, path: Path, found: _Found) -> dict[str, Any]:
    """Return `values` with each reference in them replaced by what `found` gives for it."""
    return {field: _referred(value, schema[field], (*path, field), found) for field, value in values.items()}


def _referred(value: Any, rules: Rules, path: Path, found: _Found) -> Any:
    table = rules.get("meta", {}).get("refers")
    if table and isinstance(value, str):
        return found(path, value, table)
    if table and isinstance(value, tuple):
        return tuple(found((*path, number), one, table) for number, one in enumerate(value))
    if isinstance(value, dict):
        return _looked_up(value, rules["schema"], path, found)
    if isinstance(value, list):
        return [
            _looked_up(one, rules["schema"]["schema"], (*path, number), found)
            if isinstance(one, dict)
            else one
            for number, one in enumerate(value)
        ]
    return value


def _offer(typed: str, table: _Table, several: bool) -> str:
    """Return what may be meant: ids without commas, a record's name, the nearest id; or which there are."""
    parts = [part.casefold() for part in _BETWEEN.split(typed) if part]
    if len(parts) > 1 and all(part in table.ids for part in parts):
        ids = ", ".join(table.ids[part] for part in parts)
        return f"Put commas between them: {ids}." if several else f"Only one of {ids} can stand here."
    called = next((name for name in table.names if plain(name) == plain(typed)), None)
    if called is None:
        close = nearest(typed, table.ids.values())
        if close is not None:
            return f"The nearest is {close}."
        called = nearest(typed, table.names)
    if called is not None:
        return f"The id of “{called}” is {table.names[called]}."
    known = list(table.ids.values())
    listed = f"There are {', '.join(known[:_LISTED])}{', …' if len(known) > _LISTED else ''}."
    return listed if known else "It is empty."
