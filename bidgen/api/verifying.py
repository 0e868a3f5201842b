"""Verifying: which release a file is, wherever it was found, and whether it still holds."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bidgen.api.inputs_since import Inputs, inputs_since
from bidgen.check.release_log import LOG, RELEASES, looks_like_a_log, read_log
from bidgen.diff.wording import Rewording, rewordings
from bidgen.model.identity import Claim
from bidgen.model.release import ReleaseLog
from bidgen.model.sources import sha256
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.release.kept import LARGEST_FILE, Kept, kept
from bidgen.release.standing import Standing, standing_of

if TYPE_CHECKING:
    from bidgen.release.recognise import Recognised


@dataclass(frozen=True)
class Verified:
    """What is known of one file.

    `log` is the log that it was held to, `bid` the id of its bid; where there is none, `problems` say so and
    nothing is known.
    `standings` are those of the documents in it, `kept` is what became of the release's own folder.
    """

    path: Path
    problems: tuple[Problem, ...] = ()
    log: Path | None = None
    recognised: Recognised | None = None
    standings: tuple[Standing, ...] = ()
    inputs: Inputs | None = None
    kept: Kept | None = None
    bid: str = ""
    changes: tuple[Rewording, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is current and intact, and so is what the release's folder keeps, if it is there."""
        found = self.recognised
        return (
            found is not None
            and found.state == "intact"
            and bool(self.standings)
            and all(one.holds == "current" for one in self.standings)
            and (self.kept is None or self.kept.intact)
            and not self.problems
        )


def verify_file(path: Path, *, today: date, log: Path | None = None, near: Sequence[Path] = ()) -> Verified:
    """Return which release of which bid a file is, whether it was changed, and whether it still holds.

    The log is looked for beside the file, in the folders above it and their releases/, then in the folders
    `near`; or it is `log`, a file or the folder of a bid. The inputs are compared where the log lies in the
    folder of its bid, as of `today`. Nothing is written. Reports V730 to V732, and what is at fault with the
    log.
    """
    content, problems = _content(path)
    if content is None:
        return Verified(path, problems)
    # What reads PDF and Word is loaded where there is a file to read.
    from bidgen.release.recognise import recognise
    from bidgen.release.words import claim_in, format_of

    form = format_of(content)
    claim = claim_in(content, form) if form else Claim()
    found, problems = _log_for(path, claim.bid, log, near)
    if found is None:
        # A draft says of itself that nobody should send it, and no log is needed to believe that.
        said = recognise(content, path.name, ReleaseLog(bid=claim.bid))
        return Verified(
            path, () if said.state == "draft" else problems, recognised=said if claim.bid else None
        )
    place, known = found
    recognised = recognise(content, path.name, known)
    release = recognised.release
    own = kept(place.parent, release) if release else None
    return Verified(
        path,
        log=place,
        bid=known.bid,
        recognised=recognised,
        standings=tuple(standing_of(known, release, one) for one in recognised.documents if release),
        inputs=inputs_since(recognised, own, place, today),
        kept=own if own and own.there else None,
        changes=_changes(content, recognised, place.parent),
    )


def _changes(content: bytes, found: Recognised, releases: Path) -> tuple[Rewording, ...]:
    """Return the words that were changed in a document, where the file that was released is still there."""
    from bidgen.release.words import format_of, words_in

    form = format_of(content)
    if found.state != "edited" or found.file is None or found.release is None or form is None:
        return ()
    released, _ = _content(releases / found.release.folder / found.file.name)
    if released is None or sha256(released) != found.file.sha256:
        return ()
    return rewordings(words_in(released, form) or (), words_in(content, form) or ())


def _content(path: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    try:
        # A pipe or a device would be read for ever.
        if not stat.S_ISREG((found := path.stat()).st_mode):
            what = "it is a folder, and no file" if stat.S_ISDIR(found.st_mode) else "it is no ordinary file"
            return None, (problem("V731", Place(str(path)), reason=what),)
        if found.st_size > LARGEST_FILE:
            reason = "it is far too large for a document of a bid"
            return None, (problem("V731", Place(str(path)), reason=reason),)
        return path.read_bytes(), ()
    except FileNotFoundError:
        reason = "there is no such file"
    except PermissionError:
        reason = "you may not read it"
    except OSError as failure:
        reason = (failure.strerror or str(failure)).lower()
    return None, (problem("V731", Place(str(path)), reason=reason),)


def _log_for(
    path: Path, bid: str, given: Path | None, near: Sequence[Path]
) -> tuple[tuple[Path, ReleaseLog] | None, tuple[Problem, ...]]:
    """Return the log that a file which says it is of `bid` is held to: the nearest of that bid, or of any."""
    first: tuple[Path, ReleaseLog] | None = None
    if given is not None and given.is_file() and not looks_like_a_log(given):
        return None, (problem("V730", Place(str(given))),)
    for candidate in _candidates(path, given, near):
        log, problems = read_log(candidate)
        if log is None:
            return None, problems
        if not bid or log.bid == bid:
            return (candidate, log), ()
        first = first or (candidate, log)
    if first is not None:
        return None, (problem("V732", Place(str(path)), found=bid, expected=first[1].bid, log=str(first[0])),)
    return None, (problem("V730", Place(str(given or path))),)


def _candidates(path: Path, given: Path | None, near: Sequence[Path]) -> Iterator[Path]:
    if given is not None:
        folders = (given, given / RELEASES)
        found = [given] if given.is_file() else [one / LOG for one in folders if (one / LOG).is_file()]
        yield from found[:1]
        return
    # First as it is named, so that people read a path that they know.
    for folder in dict.fromkeys((*path.parents, *path.absolute().parents, *near)):
        for candidate in (folder / LOG, folder / RELEASES / LOG):
            if candidate.is_file() and looks_like_a_log(candidate):
                yield candidate
