"""Outputs appear all together or not at all, whatever goes wrong and whenever."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bidgen import files
from bidgen.files import operations

OLD = {"a.docx": b"old a", "b.pdf": b"old b"}
NEW = {"a.docx": b"new a", "b.pdf": b"new b", "c.pdf": b"new c"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "a bid" / "out"
    folder.mkdir(parents=True)
    for name, content in {**OLD, "notes.txt": b"mine"}.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "two"
    assert files.write_all(folder, NEW) == ()
    assert contents(folder) == NEW


def test_a_folder_that_somebody_else_makes_at_the_same_moment_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = operations.make_folder

    def too_late(path: Path) -> None:
        if path.name == "one":
            path.mkdir()
        make(path)

    monkeypatch.setattr(operations, "make_folder", too_late)
    assert files.write_all(tmp_path / "one" / "two", NEW) == ()
    assert contents(tmp_path / "one" / "two") == NEW


def test_earlier_files_are_replaced_and_other_files_kept(out: Path) -> None:
    assert files.write_all(out, NEW) == ()
    assert contents(out) == {**NEW, "notes.txt": b"mine"}
    assert sorted(path.name for path in out.iterdir()) == ["a.docx", "b.pdf", "c.pdf", "notes.txt"]


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_all(tmp_path / "out", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out" / "a.docx").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o750


def test_a_hard_link_to_an_earlier_output_keeps_its_words(out: Path, tmp_path: Path) -> None:
    (tmp_path / "sent.docx").hardlink_to(out / "a.docx")
    files.write_all(out, NEW)
    assert (tmp_path / "sent.docx").read_bytes() == b"old a"


# What may be wrong with the target, how it is made so, and what the message says.
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (lambda folder: folder.write_text("x"), "it is a file, not a folder"),
    "a link": (lambda folder: folder.symlink_to(folder.parent), "it is a link to another place"),
    "below a file": (
        lambda folder: folder.parent.joinpath("f").write_text("x"),
        "f above it is a file, not a folder",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_unusable_folder_is_named_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    prepare, reason = REFUSED[case]
    folder = tmp_path / "out"
    prepare(folder)
    target = folder if case != "below a file" else tmp_path / "f" / "out"
    before = sorted(tmp_path.rglob("*"))
    (found,) = files.write_all(target, NEW)
    assert (found.code, str(found.place)) == ("O601", str(target))
    assert reason in found.message
    assert sorted(tmp_path.rglob("*")) == before


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Root may write anywhere, so tests that run as root give that up for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize("place", ["out", "out/new"])
def test_a_folder_without_permission_is_named(place: str) -> None:
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)
        (Path(top) / "out").mkdir(mode=0o555)
        with nobody():
            (found,) = files.write_all(Path(top) / place, NEW)
    assert found.code == "O601"
    assert "may not write" in found.message


def test_who_may_only_read_leaves_what_a_killed_run_left() -> None:
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "out"
        for path, content in {
            "a.docx": b"new a",
            f"{files.STAGING}/old/a.docx": b"old a",
            f"{files.STAGING}/new/b.pdf": b"new b",
            f"{files.STAGING}/{files.JOURNAL}": b'{"replaced": ["a.docx"], "added": ["b.pdf"]}',
        }.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        Path(top).chmod(0o755)
        folder.chmod(0o555)
        with nobody():
            files.undo_unfinished(folder)
        assert contents(folder) == {"a.docx": b"new a"}
        folder.chmod(0o755)
        files.undo_unfinished(folder)
        assert contents(folder) == {"a.docx": b"old a"}
        assert [path.name for path in folder.iterdir()] == ["a.docx"]


def test_a_folder_in_the_place_of_a_file_is_named(out: Path) -> None:
    (out / "c.pdf").mkdir()
    (found,) = files.write_all(out, NEW)
    assert files.unusable(out, ("c.pdf",)) == (found,)
    assert found.code == "O602"
    assert "c.pdf" in found.message
    assert contents(out) == {**OLD, "notes.txt": b"mine"}


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".", "..", files.STAGING])
def test_a_name_that_leads_elsewhere_is_a_bug(name: str, out: Path) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        files.write_all(out, {name: b""})


# Writes in a process whose nth operation on the file system fails or is the last one it does.
SCRIPT = textwrap.dedent("""
    import errno, os, pathlib, sys
    from bidgen import files
    out, mode, last = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    seen = 0
    def watch(event, arguments):
        global seen
        if event not in {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir"}:
            return
        if not any(str(out) in str(argument) for argument in arguments):
            return
        seen += 1
        if seen == last:
            if mode == "kill":
                os.kill(os.getpid(), 9)
            if mode == "interrupt":
                raise KeyboardInterrupt
            raise OSError(errno.ENOSPC, "No space left on device")
    sys.addaudithook(watch)
""")
WRITE = 'files.write_all(out, {"a.docx": b"new a", "b.pdf": b"new b", "c.pdf": b"new c"})'


def run_until(out: Path, mode: str, last: int, write: str = WRITE) -> int:
    command = [sys.executable, "-c", f"{SCRIPT}{write}", str(out), mode, str(last)]
    return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.mark.parametrize("mode", ["fail", "interrupt", "kill"])
def test_stopped_at_any_operation_the_folder_holds_one_whole_set(mode: str, out: Path) -> None:
    """Fails, interrupts or kills the real process at every operation in turn, until one run gets through."""
    old, new = {**OLD, "notes.txt": b"mine"}, {**NEW, "notes.txt": b"mine"}
    stopped = 0
    for last in range(1, 100):
        status = run_until(out, mode, last)
        if status == 0 and not (out / files.STAGING).exists() and stopped > 10:
            break
        stopped += status != 0
        if mode == "kill":
            files.undo_unfinished(out)
        assert contents(out) in (old, new), f"stopped at operation {last}"
        assert files.write_all(out, OLD) == ()
        (out / "c.pdf").unlink(missing_ok=True)
        assert contents(out) == old
    else:
        pytest.fail("no run got through")


def test_a_full_disk_is_the_machine_s_fault_and_leaves_everything(out: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="large") as failure:
            files.write_all(out, {**NEW, "big.pdf": bytes(2000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failure.value.errno == errno.EFBIG
    assert contents(out) == {**OLD, "notes.txt": b"mine"}
    assert not (out / files.STAGING).exists()


def test_a_journal_of_somebody_else_s_reaches_nothing_outside(out: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    (out / files.STAGING / "old").mkdir(parents=True)
    (out / files.STAGING / files.JOURNAL).write_text('{"replaced": [], "added": ["../../precious"]}')
    assert files.write_all(out, NEW) == ()
    assert contents(out) == {**NEW, "notes.txt": b"mine"}
    assert (tmp_path / "precious").exists()


def test_files_that_have_had_their_day_go_with_the_same_move(out: Path) -> None:
    assert files.write_all(out, {"a.docx": b"new a"}, without=("b.pdf", "never was.pdf", "a.docx")) == ()
    assert contents(out) == {"a.docx": b"new a", "notes.txt": b"mine"}


@pytest.mark.parametrize("mode", ["fail", "interrupt", "kill"])
def test_what_was_to_go_is_back_when_the_move_is_stopped(mode: str, out: Path) -> None:
    before = {**OLD, "notes.txt": b"mine"}
    after = {"a.docx": b"new a", "notes.txt": b"mine"}
    for last in range(1, 100):
        status = run_until(out, mode, last, 'files.write_all(out, {"a.docx": b"new a"}, without=("b.pdf",))')
        if mode == "kill":
            files.undo_unfinished(out)
        assert contents(out) in (before, after), f"stopped at operation {last}"
        if status == 0:
            assert contents(out) == after
            break
        assert files.write_all(out, OLD) == ()
    else:
        pytest.fail("no run got through")


def test_a_file_that_was_changed_in_the_meantime_is_not_overwritten(out: Path) -> None:
    expected: dict[str, bytes | None] = {"a.docx": b"what we read", "b.pdf": OLD["b.pdf"], "kept.docx": None}
    (found,) = files.write_all(out, NEW, unchanged=expected)
    assert (found.code, str(found.place)) == ("O613", str(out / "a.docx"))
    assert contents(out) == {**OLD, "notes.txt": b"mine"}
    assert files.write_all(out, NEW, unchanged={**OLD, "kept.docx": None}) == ()


BID = {"bid.yaml": b"title: ours", ".schemas/bid.json": b"{}"}


def inside(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("empty", [True, False])
def test_a_new_folder_holds_everything(empty: bool, tmp_path: Path) -> None:
    folder = tmp_path / "bids" / "mine"
    if empty:
        folder.mkdir(parents=True)
    assert files.make_folder(folder, BID) == ()
    assert inside(tmp_path) == {f"bids/mine/{name}": content for name, content in BID.items()}


def test_a_folder_that_holds_anything_is_left_as_it_is(out: Path) -> None:
    (found,) = files.make_folder(out, BID)
    assert found.code == "O610"
    assert contents(out) == {**OLD, "notes.txt": b"mine"}


@pytest.mark.parametrize("empty", [True, False])
@pytest.mark.parametrize("mode", ["fail", "interrupt"])
def test_a_new_folder_is_whole_or_leaves_nothing(mode: str, empty: bool, tmp_path: Path) -> None:
    folder = tmp_path / "bids" / "mine"
    whole = {f"bids/mine/{name}": content for name, content in BID.items()}
    for last in range(1, 100):
        if empty:
            folder.mkdir(parents=True, exist_ok=True)
        status = run_until(folder, mode, last, f"files.make_folder(out, {BID})")
        found = inside(tmp_path)
        if status == 0:
            assert found == whole
            break
        assert found in ({}, whole), f"stopped at operation {last}"
        assert empty or found or not (tmp_path / "bids").exists()
        shutil.rmtree(tmp_path / "bids", ignore_errors=True)
    else:
        pytest.fail("no run got through")


@pytest.mark.parametrize("empty", [True, False])
def test_of_two_that_make_one_folder_one_makes_all_of_it_and_the_other_says_so(
    empty: bool, tmp_path: Path
) -> None:
    many = {f"{number}.txt": b"x" * 1000 for number in range(30)}
    script = textwrap.dedent(f"""
        import pathlib, sys
        from bidgen import files
        found = files.make_folder(pathlib.Path(sys.argv[1]), {many})
        print(*(one.code for one in found))
    """)
    for turn in range(8):
        folder = tmp_path / str(turn)
        if empty:
            folder.mkdir()
        command = [sys.executable, "-c", script, str(folder)]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        said = sorted(one.communicate()[0].strip() for one in both)
        assert [one.returncode for one in both] == [0, 0]
        assert said == ["", "O610"]
        assert inside(folder) == many
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(map(str, range(8)))


def test_a_name_as_long_as_the_system_allows_is_no_fault(tmp_path: Path) -> None:
    assert files.make_folder(tmp_path / ("n" * 255), BID) == ()
