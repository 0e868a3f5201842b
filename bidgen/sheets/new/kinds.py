"""How each type of value looks in a sheet: its number format, its width, and how people type it."""

from __future__ import annotations

from dataclasses import dataclass

from bidgen.read.schemas import Rules

GENERAL = "General"
# As text, "2020-21" and "R1-2" stay what was typed: a spreadsheet makes dates of such things.
TEXT = "@"
# The locale's mark keeps pounds and the names of months British, whatever the language of the program.
POUNDS = "[$£-809]#,##0.00"
WHOLE_POUNDS = "[$£-809]#,##0"
WHOLE = "#,##0"
PERCENT = "0.0%"
DATE = "[$-809]d mmmm yyyy"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type: `narrow` to `wide` in characters, and `typed`, how somebody types such a value.

    `whole_format` is shown in place of `number_format` for a number without a fraction. `right` are
    figures, which stand at the right.
    """

    number_format: str
    narrow: int
    wide: int
    typed: str
    whole_format: str | None = None
    right: bool = False


KINDS: dict[str, Kind] = {
    "id": Kind(TEXT, 8, 24, "Letters, digits and hyphens, without spaces."),
    "ids": Kind(TEXT, 13, 26, "One id, or several with commas between them."),
    "text": Kind(GENERAL, 16, 40, "Text."),
    "prose": Kind(GENERAL, 36, 60, "Text, as long as it needs to be. A new line is Alt and Enter."),
    "choice": Kind(TEXT, 11, 22, "One of the list."),
    "date": Kind(DATE, 18, 18, "A date, such as 31 January 2020 or 31/1/2020."),
    "money": Kind(POUNDS, 12, 20, "Pounds, such as 1200 or 1200.50.", WHOLE_POUNDS, right=True),
    "number": Kind(GENERAL, 10, 18, "A number, such as 1200 or 3.5.", right=True),
    "integer": Kind(WHOLE, 10, 16, "A whole number, such as 12.", right=True),
    "percent": Kind(PERCENT, 10, 14, "A percentage, such as 12%.", right=True),
    "financial_year": Kind(TEXT, 10, 14, "A financial year, such as 2020-21."),
    "month": Kind(TEXT, 15, 18, "A month, such as April 2020."),
    "boolean": Kind(TEXT, 10, 12, "yes or no."),
    "link": Kind(TEXT, 24, 40, "A web address that begins with https:// or http://."),
    "file": Kind(TEXT, 24, 40, "A file in the bid's folder, such as images/map.png."),
    "list": Kind(TEXT, 24, 44, "Several, each on a line of its own in the cell (Alt and Enter)."),
}
_POUNDS_EACH = Kind(POUNDS, 12, 20, "A number of pounds, such as 1200 or 1200.50.", WHOLE_POUNDS, right=True)


def kind_of(rules: Rules) -> Kind:
    """Return how values of the field look; a number that counts pounds looks like money."""
    if rules["type"] == "number" and str(rules.get("meta", {}).get("unit", "")).startswith("£"):
        return _POUNDS_EACH
    return KINDS[rules["type"]]
