"""New folders appear with the files of their set, whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidgen import files

LOG = {"log.yaml": b"releases: [1]\n"}
FIRST = {"001/bid.docx": b"one", "001/inputs/bid.yaml": b"id: one"}
SECOND = {"bid.docx": b"two", "inputs/bid.yaml": b"id: two", "inputs/images/map.png": b"map"}
NEW_LOG = b"releases: [1, 2]\n"
BEFORE = {**LOG, **FIRST}
AFTER = {"log.yaml": NEW_LOG, **FIRST, **{f"002/{path}": content for path, content in SECOND.items()}}


def inside(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    for path, content in BEFORE.items():
        file = tmp_path / "releases" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "releases"


def add(releases: Path) -> tuple[str, ...]:
    """Add the second release, as long as the log is the one of the first; return the codes of Problems."""
    new = {"log.yaml": NEW_LOG, "002": SECOND}
    return tuple(one.code for one in files.write_all(releases, new, unchanged=LOG))


def test_a_folder_and_a_file_are_written_in_one(releases: Path) -> None:
    assert add(releases) == ()
    assert inside(releases) == AFTER
    assert sorted(path.name for path in releases.iterdir()) == ["001", "002", "log.yaml"]


@pytest.mark.parametrize("kind", ["folder", "empty folder", "file", "link"])
def test_a_folder_takes_the_place_of_nothing(kind: str, releases: Path) -> None:
    there = releases / "002"
    if kind == "file":
        there.write_bytes(b"mine")
    elif kind == "link":
        there.symlink_to("nowhere")
    else:
        there.mkdir()
    if kind == "folder":
        (there / "mine.docx").write_bytes(b"mine")
    before = inside(releases)
    (found,) = files.write_all(releases, {"log.yaml": NEW_LOG, "002": SECOND})
    assert (found.code, str(found.place)) == ("O616", str(there))
    assert "002 is there already" in found.message
    assert inside(releases) == before
    assert there.is_symlink() == (kind == "link")


def test_of_two_that_add_the_same_the_later_hears_that_the_log_has_changed(releases: Path) -> None:
    assert add(releases) == ()
    assert add(releases) == ("O613",)
    assert inside(releases) == AFTER


@pytest.mark.parametrize("path", ["../x", "a/../x", "/x", "", ".", "a//b", "a/"])
def test_a_path_that_leads_elsewhere_is_a_bug(path: str, releases: Path) -> None:
    with pytest.raises(ValueError, match="path below a folder"):
        files.write_all(releases, {"002": {path: b""}})
    assert inside(releases) == BEFORE


def test_an_empty_folder_may_be_new_too(tmp_path: Path) -> None:
    assert files.write_all(tmp_path / "made", {"002": {}}) == ()
    assert list((tmp_path / "made" / "002").iterdir()) == []


def test_what_somebody_else_has_put_there_outlives_an_unfinished_run(releases: Path) -> None:
    """A run that was killed before its folder had moved has nothing to take away."""
    unfinished = releases / files.STAGING
    for part in ("new/002", "old"):
        (unfinished / part).mkdir(parents=True)
    (unfinished / files.JOURNAL).write_text('{"replaced": [], "added": ["002", "003"]}')
    (releases / "002").mkdir()
    (releases / "002" / "mine.docx").write_bytes(b"mine")
    (releases / "003").mkdir()
    (releases / "003" / "bid.docx").write_bytes(b"of the run that was killed")
    files.undo_unfinished(releases)
    assert inside(releases) == {**BEFORE, "002/mine.docx": b"mine"}
    assert not (releases / "003").exists()
