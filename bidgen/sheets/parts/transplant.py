"""A sheet of one workbook put into another, with all that it leads to."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from bidgen.sheets.parts.book import add_sheet, sheets_of, windows
from bidgen.sheets.parts.cell_formats import CellFormats
from bidgen.sheets.parts.cell_grid import set_words, words_of
from bidgen.sheets.parts.excel_tables import free_table_name
from bidgen.sheets.parts.package import (
    Package,
    part_type,
    relate,
    related,
    relations,
    relations_name,
    workbook_part,
)
from bidgen.sheets.parts.spreadsheetml import child, q

# Where a copied part goes, by the kind of the relationship that leads to it.
_NAMES = {
    "comments": "xl/comments{}.xml",
    "vmlDrawing": "xl/drawings/vmlDrawing{}.vml",
    "table": "xl/tables/table{}.xml",
}


def transplant(package: Package, source: Package, name: str, formats: CellFormats) -> str:
    """Put the sheet `name` of the workbook `source` behind all others of `package`; return its part.

    Formats, notes, checks, colours, Excel tables and what is repeated in print come with it. ValueError for a
    sheet that holds anything else: this is for sheets that the program makes, not for anybody's.
    """
    index, sheet = next((n, one) for n, one in enumerate(sheets_of(source)) if one.name == name)
    root = _brought(package, source, sheet.part, formats)
    part = add_sheet(package, name, root, first=False)
    _bring_parts(package, source, sheet.part, part, root)
    _bring_names(package, source, index)
    return part


def replace_sheet(package: Package, source: Package, name: str, part: str, formats: CellFormats) -> None:
    """Put the sheet `name` of the workbook `source` in the place of the sheet part `part` of `package`.

    What refers to the sheet goes on doing so; what it led to (notes, pictures) goes with it. For sheets of
    cells alone, that the program made.
    """
    sheet = next(one for one in sheets_of(source) if one.name == name)
    root = _brought(package, source, sheet.part, formats)
    if relations(source, sheet.part):
        raise ValueError("a sheet that leads to other parts cannot be put in the place of another")
    for relation in relations(package, part):
        package.drop(relation.target)
    for known in (package.parts, package.edited):
        known.pop(relations_name(part), None)
    package.edited[part] = root


def _brought(package: Package, source: Package, part: str, formats: CellFormats) -> etree._Element:
    root = deepcopy(source.look(part))
    _bring_words(root, source)
    _bring_formats(root, source, formats)
    _bring_views(root, windows(package))
    return root


def _bring_words(root: etree._Element, source: Package) -> None:
    for cell in root.iter(q("x:c")):
        if cell.get("t") == "s":
            set_words(cell, words_of(source, cell))


def _bring_formats(root: etree._Element, source: Package, formats: CellFormats) -> None:
    styles = related(source, workbook_part(source), "styles")
    if styles is None:
        return
    other = source.look(styles)
    made: dict[str, str] = {}
    for tag, attribute in (("x:c", "s"), ("x:row", "s"), ("x:col", "style")):
        for element in root.iter(q(tag)):
            index = element.get(attribute)
            if index is not None:
                if index not in made:
                    made[index] = str(formats.imported(other, int(index)))
                element.set(attribute, made[index])
    for rule in root.iter(q("x:cfRule")):
        if rule.get("dxfId") is not None:
            rule.set("dxfId", str(formats.imported_look(other, int(rule.get("dxfId", "0")))))


def _bring_views(root: etree._Element, count: int) -> None:
    """Give the sheet a view for each window of the workbook, and select it in none."""
    for views in root.iterfind(q("x:sheetViews")):
        first = views[0]
        first.attrib.pop("tabSelected", "")
        for number in range(1, count):
            other = deepcopy(first)
            other.set("workbookViewId", str(number))
            views.append(other)


def _bring_parts(package: Package, source: Package, old_sheet: str, sheet: str, root: etree._Element) -> None:
    ids = {}
    for relation in relations(source, old_sheet):
        if relation.kind not in _NAMES:
            raise ValueError(f"a sheet with a {relation.kind} cannot be put into another workbook")
        copied = deepcopy(source.look(relation.target))
        if relation.kind == "table":
            name, number = free_table_name(package, copied.get("displayName", ""))
            copied.set("id", str(number))
            copied.set("name", name)
            copied.set("displayName", name)
        part = package.free_name(_NAMES[relation.kind])
        package.add(part, copied, part_type(source, relation.target))
        ids[relation.id] = relate(package, sheet, relation.kind, part)
    for element in root.iter():
        old = element.get(q("r:id"))
        if old is not None:
            element.set(q("r:id"), ids[old])


def _bring_names(package: Package, source: Package, index: int) -> None:
    """Bring the names that belong to the sheet alone, such as the rows repeated in print."""
    for name in source.look(workbook_part(source)).iter(q("x:definedName")):
        if name.get("localSheetId") == str(index):
            copied = deepcopy(name)
            copied.set("localSheetId", str(len(_sheet_elements(package)) - 1))
            child(package.edit(workbook_part(package)), "x:definedNames").append(copied)


def _sheet_elements(package: Package) -> list[etree._Element]:
    return list(package.look(workbook_part(package)).iterfind(f"{q('x:sheets')}/{q('x:sheet')}"))
