"""The note on a heading: what the column is for, how it is typed, and whether it may stay empty."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bidgen.formats import listed
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import WORKBOOKS, Column, Rules, Table, tables_of
from bidgen.sheets.new.kinds import kind_of

AUTHOR = "bidgen"
# A line of a note in its usual small font, in characters; and its measures in points.
_LINE = 44
_WIDTH = 250
_LINE_HEIGHT = 14
_MARGIN = 14


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note and the size, in points, in which all of it can be read."""

    text: str
    width: int
    height: int


def note_of(table: Table, column: Column) -> Note:
    """Return the note on the heading of a column of `table`, from its schema alone."""
    return note("\n".join(line for line in _lines(table, column) if line))


def note(text: str) -> Note:
    """Return a note of `text`, large enough for it."""
    lines = sum(max(1, math.ceil(len(line) / _LINE)) for line in text.split("\n"))
    return Note(text, _WIDTH, lines * _LINE_HEIGHT + _MARGIN)


def help_of(rules: Rules) -> str:
    """Return what the schema says of a field or table, for people."""
    return str(rules.get("meta", {}).get("help", ""))


def table_named(field: str) -> tuple[str, Table] | None:
    """Return the table that references name `field`, with the input that it belongs to."""
    found = ((name, table) for name in INPUTS for table in tables_of(name) if table.field == field)
    return next(found, None)


def choices_of(rules: Rules) -> tuple[str, ...]:
    """Return what a cell of the field may hold, where that is a list."""
    if rules["type"] == "boolean":
        return ("yes", "no")
    return tuple(str(choice) for choice in rules.get("allowed", ()))


def bounds_of(rules: Rules) -> str:
    """Return "Not below 0.", "Between 1 and 60." or ""."""
    least, most = rules.get("min"), rules.get("max")
    if least is not None and most is not None:
        return f"Between {least} and {most}."
    if least is not None:
        return f"Not below {least}."
    return "" if most is None else f"Not above {most}."


def reference_of(table: Table, rules: Rules) -> str:
    """Return whose ids the field of `table` holds: "An id from Sessions (sheet Sessions)." or ""."""
    refers = rules.get("meta", {}).get("refers")
    found = table_named(refers) if refers else None
    if found is None:
        return ""
    name, named = found
    here = table_named(table.field)
    if here is not None and here[0] == name:
        where = f"sheet {named.sheet}"
    elif name in WORKBOOKS:
        where = f"sheet {named.sheet} of {name}.xlsx"
    else:
        where = f"in {name}.yaml"
    return f"{'Ids' if rules['type'] == 'ids' else 'An id'} from {named.label} ({where})."


def typed_as(table: Table, rules: Rules) -> str:
    """Return how a value of the field is typed; with an example only where the help gives none."""
    typed = kind_of(rules).typed
    reference = reference_of(table, rules)
    if "such as" in help_of(rules):
        typed = typed.split(", such as")[0].rstrip(".") + "."
    if rules["type"] == "number" and not rules.get("meta", {}).get("unit"):
        typed += " For a percentage type 12%."
    if rules["type"] in {"text", "prose"} or (reference and rules["type"] == "id"):
        typed = ""
    return " ".join(filter(None, (typed, reference, bounds_of(rules))))


def _lines(table: Table, column: Column) -> Iterator[str]:
    rules = column.rules
    unit = str(rules.get("meta", {}).get("unit", ""))
    choices = listed(choices_of(rules), "or")
    words = f"{choices[0].upper()}{choices[1:]}." if choices else typed_as(table, rules)
    if rules.get("meta", {}).get("computed"):
        yield f"{column.label}: computed, not typed"
        yield help_of(rules)
        return
    yield f"{column.label}: {'required' if column.required else 'may be left empty'}"
    yield help_of(rules)
    yield words
    if unit and not unit.startswith("£"):
        yield f"It counts {unit}."
    if "maxlength" in rules:
        yield f"At most {rules['maxlength']} characters."
    if "default" in rules and "Empty means" not in help_of(rules):
        yield f"Empty means {rules['default']}."
