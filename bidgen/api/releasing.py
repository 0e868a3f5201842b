"""Releasing a bid's documents: a numbered, frozen set with all it was made from, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.building import Output
from bidgen.api.checking import Checked, check_bid
from bidgen.api.diffing import diff_checked, source_of
from bidgen.api.material import Material, in_the_way, material_of
from bidgen.api.producing import Produced, Wish, produce, stands_in_the_way
from bidgen.check.release_log import LOG, RELEASES, parse_log
from bidgen.compose import title_of
from bidgen.diff import Diff, restricted_to, what_changed
from bidgen.files import undo_unfinished, unusable, write_all
from bidgen.formats import date_text
from bidgen.model.document import DOCUMENT_KEYS, FORMATS, DocumentKey
from bidgen.model.identity import release_name
from bidgen.model.plan import DeadlineStatus
from bidgen.model.release import REQUIREMENTS, Release, ReleaseLog, Version, folder_of
from bidgen.model.requirements import DRAFT, LIVE
from bidgen.model.sources import Sources
from bidgen.model.whole import Bid, EarlyBid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.release.since import (
    Dropped,
    brief_not_carried_over,
    dropped_from,
    earlier_releases,
    withdrawn_brief,
)
from bidgen.review.typed_words import printable_words

# The note of a release that follows none, or one from the same inputs.
FIRST, AGAIN = "First release.", "Released again; nothing in the inputs has changed."
# The inputs that the brief says something of; the other documents draw on all.
_OF_BRIEF = ("bid", REQUIREMENTS)


@dataclass(frozen=True)
class Since:
    """What changed since the last release of some documents; `diff` is None where `why_not` says why."""

    release: Release
    documents: tuple[str, ...]
    diff: Diff | None
    why_not: str = ""


@dataclass(frozen=True)
class Offer:
    """What is about to be released, for whoever has to say yes.

    `titles` are those of the documents by their keys; `kind` is that of the brief where the brief is among
    them. `after` is a withdrawn release of the brief that this one follows. `note` goes into the documents.
    """

    number: int
    day: date
    titles: Mapping[str, str]
    kind: str | None
    note: str
    since: tuple[Since, ...]
    after: Release | None
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    deadline: DeadlineStatus


@dataclass(frozen=True)
class Released:
    """What was released: everything, or nothing, and why.

    `outputs` are the documents, `pack` the file that holds them all, both below `folder`. Where nothing was
    written `refused` says whether somebody said no; otherwise `problems` say why.
    """

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    offer: Offer | None = None
    release: Release | None = None
    folder: Path | None = None
    outputs: tuple[Output, ...] = ()
    refused: bool = False

    @property
    def pack(self) -> Path | None:
        return self.folder / self.release.pack.name if self.folder and self.release else None


def release_bid(
    folder: Path,
    *,
    today: date,
    only: frozenset[str] = frozenset(),
    formats: frozenset[str] = frozenset(FORMATS),
    note: str | None = None,
    keep: frozenset[str] = frozenset(),
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
    confirm: Callable[[Offer], bool] = lambda offer: True,
) -> Released:
    """Check a bid, build its documents afresh and freeze them under the next number: all, or nothing.

    `only` names documents, all six by default; the requirements alone need no more than their two files.
    `note` says what changed: "First release.", or which fields and tables did, by default. `keep` are fields
    of the brief that still hold although the framework drops them from one that was withdrawn. `confirm` is
    asked before anything is built.

    Refused is whatever is not clean, and V701 to V714; a log that somebody else wrote to meanwhile is O613.
    """
    releases = folder / RELEASES
    undo_unfinished(releases)
    before = (releases / LOG).read_bytes() if (releases / LOG).is_file() else None
    checked = check_bid(folder, today=today)
    material = material_of(checked, folder, only, today)
    if material is None:
        return Released(in_the_way(checked, only), checked.accepted)
    if blocked := unusable(releases):
        return Released((*material.problems, *blocked), material.accepted)
    log = parse_log(before, str(releases / LOG))[0] if before else None
    asked = _Asked(checked, material, folder, today, log, only or frozenset(DOCUMENT_KEYS))
    dropped, since = asked.dropped(keep), tuple(asked.since())
    problems = (*material.problems, *asked.faults(note, since), *dropped.problems)
    offer = asked.offer(note, since, problems)
    if stands_in_the_way(problems, material.accepted):
        return Released(problems, material.accepted, offer)
    if not confirm(offer):
        return Released(problems, material.accepted, offer, refused=True)
    material = material.with_brief(dropped.brief, problems)
    wish = Wish(only, formats, {}, jobs, progress)
    produced = produce(material, checked.typed, folder, wish, versions=offer_version(offer, log))
    if stands_in_the_way(produced.problems, produced.accepted):
        return Released(produced.problems, produced.accepted, offer)
    return _written(produced, asked, offer, dropped.fields, before)


@dataclass(frozen=True)
class _Asked:
    """What is asked for, and of which bid: what can be said of a release before it is built."""

    checked: Checked
    material: Material
    folder: Path
    today: date
    log: ReleaseLog | None
    only: frozenset[str]

    @property
    def bid(self) -> Bid | EarlyBid:
        return self.material.bid

    @property
    def documents(self) -> tuple[DocumentKey, ...]:
        return tuple(one for one in DOCUMENT_KEYS if one in self.only)

    @property
    def has_brief(self) -> bool:
        return REQUIREMENTS in self.only

    def dropped(self, keep: frozenset[str]) -> Dropped:
        """Return what the framework drops of a brief whose last release was withdrawn."""
        last = brief_not_carried_over(self.log) if self.has_brief else None
        if last is None or self.log is None:
            return Dropped(self.bid.requirements)
        old = self._as_released(last)
        material = material_of(old, self.folder, {REQUIREMENTS}, self.today) if old else None
        brief = material.bid.requirements if material else None
        return dropped_from(self.bid, self.log, last, brief, keep)

    def faults(self, note: str | None, since: Sequence[Since]) -> Iterator[Problem]:
        """Yield what keeps a clean bid from being released: V705, V710, V713 and V714; advice is V715."""
        overview, brief = self.bid.overview, self.bid.requirements
        if note is not None:
            born = overview.discovery.start.year
            words = printable_words(
                "The note", note, overview.people, born_before=born, contact=overview.contact or ""
            )
            yield from words
        if self.has_brief and brief.status == DRAFT:
            yield problem("V710", brief.at("status"))
        last = last_day(self.log)
        if last is not None and self.today < last:
            place = Place(str(self.folder / RELEASES / LOG))
            yield problem("V713", place, found=date_text(self.today), expected=date_text(last))
        for one in since:
            if REQUIREMENTS in one.documents and one.diff and one.diff.brief and one.diff.brief.fields:
                code = "V714" if brief.status == LIVE else "V715"
                yield problem(code, brief.at(), release=one.release.release, fields=one.diff.brief.fields)

    def offer(
        self,
        note: str | None,
        since: tuple[Since, ...],
        problems: tuple[Problem, ...],
    ) -> Offer:
        return Offer(
            number=self.log.next_number if self.log else 1,
            day=self.today,
            titles={one: title_of(one, self.bid.requirements) for one in self.documents},
            kind=self.bid.requirements.kind if self.has_brief else None,
            note=note.strip() if note is not None else _note(since),
            since=since,
            after=withdrawn_brief(self.log) if self.has_brief else None,
            problems=problems,
            accepted=self.material.accepted,
            deadline=self.material.deadline,
        )

    def since(self) -> Iterator[Since]:
        """Yield what changed since the last release of each document."""
        for release, documents in earlier_releases(self.log, self.documents):
            old = self._as_released(release)
            found = diff_checked(old, self.checked) if old else None
            if old is None:
                yield Since(release, documents, None, f"the folder {release.folder} is not there")
            elif found is None:
                yield Since(
                    release, documents, None, f"the inputs in {release.folder} are not read as they were"
                )
            else:
                if documents == (REQUIREMENTS,):
                    found = restricted_to(found, _OF_BRIEF)
                # What was withdrawn need not be withdrawn again, whatever has changed.
                withdrawn = self.log is not None and self.log.withdrawal_of(release.release)
                yield Since(release, documents, replace(found, brief=None) if withdrawn else found)

    def _as_released(self, release: Release) -> Checked | None:
        source = source_of(self.folder / RELEASES / release.folder)
        return check_bid(source.folder, today=self.today) if source.is_release else None


def offer_version(offer: Offer, log: ReleaseLog | None) -> Callable[[str, Sources], Version]:
    """Return what makes the version of a release, whatever status a build would have."""

    def version(_: str, sources: Sources) -> Version:
        return Version(release_name(offer.number), offer.number, sources.fingerprint, log, offer.note)

    return version


def last_day(log: ReleaseLog | None) -> date | None:
    """Return the day of the last entry of the log."""
    if log is None:
        return None
    days = [*(one.date for one in log.releases), *(one.date for one in log.withdrawals)]
    return max(days, default=None)


def not_added(after: bytes, path: Path, meant: ReleaseLog) -> tuple[Problem, ...]:
    """Return V704 where the log that is to be written would not be read as it is meant."""
    return () if parse_log(after, str(path))[0] == meant else (problem("V704", Place(str(path))),)


def _note(since: tuple[Since, ...]) -> str:
    if not since:
        return FIRST
    diff = since[0].diff
    if diff is None:
        return f"Released again after release {since[0].release.release}."
    return what_changed(diff) if diff else AGAIN


def _written(
    produced: Produced, asked: _Asked, offer: Offer, dropped: tuple[str, ...], before: bytes | None
) -> Released:
    """Freeze what was produced, and write its folder and the log in one."""
    # What reads PDFs is loaded for a release alone.
    from bidgen.release.freeze import freeze
    from bidgen.release.log_text import with_release
    from bidgen.release.release_set import ReleaseSet

    asked_for = ReleaseSet(
        bid=asked.bid,
        folder=asked.folder,
        number=offer.number,
        day=offer.day,
        note=offer.note,
        sources=produced.sources,
        made=produced.files,
        problems=produced.problems,
        accepted=produced.accepted,
        deadline=offer.deadline,
        kind=offer.kind,
        dropped=dropped,
    )
    frozen = freeze(asked_for)
    releases, name = asked.folder / RELEASES, folder_of(offer.number, offer.day)
    log = with_release(before, asked.bid.overview.id, frozen.release)
    earlier = asked.log or ReleaseLog(bid=asked.bid.overview.id)
    meant = replace(earlier, releases=(*earlier.releases, frozen.release))
    problems = not_added(log, releases / LOG, meant) or write_all(
        releases, {name: frozen.files, LOG: log}, unchanged={LOG: before}
    )
    if problems:
        return Released((*produced.problems, *problems), produced.accepted, offer)
    outputs = tuple(
        Output(one.document, one.title, one.format, releases / name / asked_for.file_name(one), one.pages)
        for one in produced.files
    )
    return Released(produced.problems, produced.accepted, offer, frozen.release, releases / name, outputs)
