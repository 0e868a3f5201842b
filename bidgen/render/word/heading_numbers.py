"""The numbers that Word writes before headings: the same in Word, in its contents list and on the page."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from bidgen.render.word.numbering import Counter, WordList, number_of
from bidgen.render.word.package import NAMESPACES, q, value
from bidgen.render.word.wordstyles import WordStyles, lineage, paragraph_look


def heading_numbers(
    body: etree._Element, styles: WordStyles, lists: Mapping[str, WordList]
) -> dict[etree._Element, str]:
    """Return the number ("1.2") of each heading of a document's body that Word numbers."""
    counter = Counter(lists)
    found = {}
    for paragraph in body.iter(q("w:p")):
        style_id = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)) or ""
        family = lineage(styles, style_id)
        numbered = number_of(paragraph, family, lists, style_id)
        if numbered is None:
            continue
        # Whatever else has been put into the headings' list takes a number of theirs, in Word and here.
        counter.next(*numbered)
        label = counter.label(*numbered)
        if label and family and paragraph_look(family)[0].kind == "heading":
            found[paragraph] = label
    return found
