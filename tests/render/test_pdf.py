"""The PDF: accessible, the same words as the Word file, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pdf_words
import pikepdf
import pytest
import verapdf
from documents import blank, caption, table, to_bytes
from rich import TITLE, rich_document

from bidgen.fonts import FACES
from bidgen.model.document import About
from bidgen.problems import Problem
from bidgen.render.typeset.pdf import Pdf, html_to_pdf
from bidgen.render.typeset.sheets import stylesheet
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.words import docx_words

# Several tests look at the same two PDFs, which one process makes once.
pytestmark = pytest.mark.xdist_group("pdf")

ABOUT = About(
    TITLE,
    'A "bid": its \\ 50% \N{POUND SIGN} {x}',
    "Oakshire Council",
    "A bid",
    ("bid", "alpha"),
    "Not released",
    date(2020, 1, 24),
)


def made(docx: bytes) -> tuple[Pdf | None, tuple[Problem, ...]]:
    page, problems = docx_to_html(docx, "test.docx", {})
    assert page is not None and problems == ()
    return html_to_pdf(page.text, stylesheet("print"), ABOUT, "test.docx")


@cache
def pdf_of(docx: Callable[[], bytes]) -> Pdf:
    pdf, problems = made(docx())
    assert pdf is not None and problems == ()
    return pdf


def rich_pdf() -> Pdf:
    return pdf_of(rich_document)


def page_with(body: str, about: About = ABOUT) -> tuple[Pdf | None, tuple[Problem, ...]]:
    page = (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body><h1>T</h1>{body}</body></html>'
    )
    return html_to_pdf(page, stylesheet("print"), about, "test.docx")


def test_a_table_of_several_pages_is_one_table_to_a_reader(tmp_path: Path) -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    caption(document, "Table", 1, "Long")
    table(document, [["Item", "Sum"], *[[f"Line {n}", str(n)] for n in range(120)]], numbers=(1,))
    caption(document, "Table", 2, "Another")
    table(document, [["Item", "Sum"], ["x", "1"]], numbers=(1,))
    docx = to_bytes(document)
    pdf, problems = made(docx)
    assert pdf is not None and problems == () and pdf.pages > 3
    assert verapdf.faults(pdf.content, tmp_path) == []
    assert pdf_words.first_difference(pdf.content, docx_words(docx, "x")[0]) is None
    tags = pdf_words.tags(pdf.content)
    assert tags["Table"] == tags["THead"] == 2
    assert tags["TD"] == 121


# What an HTML element is in the PDF, where it is just one thing for one thing.
KINDS = {"p": "P", "table": "Table", "thead": "THead", "tbody": "TBody", "tr": "TR", "ul": "L", "ol": "L"}
KINDS |= {"li": "LI", "section": "Sect", "blockquote": "BlockQuote", "img": "Figure"}


def kinds_of(html: str) -> Counter[str]:
    """Return how many elements of each kind a reader of the page meets, the contents list and notes apart."""
    found = Counter(re.findall(r"<(\w+)", re.sub(r"<nav.*?</nav>", "", html, flags=re.S)))
    return Counter({kind: sum(found[one] for one in KINDS if KINDS[one] == kind) for kind in KINDS.values()})


def over_pages() -> bytes:
    """Return a document in which lists within a list, a paragraph, a quotation and a table leave a page."""
    document = blank()
    document.add_paragraph("T", style="Title")
    for number in range(60):
        document.add_paragraph(f"Item {number}, of as many words as a line has", style="List Bullet")
        for inner in range(3 if number % 7 == 0 else 0):
            document.add_paragraph(f"Inner item {inner}", style="List Bullet 2")
    document.add_paragraph("word " * 3_000)
    document.add_paragraph("quoted " * 900, style="Quote")
    table(document, [["Item", "Sum"], *[[f"Line {n}", str(n)] for n in range(90)]], numbers=(1,))
    return to_bytes(document)


@pytest.mark.parametrize("docx", [over_pages, rich_document], ids=["over pages", "rich"])
def test_one_thing_of_the_page_is_one_thing_to_a_reader(docx: Callable[[], bytes]) -> None:
    page, _ = docx_to_html(docx(), "test.docx", {})
    assert page is not None
    assert pdf_of(docx).pages > 3
    tags = pdf_words.tags(pdf_of(docx).content)
    expected = kinds_of(page.text)
    assert {kind: tags[kind] for kind in expected} == dict(expected)


@pytest.mark.parametrize("docx", [over_pages, rich_document], ids=["over pages", "rich"])
def test_every_construct_passes_for_screen_readers_and_archives(
    docx: Callable[[], bytes], tmp_path: Path
) -> None:
    assert verapdf.faults(pdf_of(docx).content, tmp_path) == []


@pytest.mark.parametrize("docx", [over_pages, rich_document], ids=["over pages", "rich"])
def test_words_in_tag_order_are_those_of_the_word_file(docx: Callable[[], bytes]) -> None:
    words, _ = docx_words(docx(), "test.docx")
    assert len(words) > 500
    assert pdf_words.first_difference(pdf_of(docx).content, words) is None


def test_every_mark_leads_to_the_element_that_holds_it() -> None:
    """By the page's numbers a reader that is pointed at a word finds the same element as by the tree."""
    with pikepdf.open(io.BytesIO(pdf_of(over_pages).content)) as opened:
        root = opened.Root.StructTreeRoot
        held = dict(marks(root.K, None, None))
        numbers = list(root.ParentTree.Nums)
        told = {
            (page.objgen, mark): element.objgen
            for page, entry in zip(opened.pages, numbers[1::2], strict=False)
            for mark, element in enumerate(entry)
        }
        assert len(held) > 200
        assert {key: told[key] for key in held} == held


def marks(node: pikepdf.Object, page: Any, holder: Any) -> Iterator[tuple[tuple[Any, int], Any]]:
    """Yield page and number of each mark, and the element that holds it."""
    if isinstance(node, int):
        yield (page, node), holder
    elif isinstance(node, pikepdf.Array):
        for child in node:
            yield from marks(child, page, holder)
    elif node.get("/Type") == "/MCR":
        yield (node.Pg.objgen, int(node.MCID)), holder
    elif "/S" in node and "/K" in node:
        yield from marks(node.K, node.Pg.objgen if "/Pg" in node else page, node.objgen)


def test_the_contents_list_is_a_table_of_contents() -> None:
    tags = pdf_words.tags(rich_pdf().content)
    html = docx_to_html(rich_document(), "test.docx", {})[0]
    assert html is not None
    (contents,) = re.findall(r"<nav.*?</nav>", html.text, re.S)
    assert tags["TOC"] == contents.count("<ul>") > 0
    assert tags["TOCI"] == contents.count("<li>") > 0


def test_footnotes_are_notes_with_their_marks() -> None:
    said = pdf_words.said(rich_pdf().content)
    tags = pdf_words.tags(rich_pdf().content)
    calls = [one for one in said if "Reference" in one.tags and "TOC" not in one.tags]
    assert tags["Note"] == len(calls) == 2


def test_properties_say_whose_and_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(rich_pdf().content)) as pdf:
        info = {name: str(text) for name, text in pdf.docinfo.items()}
        assert str(pdf.Root.Lang) == "en-GB"
        assert len(pdf.pages) == rich_pdf().pages
    assert info["/Title"] == TITLE
    assert info["/Author"] == "Oakshire Council"
    assert info["/Subject"] == "A bid"
    assert info["/Keywords"] == "bid, alpha"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20200124000000Z"


@pytest.mark.needs("pdftotext")
def test_no_line_ends_between_a_minus_and_its_pounds(tmp_path: Path) -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    # As many words before each amount as it takes for one to stand at every place of a line.
    for letters in range(90):
        document.add_paragraph(f"{'x' * letters} from −£430,899 to −£1.2 million")
    docx = to_bytes(document)
    pdf, problems = made(docx)
    assert pdf is not None and problems == ()
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.content)
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("−£430,899") == 90
    assert not [line for line in text.splitlines() if line.endswith("−")]
    assert pdf_words.first_difference(pdf.content, docx_words(docx, "x")[0]) is None
    assert verapdf.faults(pdf.content, tmp_path) == []


@pytest.mark.needs("pdftotext")
def test_every_page_says_the_status_and_all_but_the_cover_their_number(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(rich_pdf().content)
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == rich_pdf().pages
    assert all("Not released" in page for page in pages)
    assert "Page 1 of" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {len(pages)}" in page
        assert ABOUT.bid_title in page
        assert TITLE in page


SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from test_pdf import made, rich_document
print(hashlib.sha256(made(rich_document())[0].content).hexdigest())
"""


def test_same_bytes_in_another_process_place_and_time(tmp_path: Path) -> None:
    here = Path(__file__).parent
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    environment = {
        **os.environ,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONWARNINGS": "ignore",
        # No fonts of the machine's own: the PDF must not depend on them.
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
    }
    command = [sys.executable, "-c", SCRIPT, str(here), str(here.parent)]
    other = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert other.stdout.strip() == hashlib.sha256(rich_pdf().content).hexdigest()


def test_only_our_fonts_are_used() -> None:
    with pikepdf.open(io.BytesIO(rich_pdf().content)) as pdf:
        names = {
            str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert names
    assert all("Source-Sans" in name or "DejaVu-Sans" in name or "SourceSans" in name for name in names), (
        names
    )


def test_a_character_without_a_shape_is_named_and_quoted() -> None:
    pdf, problems = page_with("<p>We are very \N{FLAMINGO} about it</p>")
    assert pdf is None
    assert [one.code for one in problems] == ["D442"]
    assert "U+1F9A9 (FLAMINGO)" in problems[0].message
    assert "very \N{FLAMINGO} about" in problems[0].message


def test_characters_of_charts_and_running_text_are_checked_too() -> None:
    chart = b64encode(
        "<svg xmlns='http://www.w3.org/2000/svg'><text>\N{FLAMINGO}</text></svg>".encode()
    ).decode()
    _, problems = page_with(f'<p><img src="data:image/svg+xml;base64,{chart}" alt="x"></p>')
    assert [one.code for one in problems] == ["D442"]
    _, problems = page_with("<p>x</p>", replace(ABOUT, bid_title="The \N{FLAMINGO} bid"))
    assert [one.code for one in problems] == ["D442"]


@pytest.mark.parametrize(
    "text",
    [
        "\N{NON-BREAKING HYPHEN}",
        "\N{WARNING SIGN}",
        "ŵ ŷ Ŵ",
        "≥ ≤ × − ½",
        "\N{RIGHT-TO-LEFT OVERRIDE}abc",
        "a\u200bb",
        "x" * 10_000,
    ],
)
def test_unusual_text_is_shown_and_stays_accessible(text: str, tmp_path: Path) -> None:
    pdf, problems = page_with(f"<p>{text}</p>")
    assert pdf is not None and problems == ()
    assert verapdf.faults(pdf.content, tmp_path) == []


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x.png", "file:///etc/passwd", "http://127.0.0.1:9/", "ftp://example.org/x"],
)
def test_nothing_is_fetched_from_outside(address: str) -> None:
    pdf, problems = page_with(f'<p><img src="{address}" alt="x"></p>')
    assert pdf is None
    assert [one.code for one in problems] == ["D445"]
    assert address in problems[0].message


def test_what_the_typesetter_logs_is_a_problem() -> None:
    _, problems = page_with('<p><a href="#nowhere">x</a></p>')
    assert [one.code for one in problems] == ["D444"]
    assert "nowhere" in problems[0].message


def test_what_it_logs_for_its_makers_alone_is_a_problem_too() -> None:
    page = '<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body><h1>T</h1></body></html>'
    face = f'@font-face {{ font-family: q; src: local("Nowhere"), url({next(iter(FACES))}) }}'
    sheet = f"{stylesheet('print')}\n{face}"
    _, problems = html_to_pdf(page, sheet, ABOUT, "test.docx")
    assert [one.code for one in problems] == ["D444"]
    assert "Nowhere" in problems[0].message


def test_a_complaint_is_heard_where_a_script_has_turned_logging_off() -> None:
    logger = logging.getLogger("weasyprint")
    level, disabled = logger.level, logging.root.manager.disable
    logger.setLevel(logging.CRITICAL)
    logging.disable(logging.CRITICAL)
    try:
        _, problems = page_with('<p><a href="#nowhere">x</a></p>')
        assert [one.code for one in problems] == ["D444"]
        assert (logger.level, logging.root.manager.disable) == (logging.CRITICAL, logging.CRITICAL)
    finally:
        logger.setLevel(level)
        logging.disable(disabled)


def test_missing_pango_is_one_problem_that_says_what_to_install(tmp_path: Path) -> None:
    # A library that cannot be loaded, in a process of its own: ctypes finds nothing, and neither does cffi.
    script = (
        "import sys, cffi; from datetime import date\n"
        "def refuse(*_): raise OSError('cannot load library')\n"
        "cffi.FFI.dlopen = refuse\n"
        "from bidgen.render.typeset.pdf import html_to_pdf; from bidgen.model.document import About\n"
        "about = About('t', 'b', 'a', 's', (), 'DRAFT', date(2020, 1, 24))\n"
        "pdf, problems = html_to_pdf('<h1>x</h1>', '', about, 'x')\n"
        "print(pdf, [p.code for p in problems], problems[0].remedy)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("None ['D443']")
    assert "libpango-1.0-0" in done.stdout and "brew install pango" in done.stdout and "WSL" in done.stdout


def test_a_figure_that_its_column_breaks_is_named() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    made = table(document, [["Line", "Sum"], ["A line of words and 12 more", "£1,116,500"]], numbers=(1,))
    for width, column in ((8600, 0), (400, 1)):
        made.columns[column].width = width * 635
    page, _ = docx_to_html(to_bytes(document), "test.docx", {})
    assert page is not None
    _, problems = html_to_pdf(page.text, stylesheet("print"), ABOUT, "test.docx")
    assert {one.code for one in problems} == {"D449"}
    assert all("£1,116,500".find(one.message.split("“")[1].split("”")[0]) >= 0 for one in problems)
    made.columns[1].width = 4000 * 635
    # Lines that were ended on purpose break nothing.
    made.cell(1, 0).paragraphs[0].add_run("2019\n2020")
    page, _ = docx_to_html(to_bytes(document), "test.docx", {})
    assert page is not None
    assert html_to_pdf(page.text, stylesheet("print"), ABOUT, "test.docx")[1] == ()
