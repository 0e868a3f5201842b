"""Reads word/numbering.xml, and counts list items as Word does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bidgen.render.package import NAMESPACES, q, value

BULLETS = frozenset({"bullet", "none"})
# Word's name for a way of counting -> the `type` of an HTML list.
COUNTING = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts ("decimal", "bullet"), and from where."""

    counting: str
    start: int


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
        levels[at] = Level(counting, int(value(level.find(q("w:start"))) or "1"))
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
