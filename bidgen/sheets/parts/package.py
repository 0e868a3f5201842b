"""A workbook as a package of parts: what is not edited is kept byte for byte, in its order."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath, relpath

from lxml import etree

from bidgen.office import parse_part, zipped
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.container import check_container
from bidgen.sheets.parts.spreadsheetml import NAMESPACES, local_name, q, serialise

_TYPES = "[Content_Types].xml"
_OFFICE = NAMESPACES["r"]
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its id, the last word of its type, and the part that it leads to.

    `target` is "" where it leads out of the file.
    """

    id: str
    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of one workbook while it is being edited, by name, in the order of the file.

    `edited` are the trees of those parts that will be written anew.
    """

    parts: dict[str, bytes]
    dates: dict[str, tuple[int, int, int, int, int, int]]
    edited: dict[str, etree._Element] = field(default_factory=dict)
    _seen: dict[str, etree._Element] = field(default_factory=dict)

    def look(self, part: str) -> etree._Element:
        """Return the tree of a part, not to be changed."""
        if part in self.edited:
            return self.edited[part]
        if part not in self._seen:
            self._seen[part] = parse_part(self.parts[part], recover=part.casefold().endswith(".vml"))
        return self._seen[part]

    def edit(self, part: str) -> etree._Element:
        """Return the tree of a part; what is changed in it will be in the file."""
        return self.edited.setdefault(part, self.look(part))

    def add(self, part: str, root: etree._Element, content_type: str) -> str:
        """Put a new part, or one in the place of another, into the file; return its name."""
        self.parts.setdefault(part, b"")
        self.edited[part] = root
        types = self.edit(_TYPES)
        for override in types.findall(q("ct:Override")):
            if override.get("PartName", "").casefold() == f"/{part}".casefold():
                types.remove(override)
        if _default_type(types, part) != content_type:
            override = etree.SubElement(types, q("ct:Override"))
            override.set("PartName", f"/{part}")
            override.set("ContentType", content_type)
        return part

    def drop(self, part: str) -> None:
        """Take a part out of the file, with its own relationships."""
        for name in (part, relations_name(part)):
            for known in (self.parts, self.edited, self._seen):
                known.pop(name, None)
        for override in self.look(_TYPES).findall(q("ct:Override")):
            if override.get("PartName", "").casefold() == f"/{part}".casefold():
                self.edit(_TYPES).remove(override)

    def free_name(self, pattern: str) -> str:
        """Return the first name of the pattern ("xl/comments{}.xml") that no part has."""
        taken = {name.casefold() for name in self.parts}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)


def open_package(content: bytes, name: str) -> tuple[Package | None, tuple[Problem, ...]]:
    """Return the parts of the workbook `name`, or why it cannot be edited: R120 to R124, O604."""
    place = Place(name)
    if unsafe := check_container(content, place):
        return None, tuple(unsafe)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            parts = {entry.filename: archive.read(entry) for entry in entries}
        package = Package(parts, {entry.filename: entry.date_time for entry in entries})
        reason = _why_not(package, len(entries))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, OSError, RuntimeError, KeyError):
        reason = "parts of it are missing or damaged"
    # zlib.error is a plain Exception.
    except Exception as fault:
        if type(fault).__module__ != "zlib":
            raise
        reason = "parts of it are damaged"
    if reason:
        return None, (problem("O604", place, file=basename(name), reason=reason),)
    return package, ()


def save_package(package: Package, comment: bytes = b"") -> bytes:
    """Return the file: each part in its place, new ones after them, and the same bytes every time."""
    parts = (
        (name, serialise(package.edited[name]) if name in package.edited else content)
        for name, content in package.parts.items()
    )
    return zipped(parts, dates=package.dates, comment=comment)


def relations(package: Package, part: str = "") -> tuple[Relation, ...]:
    """Return the relationships of a part, or of the file as a whole."""
    name = relations_name(part)
    if name not in package.parts:
        return ()
    return tuple(
        Relation(
            one.get("Id", ""),
            one.get("Type", "").rpartition("/")[2],
            "" if one.get("TargetMode") == "External" else _resolved(part, one.get("Target", ""), package),
        )
        for one in package.look(name)
        if local_name(one) == "Relationship"
    )


def related(package: Package, part: str, kind: str) -> str | None:
    """Return the part of that kind ("styles", "comments") that `part` leads to, if it has one."""
    found = (one.target for one in relations(package, part) if one.kind == kind)
    return next((target for target in found if target in package.parts), None)


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Lead from `part` to the part `target`, and return the id of the relationship."""
    name = relations_name(part)
    if name not in package.parts:
        package.parts[name] = b""
        package.edited[name] = etree.fromstring(f'<Relationships xmlns="{NAMESPACES["rel"]}"/>')
    taken = {one.id for one in relations(package, part)}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    relation = etree.SubElement(package.edit(name), q("rel:Relationship"))
    relation.set("Id", f"rId{number}")
    relation.set("Type", f"{_OFFICE}/{kind}")
    relation.set("Target", relpath(target, dirname(part) or "."))
    return f"rId{number}"


def unrelate(package: Package, part: str, relation_id: str) -> None:
    """Take one relationship of a part away."""
    root = package.edit(relations_name(part))
    for one in root:
        if one.get("Id") == relation_id:
            root.remove(one)


def part_type(package: Package, part: str) -> str:
    """Return the content type of a part."""
    types = package.look(_TYPES)
    for override in types.findall(q("ct:Override")):
        if override.get("PartName", "").casefold() == f"/{part}".casefold():
            return override.get("ContentType", "")
    return _default_type(types, part) or ""


def relations_name(part: str) -> str:
    """Return the name of the part that holds the relationships of `part`."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def workbook_part(package: Package) -> str:
    """Return the name of the part that lists the sheets; KeyError where there is none."""
    found = related(package, "", "officeDocument")
    if found is None:
        raise KeyError("officeDocument")
    return found


def _why_not(package: Package, entries: int) -> str | None:
    if entries != len(package.parts):
        return "two of its parts have one name"
    kinds = {one.kind for one in relations(package)}
    if "origin" in kinds or any(name.startswith("_xmlsignatures/") for name in package.parts):
        return "it is digitally signed, and the signature would no longer hold"
    root = package.look(workbook_part(package))
    if root.tag.startswith(f"{{{_STRICT}"):
        return "it was saved as a Strict Open XML workbook"
    if root.tag != q("x:workbook"):
        return "it is not an Excel workbook (.xlsx)"
    return None


def _default_type(types: etree._Element, part: str) -> str | None:
    ending = part.rpartition(".")[2].casefold()
    for default in types.findall(q("ct:Default")):
        if default.get("Extension", "").casefold() == ending:
            return default.get("ContentType")
    return None


def _resolved(part: str, target: str, package: Package) -> str:
    plain = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
    if plain in package.parts:
        return plain
    # Part names differ in case between programs, and are one name all the same.
    return next((name for name in package.parts if name.casefold() == plain.casefold()), plain)
