"""What keeps a template from being read by everybody and edited by anybody, beside what the walk finds."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.package import NAMESPACES, is_on, q, value
from bidgen.render.reader import text_of
from bidgen.render.wordfile import PartText
from bidgen.render.wordstyles import WordStyles, lineage, paragraph_look

HOUSE_LANGUAGE = "en-GB"
# What says nothing when it is heard alone.
_EMPTY_WORDS = frozenset(
    ("click", "click here", "here", "link", "more", "read more", "see here", "this", "this link", "website")
)
# What makes a paragraph no blank line, whatever is in it.
_CONTENT = tuple(
    q(name)
    for name in (
        "w:drawing",
        "w:pict",
        "w:object",
        "w:sectPr",
        "w:br",
        "w:sym",
        "w:footnoteReference",
        "m:oMath",
    )
)
# Properties that belong to a style, and what people call them.
_BY_HAND = {
    "w:color": "a colour",
    "w:highlight": "a highlight",
    "w:rFonts": "a font",
    "w:shd": "shading",
    "w:sz": "a size",
    "w:u": "underlining",
}


def manners(text: PartText, styles: WordStyles, name: str) -> Iterator[Problem]:
    """Yield D461 for empty paragraphs, D462 for links that say nothing and D464 for formatting by hand.

    What is formatted by hand is one Problem for each kind of it in a part, with the other places beside the
    first.
    """
    by_hand: dict[str, list[tuple[Place, str]]] = {}
    before = ""
    for number, paragraph in enumerate(text.root.iter(q("w:p")), start=1):
        place = Place(name, part=f"{text.label}, paragraph {number}")
        words = text_of(paragraph)
        if text.label == "body" and _is_blank(paragraph, words):
            yield problem("D461", place, what=_what(paragraph, styles), quote=before)
        for link in paragraph.iter(q("w:hyperlink")):
            if text_of(link).strip(" .").casefold() in _EMPTY_WORDS:
                yield problem("D462", place, found=text_of(link))
        for found, quote in _by_hand(paragraph):
            by_hand.setdefault(found, []).append((place, quote))
        before = words or before
    for found, places in by_hand.items():
        (first, quote), *others = places
        related = [place for place in dict.fromkeys(place for place, _ in others) if place != first]
        yield problem("D464", first, related=related[:20], quote=quote, found=found)


def language(styles: etree._Element | None, name: str) -> Iterator[Problem]:
    """Yield D463 where the template's default language is another than the documents'."""
    path = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"
    found = None if styles is None else value(styles.find(path, NAMESPACES))
    if found is not None and found != HOUSE_LANGUAGE:
        yield problem("D463", Place(name), found=found)


def _is_blank(paragraph: etree._Element, words: str) -> bool:
    if words or next(paragraph.iter(*_CONTENT), None) is not None:
        return False
    # Word itself needs a paragraph between two tables, and after one that ends a cell or the document.
    before, after = paragraph.getprevious(), paragraph.getnext()
    if before is None and after is None:
        return False
    if before is not None and before.tag == q("w:tcPr") and after is None:
        return False
    after_table = before is not None and before.tag == q("w:tbl")
    return not (after_table and (after is None or after.tag in (q("w:tbl"), q("w:sectPr"))))


def _what(paragraph: etree._Element, styles: WordStyles) -> str:
    style = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES))
    look, _, _ = paragraph_look(lineage(styles, style))
    return "A heading" if look.kind == "heading" else "A paragraph"


def _by_hand(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what is formatted by hand in a paragraph, each kind once, and the words that it is on."""
    told: set[str] = set()
    for run in paragraph.iter(q("w:r")):
        words = text_of(run)
        properties = run.find(q("w:rPr"))
        if not words or properties is None:
            continue
        for name, called in _BY_HAND.items():
            found = properties.find(q(name))
            if found is not None and is_on(found) and called not in told:
                told.add(called)
                yield called, words
