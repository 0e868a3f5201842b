"""Which sheet of a workbook holds which table, and what becomes of the sheets that hold none."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.grid import grid_of
from bidgen.read.headings import header_row, known_headings
from bidgen.read.names import nearest, plain
from bidgen.read.schemas import Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# How alike the name of a sheet must be for it to be a slip and not a sheet of the user's own.
SLIP = 0.8
# How much of a table's headings a sheet must have to be taken for the table, and how many at least.
MOST_OF = 2 / 3
FEWEST = 2
_OWN = re.compile(r"#|read ?me|summary|workings|lists?$", re.IGNORECASE)


@dataclass(slots=True)
class Matched:
    """Each table with the name of its sheet, and the tables whose sheet has another name."""

    sheets: list[tuple[Table, str]] = field(default_factory=list)
    faulty: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def match_sheets(
    workbook: Workbook, shown: str, tables: Sequence[Table], elsewhere: Collection[str] = ()
) -> Matched:
    """Give each table its sheet, and name the sheets that have no table.

    `elsewhere` are the fields that stand in YAML: no sheet of another name is taken for theirs. Reports
    R135 to R137, R140 and R148.
    """
    by_sheet = {plain(table.sheet): table for table in tables}
    matched = Matched()
    first: dict[str, str] = {}
    others: list[str] = []
    for sheet in workbook.worksheets:
        table = by_sheet.get(plain(sheet.title))
        if table is None:
            if not _OWN.match(sheet.title.strip()) and not _blank(sheet):
                others.append(sheet.title)
            continue
        earlier = first.setdefault(table.field, sheet.title)
        if earlier == sheet.title:
            matched.sheets.append((table, sheet.title))
            continue
        place = Place(shown, sheet=sheet.title)
        matched.problems.append(problem("R137", place, found=sheet.title, first=earlier, where=table.label))
    missing = {table.sheet: table for table in tables if table.field not in first}
    nowhere = {name for name, table in missing.items() if table.field not in elsewhere}
    for title in others:
        like = _headed_like(workbook[title], shown, tables) if nowhere else None
        meant = like if like and like.sheet in nowhere else None
        _report_other(title, Place(shown, sheet=title), tables, missing, meant, matched)
    return matched


def _report_other(
    title: str,
    place: Place,
    tables: Sequence[Table],
    missing: Mapping[str, Table],
    headed: Table | None,
    matched: Matched,
) -> None:
    """Report a sheet by a name of old, a slip, the headings of a table or a name that is no table's.

    The table that is meant is marked: nobody says that it is missing as well.
    """
    old = {plain(name): table.sheet for table in missing.values() for name in table.earlier}
    near = nearest(title, missing, SLIP)
    if now := old.get(plain(title)):
        meant, found = missing[now], problem("R148", place, found=title, now=now)
    elif near:
        meant, found = missing[near], problem("R135", place, found=title, nearest=near)
    elif headed:
        meant = headed
        found = problem("R140", place, found=title, where=headed.label, nearest=headed.sheet)
    else:
        expected = tuple(one.sheet for one in tables)
        matched.problems.append(problem("R136", place, found=title, expected=expected))
        return
    matched.faulty.add((meant.field,))
    matched.problems.append(found)


def _headed_like(sheet: Worksheet, shown: str, tables: Sequence[Table]) -> Table | None:
    """Return the table most of whose headings the sheet has, if it has enough of them."""
    grid = grid_of(sheet, None, shown)
    best, most = None, 0.0
    for table in tables:
        row = header_row(grid, table)
        known = known_headings(grid, table, row) if row is not None else 0
        share = known / len(table.columns)
        if known >= FEWEST and share >= MOST_OF and share > most:
            best, most = table, share
    return best


def _blank(sheet: Worksheet) -> bool:
    return all(cell.value is None for cell in sheet._cells.values())
