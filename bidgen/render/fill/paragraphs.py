"""Turns narrative into real Word paragraphs in the template's own styles."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from docx.oxml import OxmlElement
from lxml import etree

from bidgen.model.prose import Block, Prose, Span
from bidgen.render.fill.lists import Lists
from bidgen.render.word.package import q
from bidgen.render.word.wordstyles import read_styles

_LIST_STYLES = {"bullet": ("List Bullet", "List Bullet 2"), "number": ("List Number", "List Number 2")}
# Only the first, or the last, of several paragraphs may have these of the paragraph they replace.
_FIRST_ONLY = ("w:pageBreakBefore",)
_LAST_ONLY = ("w:sectPr",)


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of the template's styles by their names; what was asked for in vain is in `lacking`."""

    ids: dict[tuple[str, str], str]
    lacking: dict[str, str] = field(default_factory=dict)

    def paragraph(self, name: str, needed_for: str) -> str | None:
        found = self.ids.get(("paragraph", name.casefold()))
        if found is None:
            self.lacking.setdefault(name, needed_for)
        return found

    def character(self, name: str) -> str | None:
        return self.ids.get(("character", name.casefold()))


def styles_of(root: etree._Element) -> Styles:
    """Return the styles of a styles part by name."""
    return Styles(
        {(style.kind, style.name.casefold()): one for one, style in read_styles(root).items() if one}
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What paragraphs are made with: styles, lists, and a link's relationship id for its address."""

    styles: Styles
    lists: Lists
    link: Callable[[str], str]


def prose_paragraphs(
    prose: Prose, properties: etree._Element | None, setting: Setting
) -> list[etree._Element]:
    """Return a paragraph for each block; plain ones have the `properties` of the tag's own paragraph."""
    made = []
    numbers: dict[int, int] = {}
    for at, block in enumerate(prose.blocks):
        paragraph = OxmlElement("w:p")
        if block.kind == "paragraph":
            last = at == len(prose.blocks) - 1
            _add_properties(paragraph, properties, first=at == 0, last=last)
        else:
            _add_list_properties(paragraph, block, numbers, setting)
        for span in block.spans:
            paragraph.append(_linked(span, setting) if span.link else _run(span, setting.styles))
        made.append(paragraph)
    return made


def run_of(text: str) -> etree._Element:
    """Return a plain run."""
    run = OxmlElement("w:r")
    words = etree.SubElement(run, q("w:t"))
    words.text = text
    return run


def _add_properties(
    paragraph: etree._Element, properties: etree._Element | None, *, first: bool, last: bool
) -> None:
    if properties is None:
        return
    own = deepcopy(properties)
    unwanted = (() if first else _FIRST_ONLY) + (() if last else _LAST_ONLY)
    for name in unwanted:
        for found in own.findall(q(name)):
            own.remove(found)
    paragraph.append(own)


def _add_list_properties(
    paragraph: etree._Element, block: Block, numbers: dict[int, int], setting: Setting
) -> None:
    name = _LIST_STYLES[block.kind][min(block.level, 1)]
    needed_for = "bullets in narrative need" if block.kind == "bullet" else "numbered lists in narrative need"
    style = setting.styles.paragraph(name, needed_for)
    properties = etree.SubElement(paragraph, q("w:pPr"))
    if style is not None:
        etree.SubElement(properties, q("w:pStyle")).set(q("w:val"), style)
    if block.kind == "bullet":
        setting.lists.bullet(properties, block.level)
        return
    if block.list_number not in numbers:
        numbers[block.list_number] = setting.lists.new_numbers(block.level, block.start)
    setting.lists.number(properties, block.level, numbers[block.list_number])


def _run(span: Span, styles: Styles, style: str | None = None) -> etree._Element:
    run = run_of(span.text)
    properties = OxmlElement("w:rPr")
    # A run has one character style; what it cannot say is said directly.
    plain_bold, plain_italic = span.bold, span.italic
    if style is None and span.bold and (style := styles.character("Strong")):
        plain_bold = False
    elif style is None and span.italic and (style := styles.character("Emphasis")):
        plain_italic = False
    if style:
        etree.SubElement(properties, q("w:rStyle")).set(q("w:val"), style)
    for name, wanted in (
        ("w:b", plain_bold),
        ("w:bCs", plain_bold),
        ("w:i", plain_italic),
        ("w:iCs", plain_italic),
    ):
        if wanted:
            etree.SubElement(properties, q(name))
    if len(properties):
        run.insert(0, properties)
    return run


def _linked(span: Span, setting: Setting) -> etree._Element:
    link = OxmlElement("w:hyperlink")
    link.set(q("r:id"), setting.link(span.link or ""))
    link.set(q("w:history"), "1")
    link.append(_run(span, setting.styles, setting.styles.character("Hyperlink")))
    return link
