"""Does Word break a word of a table? Measured in Arial, whose letters are as wide as Helvetica's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import matplotlib
from fontTools.afmLib import AFM
from fontTools.agl import UV2AGL
from lxml import etree
from strict_package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "pdfcorefonts"
# What the table styles of the house leave free at both sides of a cell, in twentieths of a point.
MARGINS = 170
# A minus and what else Helvetica's file lacks is no wider than a plus.
LACKING = 584
# Word breaks a line at a space and after a hyphen or dash.
BREAKS = re.compile(r"[\s\u200b]+|(?<=[-–—])")


def broken_words(content: bytes) -> list[str]:
    """Return each word of a table that is wider than its column, with both widths in points."""
    file = Package(content)
    (styles,) = file.related(file.main, "styles")
    sizes = _sizes(file.trees[styles])
    found = []
    for table in file.trees[file.main].iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")]
        for heading, room, paragraph in _paragraphs(table, columns):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            name = "Normal" if style is None else style.get(f"{W}val")
            bold = heading or name == "TableHeading"
            for word in BREAKS.split("".join(one.text or "" for one in paragraph.iter(f"{W}t"))):
                width = sum(_width(letter, bold) for letter in word) * sizes[name] / 1000
                if width > room:
                    found.append(f"{word} is {width:.1f} wide and has {room:.1f}")
    return found


def _paragraphs(table: etree._Element, columns: list[int]) -> Iterator[tuple[bool, float, etree._Element]]:
    for row in table.iterfind(f"{W}tr"):
        heading = row.find(f"{W}trPr/{W}tblHeader") is not None
        look = table.find(f"{W}tblPr/{W}tblLook")
        first_bold = look is not None and look.get(f"{W}firstColumn") == "1"
        at = 0
        for cell in row.iterfind(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            reach = at + (1 if span is None else int(span.get(f"{W}val")))
            room = (sum(columns[at:reach]) - MARGINS) / 20
            # The table styles of the house have a first column of headings in bold.
            bold = heading or (first_bold and at == 0)
            at = reach
            yield from ((bold, room, paragraph) for paragraph in cell.iterfind(f"{W}p"))


def _sizes(styles: etree._Element) -> dict[str, float]:
    """Return the size of each style's text in points, its own or that of the style it is based on."""
    by_id = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    usual = int(styles.find(f"{W}docDefaults//{W}sz").get(f"{W}val"))

    def size(name: str | None) -> int:
        if name is None:
            return usual
        own, base = by_id[name].find(f"{W}rPr/{W}sz"), by_id[name].find(f"{W}basedOn")
        if own is not None:
            return int(own.get(f"{W}val"))
        return size(None if base is None else base.get(f"{W}val"))

    return {name: size(name) / 2 for name in by_id}


@cache
def _letters(bold: bool) -> AFM:
    return AFM(FONTS / ("Helvetica-Bold.afm" if bold else "Helvetica.afm"))


def _width(letter: str, bold: bool) -> int:
    font, name = _letters(bold), UV2AGL.get(ord(letter))
    return int(font[name][1]) if name is not None and font.has_char(name) else LACKING
