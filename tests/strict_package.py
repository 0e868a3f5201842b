"""Is an Office file a package that Office opens without repairing it, whatever program its parts are for?"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath

from lxml import etree

DOC = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Package:
    """The parts of an Office file, those in XML as trees, and what leads where."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees = {
            # Excel's own drawings of notes are not always well formed.
            name: etree.fromstring(data, etree.XMLParser(recover=name.endswith(".vml")))
            for name, data in self.parts.items()
            if name.endswith((".xml", ".rels", ".vml"))
        }
        self.main = next(target for kind, target, _ in self.relations("") if kind == "officeDocument")

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return the kind, the target and the id of what a part leads to inside the file."""
        root = self.trees.get(join(dirname(part), "_rels", f"{basename(part)}.rels"))
        found = []
        for one in root if root is not None else ():
            if one.get("TargetMode") != "External":
                target = one.get("Target")
                target = target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
                found.append((one.get("Type").rpartition("/")[2], target, one.get("Id")))
        return found

    def related(self, part: str, kind: str) -> list[str]:
        return [target for one, target, _ in self.relations(part) if one == kind]

    def owners(self) -> Iterator[tuple[str, str]]:
        """Yield each part of relationships with the part that they belong to, "" for the file's own."""
        for rels in [name for name in self.parts if name.endswith(".rels")]:
            yield rels, normpath(join(dirname(dirname(rels)), basename(rels)[: -len(".rels")])).lstrip(".")


def package_faults(package: Package) -> Iterator[str]:
    """Yield what is wrong with the names of the parts, their types and their relationships, in words."""
    for name, count in Counter(one.casefold() for one in package.names).items():
        if count > 1:
            yield f"two parts are called {name}"
    yield from _types(package)
    yield from _relations(package)


def _types(package: Package) -> Iterator[str]:
    root = package.trees["[Content_Types].xml"]
    defaults = {one.get("Extension").casefold() for one in root if one.tag.endswith("}Default")}
    overrides = [one.get("PartName") for one in root if one.tag.endswith("}Override")]
    for name, count in Counter(one.casefold() for one in overrides).items():
        if count > 1:
            yield f"two content types for {name}"
        if name.lstrip("/") not in {one.casefold() for one in package.parts}:
            yield f"a content type for {name}, which is not there"
    for name in package.parts:
        ending = name.rpartition(".")[2].casefold()
        known = f"/{name}" in overrides or ending in defaults or name.endswith("/")
        if name != "[Content_Types].xml" and not known:
            yield f"no content type for {name}"
        if ending == "xml" and f"/{name}" not in overrides and not name.startswith(("[", "customXml")):
            yield f"{name} is of no type of its own"


def _relations(package: Package) -> Iterator[str]:
    for rels, owner in package.owners():
        if owner and owner not in package.parts:
            yield f"{rels} belongs to nothing"
            continue
        ids = [one.get("Id") for one in package.trees[rels]]
        if len(ids) != len(set(ids)):
            yield f"two relationships of one id in {rels}"
        for _, target, _ in package.relations(owner):
            if target not in package.parts:
                yield f"{rels} leads to {target}, which is not there"
    for owner, tree in package.trees.items():
        root = package.trees.get(join(dirname(owner), "_rels", f"{basename(owner)}.rels"))
        every = set() if root is None else {one.get("Id") for one in root}
        for element in tree.iter():
            for name, value in element.attrib.items():
                if name.startswith(DOC) and value not in every:
                    yield f"{owner} uses the relationship {value}, which is not there"
