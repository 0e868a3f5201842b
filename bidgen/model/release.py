"""The log of a bid: what was released of it, and what was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bidgen.model.record import Record
from bidgen.model.requirements import LIVE, REQUIREMENTS


@dataclass(frozen=True, kw_only=True)
class ReleasedFile(Record):
    """One file of a release.

    `sha256` is that of its bytes; `words` that of the words in it, as `word_count` counts them, whatever
    the spaces between them. Both are 64 hexadecimal digits. A pack has no words of its own, and those of a
    document that is too large to be read again are not known.
    """

    name: str
    document: str | None = None
    sha256: str
    size: int
    words: str | None = None
    word_count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Release(Record):
    """A set of documents that was frozen under a number.

    `kind` and `status` are those of the brief where the brief is among them, `dropped` are its fields that
    were left out because they were those of a withdrawn one. `manifest` is the SHA-256 of manifest.json,
    `fingerprint` that of what the documents were made from.
    """

    release: int
    date: date
    note: str
    fingerprint: str
    manifest: str
    kind: str | None = None
    status: str | None = None
    dropped: tuple[str, ...] = ()
    files: tuple[ReleasedFile, ...]
    pack: ReleasedFile

    @property
    def documents(self) -> tuple[str, ...]:
        """The keys of its documents, in their order."""
        return tuple(dict.fromkeys(one.document for one in self.files if one.document))

    @property
    def folder(self) -> str:
        return folder_of(self.release, self.date)

    @property
    def has_live_brief(self) -> bool:
        """Whether suppliers could answer the brief that is in it."""
        return REQUIREMENTS in self.documents and self.status == LIVE


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Record):
    """A release that was taken back; `replaced_by` stands in its place, if one is named."""

    withdrawal: int
    date: date
    reason: str
    replaced_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReleaseLog(Record):
    """Everything that happened, the oldest first: nothing is ever taken out of it."""

    bid: str
    releases: tuple[Release, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def next_number(self) -> int:
        return max((one.release for one in self.releases), default=0) + 1

    def of(self, number: int) -> Release | None:
        return next((one for one in self.releases if one.release == number), None)

    def withdrawal_of(self, number: int) -> Withdrawal | None:
        return next((one for one in self.withdrawals if one.withdrawal == number), None)

    def releases_of(self, document: str) -> tuple[Release, ...]:
        """Return the releases that hold a document, the newest first."""
        return tuple(one for one in reversed(self.releases) if document in one.documents)

    def current(self, document: str) -> Release | None:
        """Return the release of a document that holds, or None.

        That is the newest. Where it was withdrawn it is the one that was named as its replacement: an older
        one does not come back by itself, for nobody has said that it is right.
        """
        for newest in self.releases_of(document)[:1]:
            return self._standing(newest, document)
        return None

    def _standing(self, release: Release, document: str) -> Release | None:
        seen: set[int] = set()
        found: Release | None = release
        while found is not None and (withdrawal := self.withdrawal_of(found.release)):
            seen.add(found.release)
            other = withdrawal.replaced_by
            found = self.of(other) if other is not None and other not in seen else None
        return found if found is not None and document in found.documents else None


@dataclass(frozen=True)
class Version:
    """Which version of a bid's documents is made: what every page says of it, and from what.

    `status` is "DRAFT", "Not released" or the name of the release; `number` the release's, or that of the
    next one. `log` is what was released before, `note` what changed since, where this is a release.
    """

    status: str
    number: int
    fingerprint: str
    log: ReleaseLog | None = None
    note: str | None = None

    @property
    def released(self) -> bool:
        return self.note is not None


def folder_of(number: int, day: date) -> str:
    """Return the name of a release's folder: 003-2020-01-24."""
    return f"{number:03}-{day.isoformat()}"
