"""Joins blocks into HTML: items into lists, captions to their tables and pictures, lines of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import groupby, pairwise

from lxml import etree

from bidgen.render.walk.blocks import Block, attributes
from bidgen.render.walk.reader import Reader
from bidgen.render.word.numbering import COUNTING
from bidgen.render.word.table_kinds import KEY_FIGURES

# Cells with no more letters than this stand side by side; more would make narrow columns of text.
_BRIEF = 160
_MARKUP = re.compile(r"<[^>]*>")


def flow(reader: Reader | None, blocks: Sequence[Block], depth: int = 0) -> str:
    """Return blocks as HTML, one a line. With no reader (inside a cell), captions are plain text.

    Blocks that stand in boxes, of which `depth` are drawn already, come in a <div> for each table, row and
    cell.
    """
    parts = []
    for table, members in groupby(blocks, key=lambda block: _table_at(block, depth)):
        held = list(members)
        parts.append(_plain_flow(reader, held, depth) if table is None else _boxes(reader, held, depth))
    return "".join(parts)


def _table_at(block: Block, depth: int) -> etree._Element | None:
    return block.boxes[depth].table if len(block.boxes) > depth else None


def _boxes(reader: Reader | None, blocks: Sequence[Block], depth: int) -> str:
    """Return the cells of one table as boxes below each other, brief ones of a row side by side."""
    rows = []
    for _, in_row in groupby(blocks, key=lambda block: block.boxes[depth].row):
        cells, brief = [], True
        for _, in_cell in groupby(in_row, key=lambda block: block.boxes[depth].column):
            held = [replace(block, new_page=False) for block in in_cell]
            box = held[0].boxes[depth]
            brief = brief and len(held) == 1 and len(_MARKUP.sub("", held[0].html)) <= _BRIEF
            shade = " shaded" if box.shaded else ""
            inner = flow(reader, held, depth + 1)
            cells.append(f'<div class="cell{shade}" style="--width:{box.width}">\n{inner}</div>\n')
        side = " side" if brief and len(cells) > 1 else ""
        rows.append(f'<div class="row{side}">\n{"".join(cells)}</div>\n')
    new_page = " new-page" if blocks[0].new_page else ""
    return f'<div class="boxes{new_page}">\n{"".join(rows)}</div>\n'


def _plain_flow(reader: Reader | None, blocks: Sequence[Block], depth: int) -> str:
    found: list[str] = []
    for kind, members in _groups(_captioned(reader, blocks)):
        if kind == "item":
            found.append(_lists(members))
        elif kind == "contents":
            found.append(_contents(members))
        elif kind == "quote":
            lines = "".join(f"<p{attributes(replace(b, css=None))}>{b.html}</p>" for b in members)
            found.append(f"<blockquote>{lines}</blockquote>\n")
        elif kind == "figures":
            found.append(f'<div class="key-figures">\n{_pairs(members)}</div>\n')
        elif kind == "cover" and not depth and len(members) > 1:
            found.append(f'<div class="cover">\n{"".join(_one(b) for b in members)}</div>\n')
        else:
            found.extend(_one(block) for block in members)
    return "".join(found)


def _groups(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    def kind(block: Block) -> str:
        if block.kind == "paragraph" and block.css in KEY_FIGURES:
            return "figures"
        return "cover" if block.kind in ("title", "cover") else block.kind

    groups = [(name, list(members)) for name, members in groupby(blocks, key=kind)]
    for (name, cover), (_, after) in pairwise(groups):
        # The facts of the document control belong to the page that they stand on in Word.
        while name == "cover" and after and after[0].kind == "table" and "facts" in (after[0].css or ""):
            cover.append(after.pop(0))
    return groups


def _one(block: Block) -> str:
    if block.kind == "title":
        return f"<h1{attributes(block)}>{block.html}</h1>\n"
    if block.kind == "heading":
        return f"<h{block.level}{attributes(block)}>{block.html}</h{block.level}>\n"
    if block.kind == "figure":
        return f"<figure{attributes(block)}>{block.html}</figure>\n"
    if block.kind == "table":
        return f"<table{attributes(block)}>\n{block.html}</table>\n"
    if block.kind == "keys":
        return f"<div{attributes(block, 'key-figures')}>\n{block.html}\n</div>\n"
    return f"<p{attributes(block)}>{block.html}</p>\n"


def _captioned(reader: Reader | None, blocks: Sequence[Block]) -> list[Block]:
    """Put each caption into the table after it or the picture before it; report one that has neither."""
    found: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and block.kind == "table":
            new_page = waiting.new_page or block.new_page
            found.append(replace(block, html=_tied("caption", waiting) + block.html, new_page=new_page))
            waiting = None
            continue
        if waiting is not None:
            found.append(_astray(reader, waiting))
            waiting = None
        if block.kind != "caption":
            found.append(block)
        elif found and _takes_caption(found[-1]) and block.caption_of != "table":
            found[-1] = replace(found[-1], html=found[-1].html + _tied("figcaption", block))
        else:
            waiting = block
    return found if waiting is None else [*found, _astray(reader, waiting)]


def _tied(tag: str, caption: Block) -> str:
    return f"<{tag}{attributes(replace(caption, css=None, new_page=False))}>{caption.html}</{tag}>\n"


def _takes_caption(block: Block) -> bool:
    return block.kind == "figure" and "<figcaption" not in block.html


def _astray(reader: Reader | None, caption: Block) -> Block:
    if reader is not None:
        reader.paragraph = caption.at
        reader.tell("D433")
    return replace(caption, kind="paragraph")


def _pairs(blocks: Sequence[Block]) -> str:
    """Return each key figure with the label after it in a box of its own."""
    boxes: list[list[Block]] = []
    for block in blocks:
        if block.css == "key-figure" or not boxes:
            boxes.append([])
        boxes[-1].append(block)
    return "".join(f'<div class="key">{"".join(_one(b).rstrip() for b in box)}</div>\n' for box in boxes)


def _contents(blocks: Sequence[Block]) -> str:
    return f'<nav class="contents">\n{_nested_contents(list(blocks), 1)}</nav>\n'


def _nested_contents(blocks: list[Block], level: int) -> str:
    html = ""
    while blocks:
        block = blocks.pop(0)
        inner: list[Block] = []
        while blocks and blocks[0].level > level:
            inner.append(blocks.pop(0))
        below = "\n" + _nested_contents(inner, level + 1) if inner else ""
        html += f"<li>{block.html}{below}</li>\n"
    return f"<ul>\n{html}</ul>\n"


def _lists(blocks: Sequence[Block]) -> str:
    """Return consecutive items as lists, a new one wherever Word has another list or way of counting."""
    html = ""
    waiting = list(blocks)
    while waiting:
        html += _list(waiting, waiting[0].level)
    return html


def _list(waiting: list[Block], level: int) -> str:
    """Take one list off the front of `waiting`: items of this level, with deeper ones inside them."""
    first = waiting[0].item
    assert first is not None, "only items are put into lists"
    html = ""
    expected = first.number
    while waiting:
        block, item = waiting[0], waiting[0].item
        assert item is not None, "only items are put into lists"
        same = (item.list_id, item.ordered) == (first.list_id, first.ordered)
        if block.level < level or (block.level == level and not (same and item.number in (expected, 0))):
            break
        waiting.pop(0)
        expected += 1
        inner = ""
        while waiting and waiting[0].level > level:
            inner += _list(waiting, waiting[0].level)
        below = "\n" + inner if inner else ""
        marker = f' data-marker="{escape(item.label)}"' if item.label else ""
        html += f"<li{attributes(replace(block, css=None))}{marker}>{block.html}{below}</li>\n"
    if not first.ordered:
        return f"<ul>\n{html}</ul>\n"
    counting = COUNTING.get(first.counting)
    kind = f' type="{counting}"' if counting else ""
    # The attribute is for browsers and screen readers, the counter for the typesetter, which ignores it.
    counter = f' start="{first.number}" style="counter-reset:list-item {first.number - 1}"'
    start = counter if first.number != 1 else ""
    return f"<ol{kind}{start}>\n{html}</ol>\n"
