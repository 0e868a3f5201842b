"""One workbook to raw values: a table a sheet, each value with its sheet and cell."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, cast

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.bare import bare
from bidgen.read.container import check_container, read_container
from bidgen.read.figures import take_figures
from bidgen.read.formulas.compute import compute_formulas
from bidgen.read.grid import grid_of
from bidgen.read.matching import match_sheets
from bidgen.read.raw import Raw, Value
from bidgen.read.schemas import Table
from bidgen.read.sheet import read_sheet
from bidgen.read.sheet_xml import MOST_ELEMENTS, TooManyElementsError, scan
from bidgen.read.without_workings import without_workings

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# Cells that merged ranges and links cover, all together.
MOST_SPREAD = 100_000


def read_workbook(
    path: FilePath, shown: str, tables: Sequence[Table], elsewhere: Collection[str] = ()
) -> tuple[Raw | None, list[Problem]]:
    """Return the tables that the workbook `path` holds, or None where it cannot be read.

    A sheet belongs to the table whose sheet name it has, whatever its case and spaces; the fields of
    `elsewhere` are in YAML, so that no other sheet is taken for theirs. Reports R101, R102, R104 and R120
    to R149; a sheet that is missing is reported where the YAML is known too.
    """
    content, problems = read_container(path, shown)
    if content is None:
        return None, problems
    return read_tables(content, shown, tables, elsewhere)


def read_tables(
    content: bytes, shown: str, tables: Sequence[Table], elsewhere: Collection[str] = ()
) -> tuple[Raw | None, list[Problem]]:
    """Return the tables of a workbook that is safe to unpack, as `read_workbook` does."""
    opened, problems = _opened(content, shown)
    if opened is None:
        return None, problems
    values, formulas = opened.values, opened.formulas
    raw_values: dict[str, Value] = {}
    places: dict[Path, Place] = {(): Place(shown)}
    faulty: set[Path] = set()
    matched = match_sheets(values, shown, tables, elsewhere)
    problems += matched.problems
    titles = [sheet for _, sheet in matched.sheets]
    figures = take_figures(values, formulas, shown, matched.sheets, stale=opened.stale)
    outcomes = compute_formulas(values, formulas, titles, stale=opened.stale) if formulas else {}
    for table, sheet in matched.sheets:
        typed = formulas[sheet] if formulas else None
        found = read_sheet(grid_of(values[sheet], typed, shown, outcomes.get(sheet)), table)
        problems += found.problems
        places |= found.places
        faulty |= found.faulty
        raw_values[table.field] = cast("list[Value]", found.rows)
    return Raw(raw_values, places, faulty=frozenset(faulty | matched.faulty), figures=figures), problems


def open_values(content: bytes, shown: str) -> tuple[Workbook | None, list[Problem]]:
    """Return a workbook as last computed, or None and why it cannot be read: R120 to R125, R149."""
    if unsafe := check_container(content, Place(shown)):
        return None, unsafe
    opened, problems = _opened(content, shown)
    return (opened.values if opened else None), problems


@dataclass(frozen=True, slots=True)
class _Opened:
    """A workbook as last computed and, where it has formulas, as typed; whether it has changed since."""

    values: Workbook
    formulas: Workbook | None
    stale: bool


def _opened(content: bytes, shown: str) -> tuple[_Opened | None, list[Problem]]:
    """Return the workbook, or None and why it cannot be read."""
    try:
        content = without_workings(content)
        contents = scan(content)
        if contents.strict:
            return None, [problem("R149", Place(shown))]
        if contents.spread > MOST_SPREAD:
            merged = f"{contents.spread:,} merged cells"
            return None, [problem("R124", Place(shown), found=merged, expected=f"{MOST_SPREAD:,}")]
        values, formulas = _open(content, contents.formulas)
    except TooManyElementsError:
        most = f"{MOST_ELEMENTS:,}"
        entries = f"more than {most} cells, formats and other entries"
        return None, [problem("R124", Place(shown), found=entries, expected=most)]
    # openpyxl has no exception of its own for a broken workbook: it raises whatever broke first.
    except Exception as error:
        return None, [problem("R125", Place(shown), found=_reason(error))]
    # openpyxl passes over a sheet whose part is not in the file.
    if lost := [name for name in contents.sheets if name not in values.sheetnames]:
        reason = f"the sheet {lost[0]} is not in it"
        return None, [problem("R125", Place(shown), found=reason)]
    return _Opened(values, formulas, contents.stale), []


def _open(content: bytes, has_formulas: bool) -> tuple[Workbook, Workbook | None]:
    """Return the workbook as last computed and, where it has formulas at all, as typed."""
    try:
        return _load(content, has_formulas)
    # Excel is easy about a font, a colour or a link at which openpyxl gives up: without them it may not.
    except Exception:
        return _load(bare(content), has_formulas)


def _load(content: bytes, has_formulas: bool) -> tuple[Workbook, Workbook | None]:
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl has to run with defusedxml, or a workbook can exhaust the machine")
    with warnings.catch_warnings():
        # It warns of what it will not keep on saving; nothing is saved.
        warnings.simplefilter("ignore")
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        if not has_formulas:
            return values, None
        return values, openpyxl.load_workbook(io.BytesIO(content), data_only=False)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
