"""The properties of a Word file that only its maker knows: docProps/custom.xml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from bidgen.office import parse_part

PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# What Office gives to all properties of this kind.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CONTENT_TYPES, _LINKS = "[Content_Types].xml", "_rels/.rels"


def with_properties(parts: Mapping[str, bytes], properties: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts of a Word file that has none of these yet, with `properties` as texts."""
    types, links = (parse_part(parts[name]) for name in (_CONTENT_TYPES, _LINKS))
    override = etree.SubElement(types, _beside(types, "Override"))
    override.set("PartName", f"/{PART}")
    override.set("ContentType", _TYPE)
    link = etree.SubElement(links, _beside(links, "Relationship"))
    link.set("Id", "bidgenProperties")
    link.set("Type", _RELATION)
    link.set("Target", PART)
    made = {_CONTENT_TYPES: _written(types), _LINKS: _written(links), PART: _written(_part(properties))}
    return {**parts, **made}


def properties_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the properties of a Word file that are texts; none where it has no such part.

    An etree.XMLSyntaxError for a part that is broken.
    """
    if PART not in parts:
        return {}
    found = parse_part(parts[PART]).iter(f"{{{_PROPERTIES}}}property")
    return {str(one.get("name")): "".join(map(str, one.itertext())) for one in found}


def _part(properties: Mapping[str, str]) -> etree._Element:
    names: Any = {None: _PROPERTIES, "vt": _VALUES}
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=names)
    # Numbers 0 and 1 are kept for other uses.
    for number, (name, text) in enumerate(properties.items(), start=2):
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
        one.set("fmtid", _FORMAT)
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VALUES}}}lpwstr").text = text
    return root


def _beside(root: etree._Element, name: str) -> str:
    """Return a name in the namespace of the root."""
    return f"{{{etree.QName(root).namespace}}}{name}"


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
