"""Before a workbook is opened: is it one, and is it safe to unpack?"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path as FilePath

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.content import read_content

LARGEST_FILE = 20_000_000
MOST_PARTS = 1_000
LARGEST_INSIDE = 64_000_000
# A sheet of ordinary rows shrinks 10 to 40 times, a bomb 1,000 times. Small parts can do no harm.
MOST_SHRUNK = 100
SMALL_PART = 2_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# How each kind of zip file is told from a workbook: by a part that it has, and its name.
_OTHERS = (
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)"),
    ("word/document.xml", "a Word document (.docx)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
    ("Index/Document.iwa", "a Numbers document"),
)
_OPEN_DOCUMENT = "an OpenDocument file such as LibreOffice's own (.ods)"


def read_container(path: FilePath, shown: str) -> tuple[bytes | None, list[Problem]]:
    """Return the content of a workbook that is safe to unpack, or None and why it is not.

    Reports R101, R102 and R120 to R124. What is checked is what is returned: the file is read once.
    """
    content, problems = read_content(path, shown, LARGEST_FILE)
    if content is None:
        return None, problems
    problems = check_container(content, Place(shown))
    return (None if problems else content), problems


def check_container(content: bytes, place: Place) -> list[Problem]:
    """Return why a workbook is not safe to unpack, R120 to R124; nothing where it is."""
    if content.startswith(_OLE):
        return [problem("R122" if _ENCRYPTED in content else "R121", place)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            return _check_parts(container, place)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeError, ValueError, OverflowError):
        return [problem("R120", place)]


def _check_parts(container: zipfile.ZipFile, place: Place) -> list[Problem]:
    parts = container.infolist()
    if len(parts) > MOST_PARTS:
        return [_too_large(place, f"{len(parts):,} parts", f"{MOST_PARTS:,} parts")]
    inside = sum(part.file_size for part in parts)
    if inside > LARGEST_INSIDE:
        return [_too_large(place, f"{inside:,} bytes", f"{LARGEST_INSIDE:,} bytes")]
    for part in parts:
        if part.file_size > SMALL_PART and part.file_size > MOST_SHRUNK * max(part.compress_size, 1):
            shrunk = f"a part of {part.file_size:,} bytes in {part.compress_size:,}"
            return [_too_large(place, shrunk, f"{MOST_SHRUNK} times")]
    return _check_kind(container, place)


def _check_kind(container: zipfile.ZipFile, place: Place) -> list[Problem]:
    names = set(container.namelist())
    if any(part.flag_bits & 1 for part in container.infolist()):
        return [problem("R122", place)]
    if "mimetype" in names and "content.xml" in names:
        return [problem("R123", place, found=_OPEN_DOCUMENT)]
    for part, kind in _OTHERS:
        if part in names:
            return [problem("R123", place, found=kind)]
    if "[Content_Types].xml" not in names:
        return [problem("R120", place)]
    return []


def _too_large(place: Place, found: str, expected: str) -> Problem:
    return problem("R124", place, found=found, expected=expected)
