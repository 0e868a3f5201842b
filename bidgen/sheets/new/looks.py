"""The look of one column: format, width, note and input check, as data for whatever writes the sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bidgen.read.schemas import Column, Table, example_of
from bidgen.sheets.new.input_checks import InputCheck, input_check
from bidgen.sheets.new.kinds import kind_of
from bidgen.sheets.new.notes import Note, note_of

# Room for the button that filters a column, beside its heading.
_BUTTON = 3
# What the room before the words of a cell takes, in characters.
INDENT = 2


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """All that a sheet shows of one column besides its values.

    `width` is in characters of the sheet's font. Cells are wrapped and stand at the top, at the left or,
    for figures, at the `right`, with one step of indent. `number_format`
    is for every cell below the heading; where a number in it has no fraction, `whole_format` is shown
    instead (by conditional formatting). A required column's empty cell is coloured once its row has
    anything in it.
    """

    field: str
    label: str
    required: bool
    width: int
    number_format: str
    whole_format: str | None
    right: bool
    note: Note
    check: InputCheck | None


def column_look(
    table: Table, column: Column, lists: Mapping[str, str], shown: Iterable[str] = ()
) -> ColumnLook:
    """Return the look of a column of `table`.

    `lists` maps what a drop-down offers to the range that holds it ("sessions" to
    "Sessions!$A$2:$A$500"): tables of ids by their field, long choices as "table.field". Without one, a
    reference has no drop-down. `shown` are the texts of the column's cells, for its width.
    """
    kind = kind_of(column.rules)
    return ColumnLook(
        field=column.field,
        label=column.label,
        required=column.required,
        width=_width(column, tuple(shown)),
        number_format=kind.number_format,
        whole_format=kind.whole_format,
        right=kind.right,
        note=note_of(table, column),
        check=input_check(table, column, lists),
    )


def _width(column: Column, shown: tuple[str, ...]) -> int:
    """Return a width between the bounds of the column's type: its heading in two lines, its text in few."""
    kind = kind_of(column.rules)
    example = example_of(column.rules)
    texts = [*shown, *([] if example is None else [str(example)])]
    texts += [str(choice) for choice in column.rules.get("allowed", ())]
    # Nothing is known of the texts of a column without an example: it gets a middling width.
    wanted = max((_line(text) + INDENT + 1 for text in texts), default=(kind.narrow + kind.wide) // 2)
    heading = max(len(word) for word in column.label.split()) + _BUTTON + INDENT
    halves = math.ceil(len(column.label) / 2) + _BUTTON + INDENT + 2
    return max(min(max(wanted, kind.narrow), kind.wide), heading, min(halves, kind.wide))


def _line(text: str) -> int:
    """Return how many characters a line should hold for `text` to stand in a handful of lines."""
    longest = max((len(line) for line in text.splitlines()), default=0)
    return longest if longest <= 24 else max(24, math.ceil(longest / 4))
