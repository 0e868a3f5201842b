"""The live sheets of an existing workbook: made, or brought up to date where they are not as they should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from bidgen.appraise.summary import SummarySettings
from bidgen.read import summary as shown
from bidgen.sheets.live.plan import LiveCell, SheetPlan
from bidgen.sheets.live.sheets import live_sheets
from bidgen.sheets.live.stands import Stands
from bidgen.sheets.new.blank import planned_workbook
from bidgen.sheets.parts.book import Sheet, free_sheet_name, sheets_of
from bidgen.sheets.parts.cell_formats import CellFormats
from bidgen.sheets.parts.cell_grid import grid_of, is_empty, words_of
from bidgen.sheets.parts.package import Package, open_package, related, relations, unrelate, workbook_part
from bidgen.sheets.parts.spreadsheetml import child, q
from bidgen.sheets.parts.transplant import replace_sheet, transplant

# A whole column, as some programs write it.
_ALL_ROWS = re.compile(r"(\$?[A-Z]{1,3})\$1:(\$?[A-Z]{1,3})\$1048576")
_LAST_ROW = "1048576"
_CLOSE = 1e-9


def renew_live_sheets(
    package: Package, formats: CellFormats, stands: Stands, settings: SummarySettings, file: str
) -> tuple[str, ...]:
    """Let the workbook have the live sheets for tables that stand as `stands` says; return what changed.

    A sheet of the same name that is somebody's own stays as it is, and ours gets another name. What a program
    only writes in another way is the same.
    """
    found = {one: _ours(package, one) for one in (shown.SUMMARY, shown.WORKINGS)}
    names = {one: sheet.name if sheet else free_sheet_name(package, one) for one, sheet in found.items()}
    plans = live_sheets(stands, settings, (names[shown.SUMMARY], names[shown.WORKINGS]))
    pairs = list(zip(plans, found.values(), strict=True))
    if all(sheet is not None and is_as_planned(package, sheet.part, plan) for plan, sheet in pairs):
        return ()
    changes, made = [], _made(plans, file)
    # Both, where one is out of date: a formula that stays keeps the value that was saved with it, and not
    # every program computes it again for what it depends on has changed.
    for plan, sheet in pairs:
        if sheet is None:
            transplant(package, made, plan.name, formats)
            changes.append(f"sheet {plan.name} added")
        else:
            replace_sheet(package, made, plan.name, sheet.part, formats)
            changes.append(f"sheet {plan.name} brought up to date")
    return tuple(changes)


def let_compute(package: Package) -> None:
    """Let every program compute all formulas when it opens the workbook, those that are new among them.

    Not by asking for it: what was computed before would then count as out of date.
    """
    book = workbook_part(package)
    chain = related(package, book, "calcChain")
    if chain is not None:
        for one in relations(package, book):
            if one.target == chain:
                unrelate(package, book, one.id)
        package.drop(chain)
    # Excel computes everything where it does not know that its own version did.
    child(package.edit(book), "x:calcPr").attrib.pop("calcId", "")


def is_as_planned(package: Package, part: str, plan: SheetPlan) -> bool:
    """Return whether each planned cell is on the sheet as planned; what else is there does not matter."""
    cells = grid_of(package.look(part)).cells
    shared = {
        formula.get("si")
        for where, cell in cells.items()
        if (formula := cell.find(q("x:f"))) is not None
        and formula.get("si") is not None
        and formula.text
        and where in plan.cells
        and _is_same(package, cell, plan.cells[where], frozenset())
    }
    known = frozenset(one for one in shared if one is not None)
    return all(
        where in cells and _is_same(package, cells[where], one, known)
        for where, one in plan.cells.items()
        if one.is_formula or one.content != ""
    ) and not any(
        one.content == "" and not one.is_formula and where in cells and not is_empty(cells[where])
        for where, one in plan.cells.items()
    )


def _is_same(package: Package, cell: etree._Element, one: LiveCell, shared: frozenset[str]) -> bool:
    formula = cell.find(q("x:f"))
    if one.is_formula:
        if formula is None:
            return False
        # Of cells that share a formula, the first alone has its text.
        text = formula.text or ""
        if not text:
            return formula.get("si") in shared
        return text == one.content or _plain(text) == _plain(str(one.content))
    if formula is not None:
        return False
    if isinstance(one.content, str):
        return " ".join(words_of(package, cell).split()) == " ".join(one.content.split())
    try:
        return abs(float(cell.findtext(q("x:v"), "")) - one.content) < _CLOSE
    except ValueError:
        return False


def _plain(formula: str) -> str:
    """Return a formula as programs that write it differently mean it."""
    plain = formula.replace("'", "").replace(" ", "").upper()
    return _ALL_ROWS.sub(r"\1:\2", plain) if _LAST_ROW in plain else plain


def _ours(package: Package, name: str) -> Sheet | None:
    """Return the sheet that the program made under this name, or under it with a number."""
    named = (one for one in sheets_of(package) if one.has_cells and shown.kind_of(one.name) == name)
    return next((one for one in named if shown.is_ours(one.name, _top(package, one))), None)


def _top(package: Package, sheet: Sheet) -> Iterator[str]:
    for (row, _), cell in grid_of(package.look(sheet.part)).cells.items():
        if row <= shown.MARK_WITHIN:
            yield words_of(package, cell)


def _made(plans: tuple[SheetPlan, ...], file: str) -> Package:
    made, _ = open_package(planned_workbook(plans), file)
    if made is None:
        raise RuntimeError("a workbook of our own making cannot be opened")
    return made
