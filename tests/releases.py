"""Releases of the small good bid, for tests that look at what is released, found and damaged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

from commands import IN_TIME, bidgen

from bids import small_bid

DAY = date(2020, 1, 24)
FIRST, SECOND = "001-2020-01-24", "002-2020-01-24"
BRIEF, CONCLUSION = "small-requirements-release-001", "small-conclusion-release-002"
_PROBLEM = re.compile(r"^(\S.*?): (?:error|warning|advice) ([A-Z]\d{3}) ", re.MULTILINE)


def release(bid: Path, *arguments: object, today: tuple[str, ...] = IN_TIME) -> CompletedProcess[str]:
    """Release a bid without being asked, in this process alone."""
    return bidgen("release", bid, *today, "--yes", "--jobs", 1, *arguments)


def small_releases(folder: Path) -> Path:
    """Return `folder`/bid: the small bid with brief and conclusion released, then the conclusion alone."""
    bid = small_bid(folder)
    for only in (("--only", "requirements", "--only", "conclusion"), ("--only", "conclusion")):
        done = release(bid, *only)
        assert done.returncode == 0, done.stderr
    return bid


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return what a folder holds, by the paths in it."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def problems(done: CompletedProcess[str]) -> list[tuple[str, str]]:
    """Return the code and the Place of each Problem that a command printed, in their order."""
    return [(code, place) for place, code in _PROBLEM.findall(done.stderr + done.stdout)]
