"""What is about to be released, what was released and what was withdrawn, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from bidgen.cli.diff_text import changes
from bidgen.cli.report import named
from bidgen.compose import TITLES
from bidgen.compose.requirements import KINDS
from bidgen.formats import count, date_text, listed
from bidgen.model.document import FORMAT_NAMES, FORMATS
from bidgen.model.identity import SHORT, release_name
from bidgen.model.requirements import REQUIREMENTS
from bidgen.problems import quote

if TYPE_CHECKING:
    from bidgen.api import Offer, Released, Since, Withdrawn
    from bidgen.model.release import Release, ReleaseLog, Withdrawal
    from bidgen.model.requirements import Requirements

_LONGEST = 1000


def title_by_key(key: str) -> str:
    """Return the title of a document, "A document" of an unknown one."""
    return next((title for known, title in TITLES.items() if known == key), "A document")


def offer_lines(offer: Offer, formats: Collection[str]) -> Iterator[str]:
    """Yield what somebody has to know before saying yes."""
    as_what = listed([FORMAT_NAMES[one] for one in FORMATS if one in formats])
    yield f"Release {offer.number}, {date_text(offer.day)}, as {as_what}:"
    for key, title in offer.titles.items():
        yield f"  {title}"
        if key == REQUIREMENTS and offer.brief:
            yield from (f"    {line}" for line in _brief(offer.brief))
    yield f"Note in its documents: {quote(offer.note, _LONGEST)}"
    yield offer.deadline.text
    if offer.after:
        yield f"It follows release {offer.after.release} of the brief, which was withdrawn."
    if offer.outdated:
        yield ""
        yield "Not released anew, although they would say something else now:"
        for key, release in offer.outdated.items():
            yield f"  {title_by_key(key)}, which stays as it is in release {release.release}"
    for one in offer.since:
        yield ""
        yield from _since(one, offer)


def _brief(brief: Requirements) -> Iterator[str]:
    """Yield what a brief is held to before it goes out: what it asks for, where, and until when."""
    yield f"asks for a {KINDS[brief.kind]}"
    until = f", closes at the end of {date_text(brief.closes)}" if brief.closes else ""
    published = f", published on {date_text(brief.published)}" if brief.published else ""
    yield f"{brief.status} on {brief.portal}{published}{until}"


def _since(one: Since, offer: Offer) -> Iterator[str]:
    earlier = f"release {one.release.release} of {date_text(one.release.date)}"
    everything = len(one.documents) == len(offer.titles)
    of = "" if everything else f" ({listed([offer.titles[key] for key in one.documents])})"
    yield f"What has changed since {earlier}{of}:"
    if one.release.kind and REQUIREMENTS in one.documents and offer.kind not in (None, one.release.kind):
        yield f"  The brief asked for a {KINDS[one.release.kind]}."
    if one.diff is None:
        yield f"  This cannot be shown: {one.why_not}."
    else:
        yield from (f"  {line}".rstrip() for line in changes(one.diff, others=False))


def released_lines(released: Released) -> Iterator[str]:
    """Yield where the release is, and what is in it."""
    assert released.release is not None and released.folder is not None and released.pack is not None
    yield f"Released: {named(released.folder)}"
    for title, outputs in groupby(released.outputs, key=lambda one: one.title):
        yield f"  {title}"
        for one in outputs:
            pages = f", {count(one.pages, 'page')}" if one.pages is not None else ""
            yield f"    {one.path.name}{pages}"
    yield f"To send: {named(released.pack)}"
    name, fingerprint = release_name(released.release.release), released.release.fingerprint
    yield f"Every page says “{name}”, with the fingerprint {fingerprint[:SHORT]}."


def to_withdraw_lines(log: ReleaseLog, release: Release, reason: str) -> Iterator[str]:
    """Yield what is about to be taken back, for whoever has to say yes."""
    yield f"Release {release.release} of {date_text(release.date)}: {quote(release.note, _LONGEST)}"
    for key in release.documents:
        held = log.current(key)
        standing = "current" if held and held.release == release.release else "no longer current"
        yield f"  {title_by_key(key)}, {standing}"
    yield f"Reason, which later documents print: {quote(reason, _LONGEST)}"


def withdrawn_lines(withdrawn: Withdrawn) -> Iterator[str]:
    """Yield what was taken back, what stands in its place, and what is to be done now."""
    release, withdrawal, log = withdrawn.release, withdrawn.withdrawal, withdrawn.log
    assert release is not None and withdrawal is not None and log is not None
    day = date_text(withdrawal.date)
    yield f"Release {release.release} of {date_text(release.date)} was withdrawn on {day}."
    yield f"Reason: {quote(withdrawal.reason, _LONGEST)}"
    yield _replacement(log, release, withdrawal)
    yield "The files stay where they are; whoever finds a copy is told so by “bidgen verify”."
    if release.has_live_brief:
        yield "The brief in it was live: withdraw the notice on the portal too. It is never opened again."
        yield "The next release of the brief says what of this one does not carry over."


def _replacement(log: ReleaseLog, release: Release, withdrawal: Withdrawal) -> str:
    if withdrawal.replaced_by is not None:
        return f"Release {withdrawal.replaced_by} stands in its place."
    newer = sorted({one.release for key in release.documents if (one := log.current(key))})
    if newer:
        return f"In force is release {listed([str(number) for number in newer])}."
    return "Nothing stands in its place until you release anew."
