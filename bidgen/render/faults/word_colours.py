"""Finds text of a Word file whose colour is too close to what is behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bidgen.colours import LEAST_CONTRAST, LEAST_CONTRAST_OF_LARGE, contrast
from bidgen.render.word.package import NAMESPACES, Package, is_on, q, text_of, value
from bidgen.render.word.wordstyles import element_lineage, style_elements

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER = "FFFFFF"
# Word's own size of text where nothing gives one, in half points; then what counts as large.
_USUAL_SIZE, _LARGE, _LARGE_IN_BOLD = 20, 36, 28


@dataclass(frozen=True, slots=True)
class Faint:
    """Text that is hard to read: its colours ("4A5560"), their contrast and the least there should be."""

    quote: str
    colour: str
    ground: str
    ratio: float
    least: float


Properties = tuple[etree._Element, ...]


def colour_faults(package: Package) -> Iterator[tuple[etree._Element, Faint]]:
    """Yield each paragraph with text that is hard to read, and what is the matter with it.

    A colour left to Word is always readable. Behind a text in a table may be any shading of the table's
    style; it is a fault only if the text is hard to read on every one. Each pair of colours is told once.
    """
    styles = {} if package.styles is None else _by_id(package.styles)
    told: set[tuple[str, str]] = set()
    for paragraph in package.body.iter(q("w:p")):
        for run in paragraph.iter(q("w:r")):
            fault = _fault(run, paragraph, styles)
            if fault is not None and (fault.colour, fault.ground) not in told:
                told.add((fault.colour, fault.ground))
                yield paragraph, fault


def _by_id(root: etree._Element) -> dict[str, etree._Element]:
    found = style_elements(root)
    defaults = root.find("w:docDefaults/w:rPrDefault", NAMESPACES)
    if defaults is not None:
        found[""] = defaults
    return found


def _fault(run: etree._Element, paragraph: etree._Element, styles: dict[str, etree._Element]) -> Faint | None:
    text = text_of(run)
    sources = _sources(run, paragraph, styles)
    colour = value(_first(sources, "w:rPr/w:color")) or "auto"
    unseen = is_on(_first(sources, "w:rPr/w:vanish")) or _first(sources, "w:rPr/w:highlight") is not None
    if not text or unseen or not _HEX.fullmatch(colour):
        return None
    grounds = _grounds(paragraph, sources, styles)
    if not grounds:
        return None
    size = value(_first(sources, "w:rPr/w:sz")) or str(_USUAL_SIZE)
    bold = is_on(_first(sources, "w:rPr/w:b"))
    large = float(size) >= (_LARGE_IN_BOLD if bold else _LARGE)
    least = LEAST_CONTRAST_OF_LARGE if large else LEAST_CONTRAST
    ratio, ground = max((contrast(colour, one), one) for one in grounds)
    if ratio >= least:
        return None
    return Faint(text, colour.upper(), ground.upper(), ratio, least)


def _sources(run: etree._Element, paragraph: etree._Element, styles: dict[str, etree._Element]) -> Properties:
    """Return what gives a run its look, the strongest first."""
    of_run = value(run.find("w:rPr/w:rStyle", NAMESPACES))
    of_paragraph = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)) or _default(styles)
    found = [run, *element_lineage(styles, of_run), *element_lineage(styles, of_paragraph)]
    return (*found, styles[""]) if "" in styles else tuple(found)


def _default(styles: dict[str, etree._Element]) -> str | None:
    for name, style in styles.items():
        if style.get(q("w:default")) in ("1", "true") and style.get(q("w:type")) == "paragraph":
            return name
    return None


def _first(sources: Properties, path: str) -> etree._Element | None:
    for source in sources:
        found = source.find(path, NAMESPACES)
        if found is not None:
            return found
    return None


def _grounds(paragraph: etree._Element, sources: Properties, styles: dict[str, etree._Element]) -> set[str]:
    """Return the colours that may be behind a run; none where that cannot be told."""
    own = (_first(sources, "w:rPr/w:shd"), _first((paragraph, *sources), "w:pPr/w:shd"))
    cells = [one.find("w:tcPr/w:shd", NAMESPACES) for one in paragraph.iterancestors(q("w:tc"))]
    for shading in (*own, *cells):
        if shading is not None:
            fill = _fill(shading)
            if fill != "auto":
                return {fill} if fill else set()
    grounds = {_PAPER}
    for table in paragraph.iterancestors(q("w:tbl")):
        for style in element_lineage(styles, value(table.find("w:tblPr/w:tblStyle", NAMESPACES))):
            fills = [_fill(one) for one in style.iter(q("w:shd"))]
            if "" in fills:
                return set()
            grounds |= {fill for fill in fills if fill != "auto"}
    return grounds


def _fill(shading: etree._Element) -> str:
    """Return the colour of a shading, "auto" for none, or "" for a pattern of two colours."""
    pattern, fill = value(shading) or "clear", value(shading, "w:fill") or "auto"
    if pattern == "nil" or (pattern == "clear" and not _HEX.fullmatch(fill)):
        return "auto"
    return fill if pattern == "clear" else ""
