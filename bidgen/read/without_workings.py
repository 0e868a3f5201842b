"""A workbook without the thousands of formulas that the program itself keeps in it, so that it opens fast."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection, Iterator
from typing import IO, TYPE_CHECKING

from defusedxml.ElementTree import ParseError, fromstring, iterparse

from bidgen.read.summary import MARK, MARK_WITHIN, WORKINGS, is_ours, kind_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What is left says whose it is, so that nothing that refers to it is computed from its empty cells.
_LEFT = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    f'<c r="A1" t="inlineStr"><is><t>{MARK}</t></is></c></row></sheetData></worksheet>'
).encode()


def without_workings(content: bytes) -> bytes:
    """Return the workbook with nothing on the sheet Workings that the program made; any other as it is.

    Nothing of that sheet is read or compared: it follows from the tables, and the Summary from it.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        try:
            ours = frozenset(_workings(container))
        # Of a damaged part more is said where it is read.
        except ParseError:
            return content
        if not ours:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as written:
            for name in container.namelist():
                written.writestr(name, _LEFT if name in ours else container.read(name))
    return made.getvalue()


def _workings(container: zipfile.ZipFile) -> Iterator[str]:
    """Yield the part of each sheet Workings of ours, where it is where most programs put it."""
    names = set(container.namelist())
    if not {_BOOK, _RELATIONS} <= names:
        return
    titles = {
        one.get(_ID): one.get("name") or ""
        for one in fromstring(container.read(_BOOK)).iter(f"{_MAIN}sheet")
        if kind_of(one.get("name") or "") == WORKINGS
    }
    for relation in fromstring(container.read(_RELATIONS)):
        target = posixpath.join("/xl", relation.get("Target") or "")
        part = posixpath.normpath(target).lstrip("/")
        title = titles.get(relation.get("Id"))
        if title is not None and part in names and is_ours(title, _top(container, part)):
            yield part


def _top(container: zipfile.ZipFile, part: str) -> Iterator[str]:
    """Yield the texts in the first rows of a sheet, those that all sheets share among them."""
    shared = set()
    with container.open(part) as opened:
        for number, row in enumerate(_elements(opened, "row"), start=1):
            if int(row.get("r") or number) > MARK_WITHIN:
                break
            for cell in row.iter(f"{_MAIN}c"):
                value = cell.findtext(f"{_MAIN}v") or ""
                if cell.get("t") != "s":
                    yield value + _text(cell)
                elif value.strip().isdigit():
                    shared.add(int(value))
    if shared and _STRINGS in container.namelist():
        yield from _shared(container, shared)


def _shared(container: zipfile.ZipFile, wanted: Collection[int]) -> Iterator[str]:
    last = max(wanted)
    with container.open(_STRINGS) as opened:
        for number, item in enumerate(_elements(opened, "si")):
            if number in wanted:
                yield _text(item)
            if number == last:
                return


def _elements(opened: IO[bytes], name: str) -> Iterator[Element]:
    """Yield the elements of a name as they are read, so that no more of the part is than is wanted."""
    for _, element in iterparse(opened, events=("end",)):
        if element.tag == f"{_MAIN}{name}":
            yield element
            element.clear()


def _text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_MAIN}t"))
