"""A formula as a tree: what each function and operator of it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bidgen.read.formulas.references import Area

# How tightly operators bind; those of one level are taken from the left.
_LEVELS = {
    **dict.fromkeys(("=", "<>", "<", ">", "<=", ">="), 1),
    "&": 2,
    **dict.fromkeys("+-", 3),
    **dict.fromkeys("*/", 4),
    "^": 5,
}
_KINDS = {1: "compare", 2: "join", 3: "sum", 4: "product", 5: "power"}


class Piece(NamedTuple):
    """One part of a formula's text: what it is, the text, and the cells of a reference."""

    kind: str
    text: str
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula: its kind, the function or operators, its text, what it is given, its cells."""

    kind: str
    name: str
    text: str
    parts: tuple[Node, ...] = ()
    area: Area | None = None


class NotATree(Exception):
    """The pieces are no formula; for the reader of formulas alone."""


def tree_of(pieces: Sequence[Piece]) -> Node:
    """Return the tree of a whole formula. Raises NotATree."""
    reader = _Reader(pieces)
    try:
        node = reader.expression(1)
    except RecursionError:
        raise NotATree from None
    if reader.at < len(pieces):
        raise NotATree
    return node


class _Reader:
    """Goes through the pieces from the left; `at` is the next."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.at = 0

    def _next(self) -> Piece:
        return self.pieces[self.at] if self.at < len(self.pieces) else Piece("end", "")

    def _take(self, kind: str) -> Piece:
        piece = self._next()
        if piece.kind != kind:
            raise NotATree
        self.at += 1
        return piece

    def _made(self, kind: str, name: str, start: int, parts: Sequence[Node] = ()) -> Node:
        text = "".join(piece.text for piece in self.pieces[start : self.at])
        return Node(kind, name, text, tuple(parts))

    def expression(self, level: int) -> Node:
        """Return what stands here up to an operator that binds less tightly than `level`."""
        if level > max(_KINDS):
            return self._value()
        start = self.at
        parts, operators = [self.expression(level + 1)], []
        while self._next().kind == "infix" and _LEVELS.get(self._next().text) == level:
            operators.append(self._take("infix").text)
            parts.append(self.expression(level + 1))
        return self._made(_KINDS[level], " ".join(operators), start, parts) if operators else parts[0]

    def _value(self) -> Node:
        start = self.at
        while self._next().kind == "prefix":
            self.at += 1
        inside = self.at
        node = self._operand()
        while self._next().kind == "postfix":
            self.at += 1
            node = self._made("percent", "%", inside, [node])
        return self._made("sign", "-", start, [node]) if inside > start else node

    def _operand(self) -> Node:
        start, piece = self.at, self._next()
        self.at += 1
        if piece.kind == "operand":
            if piece.area is not None:
                return Node("cells", "", piece.text, (), piece.area)
            return Node("literal", "", piece.text)
        if piece.kind == "open":
            node = self.expression(1)
            self._take("close")
            return self._made("brackets", "", start, [node])
        if piece.kind != "call":
            raise NotATree
        parts: list[Node] = []
        while self._next().kind != "close":
            empty = self._next().kind == "comma"
            parts.append(Node("empty", "", "") if empty else self.expression(1))
            if self._next().kind == "comma":
                self.at += 1
                if self._next().kind == "close":
                    parts.append(Node("empty", "", ""))
            elif self._next().kind != "close":
                raise NotATree
        self._take("close")
        return self._made("call", piece.text.rstrip("("), start, parts)
