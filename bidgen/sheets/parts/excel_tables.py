"""Excel's own tables over a range of a sheet: which there are, a column more, a column renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from bidgen.read.addresses import area, area_name
from bidgen.sheets.parts.package import Package, relations, workbook_part
from bidgen.sheets.parts.spreadsheetml import holdable, q


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """One table: its part, the name that formulas use, and where it stands."""

    part: str
    name: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def ref(self) -> str:
        return area_name(self.top, self.left, self.bottom, self.right)


def tables_on(package: Package, sheet: str) -> tuple[ExcelTable, ...]:
    """Return the tables of the sheet part `sheet` that have a row of headings."""
    found = []
    for relation in relations(package, sheet):
        if relation.kind == "table" and relation.target in package.parts:
            root = package.look(relation.target)
            if root.get("headerRowCount") != "0":
                name = root.get("displayName") or root.get("name") or ""
                found.append(ExcelTable(relation.target, name, *area(root.get("ref", ""))))
    return tuple(found)


def widen_table(package: Package, table: ExcelTable, labels: Sequence[str]) -> None:
    """Let the table reach over new columns on its right, headed `labels`."""
    root = package.edit(table.part)
    wider = area_name(table.top, table.left, table.bottom, table.right + len(labels))
    root.set("ref", wider)
    _widen_filter(root.find(q("x:autoFilter")), table.right, len(labels))
    columns = _columns(root)
    last = max((int(one.get("id", "0")) for one in columns), default=0)
    for number, label in enumerate(labels, start=last + 1):
        column = etree.SubElement(columns, q("x:tableColumn"))
        column.set("id", str(number))
        column.set("name", holdable(label))
    columns.set("count", str(len(columns)))


def widen_sheet_filter(sheet: etree._Element, top: int, right: int, count: int) -> str | None:
    """Let a filter of the sheet's own reach over `count` new columns, and return the range that it had.

    Sorting by a filter that did not would leave the new columns' cells behind.
    """
    found = sheet.find(q("x:autoFilter"))
    if found is None or area(found.get("ref", ""))[0] != top:
        return None
    old = found.get("ref", "")
    return old if _widen_filter(found, right, count) else None


def rename_heading(package: Package, table: ExcelTable, column: int, new: str) -> str | None:
    """Call a column of the table (by its number on the sheet) `new`, and return what it was called."""
    if not table.left <= column <= table.right:
        return None
    columns = _columns(package.edit(table.part))
    if len(columns) != table.right - table.left + 1:
        raise ValueError("a table with fewer columns than it is wide")
    element = columns[column - table.left]
    old = element.get("name", "")
    element.set("name", holdable(new))
    return old


def free_table_name(package: Package, wanted: str) -> tuple[str, int]:
    """Return a name that no table and no defined name has, and the first free number of a table."""
    taken, numbers = set(), [0]
    for part in package.parts:
        if part.endswith(".xml") and "table" in part.casefold():
            root = package.look(part)
            if root.tag == q("x:table"):
                taken |= {(root.get("name") or "").casefold(), (root.get("displayName") or "").casefold()}
                numbers.append(int(root.get("id", "0")))
    names = package.look(workbook_part(package)).iter(q("x:definedName"))
    taken |= {(one.get("name") or "").casefold() for one in names}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name, max(numbers) + 1


def _columns(root: etree._Element) -> etree._Element:
    found = root.find(q("x:tableColumns"))
    if found is None:
        raise ValueError("a table without columns")
    return found


def _widen_filter(found: etree._Element | None, right: int, count: int) -> bool:
    if found is None:
        return False
    top, left, bottom, last = area(found.get("ref", ""))
    if last != right:
        return False
    found.set("ref", area_name(top, left, bottom, last + count))
    return True
