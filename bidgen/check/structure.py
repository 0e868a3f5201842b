"""Checked values to the frozen dataclasses of the model, by their type hints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bidgen.check.shapes import Checked
from bidgen.model.record import Record
from bidgen.places import Path, Place

R = TypeVar("R", bound=Record)

_ABSENT: Any = object()


def structure(kind: type[R], checked: Checked) -> R | None:
    """Return the record `kind` of one input, every record in it with the Places of its own values.

    Fields are matched by name; what was not typed gets the dataclass's default. A record that lacks a
    value it must have is left out of its table; None where that is the whole input. Both happen only
    where the shapes' Problems have said so: `checked.whole` tells.
    """
    made = _record(kind, checked.values, _by_first_step(checked.places))
    return made if isinstance(made, kind) else None


class _Node:
    """The Places of one value and of what is inside it: a tree, so that none is gone through twice."""

    __slots__ = ("inside", "place")

    def __init__(self) -> None:
        self.place: Place | None = None
        self.inside: dict[str | int, _Node] = {}

    def paths(self, path: Path = ()) -> Iterator[tuple[Path, Place]]:
        if self.place is not None:
            yield path, self.place
        for step, node in self.inside.items():
            yield from node.paths((*path, step))


def _by_first_step(places: Mapping[Path, Place]) -> _Node:
    root = _Node()
    for path, place in places.items():
        node = root
        for step in path:
            if step not in node.inside:
                node.inside[step] = _Node()
            node = node.inside[step]
        node.place = place
    return root


def _record(kind: Any, values: Mapping[str, Any], node: _Node) -> Any:
    found: dict[str, Any] = {"places": dict(node.paths())}
    for name, hint, required in _fields(kind):
        value = values.get(name)
        inner = node.inside.get(name) or _Node()
        made = _ABSENT if value is None else _value(hint, value, inner)
        if made is not _ABSENT:
            found[name] = made
        elif required:
            return _ABSENT
    return kind(**found)


def _value(hint: Any, value: Any, node: _Node) -> Any:
    """Return `value` as what `hint` says, or _ABSENT where it cannot be that."""
    if get_origin(hint) in (Union, UnionType):
        return _value(next(one for one in get_args(hint) if one is not NoneType), value, node)
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple):
            return _ABSENT
        inner = get_args(hint)[0]
        made = (_value(inner, one, node.inside.get(n) or _Node()) for n, one in enumerate(value))
        return tuple(one for one in made if one is not _ABSENT)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _record(hint, value, node) if isinstance(value, Mapping) else _ABSENT
    return _ABSENT if value is None or isinstance(value, list | dict) else value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Return name, type and whether it must be given, of each field but `places`."""
    hints = get_type_hints(kind)
    return tuple(
        (
            one.name,
            hints[one.name],
            one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING,
        )
        for one in dataclasses.fields(kind)
        if one.name != "places"
    )
