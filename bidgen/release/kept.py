"""Whether the folder of a release still holds what was frozen in it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bidgen.model.release import Release
from bidgen.model.sources import INPUTS, sha256
from bidgen.read.sources import OF_BRIEF
from bidgen.release.manifest import MANIFEST

# No file of a release comes near it; more is somebody else's file, or one made to do harm.
LARGEST_FILE = 200_000_000


@dataclass(frozen=True)
class Kept:
    """What became of a release's folder: `there` is whether it is beside the log at all.

    `changed` and `missing` name files of it. `sources` are the hashes of what the documents were made from,
    by path; None where the manifest is not as it was, for then nothing in it can be relied on.
    """

    there: bool
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    sources: Mapping[str, str] | None = None

    @property
    def intact(self) -> bool:
        return not self.changed and not self.missing


def kept(releases: Path, release: Release) -> Kept:
    """Return what became of the folder of a release, each of its files held to the manifest's hash."""
    folder = releases / release.folder
    if not folder.is_dir():
        return Kept(False)
    content = _content(folder / MANIFEST)
    if content is None:
        return Kept(True, missing=(MANIFEST,))
    if sha256(content) != release.manifest:
        return Kept(True, changed=(MANIFEST,))
    try:
        told = json.loads(content)
        sources = {one["name"]: one["sha256"] for one in told["sources"]}
        listed = {one["name"]: one["sha256"] for one in (*told["documents"], told["pack"])} | sources
    except (ValueError, RecursionError, KeyError, TypeError):
        # Somebody has put another file's hash into the log.
        return Kept(True, changed=(MANIFEST,))
    found = {name: _content(folder / PurePosixPath(name)) for name in listed}
    return Kept(
        True,
        tuple(name for name, inner in found.items() if inner is not None and sha256(inner) != listed[name]),
        tuple(name for name, inner in found.items() if inner is None),
        sources,
    )


def inputs_changed(before: Mapping[str, str], folder: Path, names: Collection[str]) -> tuple[str, ...]:
    """Return the inputs that are not what they were, by their names in the bid's `folder`.

    `before` are the hashes of a release's sources; `names` are those that inputs can have. Where the brief
    was released before there was anything else, what came later is none of its inputs.
    """
    begin = f"{INPUTS}/"
    were = {path.removeprefix(begin) for path in before if path.startswith(begin)}
    brief_alone = were.isdisjoint(name for name in names if not name.startswith(OF_BRIEF))
    looked_at = were | {name for name in names if not brief_alone or name.startswith(OF_BRIEF)}
    return tuple(name for name in sorted(looked_at) if _hash(folder / name) != before.get(f"{begin}{name}"))


def _hash(path: Path) -> str | None:
    content = _content(path)
    return None if content is None else sha256(content)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
