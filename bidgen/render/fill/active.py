"""What Word would run or fetch by itself as soon as a file is opened: no document may hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docx.document import Document
from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.word.package import q
from bidgen.render.word.wordfile import PartText

# The end of a relationship's type -> what people call it.
_RUN = {
    "vbaProject": "a macro",
    "oleObject": "an embedded object",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
}
# A link waits for a click; the template that a file is attached to is left out of what is filled.
_WAITING = frozenset({"hyperlink", "attachedTemplate"})
_FETCHING = frozenset(
    (
        "DATABASE",
        "DDE",
        "DDEAUTO",
        "IMPORT",
        "INCLUDE",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "LINK",
        "MACROBUTTON",
        "RD",
    )
)


def active_content(document: Document, texts: Iterable[PartText], name: str) -> Iterator[Problem]:
    """Yield D450 for each macro, embedded object, field and address that Word would follow by itself."""
    for relation in document.part.package.iter_rels():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _RUN:
            yield problem("D450", Place(name), found=(_RUN[kind],))
        elif relation.is_external and kind not in _WAITING:
            yield problem(
                "D450", Place(name), found=f"a link that Word follows by itself, to {relation.target_ref}"
            )
    for text in texts:
        for number, paragraph in enumerate(text.root.iter(q("w:p")), start=1):
            for instruction in _instructions(paragraph):
                if re.split(r"\s+", instruction.strip())[0].upper() in _FETCHING:
                    place = Place(name, part=f"{text.label}, paragraph {number}")
                    yield problem("D450", place, found=f"the field {instruction.strip()}")


def _instructions(paragraph: etree._Element) -> Iterator[str]:
    """Yield what each field of a paragraph does; Word may part the words of one among many runs."""
    for field in paragraph.iter(q("w:fldSimple")):
        yield field.get(q("w:instr"), "")
    words = ""
    for element in paragraph.iter(q("w:fldChar"), q("w:instrText")):
        if element.tag == q("w:instrText"):
            words += element.text or ""
        elif words:
            yield words
            words = ""
    if words:
        yield words
