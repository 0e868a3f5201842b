"""A sheet before it is written: its cells, what each looks like, and what is chosen from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bidgen.read.addresses import address, letters

Look: TypeAlias = Literal[
    "title", "text", "section", "heading", "label", "word", "pounds", "percent", "factor", "ratio", "count"
]


@dataclass(frozen=True, slots=True)
class LiveCell:
    """What one cell holds: a text, a number, or a formula without its "="."""

    content: str | float
    look: Look
    is_formula: bool = False


@dataclass(slots=True)
class SheetPlan:
    """One sheet while it is laid out.

    `choices` maps a cell to what it offers; `frozen` is the first cell that moves; `repeated` rows head each
    printed page.
    """

    name: str
    cells: dict[tuple[int, int], LiveCell] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    frozen: str = "A1"
    repeated: int = 0

    def put(self, row: int, column: int, content: str | float, look: Look = "text") -> None:
        self.cells[row, column] = LiveCell(content, look)

    def compute(self, row: int, column: int, formula: str, look: Look = "word") -> None:
        self.cells[row, column] = LiveCell(formula, look, is_formula=True)

    def headings(self, row: int, texts: Mapping[int, str] | Iterable[str]) -> None:
        given = texts if isinstance(texts, Mapping) else dict(enumerate(texts, start=1))
        for column, text in given.items():
            self.put(row, column, text, "heading")


def fixed(row: int, column: int) -> str:
    """Return a cell as formulas refer to it from anywhere: $B$4."""
    return f"${letters(column)}${row}"


def span(top: int, bottom: int, column: int, sheet: str = "") -> str:
    """Return the cells of one column: $B$4:$B$9, with its sheet where one is given."""
    before = f"{sheet}!" if sheet else ""
    return f"{before}{fixed(top, column)}:{fixed(bottom, column)}"


def in_column(row: int, column: int) -> str:
    """Return a cell whose column stays and whose row moves: $B4."""
    return f"${address(row, column)}"


def in_row(row: int, column: int) -> str:
    """Return a cell whose row stays and whose column moves: B$4."""
    return f"{letters(column)}${row}"
