"""What a spreadsheet says of a cell while it is typed in: a drop-down, bounds, a prompt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bidgen.check.numbers import LARGEST
from bidgen.formats import listed
from bidgen.read.schemas import Column, Table
from bidgen.sheets.new.notes import choices_of, help_of, typed_as

# What Excel holds of each, in characters.
LONGEST_TITLE = 32
LONGEST_PROMPT = 255
LONGEST_ERROR = 225
LONGEST_LIST = 255

# 1 January 1900 and 31 December 2199, as a workbook counts days.
FIRST_DAY, LAST_DAY = "1", "109574"

_BOUNDED: dict[str, Literal["decimal", "whole"]] = {
    "number": "decimal",
    "money": "decimal",
    "percent": "decimal",
    "integer": "whole",
}
_PROMPTED = {"financial_year", "month", "ids", "link", "file", "list"}
Style = Literal["warning"]
_NOT_YET = "While it is not known, leave the cell empty or type TBC."


@dataclass(frozen=True, slots=True)
class InputCheck:
    """One check, in the words of the file format; formulas are without "=".

    `kind` None is a prompt alone. A list takes its choices from `first`; the others are between `first`
    and `second`. `style` None lets in whatever is typed. Empty cells are always fine.
    """

    kind: Literal["list", "decimal", "whole", "date"] | None
    title: str
    prompt: str
    error: str = ""
    style: Style | None = None
    first: str | None = None
    second: str | None = None


def input_check(table: Table, column: Column, lists: Mapping[str, str]) -> InputCheck | None:
    """Return the check of a column's cells, or None for free text.

    `lists` is what `column_look` takes. What is not as expected is asked about and never refused, so that
    TBC can be typed: it is named when the workbook is read.
    """
    rules = column.rules
    if rules.get("meta", {}).get("computed"):
        return InputCheck(None, cut(column.label, LONGEST_TITLE), cut(help_of(rules), LONGEST_PROMPT))
    refers = rules.get("meta", {}).get("refers")
    if choices := choices_of(rules):
        offered = lists.get(f"{table.field}.{column.field}") or inline(choices)
        return _check(table, column, "list", "warning", offered) if offered else _check(table, column)
    if refers and (offered := lists.get(refers)):
        several = rules["type"] != "id"
        return _check(table, column, "list", None if several else "warning", offered)
    if rules["type"] in _BOUNDED:
        least, most = str(rules.get("min", -LARGEST)), str(rules.get("max", LARGEST))
        return _check(table, column, _BOUNDED[rules["type"]], "warning", least, most)
    if rules["type"] == "date":
        return _check(table, column, "date", "warning", FIRST_DAY, LAST_DAY)
    if refers or rules["type"] in _PROMPTED:
        return _check(table, column)
    return None


def inline(choices: tuple[str, ...]) -> str | None:
    """Return the choices as a formula, or None where Excel could not hold them so."""
    text = '"' + ",".join(choices) + '"'
    unfit = any("," in choice or '"' in choice or choice != choice.strip() for choice in choices)
    return None if unfit or len(text) > LONGEST_LIST else text


def cut(text: str, longest: int) -> str:
    """Return `text`, cut at a word where it is too long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _check(
    table: Table,
    column: Column,
    kind: Literal["list", "decimal", "whole", "date"] | None = None,
    style: Style | None = None,
    first: str | None = None,
    second: str | None = None,
) -> InputCheck:
    expected = "Choose one from the list." if choices_of(column.rules) else typed_as(table, column.rules)
    prompt = cut("\n".join(filter(None, (expected, help_of(column.rules)))), LONGEST_PROMPT)
    # A program asks by itself whether to keep what it warned of.
    error = cut(_expected(column, expected), LONGEST_ERROR) if style else ""
    return InputCheck(kind, cut(column.label, LONGEST_TITLE), prompt, error, style, first, second)


def _expected(column: Column, expected: str) -> str:
    choices = listed(choices_of(column.rules), "or")
    if not choices:
        return f"{expected} {help_of(column.rules)}"
    full = f"Choose {choices}. {_NOT_YET}"
    return full if len(full) <= LONGEST_ERROR else f"{expected} {_NOT_YET}"
