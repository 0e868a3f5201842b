"""Opens a template for filling, and seals a filled file: its properties, its order, its bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any, cast

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from lxml import etree

from bidgen.model.document import About
from bidgen.office import sealed
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.word.package import NAMESPACES, q
from bidgen.render.word.properties import with_properties

_LARGEST_FILE = 200_000_000
_FILLED = {REL.HEADER: "header", REL.FOOTER: "footer", REL.FOOTNOTES: "footnotes", REL.ENDNOTES: "endnotes"}
# What tells of the template's makers or of the program that saved it, and is no part of the document.
_LEFT_OUT = ("/comments", "/people", "/customXml", "/glossaryDocument", "/custom-properties")
_LEFT_OUT_OF_FILE = ("/extended-properties", "/custom-properties", "/thumbnail")
_LEFT_OUT_OF_SETTINGS = (
    "attachedTemplate",
    "docVars",
    "linkStyles",
    "mailMerge",
    "revisionView",
    "rsids",
    "trackRevisions",
    "updateFields",
)
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


@dataclass(slots=True)
class PartText:
    """One part with words in it: what people call it, and its XML while it is being filled."""

    label: str
    part: Part
    root: Any


def open_template(template: bytes, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the template as python-docx holds it, or D410 when it is no readable Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_FILE:
                return None, (problem("D410", Place(name), reason="it is far too large once unpacked"),)
        return docx.Document(io.BytesIO(template)), ()
    except zipfile.BadZipFile:
        reason = "it is another kind of file, or cut short"
    except ValueError:
        reason = "it is not a Word document, but another kind of Office file"
    except (KeyError, OpcError, OSError, RuntimeError, NotImplementedError):
        reason = "parts of it are missing or cannot be unpacked"
    except etree.XMLSyntaxError:
        reason = "one of its parts is damaged"
    return None, (problem("D410", Place(name), reason=reason),)


def parts_of(document: Document) -> list[PartText]:
    """Return the parts that may hold tags: the body first, then headers, footers and notes."""
    found = [PartText("body", document.part, document.part.element)]
    for relation in document.part.rels.values():
        label = None if relation.is_external else _FILLED.get(relation.reltype)
        if label is not None and all(one.part is not relation.target_part for one in found):
            part = relation.target_part
            root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            found.append(PartText(label, part, root))
    return found


def put_back(text: PartText) -> None:
    """Make a filled part's XML the file's own."""
    part: Any = text.part
    if isinstance(part, XmlPart):
        part._element = text.root
    else:
        part._blob = etree.tostring(text.root, xml_declaration=True, encoding="UTF-8", standalone=True)


def numbering_of(document: Document) -> etree._Element:
    """Return the numbering part's XML, which is added where a template has none."""
    for relation in document.part.rels.values():
        if relation.reltype == REL.NUMBERING:
            existing: Any = relation.target_part
            return cast("etree._Element", existing.element)
    empty = parse_xml(f'<w:numbering xmlns:w="{NAMESPACES["w"]}"/>')
    package: Any = document.part.package
    part = XmlPart(PackURI("/word/numbering.xml"), _NUMBERING, empty, package)
    document.part.relate_to(part, REL.NUMBERING)
    return cast("etree._Element", part.element)


def seal(document: Document, about: About) -> bytes:
    """Return the file's bytes: the same for the same contents, with nothing of who made the template."""
    _leave_out(document)
    properties = _core_properties_name(document)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts |= {properties: _core_properties(about)}
    return sealed(with_properties(parts, about.properties) if about.properties else parts)


def _core_properties_name(document: Document) -> str:
    package: Any = document.part.package
    # python-docx adds the part to a file that has none as soon as it is asked for.
    assert package.core_properties is not None
    return str(package.part_related_by(REL.CORE_PROPERTIES).partname).lstrip("/")


def _leave_out(document: Document) -> None:
    package: Any = document.part.package
    for rels, unwanted in ((package.rels, _LEFT_OUT_OF_FILE), (document.part.rels, _LEFT_OUT)):
        for rel_id in [one for one, relation in rels.items() if _ends(relation.reltype, unwanted)]:
            del rels[rel_id]
    settings = document.settings.element
    for name in _LEFT_OUT_OF_SETTINGS:
        for found in settings.findall(q(f"w:{name}")):
            settings.remove(found)
    settings_rels: Any = document.part._settings_part.rels
    for rel_id in [one for one, relation in settings_rels.items() if relation.is_external]:
        del settings_rels[rel_id]


def _ends(reltype: str, unwanted: tuple[str, ...]) -> bool:
    # Newer Office relationships end as the older ones do ("commentsExtended").
    last = "/" + reltype.rsplit("/", 1)[-1]
    return any(last == one or (one == "/comments" and last.startswith(one)) for one in unwanted)


def _core_properties(about: About) -> bytes:
    """Return docProps/core.xml: About's own words, once escaped, dated at midnight UTC of its day."""
    root = etree.Element(
        q("cp:coreProperties"),
        nsmap={
            "cp": NAMESPACES["cp"],
            "dc": NAMESPACES["dc"],
            "dcterms": NAMESPACES["dcterms"],
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
    )
    midnight = f"{about.day.isoformat()}T00:00:00Z"
    for name, words in (
        ("dc:title", about.title),
        ("dc:subject", about.subject),
        ("dc:creator", about.author),
        ("cp:keywords", ", ".join(about.keywords)),
        ("dc:language", about.language),
        ("cp:lastModifiedBy", about.author),
        ("dcterms:created", midnight),
        ("dcterms:modified", midnight),
    ):
        element = etree.SubElement(root, q(name))
        element.text = words
        if name.startswith("dcterms:"):
            element.set("{http://www.w3.org/2001/XMLSchema-instance}type", "dcterms:W3CDTF")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
