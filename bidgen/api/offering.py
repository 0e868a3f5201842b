"""What is about to be released: what changed since the last time, and what keeps it from going out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.checking import Checked, check_bid
from bidgen.api.diffing import diff_checked
from bidgen.api.material import Material, material_of
from bidgen.check.release_log import LOG, RELEASES
from bidgen.compose import compose, title_of
from bidgen.compose.alike import says_the_same
from bidgen.compose.matter import Matter
from bidgen.diff import Diff, restricted_to, what_changed
from bidgen.formats import date_text
from bidgen.model.document import DOCUMENT_KEYS, Context, DocumentKey
from bidgen.model.plan import DeadlineStatus
from bidgen.model.release import Release, ReleaseLog, Version, Withdrawal
from bidgen.model.requirements import DRAFT, LIVE, REQUIREMENTS, Requirements
from bidgen.model.whole import Bid, EarlyBid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.folder import NAMES
from bidgen.release.kept import inputs_of
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

    `titles` are those of the documents by their keys; `brief` is the brief where it is among them. `after` is
    a withdrawn release of the brief that this one follows. `note` goes into the documents. `outdated` are the
    documents that are not released anew although they would say something else now, with the release of each
    that is current.
    """

    number: int
    day: date
    titles: Mapping[str, str]
    brief: Requirements | None
    note: str
    since: tuple[Since, ...]
    outdated: Mapping[str, Release]
    after: Release | None
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    deadline: DeadlineStatus

    @property
    def kind(self) -> str | None:
        """What the brief in it asks for."""
        return self.brief.kind if self.brief else None


@dataclass(frozen=True)
class Asked:
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
        """Yield what keeps a clean bid from being released: V705, V710, V713 to V717; advice is V715."""
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
        yield from self._of_brief(since)

    def _of_brief(self, since: Sequence[Since]) -> Iterator[Problem]:
        """Yield V714 to V717: a brief that went out is changed by withdrawing it, and by nothing else."""
        brief = self.bid.requirements
        for one in since:
            if REQUIREMENTS not in one.documents:
                continue
            number, withdrawal = one.release.release, self._withdrawal(one.release)
            if withdrawal is not None and brief.published is not None and brief.status == LIVE:
                if brief.published < withdrawal.date:
                    found, day = date_text(brief.published), date_text(withdrawal.date)
                    yield problem("V717", brief.at("published"), found=found, release=number, day=day)
            elif one.diff is None and one.release.status == LIVE == brief.status:
                yield problem("V716", brief.at("status"), release=number, reason=one.why_not)
            elif one.diff is not None and one.diff.brief is not None and one.diff.brief.fields:
                code = "V714" if brief.status == LIVE else "V715"
                yield problem(code, brief.at("status"), release=number, fields=one.diff.brief.fields)

    def _withdrawal(self, release: Release) -> Withdrawal | None:
        return self.log.withdrawal_of(release.release) if self.log else None

    def _outdated(self) -> Iterator[tuple[str, Release]]:
        """Yield the documents that stay as they are, and would say something else if made now."""
        left = [one for one in DOCUMENT_KEYS if one not in self.only]
        current = {key: found for key in left if self.log and (found := self.log.current(key))}
        if not current or not isinstance(self.material.matter, Matter):
            return
        now = self._said(self.checked)
        for key, release in current.items():
            old = self._as_released(release)
            before = self._said(old) if old else {}
            if key in before and not says_the_same(before[key], now.get(key)):
                yield key, release

    def _said(self, checked: Checked) -> Mapping[str, Context]:
        """Return what each document of a bid says, whatever its version."""
        if checked.matter is None:
            return {}
        version = Version("", 1, "")
        documents = compose(checked.matter, today=self.today, version=version)
        return {one.key: one.context for one in documents}

    def offer(
        self,
        note: str | None,
        since: tuple[Since, ...],
        problems: tuple[Problem, ...],
    ) -> Offer:
        """Return what is to be released, with the `note` given or one that says what changed `since`."""
        return Offer(
            number=self.log.next_number if self.log else 1,
            day=self.today,
            titles={one: title_of(one, self.bid.requirements) for one in self.documents},
            brief=self.bid.requirements if self.has_brief else None,
            note=note.strip() if note is not None else _note(since),
            since=since,
            outdated=dict(self._outdated()),
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
                there = (self.folder / RELEASES / release.folder).is_dir()
                why_not = "is not there" if not there else "is damaged"
                yield Since(release, documents, None, f"the folder {release.folder} {why_not}")
            elif found is None:
                yield Since(
                    release, documents, None, f"the inputs in {release.folder} are not read as they were"
                )
            else:
                if documents == (REQUIREMENTS,):
                    found = restricted_to(found, _OF_BRIEF)
                # What was withdrawn need not be withdrawn again, whatever has changed.
                withdrawn = self._withdrawal(release)
                yield Since(release, documents, replace(found, brief=None) if withdrawn else found)

    def _as_released(self, release: Release) -> Checked | None:
        inputs = inputs_of(self.folder / RELEASES, release, NAMES)
        return check_bid(inputs, today=self.today) if inputs else None


def dropped_now(checked: Checked, folder: Path, today: date) -> Dropped | None:
    """Return what a release of the brief would leave out today; None where there is no sound brief."""
    only = frozenset({REQUIREMENTS})
    material = material_of(checked, folder, only, today)
    if material is None:
        return None
    return Asked(checked, material, folder, today, checked.log, only).dropped(frozenset())


def last_day(log: ReleaseLog | None) -> date | None:
    """Return the day of the last entry of the log."""
    if log is None:
        return None
    days = [*(one.date for one in log.releases), *(one.date for one in log.withdrawals)]
    return max(days, default=None)


def _note(since: tuple[Since, ...]) -> str:
    """Return what changed since the oldest release that is replaced: that is true of every document."""
    if not since:
        return FIRST
    diff = since[-1].diff
    if diff is None:
        return f"Released again after release {since[-1].release.release}."
    return what_changed(diff) if diff else AGAIN
