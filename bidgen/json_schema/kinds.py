"""What each type of value may be once a YAML parser has made text, numbers and yes or no of what was typed.

YAML makes a number of 2020 and 1.5, and true or false of true; `no` stays text, as it does for bidgen. So
where bidgen reads text, any of these may stand for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from bidgen.check.conform import NUMBERS, TEXTS
from bidgen.check.fault import NOTHING, NOTHING_OR_ZERO, TO_COME
from bidgen.check.numbers import LARGEST
from bidgen.json_schema import patterns
from bidgen.read.schemas import Rules

Part: TypeAlias = dict[str, Any]


def _text(pattern: str, said: str) -> Part:
    """Return text of that pattern; editors that know how show `said` in place of the pattern itself."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": said, "errorMessage": said}


_EMPTY = "Leave it empty, or type a value."


_TO_COME_TEXT = _text(patterns.words(TO_COME), "Type the value, or a word such as TBC.")
_NO_VALUE: Part = {"anyOf": [_text(patterns.words(NOTHING | NOTHING_OR_ZERO), _EMPTY), _TO_COME_TEXT]}
_NUMBER: Part = {
    "type": "number",
    "exclusiveMinimum": -int(LARGEST),
    "exclusiveMaximum": int(LARGEST),
}
_ID: Part = {
    "anyOf": [
        {
            **_text(patterns.ID, "An id has letters, digits and hyphens, such as north-workshop or C12."),
            "not": _NO_VALUE,
        },
        {"type": "integer", "minimum": 0},
    ]
}

# What a filled-in field of each type may hold. The keys are the types of the schemas, and "empty" and
# "nothing" for what counts as not filled in.
KINDS: dict[str, Part] = {
    "empty": {"anyOf": [{"type": "null"}, _text(patterns.BLANK, _EMPTY)]},
    "nothing": {
        "anyOf": [
            {"type": "null"},
            _text(patterns.BLANK, _EMPTY),
            _text(patterns.words(NOTHING | NOTHING_OR_ZERO), _EMPTY),
        ]
    },
    "no_number": {
        "anyOf": [{"type": "null"}, _text(patterns.BLANK, _EMPTY), _text(patterns.words(NOTHING), _EMPTY)]
    },
    "text": {"anyOf": [_text(patterns.NOT_BLANK, "Type some text."), {"type": ["number", "boolean"]}]},
    "id": {"anyOf": [*_ID["anyOf"], {"type": "boolean"}]},
    "ids": {
        "anyOf": [
            {
                **_text(patterns.IDS, "Type one id, or several with commas between them, such as F1, F2."),
                "not": {"anyOf": [_text(patterns.BLANK, _EMPTY), *_NO_VALUE["anyOf"]]},
            },
            {"type": "integer", "minimum": 0},
            {"type": "boolean"},
            {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/id"}, {"type": "null"}]}},
        ]
    },
    "date": _text(patterns.DATE, "Type day, month and year, such as 31 January 2020."),
    "month": _text(patterns.MONTH, "Type the month and the year, such as April 2020."),
    "financial_year": _text(patterns.FINANCIAL_YEAR, "Type a financial year, such as 2019-20."),
    "money": {
        "anyOf": [_text(patterns.MONEY, "Type an amount in digits, such as £1,200 or 1200.50."), _NUMBER]
    },
    "number": {
        "anyOf": [_text(patterns.NUMBER, "Type a number in digits, such as 1,200 or 12.5%."), _NUMBER]
    },
    "integer": {"anyOf": [_text(patterns.INTEGER, "Type a whole number."), {**_NUMBER, "type": "integer"}]},
    "percent": _text(patterns.PERCENT, "Type a percentage with its sign, such as 12.5%."),
    "boolean": {"anyOf": [{"type": "boolean"}, _text(patterns.YES_NO, "Type yes or no.")]},
    "link": _text(patterns.LINK, "Type a whole web address that begins with https://."),
    "file": {
        "anyOf": [
            {
                **_text(patterns.FILE, "Name a file in the bid folder, such as images/map.png."),
                "not": _NO_VALUE,
            },
            {"type": ["number", "boolean"]},
        ]
    },
    "negative": _text(patterns.NEGATIVE, "Type a number that is not negative."),
}
KINDS["prose"] = KINDS["text"]
# What the definitions refer to in their turn.
_NEEDED = {"ids": ("id",)}


def used(found: set[str]) -> dict[str, Part]:
    """Return the definitions with these names, and those that they need, in a fixed order."""
    wanted = found | {other for one in found for other in _NEEDED.get(one, ())}
    return {name: part for name, part in KINDS.items() if name in wanted}


def reference(kind: str) -> Part:
    """Return a reference to the definition `kind`."""
    return {"$ref": f"#/$defs/{kind}"}


def value_of(rules: Rules) -> Part:
    """Return what a filled-in field with these rules holds: one value, not a group or a list."""
    kind = str(rules["type"])
    if rules.get("allowed"):
        return _choice(rules)
    part = reference(kind)
    if "regex" in rules:
        part = {
            "anyOf": [
                _text(f"^(?:{rules['regex']})$", str(rules["meta"]["help"])),
                {"type": ["number", "boolean"]},
            ]
        }
    for rule, keyword in (("minlength", "minLength"), ("maxlength", "maxLength")):
        if rule in rules:
            part[keyword] = rules[rule]
    return part | _limits(rules)


def not_filled_in(rules: Rules) -> str:
    """Return which definition says what counts as an empty field with these rules."""
    kind = rules["type"]
    inner = rules.get("schema", {}).get("type") if kind == "list" else kind
    if inner in TEXTS or "default" in rules:
        return "empty"
    return "no_number" if kind in NUMBERS else "nothing"


def _limits(rules: Mapping[str, Any]) -> Part:
    """Return the least and the most; of numbers typed as text only that they are not negative."""
    part: Part = {}
    if "min" in rules:
        part["minimum"] = rules["min"]
        if rules["min"] >= 0:
            part["not"] = reference("negative")
    if "max" in rules:
        part["maximum"] = rules["max"]
    return part


def _choice(rules: Rules) -> Part:
    """Return the choices as an editor offers them, and as anybody may type them."""
    choices = [str(choice) for choice in rules["allowed"]]
    offered = list(dict.fromkeys([*rules["allowed"], *choices]))
    return {
        "anyOf": [{"enum": offered}, _text(patterns.choices(choices), f"Type one of: {', '.join(choices)}.")]
    }
