"""New folders appear with the files of their set, whole, or not at all."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from faulty_disk import BEFORE as BEFORE_IT
from faulty_disk import BREAKS, KILLED, Fault, Killed, faulty_disk, through_every_fault

from bidgen import files
from bidgen.files import operations

LOG = {"log.yaml": b"releases: [1]\n"}
FIRST = {"001/bid.docx": b"one", "001/inputs/bid.yaml": b"id: one"}
SECOND = {"bid.docx": b"two", "inputs/bid.yaml": b"id: two", "inputs/images/map.png": b"map"}
NEW_LOG = b"releases: [1, 2]\n"
BEFORE = {**LOG, **FIRST}
AFTER = {"log.yaml": NEW_LOG, **FIRST, **{f"002/{path}": content for path, content in SECOND.items()}}


def inside(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lay_out(folder: Path, content: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, written in content.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(written)


def seen(folder: Path) -> dict[str, bytes]:
    """Return what is inside but for what a killed run was about to move."""
    found = inside(folder)
    return {path: content for path, content in found.items() if not path.startswith(files.STAGING)}


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    lay_out(tmp_path / "releases", BEFORE)
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


def no_links(path: Path, to: Path) -> None:
    raise OSError(errno.EPERM, "this file system has no second names")


@pytest.mark.parametrize("links", [True, False])
def test_whatever_fails_the_earlier_release_is_whole_and_the_next_works(
    links: bool, releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(operations, "link", no_links)

    def holds(fault: str) -> None:
        # A folder that no log names yet may be there, but then it is whole.
        assert seen(releases) in (BEFORE, {**AFTER, **LOG}, AFTER), fault
        # In a copy, so that the next run has something to undo itself.
        copy = releases.with_name("undone")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(releases, copy)
        files.undo_unfinished(copy)
        earlier = inside(copy) == BEFORE
        assert earlier or inside(copy) == AFTER, fault
        assert add(releases) == (() if earlier else ("O613",)), fault
        assert inside(releases) == AFTER, fault
        assert sorted(path.name for path in releases.iterdir()) == ["001", "002", "log.yaml"], fault

    tried = through_every_fault(lambda: lay_out(releases, BEFORE), lambda: add(releases), holds)
    assert tried > 150


def test_whatever_fails_while_a_killed_run_is_undone_the_next_undoes_it(releases: Path) -> None:
    with faulty_disk() as done:
        add(releases)
    names = [name for name, _ in done]
    last = len(names) - names[::-1].index("remove")
    everything_moved = Fault(last, "remove", BEFORE_IT, KILLED)

    def prepare() -> None:
        lay_out(releases, BEFORE)
        with pytest.raises(Killed), faulty_disk(everything_moved):
            add(releases)
        assert seen(releases) == AFTER

    def holds(fault: str) -> None:
        assert seen(releases) in (BEFORE, {**AFTER, **LOG}, AFTER), fault
        files.undo_unfinished(releases)
        assert inside(releases) == BEFORE, fault

    assert through_every_fault(prepare, lambda: files.undo_unfinished(releases), holds) >= 40


def test_whatever_fails_a_set_of_files_is_the_earlier_or_the_new(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    before = {"a.docx": b"old a", "b.pdf": b"old b", "gone.pdf": b"old", "notes.txt": b"mine"}
    new = {"a.docx": b"new a", "b.pdf": b"new b", "c.pdf": b"new c"}
    after = {**new, "notes.txt": b"mine"}

    def holds(fault: str) -> None:
        if KILLED not in fault and BREAKS not in fault:
            assert seen(folder) in (before, after), fault
        files.undo_unfinished(folder)
        assert inside(folder) in (before, after), fault
        assert files.write_all(folder, new, without=["gone.pdf"]) == ()
        assert inside(folder) == after, fault
        assert not (folder / files.STAGING).exists()

    def run() -> object:
        return files.write_all(folder, new, without=["gone.pdf"])

    assert through_every_fault(lambda: lay_out(folder, before), run, holds) > 150


@pytest.mark.parametrize("empty", [True, False])
def test_whatever_fails_a_new_bid_is_whole_or_made_by_the_next_run(empty: bool, tmp_path: Path) -> None:
    folder = tmp_path / "bids" / "mine"
    bid = {"bid.yaml": b"title: ours", "README.txt": b"how to", ".schemas/bid.json": b"{}"}

    def prepare() -> None:
        lay_out(tmp_path / "bids", {})
        if empty:
            folder.mkdir(parents=True)

    def holds(fault: str) -> None:
        made = files.make_folder(folder, bid)
        assert [one.code for one in made] in ([], ["O610"]), fault
        assert inside(folder) == bid, fault

    assert through_every_fault(prepare, lambda: files.make_folder(folder, bid), holds) > 80
