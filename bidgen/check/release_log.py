"""The log of releases that a bid folder keeps, checked as an input is: somebody may have edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.files import JOURNAL, STAGING
from bidgen.model.record import Record
from bidgen.model.release import Release, ReleasedFile, ReleaseLog, Withdrawal
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.raw import Raw
from bidgen.read.yaml_file import parse_yaml, read_yaml

RELEASES, LOG = "releases", "log.yaml"
SCHEMA = "releases"
# Whatever else people keep beside the log is theirs: 2020-letters.
_FOLDER = re.compile(r"\d{3,}-\d{4}-\d{2}-\d{2}")
_RELEASED = ("note", "fingerprint", "manifest", "files", "pack")
_WITHDRAWN = ("reason",)


@dataclass(frozen=True, kw_only=True)
class _Entry(Record):
    """One entry as it is written: of a release, or of a withdrawal."""

    date: date
    release: int | None = None
    withdrawal: int | None = None
    note: str | None = None
    reason: str | None = None
    replaced_by: int | None = None
    kind: str | None = None
    status: str | None = None
    dropped: tuple[str, ...] = ()
    fingerprint: str | None = None
    manifest: str | None = None
    files: tuple[ReleasedFile, ...] = ()
    pack: ReleasedFile | None = None


@dataclass(frozen=True, kw_only=True)
class _File(Record):
    bid: str
    log: tuple[_Entry, ...]


def log_of(folder: Path) -> tuple[ReleaseLog | None, tuple[Problem, ...]]:
    """Return the log of the bid in `folder`; None where there is none, or it cannot be relied on.

    Reports what `read_log` reports.
    """
    path = folder / RELEASES / LOG
    folders = _folders(folder / RELEASES)
    if path.exists() or path.is_symlink():
        return read_log(path)
    return None, tuple(_unknown(path, folders, None))


def read_log(path: Path) -> tuple[ReleaseLog | None, tuple[Problem, ...]]:
    """Return the log in a file, or None with what is at fault: reading, shapes, V701 or V702.

    V702 is for releases beside it that it does not tell of: an older log was put back, or a part of it cut.
    """
    # Looked for first: a release that is written meanwhile has its folder before it is in the log.
    folders = _folders(path.parent)
    raw, problems = read_yaml(path, str(path))
    log, found = (None, tuple(problems)) if raw is None else _checked(raw, problems)
    unknown = tuple(_unknown(path, folders, log)) if log else ()
    return (None, unknown) if unknown else (log, found)


def _unknown(path: Path, folders: frozenset[str], log: ReleaseLog | None) -> Iterator[Problem]:
    known = {one.folder for one in log.releases} if log else set()
    if unknown := sorted(folders - known):
        yield problem("V702", Place(str(path)), found=tuple(unknown))


def _folders(releases: Path) -> frozenset[str]:
    """Return the folders of releases; none while one is moved, or a killed command has left it at that."""
    if not releases.is_dir():
        return frozenset()
    found = (one.name for one in releases.iterdir() if _FOLDER.fullmatch(one.name) and one.is_dir())
    folders = frozenset(found)
    return frozenset() if (releases / STAGING / JOURNAL).exists() else folders


def looks_like_a_log(path: Path) -> bool:
    """Return whether a file is meant to be a log of releases: many programs have a log.yaml."""
    raw, _ = read_yaml(path, str(path))
    return {"bid", "log"} <= raw.values.keys() if raw and raw.values else path.parent.name == RELEASES


def of_another_bid(log: ReleaseLog, bid: str) -> tuple[Problem, ...]:
    """Return V703 where the log is not that of `bid`, an id."""
    return () if log.bid == bid else (problem("V703", log.at("bid"), found=log.bid, expected=bid),)


def parse_log(content: bytes, shown: str) -> tuple[ReleaseLog | None, tuple[Problem, ...]]:
    """Return the log of a file's content; `shown` names it in Places."""
    raw, problems = parse_yaml(content, shown)
    return (None, tuple(problems)) if raw is None else _checked(raw, problems)


def _checked(raw: Raw, problems: list[Problem]) -> tuple[ReleaseLog | None, tuple[Problem, ...]]:
    checked, found = check_input(raw, SCHEMA)
    problems = [*problems, *found]
    file = structure(_File, checked)
    if file is None or not checked.whole:
        return None, tuple(problems)
    problems += _out_of_order(file)
    if problems:
        return None, tuple(problems)
    releases, withdrawals = tuple(_releases(file)), tuple(_withdrawals(file))
    return ReleaseLog(bid=file.bid, releases=releases, withdrawals=withdrawals, places=file.places), ()


def _out_of_order(file: _File) -> Iterator[Problem]:
    """Yield V701 for each entry that cannot have been written by the program in this place."""
    released: set[int] = set()
    withdrawn: set[int] = set()
    last = date.min
    for one in file.log:
        for reason in _faults(one, released, withdrawn, last):
            yield problem("V701", one.at(), reason=reason)
        last = max(last, one.date)
        if one.release is not None:
            released.add(one.release)
        if one.withdrawal is not None:
            withdrawn.add(one.withdrawal)


def _faults(one: _Entry, released: set[int], withdrawn: set[int], last: date) -> Iterator[str]:
    if (one.release is None) == (one.withdrawal is None):
        yield "it has to be either a release or a withdrawal"
        return
    needed = _RELEASED if one.release is not None else _WITHDRAWN
    if missing := [name for name in needed if not getattr(one, name)]:
        yield f"it lacks {', '.join(missing)}"
    if one.date < last:
        yield "it is of an earlier day than the entry before it"
    if one.release is not None and one.release <= max(released, default=0):
        yield f"the number {one.release} is not above that of every release before it"
    if one.withdrawal is not None and one.withdrawal not in released:
        yield f"there is no release {one.withdrawal} before it"
    if one.withdrawal in withdrawn:
        yield f"release {one.withdrawal} had been withdrawn before"
    if one.replaced_by is not None and one.replaced_by not in released:
        yield f"there is no release {one.replaced_by} before it"
    if one.replaced_by is not None and one.replaced_by in {one.withdrawal, *withdrawn}:
        yield f"release {one.replaced_by} is withdrawn and cannot stand in its place"


def _releases(file: _File) -> Iterator[Release]:
    for one in file.log:
        if one.release is not None and one.pack is not None:
            yield Release(
                release=one.release,
                date=one.date,
                note=one.note or "",
                fingerprint=one.fingerprint or "",
                manifest=one.manifest or "",
                kind=one.kind,
                status=one.status,
                dropped=one.dropped,
                files=one.files,
                pack=one.pack,
                places=one.places,
            )


def _withdrawals(file: _File) -> Iterator[Withdrawal]:
    for one in file.log:
        if one.withdrawal is not None:
            yield Withdrawal(
                withdrawal=one.withdrawal,
                date=one.date,
                reason=one.reason or "",
                replaced_by=one.replaced_by,
                places=one.places,
            )
