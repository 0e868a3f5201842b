"""The shape of every input: Cerberus judges typed values, and every error becomes a Problem."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from cerberus import TypeDefinition, Validator
from cerberus.errors import UNKNOWN_FIELD, ValidationError
from cerberus.schema import UnvalidatedSchema

from bidgen.catalogue import Severity
from bidgen.check.conform import conform
from bidgen.check.examples import examples_left
from bidgen.check.rows import faults_of_rows
from bidgen.check.stored import numbers_as_text
from bidgen.check.words import faulty_value, meant, rules_at, violation
from bidgen.model.calendar import FinancialYear, Month
from bidgen.places import Path, Place, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.raw import INPUTS, Raw, RawBid
from bidgen.read.schemas import Schema, label_of, load_schema


@dataclass(frozen=True, slots=True)
class Checked:
    """One input whose values have the types of its schema.

    What an error was reported of is left out and named in `at_fault`; `whole` says that nothing was.
    `examples` are the rows that a new bid began with and that nobody has overwritten.
    """

    values: Mapping[str, Any]
    places: Mapping[Path, Place]
    at_fault: frozenset[Path]
    whole: bool
    examples: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class CheckedBid:
    """All inputs of one bid folder by name."""

    folder: FilePath
    inputs: Mapping[str, Checked]


def check_shapes(raw: RawBid) -> tuple[CheckedBid, list[Problem]]:
    """Return every input with typed values, and every fault of shape, in the order of the files.

    Reports S201 to S251.
    """
    checked: dict[str, Checked] = {}
    problems: list[Problem] = []
    for name in INPUTS:
        if name in raw.inputs:
            checked[name], found = check_input(raw.inputs[name], name, raw.folder)
            problems += found
    return CheckedBid(raw.folder, checked), problems


def check_input(raw: Raw, schema_name: str, folder: FilePath | None = None) -> tuple[Checked, list[Problem]]:
    """Return one input, or a packaged file, checked against its schema.

    Files that it names are looked for in `folder`, where one is given.
    """
    schema = load_schema(schema_name)
    done = conform(raw.values, schema)
    problems = [faulty_value(path, fault, rules, raw) for path, fault, rules in done.faults]
    at_fault = done.at_fault | raw.faulty
    for error in _errors(done.values, schema_name):
        path: Path = tuple(error.document_path)
        if path in at_fault:
            continue
        problems.append(violation(error, schema, raw, schema_name))
        at_fault.add(path)
        if error.code == UNKNOWN_FIELD.code and (other := meant(path, schema, raw)):
            # One slip is one fault: the field that was meant is not missing as well.
            at_fault.add((*path[:-1], other))
    examples, left = examples_left(done.values, schema_name, raw)
    problems += _duplicates(done.values, schema, raw, examples)
    problems += faults_of_rows(done.values, schema_name, raw, examples)
    problems += numbers_as_text(done.values, schema_name, raw)
    if folder is not None:
        problems += _missing_files(done.values, schema, raw, folder)
    kept = _without(done.values, at_fault, ())
    problems = _in_order([*problems, *left], raw)
    whole = not at_fault and all(one.severity != Severity.ERROR for one in problems)
    return Checked(kept, raw.places, frozenset(at_fault), whole, examples), problems


class TypedValidator(Validator):  # type: ignore[misc]
    """Cerberus with our types, each by the Python type that its parser gives."""

    types_mapping = Validator.types_mapping | {
        name: TypeDefinition(name, included, excluded)
        for name, included, excluded in (
            ("id", (str,), ()),
            ("ids", (tuple,), ()),
            ("text", (str,), ()),
            ("prose", (str,), ()),
            ("choice", (str,), ()),
            ("link", (str,), ()),
            ("file", (str,), ()),
            ("date", (date,), ()),
            ("money", (Decimal,), ()),
            ("number", (Decimal,), ()),
            ("percent", (Decimal,), ()),
            ("integer", (int,), (bool,)),
            ("boolean", (bool,), ()),
            ("financial_year", (FinancialYear,), ()),
            ("month", (Month,), ()),
        )
    }

    def _error(self, *args: Any) -> None:
        """Keep errors as they come. Cerberus sorts them all and files them in two trees at each one.

        That takes minutes for some thousands. `_leaves` sorts them, and no rule of ours asks the trees.
        """
        if len(args) == 1:
            self._errors.extend(args[0])
        else:
            super()._error(*args)


@cache
def _validator(schema_name: str) -> Validator:
    # Packaged schemas are the same in every run, so it is the tests that have Cerberus judge them.
    schema = UnvalidatedSchema.expand(dict(load_schema(schema_name)))
    return TypedValidator(UnvalidatedSchema(schema))


def _errors(values: Mapping[str, Any], schema_name: str) -> list[ValidationError]:
    """Return Cerberus's errors, a group's replaced by what is in it; unknown fields come first."""
    validator = _validator(schema_name)
    validator.validate(values, normalize=False)
    found = list(_leaves(validator._errors))
    return sorted(found, key=lambda error: error.code != UNKNOWN_FIELD.code)


def _leaves(errors: list[ValidationError]) -> Iterator[ValidationError]:
    for error in sorted(errors):
        if error.is_group_error:
            yield from _leaves(error.child_errors)
        else:
            yield error


def _in_order(problems: list[Problem], raw: Raw) -> list[Problem]:
    """Return `problems` in the order of the files, then of the lines or cells."""
    places = list(raw.places.values())
    number = {place: number for number, place in enumerate(places)}
    files = {file: at for at, file in enumerate(dict.fromkeys(place.file for place in places))}

    def order(one: Problem) -> tuple[int, int, int, int]:
        place = one.place
        if place is None:
            return -1, 0, 0, 0
        return files.get(place.file, -1), place.line or 0, place.column or 0, number.get(place, 0)

    return sorted(problems, key=order)


def _duplicates(
    values: Mapping[str, Any], schema: Schema, raw: Raw, passed_over: Collection[Path]
) -> Iterator[Problem]:
    """Name every id of a table that an earlier record has, whatever its case; not of rows `passed_over`."""
    for field, records in values.items():
        rules = rules_at(schema, (field,))
        if rules is None or not isinstance(records, list):
            continue
        first: dict[str, Path] = {}
        for number, record in enumerate(records):
            key = record.get("id") if isinstance(record, dict) else None
            if not isinstance(key, str) or (field, number) in passed_over:
                continue
            path: Path = (field, number, "id")
            earlier = first.setdefault(key.casefold(), path)
            if earlier != path:
                yield _duplicate(key, label_of(field, rules), path, earlier, raw)


def _duplicate(key: str, table: str, path: Path, earlier: Path, raw: Raw) -> Problem:
    before = nearest_place(raw.places, earlier)
    return problem(
        "S215",
        nearest_place(raw.places, path),
        related=[before],
        found=key,
        where=table,
        first=(before,),
    )


def _missing_files(
    values: Mapping[str, Any], schema: Schema, raw: Raw, folder: FilePath
) -> Iterator[Problem]:
    """Name every file that is not in the bid folder, or is reached by a link that leads out of it."""
    for path, named in _files(values, schema, ()):
        file = (folder / named).resolve()
        label = label_of(str(path[-1]), rules_at(schema, path))
        place = nearest_place(raw.places, path)
        if not file.is_relative_to(folder.resolve()):
            yield problem("S241", place, found=named, label=label)
        elif not file.is_file():
            yield problem("S243", place, found=named, label=label)


def _files(values: Any, schema: Schema, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _files(value, schema, (*path, name))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from _files(value, schema, (*path, number))
    elif isinstance(values, str) and (rules_at(schema, path) or {}).get("type") == "file":
        yield path, values


def _without(value: Any, at_fault: set[Path], path: Path) -> Any:
    """Return `value` without what was at fault; a record keeps its number, so paths go on agreeing."""
    if isinstance(value, dict):
        return {
            name: _without(one, at_fault, (*path, name))
            for name, one in value.items()
            if (*path, name) not in at_fault
        }
    if isinstance(value, list):
        return [
            _without(one, at_fault, (*path, number)) if (*path, number) not in at_fault else None
            for number, one in enumerate(value)
        ]
    return value
