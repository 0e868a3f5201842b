"""Narrative as blocks of marked spans: what a small Markdown may say, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look; `link` is an address where the text is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or list item.

    `level` counts from 0 and `list_number` tells one list from the next, so that numbering restarts;
    both are 0 for a paragraph. `start` is the first number of a numbered list.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    list_number: int = 0
    start: int = 1

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Prose:
    """Narrative that becomes real Word paragraphs."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The words alone, a line a block: what is counted and compared."""
        return "\n".join(block.text for block in self.blocks)

    def __bool__(self) -> bool:
        return bool(self.blocks)
