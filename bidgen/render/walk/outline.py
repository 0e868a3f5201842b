"""The outline of the page: headings in their order, and sections of upright and sideways pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bidgen.render.walk.blocks import Block, SectionEnd
from bidgen.render.walk.flow import flow
from bidgen.render.walk.reader import Reader


def headings_in_order(reader: Reader, read: Sequence[Block | SectionEnd]) -> list[Block | SectionEnd]:
    """Mend and report headings that would break the order: a title first, if any, and no level left out."""
    titled = any(isinstance(block, Block) and block.kind == "title" for block in read)
    found: list[Block | SectionEnd] = []
    last = 0
    for block in read:
        if isinstance(block, SectionEnd) or block.kind not in ("title", "heading"):
            found.append(block)
            continue
        level = block.level if titled or block.kind == "title" else block.level - 1
        reader.paragraph = block.at
        if block.kind == "title" and last:
            reader.tell("D431", found="a second Title", expected="a Heading")
            found.append(replace(block, kind="heading", level=2, css=None))
            last = 2
            continue
        # Without a Title the headings stand one level higher, and the first of them has to be the highest.
        if not titled and not last and level > 1:
            reader.tell("D431", found=f"Heading {block.level - 1}", expected="a Title or Heading 1")
        elif level > last + 1:
            expected = "a Title" if last == 0 else f"Heading {last}"
            reader.tell("D431", found=f"Heading {block.level - 1}", expected=expected)
        last = min(level, last + 1)
        found.append(replace(block, level=last))
    return found


def sections(reader: Reader, read: Sequence[Block | SectionEnd]) -> str:
    html = ""
    held: list[Block] = []
    ends = [block for block in read if isinstance(block, SectionEnd)]
    several = len(ends) > 1 or any(end.landscape for end in ends)
    for block in [*read, SectionEnd(False, False)]:
        if isinstance(block, Block):
            held.append(block)
            continue
        if held:
            inner = flow(reader, held)
            name = "landscape" if block.landscape else "portrait"
            name += " new-page" if block.new_page and html else ""
            html += f'<section class="{name}">\n{inner}</section>\n' if several else inner
            held = []
    return html
