"""Changes to the text of a YAML file: names to put in place of others, lines to put between others."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bidgen.formats import count
from bidgen.places import Path
from bidgen.read.schemas import Rules, label_of
from bidgen.texts.tree import Field


@dataclass(frozen=True, slots=True)
class Renamed:
    """A field of the mapping at `path` that gets the name `new`."""

    field: Field
    new: str
    path: Path


@dataclass(frozen=True, slots=True)
class Added:
    """The field at `path`, added as `block` above the line `line`, counted from 0."""

    line: int
    block: list[str]
    path: Path
    rules: Rules


@dataclass
class Edit:
    """What is to be changed. A `path` is of the names as they are afterwards, and of entries' numbers."""

    renamed: list[Renamed] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)


def edited(text: str, edit: Edit) -> str:
    """Return `text` with the changes; its line ends are kept and used."""
    for one in sorted(edit.renamed, key=lambda renamed: -renamed.field.start):
        text = _with_name(text, one.field, one.new)
    lines = text.split("\n")
    ending = "\r" if len(lines) > 1 and lines[0].endswith("\r") else ""
    before: dict[int, list[str]] = {}
    for added in edit.added:
        before.setdefault(added.line, []).extend(line + ending for line in added.block)
    made: list[str] = []
    for number, line in enumerate(lines):
        made += [*before.get(number, []), line]
    last = before.get(len(lines))
    if last:
        # The file did not end with a newline, and does not now.
        made[-1] += ending
        made += [*last[:-1], last[-1].removesuffix("\r")]
    return "\n".join(made)


def applied(values: Mapping[str, Any], edit: Edit) -> dict[str, Any]:
    """Return the raw values that the text gives once it is edited."""
    made: dict[str, Any] = copy.deepcopy(dict(values))
    for one in edit.renamed:
        inside = _inside(made, one.path)
        items = [(one.new if name == one.field.name else name, value) for name, value in inside.items()]
        inside.clear()
        inside.update(items)
    for added in edit.added:
        _inside(made, added.path[:-1])[added.path[-1]] = _empty(added.rules)
    return made


def changes(edit: Edit) -> Iterator[str]:
    """Yield what is changed, in words; the same change in many entries once."""
    renamed = Counter((one.field.name, one.new, _group(one.path)) for one in edit.renamed)
    for (old, new, group), number in renamed.items():
        yield f"“{old}” is now called “{new}”{_where(group, number)}"
    added = Counter((one.path[-1], _label(one), _group(one.path[:-1])) for one in edit.added)
    for (name, label, group), number in added.items():
        yield f"“{name}” ({label}) is new{_where(group, number)}"


def is_record(path: Path) -> bool:
    """Return whether `path` leads to or into an entry of a list."""
    return any(isinstance(step, int) for step in path)


def _with_name(text: str, old: Field, new: str) -> str:
    written = text[old.start : old.end]
    quote = written[0] if written[:1] in {"'", '"'} else ""
    return text[: old.start] + quote + new + quote + text[old.end :]


def _inside(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _empty(rules: Rules) -> Any:
    """Return what reads back from an empty field, or from a group of empty fields."""
    if rules["type"] == "dict":
        return {name: _empty(one) for name, one in rules["schema"].items()}
    return ""


def _label(one: Added) -> str:
    return label_of(str(one.path[-1]), one.rules)


def _group(path: Path) -> tuple[str, bool]:
    """Return the names that lead to a mapping, and whether it is an entry of a list."""
    return ".".join(step for step in path if isinstance(step, str)), is_record(path)


def _where(group: tuple[str, bool], number: int) -> str:
    name, listed = group
    if not name:
        return ""
    return f" in {count(number, 'entry', 'entries')} of “{name}”" if listed else f" in “{name}”"
