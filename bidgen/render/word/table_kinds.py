"""Tells what a table of Word is there for: data, labels with values, key figures, or the look of a form."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from bidgen.render.word.package import NAMESPACES, is_on, q, text_of, value
from bidgen.render.word.styles import DATA_TABLE, FACT_TABLE, LAYOUT_TABLE, Look
from bidgen.render.word.wordstyles import WordStyles, is_bold, lineage, paragraph_look

TableKind = Literal["data", "facts", "keys", "layout"]

KEY_FIGURES = frozenset({"key-figure", "key-figure-label"})

# What makes a cell a piece of a page: no cell of data holds it.
_PIECES = frozenset({"title", "heading", "cover", "bullet", "number", "quote"})
_PAPER = frozenset({"auto", "ffffff"})


def table_kind(table: etree._Element, styles: WordStyles) -> TableKind:
    """Return what a table is there for.

    Key figures and their labels make it one of key figures. A table style of the house says so, and a row
    that repeats as a heading row says "data". In somebody else's form nothing may say it. Then a table is
    data where most rows fill three columns or more, or where the first row alone is bold or shaded, like
    headings that are not marked as such; labels and values where the first of two columns alone is; and
    otherwise layout. A cell of data has no headings, lists or several paragraphs.
    """
    names = {one.name.casefold() for one in lineage(styles, _style(table))}
    if _is_of_key_figures(table, styles):
        return "keys"
    if FACT_TABLE in names:
        return "facts"
    if LAYOUT_TABLE in names:
        return "layout"
    if DATA_TABLE in names or any(is_on(row.find("w:trPr/w:tblHeader", NAMESPACES)) for row in _rows(table)):
        return "data"
    if any(text_of(row).startswith("{%tr for") for row in _rows(table)):
        # In a template that is yet to be filled: rows that repeat are data.
        return "data"
    rows = [_cells(row) for row in _rows(table)]
    widest = max((len(row) for row in rows), default=0)
    if widest < 2 or any(_is_page(cell, styles) for row in rows for cell in row):
        return "layout"
    marked = [[_is_marked(cell, styles) for cell in row] for row in rows]
    if len(rows) > 1 and len(rows[0]) == widest and all(marked[0]) and not all(map(all, marked[1:])):
        return "data"
    if widest == 2:
        labels = all(len(row) == 2 and row[0] and not row[1] for row in marked)
        return "facts" if labels and len(rows) > 1 else "layout"
    whole = sum(len(row) == widest for row in rows)
    return "data" if whole > 1 and 2 * whole >= len(rows) else "layout"


def _style(table: etree._Element) -> str | None:
    return value(table.find("w:tblPr/w:tblStyle", NAMESPACES))


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(q("w:tr")) if next(row.iterancestors(q("w:tbl"))) is table]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(q("w:tc")) if next(cell.iterancestors(q("w:tr"))) is row]


def _is_of_key_figures(table: etree._Element, styles: WordStyles) -> bool:
    said = [one for one in table.iter(q("w:p")) if _says_something(one)]
    return bool(said) and all(_look(one, styles).css in KEY_FIGURES for one in said)


def _look(paragraph: etree._Element, styles: WordStyles) -> Look:
    family = lineage(styles, value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)) or "")
    return paragraph_look(family)[0]


def _is_page(cell: etree._Element, styles: WordStyles) -> bool:
    """Return whether a cell holds what belongs to a page: a table, a heading, a list, several paragraphs."""
    said = [one for one in cell.iter(q("w:p")) if _says_something(one)]
    if len(said) > 1 or cell.find(f".//{q('w:tbl')}") is not None:
        return True
    numbers = [value(one.find("w:pPr/w:numPr/w:numId", NAMESPACES)) for one in said]
    return any(one not in (None, "0") for one in numbers) or any(
        _look(one, styles).kind in _PIECES for one in said
    )


def _says_something(paragraph: etree._Element) -> bool:
    return any((words.text or "").strip() for words in paragraph.iter(q("w:t")))


def _is_marked(cell: etree._Element, styles: WordStyles) -> bool:
    """Return whether a cell stands out: shaded, or with all of its words in bold."""
    shading = cell.find("w:tcPr/w:shd", NAMESPACES)
    if is_shaded(shading):
        return True
    runs = [run for run in cell.iter(q("w:r")) if any((t.text or "").strip() for t in run.iter(q("w:t")))]
    return bool(runs) and all(_is_bold(run, styles) for run in runs)


def is_shaded(shading: etree._Element | None) -> bool:
    """Return whether a shading (w:shd) shows: a colour other than that of the paper."""
    return shading is not None and (value(shading, "w:fill") or "auto").casefold() not in _PAPER


def _is_bold(run: etree._Element, styles: WordStyles) -> bool:
    own = is_bold(run, styles)
    if own is not None:
        return own
    paragraph = next(run.iterancestors(q("w:p")))
    style = value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)) or ""
    return any(one.bold for one in lineage(styles, style))
