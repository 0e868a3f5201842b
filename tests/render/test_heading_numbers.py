"""Numbers that Word writes before headings and items stand in the PDF and on the web page as well."""

from __future__ import annotations

import io
import re
from datetime import date

import pdf_words
import pikepdf
import pytest
from documents import blank, to_bytes
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from bidgen.model.document import About
from bidgen.render import render_document
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.word.numbering import in_words
from bidgen.render.words import compare_words, docx_words, html_words

ABOUT = About("A case", "A bid", "A council", "Subject", (), "Not released", date(2020, 1, 24))
PLAIN = (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))


HEADINGS = ("Heading 1", "Heading 2", "Heading 3")


def numbered(levels: tuple[tuple[str, str], ...] = PLAIN, styles: tuple[str, ...] = HEADINGS) -> WordDocument:
    """Return a document with a Title in which Word numbers paragraphs of these styles, a level each."""
    document = blank()
    numbering = document.part.numbering_part.element
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{counting}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
        for at, (counting, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{made}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for at, style in enumerate(styles[: len(levels)]):
        properties = document.styles[style].element.get_or_add_pPr()
        for old in properties.findall(qn("w:numPr")):
            properties.remove(old)
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="90"/></w:numPr>')
        )
    document.add_paragraph("The case", style="Title")
    return document


def headings(document: WordDocument) -> list[tuple[str, str]]:
    page, problems = docx_to_html(to_bytes(document), "test.docx", {})
    assert page is not None and problems == ()
    words, _ = docx_words(to_bytes(document), "test.docx")
    assert compare_words(words, html_words(page.text), "test.docx") == ()
    return re.findall(r'<h\d(?: data-number="([^"]*)")?>(.*?)</h\d>', page.text)


def test_headings_have_the_numbers_that_word_gives_them() -> None:
    document = numbered()
    for level, words in ((1, "Why"), (2, "Now"), (2, "Here"), (3, "In Leeds"), (1, "How"), (2, "Soon")):
        document.add_paragraph(words, style=f"Heading {level}")
    assert headings(document) == [
        ("1", "Why"),
        ("1.1", "Now"),
        ("1.2", "Here"),
        ("1.2.1", "In Leeds"),
        ("2", "How"),
        ("2.1", "Soon"),
    ]


def test_numbers_have_their_words_and_their_own_way_of_counting() -> None:
    document = numbered((("upperLetter", "Appendix %1:"), ("lowerRoman", "(%2)")))
    for level, words in ((1, "Costs"), (2, "Now"), (2, "Later"), (1, "Risks")):
        document.add_paragraph(words, style=f"Heading {level}")
    assert headings(document) == [
        ("Appendix A:", "Costs"),
        ("(i)", "Now"),
        ("(ii)", "Later"),
        ("Appendix B:", "Risks"),
    ]


def test_a_heading_may_go_without_its_number() -> None:
    document = numbered()
    document.add_paragraph("Why", style="Heading 1")
    bare = document.add_paragraph("Thanks", style="Heading 1")
    bare._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    document.add_paragraph("How", style="Heading 1")
    assert headings(document) == [("1", "Why"), ("", "Thanks"), ("2", "How")]


def test_the_same_numbers_stand_in_the_contents_the_bookmarks_and_the_text_of_all_formats() -> None:
    document = numbered()
    document.add_paragraph("{{p contents }}")
    document.add_paragraph("Why", style="Heading 1")
    document.add_paragraph("Now", style="Heading 2")
    made, problems = render_document(
        to_bytes(document), "test.docx", {}, ABOUT, frozenset({"docx", "pdf", "html"})
    )
    assert problems == ()
    assert made.words == "The case 1 Why 1.1 Now"
    assert made.docx is not None and made.html is not None and made.pdf is not None
    listed = re.findall(r"<a [^>]*>([^<]*)</a>", made.html)
    assert listed == ["1\N{EN SPACE}Why", "1.1\N{EN SPACE}Now"]
    assert pdf_words.first_difference(made.pdf, made.words.split()) is None
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert [(one.title, [inner.title for inner in one.children]) for one in top.children] == [
            ("1 Why", ["1.1 Now"])
        ]


def test_items_keep_what_word_writes_before_them() -> None:
    document = numbered((("decimal", "Question %1"), ("decimal", "%1.%2")), ("List Number", "List Number 2"))
    document.add_paragraph("Who?", style="List Number")
    document.add_paragraph("Where?", style="List Number 2")
    page, problems = docx_to_html(to_bytes(document), "test.docx", {})
    assert page is not None and problems == ()
    assert re.findall(r'<li data-marker="([^"]*)">', page.text) == ["Question 1", "1.1"]


def test_a_title_that_word_numbers_loses_its_number_and_says_so() -> None:
    document = numbered((("decimal", "%1"),), ("Title",))
    _, problems = docx_to_html(to_bytes(document), "test.docx", {})
    assert [(one.code, one.place.part if one.place else None) for one in problems] == [
        ("D437", "body, paragraph 1")
    ]


@pytest.mark.parametrize(
    ("counting", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {2: "B", 28: "BB"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv", 1990: "mcmxc"}),
        ("upperRoman", {3: "III"}),
        ("ordinalText", {3: "3"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(counting: str, numbers: dict[int, str]) -> None:
    assert {number: in_words(number, counting) for number in numbers} == numbers


def test_what_is_put_into_the_headings_list_counts_as_in_word_and_is_told() -> None:
    document = numbered()
    document.add_paragraph("Why", style="Heading 1")
    stray = document.add_paragraph("Words in the list of headings", style="Caption")
    stray._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
    )
    document.add_paragraph("How", style="Heading 1")
    page, problems = docx_to_html(to_bytes(document), "test.docx", {})
    assert page is not None
    assert re.findall(r'data-number="([^"]*)"', page.text) == ["1", "3"]
    assert "D437" in [one.code for one in problems]
