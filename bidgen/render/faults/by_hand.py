"""What a template has beside its styles: formatting by hand, and a language of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.word.package import NAMESPACES, is_on, q, text_of, value
from bidgen.render.word.tick_boxes import is_sign_of_box
from bidgen.render.word.wordfile import PartText

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


def formatted_by_hand(text: PartText, name: str) -> Iterator[Problem]:
    """Yield D464 for what is formatted by hand: one Problem for each kind of it in a part."""
    places: dict[str, list[tuple[Place, str]]] = {}
    for number, paragraph in enumerate(text.root.iter(q("w:p")), start=1):
        place = Place(name, part=f"{text.label}, paragraph {number}")
        for found, quote in _by_hand(paragraph):
            places.setdefault(found, []).append((place, quote))
    for found, ((first, quote), *others) in places.items():
        related = [place for place in dict.fromkeys(place for place, _ in others) if place != first]
        yield problem("D464", first, related=related, quote=quote, found=found)


def language(styles: etree._Element | None, name: str) -> Iterator[Problem]:
    """Yield D463 where the template's default language is another than the documents'."""
    path = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"
    found = None if styles is None else value(styles.find(path, NAMESPACES))
    if found is not None and found != HOUSE_LANGUAGE:
        yield problem("D463", Place(name), found=found)


def _by_hand(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what is formatted by hand in a paragraph, each kind once, and the words that it is on."""
    told: set[str] = set()
    for run in paragraph.iter(q("w:r")):
        words = text_of(run)
        properties = run.find(q("w:rPr"))
        if not words or properties is None or is_sign_of_box(run):
            continue
        for name, called in _BY_HAND.items():
            found = properties.find(q(name))
            if found is not None and is_on(found) and called not in told:
                told.add(called)
                yield called, words
