"""The checker of PDFs itself: it passes a good PDF, and names what is wrong with bad ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import verapdf

from bidgen.model.document import About
from bidgen.render.typeset.pdf import html_to_pdf
from bidgen.render.typeset.sheets import stylesheet

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC"
PAGE = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>A page</title></head><body><main><h1>A page</h1>'
    f'<p>Words.</p><figure><img src="data:image/png;base64,{PIXEL}" alt="A dot"></figure></main>'
    "</body></html>"
)
ABOUT = About("A page", "A bid", "A council", "Subject", (), "DRAFT", date(2020, 1, 24))


@pytest.fixture(scope="module")
def good() -> bytes:
    pdf, problems = html_to_pdf(PAGE, stylesheet("print"), ABOUT, "page")
    assert pdf is not None and problems == ()
    return pdf.content


def test_a_good_pdf_passes(good: bytes, tmp_path: Path) -> None:
    assert verapdf.faults(good, tmp_path) == []


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_alternative_text(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
            del one.Alt


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_heading_one(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/H1":
            one.S = pikepdf.Name.H3


def without_colour_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def without_part_of_standard(pdf: pikepdf.Pdf) -> None:
    text = bytes(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata = pdf.make_stream(text.replace(b'pdfuaid:part="1"', b""), Type=pikepdf.Name.Metadata)
    pdf.Root.Metadata.Subtype = pikepdf.Name.XML


def without_schema_of_standard(pdf: pikepdf.Pdf) -> None:
    text = bytes(pdf.Root.Metadata.read_bytes())
    text = text.replace(b"pdfaExtension:schemas", b"pdfaExtension:others")
    pdf.Root.Metadata = pdf.make_stream(text, Type=pikepdf.Name.Metadata)
    pdf.Root.Metadata.Subtype = pikepdf.Name.XML


@pytest.mark.parametrize(
    ("spoil", "clause"),
    [
        (without_colour_profile, "PDFA-2A: "),
        (without_part_of_standard, "PDFUA-1: 1 x 5-1"),
        (without_schema_of_standard, "6.6.2.3"),
        (without_language, "7.2-"),
        (without_alternative_text, "7.3-1"),
        (without_tags, "7.1-"),
        (without_heading_one, "7.4.2-1"),
    ],
)
def test_a_spoilt_pdf_fails_by_name(
    good: bytes, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None], clause: str
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        spoil(pdf)
        pdf.save(out)
    found = verapdf.faults(out.getvalue(), tmp_path)
    assert any(clause in fault for fault in found), found
