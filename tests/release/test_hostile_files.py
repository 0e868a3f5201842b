"""Rubbish, files cut short and traps: verify says what it can of them, and soon."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from commands import IN_TIME, bidgen
from releases import CONCLUSION, SECOND, problems

from bids import replace_once

pytestmark = pytest.mark.xdist_group("releases")
WORD_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEGABYTE = 1_000_000


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, compresslevel=1)
    return made.getvalue()


def with_false_size(archive: bytes, size: int) -> bytes:
    """Return a zip of one entry that says of itself that it is of this size once unpacked."""
    changed = bytearray(archive)
    struct.pack_into("<I", changed, archive.index(b"PK\x03\x04") + 22, size)
    struct.pack_into("<I", changed, archive.index(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def pdf_of(stream: bytes, pages: int) -> bytes:
    saved = io.BytesIO()
    with pikepdf.new() as pdf:
        content = pikepdf.Stream(pdf, stream)
        for _ in range(pages):
            pdf.add_blank_page().Contents = content
        pdf.save(saved)
    return saved.getvalue()


# Each is small and would take minutes, or the machine's memory, where it is believed.
TRAPS: dict[str, Callable[[], bytes]] = {
    "a pack of 500 MB of nothing": lambda: with_false_size(zipped({"a.pdf": b"%PDF-"}), 500 * MEGABYTE),
    "a pack that hides its size": lambda: with_false_size(zipped({"a.pdf": bytes(100 * MEGABYTE)}), 9),
    "a pack in a pack": lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.pdf": b"%PDF-"})})}),
    "a Word file of 500 MB of nothing": lambda: with_false_size(
        zipped({"word/document.xml": b"<"}), 500 * MEGABYTE
    ),
    "a Word file that hides its size": lambda: with_false_size(
        zipped({"word/document.xml": bytes(100 * MEGABYTE)}), 9
    ),
    "a Word file of paragraphs": lambda: zipped(
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>'.encode() + b"<w:p/>" * 9 * MEGABYTE}
    ),
    "a Word file of entities": lambda: zipped(
        {
            "[Content_Types].xml": WORD_TYPES,
            "word/document.xml": b"<!DOCTYPE w [<!ENTITY a 'aaaa'>"
            + b"".join(f"<!ENTITY a{n} '{'&a;' * 9}'>".encode() for n in range(9))
            + b"]><w>&a8;</w>",
        }
    ),
    "a page of tags that never end": lambda: b"<html>" + b"<a " * 50_000,
    "a page of quotation marks that never end": lambda: b"<html>" + b'<a a="' * 50_000,
    "a page of comments that never end": lambda: b"<html>" + b"<!--" * 100_000,
    "a page of boxes in boxes": lambda: b"<html>" + b"<div>" * 100_000,
    "a PDF of thousands of pages": lambda: pdf_of(b"BT ET", 2000),
    "a PDF of millions of letters": lambda: pdf_of(b"BT /F1 12 Tf (aaaaaaaaaa) Tj ET " * 40_000, 450),
    "a manifest of brackets": lambda: b"[" * MEGABYTE,
    "a manifest of a number": lambda: b'{"bid": "small", "release": 1' + b"0" * MEGABYTE + b"}",
}
BEGINNINGS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7\n", "html": b"<!DOCTYPE html>", "json": b'{"bid": '}


def verified(content: bytes, bid: Path, folder: Path) -> tuple[str, float]:
    """Return the first line that is said of a file, and in how many seconds of the processor."""
    file = folder / "found"
    file.write_bytes(content)
    before = time.process_time()
    done = bidgen("verify", file, "--log", bid, *IN_TIME)
    taken = time.process_time() - before
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout.splitlines()[0].removeprefix(f"{file}: "), taken


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_not_recognised_and_takes_seconds(name: str, small_released: Path, tmp_path: Path) -> None:
    trap = TRAPS[name]()
    tracemalloc.start()
    try:
        said, taken = verified(trap, small_released, tmp_path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert said == "NOT RECOGNISED. Do not send it."
    assert taken < 8
    assert most < 60 * MEGABYTE


@pytest.mark.parametrize("form", BEGINNINGS)
def test_rubbish_is_not_recognised(form: str, small_released: Path, tmp_path: Path) -> None:
    for rubbish in (b"", b"rubbish", bytes(range(256)) * 40):
        said, _ = verified(BEGINNINGS[form] + rubbish, small_released, tmp_path)
        assert said == "NOT RECOGNISED. Do not send it."


@pytest.mark.parametrize("name", ["small-conclusion-release-002.docx", "small-conclusion-release-002.pdf"])
def test_a_file_that_was_cut_short_or_damaged_is_none_to_send(
    name: str, small_released: Path, tmp_path: Path
) -> None:
    content = (small_released / "releases" / SECOND / name).read_bytes()
    for part in (1, 3, 5, 7):
        at = len(content) * part // 8
        for damaged in (content[:at], content[at:], content[:at] + bytes(500) + content[at + 500 :]):
            said, _ = verified(damaged, small_released, tmp_path)
            assert re.fullmatch(
                r"(NOT RECOGNISED|CHANGED since its release|saved anew.*)\. Do not send it\.", said
            )


@pytest.mark.parametrize(
    "name", ["small-conclusion-release-002.html", "manifest.json", "small-release-002.zip"]
)
def test_what_is_left_of_a_page_a_manifest_or_a_pack_is_none_to_send(
    name: str, small_released: Path, tmp_path: Path
) -> None:
    content = (small_released / "releases" / SECOND / name).read_bytes()
    for part in (1, 4, 7):
        said, _ = verified(content[: len(content) * part // 8], small_released, tmp_path)
        assert said in ("NOT RECOGNISED. Do not send it.", "CHANGED since its release. Do not send it.")


def test_what_is_no_file_is_said_to_be_none_and_does_not_keep_verify_waiting(
    small_released: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "circle.pdf").symlink_to("circle.pdf")
    (tmp_path / "file").touch()
    names = {
        "pipe.pdf": "it is no ordinary file",
        "circle.pdf": "too many levels of symbolic links",
        "file/below.pdf": "not a directory",
        f"{'long' * 100}.pdf": "file name too long",
    }
    for name, reason in names.items():
        done = bidgen("verify", tmp_path / name, "--log", small_released, *IN_TIME)
        assert (done.returncode, [code for code, _ in problems(done)]) == (1, ["V731"])
        assert reason in done.stderr


@pytest.mark.parametrize("what", ["pipe", "circle", "folder"])
@pytest.mark.parametrize("name", ["manifest.json", "inputs/bid.yaml"])
def test_a_release_that_holds_something_else_in_place_of_a_file_is_damaged(
    name: str, what: str, released: Path
) -> None:
    file = released / "releases" / SECOND / name
    file.unlink()
    if what == "pipe":
        os.mkfifo(file)
    elif what == "circle":
        file.symlink_to(file)
    else:
        file.mkdir()
    done = bidgen("verify", file.parents[name.count("/")] / f"{CONCLUSION}.pdf", *IN_TIME)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"  In the release’s own folder changed: {name}." in done.stdout.splitlines()


@pytest.mark.parametrize("name", ["../../bid.yaml", "/dev/zero", "", 5, None])
def test_a_manifest_that_names_what_is_not_below_it_is_not_followed(name: object, released: Path) -> None:
    manifest = released / "releases" / SECOND / "manifest.json"
    before = hashlib.sha256(manifest.read_bytes()).hexdigest()
    told = json.loads(manifest.read_bytes())
    told["sources"].append({"name": name, "sha256": None, "size": 1})
    manifest.write_text(json.dumps(told), "utf-8")
    log = released / "releases" / "log.yaml"
    replace_once(log, before, hashlib.sha256(manifest.read_bytes()).hexdigest())
    done = bidgen("verify", manifest.parent / f"{CONCLUSION}.pdf", *IN_TIME)
    assert (done.returncode, done.stderr) == (1, "")
    assert "  In the release’s own folder changed: manifest.json." in done.stdout.splitlines()


@pytest.mark.parametrize("name", ["/dev/zero", "../../bid.yaml", '"a\n  current and intact.pdf"'])
def test_a_log_names_no_file_outside_its_release(name: str, released: Path) -> None:
    replace_once(released / "releases" / "log.yaml", f"name: {CONCLUSION}.pdf", f"name: {name}")
    done = bidgen("verify", released / "releases" / SECOND / f"{CONCLUSION}.pdf", *IN_TIME)
    assert done.returncode == 1
    assert [code for code, _ in problems(done)] == ["S213"]
