"""Whether the folder of a release still holds what was frozen in it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path, PurePosixPath

from bidgen.model.release import Release
from bidgen.model.sources import INPUTS, sha256
from bidgen.read.content import read_content
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
    if content is None and not lexists(folder / MANIFEST):
        return Kept(True, missing=(MANIFEST,))
    if content is None or sha256(content) != release.manifest:
        return Kept(True, changed=(MANIFEST,))
    try:
        told = json.loads(content)
        sources = {one["name"]: one["sha256"] for one in told["sources"]}
        listed = {one["name"]: one["sha256"] for one in (*told["documents"], told["pack"])} | sources
    except (ValueError, RecursionError, KeyError, TypeError):
        # Somebody has put another file's hash into the log.
        return Kept(True, changed=(MANIFEST,))
    if not all(map(_is_below, listed)):
        # Nor does a release hold anything outside its folder.
        return Kept(True, changed=(MANIFEST,))
    other = [name for name, digest in listed.items() if (_hash(folder / name) or "none") != digest]
    missing = tuple(name for name in other if not lexists(folder / name))
    return Kept(True, tuple(name for name in other if name not in missing), missing, sources)


def inputs_of(releases: Path, release: Release, names: Collection[str]) -> Path | None:
    """Return the folder of the inputs that a release keeps; None where they are not those it was made from.

    `names` are those that inputs can have.
    """
    sources, folder = kept(releases, release).sources, releases / release.folder / INPUTS
    return folder if sources is not None and not inputs_changed(sources, folder, names) else None


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
    """Return the content of a file; None where it is none, or cannot be read: a pipe would be for ever."""
    try:
        return read_content(path, "", LARGEST_FILE)[0]
    except OSError:
        # Links in a circle, a name that no file can have: whatever it is, it is not what was frozen.
        return None


def _is_below(name: object) -> bool:
    """Return whether a name is that of a file below the folder of a release."""
    parts = PurePosixPath(name).parts if isinstance(name, str) else ()
    return bool(parts) and parts[0] != "/" and ".." not in parts
