"""One template in, the formats asked for out, all with the same words."""

from __future__ import annotations

from datetime import date

import pdf_words
import pytest
from documents import blank, put, to_bytes

from bidgen.model.document import About
from bidgen.model.prose import Block, Prose, Span
from bidgen.render import Format, render_document
from bidgen.render.words import html_words

ABOUT = About("A case", "A bid", "A council", "Subject", (), "DRAFT", date(2020, 1, 24))
PROSE = Prose(
    (
        Block("paragraph", (Span("Plain & "), Span("bold", bold=True), Span(" <text> {{ x }}"))),
        Block("bullet", (Span("a point"),), list_number=1),
        Block("bullet", (Span("a point below"),), level=1, list_number=1),
    )
)
CONTEXT = {"who": "Us & them", "story": PROSE, "rows": [{"name": "Ann's", "sum": "£1"}]}
FORMATS: tuple[Format, ...] = ("docx", "html", "pdf")


def template(*paragraphs: tuple[str, str]) -> bytes:
    document = blank()
    for words, style in paragraphs:
        document.add_paragraph(words, style=style)
    return to_bytes(document)


GOOD = template(
    ("{{ about.title }}", "Title"),
    ("{{ about.status }}, {{ about.day }}", "Cover Detail"),
    ("For {{ who }}", "Heading 1"),
    ("{{p story }}", "Normal"),
)
WORDS = "A case DRAFT, 24 January 2020 For Us & them Plain & bold <text> {{ x }} a point a point below"


def test_all_formats_say_the_same_words() -> None:
    rendered, problems = render_document(GOOD, "good.docx", CONTEXT, ABOUT, frozenset(FORMATS))
    assert problems == ()
    assert rendered.words == WORDS
    assert rendered.html is not None and " ".join(html_words(rendered.html)) == WORDS
    assert rendered.pdf is not None and pdf_words.first_difference(rendered.pdf, WORDS.split()) is None
    assert rendered.pages == 2
    assert rendered.docx is not None


@pytest.mark.parametrize("wanted", FORMATS)
def test_only_what_is_asked_for_is_made(wanted: Format) -> None:
    rendered, problems = render_document(GOOD, "good.docx", CONTEXT, ABOUT, frozenset({wanted}))
    assert problems == ()
    assert [name for name in FORMATS if getattr(rendered, name) is not None] == [wanted]
    assert rendered.words == WORDS


def test_the_same_input_gives_the_same_bytes() -> None:
    first, _ = render_document(GOOD, "good.docx", CONTEXT, ABOUT, frozenset(FORMATS))
    second, _ = render_document(GOOD, "good.docx", CONTEXT, ABOUT, frozenset(FORMATS))
    assert first == second


def test_a_fault_of_the_template_and_one_of_the_walk_come_in_one_run() -> None:
    faulty = template(("{{ about.title }}", "Title"), ("{{ nobody }}", "Normal"), ("a\tb", "Normal"))
    rendered, problems = render_document(faulty, "faulty.docx", CONTEXT, ABOUT, frozenset(FORMATS))
    assert [one.code for one in problems] == ["D412", "D434"]
    assert rendered.pdf is None


def test_what_is_left_out_is_one_fault_and_not_two() -> None:
    document = blank()
    document.add_paragraph("{{ about.title }}", style="Title")
    put(document.add_paragraph("Before "), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    put(
        document.add_paragraph("After "),
        "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></w:pict></w:r>",
    )
    rendered, problems = render_document(
        to_bytes(document), "faulty.docx", CONTEXT, ABOUT, frozenset(FORMATS)
    )
    assert [one.code for one in problems] == ["D421", "D421"]
    assert rendered.pdf is None
