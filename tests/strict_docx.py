"""Is a Word file one that Word opens without repairing it? What LibreOffice and python-docx let pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from strict_package import Package, package_faults
from word_order import WORD_ORDER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# The kind of a relationship -> the type of the part it leads to.
TYPES = {
    "officeDocument": f"{_WORD}document.main+xml",
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "endnotes": f"{_WORD}endnotes+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
ROOTS = {
    "officeDocument": "document",
    "header": "hdr",
    "footer": "ftr",
    **{kind: kind for kind in ("styles", "numbering", "settings", "footnotes", "endnotes")},
    "fontTable": "fonts",
}
# A link that waits for a click is the only thing that may lead out of the file.
OUTSIDE = {"hyperlink"}
STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
# What Word counts in whole twentieths of a point, half points or eighths: a fraction makes it refuse.
WHOLE = {
    "sz": ("val",),
    "szCs": ("val",),
    "spacing": ("before", "after", "line", "val"),
    "ind": ("left", "right", "start", "end", "firstLine", "hanging"),
    "gridCol": ("w",),
    "gridSpan": ("val",),
    "pgSz": ("w", "h"),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    "trHeight": ("val",),
    "outlineLvl": ("val",),
}
LARGEST_ID = 2_147_483_647
LONGEST_BOOKMARK = 40
# Word's own limits: columns of a table, and levels of a list.
MOST_COLUMNS = 63
LEVELS = 9


def faults(content: bytes) -> list[str]:
    """Return what is wrong with the Word file, in words; nothing for one that is well made."""
    file = _WordFile(content)
    found = list(package_faults(file))
    for check in (_reached, _settings, _order, _numbers, _ids, _styles, _lists, _tables, _notes, _fields):
        found += check(file)
    return found


class _WordFile(Package):
    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.words = {
            name: tree
            for name, tree in self.trees.items()
            if name.startswith("word/") and "_rels" not in name
        }

    def tree_of(self, kind: str) -> etree._Element | None:
        found = self.related(self.main, kind)
        return self.trees[found[0]] if found else None


def _reached(file: _WordFile) -> Iterator[str]:
    """Yield parts that nothing leads to, and relationships that lead where they should not."""
    types = {one.get("PartName"): one.get("ContentType") for one in file.trees["[Content_Types].xml"]}
    reached = {"[Content_Types].xml"}
    for rels, owner in file.owners():
        reached.add(rels)
        for kind, target, _ in file.relations(owner):
            reached.add(target)
            if kind in TYPES and types.get(f"/{target}") != TYPES[kind]:
                yield f"{target} is the {kind} and of type {types.get(f'/{target}')}"
            if kind in ROOTS and target in file.trees and file.trees[target].tag != W + ROOTS[kind]:
                yield f"{target} is the {kind} and begins with {file.trees[target].tag}"
        for one in file.trees[rels]:
            kind = one.get("Type").rpartition("/")[2]
            if one.get("TargetMode") == "External" and kind not in OUTSIDE:
                yield f"{rels} leads out of the file to {one.get('Target')} as {kind}"
    yield from (f"nothing leads to {name}" for name in file.parts if name not in reached)


def _settings(file: _WordFile) -> Iterator[str]:
    settings = file.tree_of("settings")
    for name in ("updateFields", "trackRevisions", "attachedTemplate") if settings is not None else ():
        if settings.find(W + name) is not None:
            yield f"the settings hold {name}"
    for name, tree in file.words.items():
        for prefix in (tree.get(f"{MC}Ignorable") or "").split():
            if prefix not in tree.nsmap:
                yield f"{name} may ignore {prefix}, which it does not declare"
    body = file.trees[file.main].find(f"{W}body")
    if body[-1].tag != f"{W}sectPr":
        yield "the body does not end in its section"


def _order(file: _WordFile) -> Iterator[str]:
    for part, tree in file.words.items():
        for element in tree.iter(etree.Element):
            name = _local(element)
            if name not in WORD_ORDER:
                continue
            ranks = {one: rank for rank, one in enumerate(WORD_ORDER[name].split())}
            if "footerReference" in ranks:
                ranks["footerReference"] = ranks["headerReference"]
            names = [_local(one) for one in element if _local(one)]
            places = [ranks[one] for one in names if one in ranks]
            if places != sorted(places):
                yield f"{part}: w:{name} holds {names} out of order"
            if strange := [one for one in names if one not in ranks and one not in _ANYWHERE]:
                yield f"{part}: w:{name} holds {strange}"
            for one, count in Counter(names).items():
                if count > 1 and one not in _OFTEN:
                    yield f"{part}: w:{name} holds w:{one} {count} times"
        for element in tree.iter(*(W + first for first in _FIRST)):
            wanted = _FIRST[_local(element)]
            if any(_local(one) == wanted for one in element[1:]):
                yield f"{part}: w:{wanted} is not the first in w:{_local(element)}"


_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
_ANYWHERE = {"bookmarkStart", "bookmarkEnd"}
_OFTEN = {
    *("tr", "style", "lvl", "lvlOverride", "abstractNum", "num", "tblStylePr"),
    *("headerReference", "footerReference", "bookmarkStart", "bookmarkEnd"),
}


def _numbers(file: _WordFile) -> Iterator[str]:
    for part, tree in file.words.items():
        for element in tree.iter(*(W + name for name in WHOLE)):
            for attribute in WHOLE[_local(element)]:
                value = element.get(W + attribute)
                if value is not None and not re.fullmatch(r"-?\d+", value):
                    yield f"{part}: w:{_local(element)} has {attribute} {value}"
        for extent in tree.iter(f"{WP}extent"):
            if not all(0 < int(extent.get(one)) <= LARGEST_ID for one in ("cx", "cy")):
                yield f"{part}: a picture is {extent.get('cx')} by {extent.get('cy')}"


def _ids(file: _WordFile) -> Iterator[str]:
    pictures, marks, names, paragraphs = Counter(), Counter(), Counter(), Counter()
    ends = Counter()
    for tree in file.words.values():
        pictures.update(one.get("id") for one in tree.iter(f"{WP}docPr"))
        marks.update(one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkStart"))
        ends.update(one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkEnd"))
        names.update(one.get(f"{W}name").casefold() for one in tree.iter(f"{W}bookmarkStart"))
        paragraphs.update(one.get(f"{W14}paraId") for one in tree.iter(f"{W}p") if one.get(f"{W14}paraId"))
        links = {one.get(f"{W}anchor") for one in tree.iter(f"{W}hyperlink")} - {None}
        for link in links - {one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart")}:
            yield f"a link leads to {link}, which is not there"
    for what, ids in (
        ("picture", pictures),
        ("bookmark", marks),
        ("bookmark's name", names),
        ("paragraph", paragraphs),
    ):
        yield from (f"{count} times the {what} {one}" for one, count in ids.items() if count > 1)
    if marks != ends:
        yield f"bookmarks begin {sorted(marks)} and end {sorted(ends)}"
    for one in (*pictures, *marks):
        if not re.fullmatch(r"\d+", one or "") or not 0 < int(one) <= LARGEST_ID:
            yield f"the id {one} is out of bounds"
    for one in names:
        if not re.fullmatch(r"[^\W\d]\w*", one) or len(one) > LONGEST_BOOKMARK:
            yield f"{one} is no name for a bookmark"
    for one in paragraphs:
        if not 0 < int(one, 16) < 0x80000000:
            yield f"the paragraph {one} is out of bounds"


def _styles(file: _WordFile) -> Iterator[str]:
    root = file.tree_of("styles")
    kinds = {one.get(f"{W}styleId"): one.get(f"{W}type") for one in root.iter(f"{W}style")}
    for attribute, values in (
        ("id", [one.get(f"{W}styleId") for one in root.iter(f"{W}style")]),
        ("name", [one.get(f"{W}val").casefold() for one in root.iterfind(f"{W}style/{W}name")]),
    ):
        yield from (f"two styles of the {attribute} {one}" for one, n in Counter(values).items() if n > 1)
    for style in root.iter(f"{W}style"):
        for name in ("basedOn", "next", "link"):
            target = style.find(W + name)
            if target is not None and target.get(f"{W}val") not in kinds:
                yield f"the style {style.get(f'{W}styleId')} has {name} {target.get(f'{W}val')}"
    for part, tree in file.words.items():
        for element in tree.iter(*(W + name for name in STYLED)):
            wanted, kind = element.get(f"{W}val"), STYLED[_local(element)]
            if kinds.get(wanted) != kind:
                yield f"{part}: w:{_local(element)} is {wanted}, a style of {kinds.get(wanted)}"


def _lists(file: _WordFile) -> Iterator[str]:
    root = file.tree_of("numbering")
    found = (lambda path: []) if root is None else root.findall
    abstracts = [one.get(f"{W}abstractNumId") for one in found(f"{W}abstractNum")]
    nums = [one.get(f"{W}numId") for one in found(f"{W}num")]
    for what, ids in (("lists", nums), ("kinds of list", abstracts)):
        yield from (f"two {what} {one}" for one, count in Counter(ids).items() if count > 1)
    for one in found(f"{W}num/{W}abstractNumId"):
        if one.get(f"{W}val") not in abstracts:
            yield f"a list is of the kind {one.get(f'{W}val')}, which is not there"
    for part, tree in file.words.items():
        for one in tree.iterfind(f".//{W}numPr/{W}numId"):
            if one.get(f"{W}val") not in (*nums, "0"):
                yield f"{part} uses the list {one.get(f'{W}val')}, which is not there"
        for one in tree.iter(f"{W}ilvl"):
            if not 0 <= int(one.get(f"{W}val")) < LEVELS:
                yield f"{part} has level {one.get(f'{W}val')} of a list"


def _tables(file: _WordFile) -> Iterator[str]:
    for part, tree in file.words.items():
        for table in tree.iter(f"{W}tbl"):
            words = "".join(table.itertext())[:40]
            grid = table.find(f"{W}tblGrid")
            if grid is None or table.find(f"{W}tblPr") is None or table.find(f"{W}tr") is None:
                yield f"{part}: the table “{words}” lacks its grid, its set-up or its rows"
                continue
            if not 0 < len(grid) <= MOST_COLUMNS:
                yield f"{part}: the table “{words}” has {len(grid)} columns"
            for row in table.iterfind(f"{W}tr"):
                if (width := _width(row)) != len(grid):
                    yield f"{part}: a row of “{words}” is {width} columns wide, not {len(grid)}"
        for cell in tree.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"{part}: a cell does not end in a paragraph"
        for row in tree.iter(f"{W}tr"):
            if row.find(f"{W}tc") is None:
                yield f"{part}: a row without cells"
        if tree.tag in (f"{W}hdr", f"{W}ftr") and tree.find(f"{W}p") is None:
            yield f"{part} has no paragraph"


def _width(row: etree._Element) -> int:
    cells = row.findall(f"{W}tc")
    spans = [int(one.get(f"{W}val")) for one in row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
    outside = [
        int(one.get(f"{W}val"))
        for name in ("gridBefore", "gridAfter")
        for one in row.iterfind(f"{W}trPr/{W}{name}")
    ]
    return len(cells) + sum(spans) - len(spans) + sum(outside)


def _notes(file: _WordFile) -> Iterator[str]:
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment")):
        root = file.tree_of(kind)
        ids = [] if root is None else [one.get(f"{W}id") for one in root]
        yield from (f"two notes {one} in the {kind}" for one, count in Counter(ids).items() if count > 1)
        for part, tree in file.words.items():
            for one in tree.iter(f"{W}{name}Reference"):
                if one.get(f"{W}id") not in ids:
                    yield f"{part} refers to {name} {one.get(f'{W}id')}, which is not there"


def _fields(file: _WordFile) -> Iterator[str]:
    for part, tree in file.words.items():
        depth = 0
        for mark in tree.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
            if depth < 0:
                yield f"{part}: a field ends that never began"
        if depth > 0:
            yield f"{part}: a field never ends"


def _local(element: etree._Element) -> str:
    """Return the name of one of Word's own elements, "" for any other."""
    tag = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""
