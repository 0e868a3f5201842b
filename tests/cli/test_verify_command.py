"""`bidgen verify`: what it says of each file, what it does not cover, and 0 for current and intact alone."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import IN_TIME, bidgen
from docx import Document
from releases import CONCLUSION, FIRST, SECOND, contents, problems

pytestmark = pytest.mark.xdist_group("releases")
FIRST_CONCLUSION = "small-conclusion-release-001"
FIRST_BRIEF = "small-requirements-release-001"


def withdraw(bid: Path, *arguments: object) -> None:
    done = bidgen("withdraw", bid, *arguments, *IN_TIME, "--yes", "--reason", "A slip")
    assert done.returncode == 0


def said(file: Path, *arguments: object) -> tuple[int, list[str]]:
    """Return the status and the lines that verify says of a file, its name left out."""
    done = bidgen("verify", file, *IN_TIME, *arguments)
    assert done.stderr == ""
    return done.returncode, done.stdout.removeprefix(f"{file}: ").splitlines()


# What happened to the bid of two releases, which file is asked about, and the verdict.
VERDICTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "the newest": (lambda bid: None, f"{SECOND}/{CONCLUSION}.pdf", "current and intact."),
    "its pack": (lambda bid: None, f"{SECOND}/small-release-002.zip", "current and intact."),
    "its manifest": (lambda bid: None, f"{SECOND}/manifest.json", "current and intact."),
    "a document that was not released again": (
        lambda bid: None,
        f"{FIRST}/{FIRST_BRIEF}.docx",
        "current and intact.",
    ),
    "an older one": (lambda bid: None, f"{FIRST}/{FIRST_CONCLUSION}.pdf", "SUPERSEDED. Do not send it."),
    "a pack of which one document is older": (
        lambda bid: None,
        f"{FIRST}/small-release-001.zip",
        "SUPERSEDED. Do not send it.",
    ),
    "one that was withdrawn": (
        lambda bid: withdraw(bid, 2),
        f"{SECOND}/{CONCLUSION}.html",
        "WITHDRAWN. Do not send it.",
    ),
    "an older one when the newest is withdrawn": (
        lambda bid: withdraw(bid, 2),
        f"{FIRST}/{FIRST_CONCLUSION}.html",
        "SUPERSEDED. Do not send it.",
    ),
    "an older one that was put in its place": (
        lambda bid: withdraw(bid, 2, "--replaced-by", 1),
        f"{FIRST}/{FIRST_CONCLUSION}.html",
        "current and intact.",
    ),
    "one whose release is damaged": (
        lambda bid: (bid / "releases" / SECOND / "inputs" / "bid.yaml").write_text("x"),
        f"{SECOND}/{CONCLUSION}.pdf",
        "current and intact, but the release’s own folder is damaged.",
    ),
    "one that was edited": (
        lambda bid: change(bid / "releases" / SECOND / f"{CONCLUSION}.html", b"medium", b"high"),
        f"{SECOND}/{CONCLUSION}.html",
        "CHANGED since its release. Do not send it.",
    ),
    "something else": (
        lambda bid: (bid / "releases" / SECOND / "notes.txt").write_text("Buy milk"),
        f"{SECOND}/notes.txt",
        "NOT RECOGNISED. Do not send it.",
    ),
}


def change(file: Path, old: bytes, new: bytes) -> None:
    content = file.read_bytes()
    assert old in content
    file.write_bytes(content.replace(old, new))


@pytest.mark.parametrize("name", VERDICTS)
def test_the_status_is_0_for_what_is_current_and_intact_and_for_nothing_else(
    name: str, released: Path
) -> None:
    happens, file, verdict = VERDICTS[name]
    happens(released)
    before = contents(released)
    status, lines = said(released / "releases" / file)
    assert lines[0] == verdict
    assert (status == 0) == (verdict == "current and intact.")
    assert contents(released) == before


def test_a_draft_is_one_with_its_log_and_without(released: Path, tmp_path: Path) -> None:
    assert bidgen("build", released, *IN_TIME, "--only", "requirements", "--as", "docx").returncode == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    draft = shutil.copy(released / "out" / "small-requirements.docx", elsewhere / "final.docx")
    for log in (("--log", released), ()):
        status, lines = said(Path(draft), *log)
        assert (status, lines[0]) == (1, "A DRAFT, never released. Do not send it.")


def test_one_bad_file_of_several_is_enough(small_released: Path) -> None:
    good = small_released / "releases" / SECOND / f"{CONCLUSION}.pdf"
    bad = small_released / "releases" / FIRST / f"{FIRST_CONCLUSION}.pdf"
    assert bidgen("verify", good, *IN_TIME).returncode == 0
    both = bidgen("verify", good, bad, "--format", "json", *IN_TIME)
    assert both.returncode == 1
    assert [(one["holds"], one["state"], one["release"]) for one in json.loads(both.stdout)] == [
        (True, "intact", 2),
        (False, "intact", 1),
    ]


def test_the_inputs_that_have_changed_since_are_named(released: Path) -> None:
    document = released / "releases" / SECOND / f"{CONCLUSION}.docx"
    assert "  The inputs are as they were when it was made." in said(document)[1]
    with (released / "findings.yaml").open("a", encoding="utf-8") as file:
        file.write("# looked at again\n")
    (released / "requirements.yaml").unlink()
    status, lines = said(document)
    assert "  The inputs have changed since: findings.yaml and requirements.yaml." in lines
    # What is right does not become wrong because somebody works on the next one.
    assert status == 0


def test_a_copy_of_the_log_alone_is_enough(small_released: Path, tmp_path: Path) -> None:
    log = Path(shutil.copy(small_released / "releases" / "log.yaml", tmp_path / "the log of the bid.yaml"))
    document = Path(shutil.copy(small_released / "releases" / SECOND / f"{CONCLUSION}.docx", tmp_path / "a"))
    status, lines = said(document, "--log", log)
    assert (status, lines[0]) == (0, "current and intact.")
    assert any(line.startswith("  Whether the inputs have changed since is not known") for line in lines)
    alone = bidgen("verify", document, *IN_TIME)
    assert (alone.returncode, [code for code, _ in problems(alone)]) == (1, ["V730"])
    assert alone.stdout.startswith(f"{document}: NOT CHECKED: there is no log to go by.")


def test_a_file_of_another_bid_is_not_held_to_this_log(small_released: Path, released: Path) -> None:
    log = released / "releases" / "log.yaml"
    change(log, b"bid: small", b"bid: large")
    done = bidgen("verify", small_released / "releases" / SECOND / f"{CONCLUSION}.docx", "--log", log)
    assert (done.returncode, [code for code, _ in problems(done)]) == (1, ["V732"])


def saved_anew(file: Path) -> bytes:
    saved = io.BytesIO()
    document = Document(str(file))
    document.sections[0].first_page_footer.paragraphs[0].text = "Release 9"
    document.save(saved)
    return saved.getvalue()


def packed_anew(file: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(file) as pack, zipfile.ZipFile(made, "w") as again:
        for name in pack.namelist():
            again.writestr(name, b"Ring us" if name == "README.txt" else pack.read(name))
        again.writestr("more.txt", "and more")
    return made.getvalue()


# What was done to a copy that verify cannot notice, and the words in which it says so.
NOT_COVERED: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "the footer of a Word file": (f"{CONCLUSION}.docx", saved_anew, "running headers and footers,"),
    "the look of a page": (
        f"{CONCLUSION}.html",
        lambda file: file.read_bytes().replace(b"</style>", b"td{display:none}</style>"),
        "layout,",
    ),
    "a link of a page": (
        f"{CONCLUSION}.html",
        lambda file: file.read_bytes().replace(b"medium", b'<a href="https://example.org/">medium</a>'),
        "links,",
    ),
    "a space": (
        f"{CONCLUSION}.html",
        lambda file: file.read_bytes().replace(b"medium for", b"mediumfor"),
        "spaces,",
    ),
    "what else is in a pack": ("small-release-002.zip", packed_anew, "README.txt and whatever else"),
}


@pytest.mark.parametrize("name", NOT_COVERED)
def test_what_verify_cannot_notice_it_says(name: str, small_released: Path, tmp_path: Path) -> None:
    file, do, words = NOT_COVERED[name]
    original = small_released / "releases" / SECOND / file
    copy = tmp_path / file
    copy.write_bytes(do(original))
    assert copy.read_bytes() != original.read_bytes()
    status, lines = said(copy, "--log", small_released)
    assert (status, lines[0]) == (1, "saved anew since its release. Do not send it.")
    covered, _, not_covered = lines[-1].partition("Not covered: ")
    assert covered == f"  By {small_released}/releases/log.yaml, which is taken at its word. "
    assert words in not_covered
    assert not_covered.endswith("the file’s name and dates.")


def test_of_an_intact_file_its_name_and_dates_alone_are_not_covered(small_released: Path) -> None:
    _, lines = said(small_released / "releases" / SECOND / f"{CONCLUSION}.pdf")
    assert lines[-1].endswith("taken at its word. Not covered: the file’s name and dates.")


def test_an_older_log_makes_nothing_current(released: Path) -> None:
    log = released / "releases" / "log.yaml"
    text = log.read_text("utf-8")
    log.write_text(text[: text.index("- release: 2")], "utf-8")
    done = bidgen("verify", released / "releases" / FIRST / f"{FIRST_CONCLUSION}.pdf", *IN_TIME)
    assert (done.returncode, [code for code, _ in problems(done)]) == (1, ["V702"])


def test_a_log_with_the_hash_of_another_file_is_no_fault_of_the_program(released: Path) -> None:
    manifest = released / "releases" / SECOND / "manifest.json"
    for content in (b"{}", b"[", b'{"documents": 1}'):
        old = hashlib.sha256(manifest.read_bytes()).hexdigest()
        manifest.write_bytes(content)
        change(released / "releases" / "log.yaml", old.encode(), hashlib.sha256(content).hexdigest().encode())
        status, lines = said(released / "releases" / SECOND / f"{CONCLUSION}.docx")
        assert (status, lines[0]) == (
            1,
            "current and intact, but the release’s own folder is damaged.",
        )


def test_of_a_folder_what_is_no_ordinary_file_is_no_fault_of_the_program(released: Path) -> None:
    (released / "releases" / SECOND / "more.pdf").mkdir()
    os.mkfifo(released / "releases" / SECOND / "pipe.docx")
    done = bidgen("verify", released / "releases" / SECOND, *IN_TIME)
    assert (done.returncode, [code for code, _ in problems(done)]) == (1, ["V731", "V731"])
    # Three formats, the pack and the manifest.
    assert done.stdout.count("current and intact.") == 5
