"""The web page of every document, judged by axe-core in Chromium as a reader's browser shows it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import axe
import pikepdf
import pytest
from documents import blank, caption, table, to_bytes
from rich import rich_document

from bidgen.api import build_bid
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.render.fill.draft import DRAFT_WORDS
from bidgen.render.typeset.web import web_page
from bidgen.render.walk.walk import docx_to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.needs(axe.PROGRAM), pytest.mark.xdist_group("chromium")]

BID = Path(__file__).parents[2] / "bids" / "ims-alpha"
PHONE, TABLET, DESK = 320, 768, 1280
# Every word that begins on one line and ends on another, with the element it is in.
BROKEN_WORDS = r"""() => {
    const found = [], range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const word of text.data.matchAll(/[\p{L}\p{N}£,.]{2,}/gu)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(one => one.top));
            if (lines.size > 1) found.push(`${text.parentElement.tagName}: ${word[0]}`);
        }
    }
    return found;
}"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
GOOD = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>A page</title><style>p { color: #4a5560 }</style>'
    "</head><body><main><h1>A page</h1><p>Words.</p>"
    f'<img src="{PIXEL}" alt="A dot"><table><tr><th scope="col">What</th><th scope="col">Cost</th></tr>'
    "<tr><td>A thing</td><td>£1</td></tr></table></main></body></html>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with axe.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("web")
    build_bid(BID, today=date(2020, 1, 24), output=folder, formats=frozenset({"html"}))
    return {key: (folder / f"ims-alpha-{key}.html").read_text("utf-8") for key in DOCUMENT_KEYS}


def test_the_judge_passes_a_good_page(browser: Browser) -> None:
    with axe.opened(browser, GOOD) as page:
        assert axe.faults(page) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("#4a5560", "#8f9aa5", "color-contrast: p"),
        (' alt="A dot"', "", "image-alt: img"),
        ('<th scope="col">Cost</th>', '<th scope="col"></th>', "empty-table-header"),
        (' lang="en-GB"', "", "html-has-lang: html"),
        ("<title>A page</title>", "", "document-title: html"),
        ("<p>Words.</p>", '<p>Words.</p><a href="#here"></a>', "link-name: a"),
    ],
)
def test_the_judge_names_what_is_wrong(browser: Browser, old: str, new: str, rule: str) -> None:
    assert GOOD.count(old) == 1
    with axe.opened(browser, GOOD.replace(old, new)) as page:
        found = axe.faults(page)
    assert len(found) == 1 and found[0].startswith(rule), found


@pytest.mark.parametrize("key", DOCUMENT_KEYS)
def test_a_page_passes_the_machine_checks_of_wcag(browser: Browser, pages: dict[str, str], key: str) -> None:
    with axe.opened(browser, pages[key], DESK) as page:
        assert axe.faults(page) == []
    with axe.opened(browser, pages[key], PHONE) as page:
        # What is scrolled out of sight has no colour that could be seen, so not all can be judged.
        assert axe.faults(page, unsure=False) == []


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
@pytest.mark.parametrize("key", DOCUMENT_KEYS)
def test_a_page_fits_the_screen_and_no_word_is_broken(
    browser: Browser, pages: dict[str, str], key: str, width: int
) -> None:
    with axe.opened(browser, pages[key], width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(BROKEN_WORDS) == []


def test_a_draft_passes_as_well_and_fits_the_screen(browser: Browser) -> None:
    html, _ = docx_to_html(rich_document(), "rich.docx", {})
    assert html is not None
    draft = web_page(html, DRAFT_WORDS)
    assert DRAFT_WORDS in draft
    with axe.opened(browser, draft, PHONE) as page:
        assert axe.faults(page, unsure=False) == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE


@pytest.mark.needs("pdftotext")
def test_a_draft_says_so_on_every_sheet_of_paper(
    browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    html = pages["journey-map"].replace("<body>", f'<body><p class="draft">{DRAFT_WORDS}</p>')
    file = tmp_path / "printed.pdf"
    with axe.opened(browser, html) as page:
        page.pdf(path=file, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(file), "-"]
    sheets = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.split(
        "\f"
    )
    assert len(sheets) > 4 and sheets.pop() == ""
    assert all(DRAFT_WORDS in sheet for sheet in sheets)
    with pikepdf.open(file) as printed:
        boxes = [one.mediabox for one in printed.pages]
    assert {box[2] > box[3] for box in boxes} == {True, False}, "the map lies across its page"


def test_a_word_as_wide_as_the_screen_never_moves_the_page_sideways(browser: Browser) -> None:
    word = "https://www.example.org/" + "a-long-way-down/" * 8 + "x" * 80
    rows = [["What", "Where"], [word, "Here"], ["There", word]]
    document = blank(word)
    styles = ("Title", "Subtitle", "Cover Detail", "Heading 1", "Heading 2", "Lead Paragraph", "Normal")
    for style in (*styles, "List Bullet", "List Number", "Quote", "Callout", "Source Note"):
        document.add_paragraph(word, style=style)
    caption(document, "Table", 1, word)
    table(document, rows)
    table(document, [row + row for row in rows])
    html, problems = docx_to_html(to_bytes(document), "wide.docx", {})
    assert html is not None and problems == ()
    with axe.opened(browser, web_page(html), PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_what_is_wider_than_the_screen_is_reached_and_scrolled_by_keyboard(
    browser: Browser, pages: dict[str, str]
) -> None:
    with axe.opened(browser, pages["journey-map"], PHONE) as page:
        reached = 0
        for _ in range(page.locator(".wide").count()):
            page.keyboard.press("Tab")
            focused = page.evaluate_handle("document.activeElement")
            if page.evaluate("e => e.matches('.wide') && e.scrollWidth > e.clientWidth", focused):
                page.keyboard.press("ArrowRight")
                page.wait_for_function("e => e.scrollLeft > 0", arg=focused)
                reached += 1
        assert reached == 2, "the drawing and the table"


def test_paper_shows_the_whole_of_what_scrolls_on_a_screen(browser: Browser, pages: dict[str, str]) -> None:
    with axe.opened(browser, pages["business-case"], 650) as page:
        page.emulate_media(media="print")
        cut = "[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth).length"
        assert page.evaluate(cut) == 0
