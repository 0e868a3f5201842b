"""Reads word/styles.xml: what each style of the file is called, is based on and adds to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from bidgen.render.word.package import NAMESPACES, is_on, q, value
from bidgen.render.word.styles import (
    CHARACTER_STYLES,
    PARAGRAPH_STYLES,
    PLAIN,
    CharacterLook,
    Look,
)


@dataclass(frozen=True, slots=True)
class WordStyle:
    """One style of the file. `number` is the list (w:numId) and level its paragraphs belong to."""

    name: str
    kind: str
    based_on: str | None
    hidden: bool
    bold: bool
    italic: bool
    page_break: bool
    keep_next: bool
    number: tuple[str, int] | None


WordStyles = Mapping[str, WordStyle]


def read_styles(root: etree._Element | None) -> WordStyles:
    """Return the file's styles by their id; the default paragraph style is also under ""."""
    found: dict[str, WordStyle] = {}
    for style in [] if root is None else root.findall(q("w:style")):
        read = _style(style)
        found[style.get(q("w:styleId"), "")] = read
        if read.kind == "paragraph" and style.get(q("w:default")) in ("1", "true"):
            found[""] = read
    return found


def style_elements(root: etree._Element) -> dict[str, etree._Element]:
    """Return the file's styles as they stand in it, by their id."""
    return {style.get(q("w:styleId"), ""): style for style in root.findall(q("w:style"))}


def element_lineage(styles: Mapping[str, etree._Element], style_id: str | None) -> list[etree._Element]:
    """Return a style as it stands in the file, followed by those it is based on, nearest first."""
    found: list[etree._Element] = []
    while style_id is not None and style_id in styles and styles[style_id] not in found:
        found.append(styles[style_id])
        style_id = value(styles[style_id].find(q("w:basedOn")))
    return found


def _style(style: etree._Element) -> WordStyle:
    def on(path: str) -> bool:
        return is_on(style.find(path, NAMESPACES))

    num_id = value(style.find("w:pPr/w:numPr/w:numId", NAMESPACES))
    level = value(style.find("w:pPr/w:numPr/w:ilvl", NAMESPACES)) or "0"
    return WordStyle(
        name=value(style.find(q("w:name"))) or "",
        kind=style.get(q("w:type"), "paragraph"),
        based_on=value(style.find(q("w:basedOn"))),
        hidden=on("w:rPr/w:vanish"),
        bold=on("w:rPr/w:b"),
        italic=on("w:rPr/w:i"),
        page_break=on("w:pPr/w:pageBreakBefore"),
        keep_next=on("w:pPr/w:keepNext"),
        number=(num_id, int(level)) if num_id is not None else None,
    )


def lineage(styles: WordStyles, style_id: str | None) -> tuple[WordStyle, ...]:
    """Return a style followed by those it is based on, nearest first."""
    found: list[WordStyle] = []
    while style_id is not None and style_id in styles:
        style = styles[style_id]
        if style in found:
            break
        found.append(style)
        style_id = style.based_on
    return tuple(found)


def is_bold(run: etree._Element, styles: WordStyles) -> bool | None:
    """Return whether a run is bold by hand or by its character style; None where neither says anything."""
    direct = run.find("w:rPr/w:b", NAMESPACES)
    if direct is not None:
        return is_on(direct)
    family = lineage(styles, value(run.find("w:rPr/w:rStyle", NAMESPACES)))
    return True if any(style.bold for style in family) else None


def paragraph_look(family: tuple[WordStyle, ...]) -> tuple[Look, str, bool]:
    """Return the Look of a paragraph style, the house style it came from, and whether that is its own."""
    for steps, style in enumerate(family):
        look = PARAGRAPH_STYLES.get(style.name.casefold())
        if look is not None:
            return look, style.name, steps == 0
    return PLAIN, "Normal", not family


def character_look(family: tuple[WordStyle, ...]) -> tuple[CharacterLook, bool]:
    """Return what a character style adds, and whether the style is a house style."""
    if not family:
        return CharacterLook(), True
    known = CHARACTER_STYLES.get(family[0].name.casefold())
    if known is not None:
        return known, True
    return CharacterLook(any(s.bold for s in family), any(s.italic for s in family)), False
