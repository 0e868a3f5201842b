"""Where a value was typed: a line of a file, or a cell of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One spot in one input, template or schema file.

    A YAML value has `line` and `column` (both count from 1); a workbook value has `sheet` and
    `cell` ("F7"); a Word template has `part` ("body, paragraph 12"). A Place with a file alone means
    the file as a whole.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}:{self.column or 1}"
        words = [self.file]
        if self.sheet is not None:
            words.append(f"sheet {self.sheet}")
        if self.cell is not None:
            words.append(f"cell {self.cell}")
        if self.part is not None:
            words.append(self.part)
        return ", ".join(words)


Places: TypeAlias = Mapping[Path, Place]


def nearest_place(places: Places, path: Path) -> Place | None:
    """Return the Place of `path`, or of the closest thing around it that has one."""
    for length in range(len(path), -1, -1):
        found = places.get(path[:length])
        if found is not None:
            return found
    return None
