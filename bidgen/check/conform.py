"""From what was typed to typed values, by the type of each field; what cannot be read is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from bidgen.check.dates import split_dates
from bidgen.check.fault import Fault, says_nothing, says_to_come, stands_in
from bidgen.check.values import PARSERS, Typed, parse_ids, split_ids
from bidgen.places import Path
from bidgen.read.names import plain
from bidgen.read.raw import Scalar, Value
from bidgen.read.schemas import Rules, Schema
from bidgen.read.text import tidy

# Typed values, or what was typed where its shape is wrong: Cerberus reports that.
Checked: TypeAlias = "Typed | Scalar | list[Checked] | dict[str, Checked]"

# What is typed in these is the value itself, whatever it says.
TEXTS = frozenset({"text", "prose"})
NUMBERS = frozenset({"money", "number", "integer", "percent"})


@dataclass(slots=True)
class Conformed:
    """The typed values of one input, and the Fault and rules of each value that cannot be read.

    A text that is still to come ("TBC") has a Fault too, but is kept and not `at_fault`.
    """

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[Path, Fault, Rules]] = field(default_factory=list)
    at_fault: set[Path] = field(default_factory=set)


def conform(values: Mapping[str, Value], schema: Schema) -> Conformed:
    """Return `values` with every scalar parsed by its field's type, and defaults filled in.

    Text of spaces alone counts as missing, and so does "n/a" or "-" where the field is not text, unless
    the field has a default: "-" does not mean that. A value whose parser finds fault is left out.
    """
    done = Conformed()
    done.values = _mapping(values, schema, (), done)
    return done


def _mapping(values: Mapping[str, Value], schema: Schema, path: Path, done: Conformed) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, value in values.items():
        rules = schema.get(name)
        found: Any = value if rules is None else _value(value, rules, (*path, name), done)
        if found is not None and not (found == {} and _is_left_out(rules, (*path, name), done)):
            typed[name] = found
    for name, rules in schema.items():
        if "default" in rules and name not in typed and (*path, name) not in done.at_fault:
            typed[name] = _default(rules)
    return typed


def _is_left_out(rules: Rules | None, path: Path, done: Conformed) -> bool:
    """Return whether a group in which nothing is filled in is the same as none: a new bid shows it empty."""
    if rules is None or rules["type"] != "dict" or rules.get("required"):
        return False
    return not any(one[: len(path)] == path for one in done.at_fault)


def _value(value: Value, rules: Rules, path: Path, done: Conformed) -> Any:
    """Return the typed value, None for none or one at fault, or `value` where its shape is wrong."""
    if isinstance(value, str):
        if not tidy(value):
            return None
        if _is_text(rules):
            if rules["type"] in TEXTS and says_to_come(value):
                done.faults.append((path, Fault("S245", {"found": tidy(value)}), rules))
        elif not _is_choice(value, rules):
            if says_to_come(value):
                return _kept(stands_in(value), rules, path, done)
            if says_nothing(value, number=rules["type"] in NUMBERS):
                return _nothing(value, rules, path, done)
    kind = rules["type"]
    if kind == "dict":
        return _mapping(value, rules["schema"], path, done) if isinstance(value, dict) else value
    if kind == "list":
        return _list(value, rules["schema"], path, done)
    if kind == "ids":
        return _ids(value, rules, path, done)
    if isinstance(value, dict | list):
        return value
    return _kept(_parsed(value, rules), rules, path, done)


def _is_text(rules: Rules) -> bool:
    """Return whether the field holds text, or a list of texts."""
    inner = rules.get("schema", {}).get("type") if rules["type"] == "list" else None
    return rules["type"] in TEXTS or inner in TEXTS


def _is_choice(value: str, rules: Rules) -> bool:
    return any(plain(str(choice)) == plain(tidy(value)) for choice in rules.get("allowed", ()))


def _nothing(value: str, rules: Rules, path: Path, done: Conformed) -> None:
    """Take "n/a" for an empty cell, but not where an empty cell has a meaning of its own."""
    if "default" in rules:
        otherwise = f"an empty cell means {rules['default']}"
        _kept(stands_in(value, otherwise), rules, path, done)


def _list(value: Value, rules: Rules, path: Path, done: Conformed) -> Any:
    if rules["type"] == "date" and isinstance(value, str | date):
        value = list(split_dates(value)) if isinstance(value, str) else [value]
    elif isinstance(value, str) and rules["type"] not in {"dict", "list"}:
        # One cell holds such a list, a line each.
        value = [line.strip() for line in value.splitlines() if line.strip()]
    if not isinstance(value, list):
        return value
    # A record that cannot be read keeps its number, so that paths go on agreeing with Places.
    return [_value(item, rules, (*path, number), done) for number, item in enumerate(value)]


def _ids(value: Value, rules: Rules, path: Path, done: Conformed) -> Any:
    if isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(i, dict | list) for i in value)
    ):
        return value
    if isinstance(value, list):
        each = [
            _kept(_parsed(item, {**rules, "type": "id"}), rules, (*path, number), done)
            for number, item in enumerate(value)
            if not isinstance(item, dict | list)
        ]
        return tuple(item for item in each if item is not None)
    if _refers(rules) and isinstance(value, str):
        return tuple(split_ids(value))
    return _kept(parse_ids(value), rules, path, done)


def _refers(rules: Rules) -> bool:
    """Return whether an id is looked up in a table, where the nearest is found for what is no id at all."""
    return "refers" in rules.get("meta", {})


def _parsed(value: Scalar, rules: Rules) -> Typed | Fault:
    parsed = PARSERS[rules["type"]](value)
    if isinstance(parsed, Fault) and parsed.code == "S239" and _refers(rules):
        return str(parsed.found["found"])
    allowed = rules.get("allowed")
    if allowed and isinstance(parsed, str):
        wanted = plain(tidy(parsed))
        return next((choice for choice in allowed if plain(str(choice)) == wanted), tidy(parsed))
    return parsed


def _kept(parsed: Typed | Fault, rules: Rules, path: Path, done: Conformed) -> Typed | None:
    if isinstance(parsed, Fault):
        done.faults.append((path, parsed, rules))
        done.at_fault.add(path)
        return None
    return parsed


def _default(rules: Rules) -> Any:
    default = rules["default"]
    if isinstance(default, list) or rules["type"] not in PARSERS:
        return tuple(default) if rules["type"] == "ids" else default
    parsed = _parsed(default, rules)
    if isinstance(parsed, Fault):
        raise TypeError(f"the schema's own default {default!r} is faulty: {parsed.code}")
    return parsed
