"""The filled cells of one sheet, as last computed and as typed, and what the value of a cell is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.addresses import address
from bidgen.read.cell import read_cell
from bidgen.read.formulas.engine import TEXT_FOR_NUMBER
from bidgen.read.raw import Scalar
from bidgen.read.text import UNSEEN

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from bidgen.read.formulas.compute import Outcome

    AnyCell: TypeAlias = Cell | MergedCell

# What to do about a formula without a value.
_MEND = (
    "Open the workbook in Excel or LibreOffice and save it, which computes every formula; or type the value."
)
_MEND_TEXT = (
    "Look at the cells that the formula refers to: type numbers there as digits alone, or correct which cells"
    " it refers to. Then save the workbook."
)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its cells with content by row and column (from 1), in the order of the sheet.

    `sheet` holds what was computed last; `typed` the formulas, where the workbook has any; `outcomes`
    what is to be said of some of them.
    """

    sheet: Worksheet
    typed: Worksheet | None
    file: str
    rows: Mapping[int, Mapping[int, AnyCell]]
    outcomes: Mapping[tuple[int, int], Outcome] = field(default_factory=dict)

    def place(self, row: int | None = None, column: int = 1) -> Place:
        """Return the Place of a cell, or of the sheet."""
        cell = None if row is None else address(row, column)
        return Place(self.file, sheet=self.sheet.title, cell=cell)

    def formula(self, row: int, column: int) -> str | None:
        """Return the formula of a cell as typed ("=SUM(B2:B9)"), or None where it has none."""
        return _formula(self.typed, row, column)


def grid_of(
    sheet: Worksheet,
    typed: Worksheet | None,
    file: str,
    outcomes: Mapping[tuple[int, int], Outcome] | None = None,
) -> Grid:
    """Return the filled cells of `sheet`: those with a value other than blank text, or with a formula."""
    rows: dict[int, dict[int, AnyCell]] = {}
    # openpyxl's public ways to the cells make every cell of the sheet's extent as they go, and one stray
    # cell far away makes that extent thousands of millions.
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None:
            # A formula whose result is empty text has no value either, but keeps the type "str".
            if typed is None or cell.data_type == "str" or _formula(typed, row, column) is None:
                continue
        elif isinstance(cell.value, str) and is_blank(cell.value):
            continue
        rows.setdefault(row, {})[column] = cell
    return Grid(sheet, typed, file, rows, outcomes or {})


def value_at(grid: Grid, row: int, column: int, place: Place, problems: list[Problem]) -> Scalar | None:
    """Return what a filled cell holds, or None where that cannot be told; `problems` gets the reason.

    A formula counts by its computed value. Reports R104, R133 and R134.
    """
    cell = grid.rows[row][column]
    if cell.value is None:
        outcome = grid.outcomes.get((row, column))
        why = outcome.why if outcome else "it is not computed here"
        mend = _MEND_TEXT if why == TEXT_FOR_NUMBER else _MEND
        problems.append(problem("R133", place, found=grid.formula(row, column), why=why, mend=(mend,)))
        return None
    return read_cell(cell, place, problems)


def is_blank(text: str) -> bool:
    """Return whether nobody sees anything of the text: spaces of any kind and width."""
    return not text.strip() or not UNSEEN.sub("", text).strip()


def _formula(typed: Worksheet | None, row: int, column: int) -> str | None:
    cell = typed._cells.get((row, column)) if typed is not None else None
    if cell is None or cell.data_type != "f":
        return None
    # An array formula is an object with its text.
    return str(getattr(cell.value, "text", cell.value) or "")
