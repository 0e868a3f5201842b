"""Not a byte of a release changes unseen: of its manifest each is tried, of its other files some hundred."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from releases import DAY, FIRST, contents

from bidgen.api import verify_file
from bidgen.check.release_log import read_log
from bidgen.model.release import Release, ReleaseLog
from bidgen.release.kept import kept
from bidgen.release.manifest import MANIFEST
from bidgen.release.recognise import recognise

pytestmark = pytest.mark.xdist_group("releases")


@pytest.fixture
def releases(released: Path) -> Path:
    """Return the releases/ of a bid of which the second release is gone, so that the first is current."""
    releases = released / "releases"
    shutil.rmtree(releases / "002-2020-01-24")
    text = (releases / "log.yaml").read_text("utf-8")
    (releases / "log.yaml").write_text(text[: text.index("- release: 2")], "utf-8")
    return releases


@pytest.fixture
def log(releases: Path) -> ReleaseLog:
    log, problems = read_log(releases / "log.yaml")
    assert log is not None, problems
    return log


def flipped(content: bytes, many: int) -> Iterator[bytes]:
    """Yield the content with one bit of it changed, in `many` places from its first byte to its last."""
    last = len(content) - 1
    for number in range(many):
        at = number * last // (many - 1)
        changed = bytearray(content)
        changed[at] ^= 1 << at % 8
        yield bytes(changed)


def test_each_byte_of_a_manifest_counts_for_itself_and_for_the_documents_beside_it(
    releases: Path, log: ReleaseLog
) -> None:
    (release,) = log.releases
    manifest = releases / FIRST / MANIFEST
    content = manifest.read_bytes()
    assert kept(releases, release).intact
    for changed in flipped(content, len(content)):
        assert recognise(changed, MANIFEST, log).state in ("edited", "unknown")
        manifest.write_bytes(changed)
        assert kept(releases, release).changed == (MANIFEST,)


def test_bytes_of_whatever_else_a_release_holds_count(releases: Path, log: ReleaseLog) -> None:
    (release,) = log.releases
    found = contents(releases / FIRST)
    assert {name.partition("/")[0] for name in found} >= {"inputs", "templates", "rules", MANIFEST}
    sent = {one.name for one in (*release.files, release.pack)}
    for name, content in found.items():
        if name == MANIFEST:
            continue
        file = releases / FIRST / name
        for changed in flipped(content, 100 if name in sent else 30):
            if name in sent:
                assert recognise(changed, name, log).state != "intact"
            file.write_bytes(changed)
            assert names_of_changed(releases, release) == [name]
        file.write_bytes(content)
    assert kept(releases, release).intact


def names_of_changed(releases: Path, release: Release) -> list[str]:
    return list(kept(releases, release).changed)


@pytest.mark.parametrize(
    "name", [MANIFEST, "inputs/bid.yaml", "templates/print.css", "small-release-001.zip"]
)
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_document_does_not_hold_whose_release_is_damaged(how: str, name: str, releases: Path) -> None:
    document = releases / FIRST / "small-conclusion-release-001.pdf"
    assert verify_file(document, today=DAY).holds
    damaged = releases / FIRST / name
    if how == "changed":
        damaged.write_bytes(next(flipped(damaged.read_bytes(), 2)))
    else:
        damaged.unlink()
    verified = verify_file(document, today=DAY)
    assert verified.recognised is not None and verified.recognised.state == "intact"
    assert not verified.holds
    assert verified.kept is not None
    assert getattr(verified.kept, how) == (name,)
