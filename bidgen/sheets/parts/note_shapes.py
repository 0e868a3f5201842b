"""How notes are drawn: one VML shape for each, without which Excel takes a file for broken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from lxml import etree

from bidgen.read.addresses import address, position
from bidgen.sheets.new.notes import Note
from bidgen.sheets.parts.spreadsheetml import NAMESPACES, q

# Ids of shapes come in blocks of this many; a drawing says which blocks are its own.
_BLOCK = 1024
# In pixels, of which 96 are an inch; a point is 4/3 of one.
_ROW = 20
_COLUMN = 64
_NAMES = f'xmlns:v="{NAMESPACES["v"]}" xmlns:o="{NAMESPACES["o"]}" xmlns:x="{NAMESPACES["e"]}"'
_LAYOUT = f"""<o:shapelayout {_NAMES} v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>"""
_KIND = f"""<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_STYLE = (
    "position:absolute;margin-left:60pt;margin-top:2pt;"
    "width:{width}pt;height:{height}pt;z-index:{level};visibility:hidden"
)
_SHAPE = f"""<v:shape {_NAMES} id="_x0000_s{{number}}" type="#_x0000_t202" style="{_STYLE}"
 fillcolor="#ffffe1" o:insetmode="auto">
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{{anchor}}</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column></x:ClientData></v:shape>"""


def add_shapes(drawing: etree._Element, sheet: etree._Element, notes: Mapping[str, Note]) -> None:
    """Draw each of `notes` ("F7" to its text and size), hidden until the pointer is on its cell."""
    if not notes:
        return
    _prepare(drawing)
    numbers = _free_numbers(drawing)
    sizes = _Sizes(sheet)
    for level, (cell, note) in enumerate(notes.items(), start=len(drawing)):
        row, column = position(cell)
        shape = _SHAPE.format(
            number=next(numbers),
            width=note.width,
            height=note.height,
            level=level,
            anchor=sizes.anchor(row, column, note),
            row=row - 1,
            column=column - 1,
        )
        drawing.append(etree.fromstring(shape))


def enlarge_shapes(drawing: etree._Element, sheet: etree._Element, notes: Mapping[str, Note]) -> None:
    """Give the drawings of notes that have grown the room that they need."""
    sizes = _Sizes(sheet)
    for cell, _, data in _note_shapes(drawing):
        anchor = data.find(q("e:Anchor"))
        if cell in notes and anchor is not None:
            anchor.text = sizes.anchor(*position(cell), notes[cell])


def remove_shapes(drawing: etree._Element, cells: Collection[str]) -> None:
    """Take the drawings of the notes on `cells` away."""
    for cell, shape, _ in list(_note_shapes(drawing)):
        parent = shape.getparent()
        if cell in cells and parent is not None:
            parent.remove(shape)


class _Sizes:
    """How wide and high the columns and rows of a sheet are, in pixels."""

    def __init__(self, sheet: etree._Element) -> None:
        form = sheet.find(q("x:sheetFormatPr"))
        self._row = _pixels(form, "defaultRowHeight", 4 / 3, _ROW)
        self._column = _pixels(form, "defaultColWidth", 7, _COLUMN)
        self._columns = [
            (int(one.get("min", "0")), int(one.get("max", "0")), _pixels(one, "width", 7, self._column))
            for one in sheet.iterfind(f"{q('x:cols')}/{q('x:col')}")
            if one.get("hidden") not in ("1", "true")
        ]
        self._rows = {
            int(one.get("r", "0")): _pixels(one, "ht", 4 / 3, self._row)
            for one in sheet.iterfind(f"{q('x:sheetData')}/{q('x:row')}")
            if one.get("ht")
        }

    def anchor(self, row: int, column: int, note: Note) -> str:
        """Return where a note beside the cell begins and ends: columns and rows from 0, and pixels."""
        top = max(row - 1, 1)
        right, beyond = self._reach(column + 1, note.width * 4 / 3 + 15, self._width)
        bottom, below = self._reach(top, note.height * 4 / 3 + 4, lambda one: self._rows.get(one, self._row))
        return f"{column}, 15, {top - 1}, 4, {right - 1}, {beyond}, {bottom - 1}, {below}"

    def _width(self, column: int) -> float:
        return next((width for first, last, width in self._columns if first <= column <= last), self._column)

    @staticmethod
    def _reach(start: int, length: float, size: Callable[[int], float]) -> tuple[int, int]:
        number = start
        while length > size(number) and number < start + 200:
            length -= size(number)
            number += 1
        return number, int(length)


def _pixels(element: etree._Element | None, attribute: str, unit: float, otherwise: float) -> float:
    try:
        return max(float((element.get(attribute) if element is not None else "") or "") * unit, 1)
    except ValueError:
        return otherwise


def _prepare(drawing: etree._Element) -> None:
    if not any(one.get("id") == "_x0000_t202" for one in drawing.iter(q("v:shapetype"))):
        drawing.insert(0, etree.fromstring(_KIND))
    if drawing.find(q("o:shapelayout")) is None:
        drawing.insert(0, etree.fromstring(_LAYOUT))


def _free_numbers(drawing: etree._Element) -> Iterator[int]:
    """Give numbers that no shape of the drawing has, and say which blocks they are from."""
    taken = {one.get("id", "") for one in drawing.iter() if isinstance(one.tag, str)}
    blocks = drawing.find(f"{q('o:shapelayout')}/{q('o:idmap')}")
    stated = (blocks.get("data") or "") if blocks is not None else ""
    own = [int(one) for one in stated.split(",") if one.strip().isdigit()] or [1]
    number = own[0] * _BLOCK
    while True:
        number += 1
        if number // _BLOCK not in own:
            own.append(number // _BLOCK)
            if blocks is not None:
                blocks.set("data", ",".join(str(one) for one in own))
        if f"_x0000_s{number}" not in taken:
            yield number


def _note_shapes(drawing: etree._Element) -> Iterator[tuple[str, etree._Element, etree._Element]]:
    """Give the cell, the shape and the data of each note that is drawn."""
    for data in drawing.iter(q("e:ClientData")):
        shape = data.getparent()
        row, column = data.findtext(q("e:Row"), ""), data.findtext(q("e:Column"), "")
        if shape is not None and data.get("ObjectType") == "Note" and row.isdigit() and column.isdigit():
            yield address(int(row) + 1, int(column) + 1), shape, data
