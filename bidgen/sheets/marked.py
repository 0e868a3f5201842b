"""A marked copy of a workbook: the cells in question filled, a note on each, and a sheet that lists all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from lxml import etree

from bidgen.catalogue import Severity
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.addresses import address, position
from bidgen.sheets.mark_colours import Where, colour_cells, has_colours, take_colours
from bidgen.sheets.parts.book import Sheet, add_sheet, free_sheet_name, sheets_of, show_first, windows
from bidgen.sheets.parts.cell_formats import CellFormats, formats_of
from bidgen.sheets.parts.cell_grid import grid_of, words_of
from bidgen.sheets.parts.comments import MARK, put_notes, take_marks
from bidgen.sheets.parts.package import Package, open_package, relations_name, save_package
from bidgen.sheets.parts.spreadsheetml import q
from bidgen.sheets.problem_sheet import (
    COLOURS,
    PROBLEMS,
    TITLE,
    Listed,
    looks_before,
    problem_sheet,
    short_place,
)

# At the end of every marked copy: a zip file may end with a comment, which programs drop on saving.
_SEAL = b"bidgen marked copy, sha256 "
_DIGEST = hashlib.sha256().digest_size * 2
_MOST_IN_NOTE = 8
_ORDER = list(Severity)


def marked_workbook(
    content: bytes, problems: Sequence[Problem], *, name: str
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the workbook `name` (a plain file name) with those of `problems` marked that are in it.

    Cells, values as last computed, formats, charts and all else stay as they are; marks of an earlier
    marked copy are replaced. None, and why, for a workbook in which something could not be kept: R120 to
    R124, O604.
    """
    listed = _listed(problems, name)
    package, faults = open_package(content, name)
    if package is None:
        return None, faults
    try:
        _mark(package, listed, name)
    except (etree.XMLSyntaxError, ValueError):
        reason = "parts of it are damaged"
        return None, (problem("O604", Place(name), file=name, reason=reason),)
    return _sealed(package), ()


def is_unchanged_mark(content: bytes) -> bool:
    """Return whether a marked copy is just as it was written: saved by no program, changed by nobody."""
    start, digest = content[:-_DIGEST], content[-_DIGEST:]
    return start.endswith(_SEAL) and _digest(start) == digest


def _sealed(package: Package) -> bytes:
    start = save_package(package, _SEAL + b"0" * _DIGEST)[:-_DIGEST]
    return start + _digest(start)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")


def _listed(problems: Sequence[Problem], name: str) -> list[Listed]:
    """Return the Problems of the workbook: those in it, and those elsewhere that name a place in it."""
    found = []
    for one in problems:
        places = [place for place in (one.place, *one.related) if place and PurePath(place.file).name == name]
        if places:
            found.append(Listed(one, places[0]))
    return found


def _mark(package: Package, listed: Sequence[Listed], name: str) -> None:
    formats = formats_of(package)
    earlier = _earlier_list(package)
    known = looks_before(package, earlier.part) if earlier else {}
    before: dict[tuple[str, str], int] = {}
    for sheet in sheets_of(package):
        if sheet.has_cells and sheet != earlier:
            own = {cell: look for (at, cell), look in known.items() if at == sheet.name}
            made = _mark_sheet(package, sheet, listed, name, formats, own)
            before |= {(sheet.name, cell): look for cell, look in made.items()}
    names = [sheet.name for sheet in sheets_of(package)]
    root = problem_sheet(name, listed, formats, sheets=names, windows=windows(package), before=before)
    if earlier is None:
        add_sheet(package, free_sheet_name(package, PROBLEMS), root, first=True)
        show_first(package)
    else:
        package.edited[earlier.part] = root
        package.parts.pop(relations_name(earlier.part), None)
        package.edited.pop(relations_name(earlier.part), None)


def _earlier_list(package: Package) -> Sheet | None:
    """Return the sheet that an earlier marking of this file made: by its name and its title."""
    for sheet in sheets_of(package):
        if sheet.has_cells and sheet.name.startswith(PROBLEMS):
            first = package.look(sheet.part).find(f"{q('x:sheetData')}/{q('x:row')}/{q('x:c')}")
            if first is not None and words_of(package, first).startswith(TITLE):
                return sheet
    return None


def _mark_sheet(
    package: Package,
    sheet: Sheet,
    listed: Sequence[Listed],
    name: str,
    formats: CellFormats,
    known: Mapping[str, int],
) -> dict[str, int]:
    """Mark the cells of one sheet; return the format that each had before.

    `known` are the formats that cells had before an earlier marking, whose marks are taken off.
    """
    noted = take_marks(package, sheet.part)
    by_cell = _by_cell(listed, sheet.name, name)
    if not noted and not by_cell and not has_colours(package.look(sheet.part)):
        return {}
    grid = grid_of(package.edit(sheet.part))
    earlier = {position(cell): known.get(cell) for cell in (*noted, *known)}
    take_colours(grid, earlier, formats)
    marks: dict[Where, list[tuple[Problem, bool]]] = {}
    for cell, found in by_cell.items():
        marks.setdefault(grid.shown_at(cell), []).extend(found)
    worst = {
        where: min((one.severity for one, _ in found), key=_ORDER.index) for where, found in marks.items()
    }
    colours = {where: COLOURS[severity] for where, severity in worst.items()}
    here = Place(name, sheet=sheet.name)
    put_notes(package, sheet.part, {address(*where): _note(found, here) for where, found in marks.items()})
    return colour_cells(package, sheet.part, grid, colours, formats)


def _by_cell(listed: Sequence[Listed], sheet: str, name: str) -> dict[str, list[tuple[Problem, bool]]]:
    """Return the Problems of each cell of a sheet, and whether the cell is where the Problem is."""
    found: dict[str, list[tuple[Problem, bool]]] = {}
    for one in listed:
        for place in dict.fromkeys((one.problem.place, *one.problem.related)):
            if place and place.sheet == sheet and place.cell and PurePath(place.file).name == name:
                found.setdefault(place.cell, []).append((one.problem, place == one.problem.place))
    return found


def _note(found: Sequence[tuple[Problem, bool]], sheet: Place) -> str:
    paragraphs = []
    for one, is_here in found[:_MOST_IN_NOTE]:
        words = f"{one.severity.capitalize()} {one.code} {one.name}\n{one.message}\nTo mend: {one.remedy}"
        if not is_here and one.place is not None:
            words += f"\nReported at {short_place(one.place, sheet)}."
        paragraphs.append(words)
    if len(found) > _MOST_IN_NOTE:
        paragraphs.append(f"{len(found) - _MOST_IN_NOTE} more on the sheet {PROBLEMS}")
    return MARK + "\n" + "\n\n".join(paragraphs)
