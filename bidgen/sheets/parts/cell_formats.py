"""Cell formats: new ones derived from those that a workbook has, which stay as they are."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from posixpath import dirname, join

from lxml import etree

from bidgen.sheets.parts.package import Package, relate, related, workbook_part
from bidgen.sheets.parts.spreadsheetml import NAMESPACES, child, counted, fragment, local_name, q

_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
# What every cell has that names no format, where a workbook says nothing of formats.
_LEAST = f"""<styleSheet xmlns="{NAMESPACES["x"]}">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"""
# The first number that a workbook may give to a number format of its own (ECMA-376, part 1, 18.8.30).
_OWN_NUMBER_FORMAT = 164
_AFTER_COLOUR = {"name", "family", "charset", "scheme"}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be different in a cell format; None leaves it as it is.

    `fill` is a colour ("FFC7CE") or "" for none; `ink` is the colour of the words; `font`, `border` and
    `alignment` are elements as XML; `number_format` is a format code.
    """

    fill: str | None = None
    font: str | None = None
    border: str | None = None
    alignment: str | None = None
    number_format: str | None = None
    ink: str | None = None


@dataclass(slots=True)
class CellFormats:
    """The styles part of one workbook while it is being edited; what was derived once is given again."""

    root: etree._Element
    _made: dict[tuple[int, Change], int] = field(default_factory=dict)

    def derived(self, base: int, change: Change) -> int:
        """Return the index of a cell format that is `base` but for the change."""
        if (base, change) not in self._made:
            self._made[base, change] = self._derive(base, change)
        return self._made[base, change]

    def fill_of(self, index: int) -> str | None:
        """Return the plain colour ("FFC7CE") that fills cells of a format."""
        formats = child(self.root, "x:cellXfs")
        if not 0 <= index < len(formats):
            return None
        fills = child(self.root, "x:fills")
        number = int(formats[index].get("fillId", "0"))
        colour = fills[number].find(f"{q('x:patternFill')}/{q('x:fgColor')}") if number < len(fills) else None
        return None if colour is None else (colour.get("rgb") or "")[-6:].upper() or None

    def font_of(self, index: int) -> etree._Element | None:
        """Return the font of a format, not to be changed."""
        formats, fonts = child(self.root, "x:cellXfs"), child(self.root, "x:fonts")
        number = int(formats[index].get("fontId", "0")) if 0 <= index < len(formats) else 0
        return fonts[number] if number < len(fonts) else None

    def alike(self, one: int, other: int) -> bool:
        """Return whether two formats differ in nothing but the fill and the colour of the words."""
        formats = child(self.root, "x:cellXfs")
        if not (0 <= one < len(formats) and 0 <= other < len(formats)):
            return False
        return self._but_colours(one) == self._but_colours(other)

    def listed(self, group: str, element: etree._Element) -> int:
        """Return the place of `element` in a list of the part ("x:fonts", "x:dxfs"), added if it is new."""
        known = child(self.root, group)
        wanted = _canonical(element)
        for number, one in enumerate(known):
            if _canonical(one) == wanted:
                return number
        known.append(element)
        counted(known)
        return len(known) - 1

    def number_format(self, code: str) -> int:
        """Return the number by which cell formats call a number format, added if it is new."""
        # openpyxl's table is the standard's list of the formats that need not be written down.
        from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE

        if code in BUILTIN_FORMATS_REVERSE:
            return int(BUILTIN_FORMATS_REVERSE[code])
        formats = child(self.root, "x:numFmts")
        for one in formats:
            if one.get("formatCode") == code:
                return int(one.get("numFmtId", "0"))
        taken = [int(one.get("numFmtId", "0")) for one in formats]
        element = etree.SubElement(formats, q("x:numFmt"))
        element.set("numFmtId", str(max([_OWN_NUMBER_FORMAT - 1, *taken]) + 1))
        element.set("formatCode", code)
        formats.set("count", str(len(formats)))
        return int(element.get("numFmtId", "0"))

    def imported(self, other: etree._Element, index: int) -> int:
        """Return the index of a cell format that looks as `index` does in another workbook's styles part."""
        there = other.find(q("x:cellXfs"))
        if there is None or not 0 <= index < len(there):
            return 0
        new = deepcopy(there[index])
        for attribute, group in (("fontId", "x:fonts"), ("fillId", "x:fills"), ("borderId", "x:borders")):
            listed = other.find(q(group))
            number = int(new.get(attribute, "0"))
            if listed is not None and number < len(listed):
                new.set(attribute, str(self.listed(group, deepcopy(listed[number]))))
        for one in other.iterfind(f"{q('x:numFmts')}/{q('x:numFmt')}"):
            if one.get("numFmtId") == new.get("numFmtId"):
                new.set("numFmtId", str(self.number_format(one.get("formatCode", "General"))))
                break
        # The named style that it is built on is the other workbook's; every cell has the plainest.
        new.set("xfId", "0")
        return self.listed("x:cellXfs", new)

    def imported_look(self, other: etree._Element, index: int) -> int:
        """Return the index of a conditional format (dxf) that another workbook's styles part has."""
        there = other.find(q("x:dxfs"))
        if there is None:
            raise ValueError("a conditional format without its look")
        return self.listed("x:dxfs", deepcopy(there[index]))

    def _but_colours(self, index: int) -> tuple[object, ...]:
        found = child(self.root, "x:cellXfs")[index]
        font, alignment = self.font_of(index), found.find(q("x:alignment"))
        return (
            found.get("numFmtId"),
            found.get("borderId"),
            None if alignment is None else _canonical(alignment),
            None if font is None else [_canonical(one) for one in font if local_name(one) != "color"],
        )

    def _derive(self, base: int, change: Change) -> int:
        formats = child(self.root, "x:cellXfs")
        if len(formats) == 0:
            formats.append(fragment('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'))
        new = deepcopy(formats[base if 0 <= base < len(formats) else 0])
        if change.fill is not None:
            _set(new, "fillId", self._fill(change.fill), "applyFill")
        if change.font is not None:
            _set(new, "fontId", self.listed("x:fonts", fragment(change.font)), "applyFont")
        if change.ink is not None:
            inked = _inked(self.font_of(base), change.ink)
            _set(new, "fontId", self.listed("x:fonts", inked), "applyFont")
        if change.border is not None:
            _set(new, "borderId", self.listed("x:borders", fragment(change.border)), "applyBorder")
        if change.number_format is not None:
            _set(new, "numFmtId", self.number_format(change.number_format), "applyNumberFormat")
        if change.alignment is not None:
            for old in new.findall(q("x:alignment")):
                new.remove(old)
            new.insert(0, fragment(change.alignment))
            new.set("applyAlignment", "1")
        formats.append(new)
        counted(formats)
        return len(formats) - 1

    def _fill(self, colour: str) -> int:
        fills = child(self.root, "x:fills")
        # The first two are fixed: none, and a grey pattern.
        for pattern in ("none", "gray125")[len(fills) :]:
            fills.append(fragment(f'<fill><patternFill patternType="{pattern}"/></fill>'))
        if not colour:
            return 0
        solid = (
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
            '<bgColor indexed="64"/></patternFill></fill>'
        )
        return self.listed("x:fills", fragment(solid))


def formats_of(package: Package) -> CellFormats:
    """Return the cell formats of the workbook, to be edited; one that has none gets the plainest."""
    book = workbook_part(package)
    part = related(package, book, "styles")
    if part is None:
        part = join(dirname(book), "styles.xml")
        part = part if part not in package.parts else package.free_name(join(dirname(book), "styles{}.xml"))
        package.add(part, etree.fromstring(_LEAST), _STYLES)
        relate(package, book, "styles", part)
    return CellFormats(package.edit(part))


def _set(element: etree._Element, attribute: str, number: int, applied: str) -> None:
    element.set(attribute, str(number))
    element.set(applied, "1")


def _inked(font: etree._Element | None, colour: str) -> etree._Element:
    """Return a font that is `font` but for the colour of its words."""
    new = fragment("<font/>") if font is None else deepcopy(font)
    for old in new.findall(q("x:color")):
        new.remove(old)
    # Excel wants it before the name.
    after = (number for number, one in enumerate(new) if local_name(one) in _AFTER_COLOUR)
    new.insert(next(after, len(new)), fragment(f'<color rgb="FF{colour}"/>'))
    return new


def _canonical(element: etree._Element) -> tuple[object, ...]:
    return (
        local_name(element),
        tuple(sorted(str(one) for one in element.attrib.items())),
        (element.text or "").strip(),
        tuple(_canonical(one) for one in element),
    )
