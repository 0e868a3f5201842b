"""What the web page has round the page: frames that scroll, named, and not a word more or less."""

from __future__ import annotations

import re

import pytest
from rich import rich_document

from bidgen.render.typeset.web import web_page
from bidgen.render.walk.page import Html
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.words import html_words

TABLE = '<table class="short">\n{}<thead>\n<tr><th scope="col">A &amp; b</th><td></td></tr>\n</thead></table>'
FIGURE = '<figure><img src="data:" alt="{}">{}</figure>'


def framed(body: str) -> str:
    page = web_page(Html(f"<html><head></head><body>{body}</body></html>"))
    return page[page.index("<body>") + 6 : page.index("</body>")]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (TABLE.format("<caption>What it costs</caption>"), 'aria-labelledby="frame-1"'),
        (TABLE.format('<caption id="costs">What it costs</caption>'), 'aria-labelledby="costs"'),
        (TABLE.format(""), 'aria-label="A &amp; b"'),
    ],
)
def test_a_table_is_in_a_frame_named_by_its_caption_or_else_its_headings(body: str, name: str) -> None:
    html = framed(body)
    frame = f'<div class="wide" role="group" tabindex="0" {name} style="--columns:2">'
    assert html.startswith(f'{frame}\n<table class="short">') and html.endswith("</table>\n</div>")
    ident = re.search(r'labelledby="([^"]*)"', html)
    assert ident is None or html.count(f'<caption id="{ident[1]}">') == 1


def test_a_picture_is_in_a_frame_and_its_caption_below_it() -> None:
    assert framed(FIGURE.format("A map", "<figcaption>The map</figcaption>")) == (
        '<figure><div class="wide" role="group" tabindex="0" aria-labelledby="frame-1">'
        '<img src="data:" alt="A map"></div><figcaption id="frame-1">The map</figcaption></figure>'
    )


def test_a_picture_without_a_caption_is_no_drawing_to_be_read() -> None:
    assert framed(FIGURE.format("A logo", "")) == FIGURE.format("A logo", "")


def test_what_is_in_a_table_scrolls_with_it() -> None:
    inner = FIGURE.format("A map", "<figcaption>The map</figcaption>") + TABLE.format("")
    html = framed(f"<table><tr><td>{inner}</td></tr></table><p>After</p>")
    assert html.count('class="wide"') == 1
    assert html.endswith("</table>\n</div><p>After</p>")


def test_a_span_counts_as_the_columns_it_covers() -> None:
    assert "--columns:4" in framed('<table><tr><td colspan="3">A</td><td>B</td></tr></table>')


def test_the_web_page_says_what_the_page_says() -> None:
    page, _ = docx_to_html(rich_document(), "rich.docx", {})
    assert page is not None
    web = web_page(page)
    assert html_words(web) == html_words(page.text)
    assert web.count("<table") == web.count("--columns:") > 1
    named = re.findall(r'aria-labelledby="([^"]*)"', web)
    assert named and all(web.count(f'id="{one}"') == 1 for one in named)
