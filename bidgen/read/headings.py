"""Which row heads the table, which column of the sheet holds what, and which columns are the user's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.grid import Grid, value_at
from bidgen.read.names import heading, nearest
from bidgen.read.schemas import Column, Table

# How far down the header row is looked for: above it stand titles and notes.
LOOKED_AT = 30
# What is longer is a sentence, not a misspelt heading.
LONGEST_HEADING = 60
OWN = "#"
# Of so many cells, one that happens to be like a heading does not make a row of headings.
HARDLY = 3
# One heading that is there again beyond an empty column does not make a second table.
FEWEST_AGAIN = 2
NO_HEADINGS = "no row has the table's headings, nor any that are like them"

Covered: TypeAlias = AbstractSet[tuple[int, int]]


@dataclass(slots=True)
class Headings:
    """The header row, and the table's column that each known column of the sheet holds.

    `absent` are the table's columns that no column of the sheet holds. `main` are the columns in which
    the table stands; what stands beyond an empty column is the user's own, but for `apart`: stretches
    beyond one that hold a column of the table. `computed` are the columns that workbooks fill with formulas.
    """

    row: int
    main: range
    apart: list[range] = field(default_factory=list)
    columns: dict[int, Column] = field(default_factory=dict)
    computed: dict[int, Column] = field(default_factory=dict)
    absent: list[Column] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def header_row(grid: Grid, table: Table) -> int | None:
    """Return the row among the first 30 with the most headings of the table, or the first with content.

    A heading that is only like one of the table's counts half. None for an empty sheet.
    """
    if not grid.rows:
        return None
    texts = {row: list(_texts(grid, row).values()) for row in grid.rows if row <= LOOKED_AT}
    exact = {row: _known(found, table) for row, found in texts.items()}
    best, most = next(iter(grid.rows)), 0.0
    # Likeness is slow to tell, so it is asked only where it could make a difference.
    for row in sorted(texts, key=lambda row: (-exact[row], row)):
        could_be = exact[row] + (len(texts[row]) - exact[row]) / 2
        if could_be > most or (could_be == most and row < best):
            score = _score(texts[row], table)
            if score > most or (score == most > 0 and row < best):
                best, most = row, score
    return best


def known_headings(grid: Grid, table: Table, row: int) -> int:
    """Return how many columns of the table have just their heading in `row`."""
    return _known(_texts(grid, row).values(), table)


def find_headings(grid: Grid, table: Table, row: int, covered: Covered) -> Headings:
    """Return what each column holds, by its heading in `row`; `covered` are cells of merged ranges.

    Reports R104, R127 to R131, R133, R134, R138, R139, R143 and R146.
    """
    runs = _runs(grid, row, covered)
    texts = _texts(grid, row)
    if _heads_nothing(texts.values(), table):
        return _unheaded(grid, table, row, runs[0])
    main = max(runs, key=lambda run: (_score([texts[one] for one in run if one in texts], table), -run.start))
    found = Headings(row, main, computed=_computed(texts, table))
    first: dict[str, Place] = {}
    unknown = _read_main(grid, table, found, first)
    _read_apart(table, {one: texts[one] for one in texts if one not in main}, grid, found)
    others = [run for run in runs if run != main]
    found.apart = [run for run in others if not found.columns.keys().isdisjoint(run)]
    for run in found.apart:
        known = [one for one in run if one in found.columns]
        unknown += _not_read(grid, [one for one in run if one not in known], first, found)
    _report_second(grid, table, [run for run in others if run not in found.apart], found)
    found.absent = [column for column in table.columns if column not in found.columns.values()]
    _report(grid, table, unknown, found)
    _report_unheaded(grid, covered, found)
    return found


def _heads_nothing(texts: Collection[str], table: Table) -> bool:
    """Return whether the row is no row of headings: none is the table's, and hardly one is like it."""
    return not _known(texts, table) and _score(texts, table) * 2 * HARDLY < len(texts)


def _unheaded(grid: Grid, table: Table, row: int, main: range) -> Headings:
    """Return no headings, and say so once: without them, each cell of the row is as wrong as the next."""
    labels = tuple(column.label for column in table.columns)
    why = problem("R138", grid.place(row, main.start), found=NO_HEADINGS, expected=labels)
    return Headings(row, main, absent=list(table.columns), problems=[why])


def _texts(grid: Grid, row: int) -> dict[int, str]:
    cells = grid.rows.get(row, {})
    return {column: str(cell.value) for column, cell in cells.items() if cell.value is not None}


def _computed(texts: Mapping[int, str], table: Table) -> dict[int, Column]:
    """Return the first column under the heading of each column that the workbook computes."""
    labels = {heading(column.label): column for _, column in table.computed}
    found: dict[int, Column] = {}
    for number, text in texts.items():
        column = labels.get(heading(text))
        if column is not None and column not in found.values():
            found[number] = column
    return found


def _names(table: Table) -> dict[str, Column]:
    """Return the table's columns by the headings that they have and had, as these are compared."""
    earlier = {heading(name): column for column in table.columns for name in column.earlier}
    return earlier | {heading(column.label): column for column in table.columns}


def _known(texts: Iterable[str], table: Table) -> int:
    names = _names(table)
    return len({names[one].field for one in map(heading, texts) if one in names})


def _score(texts: Iterable[str], table: Table) -> float:
    """Return how many columns of the table the texts head; one that is only like a label counts half."""
    names = _names(table)
    read = [heading(one) for one in texts]
    exact = {names[one].field for one in read if one in names}
    absent = [column.label for column in table.columns if column.field not in exact]
    others = [one for one in read if one not in names and len(one) <= LONGEST_HEADING]
    near = {nearest(one, absent) for one in others if not one.startswith(OWN)} - {None}
    return len(exact) + len(near) / 2


def _runs(grid: Grid, header: int, covered: Covered) -> list[range]:
    """Return the runs of columns with content in the header row or below it."""
    used = {column for row, cells in grid.rows.items() if row >= header for column in cells}
    used |= {column for row, column in covered if row == header}
    numbers = sorted(used)
    starts = [b for a, b in pairwise([-1, *numbers]) if b > a + 1]
    ends = [a for a, b in pairwise([*numbers, numbers[-1] + 2]) if b > a + 1]
    return [range(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _read_main(grid: Grid, table: Table, found: Headings, first: dict[str, Place]) -> list[tuple[str, Place]]:
    """Fill in the columns of the main block, and return the headings that are not the table's.

    `first` gets the Place of each heading.
    """
    labels = {heading(column.label): column for column in table.columns}
    unknown: list[tuple[str, int]] = []
    for number, text in _once(grid, found.main, first, found):
        if column := labels.get(heading(text)):
            found.columns[number] = column
        else:
            unknown.append((text, number))
    # A heading of old is one only where the column is not there under its present heading.
    others = [one for one in unknown if not _renamed(*one, table, grid, found)]
    return [(text, grid.place(found.row, number)) for text, number in others]


def _not_read(
    grid: Grid, numbers: Iterable[int], first: dict[str, Place], found: Headings
) -> list[tuple[str, Place]]:
    """Return the headings that are not the table's, of columns beyond an empty one and beside one that is."""
    for number in found.columns:
        place = grid.place(found.row, number)
        first.setdefault(heading(str(grid.rows[found.row][number].value)), place)
    once = _once(grid, numbers, first, found)
    return [(text, grid.place(found.row, number)) for number, text in once]


def _once(
    grid: Grid, numbers: Iterable[int], first: dict[str, Place], found: Headings
) -> list[tuple[int, str]]:
    """Return the headings of the columns, but for the user's own and those that are there twice: R128."""
    once = []
    for number in numbers:
        if number not in grid.rows[found.row] or number in found.computed:
            continue
        place = grid.place(found.row, number)
        value = value_at(grid, found.row, number, place, found.problems)
        if value is None:
            continue
        text = " ".join(str(value).split())
        if heading(text).startswith(OWN):
            continue
        earlier = first.setdefault(heading(text), place)
        if earlier is place:
            once.append((number, text))
        else:
            found.problems.append(
                problem("R128", place, related=[earlier], found=text, first=str(earlier.cell))
            )
    return once


def _renamed(text: str, number: int, table: Table, grid: Grid, found: Headings) -> bool:
    """Read a column under its earlier heading, so that all that is wrong in it is said at once."""
    for column in table.columns:
        old = {heading(one) for one in column.earlier}
        if heading(text) in old and column not in found.columns.values():
            found.columns[number] = column
            found.problems.append(
                problem(
                    "R139", grid.place(found.row, number), found=text, where=table.label, now=column.label
                )
            )
            return True
    return False


def _read_apart(table: Table, texts: Mapping[int, str], grid: Grid, found: Headings) -> None:
    """Read a column beyond an empty one only where it has just the heading of a column that is absent."""
    labels = {heading(column.label): column for column in table.columns}
    for number, text in texts.items():
        column = labels.get(heading(text))
        if column is None:
            _renamed(" ".join(text.split()), number, table, grid, found)
        elif column not in found.columns.values():
            found.columns[number] = column
            place = grid.place(found.row, number)
            found.problems.append(problem("R143", place, found=" ".join(text.split()), label=column.label))


def _report_second(grid: Grid, table: Table, runs: Iterable[range], found: Headings) -> None:
    """Report as R146 each stretch that has most of the headings that are read, with content below them."""
    read = {column.field for column in found.columns.values()}
    names = _names(table)
    texts = _texts(grid, found.row)
    for run in runs:
        headed = {one: names[heading(texts[one])] for one in run if heading(texts.get(one, "")) in names}
        again = {number: column.field for number, column in headed.items() if column.field in read}
        if len(set(again.values())) < max(FEWEST_AGAIN, len(read) // 2 + 1):
            continue
        if any(row > found.row and not again.keys().isdisjoint(cells) for row, cells in grid.rows.items()):
            place = grid.place(found.row, min(again))
            labels = tuple(headed[one].label for one in again)
            found.problems.append(problem("R146", place, where=table.label, found=labels))


def _report(grid: Grid, table: Table, unknown: list[tuple[str, Place]], found: Headings) -> None:
    suggested = set()
    for text, place in unknown:
        near = nearest(heading(text), [column.label for column in found.absent])
        if near:
            suggested.add(near)
            found.problems.append(problem("R129", place, found=text, where=table.label, nearest=near))
        else:
            labels = tuple(column.label for column in table.columns)
            found.problems.append(problem("R130", place, found=text, where=table.label, expected=labels))
    for column in found.absent:
        # A misspelt heading is one fault: it is not missing as well.
        if column.required and column.label not in suggested:
            place = grid.place(found.row, found.main.start)
            found.problems.append(problem("R127", place, expected=column.label))


def _report_unheaded(grid: Grid, covered: Covered, found: Headings) -> None:
    """Name the first cell of each column among the table's that has content and no heading."""
    headed = set(grid.rows[found.row]) | {column for row, column in covered if row == found.row}
    unheaded = {column for run in (found.main, *found.apart) for column in run} - headed
    for row, cells in grid.rows.items():
        if not unheaded:
            return
        for column in sorted(unheaded & cells.keys()) if row > found.row else ():
            unheaded.remove(column)
            value = cells[column].value
            shown = grid.formula(row, column) if value is None else value
            found.problems.append(problem("R131", grid.place(row, column), found=shown))
