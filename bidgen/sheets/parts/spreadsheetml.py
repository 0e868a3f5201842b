"""The words of a workbook's XML: namespaces, the order of elements, and text as a cell may hold it."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACES = {
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "e": "urn:schemas-microsoft-com:office:excel",
}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Excel refuses a part whose elements stand in another order than the standard's (ECMA-376, part 1, 18).
_ORDERS = {
    "worksheet": """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
        protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
        conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
        rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
        legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst""",
    "workbook": """fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups
        externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr
        smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst""",
    "styleSheet": """numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors
        extLst""",
    "comments": "authors commentList extLst",
}
ORDERS = {name: tuple(words.split()) for name, words in _ORDERS.items()}

# What XML cannot hold, and what Excel would take for one of its own escapes.
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
LONGEST_TEXT = 32_767


def q(name: str) -> str:
    """Return `name` ("x:row") as lxml writes it ("{namespace}row")."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace; comments and instructions give ""."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def fragment(xml: str) -> etree._Element:
    """Return the element that `xml` writes, its names without prefix being SpreadsheetML's."""
    names = " ".join(f'xmlns:{one}="{NAMESPACES[one]}"' for one in ("r", "v", "o", "e"))
    wrapped = etree.fromstring(f'<all xmlns="{NAMESPACES["x"]}" {names}>{xml}</all>')
    element = wrapped[0]
    wrapped.remove(element)
    return element


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def child(parent: etree._Element, name: str) -> etree._Element:
    """Return the child `name` ("x:cols") of `parent`, made in its right place if it is not there."""
    found = parent.find(q(name))
    return found if found is not None else insert(parent, etree.Element(q(name)))


def insert(parent: etree._Element, element: etree._Element) -> etree._Element:
    """Put `element` among the children of `parent` where the standard wants it, after others of its name.

    ValueError for a parent that is none of those whose order is known.
    """
    order = ORDERS.get(local_name(parent))
    if order is None:
        raise ValueError(f"a part that is of another kind than it should be: {local_name(parent)}")
    rank = order.index(local_name(element))
    position = 0
    for number, other in enumerate(parent, start=1):
        name = _name_for_order(other)
        if name in order and order.index(name) <= rank:
            position = number
    parent.insert(position, element)
    return element


def counted(parent: etree._Element) -> None:
    """Bring the count that a list states up to date, where it states one."""
    if parent.get("count") is not None:
        parent.set("count", str(sum(1 for one in parent if isinstance(one.tag, str))))


def holdable(text: str) -> str:
    """Return `text` as a cell or a note can hold it: of a bounded length, nothing that XML cannot write."""
    kept = _UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = kept if len(kept) <= LONGEST_TEXT else kept[: LONGEST_TEXT - 1] + "…"
    return _ESCAPE.sub("_x005F_", kept)


def set_text(element: etree._Element, text: str) -> None:
    """Make `text` the element's own, its blanks and line breaks kept."""
    element.text = holdable(text)
    element.set(_XML_SPACE, "preserve")


def _name_for_order(element: etree._Element) -> str:
    # Newer elements stand in a wrapper, in the place of the one that they are a newer form of.
    if element.tag == q("mc:AlternateContent"):
        return next((local_name(one) for choice in element for one in choice), "")
    return local_name(element)
