"""Some cells of a workbook, arranged to tell quickly whether an area holds one of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from bidgen.read.formulas.engine import Key
from bidgen.read.formulas.references import Area


class Marks:
    """The cells that are marked, by sheet and column."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self.rows: dict[str, dict[int, list[int]]] = {}
        for sheet, row, column in sorted(keys):
            self.rows.setdefault(sheet, {}).setdefault(column, []).append(row)

    def add(self, key: Key) -> None:
        """Mark one more cell."""
        sheet, row, column = key
        insort(self.rows.setdefault(sheet, {}).setdefault(column, []), row)

    def any_in(self, areas: Iterable[Area]) -> bool:
        """Return whether any of the areas holds any of the cells."""
        for area in areas:
            for column, rows in self.rows.get(area.sheet, {}).items():
                at = bisect_left(rows, area.row)
                if area.column <= column <= area.last_column and at < len(rows) and rows[at] <= area.last_row:
                    return True
        return False
