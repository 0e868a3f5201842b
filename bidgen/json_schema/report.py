"""The JSON Schema of what `bidgen check --format json` prints."""

from __future__ import annotations

from typing import Any

from bidgen.catalogue import Severity
from bidgen.json_schema.inputs import DIALECT

_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}


def check_report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report that `bidgen check --format json` prints.

    The report is stable: fields may be added with a new version of bidgen, none changes its meaning.
    """
    return {
        "$schema": DIALECT,
        "title": "bidgen check report",
        "description": "What bidgen check --format json prints: the Problems of each bid that was checked.",
        **_record(bids={"type": "array", "description": "The bids, as named.", "items": _bid()}),
        "$defs": {"problem": _problem(), "place": _place()},
    }


def _record(**properties: Any) -> dict[str, Any]:
    """Return an object that has all these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _said(part: dict[str, Any], description: str) -> dict[str, Any]:
    return {**part, "description": description}


def _bid() -> dict[str, Any]:
    return _record(
        folder=_said(_TEXT, "The bid folder, as it was named."),
        clean=_said({"type": "boolean"}, "Whether there is no error and no warning that is not accepted."),
        errors=_said(_COUNT, "How many errors there are."),
        warnings=_said(_COUNT, "How many warnings there are that bid.yaml does not accept."),
        advice=_said(_COUNT, "How many pieces of advice there are."),
        accepted=_said(_COUNT, "How many warnings bid.yaml accepts."),
        unchecked=_said(_TEXT, "What could not be looked at because of errors; empty where all was."),
        problems={
            "type": "array",
            "description": "Every Problem, in the order of the files.",
            "items": {"$ref": "#/$defs/problem"},
        },
        marked={
            "type": "array",
            "description": "The marked copies that --mark has written; empty without it.",
            "items": _TEXT,
        },
    )


def _problem() -> dict[str, Any]:
    return _record(
        code=_said({**_TEXT, "pattern": "^[A-Z][0-9]{3}$"}, "The code, which `bidgen explain` explains."),
        name=_said({**_TEXT, "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"}, "The short name of the code."),
        severity=_said(
            {"enum": [str(one) for one in Severity]},
            "Error: the documents would be wrong. Warning: they can be built but must not be sent. Advice:"
            " worth a look.",
        ),
        accepted=_said({"type": "boolean"}, "Whether bid.yaml accepts the warning."),
        message=_said(_TEXT, "What is wrong, what was found and what was expected."),
        remedy=_said(_TEXT, "How to mend it; may be empty."),
        place={
            "description": "Where it is; null where it is at no one place.",
            "anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}],
        },
        related={
            "type": "array",
            "description": "Other places that matter, such as the first of two duplicates.",
            "items": {"$ref": "#/$defs/place"},
        },
    )


def _place() -> dict[str, Any]:
    place = _record(
        file=_said(_TEXT, "The file, below the folder as it was named."),
        line=_said({"type": "integer", "minimum": 1}, "The line of a YAML file, counted from 1."),
        column=_said({"type": "integer", "minimum": 1}, "The column in that line, counted from 1."),
        sheet=_said(_TEXT, "The sheet of a workbook."),
        cell=_said({**_TEXT, "pattern": "^[A-Z]{1,3}[1-9][0-9]*"}, "The cell of the sheet, such as F7."),
        part=_said(_TEXT, "The part of a Word file, such as body, paragraph 12."),
    )
    return {**place, "required": ["file"], "dependentRequired": {"cell": ["sheet"], "column": ["line"]}}
