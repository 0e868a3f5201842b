"""What differs between two bids, each a bid folder or the copy of one that a release keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.api.checking import Checked, check_bid
from bidgen.api.material import is_brief_alone
from bidgen.diff import Diff, Side, diff_of, diff_of_briefs
from bidgen.formats import date_text
from bidgen.model.sources import INPUTS
from bidgen.problems import Problem
from bidgen.release.manifest import MANIFEST

# What a release's folder is called: 003-2020-01-24.
_RELEASE = re.compile(r"(\d+)-(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Source:
    """Where a bid is read from: `folder`, which holds bid.yaml, of the `path` that was named.

    `release` and `day` are the number and the date of a release, both None of a bid folder.
    """

    path: Path
    folder: Path
    is_release: bool = False
    release: int | None = None
    day: date | None = None

    @property
    def name(self) -> str:
        """What it is in words: "release 3 of 24 January 2020", "the bid folder"."""
        if not self.is_release:
            return "the bid folder"
        number = "a release" if self.release is None else f"release {self.release}"
        return number if self.day is None else f"{number} of {date_text(self.day)}"


@dataclass(frozen=True)
class Diffed:
    """What differs between two bids; `diff` is None where one cannot be read.

    `old_problems` and `new_problems` are then the errors of each that keep it from being whole. `title` is
    that of the new bid. `briefs_alone` says that only the briefs and what they rest on were compared, because
    in one of the folders there is nothing else yet.
    """

    old: Source
    new: Source
    title: str
    diff: Diff | None
    briefs_alone: bool = False
    old_problems: tuple[Problem, ...] = ()
    new_problems: tuple[Problem, ...] = ()


def source_of(path: Path) -> Source:
    """Return the bid folder that a path means: itself, or the inputs that the release in it was made of.

    A release's folder holds manifest.json and a folder `inputs`; its number and date are those of its name.
    """
    if not ((path / MANIFEST).is_file() and (path / INPUTS).is_dir()):
        return Source(path, path)
    found = _RELEASE.fullmatch(path.resolve().name)
    if found is None:
        return Source(path, path / INPUTS, True)
    try:
        day = date.fromisoformat(found[2])
    except ValueError:
        day = None
    return Source(path, path / INPUTS, True, int(found[1]), day)


def diff_bids(old: Path, new: Path, *, today: date) -> Diffed:
    """Return what differs between two bid folders, or releases of them, as of `today`; nothing is written.

    Each is read and checked as `check_bid` does. A bid that is not whole is not compared: its errors are the
    Problems of its side. One that is whole and has errors is compared without results. Where one of them is
    the folder of a brief alone, the briefs are compared.
    """
    sources = (source_of(old), source_of(new))
    checked = [check_bid(one.folder, today=today) for one in sources]
    sides = [_side(one) for one in checked]
    early = [one.early for one in checked]
    if early[0] and early[1] and any(is_brief_alone(one.folder) for one in sources):
        title = early[1].bid.overview.title
        return Diffed(*sources, title, diff_of_briefs(early[0].bid, early[1].bid), briefs_alone=True)
    if sides[0] is None or sides[1] is None:
        problems = [() if side else one.errors for side, one in zip(sides, checked, strict=True)]
        return Diffed(*sources, "", None, old_problems=problems[0], new_problems=problems[1])
    return Diffed(*sources, sides[1].bid.overview.title, diff_of(sides[0], sides[1]))


def diff_checked(old: Checked, new: Checked) -> Diff | None:
    """Return what differs between two bids that have been checked.

    Where one of them is not whole, it is what differs between their briefs and what these rest on; None where
    there is not even a brief.
    """
    before, after = _side(old), _side(new)
    if before and after:
        return diff_of(before, after)
    return diff_of_briefs(old.early.bid, new.early.bid) if old.early and new.early else None


def _side(checked: Checked) -> Side | None:
    if checked.bid is None or checked.plan is None:
        return None
    if checked.errors:
        return Side(checked.bid, checked.plan)
    return Side(checked.bid, checked.plan, checked.appraisal, checked.uncertainty)
