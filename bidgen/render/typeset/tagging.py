"""Mends the tags of the PDF, so that what is one thing on the page's paper is one thing to a screen reader.

WeasyPrint 70 tags page by page: a table, list or paragraph that runs over the end of a page becomes two, a
table's heading row is read again on each, a footnote is a plain stretch of text and the contents list a
list like any other. All of that passes the validators. Here elements are joined again by the HTML element
that they come from, repeated heading rows are left out of the tree (as the running header is: on the page,
and not read), and notes and the contents list are named as what they are. What this rests on is private to
WeasyPrint, so its version is bounded in setup.cfg, and tests count the tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

# What WeasyPrint calls a part of a <small class="footnote"> -> the tag of PDF 1.7, section 14.8.4.
_NOTE_TAGS = {"small": "Note", "small::footnote-call": "Reference", "small::footnote-marker": "Lbl"}
# The same for the parts of the contents list, which are tagged as a list.
_CONTENTS_TAGS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
_REPEATED = ("/THead", "/TFoot")
_tag_of_element = tags._get_pdf_tag
_build_box_tree = tags._build_box_tree


def watch_tags() -> None:
    """Have WeasyPrint tag footnotes as notes, and remember which HTML element each tag comes from."""
    tags._get_pdf_tag = _tag
    tags._build_box_tree = _with_sources


def _tag(element: str | None) -> str:
    return _NOTE_TAGS.get(element or "") or _tag_of_element(element)


def _with_sources(box: Any, *arguments: Any) -> Iterator[Any]:
    drawn = box._box if isinstance(box, AbsolutePlaceholder) else box
    for element in _build_box_tree(box, *arguments):
        if not hasattr(element, "source"):
            element.source = None if drawn.element is None else (drawn.element, drawn.element_tag)
        yield element


def mend_tags(document: Any, pdf: Any) -> None:
    """Join and name the structure elements of a PDF that is about to be written."""
    tree = _Tree(pdf)
    _name_notes(pdf)
    tree.join(tree.root)
    tree.finish()


class _Tree:
    """The structure elements of one PDF, and what becomes of those that are joined to others."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.objects = {one.reference: one for one in pdf.objects}
        self.top = self.objects[pdf.catalog["StructTreeRoot"]]
        self.root = self.objects[self.top["K"][0]]
        self.joined: dict[Any, Any] = {}
        self.headings: dict[bytes, Any] = {}

    def join(self, parent: Any, *, contents: bool = False) -> None:
        """Make one of those elements below `parent` that are one HTML element on several pages.

        Within the list of `contents` they are named as what they are.
        """
        kept: list[Any] = []
        seen: dict[Any, tuple[Any, set[Any]]] = {}
        for key in parent["K"]:
            child = self.objects.get(key)
            source = getattr(child, "source", None)
            if child is None or source is None:
                kept.append(key)
                continue
            name = (id(source[0]), source[1], child["S"])
            first, pages = seen.get(name, (child, set()))
            if pages and child["Pg"] not in pages:
                if child["S"] in _REPEATED:
                    self._leave_out(first, child)
                else:
                    self._move(child, first)
            else:
                kept.append(key)
                first = child
            seen[name] = (first, pages | {child["Pg"]})
        parent["K"][:] = kept
        for key in kept:
            child = self.objects.get(key)
            if isinstance(child, dict) and "S" in child:
                within = contents or _is_contents(child)
                if within:
                    child["S"] = _CONTENTS_TAGS.get(child["S"], child["S"])
                self.join(child, contents=within)

    def _move(self, more: Any, first: Any) -> None:
        """Append what is in an element to the first part of it; numbers of marks are those of their page."""
        for key in more["K"]:
            if isinstance(key, int):
                mark = tags.pydyf.Dictionary({"Type": "/MCR", "Pg": more["Pg"], "MCID": key})
                self.pdf.add_object(mark)
                first["K"].append(mark.reference)
            else:
                if "P" in self.objects[key]:
                    self.objects[key]["P"] = first.reference
                first["K"].append(key)
        self.joined[more.reference] = first.reference

    def _leave_out(self, once: Any, again: Any) -> None:
        """Leave out a heading row that the page repeats; cells that name its headings name the first ones."""
        for one, other in zip(self._elements(once, "/TH"), self._elements(again, "/TH"), strict=False):
            self.headings[bytes(other["ID"].data)] = one["ID"]

    def finish(self) -> None:
        """Have cells name the headings, and marks and links the elements, that are left."""
        for cell in self._elements(self.root, "/TD"):
            names = cell["A"].get("Headers", ())
            cell["A"]["Headers"] = tags.pydyf.Array(self.headings.get(bytes(n.data), n) for n in names)
        numbers = self.objects[self.top["ParentTree"]]["Nums"]
        for place, entry in enumerate(numbers):
            if isinstance(entry, list):
                entry[:] = [self.joined.get(one, one) for one in entry]
            else:
                numbers[place] = self.joined.get(entry, entry)

    def _elements(self, parent: Any, kind: str) -> Iterator[Any]:
        """Yield the structure elements of one kind below `parent`, in reading order."""
        for key in parent.get("K", ()):
            child = self.objects.get(key)
            if isinstance(child, dict) and "S" in child:
                if child["S"] == kind:
                    yield child
                yield from self._elements(child, kind)


def _is_contents(element: Any) -> bool:
    source = getattr(element, "source", None)
    return source is not None and source[1] == "nav" and source[0].get("class") == "contents"


def _name_notes(pdf: Any) -> None:
    """Give each note the name that PDF/UA-1, section 7.9, asks for."""
    notes = (one for one in pdf.objects if isinstance(one, dict) and one.get("S") == "/Note")
    for number, note in enumerate(notes, 1):
        note["ID"] = tags.pydyf.String(f"note-{number}")
