"""What keeps people from reading a Word file in Word: rules modelled on Microsoft's accessibility checker.

What the walk reports on every build is not looked for twice. The rules are those of Microsoft's page "Rules
for the Accessibility Checker"; the weights are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.prose import link_is_clear
from bidgen.render.faults.word_colours import colour_faults
from bidgen.render.fill.finish import is_empty
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.word.package import NAMESPACES, Package, open_package, property_of, q, text_of, value
from bidgen.render.word.styles import Look
from bidgen.render.word.table_kinds import table_kind
from bidgen.render.word.wordstyles import WordStyles, lineage, paragraph_look, read_styles

# What the walk finds that Microsoft's checker finds too.
_FROM_THE_WALK = frozenset({"D421", "D424", "D425", "D429", "D431", "D434", "D435", "D438"})
_BULLET = re.compile(r"[•·▪◦‣⁃○●■*–—-]\s")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s")
_ROW_OF_SPACES = re.compile(r"\S([ \u00a0]{4,})")
_IN_LINE = "Choose Layout Options, In Line with Text, and give it a paragraph of the style Figure."


@dataclass(frozen=True, slots=True)
class _File:
    """One Word file being looked at: parts, styles, what its Places call it, paragraphs by number."""

    package: Package
    styles: WordStyles
    name: str
    numbers: Mapping[etree._Element, int]

    def place(self, paragraph: etree._Element | None) -> Place:
        number = None if paragraph is None else self.numbers.get(paragraph)
        return Place(self.name, part="body" if number is None else f"body, paragraph {number}")

    def look(self, paragraph: etree._Element) -> tuple[Look, str]:
        """Return what the style of a paragraph becomes, and its own name."""
        style = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)) or ""
        family = lineage(self.styles, style if style in self.styles else "")
        return paragraph_look(family)[0], family[0].name if family else "Normal"


def word_faults(docx: bytes, name: str, *, template: bool = False) -> tuple[Problem, ...]:
    """Return what is hard to read in a Word file for somebody who cannot see it well, or at all.

    `name` is what the Places call it. Headers and footers are not looked at. Problems: D451 to D459; those
    of the walk that are about the same things (D421, D424, D425, D429, D431, D434, D435, D438); D440 when
    the file cannot be read. A `template` that is yet to be filled is not walked, since rows and paragraphs
    with tags are gone by then, and needs no title, since it gets one.
    """
    package, problems = open_package(docx, name)
    if package is None:
        return problems
    numbers = {one: number for number, one in enumerate(package.body.iter(q("w:p")), start=1)}
    file = _File(package, read_styles(package.styles), name, numbers)
    found = [
        *_properties(file, template),
        *_headings(file),
        *_blanks(file),
        *_layout_tables(file),
        *_floating(file),
        *_links(file),
        *_typed_lists(file),
        *_colours(file),
    ]
    if template:
        return tuple(found)
    _, walked = docx_to_html(docx, name, {})
    return (*found, *(one for one in walked if one.code in _FROM_THE_WALK))


def _colours(file: _File) -> Iterator[Problem]:
    for paragraph, text in colour_faults(file.package):
        yield problem(
            "D459",
            file.place(paragraph),
            quote=text.quote,
            colour=text.colour,
            ground=text.ground,
            ratio=f"{text.ratio:.1f}",
            least=f"{text.least:g}",
        )


def _properties(file: _File, template: bool) -> Iterator[Problem]:
    if not template and not property_of(file.package, "dc:title"):
        yield problem("D457", Place(file.name))
    root = file.package.styles
    paths = ("w:docDefaults/w:rPrDefault/w:rPr/w:lang", 'w:style[@w:default="1"]/w:rPr/w:lang')
    named = [] if root is None else [one for path in paths for one in root.iterfind(path, NAMESPACES)]
    if not any(value(one) for one in named):
        yield problem("D456", Place(file.name))


def _headings(file: _File) -> Iterator[Problem]:
    for paragraph in file.package.body.iter(q("w:p")):
        look, style = file.look(paragraph)
        if look.kind in ("title", "heading") and is_empty(paragraph):
            yield problem("D451", file.place(paragraph), style=style)


def _blanks(file: _File) -> Iterator[Problem]:
    last = ""
    for paragraph in file.package.body.iter(q("w:p")):
        if not _is_blank(file, paragraph):
            last = text_of(paragraph) or last
            # Quoting squeezes spaces, so they are counted in the text as it stands.
            text = "".join(words.text or "" for words in paragraph.iter(q("w:t")))
            if _ROW_OF_SPACES.search(text):
                yield problem("D452", file.place(paragraph), what="a row of spaces", quote=text)
        elif _is_blank(file, paragraph.getnext()) and not _is_blank(file, paragraph.getprevious()):
            yield problem("D452", file.place(paragraph), what="empty paragraphs", quote=last)


def _is_blank(file: _File, element: etree._Element | None) -> bool:
    if element is None or element.tag != q("w:p") or not is_empty(element):
        return False
    return file.look(element)[0].kind not in ("title", "heading")


def _layout_tables(file: _File) -> Iterator[Problem]:
    for table in file.package.body.iter(q("w:tbl")):
        paragraphs = list(table.iter(q("w:p")))
        if table_kind(table, file.styles) == "layout" and any(not is_empty(one) for one in paragraphs):
            yield problem("D453", file.place(paragraphs[0]), quote=text_of(table))


def _floating(file: _File) -> Iterator[Problem]:
    for paragraph in file.package.body.iter(q("w:p")):
        place = file.place(paragraph)
        for anchor in paragraph.iter(q("wp:anchor")):
            # A shape or a text box is left out of the PDF altogether, and the walk says so.
            if anchor.find(".//pic:pic", NAMESPACES) is not None:
                label = anchor.find("wp:docPr", NAMESPACES)
                quote = (label.get("descr") or "" if label is not None else "") or text_of(paragraph)
                yield problem("D454", place, what="A picture", advice=_IN_LINE, quote=quote)
        if paragraph.find("w:pPr/w:framePr", NAMESPACES) is not None:
            advice = "Remove the frame (Frame, Remove Frame)."
            yield problem("D454", place, what="A framed paragraph", advice=advice, quote=text_of(paragraph))
    for table in file.package.body.iter(q("w:tbl")):
        if table.find("w:tblPr/w:tblpPr", NAMESPACES) is not None:
            place = file.place(next(table.iter(q("w:p")), None))
            advice = "In Table Properties, choose Text wrapping: None."
            yield problem("D454", place, what="A table", advice=advice, quote=text_of(table))


def _links(file: _File) -> Iterator[Problem]:
    for paragraph in file.package.body.iter(q("w:p")):
        links = [text_of(link) for link in paragraph.iter(q("w:hyperlink"))]
        for words in (*links, *_linking_fields(paragraph)):
            if not link_is_clear(words):
                yield problem("D455", file.place(paragraph), quote=words)


def _linking_fields(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of each link that is a field, as older programs write them."""
    for simple in paragraph.iter(q("w:fldSimple")):
        if simple.get(q("w:instr"), "").split()[:1] == ["HYPERLINK"]:
            yield text_of(simple)
    instruction, words, shown = "", "", False
    for element in paragraph.iter(q("w:fldChar"), q("w:instrText"), q("w:t")):
        mark = value(element, "w:fldCharType")
        if element.tag == q("w:instrText"):
            instruction += element.text or ""
        elif element.tag == q("w:t"):
            words += (element.text or "") if shown else ""
        elif mark == "separate":
            shown = instruction.split()[:1] == ["HYPERLINK"]
        else:
            if mark == "end" and shown:
                yield " ".join(words.split())
            instruction, words, shown = "", "", False


def _typed_lists(file: _File) -> Iterator[Problem]:
    before: str | None = None
    told = False
    for paragraph in file.package.body.iter(q("w:p")):
        mark = _typed_mark(file, paragraph)
        next_to = paragraph.getprevious() is not None and before is not None
        if mark is None or not next_to or not _goes_on(before or "", mark):
            told = False
        elif not told:
            first = paragraph.getprevious()
            marks = "numbers" if _NUMBER.match(f"{mark} ") else "bullets"
            yield problem("D458", file.place(first), quote=text_of(first), marks=marks)  # type: ignore[arg-type]
            told = True
        before = mark


def _typed_mark(file: _File, paragraph: etree._Element) -> str | None:
    """Return the bullet or number typed at the start of a paragraph that is no item of a real list."""
    if file.look(paragraph)[0].kind not in ("paragraph", "cell") or _is_numbered(file, paragraph):
        return None
    text = text_of(paragraph)
    found = _BULLET.match(text) or _NUMBER.match(text)
    return found[0].strip() if found else None


def _is_numbered(file: _File, paragraph: etree._Element) -> bool:
    direct = value(paragraph.find("w:pPr/w:numPr/w:numId", NAMESPACES))
    if direct is not None:
        return direct != "0"
    style = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES))
    return any(one.number is not None and one.number[0] != "0" for one in lineage(file.styles, style))


def _goes_on(before: str, mark: str) -> bool:
    """Return whether `mark` is the next in a list after `before`: the same bullet, or one more."""
    one, two = before.strip("(.)"), mark.strip("(.)")
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if one.isalpha() and two.isalpha():
        return ord(two) == ord(one) + 1
    return before == mark
