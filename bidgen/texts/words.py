"""What a field of a YAML file is for and what may stand in it, in words, as comment lines."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from bidgen.formats import count
from bidgen.read.schemas import Rules, example_of, label_of, table_labels
from bidgen.texts.scalar import as_text

WIDTH = 100

_KINDS = {
    "id": "an id of letters, digits and hyphens",
    "ids": "one id or several, with commas between them",
    "text": "text on one line",
    "prose": "paragraphs, indented below the name",
    "date": "a date, such as 31 January 2020",
    "money": "pounds, such as £1,200",
    "number": "a number, such as 1,200 or 2.5",
    "integer": "a whole number",
    "percent": "a percentage, such as 12.5%",
    "financial_year": "a financial year, such as 2019-20",
    "month": "a month, such as April 2020",
    "boolean": "yes or no",
    "link": "a web address that begins with https://",
    "file": "a file in the bid folder, such as images/map.png",
    "dict": "the fields below",
}


def comment(text: str, indent: int = 0, prefix: str = "# ", hanging: str = "") -> list[str]:
    """Return `text` as comment lines of at most 100 columns, where its words are not longer."""
    return textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=" " * indent + prefix,
        subsequent_indent=" " * indent + prefix + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def explanation(field: str, rules: Rules, indent: int) -> list[str]:
    """Return the comment above a field: its label and help, what may stand there, and an example."""
    example = example_of(rules) if rules["type"] != "dict" and not is_table(rules) else None
    kind = kind_of(rules, such_as=example is None)
    return [
        *comment(f"{label_of(field, rules)}: {_help(rules)}", indent),
        *comment(f"{needed(rules)}; {kind}.{_default(rules)}", indent),
        *_example(example, indent),
    ]


def short_explanation(field: str, rules: Rules, indent: int) -> list[str]:
    """Return the comment above a field of a record, shorter: that it holds text goes without saying."""
    said = f"{label_of(field, rules)} ({needed(rules).lower()}): {_help(rules)}"
    kind = kind_of(rules, such_as="such as" not in _help(rules))
    if rules["type"] not in {"text", "prose"}:
        said += f" {kind[0].upper()}{kind[1:]}."
    return comment(said + _default(rules), indent)


def needed(rules: Rules) -> str:
    """Return whether the field has to be filled in."""
    return "Required" if rules.get("required") and "default" not in rules else "Optional"


def is_table(rules: Rules) -> bool:
    """Return whether the field is a list of records."""
    return bool(rules["type"] == "list" and rules.get("schema", {}).get("type") == "dict")


def kind_of(rules: Rules, *, such_as: bool = True) -> str:
    """Return what may stand in the field, in words ("one of: low, high"); `such_as` with an example."""
    kind = str(rules["type"])
    refers = rules.get("meta", {}).get("refers")
    if kind == "list":
        inner = rules.get("schema", {})
        what = "a list, each entry behind a dash on a line of its own"
        if not is_table(rules) and inner.get("allowed"):
            what += f": any of {_choices(inner)}"
    elif rules.get("allowed"):
        what = f"one of: {_choices(rules)}"
    elif refers:
        what = f"the id of an entry of {_table(refers)}"
        if kind == "ids":
            what = f"the ids of entries of {_table(refers)}, with commas between them"
    else:
        what = _KINDS.get(kind, "one value")
        what = what if such_as else what.partition(", such as")[0]
    return what + _limits(rules)


def _choices(rules: Rules) -> str:
    return ", ".join(str(choice) for choice in rules["allowed"])


def _limits(rules: Rules) -> str:
    """Return what the value may be at least and at most, as words to go on with."""
    limits = []
    if "min" in rules:
        limits.append(f"at least {rules['min']}")
    if "max" in rules:
        limits.append(f"at most {rules['max']}")
    unit = ("entry", "entries") if rules["type"] == "list" else ("character", "characters")
    if "minlength" in rules:
        limits.append(f"at least {count(rules['minlength'], *unit)}")
    if "maxlength" in rules:
        limits.append(f"at most {count(rules['maxlength'], *unit)}")
    return "".join(f", {limit}" for limit in limits)


def _default(rules: Rules) -> str:
    return f" Left empty, it is {as_text(rules['default'])}." if "default" in rules else ""


def _help(rules: Rules) -> str:
    return str(rules.get("meta", {}).get("help", ""))


def _example(example: Any, indent: int) -> list[str]:
    if example is None:
        return []
    if isinstance(example, list):
        listed = (line for one in example for line in comment(f"- {as_text(one)}", indent, "#   ", "  "))
        return [*comment("For example:", indent), *listed]
    text = as_text(example)
    # Copied without quotes it would be a comment.
    return comment(f"For example: {json.dumps(text) if text.startswith('#') else text}", indent)


def _table(field: str) -> str:
    return table_labels().get(field, field)
