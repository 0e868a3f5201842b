"""A sheet or a column of an existing workbook renamed, with everything that names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from bidgen.sheets.parts.cell_grid import Grid, look_of_words, set_words, words_of
from bidgen.sheets.parts.excel_tables import rename_heading, tables_on
from bidgen.sheets.parts.formula_names import mentions_sheet, refers_to_sheet, rename_column, rename_sheet
from bidgen.sheets.parts.package import Package, workbook_part
from bidgen.sheets.parts.spreadsheetml import local_name, q

# Elements whose text is a formula or a range: of cells, names, checks, colours, tables, charts, sparklines.
_FORMULAS = {
    "f",
    "formula",
    "formula1",
    "formula2",
    "definedName",
    "calculatedColumnFormula",
    "totalsRowFormula",
}
# Attributes that lead to a sheet, by their element: of links, shapes that show a cell, pivot tables' sources.
_ATTRIBUTES = (("hyperlink", "location"), ("sp", "textlink"))
# Elements whose text is what people typed, not a reference.
_WORDS = {"t", "v"}
# Functions that may take a heading as a text.
_LOOKS_UP = re.compile(
    r"MATCH|LOOKUP|INDIRECT|GETPIVOTDATA|\bD(SUM|GET|COUNT|AVERAGE|MAX|MIN)", re.IGNORECASE
)
_NOT_LOOKED_INTO = ("docProps/", "xl/externalLinks/", "customXml/")


def rename_sheet_everywhere(package: Package, old: str, new: str) -> str | None:
    """Rename the sheet `old`; return what would break, in words, and change nothing, where something would.

    Formulas, names, checks, colours, links, charts and pivot tables that name the sheet go on doing so.
    """
    if broken := _unrenamable(package, old):
        return broken
    for element in package.edit(workbook_part(package)).iter(q("x:sheet")):
        if element.get("name") == old:
            element.set("name", new)
    _rewrite(package, lambda text: rename_sheet(text, old, new))
    for part in _xml_parts(package):
        for source in package.look(part).iter(q("x:worksheetSource")):
            if (source.get("sheet") or "").casefold() == old.casefold():
                package.edit(part)
                source.set("sheet", new)
    return None


def rename_heading_everywhere(
    package: Package, sheet: str, grid: Grid, where: tuple[int, int], new: str
) -> str | None:
    """Make `new` the heading in a cell of the sheet part `sheet`, and of the column of Excel's table there.

    Returns what would break, in words, and changes nothing, where something would.
    """
    cell = grid.cell(*where)
    if cell.find(q("x:f")) is not None:
        return "the formula in its heading"
    if broken := _looked_up(package, words_of(package, cell)):
        return broken
    tables = [one for one in tables_on(package, sheet) if one.top == where[0]]
    set_words(cell, new, look_of_words(package, cell))
    for table in tables:
        old = rename_heading(package, table, where[1], new)
        if old is not None:
            own = (sheet, table.part)
            _rewrite(package, _column_renamer(table.name, old, new, inside=False))
            _rewrite(package, _column_renamer(table.name, old, new, inside=True), within=own)
    return None


def _looked_up(package: Package, heading: str) -> str | None:
    """Return what finds a column by its heading: a pivot table, or a formula that has it as a text."""
    literal = '"' + heading.replace('"', '""').casefold() + '"'
    for part in _xml_parts(package):
        root = package.look(part)
        if any(
            (one.get("name") or "").casefold() == heading.casefold() for one in root.iter(q("x:cacheField"))
        ):
            return "a pivot table"
        for _, _, text in _references(root):
            if literal in text.casefold() and _LOOKS_UP.search(text):
                return f"the formula {text}"
    return None


def _column_renamer(table: str, old: str, new: str, *, inside: bool) -> Callable[[str], str]:
    return lambda text: rename_column(text, (table,), old, new, inside=inside)


def _rewrite(package: Package, renamed: Callable[[str], str], within: tuple[str, ...] | None = None) -> None:
    """Put every formula, range and link of the workbook through `renamed`."""
    for part in within or tuple(_xml_parts(package)):
        for element, attribute, text in _references(package.look(part)):
            new = renamed(text)
            if new == text:
                continue
            package.edit(part)
            if attribute is None:
                element.text = new
            else:
                element.set(attribute, new)


def _references(root: etree._Element) -> Iterator[tuple[etree._Element, str | None, str]]:
    """Give every formula, range and link: its element, its attribute if it stands in one, and its text."""
    for element in root.iter():
        for attribute, text in _texts(element):
            if text and _is_reference(element, attribute):
                yield element, attribute, text


def _texts(element: etree._Element) -> list[tuple[str | None, str]]:
    if not local_name(element):
        return []
    return [(None, element.text or ""), *((str(name), str(text)) for name, text in element.attrib.items())]


def _is_reference(element: etree._Element, attribute: str | None) -> bool:
    if attribute is None:
        return local_name(element) in _FORMULAS
    return (local_name(element), attribute) in _ATTRIBUTES


def _unrenamable(package: Package, sheet: str) -> str | None:
    """Return what names the sheet in a way that cannot be renamed."""
    for part in _xml_parts(package):
        for element in package.look(part).iter():
            for attribute, text in _texts(element):
                if _is_reference(element, attribute):
                    if mentions_sheet(text, sheet):
                        return f"the formula {text}"
                elif local_name(element) not in _WORDS and "!" in text and refers_to_sheet(text, sheet):
                    return f"{text} in {part}"
    if any(name.endswith("vbaProject.bin") for name in package.parts):
        return "a macro that may name it"
    return None


def _xml_parts(package: Package) -> Iterator[str]:
    for part in package.parts:
        if part.endswith((".xml", ".vml")) and not part.startswith((*_NOT_LOOKED_INTO, "[")):
            yield part
