"""One walk over the XML of a finished Word document: what a reader sees, as semantic HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from lxml import etree

from bidgen.problems import Problem
from bidgen.render.walk.blocks import Block, Item, SectionEnd
from bidgen.render.walk.known import PARAGRAPH_PROPERTIES, SILENT, THROUGH
from bidgen.render.walk.outline import headings_in_order, sections
from bidgen.render.walk.page import Html, page_of
from bidgen.render.walk.pieces import Mark, Piece, plain, to_html
from bidgen.render.walk.reader import Reader
from bidgen.render.walk.runs import read_line, style_id_of, tell_if_unfilled, tell_unknown
from bidgen.render.walk.tables import read_table
from bidgen.render.word.heading_numbers import heading_numbers
from bidgen.render.word.numbering import BULLETS, Counter, number_of, read_numbering
from bidgen.render.word.package import (
    NAMESPACES,
    Package,
    is_on,
    language_of,
    open_package,
    q,
    short,
    text_of,
    value,
)
from bidgen.render.word.styles import Look
from bidgen.render.word.wordstyles import WordStyle, lineage, paragraph_look, read_styles

if TYPE_CHECKING:
    from bidgen.render.drawing import Drawing


# What Word writes before an item of most lists: the number of its level alone.
_PLAIN_NUMBER = re.compile(r"\(?%\d[.):]?")


# What stays with what follows only where Word says so; the stylesheets keep headings and captions.
_KEPT = frozenset({"paragraph", "item", "quote"})


def docx_to_html(
    docx: bytes, name: str, drawings: Mapping[str, Drawing]
) -> tuple[Html | None, tuple[Problem, ...]]:
    """Return a finished Word document as HTML, and a Problem for all that could not be carried over.

    `name` is what its Places call it; `drawings` are the charts by key, whose SVG takes the place of
    the picture in the Word file. None, with D440, when the file cannot be read. Other Problems: D420 to
    D438.
    """
    package, problems = open_package(docx, name)
    if package is None:
        return None, problems
    ids, id_of = _bookmarks(package)
    styles, lists = read_styles(package.styles), read_numbering(package.numbering)
    reader = Reader(
        package=package,
        name=name,
        styles=styles,
        counter=Counter(lists),
        headings=heading_numbers(package.body, styles, lists),
        drawings=drawings,
        language=language_of(package),
        ids=ids,
        numbers={p: number for number, p in enumerate(package.body.iter(q("w:p")), 1)},
        links=package.links,
    )
    read = [
        replace(block, ident=id_of.get(block.at)) if isinstance(block, Block) else block
        for block in read_blocks(reader, package.body)
    ]
    body = sections(reader, headings_in_order(reader, read))
    return page_of(package, reader.language, body), tuple(reader.problems)


def _bookmarks(package: Package) -> tuple[Mapping[str, str], Mapping[etree._Element, str]]:
    """Return the id for each bookmark, and the id of each paragraph that has one.

    A bookmark outside any paragraph, or in an empty one, belongs to the next paragraph with content.
    """
    ids: dict[str, str] = {}
    id_of: dict[etree._Element, str] = {}
    waiting: list[str] = []
    for element in package.body.iter(q("w:bookmarkStart"), q("w:p")):
        if element.tag == q("w:p"):
            names = [value(mark, "w:name") or "" for mark in element.iter(q("w:bookmarkStart"))]
            waiting += [name for name in names if name and name != "_GoBack"]
            filled = text_of(element) or element.find(f".//{q('w:drawing')}") is not None
            if waiting and filled:
                id_of[element] = re.sub(r"[^\w.-]", "-", waiting[0])
                ids.update(dict.fromkeys(waiting, id_of[element]))
                waiting = []
        elif next(element.iterancestors(q("w:p")), None) is None:
            waiting.append(value(element, "w:name") or "")
    return ids, id_of


def read_blocks(reader: Reader, parent: etree._Element) -> list[Block | SectionEnd]:
    """Return the blocks of the body or of a cell, in order."""
    found: list[Block | SectionEnd] = []
    new_page = False
    for child in _children(reader, parent):
        name = short(child.tag)
        if name == "w:sectPr":
            found.append(_section(reader, child))
            continue
        if name == "w:tbl":
            blocks, breaks = read_table(reader, child, read_blocks), False
        else:
            blocks, breaks = _paragraph(reader, child)
        if blocks:
            found += [replace(blocks[0], new_page=blocks[0].new_page or new_page), *blocks[1:]]
            new_page = False
        new_page = new_page or breaks
        section = child.find("w:pPr/w:sectPr", NAMESPACES) if name == "w:p" else None
        if section is not None:
            found.append(_section(reader, section))
    return found


def _children(reader: Reader, parent: etree._Element) -> list[etree._Element]:
    """Return paragraphs, tables and the end of the section, through whatever only wraps them."""
    found = []
    for child in parent:
        name = short(child.tag)
        if name in ("w:p", "w:tbl") or (name == "w:sectPr" and parent is reader.package.body):
            found.append(child)
        elif name in THROUGH or name in ("w:sdt", "w:ins"):
            if name == "w:sdt":
                tell_if_unfilled(reader, child)
            found += _children(reader, child)
        elif name in ("w:del", "w:moveFrom"):
            reader.tell("D427", what="deleted", quote=text_of(child))
        elif name and name not in SILENT:
            tell_unknown(reader, child)
    return found


def _paragraph(reader: Reader, paragraph: etree._Element) -> tuple[list[Block], bool]:
    """Return a paragraph's block, if it says anything, and whether a page break follows it."""
    reader.paragraph = paragraph
    family = lineage(reader.styles, style_id_of(paragraph)) or lineage(reader.styles, "")
    if not family and "" in reader.styles:
        family = (reader.styles[""],)
    look, shown, own = paragraph_look(family)
    properties = paragraph.find(q("w:pPr"))
    _check_properties(reader, properties)
    hidden = any(style.hidden for style in family)
    pieces = read_line(reader, paragraph, hidden=hidden, in_contents=look.kind == "contents")
    pieces, before, after = _without_page_breaks(reader, pieces)
    html = to_html(pieces)
    if not html:
        return [], before or after
    if not own and family:
        reader.tell("D422", once=family[0].name, style=family[0].name, shown=shown[:1].upper() + shown[1:])
    block = _block(reader, paragraph, look, family, pieces, html)
    if block is None:
        return [], before or after
    breaks = before or _breaks(properties, family)
    keep = block.kind in _KEPT and _says(properties, family, "w:keepNext", lambda style: style.keep_next)
    return [replace(block, new_page=breaks, rtl=_on(properties, "w:bidi"), keep=keep)], after


def _check_properties(reader: Reader, properties: etree._Element | None) -> None:
    for child in [] if properties is None else properties:
        name = short(child.tag)
        if (
            name
            and name.removeprefix("w:") not in PARAGRAPH_PROPERTIES
            and not name.startswith(("w14:", "w15:"))
        ):
            reader.tell("D420", once=name, element=name)


def _breaks(properties: etree._Element | None, family: Sequence[WordStyle]) -> bool:
    return _says(properties, family, "w:pageBreakBefore", lambda style: style.page_break)


def _says(
    properties: etree._Element | None,
    family: Sequence[WordStyle],
    name: str,
    of_style: Callable[[WordStyle], bool],
) -> bool:
    """Return what a paragraph says of itself, or its styles where it says nothing."""
    direct = None if properties is None else properties.find(q(name))
    return is_on(direct) if direct is not None else any(of_style(style) for style in family)


def _without_page_breaks(reader: Reader, pieces: list[Piece]) -> tuple[list[Piece], bool, bool]:
    """Return the pieces without page breaks, and whether one came before or after the words."""
    at = [n for n, piece in enumerate(pieces) if isinstance(piece, Mark) and piece.kind == "page"]
    if not at:
        return pieces, False, False
    said = [n for n, piece in enumerate(pieces) if isinstance(piece, Mark) or piece.text.strip()]
    said = [n for n in said if n not in at]
    before = bool(said) and at[0] < said[0]
    after = not said or at[-1] > said[-1]
    if said and any(said[0] < n < said[-1] for n in at):
        reader.tell("D434", what="A page break inside a paragraph", instead="a new line")
    kept: list[Piece] = [Mark("break", "<br>") if n in at else piece for n, piece in enumerate(pieces)]
    return kept, before, after


def _block(
    reader: Reader,
    paragraph: etree._Element,
    look: Look,
    family: Sequence[WordStyle],
    pieces: list[Piece],
    html: str,
) -> Block | None:
    marks = [piece.kind for piece in pieces if isinstance(piece, Mark) and piece.kind != "break"]
    # A logo belongs to the cover that it stands on.
    if look.kind != "cover" and marks and set(marks) == {"picture"} and not plain(pieces):
        if number_of(paragraph, family, reader.counter.lists, style_id_of(paragraph) or "") is not None:
            reader.tell("D437", quote="a picture")
        return Block("figure", html, paragraph)
    if look.kind == "heading":
        number_of_heading = reader.headings.get(paragraph)
        return Block("heading", html, paragraph, look.css, look.level + 1, number=number_of_heading)
    number = number_of(paragraph, family, reader.counter.lists, style_id_of(paragraph) or "")
    if look.kind in ("title", "caption", "cover"):
        if number is not None:
            reader.tell("D437")
        caption_of = _caption_of(paragraph) if look.kind == "caption" else None
        return Block(look.kind, html, paragraph, look.css, caption_of=caption_of)
    if look.kind in ("quote", "contents"):
        return Block(look.kind, html, paragraph, look.css, look.level)
    if number is not None or look.kind in ("bullet", "number"):
        item, level = _item(reader, look, number)
        return Block("item", html, paragraph, look.css, level, item=item)
    css = look.css
    if css is None and _on_right(paragraph):
        css = "number"
    return Block("paragraph", html, paragraph, css)


def _item(reader: Reader, look: Look, number: tuple[str, int] | None) -> tuple[Item, int]:
    if number is None:
        # The style is a list's, but no list stands behind it in the file.
        return Item("style", look.kind == "number", 1), look.level
    num_id, level = number
    word_list = reader.counter.lists.get(num_id)
    known = word_list.levels.get(level) if word_list else None
    counting = known.counting if known else ("decimal" if look.kind == "number" else "bullet")
    ordered = counting not in BULLETS
    count = reader.counter.next(num_id, level)
    label = None
    if known and not _PLAIN_NUMBER.fullmatch(known.text):
        label = reader.counter.label(num_id, level) or None
    # A second-level style may be a list of its own at Word's first level; its name says what is meant.
    depth = max(level + 1, look.level)
    return Item(num_id, ordered, count if ordered else 0, counting, label), depth


def _caption_of(paragraph: etree._Element) -> Literal["table", "figure"] | None:
    instructions = "".join(text.text or "" for text in paragraph.iter(q("w:instrText")))
    instructions += " ".join(value(f, "w:instr") or "" for f in paragraph.iter(q("w:fldSimple")))
    found = re.search(r"SEQ\s+(Table|Figure)", instructions, re.IGNORECASE)
    if found is None:
        return None
    return "table" if found[1].casefold() == "table" else "figure"


def _on_right(paragraph: etree._Element) -> bool:
    in_cell = next(paragraph.iterancestors(q("w:tc")), None) is not None
    return in_cell and value(paragraph.find("w:pPr/w:jc", NAMESPACES)) in ("right", "end")


def _on(properties: etree._Element | None, name: str) -> bool:
    return properties is not None and is_on(properties.find(q(name)))


def _section(reader: Reader, section: etree._Element) -> SectionEnd:
    size = section.find(q("w:pgSz"))
    columns = section.find(q("w:cols"))
    if int(value(columns, "w:num") or "1") > 1:
        reader.tell("D434", what="Text in columns", instead="one column")
    new_page = value(section.find(q("w:type"))) != "continuous"
    return SectionEnd(value(size, "w:orient") == "landscape", new_page)
