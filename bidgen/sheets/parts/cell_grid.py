"""The cells of one sheet's XML: found or made in their place, read as text, and given other words."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from bidgen.read.addresses import address, area, area_name, position
from bidgen.sheets.parts.package import Package, related, workbook_part
from bidgen.sheets.parts.spreadsheetml import child, local_name, q, set_text


@dataclass(slots=True)
class Grid:
    """The rows and cells of a sheet by number, while the sheet is being edited."""

    sheet: etree._Element
    rows: dict[int, etree._Element] = field(default_factory=dict)
    cells: dict[tuple[int, int], etree._Element] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def shown_at(self, cell: str) -> tuple[int, int]:
        """Return the row and column at which people see `cell`: of a merged range, its first cell."""
        row, column = position(cell)
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column

    def cell(self, row: int, column: int) -> etree._Element:
        """Return the cell, made in its place, with the format of its row or column, where there is none."""
        found = self.cells.get((row, column))
        if found is not None:
            return found
        parent = self._row(row)
        new = etree.Element(q("x:c"))
        new.set("r", address(row, column))
        own = parent.get("customFormat") in ("1", "true")
        style = parent.get("s") if own else self._column_style(column)
        if style and style != "0":
            new.set("s", style)
        before = [one for one in parent if local_name(one) == "c" and position(one.get("r", ""))[1] < column]
        parent.insert(parent.index(before[-1]) + 1 if before else 0, new)
        # How far a row reaches is a hint for speed; a wrong one is worse than none.
        parent.attrib.pop("spans", "")
        self.cells[row, column] = new
        self._widen(row, column)
        return new

    def _row(self, number: int) -> etree._Element:
        if number in self.rows:
            return self.rows[number]
        data = child(self.sheet, "x:sheetData")
        new = etree.Element(q("x:row"))
        new.set("r", str(number))
        before = [one for one in self.rows if one < number]
        data.insert(data.index(self.rows[max(before)]) + 1 if before else 0, new)
        self.rows[number] = new
        return new

    def _column_style(self, column: int) -> str | None:
        for one in self.sheet.iterfind(f"{q('x:cols')}/{q('x:col')}"):
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                return one.get("style")
        return None

    def _widen(self, row: int, column: int) -> None:
        dimension = self.sheet.find(q("x:dimension"))
        if dimension is None:
            return
        try:
            top, left, bottom, right = area(dimension.get("ref", ""))
        except ValueError:
            return
        whole = area_name(min(top, row), min(left, column), max(bottom, row), max(right, column))
        dimension.set("ref", whole)


def grid_of(sheet: etree._Element) -> Grid:
    """Return the rows and cells of a sheet; those that leave out where they stand are given it."""
    grid = Grid(sheet)
    number = 0
    for row in sheet.iterfind(f"{q('x:sheetData')}/{q('x:row')}"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        grid.rows[number] = row
        column = 0
        for cell in row.iterfind(q("x:c")):
            column = position(cell.get("r", ""))[1] if cell.get("r") else column + 1
            cell.set("r", address(number, column))
            grid.cells[number, column] = cell
    for merged in sheet.iterfind(f"{q('x:mergeCells')}/{q('x:mergeCell')}"):
        grid.merged.append(area(merged.get("ref", "")))
    return grid


def set_words(cell: etree._Element, words: str, look: etree._Element | None = None) -> None:
    """Make `words` what the cell holds, in the cell itself; its format stays.

    `look` is how the words themselves are formatted, where the cell's own format does not say it.
    """
    for old in list(cell):
        cell.remove(old)
    cell.set("t", "inlineStr")
    for name in ("cm", "vm"):
        cell.attrib.pop(name, "")
    parent = etree.SubElement(cell, q("x:is"))
    if look is not None:
        parent = etree.SubElement(parent, q("x:r"))
        parent.append(deepcopy(look))
    set_text(etree.SubElement(parent, q("x:t")), words)


def words_of(package: Package, cell: etree._Element) -> str:
    """Return the text of a cell that holds text; "" for any other."""
    if cell.get("t") == "str":
        return cell.findtext(q("x:v"), "")
    item = _item(package, cell)
    if item is None:
        return ""
    # How words are pronounced is beside them, and no part of them.
    runs = [item, *item.findall(q("x:r"))]
    return "".join(run.findtext(q("x:t"), "") for run in runs)


def look_of_words(package: Package, cell: etree._Element) -> etree._Element | None:
    """Return how the first of a cell's words are formatted, where they are so by themselves."""
    item = _item(package, cell)
    return None if item is None else item.find(f"{q('x:r')}/{q('x:rPr')}")


def is_empty(cell: etree._Element) -> bool:
    """Return whether the cell holds nothing but its format."""
    return all(cell.find(q(one)) is None for one in ("x:v", "x:f", "x:is"))


def _item(package: Package, cell: etree._Element) -> etree._Element | None:
    """Return the element that holds the text of a cell, in the cell or in the workbook's list of texts."""
    if cell.get("t") == "inlineStr":
        return cell.find(q("x:is"))
    strings = related(package, workbook_part(package), "sharedStrings")
    number = cell.findtext(q("x:v"), "")
    if cell.get("t") != "s" or strings is None or not number.isdigit():
        return None
    items = package.look(strings)
    return items[int(number)] if int(number) < len(items) else None
