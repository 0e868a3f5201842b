"""Where links, and the fields that are links, lead to."""

from __future__ import annotations

import re

from lxml import etree

from bidgen.render.walk.reader import Field, Reader
from bidgen.render.word.package import q, text_of, value

_SAFE = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)


def kind_of(field: Field) -> str:
    """Return what a field is ("SEQ", "HYPERLINK"), the first word of its instruction."""
    return (field.instruction.split() or [""])[0].upper()


def field_target(reader: Reader) -> str | None:
    """Return where the innermost field links to, when it is a link or a cross-reference that links."""
    for field in reversed(reader.fields):
        words = re.findall(r'"([^"]*)"|(\S+)', field.instruction)
        parts = [quoted or bare for quoted, bare in words]
        kind = parts[0].upper() if parts else ""
        if kind == "HYPERLINK" and len(parts) > 1:
            if "\\l" in parts[:-1]:
                return _bookmark(reader, parts[parts.index("\\l") + 1], field.result)
            return _address(reader, parts[1], field.result)
        if kind == "REF" and "\\h" in parts and len(parts) > 1:
            return _bookmark(reader, parts[1], field.result)
    return None


def link_target(reader: Reader, hyperlink: etree._Element) -> str | None:
    """Return where a link goes, "#id" inside the document; None, with D432, where it may not go."""
    words = text_of(hyperlink)
    relation = hyperlink.get(q("r:id"))
    if relation is None:
        return _bookmark(reader, value(hyperlink, "w:anchor") or "", words)
    link = reader.links.get(relation)
    if link is None or not link.external:
        reader.tell("D432", target=relation, fault="not an address", quote=words)
        return None
    anchor = value(hyperlink, "w:anchor")
    return _address(reader, f"{link.target}#{anchor}" if anchor else link.target, words)


def _address(reader: Reader, address: str, words: str) -> str | None:
    if _SAFE.match(address):
        return address
    reader.tell("D432", target=address, fault="neither a web page nor an e-mail address", quote=words)
    return None


def _bookmark(reader: Reader, bookmark: str, words: str) -> str | None:
    if bookmark in reader.ids:
        return f"#{reader.ids[bookmark]}"
    reader.tell("D432", once=bookmark, target=bookmark, fault="not in the document", quote=words)
    return None
