"""Marks a Word file as a draft at the head of every page, in words that a screen reader finds too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.section import _BaseHeaderFooter
from lxml import etree

from bidgen.model.document import DRAFT
from bidgen.render.fill.paragraphs import run_of
from bidgen.render.word.package import NAMESPACES, q, value

# What every page of a draft says, in all formats.
DRAFT_WORDS = f"{DRAFT} – not to be sent"
DRAFT_STYLE = "Draft Mark"
_STYLE_ID = "DraftMark"
# White on near-black: it stands out in greyscale, on a screen and on a copy of a copy.
_STYLE = f"""<w:style xmlns:w="{NAMESPACES["w"]}"
w:type="paragraph" w:customStyle="1" w:styleId="{_STYLE_ID}"><w:name w:val="{DRAFT_STYLE}"/><w:qFormat/>
<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="0B0C0C"/>
<w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/><w:spacing w:val="20"/>
<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
</w:style>"""


def mark_draft(document: Document) -> None:
    """Put DRAFT_WORDS first in every header that a page of the document can have.

    A template without a header for some pages gets one. The words have the style "Draft Mark", which is
    added where the template has none, so whoever edits the template decides how it looks.
    """
    # Filling has given the parts new trees; python-docx's first view of the body still shows the old one.
    document = document.part.document
    style_id = _style(document.styles.element)
    marked: set[etree._Element] = set()
    for header in _headers(document):
        root: Any = header._element
        if root not in marked:
            marked.add(root)
            root.insert(0, _line(style_id))


def _headers(document: Document) -> Iterator[_BaseHeaderFooter]:
    """Yield the headers in use; what a later section does not have of its own it takes from the first."""
    sections = list(document.sections)
    titled = any(section.different_first_page_header_footer for section in sections)
    paired = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(sections):
        kinds = (
            (section.header, True),
            (section.first_page_header, titled),
            (section.even_page_header, paired),
        )
        for header, used in kinds:
            if number == 0 and used and header.is_linked_to_previous:
                header.is_linked_to_previous = False
                _empty(header)
            if not header.is_linked_to_previous:
                yield header


def _empty(header: _BaseHeaderFooter) -> None:
    """Leave nothing of what python-docx puts into a new header: its style need not be there."""
    root: Any = header._element
    for child in list(root):
        root.remove(child)


def _style(styles: etree._Element) -> str:
    for style in styles.iter(q("w:style")):
        name = value(style.find(q("w:name"))) or ""
        if name.casefold() == DRAFT_STYLE.casefold():
            return style.get(q("w:styleId"), _STYLE_ID)
    made = parse_xml(_STYLE)
    for gap in made.iter():
        gap.text = gap.tail = None
    styles.append(made)
    return _STYLE_ID


def _line(style_id: str) -> etree._Element:
    line = OxmlElement("w:p")
    properties = etree.SubElement(line, q("w:pPr"))
    etree.SubElement(properties, q("w:pStyle")).set(q("w:val"), style_id)
    line.append(run_of(DRAFT_WORDS))
    return line
