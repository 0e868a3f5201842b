"""Mends the tags of the PDF: footnotes as what they are, and one table for one table.

WeasyPrint 70 tags a footnote as a plain stretch of text, and a table that runs over several pages as
several tables, each with its heading row. Both pass the validators, but a screen reader then announces
three tables of a page each where there is one. What this rests on is private to WeasyPrint, so its
version is bounded in setup.cfg, and tests count the tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

# What WeasyPrint calls a part of a <small class="footnote"> -> the tag of PDF 1.7, section 14.8.4.
_NOTE_TAGS = {"small": "Note", "small::footnote-call": "Reference", "small::footnote-marker": "Lbl"}
_tag_of_element = tags._get_pdf_tag


def tag_notes() -> None:
    """Have WeasyPrint tag footnotes as notes, their marks as references and labels."""
    tags._get_pdf_tag = _tag


def _tag(element: str | None) -> str:
    return _NOTE_TAGS.get(element or "") or _tag_of_element(element)


def mend_tags(document: Any, pdf: Any) -> None:
    """Name the notes and join the tables of a PDF that is about to be written."""
    objects = {one.reference: one for one in pdf.objects}
    _name_notes(pdf)
    root = objects[pdf.catalog["StructTreeRoot"]]
    tagged = list(_elements(objects, root, "/Table"))
    sources = [box.element for page in document.pages for box in _wrappers(page._page_box)]
    if len(tagged) != len(sources):
        return
    first = tagged[0] if tagged else None
    for (_, before), (table, here) in pairwise(zip(tagged, sources, strict=True)):
        if here is not before:
            first = table
        elif first is not None:
            _join(objects, first, table)


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


def _name_notes(pdf: Any) -> None:
    """Give each note the name that PDF/UA-1, section 7.9, asks for."""
    notes = (one for one in pdf.objects if isinstance(one, dict) and one.get("S") == "/Note")
    for number, note in enumerate(notes, 1):
        note["ID"] = tags.pydyf.String(f"note-{number}")


def _elements(objects: dict[Any, Any], parent: Any, kind: str) -> Iterator[Any]:
    """Return the structure elements of one kind below `parent`, in reading order."""
    for key in parent.get("K", ()):
        child = objects.get(key)
        if not isinstance(child, dict) or "S" not in child:
            continue
        if child["S"] == kind:
            yield child
        yield from _elements(objects, child, kind)


def _wrappers(box: Any) -> Iterator[Any]:
    """Return the box of each table, or part of a table, of a page, in the order of its tags."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if getattr(box, "is_table_wrapper", False) and box.element_tag == "table":
        yield box
    for child in getattr(box, "children", ()):
        yield from _wrappers(child)


def _join(objects: dict[Any, Any], first: Any, more: Any) -> None:
    """Move the rows of a table's next page into its first part; the repeated heading row is left out.

    What is left out of the tree is to a reader as the running header is: on the page, and not read.
    """
    repeated = {
        bytes(again["ID"].data): once["ID"]
        for once, again in zip(*(_column_headings(objects, one) for one in (first, more)), strict=False)
    }
    for key in list(more["K"]):
        part = objects[key]
        if part["S"] != "/TBody":
            continue
        part["P"] = first.reference
        first["K"].append(key)
        for cell in _elements(objects, part, "/TD"):
            names = cell["A"].get("Headers", ())
            cell["A"]["Headers"] = tags.pydyf.Array(repeated.get(bytes(n.data), n) for n in names)
    holder = objects[more["P"]]
    holder["K"].remove(more.reference)


def _column_headings(objects: dict[Any, Any], table: Any) -> list[Any]:
    heads = (objects[key] for key in table["K"] if objects[key].get("S") == "/THead")
    return [cell for head in heads for cell in _elements(objects, head, "/TH")]
