"""What a fault of shape is called: Cerberus's errors and the parsers' Faults as Problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from cerberus import errors

from bidgen.check.fault import Fault
from bidgen.formats import count
from bidgen.places import Path, Place, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest
from bidgen.read.raw import Raw
from bidgen.read.schemas import Rules, Schema, earlier_names, label_of
from bidgen.read.text import tidy

_EXPECTED = {
    "dict": "a group of fields (indented below its name)",
    "list": "a list (each entry behind a dash)",
    "ids": "one id or several (with commas between them)",
}


def rules_at(schema: Schema, path: Path) -> Rules | None:
    """Return the rules of the field at `path`, or None for one that the schema does not know."""
    fields: Mapping[str, Any] = schema
    rules: Rules | None = None
    for step in path:
        rules = (rules or {}).get("schema") if isinstance(step, int) else fields.get(step)
        if rules is None:
            return None
        fields = rules.get("schema", {}) if rules.get("type") == "dict" else {}
    return rules


def faulty_value(path: Path, fault: Fault, rules: Rules, raw: Raw) -> Problem:
    """Return the Problem of a value that its type's parser cannot read."""
    place = nearest_place(raw.places, path)
    return problem(fault.code, place, label=_label(path, rules), **dict(fault.found))


def violation(error: errors.ValidationError, schema: Schema, raw: Raw, name: str) -> Problem:
    """Return the Problem of one of Cerberus's errors in the input `name`; group errors excepted."""
    path: Path = tuple(error.document_path)
    rules = rules_at(schema, path) or {}
    place = nearest_place(raw.places, path)
    write = _WRITERS.get(error.code, _other)
    return write(_Case(path, rules, place, error, schema, raw, name))


@dataclass(frozen=True, slots=True)
class _Case:
    """One error with what its words need."""

    path: Path
    rules: Rules
    place: Place | None
    error: errors.ValidationError
    schema: Schema
    raw: Raw
    name: str

    @property
    def label(self) -> str:
        return _label(self.path, self.rules)

    @property
    def help(self) -> tuple[str, ...]:
        return _help(self.rules)

    @property
    def where(self) -> str:
        return where(self.path[:-1], self.schema, self.raw)


def where(path: Path, schema: Schema, raw: Raw) -> str:
    """Return what people call the thing at `path`: a file, a group of fields, an entry of a table."""
    if not path:
        file = raw.places.get(())
        return file.file.rpartition("/")[2] if file else "the file"
    if isinstance(path[-1], int):
        return f"an entry of {_label(path[:-1], rules_at(schema, path[:-1]) or {})}"
    return f"“{path[-1]}”"


def _unknown(case: _Case) -> Problem:
    fields = _fields_at(case.schema, case.path[:-1])
    name = str(case.path[-1])
    place = case.raw.keys.get(case.path, case.place)
    if now := now_called(case.path, case.schema):
        return _earlier_name(case, name, now, place)
    near = misspelt(case.path, case.schema, case.raw)
    if near:
        return problem("S201", place, found=name, where=case.where, nearest=near)
    if " " in name or _follows_text(case):
        return problem("S257", place, found=name, where=case.where, expected=tuple(fields))
    return problem("S202", place, found=name, where=case.where, expected=tuple(fields))


def _follows_text(case: _Case) -> bool:
    """Return whether the field before this one holds text of its own lines, which this may belong to."""
    beside = list(_beside(case.path, case.raw).items())
    at = next(number for number, (name, _) in enumerate(beside) if name == case.path[-1])
    before = beside[at - 1][1] if at else None
    return isinstance(before, str) and "\n" in before


def _earlier_name(case: _Case, name: str, now: str, place: Place | None) -> Problem:
    """Return S246, or S250 where the field is there under its present name too."""
    if now not in _beside(case.path, case.raw):
        return problem("S246", place, found=name, where=case.where, nearest=now)
    path = (*case.path[:-1], now)
    first = case.raw.keys.get(path) or nearest_place(case.raw.places, path)
    return problem("S250", place, related=[first], found=name, nearest=now, first=(first,))


def meant(path: Path, schema: Schema, raw: Raw) -> str | None:
    """Return the field that the unknown field at `path` is meant to be, if it is not there as well."""
    now = now_called(path, schema)
    if now is not None:
        return None if now in _beside(path, raw) else now
    return misspelt(path, schema, raw)


def now_called(path: Path, schema: Schema) -> str | None:
    """Return the present name of a field that had the name of the unknown one at `path` once."""
    fields = _fields_at(schema, path[:-1])
    return next((field for field, rules in fields.items() if path[-1] in earlier_names(rules)), None)


def misspelt(path: Path, schema: Schema, raw: Raw) -> str | None:
    """Return the field that the unknown field at `path` looks like: one that is not there yet."""
    present = _beside(path, raw)
    absent = [field for field in _fields_at(schema, path[:-1]) if field not in present]
    return nearest(str(path[-1]), absent)


def _beside(path: Path, raw: Raw) -> Mapping[str, Any]:
    """Return the group of fields, as typed, in which the field at `path` stands."""
    present: Any = raw.values
    for step in path[:-1]:
        present = present[step]
    return present  # type: ignore[no-any-return]


def _fields_at(schema: Schema, path: Path) -> Mapping[str, Any]:
    return (rules_at(schema, path) or {}).get("schema", {}) if path else schema


def _required(case: _Case) -> Problem:
    if case.rules.get("meta", {}).get("table") and len(case.path) == 1:
        return _missing_table(case)
    if case.place is not None and case.place.sheet is not None:
        table = _label(case.path[:1], rules_at(case.schema, case.path[:1]) or {})
        found = _instead(case, "empty")
        return problem("S204", case.place, label=case.label, found=found, where=table, help=case.help)
    return problem(
        "S203",
        case.place,
        field=case.path[-1],
        label=case.label,
        found=_instead(case, "missing"),
        where=case.where,
        help=case.help,
    )


def _instead(case: _Case, missing: str) -> str:
    """Return what a missing value is: `missing`, or what was typed that counts as that."""
    typed: Any = case.raw.values
    for step in case.path:
        typed = typed[step] if isinstance(step, int) else typed.get(step)
        if typed is None:
            return missing
    shown = tidy(typed) if isinstance(typed, str) else ""
    return f"“{shown}”, which counts as {missing}," if shown else missing


def _missing_table(case: _Case) -> Problem:
    return problem(
        "S205",
        case.place,
        label=case.label,
        sheet=case.rules["meta"].get("sheet", case.label),
        field=case.path[0],
        workbook=f"{case.name}.xlsx",
        yaml=f"{case.name}.yaml",
        help=case.help,
    )


def _wrong_shape(case: _Case) -> Problem:
    expected = _EXPECTED.get(str(case.rules.get("type")), "one value")
    found = _shape_of(case.error.value)
    return problem("S206", case.place, label=case.label, found=found, expected=expected, help=case.help)


def _not_a_choice(case: _Case) -> Problem:
    choices = tuple(str(choice) for choice in case.error.constraint)
    near = nearest(str(case.error.value), choices)
    code = "S207" if near else "S208"
    return problem(code, case.place, found=case.error.value, label=case.label, nearest=near, expected=choices)


def _limit(code: str) -> Callable[[_Case], Problem]:
    def write(case: _Case) -> Problem:
        found, expected = case.error.value, case.error.constraint
        if code in {"S211", "S212"}:
            found = count(len(found), "character" if isinstance(found, str) else "entry", _plural(found))
        return problem(code, case.place, label=case.label, found=found, expected=expected, help=case.help)

    return write


def _plural(found: object) -> str:
    return "characters" if isinstance(found, str) else "entries"


def _wrong_form(case: _Case) -> Problem:
    return problem("S213", case.place, found=case.error.value, label=case.label, help=case.help)


def _other(case: _Case) -> Problem:
    rule, expected = case.error.rule or "rule", case.error.constraint
    return problem("S214", case.place, label=case.label, rule=rule, expected=expected, help=case.help)


_Writer: TypeAlias = Callable[[_Case], Problem]
_WRITERS: dict[int, _Writer] = {
    errors.UNKNOWN_FIELD.code: _unknown,
    errors.REQUIRED_FIELD.code: _required,
    errors.BAD_TYPE.code: _wrong_shape,
    errors.NOT_NULLABLE.code: _wrong_shape,
    errors.UNALLOWED_VALUE.code: _not_a_choice,
    errors.MIN_VALUE.code: _limit("S209"),
    errors.MAX_VALUE.code: _limit("S210"),
    errors.MIN_LENGTH.code: _limit("S211"),
    errors.EMPTY_NOT_ALLOWED.code: _limit("S211"),
    errors.MAX_LENGTH.code: _limit("S212"),
    errors.REGEX_MISMATCH.code: _wrong_form,
}


def _label(path: Path, rules: Rules) -> str:
    last = next((step for step in reversed(path) if isinstance(step, str)), "the file")
    return label_of(last, rules)


def _help(rules: Rules) -> tuple[str, ...]:
    return (str(rules.get("meta", {}).get("help", "")),)


def _shape_of(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    return f"the single value “{value}”"
