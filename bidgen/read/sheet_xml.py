"""What the parts of a workbook hold, seen before openpyxl unfolds them cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import IO

from defusedxml.ElementTree import ParseError, iterparse

from bidgen.read.addresses import column_number

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# The two kinds of workbook are told by the namespace of their parts.
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_SPREAD = {"mergeCell", "hyperlink"}


@dataclass(frozen=True, slots=True)
class Contents:
    """Whether there is any formula, how many cells merged ranges and links spread over, all sheets.

    `strict` says that it is a Strict Open XML workbook, which openpyxl takes for an empty one; `stale`,
    that a program changed it since its formulas were computed.
    """

    formulas: bool
    spread: int
    sheets: tuple[str, ...] = ()
    strict: bool = False
    stale: bool = False


def scan(content: bytes) -> Contents:
    """Return what the workbook holds; whatever the XML parser raises for a broken or hostile part.

    openpyxl makes an object of each cell of a merged range or a link, and a range of four words can
    have 17 thousand million.
    """
    found = Contents(False, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        for name in container.namelist():
            try:
                with container.open(name) as part:
                    one = _scan_part(part)
            except ParseError:
                if name.endswith(".xml"):
                    raise
                continue  # printer settings, pictures: a sheet under such a name would not open either
            found = Contents(
                found.formulas or one.formulas,
                found.spread + one.spread,
                found.sheets + one.sheets,
                found.strict or one.strict,
                found.stale or one.stale,
            )
    return found


def _scan_part(part: IO[bytes]) -> Contents:
    formulas, spread, strict, stale, root = False, 0, False, False, ""
    sheets: list[str] = []
    for event, element in iterparse(part, events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            root = root or tag
            strict = strict or element.tag.startswith(_STRICT)
            continue
        formulas = formulas or tag == "f"
        if tag in _SPREAD:
            spread += _cells(element.get("ref") or "")
        if tag == "calcPr" and root == "workbook":
            stale = (element.get("fullCalcOnLoad") or "").casefold() in {"1", "true"}
        if tag == "sheet" and root == "workbook":
            sheets.append(element.get("name") or "")
        element.clear()
    return Contents(formulas, spread, tuple(sheets), strict, stale)


def _cells(reference: str) -> int:
    match = _RANGE.fullmatch(reference.strip())
    if match is None:
        return 1
    columns = abs(column_number(match[3]) - column_number(match[1])) + 1
    return columns * (abs(int(match[4]) - int(match[2])) + 1)
