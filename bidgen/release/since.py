"""What a new release owes to those before it: which it follows, and what of the brief is dropped."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from bidgen.model.release import Release, ReleaseLog
from bidgen.model.requirements import REQUIREMENTS, Requirements
from bidgen.model.whole import Bid, EarlyBid
from bidgen.problems import Problem, problem
from bidgen.read.schemas import label_of, load_schema


@dataclass(frozen=True)
class Dropped:
    """Fields of the brief that do not carry over from a withdrawn release.

    `brief` is the brief without those that may be left out; `fields` are their names.
    """

    brief: Requirements
    fields: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def earlier_releases(
    log: ReleaseLog | None, documents: Collection[str]
) -> tuple[tuple[Release, tuple[str, ...]], ...]:
    """Return the last release of each document, with those that it is the last of; the newest first."""
    if log is None:
        return ()
    last = {one: found[0].release for one in documents if (found := log.releases_of(one))}
    return tuple(
        (one, tuple(key for key, number in last.items() if number == one.release))
        for one in reversed(log.releases)
        if one.release in last.values()
    )


def withdrawn_brief(log: ReleaseLog | None) -> Release | None:
    """Return the last release of the brief where it was live, was withdrawn and nothing is in its place."""
    last = _last_brief(log)
    if log is None or last is None or not last.has_live_brief or not log.withdrawal_of(last.release):
        return None
    return last if log.current(REQUIREMENTS) is None else None


def brief_not_carried_over(log: ReleaseLog | None) -> Release | None:
    """Return the last release of the brief of which something does not carry over to the next.

    That is one that was withdrawn, or one that left out what was a withdrawn one's.
    """
    last = _last_brief(log)
    return last if last is not None and (withdrawn_brief(log) or last.dropped) else None


def _last_brief(log: ReleaseLog | None) -> Release | None:
    return next(iter(log.releases_of(REQUIREMENTS)), None) if log else None


def dropped_from(
    bid: Bid | EarlyBid, log: ReleaseLog, last: Release, old: Requirements | None, keep: Collection[str]
) -> Dropped:
    """Return what the framework drops of a brief that was withdrawn, when it is released anew.

    `last` is the last release of the brief, `old` the brief that was typed for it. A field counts as given
    where it is not what it was then, or is among those to `keep`. Where `old` is not known no field counts as
    given. What `last` has left out is left out again until it is. Reports V711 for a field that a brief has
    to have, V712 for one that is left out.
    """
    before = (one for one in log.releases_of(REQUIREMENTS) if log.withdrawal_of(one.release))
    # Somebody may have edited the log.
    withdrawn = next(before, last)
    brief = bid.requirements
    schema = load_schema(REQUIREMENTS)
    names = bid.framework.dropped_when_copied if last == withdrawn else last.dropped
    names = tuple(name for name in names if name in schema)
    left_out: list[str] = []
    problems: list[Problem] = []
    for name in names:
        value = getattr(brief, name)
        if name in keep or value is None or (old is not None and getattr(old, name) != value):
            continue
        label = label_of(name, schema[name])
        needed = schema[name].get("required", False)
        code = "V711" if needed else "V712"
        problems.append(problem(code, brief.at(name), field=label, name=name, release=withdrawn.release))
        left_out += [] if needed else [name]
    empty: dict[str, Any] = dict.fromkeys(left_out)
    return Dropped(replace(brief, **empty), tuple(left_out), tuple(problems))
