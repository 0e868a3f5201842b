"""Tells what a file found somewhere is, by its bytes, its words and what it says of itself."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import PurePath
from typing import Literal, TypeAlias

from bidgen.model.identity import SHORT, Claim
from bidgen.model.release import Release, ReleasedFile, ReleaseLog
from bidgen.model.sources import sha256
from bidgen.office import UNREADABLE_ZIP, unpacked
from bidgen.release.kept import LARGEST_FILE
from bidgen.release.words import FileFormat, claim_in, format_of, hash_of, words_in

# intact: every byte is as it was released. re-saved: the bytes differ, the words do not. edited: the words
# differ too. converted: it has lost what it said of itself, and its pages still have the mark of a release.
# draft: it says itself that it was never released. unknown: the log has nothing like it.
State: TypeAlias = Literal["intact", "re-saved", "edited", "converted", "draft", "unknown"]
FileKind: TypeAlias = Literal["document", "pack", "manifest", "other"]
# A pack has some twenty files; thousands would be somebody's trap.
_MOST_MEMBERS = 200


@dataclass(frozen=True)
class Recognised:
    """What a file is: `name` is what it is called now, `file` what the log knows of what it was.

    `release` is the one that it is of, or says that it is of; None where the log has none such. `words` is
    how many were read in it, None where none can be. `members` are the files of a pack that is no longer
    what it was; where they are of several releases, it is of none.
    """

    name: str
    kind: FileKind
    state: State
    claim: Claim
    release: Release | None = None
    file: ReleasedFile | None = None
    words: int | None = None
    members: tuple[Recognised, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The keys of the documents that it holds, as far as the log knows."""
        if self.kind == "document":
            if self.state == "converted" and self.release:
                return self.release.documents
            found = self.file.document if self.file else self.claim.document
            return (found,) if found else ()
        return self.release.documents if self.release else ()


def recognise(content: bytes, name: str, log: ReleaseLog) -> Recognised:
    """Return what a file is by the log of its bid. Its name is never relied on."""
    known = _by_bytes(sha256(content), log)
    form = format_of(content)
    if known is not None:
        release, file = known
        kind = _kind_of(release, file)
        claim = claim_in(content, form) if form else Claim()
        return Recognised(name, kind, "intact", claim, release, file, file.word_count if file else None)
    if form == "zip":
        return _pack(content, name, log)
    if form is None:
        return _manifest(content, name, log)
    return _document(content, name, form, log)


def _by_bytes(digest: str, log: ReleaseLog) -> tuple[Release, ReleasedFile | None] | None:
    for release in log.releases:
        for file in (*release.files, release.pack):
            if file.sha256 == digest:
                return release, file
        if release.manifest == digest:
            return release, None
    return None


def _kind_of(release: Release, file: ReleasedFile | None) -> FileKind:
    if file is None:
        return "manifest"
    return "pack" if file is release.pack else "document"


def _document(content: bytes, name: str, form: FileFormat, log: ReleaseLog) -> Recognised:
    claim, words = claim_in(content, form), words_in(content, form)
    many = None if words is None else len(words)
    if words is not None and (same := _by_words(hash_of(words), form, claim, log)):
        return Recognised(name, "document", "re-saved", claim, *same, many)
    if claim.release is not None:
        claimed = _claimed(claim, log)
        file = (
            next((one for one in claimed.files if _is(one, claim.document, form)), None) if claimed else None
        )
        # What nobody can read cannot be told to say the same.
        return Recognised(name, "document", "edited" if file else "unknown", claim, claimed, file, many)
    if claim.draft:
        return Recognised(name, "document", "draft", claim, words=many)
    printed = _by_mark(words or (), log) if not claim.bid else None
    return Recognised(name, "document", "converted" if printed else "unknown", claim, printed, words=many)


def _claimed(claim: Claim, log: ReleaseLog) -> Release | None:
    """Return the release that a file says it is of; by its fingerprint too, for other logs have numbers."""
    found = log.of(claim.release) if claim.release is not None and claim.bid == log.bid else None
    return found if found is not None and found.fingerprint == claim.fingerprint else None


def _by_mark(words: Sequence[str], log: ReleaseLog) -> Release | None:
    """Return the release whose mark stands on the pages of a file that has lost its properties.

    A file that was printed to another keeps the foot of its pages: Release 3, the day, the fingerprint.
    """
    there = set(words)
    found = [one for one in log.releases if one.fingerprint[:SHORT] in there]
    pairs = set(pairwise(words))
    return next((one for one in found if ("Release", str(one.release)) in pairs), None)


def _by_words(
    digest: str, form: FileFormat, claim: Claim, log: ReleaseLog
) -> tuple[Release, ReleasedFile] | None:
    found = [
        (release, file)
        for release in log.releases
        for file in release.files
        if file.words == digest and _format(file) == form
    ]
    return next((one for one in found if one[0].release == claim.release), found[0] if found else None)


def _is(file: ReleasedFile, document: str, form: FileFormat) -> bool:
    return file.document == document and _format(file) == form


def _format(file: ReleasedFile) -> str:
    return PurePath(file.name).suffix.removeprefix(".")


def _pack(content: bytes, name: str, log: ReleaseLog) -> Recognised:
    """Return what a zip is that is no pack byte for byte: its documents may be all the same."""
    members = tuple(recognise(inner, inside, log) for inside, inner in _members(content))
    documents = [one for one in members if one.kind == "document"]
    releases = {one.release.release: one.release for one in documents if one.release}
    release = next(iter(releases.values())) if len(releases) == 1 else None
    intact = release is not None and len(documents) == len(release.files) == len(
        {one.name for one in documents}
    )
    same = intact and all(one.state == "intact" for one in documents)
    state: State = "re-saved" if same else "edited" if releases else "unknown"
    return Recognised(
        name, "pack", state, Claim(), release, release.pack if release else None, members=members
    )


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if len(entries) > _MOST_MEMBERS or sum(one.file_size for one in entries) > LARGEST_FILE:
                return
            for one in entries:
                inner = unpacked(archive, one)
                if format_of(inner) not in (None, "zip"):
                    yield one.filename, inner
    except UNREADABLE_ZIP:
        return


def _manifest(content: bytes, name: str, log: ReleaseLog) -> Recognised:
    """Return what a file is that is no document: a manifest that was changed, or something else."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return Recognised(name, "other", "unknown", Claim())
    number = told.get("release") if isinstance(told, dict) and told.get("bid") == log.bid else None
    release = log.of(number) if isinstance(number, int) else None
    if release is None:
        return Recognised(name, "other", "unknown", Claim())
    return Recognised(name, "manifest", "edited", Claim(bid=log.bid), release)
