"""Gives every numbered list of a Word file a counter of its own, and every bullet its level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from bidgen.render.word.numbering import BULLETS, WordList, read_numbering
from bidgen.render.word.package import q, value
from bidgen.render.word.wordstyles import WordStyle, lineage, read_styles

_LEVELS = 9
# Word's own steps: a quarter of an inch hanging, in twentieths of a point.
_STEP = 357
_BULLETS = ("•", "–", "▪")
_NUMBER_STYLES = {"list number": 0, "list number 2": 1}
_BULLET_STYLES = {"list bullet": 0, "list bullet 2": 1}


@dataclass(slots=True)
class Lists:
    """The lists of one file: its numbering part, its styles, and what was added."""

    numbering: etree._Element
    styles: dict[str, WordStyle]
    known: dict[str, WordList]
    made: set[int] = field(default_factory=set)
    own: dict[str, int] = field(default_factory=dict)
    _bullets: int | None = None

    def bullet(self, properties: Any, level: int) -> None:
        """Make a list paragraph a bullet at `level` (0 is outermost), by its style where that will do."""
        style = value(properties.find(q("w:pStyle")))
        if style is not None and self._style_level(style) == level:
            return
        if self._bullets is None:
            self._bullets = self._new_num(self._own_abstract("bullet"))
        _set_number(properties, level, self._bullets)

    def new_numbers(self, level: int, start: int, like: str | None = None) -> int:
        """Return the w:numId of a new list that begins at `start`, counting as list `like` does."""
        style = next((one for one, it in self.styles.items() if it.name.casefold() == "list number"), None)
        if like is None and level == 0 and style is not None:
            like = self._style_number(style)
        model = self.known.get(like or "")
        if model is None or level not in model.levels or model.levels[level].counting in BULLETS:
            abstract = self._own_abstract("decimal")
        else:
            abstract = int(model.abstract)
        made = self._new_num(abstract, level, start)
        self.made.add(made)
        return made

    def number(self, properties: Any, level: int, number: int) -> None:
        """Make a list paragraph an item of the list with the w:numId `number`."""
        _set_number(properties, level, number)

    def restart(self, root: etree._Element) -> None:
        """Give each run of numbered paragraphs that came from the template a list of its own.

        A run ends at the first paragraph or table that is in no list. Word would go on counting.
        """
        for holder in dict.fromkeys(found.getparent() for found in root.iter(q("w:p"))):
            if holder is None:
                continue
            running: dict[int, int] = {}
            for child in holder:
                place = self._list_place(child)
                if place is None:
                    running.clear()
                    continue
                kind, level, like = place
                for deeper in [at for at in running if at > level or (kind == "bullet" and at == level)]:
                    del running[deeper]
                if kind == "number" and int(like or 0) not in self.made:
                    if level not in running:
                        running[level] = self.new_numbers(level, 1, like)
                    _set_number(child.find(q("w:pPr")), level, running[level])

    def is_item(self, element: etree._Element) -> bool:
        """Return whether an element of the body or of a cell is an item of a list of the house's styles."""
        return self._list_place(element) is not None

    def _list_place(self, child: etree._Element) -> tuple[str, int, str | None] | None:
        """Return "bullet" or "number", level and w:numId of a list paragraph; None for anything else."""
        properties = child.find(q("w:pPr")) if child.tag == q("w:p") else None
        if properties is None:
            return None
        family = lineage(self.styles, value(properties.find(q("w:pStyle"))))
        names = [style.name.casefold() for style in family]
        numbered = properties.find(q("w:numPr"))
        stated = None if numbered is None else value(numbered.find(q("w:ilvl")))
        like = None if numbered is None else value(numbered.find(q("w:numId")))
        for kind, styles in (("number", _NUMBER_STYLES), ("bullet", _BULLET_STYLES)):
            for name in names:
                if name in styles:
                    return kind, int(stated or styles[name]), like
        return None

    def _style_number(self, style: str) -> str | None:
        found = next((it.number for it in lineage(self.styles, style) if it.number), None)
        return None if found is None else found[0]

    def _style_level(self, style: str) -> int | None:
        found = next((it.number for it in lineage(self.styles, style) if it.number), None)
        if found is None or found[0] not in self.known:
            return None
        return self.known[found[0]].style_levels.get(style, found[1])

    def _own_abstract(self, counting: str) -> int:
        if counting not in self.own:
            number = max(self._numbers("w:abstractNum", "w:abstractNumId"), default=-1) + 1
            made = _abstract(counting, number)
            first = self.numbering.find(q("w:num"))
            at = len(self.numbering) if first is None else self.numbering.index(first)
            self.numbering.insert(at, made)
            self.own[counting] = number
        return self.own[counting]

    def _new_num(self, abstract: int, level: int | None = None, start: int = 1) -> int:
        number = max(self._numbers("w:num", "w:numId"), default=0) + 1
        made = etree.Element(q("w:num"), {q("w:numId"): str(number)})
        etree.SubElement(made, q("w:abstractNumId"), {q("w:val"): str(abstract)})
        if level is not None:
            override = etree.SubElement(made, q("w:lvlOverride"), {q("w:ilvl"): str(level)})
            etree.SubElement(override, q("w:startOverride"), {q("w:val"): str(start)})
        nums = self.numbering.findall(q("w:num"))
        at = self.numbering.index(nums[-1]) + 1 if nums else len(self.numbering)
        self.numbering.insert(at, made)
        return number

    def _numbers(self, element: str, attribute: str) -> Iterator[int]:
        return (int(found.get(q(attribute), "0")) for found in self.numbering.findall(q(element)))


def lists_of(numbering: etree._Element, styles: etree._Element) -> Lists:
    """Return the lists of a file from its numbering and styles parts; the first is added to."""
    return Lists(numbering, dict(read_styles(styles)), dict(read_numbering(numbering)))


def _set_number(properties: Any, level: int, number: int) -> None:
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = number


def _abstract(counting: str, number: int) -> etree._Element:
    made = etree.Element(q("w:abstractNum"), {q("w:abstractNumId"): str(number)})
    etree.SubElement(made, q("w:multiLevelType"), {q("w:val"): "multilevel"})
    for at in range(_LEVELS):
        level = etree.SubElement(made, q("w:lvl"), {q("w:ilvl"): str(at)})
        text = _BULLETS[at % len(_BULLETS)] if counting == "bullet" else f"%{at + 1}."
        for name, content in (("start", "1"), ("numFmt", counting), ("lvlText", text), ("lvlJc", "left")):
            etree.SubElement(level, q(f"w:{name}"), {q("w:val"): content})
        properties = etree.SubElement(level, q("w:pPr"))
        indent = {q("w:left"): str(_STEP * (at + 1)), q("w:hanging"): str(_STEP)}
        etree.SubElement(properties, q("w:ind"), indent)
    return made
