"""Releasing a bid's documents: a numbered, frozen set with all it was made from, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.building import Output
from bidgen.api.checking import check_bid
from bidgen.api.material import in_the_way, material_of
from bidgen.api.offering import Asked, Offer
from bidgen.api.producing import Produced, Wish, produce, stands_in_the_way
from bidgen.check.release_log import LOG, RELEASES, parse_log
from bidgen.files import undo_unfinished, unusable, write_all
from bidgen.model.document import DOCUMENT_KEYS, FORMATS
from bidgen.model.identity import release_name
from bidgen.model.release import Release, ReleaseLog, Version, folder_of
from bidgen.model.sources import Sources
from bidgen.places import Place
from bidgen.problems import Problem, problem


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

    Refused is whatever is not clean, and V701 to V717 but V712 and V715, which are advice. A log that
    somebody else wrote to meanwhile is O613; O601, O602 and O616 are of a folder that cannot be written to.
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
    asked = Asked(checked, material, folder, today, log, only or frozenset(DOCUMENT_KEYS))
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


def offer_version(offer: Offer, log: ReleaseLog | None) -> Callable[[str, Sources], Version]:
    """Return what makes the version of a release, whatever status a build would have."""

    def version(_: str, sources: Sources) -> Version:
        return Version(release_name(offer.number), offer.number, sources.fingerprint, log, offer.note)

    return version


def not_added(after: bytes, path: Path, meant: ReleaseLog) -> tuple[Problem, ...]:
    """Return V704 where the log that is to be written would not be read as it is meant."""
    return () if parse_log(after, str(path))[0] == meant else (problem("V704", Place(str(path))),)


def _written(
    produced: Produced, asked: Asked, offer: Offer, dropped: tuple[str, ...], before: bytes | None
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
        status=offer.brief.status if offer.brief else None,
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
