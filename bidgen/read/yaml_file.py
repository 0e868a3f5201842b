"""One YAML file to raw values: text exactly as typed, each value with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.content import read_content
from bidgen.read.raw import Raw, Value
from bidgen.read.text import FORBIDDEN, REPLACEMENT, character_name
from bidgen.read.yaml_words import syntax_problem

# 150,000 words; read in seconds. A bid's longest file has some 50 KB.
LARGEST_FILE = 1_000_000
# The parser's time grows with the square of the depth, so nothing is read on beyond it.
DEEPEST = 20
_TEXT_AFTER_HASH = re.compile(r"[ \t]+(#[^\s#].*)")
_DASH = re.compile(r"[ \t]*(-[ \t].*)")
# After this many of one kind in one file the rest says nothing new.
MOST_CONTROLS = 20


def read_yaml(path: FilePath, shown: str) -> tuple[Raw | None, list[Problem]]:
    """Return what the file `path` holds, or None where it cannot be read; `shown` names it in Places.

    Reports R101, R102 and what `parse_yaml` reports; OSError is left for what is wrong with the machine,
    a file that may not be read excepted.
    """
    content, problems = read_content(path, shown, LARGEST_FILE)
    if content is None:
        return None, problems
    return parse_yaml(content, shown)


def parse_yaml(content: bytes, shown: str) -> tuple[Raw | None, list[Problem]]:
    """Return what the content of a file holds, or None where it cannot be read; `shown` names it in Places.

    Scalars are text as typed: `no`, `012` and `12:30` stay what they are. A field with nothing after
    its colon has a Place and no value. Reports R103 to R117.
    """
    text, problems = _text_of(content, shown)
    if text is None:
        return None, problems
    text = _without_controls(text, shown, problems)
    builder = _Builder(shown, text.split("\n"), problems)
    try:
        values = builder.document(_events(text, shown))
    except _BrokenYaml as broken:
        problems.append(broken.problem)
        return None, problems
    if values is None:
        return None, problems
    return Raw(values, builder.places, builder.keys, frozenset(builder.faulty)), problems


class _BrokenYaml(Exception):
    """The parser gave up; `problem` says where. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _events(text: str, shown: str) -> Iterator[Event]:
    """Yield the events of the file: so no depth of nesting and no alias ever costs anything."""
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise _BrokenYaml(syntax_problem(error, shown, text)) from error
    except (YAMLError, ValueError, OverflowError) as error:
        # Without a place: an escape such as "\UFFFFFFFF" that is no character.
        raise _BrokenYaml(problem("R107", Place(shown), found=str(error))) from error


def _text_of(content: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [problem("R103", Place(shown), found="UTF-16")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = _line_and_column(before)
        return None, [problem("R103", Place(shown, line, column), found="another encoding")]


def _without_controls(text: str, shown: str, problems: list[Problem]) -> str:
    """Name every forbidden character, and put another in its place so that the rest can be read."""
    for number, found in enumerate(FORBIDDEN.finditer(text)):
        if number == MOST_CONTROLS:
            break
        line, column = _line_and_column(text[: found.start()])
        problems.append(problem("R104", Place(shown, line, column), found=character_name(found[0])))
    return FORBIDDEN.sub(REPLACEMENT, text)


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@dataclass(slots=True)
class _Level:
    """A mapping or a list that is being read; `key` is the field whose value comes next."""

    path: Path
    values: Any
    key: str | None = None
    key_place: Place | None = None
    first: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class _Builder:
    """Builds nested values from events, and names what may not be there."""

    file: str
    lines: list[str]
    problems: list[Problem]
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faulty: set[Path] = field(default_factory=set)

    def document(self, events: Iterator[Event]) -> dict[str, Value] | None:
        """Return the file's mapping; an empty file has none of its fields."""
        self.places[()] = Place(self.file)
        top: Any = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("R106", event)
                    # The rest is read for its own faults and then dropped.
            elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                value = self._top(event, events)
                top = value if documents == 1 else top
        if top is None or top == "":
            return {}
        return top if isinstance(top, dict) else None

    def _top(self, event: Event, events: Iterator[Event]) -> Value:
        if isinstance(event, MappingStartEvent):
            return self._nested(event, events)
        empty = isinstance(event, ScalarEvent) and event.value == ""
        if not empty:
            self._report("R108", event)
        if isinstance(event, SequenceStartEvent):
            return self._nested(event, events)
        return "" if empty else []

    def _nested(self, start: Event, events: Iterator[Event]) -> Value:
        """Return the mapping or list that `start` opens, read to its end."""
        levels = [_Level((), {} if isinstance(start, MappingStartEvent) else [])]
        top = levels[0].values
        self._check(start)
        for event in events:
            level = levels[-1]
            if isinstance(event, MappingEndEvent | SequenceEndEvent):
                levels.pop()
                if not levels:
                    break
            elif isinstance(level.values, dict) and level.key is None:
                self._key(level, event, events)
            else:
                self._value(level, event, events, levels)
        return top  # type: ignore[no-any-return]

    def _key(self, level: _Level, event: Event, events: Iterator[Event]) -> None:
        self._check(event)
        if not isinstance(event, ScalarEvent):
            self._report("R109", event)
            self.faulty.add(level.path)
            self._skip(event, events)
            level.key, level.key_place = "", None
            return
        name = str(event.value)
        place = self._place(event)
        level.key, level.key_place = name, place
        earlier = level.first.get(name)
        if earlier is not None:
            self.problems.append(problem("R110", place, related=[earlier], found=name, first=(str(earlier),)))
            level.key_place = None
        else:
            level.first[name] = place
            self.keys[(*level.path, name)] = place

    def _value(self, level: _Level, event: Event, events: Iterator[Event], levels: list[_Level]) -> None:
        self._check(event)
        if isinstance(level.values, dict):
            step: str | int = level.key or ""
            wanted = level.key_place is not None
        else:
            step, wanted = len(level.values), True
        path = (*level.path, step)
        level.key = None
        if not wanted:
            self._skip(event, events)
        elif isinstance(event, ScalarEvent):
            self._scalar(level, path, event)
        elif isinstance(event, AliasEvent):
            self.places[path] = self._place(event)
            self.faulty.add(path)
            if isinstance(level.values, list):
                # An entry that cannot be read keeps its number, so that paths agree with Places.
                level.values.append("")
        else:
            self.places[path] = self.keys.get(path) or self._place(event)
            nested: Any = {} if isinstance(event, MappingStartEvent) else []
            self._put(level, step, nested)
            self._bound(event, len(levels))
            levels.append(_Level(path, nested))

    def _scalar(self, level: _Level, path: Path, event: ScalarEvent) -> None:
        missing = event.value == "" and event.style is None
        if missing and isinstance(level.values, list):
            return
        key = self.keys.get(path)
        if event.style is None:
            self._look_for_comment(event, key if missing else None)
            self._look_for_dash(path, event)
        self.places[path] = key if key is not None and missing else self._place(event)
        self._put(level, path[-1], "" if missing else self._clean(event))

    def _look_for_comment(self, event: ScalarEvent, empty: Place | None) -> None:
        """Advise on a comment that looks as if it were meant as text: nothing stands after its #.

        It stands behind the value or, of an `empty` field, behind the colon.
        """
        line, column = event.end_mark.line, event.end_mark.column
        if empty is not None and empty.line and empty.column:
            # To the parser an empty value is where the next thing begins.
            line = empty.line - 1
            column = self.lines[line].find(":", empty.column - 1) + 1
        if line < len(self.lines) and (found := _TEXT_AFTER_HASH.match(self.lines[line], column)):
            place = Place(self.file, line + 1, found.start(1) + 1)
            self.problems.append(problem("R116", place, found=found[1]))

    def _look_for_dash(self, path: Path, event: ScalarEvent) -> None:
        """Report a line with a dash that is no entry of a list, but goes on with the text before it."""
        first, last = event.start_mark, event.end_mark
        for number in range(first.line + 1, last.line + 1):
            line = self.lines[number][: last.column] if number == last.line else self.lines[number]
            if found := _DASH.match(line):
                place = Place(self.file, number + 1, found.start(1) + 1)
                self.problems.append(problem("R117", place, found=found[1].strip()))
                self.faulty.add(path)
                break

    def _put(self, level: _Level, step: str | int, value: Any) -> None:
        if isinstance(level.values, dict):
            level.values[step] = value
        else:
            level.values.append(value)

    def _clean(self, event: ScalarEvent) -> str:
        """Return the text, with any control character that an escape made ("\\x07") named and replaced."""
        text = str(event.value)
        found = FORBIDDEN.search(text)
        if found is None:
            return text
        place = self._place(event)
        self.problems.append(problem("R104", place, found=character_name(found[0])))
        return FORBIDDEN.sub(REPLACEMENT, text)

    def _check(self, event: Event) -> None:
        """Report an alias, an anchor or a tag: the text behind it might not be what was meant."""
        if isinstance(event, AliasEvent):
            self._report("R112", event, found=f"*{event.anchor}")
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            if event.anchor is not None:
                self._report("R113", event, found=f"&{event.anchor}")
            if event.tag is not None:
                self._report("R114", event, found=str(event.tag))

    def _skip(self, event: Event, events: Iterator[Event]) -> None:
        """Read to the end of what `event` opens; only aliases, anchors and tags in it are reported."""
        depth = int(isinstance(event, MappingStartEvent | SequenceStartEvent))
        while depth:
            inner = next(events)
            self._check(inner)
            depth += isinstance(inner, MappingStartEvent | SequenceStartEvent)
            self._bound(inner, depth)
            depth -= isinstance(inner, MappingEndEvent | SequenceEndEvent)

    def _bound(self, event: Event, depth: int) -> None:
        if depth >= DEEPEST:
            raise _BrokenYaml(problem("R111", self._place(event)))

    def _report(self, code: str, event: Event, **found: Any) -> None:
        self.problems.append(problem(code, self._place(event), **found))

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)
