"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bidgen.catalogue import Severity
from bidgen.formats import count, listed
from bidgen.places import Place
from bidgen.problems import Problem, quote

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_LONGEST_PLACE = 1000


def as_text(problem: Problem, *, accepted: bool = False) -> str:
    """Return a Problem as two lines or more, its place first so that an editor can jump there."""
    severity = click.style(problem.severity, fg=COLOURS[problem.severity], bold=True)
    if accepted:
        severity += " (accepted)"
    lines = [f"{_shown(problem.place)}: {severity} {problem.code} {problem.name}: {problem.message}"]
    lines += [f"    see {_shown(place)}" for place in problem.related]
    if problem.remedy:
        lines.append(f"    {problem.remedy}")
    return "\n".join(lines)


def as_json(problem: Problem, *, accepted: bool = False) -> dict[str, Any]:
    """Return a Problem as plain data; docs/commands.md lists the fields."""
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": str(problem.severity),
        "accepted": accepted,
        "message": problem.message,
        "remedy": problem.remedy,
        "place": _place_as_json(problem.place),
        "related": [_place_as_json(place) for place in problem.related],
    }


def as_github(problem: Problem, *, accepted: bool = False) -> str:
    """Return a Problem as a workflow command, which GitHub shows beside the line in question."""
    place = problem.place
    level = "notice" if accepted else _GITHUB[problem.severity]
    properties = {"file": place.file if place else None}
    if place and place.line is not None:
        properties |= {"line": str(place.line), "col": str(place.column or 1)}
    properties["title"] = f"{problem.code} {problem.name}"
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items() if value)
    # GitHub knows lines, not cells: these go into the message.
    where = f"{place}: " if place and place.line is None else ""
    return f"::{level} {shown}::{_escaped(f'{where}{problem.message} {problem.remedy}'.rstrip())}"


def summary(problems: Iterable[Problem], accepted: int = 0) -> str:
    """Return how many Problems of each kind there are: "2 errors, 1 warning and 3 pieces of advice"."""
    found = [problem.severity for problem in problems]
    words = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.ADVICE: ("piece of advice", "pieces of advice"),
    }
    parts = [count(found.count(one), *words[one]) for one in Severity if one in found]
    if accepted:
        parts.append(count(accepted, "accepted warning"))
    return listed(parts) or "no problems"


def verdict(problems: Iterable[Problem], accepted: int = 0, *, clean: bool) -> str:
    """Return how a check ended: "clean", "clean, with 2 pieces of advice", "1 error and 1 warning"."""
    counted = summary(problems, accepted)
    if not clean:
        return counted
    return "clean" if counted == "no problems" else f"clean, with {counted}"


def named(path: Path) -> str:
    """Return a path on one line, whatever is in its name."""
    return quote(path, _LONGEST_PLACE)


def _shown(place: Place | None) -> str:
    return quote(place, _LONGEST_PLACE) if place else "bidgen"


def _place_as_json(place: Place | None) -> dict[str, str | int] | None:
    if place is None:
        return None
    names = ("file", "line", "column", "sheet", "cell", "part")
    return {name: value for name in names if (value := getattr(place, name)) is not None}


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
