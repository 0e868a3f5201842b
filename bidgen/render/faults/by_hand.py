"""What a template has beside its styles: formatting by hand, and a language of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bidgen.places import Place
from bidgen.problems import MOST_RELATED, Problem, problem
from bidgen.render.word.package import NAMESPACES, is_on, q, text_of, value
from bidgen.render.word.tick_boxes import is_sign_of_box
from bidgen.render.word.wordfile import PartText
from bidgen.render.word.wordstyles import element_lineage, style_elements

HOUSE_LANGUAGE = "en-GB"
# Properties that belong to a style, and what people call them.
_BY_HAND = {
    "w:color": "a colour",
    "w:highlight": "a highlight",
    "w:rFonts": "a font",
    "w:shd": "shading",
    "w:sz": "a size",
    "w:u": "underlining",
}


def formatted_by_hand(text: PartText, styles: etree._Element, name: str) -> Iterator[Problem]:
    """Yield D464 for what is formatted by hand: one Problem for each kind of it in a part.

    What says again what the paragraph's, the text's or the table's style says already is nothing: LibreOffice
    writes that wherever it saves.
    """
    by_id = style_elements(styles)
    places: dict[str, list[tuple[Place, str]]] = {}
    for number, paragraph in enumerate(text.root.iter(q("w:p")), start=1):
        place = Place(name, part=f"{text.label}, paragraph {number}")
        for found, quote in _by_hand(paragraph, by_id, styles):
            places.setdefault(found, []).append((place, quote))
    for found, ((first, quote), *others) in places.items():
        related = [place for place in dict.fromkeys(place for place, _ in others) if place != first]
        many = f", in {len(related) + 1} paragraphs" if len(related) > MOST_RELATED else ""
        yield problem("D464", first, related=related, quote=quote, found=f"{found}{many}")


def language(styles: etree._Element | None, name: str) -> Iterator[Problem]:
    """Yield D463 where the template's default language is another than the documents'."""
    path = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"
    found = None if styles is None else value(styles.find(path, NAMESPACES))
    if found is not None and found != HOUSE_LANGUAGE:
        yield problem("D463", Place(name), found=found)


def _by_hand(
    paragraph: etree._Element, by_id: dict[str, etree._Element], styles: etree._Element
) -> Iterator[tuple[str, str]]:
    """Yield what is formatted by hand in a paragraph, each kind once, and the words that it is on."""
    told: set[str] = set()
    for run in paragraph.iter(q("w:r")):
        words = text_of(run)
        properties = run.find(q("w:rPr"))
        if not words or properties is None or is_sign_of_box(run):
            continue
        for name, called in _BY_HAND.items():
            found = properties.find(q(name))
            if found is None or not is_on(found) or called in told or _is_of_other_scripts(found):
                continue
            if _said(found) not in _said_by_styles(name, run, paragraph, by_id, styles):
                told.add(called)
                yield called, words


def _is_of_other_scripts(element: etree._Element) -> bool:
    """Return whether a font is named for the letters of East Asia or for Arabic alone."""
    latin = (value(element, name) for name in ("w:ascii", "w:hAnsi", "w:asciiTheme", "w:hAnsiTheme"))
    return element.tag == q("w:rFonts") and not any(latin)


def _said(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Return what a property says, a colour without the theme that it is from, a font by its name alone."""
    if element.tag == q("w:rFonts"):
        return (("font", (value(element, "w:ascii") or value(element, "w:hAnsi") or "").casefold()),)
    return (
        ("value", (value(element) or "").casefold()),
        ("fill", (value(element, "w:fill") or "").casefold()),
    )


def _said_by_styles(
    name: str,
    run: etree._Element,
    paragraph: etree._Element,
    by_id: dict[str, etree._Element],
    styles: etree._Element,
) -> set[tuple[tuple[str, str], ...]]:
    """Return what the styles of a run, its paragraph and its tables, and the defaults, say of a property."""
    named = [
        value(run.find("w:rPr/w:rStyle", NAMESPACES)),
        value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)),
        *(value(one.find("w:tblPr/w:tblStyle", NAMESPACES)) for one in paragraph.iterancestors(q("w:tbl"))),
    ]
    roots = list(styles.findall(q("w:docDefaults")))
    roots += [one for one in by_id.values() if one.get(q("w:default")) in ("1", "true")]
    roots += [one for style in named for one in element_lineage(by_id, style)]
    return {_said(found) for root in roots for found in root.iter(q(name))}
