"""A copy is told for what it is, whatever happened to it: renamed, saved anew, edited, packed again."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from libreoffice import converted
from releases import DAY, FIRST, SECOND, release

from bidgen.api import Verified, verify_file
from bidgen.check.release_log import read_log
from bidgen.model.identity import Claim
from bidgen.model.release import ReleaseLog
from bidgen.release.words import claim_in, format_of, words_in
from bids import small_bid

pytestmark = pytest.mark.xdist_group("releases")
FORMATS = ("docx", "pdf", "html")
NAME = "small-conclusion-release-002"
# A word of the conclusion, and what somebody would rather read.
WORD, OTHER = "medium", "high"


def made(bid: Path, form: str) -> bytes:
    return (bid / "releases" / SECOND / f"{NAME}.{form}").read_bytes()


def found(content: bytes, bid: Path, folder: Path) -> Verified:
    """Verify a copy that is called something else and lies somewhere else."""
    copy = folder / "final_v3_FINAL.bin"
    copy.write_bytes(content)
    return verify_file(copy, today=DAY, log=bid)


def by_pikepdf(content: bytes, folder: Path) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(saved)
    return saved.getvalue()


def without_metadata(content: bytes, folder: Path) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.docinfo
        del pdf.Root.Metadata
        pdf.save(saved)
    return saved.getvalue()


def by_poppler(content: bytes, folder: Path) -> bytes:
    (folder / "given.pdf").write_bytes(content)
    command = ["pdftocairo", "-pdf", str(folder / "given.pdf"), str(folder / "saved.pdf")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return (folder / "saved.pdf").read_bytes()


def by_python_docx(content: bytes, folder: Path) -> bytes:
    saved = io.BytesIO()
    Document(io.BytesIO(content)).save(saved)
    return saved.getvalue()


def by_libreoffice(content: bytes, folder: Path) -> bytes:
    (folder / "given.docx").write_bytes(content)
    return converted(folder / "given.docx", "docx", folder).read_bytes()


def without_properties(content: bytes, folder: Path) -> bytes:
    parts = unzipped(content)
    parts["docProps/custom.xml"] = re.sub(rb"<property.*</property>", b"", parts["docProps/custom.xml"])
    return zipped_again(parts)


def with_other_spaces(content: bytes, folder: Path) -> bytes:
    def wider(text: re.Match[bytes]) -> bytes:
        return text[0].replace(b" ", b"\n\t ").replace(b"<", b"\n<")

    return re.sub(rb">[^<]*<", wider, content)


def without_head(content: bytes, folder: Path) -> bytes:
    return re.sub(rb"<meta [^>]*Bidgen[^>]*>", b"", content)


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped_again(parts: Mapping[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


SAVED_ANEW: dict[str, tuple[str, Callable[[bytes, Path], bytes]]] = {
    "PDF by pikepdf": ("pdf", by_pikepdf),
    "PDF without metadata": ("pdf", without_metadata),
    "PDF by poppler": ("pdf", by_poppler),
    "DOCX by python-docx": ("docx", by_python_docx),
    "DOCX by LibreOffice": ("docx", by_libreoffice),
    "DOCX without properties": ("docx", without_properties),
    "DOCX zipped again": ("docx", lambda content, _: zipped_again(unzipped(content))),
    "HTML with other spaces": ("html", with_other_spaces),
    "HTML without its head's properties": ("html", without_head),
}
NEEDS = {"PDF by poppler": "pdftocairo", "DOCX by LibreOffice": "soffice"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_renamed_copy_is_the_release(form: str, small_released: Path, tmp_path: Path) -> None:
    verified = found(made(small_released, form), small_released, tmp_path)
    assert verified.holds
    assert verified.recognised is not None and verified.recognised.file is not None
    assert (verified.recognised.state, verified.recognised.file.name) == ("intact", f"{NAME}.{form}")


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=pytest.mark.needs(NEEDS[way]) if way in NEEDS else ()) for way in SAVED_ANEW],
)
def test_a_copy_that_was_saved_anew_says_the_same_words(
    way: str, small_released: Path, tmp_path: Path
) -> None:
    form, save = SAVED_ANEW[way]
    content = made(small_released, form)
    copy = save(content, tmp_path)
    assert copy != content
    verified = found(copy, small_released, tmp_path)
    assert verified.recognised is not None and verified.recognised.file is not None
    assert (verified.recognised.state, verified.recognised.file.name) == ("re-saved", f"{NAME}.{form}")
    assert not verified.holds


def edited_pdf(content: bytes) -> bytes:
    """Return the PDF with one line of the text left out, as an editor's eraser does."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[-1]
        commands = list(pikepdf.parse_content_stream(page))
        shown = [number for number, one in enumerate(commands) if str(one.operator) in ("Tj", "TJ")]
        del commands[shown[len(shown) // 2]]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(commands))
        pdf.save(saved)
    return saved.getvalue()


def edited_docx(content: bytes) -> bytes:
    parts = unzipped(content)
    assert WORD.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(WORD.encode(), OTHER.encode(), 1)
    return zipped_again(parts)


def edited_html(content: bytes) -> bytes:
    assert WORD.encode() in content
    return content.replace(WORD.encode(), OTHER.encode(), 1)


EDITED = {"pdf": edited_pdf, "docx": edited_docx, "html": edited_html}


@pytest.mark.parametrize("form", FORMATS)
def test_a_copy_in_which_a_word_was_changed_is_edited(
    form: str, small_released: Path, tmp_path: Path
) -> None:
    verified = found(EDITED[form](made(small_released, form)), small_released, tmp_path)
    assert verified.recognised is not None
    assert verified.recognised.state == "edited"
    assert verified.recognised.file is not None and verified.recognised.file.name == f"{NAME}.{form}"
    assert not verified.holds


@pytest.mark.parametrize("form", FORMATS)
def test_an_edited_copy_that_has_lost_its_properties_is_known_by_the_mark_on_its_pages(
    form: str, small_released: Path, tmp_path: Path
) -> None:
    strip = {"pdf": without_metadata, "docx": without_properties, "html": without_head}[form]
    copy = strip(EDITED[form](made(small_released, form)), tmp_path)
    verified = found(copy, small_released, tmp_path)
    assert verified.recognised is not None
    assert (verified.recognised.state, verified.holds) == ("converted", False)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_file_says_of_itself_is_read_from_it(form: str, small_released: Path) -> None:
    content = made(small_released, form)
    log = log_of(small_released)
    assert format_of(content) == form
    assert claim_in(content, format_of(content) or "zip") == Claim(
        bid="small",
        document="conclusion",
        title="Conclusion of the Discovery",
        status="Release 2",
        version="Release 2",
        day="2020-01-24",
        fingerprint=log.releases[1].fingerprint,
    )


def test_word_file_and_page_hold_the_same_words_and_the_pdf_those_of_its_pages_too(
    small_released: Path,
) -> None:
    word, page, pdf = (words_in(made(small_released, form), form) for form in ("docx", "html", "pdf"))
    assert word == page
    assert word is not None and pdf is not None
    assert len(pdf) > len(word) > 300
    assert " ".join(pdf).count("Release 2") > " ".join(word).count("Release 2")


def log_of(bid: Path) -> ReleaseLog:
    log, problems = read_log(bid / "releases" / "log.yaml")
    assert log is not None, problems
    return log


# What became of the documents of a pack, what verify calls it then, and of which release.
PACKED: dict[str, tuple[Callable[[dict[str, bytes], Path], object], str, int | None]] = {
    "as they were": (lambda parts, bid: None, "re-saved", 2),
    "in another order, in a folder": (
        lambda parts, bid: [parts.update({f"a/{name}": parts.pop(name)}) for name in sorted(parts)],
        "re-saved",
        2,
    ),
    "with one that was edited": (
        lambda parts, bid: parts.update({f"{NAME}.docx": edited_docx(parts[f"{NAME}.docx"])}),
        "edited",
        2,
    ),
    "with one that was saved anew": (
        lambda parts, bid: parts.update({f"{NAME}.docx": by_python_docx(parts[f"{NAME}.docx"], bid)}),
        "edited",
        2,
    ),
    "with one exchanged for that of another release": (
        lambda parts, bid: parts.update({f"{NAME}.pdf": older(bid)}),
        "edited",
        None,
    ),
    "with one exchanged for rubbish": (
        lambda parts, bid: parts.update({f"{NAME}.pdf": b"%PDF-1.4 rubbish"}),
        "edited",
        2,
    ),
    "with one missing": (lambda parts, bid: parts.pop(f"{NAME}.html"), "edited", 2),
    "with one twice": (lambda parts, bid: parts.update({"copy.pdf": parts[f"{NAME}.pdf"]}), "edited", 2),
    "none of them": (lambda parts, bid: [parts.pop(name) for name in list(parts)], "unknown", None),
}


def older(bid: Path) -> bytes:
    return (bid / "releases" / FIRST / "small-conclusion-release-001.pdf").read_bytes()


@pytest.mark.parametrize("way", PACKED)
def test_a_pack_that_was_packed_again_is_told_by_the_documents_in_it(
    way: str, small_released: Path, tmp_path: Path
) -> None:
    change, state, number = PACKED[way]
    parts = unzipped((small_released / "releases" / SECOND / "small-release-002.zip").read_bytes())
    change(parts, small_released)
    verified = found(zipped_again(parts), small_released, tmp_path)
    assert verified.recognised is not None
    assert (verified.recognised.kind, verified.recognised.state) == ("pack", state)
    assert (verified.recognised.release.release if verified.recognised.release else None) == number
    assert not verified.holds


def test_a_release_that_was_never_in_this_log_is_not_recognised(small_released: Path, tmp_path: Path) -> None:
    content = made(small_released, "docx")
    parts = unzipped(content)
    custom = parts["docProps/custom.xml"].replace(b"Release 2", b"Release 7")
    verified = found(
        zipped_again(unzipped(edited_docx(content)) | {"docProps/custom.xml": custom}),
        small_released,
        tmp_path,
    )
    assert verified.recognised is not None
    assert (verified.recognised.state, verified.recognised.release) == ("unknown", None)


def test_a_document_too_large_to_be_read_again_is_known_by_its_bytes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any file without words would be a copy of it otherwise."""
    monkeypatch.setattr("bidgen.release.words._MOST_PAGES", 0)
    bid = small_bid(tmp_path)
    assert release(bid, "--only", "conclusion", "--as", "pdf").returncode == 0
    (file,) = (bid / "releases" / FIRST).glob("*.pdf")
    assert found(file.read_bytes(), bid, tmp_path).holds
    monkeypatch.undo()
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    verified = found(blank.getvalue(), bid, tmp_path)
    assert verified.recognised is not None and verified.recognised.state == "unknown"
