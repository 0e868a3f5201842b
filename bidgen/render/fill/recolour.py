"""Puts a document's colours in place of the house's in the styles of a Word file."""

from __future__ import annotations

from dataclasses import astuple

from docx.document import Document
from lxml import etree

from bidgen.model.look import HOUSE, Colours
from bidgen.render.word.wordfile import numbering_of


def recolour_word(document: Document, colours: Colours) -> None:
    """Give the styles and lists of a Word file the document's colours, wherever they have the house's own.

    Any other colour stays, and what is coloured by hand, so that a form of the fund's own keeps its look.
    """
    if colours == HOUSE:
        return
    instead = dict(zip(_words(HOUSE), _words(colours), strict=True))
    styles: etree._Element = document.styles.element
    for root in (styles, numbering_of(document)):
        for element in root.iter(etree.Element):
            for name, value in element.attrib.items():
                if (other := instead.get(str(value).upper())) is not None:
                    element.set(name, other)


def _words(colours: Colours) -> list[str]:
    """Return the colours as Word writes them."""
    return [colour[1:].upper() for colour in astuple(colours)]
