"""A saved workbook as bytes that are the same for the same contents."""

from __future__ import annotations

import errno
import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from bidgen.office import sealed

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_CORE = "docProps/core.xml"
# Blank workbooks are of no day: every one of a version of the schemas is the same.
_DAY = b"2020-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
# openpyxl would have every height stand for good; a row is to grow with what is typed in it.
_FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')
_APP = "docProps/app.xml"
_MAKER = re.compile(rb"<Application>[^<]*</Application>(<AppVersion>[^<]*</AppVersion>)?")


def saved(workbook: Workbook) -> bytes:
    """Return the workbook's file; openpyxl would write the time of day into it."""
    kept = io.BytesIO()
    try:
        workbook.save(kept)
    except etree.SerialisationError as failure:
        # openpyxl writes temporary files; lxml tells of a full disk in its own way.
        raise OSError(errno.ENOSPC, f"a temporary file cannot be written ({failure})") from failure
    with zipfile.ZipFile(kept) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    parts[_CORE] = _TIMES.sub(rb"\g<1>" + _DAY + rb"\g<3>", parts[_CORE])
    parts[_APP] = _MAKER.sub(b"<Application>bidgen</Application>", parts[_APP])
    sheets = {name: part for name, part in parts.items() if name.startswith("xl/worksheets/")}
    return sealed(parts | {name: _FIXED.sub(rb"\g<1>", part) for name, part in sheets.items()})
