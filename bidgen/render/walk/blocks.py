"""A paragraph, table or picture of the page, before it is joined with its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from lxml import etree

BlockKind = Literal[
    "title",
    "cover",
    "heading",
    "paragraph",
    "quote",
    "item",
    "caption",
    "figure",
    "table",
    "keys",
    "contents",
]


@dataclass(frozen=True, slots=True)
class Item:
    """What a list item needs to know: its list, how that counts, and its number (0 for a bullet).

    `label` is what Word writes before it, where that is more than its own number: "1.2", "Question 3".
    """

    list_id: str
    ordered: bool
    number: int
    counting: str = "decimal"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table that is there for its looks: its table, its place in it, and how it looks.

    `width` is the share of its row, of 100; `shaded` where Word shades the cell.
    """

    table: etree._Element
    row: int
    column: int
    width: int
    shaded: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `html` is what goes inside its element; a table's element is added with its caption.

    `level` counts from 1. `caption_of` is what a caption's own numbering field says it belongs to. `boxes`
    are the cells for looks that it stands in, the outermost first. `number` is what Word writes before it.
    `keep` is that no page may end between it and what follows.
    """

    kind: BlockKind
    html: str
    at: etree._Element
    css: str | None = None
    level: int = 1
    ident: str | None = None
    new_page: bool = False
    rtl: bool = False
    item: Item | None = None
    caption_of: Literal["table", "figure"] | None = None
    boxes: tuple[Box, ...] = ()
    number: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """The end of a section of the document: how its pages lie, and whether it begins on a new one."""

    landscape: bool
    new_page: bool


def attributes(block: Block, *more: str | None) -> str:
    """Return the class, id, number and direction of a block as HTML attributes, a space before each."""
    breaks = ("new-page" if block.new_page else None, "keep" if block.keep else None)
    classes = [name for name in (block.css, *more, *breaks) if name]
    found = f' class="{" ".join(classes)}"' if classes else ""
    if block.ident is not None:
        found += f' id="{escape(block.ident)}"'
    if block.number is not None:
        found += f' data-number="{escape(block.number)}"'
    return found + (' dir="rtl"' if block.rtl else "")
