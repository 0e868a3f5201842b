"""Every page of a draft says so, in Word, PDF and on the web, whatever the template; no other does."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import verapdf
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from libreoffice import converted
from strict_docx import faults

from bidgen.render import Rendered, render_document
from bidgen.render.fill.fill import fill_template
from templates import ABOUT, new, opened, parts, saved

WORDS = "DRAFT – not to be sent"


def many_pages(*, headers: bool = False) -> Document:
    """Return a template of three sections, with a cover, left and right pages, and pages on their side."""
    document = new()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    if headers:
        document.sections[0].header.paragraphs[0].text = "{{ about.title }}"
        document.sections[0].first_page_header.paragraphs[0].text = "The cover"
    document.add_paragraph("{{ about.title }}", "Title")
    for heading in ("One", "Two"):
        document.add_paragraph(heading, "Heading 1").paragraph_format.page_break_before = True
        document.add_paragraph("Words.")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    if headers:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "On its side"
    document.add_paragraph("Three", "Heading 1")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Four", "Heading 1")
    return document


def filled(document: Document, status: str) -> bytes:
    made, problems = fill_template(saved(document), "t.docx", {}, replace(ABOUT, status=status))
    assert problems == ()
    assert made is not None
    return made.docx


def rendered(status: str) -> Rendered:
    about = replace(ABOUT, status=status)
    formats = frozenset({"docx", "html", "pdf"})
    made, _ = render_document(saved(many_pages()), "t.docx", {}, about, formats)
    return made


def pages(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


@pytest.mark.parametrize("headers", [False, True], ids=["no headers", "headers"])
def test_every_header_of_every_section_says_draft_first(headers: bool) -> None:
    content = filled(many_pages(headers=headers), "DRAFT")
    assert faults(content) == []
    for section in opened(content).sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            said = [paragraph.text for paragraph in header.paragraphs]
            assert said.count(WORDS) == 1
            assert said[0] == WORDS
    own = [part for name, part in parts(content).items() if name.startswith("word/header")]
    assert not any(b"<w:pict" in part or b"<w:drawing" in part for part in own)


def test_headers_of_the_template_stay_below_it() -> None:
    sections = opened(filled(many_pages(headers=True), "DRAFT")).sections
    assert [one.text for one in sections[0].header.paragraphs] == [WORDS, ABOUT.title]
    assert [one.text for one in sections[0].first_page_header.paragraphs] == [WORDS, "The cover"]
    assert [one.text for one in sections[1].header.paragraphs] == [WORDS, "On its side"]


def test_the_template_decides_how_it_looks() -> None:
    document = many_pages()
    document.styles.add_style("Draft mark", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    made = opened(filled(document, "DRAFT"))
    assert [style.name for style in made.styles if style.name.casefold() == "draft mark"] == ["Draft mark"]
    assert made.sections[0].header.paragraphs[0].style.font.italic


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("status", ["Not released", "Release 2 of 24 January 2020"])
def test_no_other_document_says_so(status: str, tmp_path: Path) -> None:
    made = rendered(status)
    assert all("DRAFT" not in part.decode("utf-8", "replace") for part in parts(made.docx).values())
    assert 'class="draft"' not in made.html
    (tmp_path / "out.pdf").write_bytes(made.pdf)
    assert not any("DRAFT" in page for page in pages(tmp_path / "out.pdf"))


@pytest.mark.needs("pdftotext")
def test_every_page_of_the_pdf_says_draft(tmp_path: Path) -> None:
    made = rendered("DRAFT")
    (tmp_path / "out.pdf").write_bytes(made.pdf)
    found = pages(tmp_path / "out.pdf")
    assert len(found) == made.pages >= 3
    assert [WORDS in page for page in found] == [True] * len(found)


def test_the_pdf_of_a_draft_passes_the_machine_checks(tmp_path: Path) -> None:
    assert verapdf.faults(rendered("DRAFT").pdf, tmp_path) == []


def test_the_web_page_says_draft_before_anything_else() -> None:
    page = rendered("DRAFT").html
    assert f'<body>\n<header class="draft">{WORDS}</header>\n<main>' in page
    # Its style keeps it in sight, and puts it on every sheet of paper.
    assert f'@top-center {{ content: "{WORDS}"' in page


@pytest.mark.needs("soffice", "pdftotext")
@pytest.mark.xdist_group("soffice")
def test_libreoffice_draws_it_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "out.docx").write_bytes(rendered("DRAFT").docx)
    found = pages(converted(tmp_path / "out.docx", "pdf", tmp_path))
    assert len(found) >= 5
    assert [WORDS in page for page in found] == [True] * len(found)


@pytest.mark.needs("chromium", "pdftotext")
def test_chromium_prints_it_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "out.html").write_text(rendered("DRAFT").html + "<p>Words.</p>" * 200, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'out.pdf'}"]
    subprocess.run([*command, str(tmp_path / "out.html")], check=True, capture_output=True, timeout=120)
    found = pages(tmp_path / "out.pdf")
    assert len(found) >= 5
    assert [WORDS in page for page in found] == [True] * len(found)
