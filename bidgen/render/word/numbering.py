"""Reads word/numbering.xml, and counts list items as Word does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from bidgen.render.word.package import NAMESPACES, q, value
from bidgen.render.word.wordstyles import WordStyle

BULLETS = frozenset({"bullet", "none"})
# Word's name for a way of counting -> the `type` of an HTML list.
COUNTING = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts ("decimal", "bullet"), from where, and its words ("%1.%2")."""

    counting: str
    start: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """One w:num: the counter it shares with others (`abstract`), its levels, and those it restarts."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]
    style_levels: Mapping[str, int]


def read_numbering(root: etree._Element | None) -> Mapping[str, WordList]:
    """Return every list of the file by its w:numId."""
    if root is None:
        return {}
    abstracts = {one.get(q("w:abstractNumId"), ""): one for one in root.findall(q("w:abstractNum"))}
    found = {}
    for num in root.findall(q("w:num")):
        abstract = value(num.find(q("w:abstractNumId"))) or ""
        levels, style_levels = _levels(abstracts.get(abstract))
        restarts = {}
        for override in num.findall(q("w:lvlOverride")):
            at = int(override.get(q("w:ilvl"), "0"))
            levels.update(_levels(override)[0])
            start = value(override.find(q("w:startOverride")))
            if start is not None:
                restarts[at] = int(start)
        found[num.get(q("w:numId"), "")] = WordList(abstract, levels, restarts, style_levels)
    return found


def _levels(parent: etree._Element | None) -> tuple[dict[int, Level], dict[str, int]]:
    levels: dict[int, Level] = {}
    styles: dict[str, int] = {}
    for level in [] if parent is None else parent.findall(q("w:lvl")):
        at = int(level.get(q("w:ilvl"), "0"))
        counting = value(level.find("w:numFmt", NAMESPACES)) or "decimal"
        start = int(value(level.find(q("w:start"))) or "1")
        levels[at] = Level(counting, start, value(level.find(q("w:lvlText"))) or "")
        style = value(level.find(q("w:pStyle")))
        if style is not None:
            styles[style] = at
    return levels, styles


@dataclass(slots=True)
class Counter:
    """Counts items. Lists that share an abstract list go on counting unless they restart."""

    lists: Mapping[str, WordList]
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num_id: str, level: int) -> int:
        """Return the number of the next item of list `num_id` at `level` (0 is the outermost)."""
        word_list = self.lists.get(num_id)
        abstract = word_list.abstract if word_list else num_id
        start = word_list.levels[level].start if word_list and level in word_list.levels else 1
        if word_list and level in word_list.restarts and (num_id, level) not in self._begun:
            self._counts[abstract, level] = word_list.restarts[level] - 1
        self._begun.add((num_id, level))
        number = self._counts.get((abstract, level), start - 1) + 1
        self._counts[abstract, level] = number
        for key in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[key]
        return number

    def label(self, num_id: str, level: int) -> str:
        """Return what Word writes before the item that was counted last at `level`: "1.2", "(b)"."""
        word_list = self.lists.get(num_id)
        if word_list is None or level not in word_list.levels or word_list.levels[level].counting in BULLETS:
            return ""

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            known = word_list.levels.get(at, Level("decimal", 1))
            return in_words(self._counts.get((word_list.abstract, at), known.start), known.counting)

        return re.sub(r"%(\d)", counted, word_list.levels[level].text).strip()


def in_words(number: int, counting: str) -> str:
    """Return a number of a list as Word writes it: 3, "c", "III"; ways it does not know as digits."""
    if counting in ("lowerLetter", "upperLetter") and number > 0:
        # After z Word writes aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if counting == "lowerLetter" else letters.upper()
    if counting in ("lowerRoman", "upperRoman") and number > 0:
        found = ""
        for worth, sign in _ROMAN:
            found += sign * (number // worth)
            number %= worth
        return found if counting == "lowerRoman" else found.upper()
    return f"{number:02}" if counting == "decimalZero" else str(number)


def number_of(
    paragraph: etree._Element, family: Sequence[WordStyle], lists: Mapping[str, WordList], style_id: str
) -> tuple[str, int] | None:
    """Return the list (w:numId) and level of a paragraph: its own, or its style's; None where it has none."""
    direct = paragraph.find("w:pPr/w:numPr", NAMESPACES)
    inherited = next((style.number for style in family if style.number is not None), None)
    num_id = value(direct.find(q("w:numId"))) if direct is not None else None
    level = value(direct.find(q("w:ilvl"))) if direct is not None else None
    num_id = num_id if num_id is not None else (inherited[0] if inherited else None)
    if num_id is None or num_id == "0":
        return None
    if level is not None:
        return num_id, int(level)
    word_list = lists.get(num_id)
    style_level = word_list.style_levels.get(style_id) if word_list else None
    return num_id, style_level if style_level is not None else (inherited[1] if inherited else 0)
