"""Notes on cells of an existing sheet: put beside, below or out of those that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join

from lxml import etree

from bidgen.read.addresses import position
from bidgen.sheets.new.notes import AUTHOR, note
from bidgen.sheets.parts.note_shapes import add_shapes, enlarge_shapes, remove_shapes
from bidgen.sheets.parts.package import Package, relate, related
from bidgen.sheets.parts.spreadsheetml import NAMESPACES, child, fragment, insert, q, set_text

# The line above what is ours in a note: what stands above it is the user's own, and is kept.
MARK = "— bidgen check —"

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# A conversation in Excel leaves a note of this author; what is shown is the conversation, not the note.
_CONVERSATION = "tc="
_EMPTY = f'<comments xmlns="{NAMESPACES["x"]}"><authors/><commentList/></comments>'
_EMPTY_DRAWING = f'<xml xmlns:v="{NAMESPACES["v"]}" xmlns:o="{NAMESPACES["o"]}" xmlns:x="{NAMESPACES["e"]}"/>'
_RUN = (
    '<r><rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
    '<t xml:space="preserve"/></r>'
)


@dataclass(frozen=True, slots=True)
class _Part:
    """The notes of one sheet: their part's name and tree."""

    name: str
    root: etree._Element

    @property
    def notes(self) -> etree._Element:
        return child(self.root, "x:commentList")

    def authors(self) -> list[str]:
        return [one.text or "" for one in child(self.root, "x:authors")]


def put_notes(package: Package, sheet: str, texts: Mapping[str, str]) -> None:
    """Put a note on each cell of the sheet part `sheet` ("F7" to its text).

    A note that is there keeps its text, the new one after it. A cell with a conversation is left alone:
    Excel shows nothing else there.
    """
    if not texts:
        return
    part = _notes_of(package, sheet)
    there = {one.get("ref", ""): one for one in part.notes}
    conversations = _conversations(part)
    longer: dict[str, str] = {}
    new: dict[str, str] = {}
    author = _author(part)
    for cell in sorted(texts, key=position):
        if cell in conversations:
            continue
        if cell in there:
            _append(there[cell], texts[cell])
            longer[cell] = _text(there[cell])
        else:
            _add(part.notes, cell, author, texts[cell])
            new[cell] = texts[cell]
    # Their order means nothing; Excel writes them in that of the sheet.
    part.notes[:] = sorted(part.notes, key=lambda one: position(one.get("ref", "")))
    drawing = _drawing_of(package, sheet)
    add_shapes(package.edit(drawing), package.edit(sheet), {cell: note(text) for cell, text in new.items()})
    enlarge_shapes(
        package.edit(drawing), package.edit(sheet), {cell: note(text) for cell, text in longer.items()}
    )


def take_marks(package: Package, sheet: str) -> tuple[str, ...]:
    """Take what earlier marks left out of the notes of a sheet, and return the cells that had any."""
    name = related(package, sheet, "comments")
    if name is None or not any(MARK in _text(one) for one in _Part(name, package.look(name)).notes):
        return ()
    part = _Part(name, package.edit(name))
    marked, emptied = [], set()
    for one in list(part.notes):
        own, mark, _ = _text(one).partition(MARK)
        if not mark:
            continue
        marked.append(one.get("ref", ""))
        if own.strip():
            _cut(one, len(own.rstrip()))
        else:
            part.notes.remove(one)
            emptied.add(one.get("ref", ""))
    drawing = related(package, sheet, "vmlDrawing")
    if emptied and drawing is not None:
        remove_shapes(package.edit(drawing), emptied)
    return tuple(marked)


def _notes_of(package: Package, sheet: str) -> _Part:
    name = related(package, sheet, "comments")
    if name is None:
        name = package.free_name(join(dirname(dirname(sheet)), "comments{}.xml").lstrip("/"))
        package.add(name, etree.fromstring(_EMPTY), _COMMENTS)
        relate(package, sheet, "comments", name)
    return _Part(name, package.edit(name))


def _drawing_of(package: Package, sheet: str) -> str:
    """Return the part that says how notes are drawn, which may draw form controls as well."""
    name = related(package, sheet, "vmlDrawing")
    root = package.edit(sheet)
    if name is None or root.find(q("x:legacyDrawing")) is None:
        name = package.free_name(join(dirname(dirname(sheet)), "drawings/vmlDrawing{}.vml").lstrip("/"))
        package.add(name, etree.fromstring(_EMPTY_DRAWING), _DRAWING)
        legacy = etree.Element(q("x:legacyDrawing"))
        legacy.set(q("r:id"), relate(package, sheet, "vmlDrawing", name))
        insert(root, legacy)
    return name


def _conversations(part: _Part) -> set[str]:
    authors = part.authors()
    return {
        one.get("ref", "")
        for one in part.notes
        if authors[int(one.get("authorId", "0")) : int(one.get("authorId", "0")) + 1]
        and authors[int(one.get("authorId", "0"))].startswith(_CONVERSATION)
    }


def _author(part: _Part) -> str:
    authors = part.authors()
    if AUTHOR not in authors:
        etree.SubElement(child(part.root, "x:authors"), q("x:author")).text = AUTHOR
        return str(len(authors))
    return str(authors.index(AUTHOR))


def _add(notes: etree._Element, cell: str, author: str, text: str) -> None:
    one = etree.Element(q("x:comment"))
    one.set("ref", cell)
    one.set("authorId", author)
    words = etree.SubElement(one, q("x:text"))
    words.append(_run(text))
    notes.append(one)


def _append(one: etree._Element, text: str) -> None:
    words = _words(one)
    plain = words.find(q("x:t"))
    if plain is not None:
        # Words in pieces and words in one do not go together: the one becomes the first piece.
        piece = etree.Element(q("x:r"))
        words.replace(plain, piece)
        piece.append(plain)
    pieces = words.findall(q("x:r"))
    new = _run("\n\n" + text)
    words.insert(words.index(pieces[-1]) + 1 if pieces else 0, new)


def _words(one: etree._Element) -> etree._Element:
    found = one.find(q("x:text"))
    return found if found is not None else etree.SubElement(one, q("x:text"))


def _run(text: str) -> etree._Element:
    run = fragment(_RUN)
    set_text(run[-1], text)
    return run


def _text(one: etree._Element) -> str:
    return "".join(words.text or "" for words in _pieces(one))


def _cut(one: etree._Element, length: int) -> None:
    """Keep the first `length` characters of the note, and the format of their pieces."""
    for words in _pieces(one):
        text = words.text or ""
        words.text = text[:length]
        length -= len(words.text)
        run = words.getparent()
        if not words.text and run is not None and run.tag == q("x:r"):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _pieces(one: etree._Element) -> list[etree._Element]:
    text = one.find(q("x:text"))
    if text is None:
        return []
    return [*text.findall(q("x:t")), *text.findall(f"{q('x:r')}/{q('x:t')}")]
