"""The colours of marked cells: words can be read on them, nothing covers them, and they can be taken off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from bidgen.colours import LEAST_CONTRAST, contrast
from bidgen.read.addresses import address
from bidgen.sheets.parts.cell_formats import CellFormats, Change
from bidgen.sheets.parts.cell_grid import Grid
from bidgen.sheets.parts.package import Package, relations
from bidgen.sheets.parts.spreadsheetml import fragment, insert, local_name, q
from bidgen.sheets.problem_sheet import COLOURS

# Rows and columns of a sheet, from 1.
Where = tuple[int, int]

INK = "1A1A1A"
# Always true, and in no formula but ours.
_OURS = 'LEN("bidgen mark")>0'
_KNOWN_BY = '"bidgen mark"'
# So many cells are named in one rule.
_MOST_CELLS = 500


def colour_cells(
    package: Package, sheet: str, grid: Grid, colours: Mapping[Where, str], formats: CellFormats
) -> dict[str, int]:
    """Fill cells of the sheet part `sheet` with `colours`; return the format that each had before.

    Conditional formats of the sheet would cover the fill, so that it is a conditional format too, which
    comes before all others. Those stay as they are.
    """
    before = {}
    for where, colour in colours.items():
        cell = grid.cell(*where)
        own = int(cell.get("s") or 0)
        ink = None if is_legible(formats.font_of(own), colour) else INK
        cell.set("s", str(formats.derived(own, Change(fill=colour, ink=ink))))
        before[address(*where)] = own
    _add_rules(package, sheet, grid.sheet, colours, formats)
    return before


def has_colours(sheet: etree._Element) -> bool:
    """Return whether an earlier marking left conditional formats on the sheet."""
    return next(_ours(sheet), None) is not None


def take_colours(grid: Grid, cells: Mapping[Where, int | None], formats: CellFormats) -> None:
    """Take the marks off `cells`, each of which gets the format that it had before, where that is known.

    What somebody has coloured otherwise since then stays.
    """
    for rule in list(_ours(grid.sheet)):
        group = rule.getparent()
        if group is None:
            continue
        group.remove(rule)
        parent = group.getparent()
        if parent is not None and not any(local_name(one) == "cfRule" for one in group):
            parent.remove(group)
    for where, before in cells.items():
        cell = grid.cells.get(where)
        now = int(cell.get("s") or 0) if cell is not None else 0
        if cell is None or formats.fill_of(now) not in COLOURS.values():
            continue
        known = before is not None and formats.alike(before, now)
        cell.set("s", str(before if known else formats.derived(now, Change(fill=""))))


def is_legible(font: etree._Element | None, fill: str) -> bool:
    """Return whether words in the font are known to be dark enough on the fill ("FFC7CE")."""
    colour = None if font is None else font.find(q("x:color"))
    if colour is None:
        return True
    if colour.get("tint") not in (None, "0"):
        return False
    rgb = colour.get("rgb")
    if rgb is not None:
        return contrast(rgb[-6:], fill) >= LEAST_CONTRAST
    # The theme's colour for words; black, and the colour for words of the person's system.
    return (
        colour.get("theme") == "1"
        or colour.get("indexed") in ("0", "8", "64")
        or colour.get("auto") in ("1", "true")
    )


def _add_rules(
    package: Package, part: str, sheet: etree._Element, colours: Mapping[Where, str], formats: CellFormats
) -> None:
    groups = [
        (colour, cells[start : start + _MOST_CELLS])
        for colour in dict.fromkeys(colours.values())
        for cells in [[address(*where) for where in sorted(colours) if colours[where] == colour]]
        for start in range(0, len(cells), _MOST_CELLS)
    ]
    _make_way(package, part, sheet, len(groups))
    # Some programs go by their order in the file.
    first = sheet.find(q("x:conditionalFormatting"))
    for priority, (colour, cells) in enumerate(groups, start=1):
        group = etree.Element(q("x:conditionalFormatting"))
        group.set("sqref", " ".join(cells))
        rule = etree.SubElement(group, q("x:cfRule"))
        rule.set("type", "expression")
        rule.set("dxfId", str(formats.listed("x:dxfs", _look(colour))))
        rule.set("priority", str(priority))
        rule.set("stopIfTrue", "1")
        etree.SubElement(rule, q("x:formula")).text = _OURS
        if first is not None:
            first.addprevious(group)
        else:
            insert(sheet, group)


def _look(colour: str) -> etree._Element:
    # In conditional formatting it is the background that is seen.
    return fragment(
        f'<dxf><font><color rgb="FF{INK}"/></font><fill><patternFill patternType="solid">'
        f'<fgColor rgb="FF{colour}"/><bgColor rgb="FF{colour}"/></patternFill></fill></dxf>'
    )


def _make_way(package: Package, part: str, sheet: etree._Element, count: int) -> None:
    """Leave the first `count` priorities to us; the others keep their order."""
    pivots = [
        one.target
        for one in relations(package, part)
        if one.kind == "pivotTable" and one.target in package.parts
    ]
    ranked = _ranked(sheet)
    least = min((int(one.get("priority", "0")) for one in ranked), default=count + 1)
    if least > count:
        return
    # A pivot table names its conditional formats by their priority.
    for one in [*ranked, *(each for pivot in pivots for each in _ranked(package.edit(pivot)))]:
        one.set("priority", str(int(one.get("priority", "0")) + count + 1 - least))


def _ranked(root: etree._Element) -> list[etree._Element]:
    return [
        one
        for one in root.iter()
        if local_name(one) in ("cfRule", "conditionalFormat") and one.get("priority") is not None
    ]


def _ours(sheet: etree._Element) -> Iterator[etree._Element]:
    for rule in sheet.iter(q("x:cfRule")):
        if _KNOWN_BY in rule.findtext(q("x:formula"), ""):
            yield rule
