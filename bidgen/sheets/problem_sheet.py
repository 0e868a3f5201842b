"""The first sheet of a marked copy: all Problems of the workbook, each leading to its cell."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

from lxml import etree

from bidgen.catalogue import Severity
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.addresses import address, quoted
from bidgen.sheets.parts.cell_formats import CellFormats, Change
from bidgen.sheets.parts.cell_grid import Grid, grid_of, set_words, words_of
from bidgen.sheets.parts.package import Package
from bidgen.sheets.parts.spreadsheetml import NAMESPACES, q, set_text

# Reading passes over a sheet whose name begins so.
PROBLEMS = "# Problems"
TITLE = "Problems in "
COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFE699", Severity.ADVICE: "DDEBF7"}

_COLUMNS = (
    ("Severity", 11),
    ("Problem", 24),
    ("Sheet", 16),
    ("Cell", 9),
    ("What is wrong", 50),
    ("How to mend it", 50),
    ("See also", 24),
)
_HEADER = 5
_CELL = re.compile("[A-Z]{1,2}[1-9][0-9]{0,5}")
# A hidden column, in which each cell has the format that a marked cell had before, and says which cell:
# formats are numbered anew by every program, and so are found again after it has saved the copy.
_BEFORE = len(_COLUMNS) + 2
# In points: a line of words, and the highest row that Excel shows.
_LINE = 15
_HIGHEST = 409
# Excel holds no more links than this on a sheet.
_MOST_LINKS = 65_000
_THIN = "".join(
    f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A Problem and the place of it in this workbook."""

    problem: Problem
    place: Place


def problem_sheet(
    name: str,
    listed: Sequence[Listed],
    formats: CellFormats,
    *,
    sheets: Sequence[str],
    windows: int,
    before: Mapping[tuple[str, str], int] = MappingProxyType({}),
) -> etree._Element:
    """Return the sheet that lists the Problems of the workbook `name`, which has `sheets`.

    `before` is the format that each marked cell had, by its sheet and its address.
    """
    root = etree.fromstring(f'<worksheet xmlns="{NAMESPACES["x"]}"/>')
    last = _HEADER + len(listed)
    etree.SubElement(etree.SubElement(root, q("x:sheetPr")), q("x:pageSetUpPr")).set("fitToPage", "1")
    etree.SubElement(root, q("x:dimension")).set("ref", f"A1:{address(last, len(_COLUMNS))}")
    _views(root, windows)
    _widths(root)
    data = etree.SubElement(root, q("x:sheetData"))
    looks = _Looks.of(formats)
    original = PurePath(name).name
    _row(data, 1, [(f"{TITLE}{original}", looks.title)], 24)
    _row(data, 2, [(_what_this_is(original), looks.plain)])
    _row(data, 3, [(_counts(listed), looks.plain)])
    _row(data, _HEADER, [(heading, looks.heading) for heading, _ in _COLUMNS], 18)
    links = []
    for number, one in enumerate(listed, start=_HEADER + 1):
        target = _target(one.place, sheets)
        cells = _cells(one, looks, linked=target is not None)
        _row(data, number, cells, _height(cells))
        if target is not None:
            links.append((address(number, 4 if one.place.cell else 3), target))
    _keep_looks(grid_of(root), before, looks.plain)
    if listed:
        etree.SubElement(root, q("x:autoFilter")).set("ref", f"A{_HEADER}:{address(last, len(_COLUMNS))}")
    _links(root, links)
    _page(root)
    return root


def looks_before(package: Package, part: str) -> dict[tuple[str, str], int]:
    """Return the format of each marked cell before it was marked, by sheet and address, from such a sheet."""
    found = {}
    for (row, column), cell in grid_of(package.look(part)).cells.items():
        if column == _BEFORE and row > _HEADER:
            sheet, _, where = words_of(package, cell).rpartition("!")
            if _CELL.fullmatch(where):
                found[sheet, where] = int(cell.get("s") or 0)
    return found


def _keep_looks(grid: Grid, before: Mapping[tuple[str, str], int], heading: int) -> None:
    kept = [(heading, "Marked cells as they were"), *((look, "!".join(at)) for at, look in before.items())]
    for row, (look, words) in enumerate(kept if before else (), start=_HEADER):
        cell = grid.cell(row, _BEFORE)
        cell.set("s", str(look))
        set_words(cell, words)


@dataclass(frozen=True, slots=True)
class _Looks:
    title: int
    plain: int
    heading: int
    words: int
    link: int
    severities: dict[Severity, int]

    @classmethod
    def of(cls, formats: CellFormats) -> _Looks:
        title = Change("", _font("<b/>", 16), "<border/>", '<alignment vertical="top"/>', "General")
        straight = Change("", _font(), "<border/>", '<alignment vertical="top"/>', "General")
        boxed = f"<border>{_THIN}<diagonal/></border>"
        wrapped = Change("", _font(), boxed, '<alignment vertical="top" wrapText="1"/>', "General")
        words = formats.derived(0, wrapped)
        white = _font("<b/>", colour="FFFFFF")
        return cls(
            title=formats.derived(0, title),
            plain=formats.derived(0, straight),
            heading=formats.derived(words, Change(fill="1F3864", font=white)),
            words=words,
            link=formats.derived(words, Change(font=_font("<u/>", colour="0563C1"))),
            severities={
                one: formats.derived(words, Change(fill=fill, font=_font("<b/>")))
                for one, fill in COLOURS.items()
            },
        )


def _font(look: str = "", size: int = 11, colour: str = "000000") -> str:
    return (
        f'<font>{look}<sz val="{size}"/><color rgb="FF{colour}"/><name val="Calibri"/>'
        '<family val="2"/></font>'
    )


def _what_this_is(original: str) -> str:
    return (
        f"This is a copy of {original} in which the cells in question are coloured and have a note. "
        f"Mend {original} itself: this copy is never read, and the next check replaces it."
    )


def _counts(listed: Sequence[Listed]) -> str:
    words = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.ADVICE: ("piece of advice", "pieces of advice"),
    }
    found = []
    for severity, (one, several) in words.items():
        count = sum(1 for each in listed if each.problem.severity is severity)
        if count:
            found.append(f"{count:,} {one if count == 1 else several}")
    return "; ".join(found)


def _cells(one: Listed, looks: _Looks, *, linked: bool) -> list[tuple[str, int]]:
    problem = one.problem
    places = [place for place in (problem.place, *problem.related) if place not in (None, one.place)]
    see = "\n".join(short_place(place, one.place) for place in places if place)
    cell = looks.link if linked and one.place.cell else looks.words
    sheet = looks.link if linked and not one.place.cell else looks.words
    return [
        (problem.severity.capitalize(), looks.severities[problem.severity]),
        (f"{problem.code} {problem.name}", looks.words),
        (one.place.sheet or "", sheet),
        (one.place.cell or "", cell),
        (problem.message, looks.words),
        (problem.remedy, looks.words),
        (see, looks.words),
    ]


def short_place(place: Place, here: Place) -> str:
    """Return a place as people call it who look at the workbook of `here`."""
    file = PurePath(place.file).name
    if file == PurePath(here.file).name and place.sheet:
        return ", ".join(filter(None, (f"sheet {place.sheet}", place.cell and f"cell {place.cell}")))
    return str(replace(place, file=file))


def _target(place: Place, sheets: Sequence[str]) -> str | None:
    if place.sheet is None or place.sheet not in sheets:
        return None
    return f"{quoted(place.sheet)}!{place.cell or 'A1'}"


def _height(cells: Sequence[tuple[str, int]]) -> float:
    """Return the height, in points, in which all words of a row can be read."""
    lines = 1
    for (words, _), (_, width) in zip(cells, _COLUMNS, strict=True):
        lines = max(lines, sum(math.ceil((len(line) + 1) / (width - 1)) for line in words.split("\n")))
    return min(lines * _LINE + 3, _HIGHEST)


def _row(data: etree._Element, number: int, cells: Sequence[tuple[str, int]], height: float = 15) -> None:
    row = etree.SubElement(data, q("x:row"))
    row.set("r", str(number))
    row.set("ht", f"{height:g}")
    row.set("customHeight", "1")
    for column, (words, look) in enumerate(cells, start=1):
        cell = etree.SubElement(row, q("x:c"))
        cell.set("r", address(number, column))
        cell.set("s", str(look))
        if words:
            cell.set("t", "inlineStr")
            set_text(etree.SubElement(etree.SubElement(cell, q("x:is")), q("x:t")), words)


def _views(root: etree._Element, windows: int) -> None:
    views = etree.SubElement(root, q("x:sheetViews"))
    for number in range(windows):
        view = etree.SubElement(views, q("x:sheetView"))
        view.set("showGridLines", "0")
        if number == 0:
            view.set("tabSelected", "1")
        view.set("workbookViewId", str(number))
        pane = etree.SubElement(view, q("x:pane"))
        for name, value in (
            ("ySplit", str(_HEADER)),
            ("topLeftCell", f"A{_HEADER + 1}"),
            ("activePane", "bottomLeft"),
            ("state", "frozen"),
        ):
            pane.set(name, value)
        etree.SubElement(view, q("x:selection")).set("pane", "bottomLeft")


def _widths(root: etree._Element) -> None:
    columns = etree.SubElement(root, q("x:cols"))
    for number, (_, width) in enumerate(_COLUMNS, start=1):
        column = etree.SubElement(columns, q("x:col"))
        for name, value in (("min", number), ("max", number), ("width", width), ("customWidth", 1)):
            column.set(name, str(value))
    hidden = etree.SubElement(columns, q("x:col"))
    for name, value in (("min", _BEFORE), ("max", _BEFORE), ("width", 26), ("hidden", 1)):
        hidden.set(name, str(value))


def _links(root: etree._Element, links: Sequence[tuple[str, str]]) -> None:
    if not links:
        return
    found = etree.SubElement(root, q("x:hyperlinks"))
    for cell, target in links[:_MOST_LINKS]:
        link = etree.SubElement(found, q("x:hyperlink"))
        link.set("ref", cell)
        link.set("location", target)
        link.set("display", target)


def _page(root: etree._Element) -> None:
    margins = etree.SubElement(root, q("x:pageMargins"))
    for name, inches in (
        ("left", "0.5"),
        ("right", "0.5"),
        ("top", "0.5"),
        ("bottom", "0.6"),
        ("header", "0.3"),
        ("footer", "0.3"),
    ):
        margins.set(name, inches)
    setup = etree.SubElement(root, q("x:pageSetup"))
    for name, value in (("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0")):
        setup.set(name, value)
