"""Looks at tables as they were laid out on pages: rows that do not fit, and figures that were broken.

What this rests on is private to WeasyPrint, whose version is bounded in setup.cfg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder

# A figure goes on where a line ends and the next begins with one of these.
_ENDS_A_LINE = frozenset({"br", "p", "li"})
_ENDS, _BEGINS = re.compile(r"[\d,.]$"), re.compile(r"^[\d,.]")


def tables_too_tall(document: Any) -> list[str]:
    """Return the caption, or the beginning, of each table with a row that does not fit on a page.

    WeasyPrint then leaves out the heading row for want of room, or cuts the row in two so that its cells
    are read piece by piece: words would be lost or out of order.
    """
    found: dict[int, str] = {}
    page_of_row: dict[int, int] = {}
    for number, page in enumerate(document.pages):
        for wrapper in _wrappers(page._page_box):
            table = wrapper.get_wrapped_table()
            # A caption may be all that a page has of a table.
            source, groups = wrapper.element, table.children if table else ()
            rows = [id(row.element) for group in groups if not group.is_header for row in group.children]
            headless = rows and source.find("thead") is not None and not any(g.is_header for g in groups)
            if headless or any(page_of_row.setdefault(row, number) != number for row in rows):
                found[id(source)] = " ".join(" ".join(source.itertext()).split())
    return list(found.values())


def broken_figures(document: Any) -> list[str]:
    """Return each figure of a cell that was too wide for its column."""
    found = []
    for page in document.pages:
        for wrapper in _wrappers(page._page_box):
            for block in _blocks_of_lines(wrapper):
                words = "".join(_words(block.element)) if block.element is not None else ""
                lines = ["".join(_texts(line)).split() for line in block.children]
                for line, after in pairwise(lines):
                    # A line has lost the space at its end, so the text itself has to tell.
                    if not line or not after or line[-1] + after[0] not in words:
                        continue
                    if _ENDS.search(line[-1]) and _BEGINS.search(after[0]):
                        found.append(line[-1] + after[0])
    return list(dict.fromkeys(found))


def _blocks_of_lines(box: Any) -> Iterator[Any]:
    children = getattr(box, "children", ())
    if children and type(children[0]).__name__ == "LineBox":
        yield box
        return
    for child in children:
        yield from _blocks_of_lines(child)


def _words(element: Any) -> Iterator[str]:
    """Yield the text of an element, with a space where a line or a paragraph ends."""
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield " " if child.tag in _ENDS_A_LINE else ""
        yield child.tail or ""


def _texts(box: Any) -> Iterator[str]:
    if (text := getattr(box, "text", None)) is not None:
        yield text
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _wrappers(box: Any) -> Iterator[Any]:
    """Return the box of each table, or part of a table, of a page, in the order of its tags."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if getattr(box, "is_table_wrapper", False) and box.element_tag == "table":
        yield box
    for child in getattr(box, "children", ()):
        yield from _wrappers(child)
