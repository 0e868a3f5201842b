"""The walk: what each thing in a Word document becomes, and that nothing is lost without a Problem."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from documents import (
    blank,
    bookmark,
    caption,
    item,
    landscape,
    link,
    note_mark,
    numbered_list,
    picture,
    put,
    put_block,
    rewritten,
    table,
    to_bytes,
    with_footnotes,
)
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from rich import rich_document

from bidgen.problems import Problem
from bidgen.render.drawing import Drawing
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.words import compare_words, docx_words, html_words


def walked(document: WordDocument | bytes, **drawings: Drawing) -> tuple[str, tuple[Problem, ...]]:
    """Return the HTML inside <main>, and the Problems."""
    docx = document if isinstance(document, bytes) else to_bytes(document)
    page, problems = docx_to_html(docx, "test.docx", drawings)
    assert page is not None
    etree.fromstring(re.sub(r"<((?:meta|col|br|img)\b[^>]*)>", r"<\1/>", page.text))
    return page.text.partition("<main>\n")[2].partition("</main>")[0], problems


def titled() -> WordDocument:
    document = blank()
    document.add_paragraph("T", style="Title")
    return document


def body_of(document: WordDocument | bytes) -> str:
    """Return the HTML after the title of a document that must be without Problems."""
    html, problems = walked(document)
    assert problems == ()
    return html.partition("</h1>\n")[2]


def paragraph_of(build: Callable[[Paragraph], object]) -> WordDocument:
    document = titled()
    build(document.add_paragraph("Before "))
    return document


@pytest.mark.parametrize(
    ("style", "html"),
    [
        ("Normal", "<p>Words</p>"),
        ("Body Text", "<p>Words</p>"),
        ("Lead Paragraph", '<p class="lead">Words</p>'),
        ("Callout", '<p class="callout">Words</p>'),
        ("Source Note", '<p class="note">Words</p>'),
        ("Quote", "<blockquote><p>Words</p></blockquote>"),
        ("Heading 1", "<h2>Words</h2>"),
        ("List Bullet", "<ul>\n<li>Words</li>\n</ul>"),
        ("List Number", "<ol>\n<li>Words</li>\n</ol>"),
        ("Contents Heading", '<p class="contents-heading">Words</p>'),
        (
            "Key Figure",
            '<div class="key-figures">\n<div class="key"><p class="key-figure">Words</p></div>\n</div>',
        ),
    ],
)
def test_each_paragraph_style_has_its_element(style: str, html: str) -> None:
    document = titled()
    document.add_paragraph("Words", style=style)
    assert body_of(document).strip() == html


@pytest.mark.parametrize(
    ("run", "html"),
    [
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>", "<strong>x</strong>"),
        ('<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>x</w:t></w:r>', "x"),
        ("<w:r><w:rPr><w:i/></w:rPr><w:t>x</w:t></w:r>", "<em>x</em>"),
        ('<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>x</w:t></w:r>', "<strong>x</strong>"),
        ('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>x</w:t></w:r>', "<sup>x</sup>"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>x</w:t></w:r>", "<s>x</s>"),
        ('<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>x</w:t></w:r>', '<span lang="cy-GB">x</span>'),
        ('<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>x</w:t></w:r>', "x"),
        ("<w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>", "x<br>y"),
        ("<w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t></w:r>", "x\N{NON-BREAKING HYPHEN}y"),
        ("<w:r><w:t>x</w:t><w:softHyphen/><w:t>y</w:t></w:r>", "x\N{SOFT HYPHEN}y"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ("<w:r><w:t>&lt;b&gt; &amp; {{ x }}</w:t></w:r>", "&lt;b&gt; &amp; {{ x }}"),
        ("<w:smartTag><w:r><w:t>x</w:t></w:r></w:smartTag>", "x"),
        ("<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>", "x"),
        ('<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.uk/?b&amp;c"</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<a href="https://a.uk/?b&amp;c">x</a>',
        ),
        ('<w:proofErr w:type="spellStart"/>', ""),
        (
            "<w:r><w:t>from −£430,899, or </w:t></w:r><w:r><w:t>−£1.20.</w:t></w:r>",
            'from <span class="amount">−£430,899</span>, or <span class="amount">−£1.20</span>.',
        ),
    ],
)
def test_what_is_in_a_line_becomes(run: str, html: str) -> None:
    def build(paragraph: Paragraph) -> None:
        holder = etree.fromstring(
            f'<p xmlns:w="{paragraph._p.nsmap["w"]}">{run}</p>', etree.XMLParser(remove_blank_text=True)
        )
        for child in holder:
            put(paragraph, etree.tostring(child, encoding="unicode").replace(_NS, ""))
        paragraph.add_run(" after")

    assert body_of(paragraph_of(build)).strip() == f"<p>Before {html} after</p>"


_NS = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOX = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>Key dates</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("xml", "code", "quoted"),
    [
        (_BOX, "D421", "Key dates"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "D421", "a+b"),
        ("<w:r><w:object/></w:r>", "D421", "embedded object"),
        ('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>', "D421", "F021"),
        ('<w:r><w:endnoteReference w:id="1"/></w:r>', "D421", "endnote"),
        ("<w:surprise><w:r><w:t>lost words</w:t></w:r></w:surprise>", "D420", "lost words"),
        ("<w:r><w:surprise/></w:r>", "D420", "w:surprise"),
        ("<w:r><w:rPr><w:surprise/></w:rPr><w:t>odd</w:t></w:r>", "D420", "odd"),
        ('<w:r><w:footnoteReference w:id="9"/></w:r>', "D420", "footnote 9"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>Friday</w:t></w:r></w:fldSimple>', "D423", "Friday"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "D426", "secret"),
        ("<w:ins><w:r><w:t>new words</w:t></w:r></w:ins>", "D427", "new words"),
        ("<w:del><w:r><w:delText>old words</w:delText></w:r></w:del>", "D427", "old words"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "D428", "Before"),
        ('<w:hyperlink w:anchor="gone"><w:r><w:t>see</w:t></w:r></w:hyperlink>', "D432", "gone"),
        ('<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>underlined</w:t></w:r>', "D434", "underlined"),
        ("<w:r><w:tab/></w:r>", "D434", "tab"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r>"
            "</w:sdtContent></w:sdt>",
            "D436",
            "Click here",
        ),
        ('<w:r><w:rPr><w:rStyle w:val="BookTitle"/></w:rPr><w:t>odd</w:t></w:r>', "D422", "Book Title"),
    ],
)
def test_what_cannot_be_carried_over_is_named_and_quoted(xml: str, code: str, quoted: str) -> None:
    _, problems = walked(paragraph_of(lambda paragraph: put(paragraph, xml)))
    assert [one.code for one in problems] == [code]
    assert quoted.casefold() in problems[0].message.casefold()
    assert str(problems[0].place) == "test.docx, body, paragraph 2"


def test_unsafe_and_unknown_links_keep_their_words() -> None:
    html, problems = walked(paragraph_of(lambda p: link(p, "press me", "javascript:alert(1)")))
    assert "<p>Before press me</p>" in html
    assert [one.code for one in problems] == ["D432"]


def test_unknown_block_and_unknown_paragraph_property_are_problems() -> None:
    document = titled()
    put_block(document, '<w:altChunk r:id="rId1"/>')
    document.add_paragraph("odd")._p.get_or_add_pPr().append(etree.Element(qn("w:surprise")))
    _, problems = walked(document)
    assert [one.code for one in problems] == ["D421", "D420"]
    assert "odd" in problems[1].message


def test_unknown_style_is_named_once_and_shown_as_what_it_is_based_on() -> None:
    document = titled()
    style = document.styles.add_style("Fancy Heading", 1)
    style.base_style = document.styles["Heading 1"]
    for words in ("one", "two"):
        document.add_paragraph(words, style="Fancy Heading")
    html, problems = walked(document)
    assert "<h2>one</h2>\n<h2>two</h2>" in html
    assert [one.code for one in problems] == ["D422"]
    assert "“Fancy Heading”" in problems[0].message and "“Heading 1”" in problems[0].message


def test_hidden_style_and_deleted_paragraph_do_not_show() -> None:
    document = titled()
    document.styles.add_style("Ghost", 1).font.hidden = True
    document.add_paragraph("unseen", style="Ghost")
    html, problems = walked(document)
    assert "unseen" not in html
    assert [one.code for one in problems] == ["D426"]


def test_lists_nest_by_level_and_each_list_counts_for_itself() -> None:
    document = titled()
    first, second = numbered_list(document), numbered_list(document, counting="upperRoman", start=4)
    item(document, "a", first)
    item(document, "a1", first, 1)
    item(document, "b", first)
    item(document, "IV", second)
    document.add_paragraph("between")
    item(document, "c", first)
    assert body_of(document).replace("\n", "") == (
        "<ol><li>a<ul><li>a1</li></ul></li><li>b</li></ol>"
        '<ol type="I" start="4" style="counter-reset:list-item 3"><li>IV</li></ol><p>between</p>'
        '<ol start="3" style="counter-reset:list-item 2"><li>c</li></ol>'
    )


def test_numbers_below_an_item_begin_again_with_the_next() -> None:
    document = titled()
    steps = numbered_list(document, below="lowerLetter")
    for words, level in (("1", 0), ("1a", 1), ("1b", 1), ("2", 0), ("2a", 1)):
        item(document, words, steps, level)
    assert body_of(document).replace("\n", "") == (
        '<ol><li>1<ol type="a"><li>1a</li><li>1b</li></ol></li><li>2<ol type="a"><li>2a</li></ol></li></ol>'
    )


def test_second_level_style_nests_even_where_word_has_it_as_a_list_of_its_own() -> None:
    document = titled()
    for words, style in (("a", "List Bullet"), ("b", "List Bullet 2"), ("c", "List Bullet")):
        document.add_paragraph(words, style=style)
    assert body_of(document).replace("\n", "") == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"


def test_captions_belong_to_their_table_or_picture() -> None:
    document = titled()
    picture(document, "What it shows")
    caption(document, "Figure", 1, "a picture")
    caption(document, "Table", 1, "a table")
    table(document, [["A", "B"], ["1", "2"]], numbers=(1,))
    html = body_of(document)
    assert re.search(
        r'<figure><img src="data:image/png;base64,[^"]+" alt="What it shows" style="width:120.0mm">'
        r"<figcaption>Figure 1: a picture</figcaption>",
        html,
    )
    assert '<table class="short">\n<caption>Table 1: a table</caption>' in html
    assert '<tr><th scope="col">A</th><th scope="col" class="number">B</th></tr>\n</thead>' in html
    assert '<tr><th scope="row">1</th><td class="number">2</td></tr>' in html


def test_a_caption_alone_is_a_problem() -> None:
    document = titled()
    caption(document, "Table", 1, "lost")
    document.add_paragraph("between")
    html, problems = walked(document)
    assert '<p class="caption">Table 1: lost</p>' in html
    assert [one.code for one in problems] == ["D433"]


def test_spans_of_body_cells_become_spans_and_keep_their_rows_together() -> None:
    document = titled()
    made = table(
        document, [["A", "B", "C"], ["1", "2", "3"], ["", "4", "5"], ["6", "7", ""]], first_column=False
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 1).merge(made.cell(3, 2))
    assert body_of(document).partition("</thead>\n")[2].replace("\n", "") == (
        '<tbody class="together"><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr>'
        "<tr><td>4</td><td>5</td></tr></tbody>"
        '<tbody><tr><td>6</td><td colspan="2">7</td></tr></tbody></table>'
    )


def test_merged_heading_cells_and_missing_headings_are_problems() -> None:
    document = titled()
    merged = table(document, [["A", ""], ["1", "2"]])
    merged.cell(0, 0).merge(merged.cell(0, 1))
    table(document, [["x", "y"]], headings=False)
    html, problems = walked(document)
    assert [one.code for one in problems] == ["D424", "D425"]
    assert '<th scope="col"' not in html
    assert "paragraph 2" in str(problems[0].place)


def test_fact_table_has_row_headings_and_needs_no_heading_row() -> None:
    document = titled()
    table(document, [["Sum", "£1"]], style="Fact Table", headings=False)
    assert '<tr><th scope="row">Sum</th><td>£1</td></tr>' in walked(document)[0]
    assert walked(document)[1] == ()


def test_a_table_inside_a_cell_is_a_problem_and_keeps_its_words() -> None:
    document = titled()
    made = table(document, [["A"], ["1"]])
    made.cell(1, 0).add_table(1, 1).cell(0, 0).text = "inner"
    html, problems = walked(document)
    assert "inner" in html
    assert "D435" in [one.code for one in problems]


def test_column_widths_are_those_of_word() -> None:
    document = titled()
    made = table(document, [["A", "B"], ["1", "2"]])
    for column, width in zip(made._tbl.tblGrid, ("1000", "3000"), strict=True):
        column.set(qn("w:w"), width)
    assert '<col style="width:25.00%"><col style="width:75.00%">' in walked(document)[0]


@pytest.mark.parametrize(
    ("styles", "tags", "faults"),
    [
        (["Title", "Heading 1", "Heading 2"], "h1 h2 h3", 0),
        (["Title", "Heading 1", "Heading 3"], "h1 h2 h3", 1),
        (["Title", "Heading 2"], "h1 h2", 1),
        (["Heading 1", "Heading 2"], "h1 h2", 0),
        (["Heading 2", "Heading 2"], "h1 h2", 1),
        (["Title", "Heading 1", "Title"], "h1 h2 h2", 1),
        (["Heading 1", "Title"], "h1 h2", 2),
    ],
)
def test_headings_begin_at_one_and_leave_no_level_out(styles: list[str], tags: str, faults: int) -> None:
    document = blank()
    for style in styles:
        document.add_paragraph(f"A {style}", style=style)
    html, problems = walked(document)
    assert re.findall(r"<(h\d)", html) == tags.split()
    assert [one.code for one in problems] == ["D431"] * faults


def test_links_lead_to_bookmarks_even_when_two_share_a_paragraph() -> None:
    document = titled()
    heading = document.add_paragraph("Here", style="Heading 1")
    bookmark(heading, "one", 1)
    bookmark(heading, "two", 2)
    for name in ("one", "two"):
        link(document.add_paragraph(), "go", f"#{name}")
    html = body_of(document)
    target = re.search(r'<h2 id="(\w+)">', html)
    assert target and html.count(f'<a href="#{target[1]}">go</a>') == 2


def test_a_link_holds_nothing_but_text() -> None:
    def build(paragraph: Paragraph) -> None:
        link(paragraph, "plain −£5 ", "https://example.gov.uk/")
        bold = paragraph._p.findall(qn("w:hyperlink"))[0]
        bold.append(etree.fromstring(f"<w:r{_NS}><w:rPr><w:b/></w:rPr><w:br/><w:t>bold</w:t></w:r>"))

    html = walked(paragraph_of(build))[0]
    assert re.search(r'<a href="https://example.gov.uk/">[^<]*</a>', html)
    assert not re.search(r"<a [^>]*>[^<]*<(?!/a>)", html)


def test_footnotes_stand_at_their_marks() -> None:
    document = titled()
    paragraph = document.add_paragraph("Said")
    note_mark(paragraph, 1)
    paragraph.add_run(".")
    html = body_of(with_footnotes(to_bytes(document), ["By A &amp; B"]))
    assert html.strip() == '<p>Said<small class="footnote">By A &amp; B</small>.</p>'


def test_landscape_sections_and_page_breaks() -> None:
    document = titled()
    document.add_paragraph("upright")
    landscape(document, on=True)
    document.add_paragraph("sideways")
    landscape(document, on=False)
    document.add_paragraph("upright again")
    document.add_page_break()
    document.add_paragraph("next page")
    html, problems = walked(document)
    assert problems == ()
    assert re.findall(r'<section class="([^"]+)">', html) == [
        "portrait",
        "landscape new-page",
        "portrait new-page",
    ]
    assert '<p class="new-page">next page</p>' in html


@pytest.mark.parametrize(("alt", "codes"), [("", ["D429"]), ("Words", [])])
def test_a_picture_never_has_an_empty_alternative(alt: str, codes: list[str]) -> None:
    document = titled()
    picture(document, alt)
    html, problems = walked(document)
    assert [one.code for one in problems] == codes
    assert 'alt=""' not in html and "alt=" in html


def test_a_drawn_chart_comes_as_its_svg() -> None:
    document = titled()
    picture(document, "Words", name="picture:costs")
    drawing = Drawing(image=b"", kind="png", width=1, height=1, svg=b"<svg/>")
    html, _ = walked(document, costs=drawing)
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in html


def test_the_page_says_its_language_title_and_author() -> None:
    page, _ = docx_to_html(to_bytes(blank("A & B")), "test.docx", {})
    assert page is not None
    assert '<html lang="en-GB">' in page.text
    assert "<title>A &amp; B</title>" in page.text
    assert '<meta name="author" content="Oakshire Council">' in page.text
    assert "<style>\np { }</style>\n</head>" in page.styled("p { }")


@pytest.mark.parametrize(
    "docx",
    [b"", b"not a zip", rewritten(to_bytes(blank()), {"word/document.xml": "<w:broken"})],
    # A Word file holds the time it was made at, so its bytes are no name that is the same in every process.
    ids=["nothing", "no zip", "a broken part"],
)
def test_what_is_no_word_file_is_one_problem(docx: bytes) -> None:
    page, problems = docx_to_html(docx, "test.docx", {})
    assert page is None
    assert [one.code for one in problems] == ["D440"]


def test_every_construct_has_the_same_words_in_word_and_page() -> None:
    docx = rich_document()
    page, problems = docx_to_html(docx, "test.docx", {})
    assert page is not None and problems == ()
    words, _ = docx_words(docx, "test.docx")
    assert compare_words(words, html_words(page.text), "test.docx") == ()
