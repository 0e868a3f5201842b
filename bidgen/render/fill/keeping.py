"""Keeps together on a page of Word what belongs together; the walk takes it over into the PDF."""

from __future__ import annotations

from typing import Any

from lxml import etree

from bidgen.render.fill.lists import Lists
from bidgen.render.word.package import NAMESPACES, is_on, q, text_of, value
from bidgen.render.word.wordstyles import is_bold, lineage, paragraph_look

# A table that runs over the end of a page leaves no fewer rows than this on either page.
_ROWS_TOGETHER = 3
# No more letters than this make a line.
_SHORT = 90


def keep_together(body: etree._Element, lists: Lists) -> None:
    """Ask Word to leave no lonely item of a list and no lonely row of a table at either end of a page.

    A short paragraph in bold is kept with what it sums up.
    A list keeps its first item with the sentence that leads to it and with its second, and its last item
    with the one before. A table of data keeps its first rows with its heading row, its last together,
    and these with a note on it.
    """
    for paragraph in body.iter(q("w:p")):
        after = paragraph.getnext()
        if after is not None and after.tag == q("w:p") and _is_verdict(paragraph, lists):
            _keep(paragraph)
        if not _is_item(after, lists):
            continue
        if not _is_item(paragraph, lists):
            if text_of(paragraph):
                _keep(paragraph)
        elif not _is_item(paragraph.getprevious(), lists) or not _is_item(_next(after), lists):
            _keep(paragraph)
    for table in body.iter(q("w:tbl")):
        rows = table.findall(q("w:tr"))
        if rows and is_on(rows[0].find("w:trPr/w:tblHeader", NAMESPACES)):
            # Word keeps a row with the next where its paragraphs say so.
            held = [*rows[:_ROWS_TOGETHER][:-1], *rows[-_ROWS_TOGETHER:-1]]
            for row in [*held, rows[-1]] if _is_note(table.getnext(), lists) else held:
                for paragraph in row.iter(q("w:p")):
                    _keep(paragraph)


def _is_verdict(paragraph: etree._Element, lists: Lists) -> bool:
    runs = [run for run in paragraph.iter(q("w:r")) if text_of(run)]
    bold = all(is_bold(run, lists.styles) for run in runs)
    return bool(runs) and bold and len(text_of(paragraph)) <= _SHORT


def _is_item(element: etree._Element | None, lists: Lists) -> bool:
    return element is not None and lists.is_item(element)


def _is_note(element: etree._Element | None, lists: Lists) -> bool:
    style = None if element is None else value(element.find("w:pPr/w:pStyle", NAMESPACES))
    return paragraph_look(lineage(lists.styles, style))[0].css == "note"


def _next(element: etree._Element | None) -> etree._Element | None:
    return None if element is None else element.getnext()


def _keep(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    if properties.find(q("w:keepNext")) is None:
        properties.get_or_add_keepNext()
