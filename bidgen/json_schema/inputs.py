"""The JSON Schema of an input's YAML file, made from the schema that checks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bidgen.json_schema.kinds import Part, not_filled_in, reference, used, value_of
from bidgen.read.schemas import Rules, Schema, about, label_of, load_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of NAME.yaml, for editors and for validators other than bidgen.

    `name` is an input ("business-case"), or "fund", "procurement", "appraisal". It refers to nothing outside
    itself. What bidgen accepts it accepts, but for characters that nobody sees, such as a zero-width space.
    What it accepts may still be at fault: ids that refer to nothing, days that there are not, a table that
    is neither here nor in the workbook.
    """
    part = _fields(name, load_schema(name), top=True)
    found = set(_references(part))
    return {
        "$schema": DIALECT,
        "title": f"{name}.yaml",
        "description": about(name),
        **part,
        "$defs": used(found),
    }


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "$ref":
                yield re.sub("^.*/", "", value)
            else:
                yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)


def _fields(name: str, schema: Schema, *, top: bool = False) -> Part:
    required = [field for field, rules in schema.items() if _is_needed(rules) and not _is_table(rules, top)]
    return {
        "type": "object",
        "properties": {field: _field(name, field, rules, top) for field, rules in schema.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _is_needed(rules: Rules) -> bool:
    return bool(rules.get("required")) and "default" not in rules


def _is_table(rules: Rules, top: bool) -> bool:
    """Return whether the field may be a sheet of a workbook in place of a list here."""
    return top and bool(rules.get("meta", {}).get("table"))


def _field(name: str, field: str, rules: Rules, top: bool) -> Part:
    said: Part = {"title": label_of(field, rules), "description": _description(name, rules, top)}
    meta = rules.get("meta", {})
    if "default" in rules:
        said["default"] = rules["default"]
    if meta.get("example") is not None and rules["type"] not in {"dict", "list"}:
        said["examples"] = [meta["example"]]
    value = _value(name, rules)
    if _is_needed(rules) and not _is_table(rules, top):
        return said | value
    ways = value["anyOf"] if value.keys() == {"anyOf"} else [value]
    if value.get("required"):
        ways = [value, _empty_group(name, rules)]
    return said | {"anyOf": [*ways, reference(not_filled_in(rules))]}


def _empty_group(name: str, rules: Rules) -> Part:
    """Return a group in which nothing is filled in, as a new bid shows it: it counts as left out."""
    fields = {
        field: {
            "title": label_of(field, inner),
            "description": _description(name, inner, False),
            **reference(not_filled_in(inner)),
        }
        for field, inner in rules["schema"].items()
    }
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _description(name: str, rules: Rules, top: bool) -> str:
    meta = rules.get("meta", {})
    words = [str(meta.get("help", ""))]
    if meta.get("refers"):
        words.append(f"The id of an entry of {meta['refers']}; several where it says so.")
    if _is_table(rules, top):
        sheet = meta.get("sheet", meta.get("label"))
        needed = "Required, here or" if rules.get("required") else "Optional, here or"
        words.append(f"{needed} as the sheet “{sheet}” of {name}.xlsx.")
    return " ".join(one for one in words if one)


def _value(name: str, rules: Rules) -> Part:
    """Return what the field holds where it is filled in."""
    if rules["type"] == "dict":
        return _fields(name, rules["schema"])
    if rules["type"] != "list":
        return value_of(rules)
    return _list(name, rules)


def _list(name: str, rules: Rules) -> Part:
    """Return a list; an entry with nothing behind its dash does not count as one."""
    inner: Rules = rules["schema"]
    entry = _value(name, inner)
    listed: Part = {"type": "array", "items": {"anyOf": [entry, {"type": "null"}]}}
    if rules.get("minlength"):
        listed |= {
            "minItems": rules["minlength"],
            "contains": {"not": {"type": "null"}},
            "minContains": rules["minlength"],
        }
    if "maxlength" in rules:
        listed |= {"contains": {"not": {"type": "null"}}, "maxContains": rules["maxlength"]}
        listed.setdefault("minContains", 0)
    if inner["type"] in {"dict", "list"}:
        return listed
    # One text holds such a list too, a line for each entry.
    return {"anyOf": [listed, reference("text")]}
