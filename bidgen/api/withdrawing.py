"""Withdrawing a release: it is taken back for good, with the day, the reason and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.offering import last_day
from bidgen.api.releasing import not_added
from bidgen.check.release_log import LOG, RELEASES, log_of, of_another_bid
from bidgen.files import undo_unfinished, write_all
from bidgen.formats import date_text, listed
from bidgen.model.release import Release, ReleaseLog, Withdrawal
from bidgen.places import Place
from bidgen.problems import LONGEST_ITEM, Problem, problem, quote
from bidgen.read.folder import read_bid
from bidgen.read.raw import RawBid
from bidgen.review.people import people_listed
from bidgen.review.typed_words import printable_words


@dataclass(frozen=True)
class Withdrawn:
    """A release that was taken back, or why it was not.

    `log` is the log with the withdrawal in it; None where nothing was written.
    """

    problems: tuple[Problem, ...]
    release: Release | None = None
    withdrawal: Withdrawal | None = None
    log: ReleaseLog | None = None


def withdraw_release(
    folder: Path,
    number: int,
    *,
    today: date,
    reason: str,
    replaced_by: int | None = None,
    confirm: Callable[[ReleaseLog, Release], bool] = lambda log, release: True,
) -> Withdrawn:
    """Add to the log of the bid in `folder` that a release was withdrawn; its files stay as they are.

    `replaced_by` is a release that stands in its place; otherwise that is the next one of each document.
    `confirm` is asked first.
    Whatever is at fault with the inputs does not matter: a wrong draft can be taken back at once. Reports
    V701 to V705, V713 and V720 to V722, O613 where somebody else wrote to the log meanwhile, and O601 and
    O602 where it cannot be written.
    """
    releases = folder / RELEASES
    undo_unfinished(releases)
    path = releases / LOG
    before = path.read_bytes() if path.is_file() else b""
    log, problems = log_of(folder)
    if log is None:
        missing = problem(
            "V720", Place(str(path)), found=number, known="nothing has been released of this bid yet"
        )
        return Withdrawn(problems or (missing,))
    withdrawal = Withdrawal(withdrawal=number, date=today, reason=reason.strip(), replaced_by=replaced_by)
    raw, _ = read_bid(folder, names=("bid",))
    problems = _of_another_bid(log, raw) or (*_faults(log, withdrawal, path), *_words(raw, reason, log))
    release = log.of(number)
    if problems or release is None or not confirm(log, release):
        return Withdrawn(problems)
    from bidgen.release.log_text import with_withdrawal

    after = with_withdrawal(before, withdrawal)
    meant = _with(log, withdrawal)
    problems = not_added(after, path, meant) or write_all(releases, {LOG: after}, unchanged={LOG: before})
    if problems:
        return Withdrawn(problems)
    return Withdrawn((), release, withdrawal, meant)


def _of_another_bid(log: ReleaseLog, raw: RawBid | None) -> tuple[Problem, ...]:
    bid = raw.inputs["bid"].values.get("id") if raw and "bid" in raw.inputs else None
    return of_another_bid(log, bid) if isinstance(bid, str) else ()


def _words(raw: RawBid | None, reason: str, log: ReleaseLog) -> Iterator[Problem]:
    """Yield what is at fault with the reason, which later documents print."""
    begun = log.releases[0].date.year
    yield from printable_words("The reason", reason, people_listed(raw), born_before=begun)


def _faults(log: ReleaseLog, withdrawal: Withdrawal, path: Path) -> Iterator[Problem]:
    number, other, place = withdrawal.withdrawal, withdrawal.replaced_by, Place(str(path))
    release, earlier = log.of(number), log.withdrawal_of(number)
    last = last_day(log)
    if last is not None and withdrawal.date < last:
        yield problem("V713", place, found=date_text(withdrawal.date), expected=date_text(last))
    if release is None:
        yield problem("V720", place, found=number, known=_known(log))
    elif earlier is not None:
        reason = quote(earlier.reason, LONGEST_ITEM)
        yield problem("V721", earlier.at(), found=number, when=date_text(earlier.date), reason=(reason,))
    elif other is not None and (why := _cannot_replace(log, release, withdrawal, other)):
        yield problem("V722", place, found=other, release=number, reason=why)


def _cannot_replace(log: ReleaseLog, release: Release, withdrawal: Withdrawal, number: int) -> str:
    other = log.of(number)
    if other is None:
        return f"there is none; {_known(log)}"
    if release.has_live_brief:
        return "the brief in it was live, and a withdrawn notice is never opened again: release anew"
    if number == release.release:
        return "it is the one that is withdrawn"
    if log.withdrawal_of(number):
        return "it was withdrawn itself"
    lacking = [one for one in release.documents if one not in other.documents]
    if lacking:
        return f"it does not hold {', '.join(lacking)}"
    current = [_with(log, withdrawal).current(one) for one in release.documents]
    if not any(one is not None and one.release == number for one in current):
        return "a later release of the same documents says what is current"
    return ""


def _with(log: ReleaseLog, withdrawal: Withdrawal) -> ReleaseLog:
    return replace(log, withdrawals=(*log.withdrawals, withdrawal))


def _known(log: ReleaseLog) -> str:
    return f"the log has {listed([str(one.release) for one in log.releases])}"
