"""How long the text may become that formulas join: a column of =A1&A1 doubles it in every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bidgen.read.formulas.engine import Key, Literal
from bidgen.read.formulas.expression import Node
from bidgen.read.formulas.formula import Formula
from bidgen.read.formulas.functions import BUILD_TEXT, PASS_TEXT
from bidgen.read.formulas.references import Area

# A cell holds 32,767 characters at most; on the way there may be a little more.
LONGEST_TEXT = 1_000_000
LONGEST_NUMBER = 40
# How many cells are looked at before the question is given up.
MOST_STEPS = 2_000_000


def too_long(formulas: Mapping[Key, Formula], cells: Mapping[Key, Literal]) -> set[Key]:
    """Return the formulas whose text may grow beyond all bounds, as far as can be told without computing."""
    if not any(formula.joins for formula in formulas.values()):
        return set()
    return _Lengths(formulas, cells).too_long()


def _read(node: Node, *, as_text: bool = True) -> Iterator[Area]:
    """Yield the areas whose text gets into text that is joined, or into what the formula gives."""
    if node.area and as_text:
        yield node.area
    joins = node.kind == "join" or node.name in BUILD_TEXT
    passes = as_text and (node.kind == "brackets" or node.name in PASS_TEXT)
    for part in node.parts:
        yield from _read(part, as_text=joins or passes)


class _Lengths:
    """The most characters that each formula can give, worked out along what it refers to."""

    def __init__(self, formulas: Mapping[Key, Formula], cells: Mapping[Key, Literal]) -> None:
        self.formulas = {key: one for key, one in formulas.items() if one.joins or one.passes}
        self.areas = {key: tuple(_read(one.tree)) for key, one in self.formulas.items()}
        self.texts: dict[str, list[tuple[Key, int]]] = {}
        for key, value in cells.items():
            if isinstance(value, str) and len(value) > LONGEST_NUMBER:
                self.texts.setdefault(key[0], []).append((key, len(value)))
        self.texty: dict[str, list[Key]] = {}
        for key in self.formulas:
            self.texty.setdefault(key[0], []).append(key)
        self.lengths: dict[Key, int] = {}
        self.steps = 0

    def too_long(self) -> set[Key]:
        for key, formula in self.formulas.items():
            if formula.joins:
                self._work_out(key)
        return {key for key, length in self.lengths.items() if length > LONGEST_TEXT}

    def _work_out(self, first: Key) -> None:
        """Fill `lengths` for `first` and all that it refers to; a circle has no bound."""
        waiting, begun = [first], set()
        while waiting:
            key = waiting[-1]
            needed = [one for one in self._inside(self.areas[key]) if one not in self.lengths]
            if key in self.lengths:
                waiting.pop()
            elif not needed or key in begun or self.steps > MOST_STEPS:
                unbounded = bool(needed) or self.steps > MOST_STEPS
                self.lengths[key] = LONGEST_TEXT + 1 if unbounded else self._length(key)
                waiting.pop()
            else:
                begun.add(key)
                waiting += needed

    def _length(self, key: Key) -> int:
        formula = self.formulas[key]
        each = [self._longest(area, joined=formula.joins) for area in self.areas[key]]
        if not formula.joins:
            return max(each, default=LONGEST_NUMBER)
        total = len(formula.text) + sum(each)
        # One text may be put between, or in the place of, every character of another.
        return total * total if "SUBSTITUTE(" in formula.text or "TEXTJOIN(" in formula.text else total

    def _longest(self, area: Area, *, joined: bool) -> int:
        lengths = [self.lengths[key] for key in self._inside([area])]
        for key, length in self.texts.get(area.sheet, ()):
            self.steps += 1
            if area.holds(*key):
                lengths.append(length)
        rows, columns = area.shape
        if not joined:
            return max(lengths, default=LONGEST_NUMBER)
        return sum(lengths) + (LONGEST_NUMBER * rows * columns if not area.whole else 0)

    def _inside(self, areas: Iterable[Area]) -> list[Key]:
        found = []
        for area in areas:
            candidates = self.texty.get(area.sheet, [])
            if area.shape == (1, 1):
                key = (area.sheet, area.row, area.column)
                candidates = [key] if key in self.formulas else []
            for key in candidates:
                self.steps += 1
                if area.holds(*key):
                    found.append(key)
        return found
