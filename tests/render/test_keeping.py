"""What belongs together stays on one page, in Word and in the PDF: lists, tables, short verdicts."""

from __future__ import annotations

import re

from documents import blank, table, to_bytes
from docx import Document
from docx.document import Document as WordDocument

from bidgen.prose import parse_prose
from bidgen.render import render_document
from templates import ABOUT, opened


def rendered(document: WordDocument, **context: object) -> tuple[WordDocument, str]:
    made, problems = render_document(
        to_bytes(document), "test.docx", context, ABOUT, frozenset({"docx", "html"})
    )
    assert problems == () and made.docx is not None and made.html is not None
    return opened(made.docx), made.html


def kept(document: WordDocument) -> list[str]:
    return [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]


def test_a_list_leaves_no_item_alone_at_either_end() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    document.add_paragraph("{{p story }}")
    word, html = rendered(
        document, story=parse_prose("We will:\n\n- one\n- two\n- three\n- four\n\nThen stop.")
    )
    assert kept(word) == ["We will:", "one", "three"]
    assert re.findall(r'class="keep">(.*?)</', html) == ["We will:", "one", "three"]


def test_only_what_stands_directly_before_a_list_leads_to_it() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    document.add_paragraph("{{p story }}")
    word, _ = rendered(document, story=parse_prose("We stop.\n\n- one\n\nWe say:\n\nNothing."))
    assert kept(word) == ["We stop."]


def test_a_short_verdict_stays_with_its_reasons() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    document.add_paragraph("{{p story }}")
    long = "**" + "A whole paragraph in bold is no heading. " * 4 + "**"
    word, html = rendered(document, story=parse_prose(f"**Yes.**\n\nBecause.\n\n{long}\n\nEnd.\n\n**Last.**"))
    assert kept(word) == ["Yes."]
    assert html.count('class="keep"') == 1


def test_a_table_leaves_no_lonely_row_on_either_page() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    table(document, [["Line", "Sum"], *[[f"Line {n}", "£1"] for n in range(1, 9)]])
    word, html = rendered(document)
    (made,) = word.tables
    rows = [all(p.paragraph_format.keep_with_next for p in row.cells[0].paragraphs) for row in made.rows]
    assert rows == [True, True, False, False, False, False, True, True, False]
    # In the PDF the stylesheet does the same for every table.
    assert "keep" not in html.partition("<table")[2].partition("</table>")[0]


def test_a_note_on_a_table_stays_with_it() -> None:
    document = blank()
    document.add_paragraph("T", style="Title")
    table(document, [["Line", "Sum"], *[[f"Line {n}", "£1"] for n in range(1, 5)]])
    document.add_paragraph("At 2019 prices.", style="Source Note")
    word, _ = rendered(document)
    (made,) = word.tables
    assert all(one.paragraph_format.keep_with_next for one in made.rows[-1].cells[0].paragraphs)


def test_what_word_keeps_by_a_style_or_by_hand_is_kept_in_the_pdf() -> None:
    document = Document()
    document.add_paragraph("T", style="Title")
    document.styles["Quote"].paragraph_format.keep_with_next = True
    document.add_paragraph("A quote", style="Quote")
    document.add_paragraph("By hand").paragraph_format.keep_with_next = True
    document.add_paragraph("Free")
    _, html = rendered(document)
    assert re.findall(r'<p class="keep">(.*?)</p>', html) == ["A quote", "By hand"]
