"""`bidgen build` writes everything asked for, or nothing, and says which."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import ROOT, bidgen, bidgen_alone

ONE = ("--only", "conclusion")
TWO = (*ONE, "--only", "journey-map")
WORD = (*ONE, "--as", "docx")
EARLIER = {"ims-alpha-conclusion.docx": b"earlier", "notes.txt": b"mine"}


def build(
    folder: Path, *arguments: object, before: str = "", today: str = "2020-01-24"
) -> subprocess.CompletedProcess[str]:
    whole = ("build", folder, "--today", today, *arguments)
    return bidgen_alone(*whole, before=before) if before else bidgen(*whole)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    """A copy of the example bid, with earlier outputs."""
    folder = tmp_path / "my bid"
    shutil.copytree(ROOT / "bids" / "ims-alpha", folder, ignore=shutil.ignore_patterns("out"))
    (folder / "out").mkdir()
    for name, content in EARLIER.items():
        (folder / "out" / name).write_bytes(content)
    return folder


def test_a_build_writes_word_and_pdf_and_says_where_and_how_long_is_left(bid: Path) -> None:
    done = build(bid, *ONE)
    assert done.returncode == 0, done.stderr
    assert contents(bid / "out").keys() == {*EARLIER, "ims-alpha-conclusion.pdf"}
    assert contents(bid / "out")["ims-alpha-conclusion.docx"] != b"earlier"
    assert str(bid / "out") in done.stdout
    assert re.search(r"ims-alpha-conclusion\.pdf, \d+ pages?\n", done.stdout)
    assert "Not released" in done.stdout
    assert "5 working days" in done.stdout


def test_inputs_are_never_written(bid: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in bid.iterdir() if path.is_file()}
    assert build(bid, *WORD).returncode == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    assert {path for path in bid.iterdir() if path.is_file()} == set(before)


def test_output_goes_elsewhere(bid: Path, tmp_path: Path) -> None:
    assert build(bid, *WORD, "--output", tmp_path / "to send").returncode == 0
    assert contents(tmp_path / "to send").keys() == {"ims-alpha-conclusion.docx"}
    assert contents(bid / "out") == EARLIER


def test_after_the_deadline_it_builds_drafts(bid: Path) -> None:
    done = build(bid, *WORD, today="2026-01-24")
    assert done.returncode == 0
    assert "\nDRAFT: " in done.stdout
    assert " warning T" in done.stderr


def test_an_error_in_the_inputs_writes_nothing(bid: Path) -> None:
    (bid / "bid.yaml").write_text("id: [", "utf-8")
    done = build(bid, *WORD)
    assert (done.returncode, done.stdout) == (1, "")
    assert "my bid/bid.yaml:1:" in done.stderr
    assert "nothing was written" in done.stderr
    assert contents(bid / "out") == EARLIER


def test_a_broken_template_writes_nothing(bid: Path, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(b"not a Word file")
    done = build(bid, *WORD, "--template", f"conclusion={tmp_path / 'own.docx'}")
    assert done.returncode == 1
    assert "own.docx: error D" in done.stderr
    assert contents(bid / "out") == EARLIER


def test_a_file_in_the_place_of_the_folder_is_named(bid: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    done = build(bid, *WORD, "--output", tmp_path / "taken")
    assert done.returncode == 1
    assert f"{tmp_path / 'taken'}: error O601 output-folder-unusable" in done.stderr
    assert (tmp_path / "taken").read_text("utf-8") == "x"


def test_a_full_disk_exits_3_with_one_line_and_leaves_the_earlier_files(bid: Path) -> None:
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, {resource.RLIM_INFINITY}))"
    done = build(bid, *WORD, before=full)
    assert (done.returncode, done.stderr.count("bidgen: ")) == (3, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert contents(bid / "out") == EARLIER


# Hides the system's Pango from whatever asks for it.
NO_PANGO = """
import cffi
real = cffi.FFI.dlopen
def hidden(self, name, *flags):
    if "pango" in str(name):
        raise OSError("not there")
    return real(self, name, *flags)
cffi.FFI.dlopen = hidden
"""


def test_without_pango_one_sentence_says_what_to_install(bid: Path) -> None:
    done = build(bid, *ONE, before=NO_PANGO)
    assert (done.returncode, done.stdout) == (1, "")
    assert "pango-missing" in done.stderr
    assert "libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(bid / "out") == EARLIER


def test_without_pango_word_files_are_still_built(bid: Path) -> None:
    assert build(bid, *WORD, before=NO_PANGO).returncode == 0


def test_the_same_inputs_and_day_give_the_same_bytes_however_many_jobs(bid: Path, tmp_path: Path) -> None:
    made = []
    for number, zone in enumerate(("Europe/London", "Pacific/Auckland")):
        folder = tmp_path / f"out{number}"
        sets = f"import os, time; os.environ['TZ'] = {zone!r}; time.tzset(); os.umask({number * 0o077})"
        done = build(bid, *TWO, "--output", folder, "--jobs", number + 1, before=sets)
        assert done.returncode == 0
        made.append((contents(folder), done.stdout.replace(str(folder), "")))
    assert made[0] == made[1]
