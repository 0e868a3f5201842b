"""What the parts of a workbook hold, seen before openpyxl unfolds them cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from bidgen.read.addresses import column_number

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# The two kinds of workbook are told by the namespace of their parts.
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main "
_SPREAD = {"mergeCell", "hyperlink"}
# Cells, rows, formats: openpyxl takes a minute for so many.
MOST_ELEMENTS = 3_000_000
# Kinds of cells whose content is no number, nor that of a text among all texts.
_WORDS = {"str", "inlineStr", "e", "d"}


class TooManyElementsError(ValueError):
    """A workbook has more than MOST_ELEMENTS."""


@dataclass(slots=True)
class Contents:
    """Whether there is any formula, how many cells merged ranges and links spread over, all sheets.

    `strict` says that it is a Strict Open XML workbook, which openpyxl takes for an empty one; `stale`,
    that a program changed it since its formulas were computed.
    """

    formulas: bool = False
    spread: int = 0
    sheets: list[str] = field(default_factory=list)
    strict: bool = False
    stale: bool = False
    elements: int = 0


def scan(content: bytes) -> Contents:
    """Return what the workbook holds; whatever the XML parser raises for a broken or hostile part.

    openpyxl makes an object of each cell of a merged range or a link, and a range of four words can
    have 17 thousand million. It reads "1_000" as a number, and digits of any script, as no spreadsheet does:
    a ValueError. TooManyElementsError for more than any table of a bid has.
    """
    found = Contents()
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        for name in container.namelist():
            try:
                with container.open(name) as part:
                    _Part(found).read(part)
            except expat.ExpatError:
                if name.endswith(".xml"):
                    raise
                continue  # printer settings, pictures: a sheet under such a name would not open either
    return found


class _Part:
    """One part while it is read: what it holds is added to what was found in those before it."""

    def __init__(self, found: Contents) -> None:
        self._found, self._root, self._kind, self._text = found, "", "", ""
        # Without a tree, and with few calls to Python: a part may have millions of elements.
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = _refuse
        self._parser.ExternalEntityRefHandler = _refuse

    def read(self, part: IO[bytes]) -> None:
        self._parser.ParseFile(part)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        found = self._found
        found.elements += 1
        if found.elements > MOST_ELEMENTS:
            raise TooManyElementsError
        tag = name.rpartition(" ")[2]
        if not self._root:
            self._root = tag
        if name.startswith(_STRICT):
            found.strict = True
        if tag == "c":
            self._kind = attributes.get("t", "n")
        elif tag == "v":
            if self._kind not in _WORDS:
                self._text = ""
                self._parser.CharacterDataHandler = self._number
                self._parser.EndElementHandler = self._end
        elif tag == "f":
            found.formulas = True
        elif tag in _SPREAD:
            found.spread += _cells(attributes.get("ref", ""))
        elif self._root == "workbook" and tag == "calcPr":
            found.stale = attributes.get("fullCalcOnLoad", "").casefold() in {"1", "true"}
        elif self._root == "workbook" and tag == "sheet":
            found.sheets.append(attributes.get("name", ""))

    def _number(self, text: str) -> None:
        self._text += text

    def _end(self, _: str) -> None:
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
        if "_" in self._text or not self._text.isascii():
            raise ValueError(f"a number is written as {self._text[:40]}")


def _refuse(*_: object) -> int:
    # A few lines of entities can stand for gigabytes.
    raise ValueError("it declares entities")


def _cells(reference: str) -> int:
    match = _RANGE.fullmatch(reference.strip())
    if match is None:
        return 1
    columns = abs(column_number(match[3]) - column_number(match[1])) + 1
    return columns * (abs(int(match[4]) - int(match[2])) + 1)
