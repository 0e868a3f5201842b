"""A workbook with nothing left in it but what is read: cells, number formats, what is merged or hidden.

openpyxl makes an object of everything in a file, down to fonts and page margins, and gives up where one of
them is not as it expects. None of that has a meaning for a bid.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeAlias

from defusedxml.ElementTree import ParseError, fromstring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What is kept of a part, by the name of its root: which elements and which of their attributes; None
# for all of these, with all that is inside.
_Kept: TypeAlias = Mapping[str, AbstractSet[str] | None]
_KEPT: dict[str, _Kept] = {
    "workbook": {"workbookPr": {"date1904"}, "sheets": None},
    "worksheet": {
        "sheetFormatPr": {"zeroHeight"},
        "cols": None,
        "sheetData": None,
        "autoFilter": {"ref"},
        "mergeCells": None,
        "tableParts": None,
    },
    "table": {"autoFilter": {"ref"}},
    "styleSheet": {"numFmts": None, "cellXfs": None},
    "sst": {"si": None},
    "Types": {"Default": None, "Override": None},
    "Relationships": {"Relationship": None},
}
# Of each element inside, these attributes: the rest is looks.
_ATTRIBUTES: dict[str, AbstractSet[str]] = {
    "table": {"id", "name", "displayName", "ref", "totalsRowCount"},
    "row": {"r", "hidden", "ht"},
    "col": {"min", "max", "hidden", "width"},
    "xf": {"numFmtId"},
}
# Of each element inside, these elements.
_INSIDE: dict[str, AbstractSet[str]] = {"xf": set(), "autoFilter": {"filterColumn"}, "filterColumn": set()}


def bare(content: bytes) -> bytes:
    """Return the workbook without all that is not read; a part that is no XML is left out."""
    from xml.etree.ElementTree import tostring

    parts: dict[str, Element] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        for name in container.namelist():
            try:
                root = fromstring(container.read(name))
            except ParseError:
                continue
            if _tag(root) in _KEPT:
                parts[name] = root
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, root in parts.items():
            _strip(name, root, parts.keys())
            written.writestr(name, tostring(root, "utf-8"))
    return made.getvalue()


def _strip(name: str, root: Element, names: Collection[str]) -> None:
    kept = _KEPT[_tag(root)]
    for child in list(root):
        wanted = kept.get(_tag(child), set())
        if _tag(child) not in kept or _leads_away(child, name, names):
            root.remove(child)
        elif wanted is not None:
            _keep(child, wanted)
    for element in root.iter():
        if attributes := _ATTRIBUTES.get(_tag(element)):
            _keep(element, attributes)
        if (inside := _INSIDE.get(_tag(element))) is not None:
            for child in [one for one in element if _tag(one) not in inside]:
                element.remove(child)


def _keep(element: Element, attributes: AbstractSet[str]) -> None:
    for name in set(element.attrib) - attributes:
        del element.attrib[name]


def _leads_away(element: Element, name: str, names: Collection[str]) -> bool:
    """Return whether this entry of the contents, or of a part's relations, is of a part that is not kept."""
    if _tag(element) == "Override":
        return (element.get("PartName") or "").lstrip("/") not in names
    if _tag(element) != "Relationship":
        return False
    # The relations of a/b.xml are in a/_rels/b.xml.rels, and count from a/.
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
    return target not in names or element.get("TargetMode") == "External"


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
