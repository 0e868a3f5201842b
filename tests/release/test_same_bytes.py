"""The same inputs, day and note give the same release, byte for byte, whoever makes it, where and when."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from commands import IN_TIME
from other_machine import bidgen_elsewhere
from releases import FIRST, SECOND, contents, release

from bids import SMALL

pytestmark = pytest.mark.xdist_group("releases")
BOTH = ("--only", "requirements", "--only", "conclusion")


def test_a_release_made_elsewhere_is_the_same(small_released: Path, tmp_path: Path) -> None:
    bid = tmp_path / "another place" / "parking"
    shutil.copytree(SMALL, bid)
    (tmp_path / "home").mkdir()
    made = bidgen_elsewhere(tmp_path / "home", "release", bid, *IN_TIME, "--yes", "--jobs", 1, *BOTH)
    assert made.returncode == 0, made.stderr
    assert contents(bid / "releases" / FIRST) == contents(small_released / "releases" / FIRST)
    log = (small_released / "releases" / "log.yaml").read_bytes()
    first = log[: log.index(b"- release: 2")]
    assert (bid / "releases" / "log.yaml").read_bytes() == first
    # A second release on top of it is the same too, log and all.
    assert release(bid, "--only", "conclusion").returncode == 0
    assert contents(bid / "releases") == contents(small_released / "releases")
    assert (bid / "releases" / SECOND).is_dir()


def test_elsewhere_it_is_another_day(tmp_path: Path) -> None:
    bid = shutil.copytree(SMALL, tmp_path / "bid")
    asked = bidgen_elsewhere(tmp_path, "deadline", bid)
    # More than ten years after the deadline, which is in January 2020.
    (days,) = re.findall(r"passed\s([\d,]+) days", asked.stdout)
    assert int(days.replace(",", "")) > 4000
