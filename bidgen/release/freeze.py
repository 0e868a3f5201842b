"""Freezes a set: its folder with everything in it, and its entry in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bidgen.model.document import Made
from bidgen.model.release import Release, ReleasedFile
from bidgen.model.sources import sha256
from bidgen.release.manifest import MANIFEST, manifest_of
from bidgen.release.pack import pack_of
from bidgen.release.release_set import ReleaseSet
from bidgen.release.words import hash_of, words_in


@dataclass(frozen=True)
class Frozen:
    """A release as it is to be written: `files` by their paths in its folder, and what the log keeps."""

    files: Mapping[str, bytes]
    release: Release


def freeze(one: ReleaseSet) -> Frozen:
    """Return the folder of a release: documents, pack, sources and manifest. The same set, the same bytes."""
    documents = {one.file_name(made): made.content for made in one.made}
    pack = pack_of(one)
    release = Release(
        release=one.number,
        date=one.day,
        note=one.note,
        kind=one.kind,
        status=one.status,
        dropped=one.dropped,
        fingerprint=one.sources.fingerprint,
        manifest="",
        files=tuple(_released(one, made) for made in one.made),
        pack=ReleasedFile(name=f"{one.name}.zip", sha256=sha256(pack), size=len(pack)),
    )
    manifest = manifest_of(one, release)
    files = {**documents, release.pack.name: pack, **one.sources.files, MANIFEST: manifest}
    return Frozen(files, replace(release, manifest=sha256(manifest)))


def _released(one: ReleaseSet, made: Made) -> ReleasedFile:
    # None of a document too large to be read again: a hash of no words would be that of any picture.
    words = words_in(made.content, made.format)
    return ReleasedFile(
        name=one.file_name(made),
        document=made.document,
        sha256=sha256(made.content),
        size=len(made.content),
        words=None if words is None else hash_of(words),
        word_count=None if words is None else len(words),
    )
