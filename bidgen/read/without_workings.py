"""A workbook without the thousands of formulas that the program itself keeps in it, so that it opens fast."""

from __future__ import annotations

import io
import posixpath
import zipfile

from defusedxml.ElementTree import ParseError, fromstring

from bidgen.read.summary import MARK, WORKINGS

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
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
        names = set(container.namelist())
        part = _workings(container) if {_BOOK, _RELATIONS} <= names else None
        if part not in names:
            return content
        mark = MARK.encode()
        texts = (one for one in (_STRINGS, part) if one in names)
        if not any(mark in container.read(one) for one in texts):
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as written:
            for name in container.namelist():
                written.writestr(name, _LEFT if name == part else container.read(name))
    return made.getvalue()


def _workings(container: zipfile.ZipFile) -> str | None:
    """Return the part of the sheet Workings, where it is where most programs put it."""
    try:
        book, relations = fromstring(container.read(_BOOK)), fromstring(container.read(_RELATIONS))
    except ParseError:
        return None
    ids = [
        one.get(_ID)
        for one in book.iter()
        if str(one.tag).endswith("}sheet")
        and (one.get("name") or "").casefold().startswith(WORKINGS.casefold())
    ]
    targets = (one.get("Target") or "" for one in relations if one.get("Id") in ids)
    return next((posixpath.normpath(posixpath.join("/xl", one)).lstrip("/") for one in targets), None)
