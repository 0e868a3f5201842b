"""Words: read from Word and page each in its own way, and compared in order."""

from __future__ import annotations

import pytest
from documents import blank, link, note_mark, put, to_bytes, with_footnotes

from bidgen.render.words import compare_words, docx_words, html_words

_BOX = (
    "<w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Key dates</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:r><w:t>two words</w:t></w:r>", "two words"),
        ("<w:r><w:t>one</w:t></w:r><w:r><w:t>word</w:t></w:r>", "oneword"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", ""),
        ("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", ""),
        ("<w:ins><w:r><w:t>come</w:t></w:r></w:ins>", "come"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
        (_BOX, "Key dates"),
    ],
)
def test_words_of_a_word_file(xml: str, words: str) -> None:
    document = blank()
    paragraph = document.add_paragraph()
    for run in xml.replace("</w:r><w:r>", "</w:r>\0<w:r>").split("\0"):
        put(paragraph, run)
    assert docx_words(to_bytes(document), "test.docx") == (tuple(words.split()), ())


def test_contents_list_running_text_and_empty_notes_are_left_out_and_notes_put_in() -> None:
    document = blank()
    document.sections[0].header.paragraphs[0].text = "running"
    link(document.add_paragraph(style="TOC 1"), "contents", "#x")
    paragraph = document.add_paragraph("said")
    note_mark(paragraph, 1)
    paragraph.add_run("again")
    docx = with_footnotes(to_bytes(document), ["noted here"])
    assert docx_words(docx, "test.docx")[0] == ("said", "noted", "here", "again")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<title>t</title><style>s</style><p>a</p><p>b</p>", "a b"),
        ("<p>a<strong>b</strong>c</p>", "abc"),
        ("<td>a</td><td>b</td>", "a b"),
        ("<nav>contents</nav><p>x &amp; y</p>", "x & y"),
        ('<p>a<small class="footnote">b</small>c</p>', "a b c"),
        ('<p>a<br>b <img alt="picture"></p>', "a b"),
    ],
)
def test_words_of_a_page(html: str, words: str) -> None:
    assert html_words(html) == tuple(words.split())


def test_the_first_difference_is_quoted_with_what_stands_around_it() -> None:
    expected = ["one", "two", "three", "four", "five", "six", "seven"]
    found = ["one", "two", "three", "four", "FIVE", "six", "seven"]
    (fault,) = compare_words(expected, found, "test.docx")
    assert fault.code == "D441"
    assert "one two three four five six seven" in fault.message
    assert "one two three four FIVE six seven" in fault.message


@pytest.mark.parametrize(("expected", "found"), [("a b", "a"), ("a", "a b"), ("", "a")])
def test_a_missing_end_is_a_difference(expected: str, found: str) -> None:
    assert [p.code for p in compare_words(expected.split(), found.split(), "x")] == ["D441"]


def test_equal_words_are_no_problem() -> None:
    assert compare_words(("a", "b"), ["a", "b"], "x") == ()
