"""What is known of a file in words: what it is, whether it was changed, whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bidgen.cli.release_text import title_by_key
from bidgen.cli.report import named
from bidgen.diff.wording import in_words
from bidgen.formats import count, date_text, listed, number
from bidgen.model.identity import SHORT
from bidgen.model.release import Release
from bidgen.model.requirements import REQUIREMENTS
from bidgen.problems import quote

if TYPE_CHECKING:
    from bidgen.api import Verified
    from bidgen.release.recognise import Recognised
    from bidgen.release.standing import Standing

_LONGEST = 1000
# Longer than any line is meant to be: texts are cut before.
_LONGEST_LINE = 4000
_INDENT = "  "
_STATES = {
    "edited": "CHANGED since its release",
    "re-saved": "saved anew since its release",
    "converted": "PRINTED OR CONVERTED from a release",
}
# More than these say no more than that much was changed.
_MOST_CHANGES = 5
_KINDS = {"specialist": "a brief for a specialist", "outcome": "a brief for an outcome"}


def verified_lines(verified: Verified) -> Iterator[str]:
    """Yield the verdict on one file, the most important line first, and what it does not cover."""
    found = verified.recognised
    assert found is not None
    yield f"{named(verified.path)}: {_verdict(verified, found)}"
    lines = [
        _what(found, verified.bid),
        *_state(verified, found),
        *_standing(verified),
        *_inputs(verified),
        *_kept(verified),
    ]
    # Words, names and numbers come from files and logs that anybody may have made.
    yield from (f"{_INDENT}{quote(line, _LONGEST_LINE)}" for line in lines if line)
    yield f"{_INDENT}{_not_covered(verified, found)}"


def _verdict(verified: Verified, found: Recognised) -> str:
    damaged = verified.kept is not None and not verified.kept.intact
    if verified.holds:
        return "current and intact."
    if found.state == "draft":
        return "A DRAFT, never released. Do not send it."
    if found.state == "unknown":
        return "NOT RECOGNISED. Do not send it." if verified.log else "NOT CHECKED: there is no log to go by."
    holds = {one.holds for one in verified.standings}
    faults = [_STATES[found.state]] if found.state in _STATES else []
    faults += [word.upper() for word in ("withdrawn", "superseded") if word in holds]
    if damaged and not faults:
        return "current and intact, but the release’s own folder is damaged."
    return f"{listed(faults)}. Do not send it."


def _what(found: Recognised, bid: str) -> str:
    claim, release = found.claim, found.release
    of = sorted({one.release.release for one in found.members if one.release})
    if release is None and of:
        return f"A pack of documents of releases {listed([str(one) for one in of])} together."
    if release is None:
        title = quote(claim.title or _title(claim.document))
        if found.kind == "other":
            return "It is no PDF, Word file, web page or pack that can be read: no file of a release."
        if not claim.bid:
            return "It says nothing of a bid, and the log has no file with its bytes or its words."
        version = quote(claim.version) or "of no version"
        return f"It says that it is: {title}, {version}, of the bid {quote(claim.bid)}."
    day, note = date_text(release.date), quote(release.note, _LONGEST)
    which = f"release {release.release} of the bid {bid}, {day}: {note}"
    if found.kind == "pack":
        return f"The pack of {which}"
    if found.kind == "manifest":
        return f"The manifest of {which}"
    if found.state == "converted":
        return f"Its pages say that it is of {which}"
    return f"{_title(found.documents[0] if found.documents else '', release)}, {which}"


def _title(document: str, release: Release | None = None) -> str:
    if document == REQUIREMENTS and release is not None and release.kind:
        return f"Requirements ({_KINDS[release.kind]})"
    return title_by_key(document)


def _state(verified: Verified, found: Recognised) -> Iterator[str]:
    if found.state == "intact":
        yield "Intact: every byte is as it was released."
    elif found.state == "re-saved" and found.kind == "pack":
        yield "Packed anew: every document in it is as it was released, the file around them is not."
    elif found.state == "re-saved":
        yield "Saved anew by some program: the bytes differ, the words are those of the release."
    elif found.state == "edited" and found.kind == "manifest":
        yield "Changed: it is not the manifest that was written with the release."
    elif found.state == "edited" and found.kind == "pack":
        yield "Changed: what is in it is not what was released."
    elif found.state == "edited":
        yield f"Changed: its words are not those of the release{_counted(found)}."
        yield from _changes(verified)
    elif found.state == "converted":
        yield "Made from it by another program: neither its bytes nor its words can be held to the release."
    elif found.state == "draft":
        claim = found.claim
        made = f"Made on {quote(claim.day)}, with the status “{quote(claim.status)}”"
        yield f"{made} and the fingerprint {quote(claim.fingerprint[:SHORT])}."
    elif found.claim.release is not None and verified.log is not None:
        yield f"The log has no such file of release {found.claim.release}."
    yield from _members(found)
    for missing in _missing(found):
        yield f"{_INDENT}{missing}: missing"
    if found.file is not None and found.file.name != found.name:
        yield f"It was called {found.file.name} when it was released."


def _members(found: Recognised) -> Iterator[str]:
    """Yield what is in a pack: what is not as it was released by name, the rest counted."""
    whole = [one for one in found.members if one.state == "intact" and one.release is found.release]
    for member in found.members:
        if member not in whole:
            yield f"{_INDENT}{quote(member.name)}: {_member(member)}"
    if whole and found.state != "re-saved":
        yield f"{_INDENT}{count(len(whole), 'other document')} as released"


def _changes(verified: Verified) -> Iterator[str]:
    """Yield the first words that were changed in a document."""
    for one in verified.changes[:_MOST_CHANGES]:
        yield f"{_INDENT}{in_words(one)}"
    if (more := len(verified.changes) - _MOST_CHANGES) > 0:
        yield f"{_INDENT}and {count(more, 'other change')}"


def _missing(found: Recognised) -> Iterator[str]:
    """Yield the documents that were in a pack and are not in what became of it."""
    there = {one.file.name for one in found.members if one.file and one.release is found.release}
    if found.members and found.release is not None:
        yield from (one.name for one in found.release.files if one.name not in there)


def _counted(found: Recognised) -> str:
    if found.words is None:
        return " (none can be read in it)"
    then = found.file.word_count if found.file else None
    return "" if then is None else f" ({count(found.words, 'word')} now, {number(then)} then)"


def _member(found: Recognised) -> str:
    number = f", of release {found.release.release}" if found.release else ""
    return f"{found.state}{number}"


def _standing(verified: Verified) -> Iterator[str]:
    """Yield how it stands: in one line where all its documents stand alike."""
    lines: dict[str, list[str]] = {}
    for one in verified.standings:
        lines.setdefault(_holds(one), []).append(one.document)
    for line, documents in lines.items():
        yield line if len(lines) == 1 else f"{listed([_title(one) for one in documents])}: {line}"


def _holds(one: Standing) -> str:
    now = f"release {one.by.release} of {date_text(one.by.date)}" if one.by else ""
    if one.withdrawal is not None:
        reason = quote(one.withdrawal.reason, _LONGEST).rstrip(".")
        after = f"Current is {now}." if now else "Nothing is in its place yet."
        return f"Withdrawn on {date_text(one.withdrawal.date)}: {reason}. {after}"
    if one.holds == "current":
        return "Current: no later release of it, and not withdrawn."
    return (
        f"Superseded by {now}."
        if now
        else "Superseded by a release that was withdrawn since: none is current."
    )


def _inputs(verified: Verified) -> Iterator[str]:
    inputs = verified.inputs
    if inputs is None or (verified.recognised and verified.recognised.state == "unknown"):
        return
    if inputs.state == "unchanged":
        yield "The inputs are as they were when it was made."
    elif inputs.state == "changed":
        if inputs.say_the_same:
            yield f"Inputs were saved anew since, and say the same: {listed(inputs.changed)}."
            return
        which = f": {listed(inputs.changed)}" if inputs.changed else ", or the templates and rules"
        yield f"The inputs have changed since{which}."
    else:
        yield f"Whether the inputs have changed since is not known: {inputs.why_not}."


def _kept(verified: Verified) -> Iterator[str]:
    if verified.kept is None or verified.kept.intact:
        return
    for word, names in (("changed", verified.kept.changed), ("missing", verified.kept.missing)):
        if names:
            yield f"In the release’s own folder {word}: {listed(names)}."


def _beside_words(found: Recognised) -> str:
    """Return what nobody has compared in a file of which the words alone are known to be the same."""
    if found.kind == "pack":
        return "README.txt and whatever else in it is no document of the release"
    # In a PDF they stand on the page like all other words.
    pdf = found.file is not None and found.file.name.endswith(".pdf")
    running = "" if pdf else "running headers and footers, "
    return f"{running}spaces, pictures, layout, links, comments and whatever else is no word of the text"


def _not_covered(verified: Verified, found: Recognised) -> str:
    also = f"{_beside_words(found)}; " if found.state == "re-saved" else ""
    if verified.log is None:
        return "There is no log to go by: this is what the file says of itself, and nothing of it is proven."
    by = f"By {named(verified.log)}, which is taken at its word."
    return f"{by} Not covered: {also}the file’s name and dates."
