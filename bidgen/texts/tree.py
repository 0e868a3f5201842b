"""The nested fields of a YAML file with the spans of text that they take: what an edit of text needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping: its name stands at `text[start:end]`, on `line` in `column`, from 0."""

    name: str
    start: int
    end: int
    line: int
    column: int
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; `flow` where it is written between curly brackets."""

    fields: tuple[Field, ...]
    flow: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """A list; each entry with the line on which it begins, its dash excepted."""

    entries: tuple[tuple[int, Node], ...]
    flow: bool


# None is a single value: an edit never looks into one.
Node = Fields | Entries | None


def tree_of(text: str) -> Node:
    """Return the tree of a text that `parse_yaml` has read without error; an empty file has no fields."""
    node = YAML(typ="safe", pure=True).compose(text)
    top = None if node is None else _node(node)
    return Fields((), flow=False) if top is None else top


def texts_of(text: str) -> list[tuple[int, int, int]]:
    """Return the values of several lines: the line of their field or entry, their first line and their last.

    Lines count from 0. Of a file that cannot be read, those as far as it can be.
    """
    found = []
    # Of each open mapping the line of the field whose value comes next; -1 before a name, None in a list.
    open_levels: list[int | None] = []
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, MappingEndEvent | SequenceEndEvent):
                open_levels.pop()
            elif isinstance(event, NodeEvent):
                first = event.start_mark.line
                owner = _owner(open_levels, first)
                if isinstance(event, ScalarEvent) and _last(event) > first:
                    found.append((owner, first, _last(event)))
                elif isinstance(event, MappingStartEvent):
                    open_levels.append(-1)
                elif isinstance(event, SequenceStartEvent):
                    open_levels.append(None)
    except (YAMLError, ValueError, OverflowError):
        pass
    return found


def _owner(open_levels: list[int | None], line: int) -> int:
    """Return the line on which the field or entry begins whose name or value stands on `line`."""
    if not open_levels or open_levels[-1] is None:
        return line
    field = open_levels[-1]
    open_levels[-1] = line if field == -1 else -1
    return line if field == -1 else field


def _last(scalar: Any) -> int:
    """Return the last line of a value: a block ends where the next thing begins."""
    end = scalar.end_mark
    return int(end.line - 1 if end.column == 0 and end.line > scalar.start_mark.line else end.line)


def _node(node: Any) -> Node:
    if node.id == "mapping":
        return Fields(tuple(_field(key, value) for key, value in node.value), bool(node.flow_style))
    if node.id == "sequence":
        entries = tuple((one.start_mark.line, _node(one)) for one in node.value)
        return Entries(entries, bool(node.flow_style))
    return None


def _field(key: Any, value: Any) -> Field:
    start, end = key.start_mark, key.end_mark
    return Field(str(key.value), start.index, end.index, start.line, start.column, _node(value))
