"""The words in a finished file, read from the file itself: copies are compared by what they say."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO
from typing import Literal, TypeAlias

import pypdfium2
from lxml import etree

from bidgen.model.identity import PROPERTIES, Claim, from_properties
from bidgen.model.sources import sha256
from bidgen.office import UNREADABLE_ZIP, unpacked
from bidgen.render.word.properties import properties_of
from bidgen.render.words import docx_words, html_words, page_properties

FileFormat: TypeAlias = Literal["pdf", "docx", "html", "zip"]
# No bid document comes near these; more is somebody else's file, or one made to do harm.
_MOST_PAGES, _MOST_DRAWN = 500, 1_000_000
_WORD_BODY = "word/document.xml"


def format_of(content: bytes) -> FileFormat | None:
    """Return what kind of file this is by its content, whatever its name; None for any other kind."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                return "docx" if _WORD_BODY in archive.namelist() else "zip"
        except UNREADABLE_ZIP:
            return None
    head = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return "html" if head.startswith((b"<!doctype html", b"<html")) else None


def words_in(content: bytes, form: FileFormat) -> tuple[str, ...] | None:
    """Return the words in a file of this format, in order; None where it cannot be read.

    Those of a Word file and a web page are the words of the document's body. Those of a PDF are all that is
    drawn on its pages, running headers and footers too.
    """
    if form == "docx":
        words, problems = docx_words(content, "")
        return None if problems else words
    if form == "html":
        return html_words(_well_formed(content))
    return _pdf_words(content) if form == "pdf" else None


def hash_of(words: Sequence[str]) -> str:
    """Return the SHA-256 of the words without the spaces between them.

    A program that saves a PDF anew may set a space more or less where none is seen.
    """
    return sha256("".join(words).encode())


def claim_in(content: bytes, form: FileFormat) -> Claim:
    """Return what the properties of a file say that it is; nothing of a file that cannot be read."""
    return from_properties(_properties(content, form))


def _properties(content: bytes, form: FileFormat) -> Mapping[str, str]:
    if form == "html":
        return page_properties(_well_formed(content))
    if form == "docx":
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                return properties_of(_small_parts(archive))
        except (etree.XMLSyntaxError, *UNREADABLE_ZIP):
            return {}
    return _pdf_properties(content) if form == "pdf" else {}


def _well_formed(page: bytes) -> str:
    """Return a page as any browser would mend it: over one of nothing but “<a ” html.parser takes hours."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return ""
    return "" if root is None else etree.tostring(root, method="html", encoding="unicode")


def _small_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the parts that hold properties, those of a size that properties can have."""
    entries = (one for one in archive.infolist() if one.filename.startswith("docProps/"))
    return {one.filename: unpacked(archive, one) for one in entries if one.file_size < 1_000_000}


def _pdf_words(content: bytes) -> tuple[str, ...] | None:
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            if len(pdf) > _MOST_PAGES:
                return None
            found: list[str] = []
            drawn = 0
            for page in pdf:
                with closing(page), closing(page.get_textpage()) as text:
                    drawn += pypdfium2.raw.FPDFPage_CountObjects(page) + text.count_chars()
                    if drawn > _MOST_DRAWN:
                        return None
                    found += text.get_text_bounded().split()
            return tuple(found)
    except pypdfium2.PdfiumError:
        return None


def _pdf_properties(content: bytes) -> dict[str, str]:
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            return {name: pdf.get_metadata_value(name) for name in PROPERTIES}
    except pypdfium2.PdfiumError:
        return {}
