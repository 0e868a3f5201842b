"""Office files: zips of XML parts, parsed safely, and written with the same bytes for the same contents."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree

ZipDate: TypeAlias = tuple[int, int, int, int, int, int]

_OLDEST_ZIP_DATE: ZipDate = (1980, 1, 1, 0, 0, 0)
# Readers look for these before all others.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_NO_DATES: Mapping[str, ZipDate] = {}
# What a zip file that is broken, cut short, encrypted or packed in some rare way may raise.
UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def parse_part(xml: bytes, *, recover: bool = False) -> etree._Element:
    """Return the root of a part; an etree.XMLSyntaxError for one that is broken.

    Excel's drawings of notes (VML) may hold HTML that is not well formed: `recover` those.
    """
    # Entities could pull in other files or swell without end; neither has a place in an Office file.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )
    return etree.fromstring(xml, parser)


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of an entry, one of UNREADABLE_ZIP where that cannot be.

    No more is unpacked than the size that the entry gives: a bomb gives a false one.
    """
    with archive.open(entry) as content:
        return content.read(entry.file_size)


def zipped(
    parts: Iterable[tuple[str, bytes]], *, dates: Mapping[str, ZipDate] = _NO_DATES, comment: bytes = b""
) -> bytes:
    """Return a zip file of `parts` (name and content) as they come; `dates` are those of 1980 otherwise."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, dates.get(name, _OLDEST_ZIP_DATE))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise it would tell which system the file was made on.
            entry.create_system = 0
            archive.writestr(entry, content, compresslevel=6)
        archive.comment = comment
    return written.getvalue()


def sealed(parts: Mapping[str, bytes]) -> bytes:
    """Return an Office file of `parts` (name to content), in a fixed order and with a fixed date."""
    order = sorted(parts, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    return zipped((name, parts[name]) for name in order)
