"""Opens a Word file: its parts as XML trees, its links, pictures, styles and numbering."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from lxml import etree

from bidgen.office import UNREADABLE_ZIP, parse_part, unpacked
from bidgen.places import Place
from bidgen.problems import Problem, problem

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_BODY = "word/document.xml"
_XML = (".xml", ".rels")
# A small zip can hold gigabytes of blanks, and much markup takes long to walk; no bid document comes near
# these: 10,000 words are some 2 MB of markup.
_LARGEST_FILE = 200_000_000
_LARGEST_XML = 20_000_000


def q(name: str) -> str:
    """Return `name` ("w:p") as lxml writes it ("{namespace}p")."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def short(tag: object) -> str:
    """Return an lxml tag as people write it ("w:p"); comments and instructions give ""."""
    if not isinstance(tag, str):
        return ""
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri.lstrip("{"))
    return f"{prefix}:{local}" if prefix else local


def value(element: etree._Element | None, name: str = "w:val") -> str | None:
    """Return an attribute of an element that may not be there."""
    return None if element is None else element.get(q(name))


def is_on(element: etree._Element | None) -> bool:
    """Return whether a toggle such as w:b is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def remove(element: etree._Element) -> None:
    """Take an element out of what holds it, if anything does."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def text_of(element: etree._Element) -> str:
    """Return the text inside an element as Word has it, for quoting."""
    texts = element.iter(q("w:t"), q("w:delText"), q("m:t"))
    return " ".join("".join(text.text or "" for text in texts).split())


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship of a part: where it points, and whether that is outside the file."""

    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that the walk reads."""

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    core: etree._Element | None
    links: Mapping[str, Link]
    footnote_links: Mapping[str, Link]
    media: Mapping[str, bytes] = field(repr=False)


def open_package(docx: bytes, name: str) -> tuple[Package | None, tuple[Problem, ...]]:
    """Return the parts of a Word file, or D440 when it is no readable Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            if _is_too_large(archive.infolist()):
                return None, (problem("D440", Place(name), reason="it is far too large once unpacked"),)
            parts = {entry.filename: unpacked(archive, entry) for entry in archive.infolist()}
        trees = {part: parse_part(parts[part]) for part in parts if part.endswith(_XML)}
    except (etree.XMLSyntaxError, *UNREADABLE_ZIP) as fault:
        return None, (problem("D440", Place(name), reason=str(fault)),)
    body = trees[_BODY].find(q("w:body")) if _BODY in trees else None
    if body is None:
        return None, (problem("D440", Place(name), reason=f"it has no {_BODY}"),)
    return (
        Package(
            body=body,
            styles=trees.get("word/styles.xml"),
            numbering=trees.get("word/numbering.xml"),
            footnotes=trees.get("word/footnotes.xml"),
            core=trees.get("docProps/core.xml"),
            links=_links(trees.get("word/_rels/document.xml.rels")),
            footnote_links=_links(trees.get("word/_rels/footnotes.xml.rels")),
            media={part: data for part, data in parts.items() if not part.endswith((".xml", ".rels"))},
        ),
        (),
    )


def _is_too_large(entries: Sequence[zipfile.ZipInfo]) -> bool:
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith(_XML))
    return xml > _LARGEST_XML or sum(entry.file_size for entry in entries) > _LARGEST_FILE


def property_of(package: Package, name: str) -> str:
    """Return one of the file's own properties, such as "dc:title", or ""."""
    found = None if package.core is None else package.core.find(q(name))
    return "" if found is None else (found.text or "").strip()


def language_of(package: Package) -> str:
    """Return the language the document is written in: its styles' default, or British English."""
    if package.styles is not None:
        path = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"
        found = value(package.styles.find(path, NAMESPACES))
        if found:
            return found
    return property_of(package, "dc:language") or "en-GB"


def _links(rels: etree._Element | None) -> Mapping[str, Link]:
    if rels is None:
        return {}
    found = {}
    for relation in rels:
        target = relation.get("Target", "")
        external = relation.get("TargetMode") == "External"
        if not external:
            target = normpath(join(dirname(_BODY), target)).lstrip("/")
            if relation.get("Target", "").startswith("/"):
                target = relation.get("Target", "").lstrip("/")
        found[relation.get("Id", "")] = Link(target, external)
    return found
