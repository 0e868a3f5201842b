"""The sheets of a workbook: which there are, and a new one put first or last."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join

from lxml import etree

from bidgen.sheets.parts.package import Package, relate, relations, workbook_part
from bidgen.sheets.parts.spreadsheetml import child, local_name, q

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the part that holds it, and whether it has cells (a chart sheet has none)."""

    name: str
    part: str
    has_cells: bool


def sheets_of(package: Package) -> tuple[Sheet, ...]:
    """Return the sheets in the order of their tabs."""
    book = workbook_part(package)
    leads = {one.id: one for one in relations(package, book)}
    found = []
    for element in package.look(book).iterfind(f"{q('x:sheets')}/{q('x:sheet')}"):
        lead = leads.get(element.get(q("r:id"), ""))
        if lead is not None and lead.target in package.parts:
            found.append(Sheet(element.get("name", ""), lead.target, lead.kind == "worksheet"))
    return tuple(found)


def add_sheet(package: Package, name: str, root: etree._Element, *, first: bool) -> str:
    """Put a sheet with cells before or after all others, and return the name of its part.

    What counts the sheets by their order (names of one sheet, the sheet in front) still means the same.
    """
    book = workbook_part(package)
    part = package.free_name(join(dirname(book), "worksheets/sheet{}.xml"))
    package.add(part, root, _WORKSHEET)
    workbook = package.edit(book)
    sheets = child(workbook, "x:sheets")
    element = etree.Element(q("x:sheet"))
    element.set("name", name)
    element.set("sheetId", str(1 + max((int(one.get("sheetId", "0")) for one in sheets), default=0)))
    element.set(q("r:id"), relate(package, book, "worksheet", part))
    if first:
        sheets.insert(0, element)
        _count_on(workbook)
    else:
        sheets.append(element)
    return part


def show_first(package: Package) -> None:
    """Let the workbook open on its first sheet, and on that alone.

    Where two sheets are selected, Excel types into both of them.
    """
    book = workbook_part(package)
    views = child(package.edit(book), "x:bookViews")
    if len(views) == 0:
        etree.SubElement(views, q("x:workbookView"))
    for view in views:
        view.attrib.pop("activeTab", "")
        view.attrib.pop("firstSheet", "")
    for sheet in sheets_of(package)[1:]:
        selected = [view for view in _views(package.look(sheet.part)) if view.get("tabSelected") is not None]
        if selected:
            for view in _views(package.edit(sheet.part)):
                view.attrib.pop("tabSelected", "")


def windows(package: Package) -> int:
    """Return how many windows the workbook opens in: each needs a view of every sheet."""
    views = package.look(workbook_part(package)).find(q("x:bookViews"))
    return 1 if views is None else max(len(views), 1)


def free_sheet_name(package: Package, name: str) -> str:
    """Return `name`, or it with a number where another sheet has it."""
    taken = {
        (one.get("name") or "").casefold() for one in package.look(workbook_part(package)).iter(q("x:sheet"))
    }
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    return free


def _count_on(workbook: etree._Element) -> None:
    for name in workbook.iterfind(f"{q('x:definedNames')}/{q('x:definedName')}"):
        sheet = name.get("localSheetId")
        if sheet is not None:
            name.set("localSheetId", str(int(sheet) + 1))
    for view in workbook.iterfind(f"{q('x:bookViews')}/{q('x:workbookView')}"):
        view.set("activeTab", str(int(view.get("activeTab", "0")) + 1))
        if view.get("firstSheet") is not None:
            view.set("firstSheet", str(int(view.get("firstSheet", "0")) + 1))


def _views(sheet: etree._Element) -> list[etree._Element]:
    return [
        view
        for views in sheet
        if local_name(views) == "sheetViews"
        for view in views
        if local_name(view) == "sheetView"
    ]
