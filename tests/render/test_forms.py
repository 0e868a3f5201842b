"""A fund's own form: it keeps its look in Word, and can be read by everybody in the PDF and on the web."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import axe
import pdf_words
import pytest
import strict_docx
import verapdf
from axe import chromium
from forms import (
    cell,
    form,
    fund_form,
    old_tick_box,
    paragraph,
    row,
    table,
    tick_box,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bidgen.model.document import About
from bidgen.model.prose import Block, Prose, Span
from bidgen.problems import Problem
from bidgen.render import Rendered, render_document
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.words import compare_words, docx_words, html_words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ABOUT = About("Application", "Permits", "A council", "A bid", ("bid",), "Not released", date(2020, 1, 24))
ANSWER = Prose(
    (
        Block("paragraph", (Span("One team builds a prototype. " * 40),)),
        Block("bullet", (Span("a price list"),), list_number=1),
        Block("bullet", (Span("a draft agreement"),), list_number=1),
    )
)
CONTEXT = {
    "bid": {"lead": "Northshire Council", "contact": "Digital team"},
    "organisations": [{"kind": "Unitary council"}],
    "members": [
        {"name": "Northshire", "contribution": "Leads"},
        {"name": "Eastham", "contribution": "Tests"},
    ],
    "alpha": {"summary": ANSWER, "approach": ANSWER, "openness": ANSWER},
    "budget": {
        "fund": "£15,000",
        "total": "£16,000",
        "lines": [{"item": f"Item {n}", "paid_by": "Fund", "amount": f"£{n},000"} for n in range(1, 6)],
    },
    "open": True,
}
ALL = frozenset({"docx", "html", "pdf"})


def rendered(template: bytes, **context: object) -> tuple[Rendered, tuple[Problem, ...]]:
    return render_document(template, "form.docx", CONTEXT | context, ABOUT, ALL)


@cache
def filled() -> Rendered:
    made, problems = rendered(fund_form())
    assert problems == ()
    return made


def body_of(docx: bytes | None) -> etree._Element:
    assert docx is not None
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def inside(html: str | None) -> str:
    assert html is not None
    return html.partition("<main>\n")[2].partition("</main>")[0]


def test_every_cell_of_the_form_keeps_its_width_shading_and_spans() -> None:
    def looks(docx: bytes | None) -> list[bytes]:
        kinds = (f"{W}tblPr", f"{W}tcPr", f"{W}tblGrid")
        found = [etree.tostring(one, method="c14n") for one in body_of(docx).iter(*kinds)]
        return [re.sub(rb" xmlns:\w+=\"[^\"]*\"", b"", one) for one in found]

    before, after = looks(fund_form()), looks(filled().docx)
    rows_of_tags = 2
    # The rows of the loop's tags are gone, and its own row of three cells stands there five times.
    assert len(after) == len(before) - rows_of_tags + 4 * 3
    assert set(after) <= set(before)


def test_the_form_opens_in_word_without_repair() -> None:
    assert filled().docx is not None
    assert strict_docx.faults(filled().docx) == []


def test_what_is_asked_is_ticked_in_word() -> None:
    body = body_of(filled().docx)
    controls = {
        "".join(control.getparent().itertext()).strip(): control.find(f".//{W14}checked").get(f"{W14}val")
        for control in body.iter(f"{W}sdt")
    }
    assert controls == {
        "☐ Metropolitan council": "0",
        "☒ Unitary council": "1",
        "☐ County council": "0",
        "☐ District council": "0",
    }
    old = [box.find(f"{W}checked") for box in body.iter(f"{W}checkBox")]
    assert [None if one is None else one.get(f"{W}val") for one in old] == ["1", None]
    assert b"tick" not in etree.tostring(body) and b"bidgen" not in etree.tostring(body)


def test_it_is_read_row_by_row_and_cell_after_cell_with_its_headings() -> None:
    html = inside(filled().html)
    assert re.findall(r"<h\d[^>]*>(.*?)</h\d>", html) == [
        "Local Digital Fund: application for an Alpha",
        "1. Your council",
        "2. Your Alpha",
        "3. How you will work",
        "4. What it costs",
        "5. Declaration",
    ]
    said = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    first = (
        "Lead council Northshire Council Contact Digital team Type of council ☐ Metropolitan council"
        " ☒ Unitary council ☐ County council ☐ District council Partners Northshire: Leads Eastham: Tests"
    )
    assert first in said
    assert "☒ We will publish our work openly. ☐ We have had money" in said
    # The one table of data is one; all others are there for their looks.
    assert html.count("<table") == 1 and '<th scope="col">' in html


def test_the_pdf_passes_and_says_what_word_says_in_order(tmp_path: Path) -> None:
    pdf = filled().pdf
    assert pdf is not None
    assert verapdf.faults(pdf, tmp_path) == []
    assert pdf_words.first_difference(pdf, filled().words.split()) is None
    # A long answer goes on over the page, in its box.
    assert (filled().pages or 0) > 1
    tags = pdf_words.tags(pdf)
    assert (tags["Table"], tags["L"], tags["H1"], tags["H2"]) == (1, 3, 1, 5)


@pytest.mark.needs("chromium")
def test_the_web_page_passes_the_machine_checks_of_wcag() -> None:
    html = filled().html
    assert html is not None
    with chromium() as browser:
        for width in (320, 1280):
            with axe.opened(browser, html, width) as page:
                # What a frame hides until it is scrolled cannot be judged by its colours.
                assert axe.faults(page, unsure=width > 1000) == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width


GREY = "D9D9D9"


def one(text: str, wide: int = 3000, *, bold: bool = False, fill: str = "", across: int = 1) -> str:
    return cell(paragraph(words(text, bold=bold)), wide=wide, fill=fill, across=across)


@pytest.mark.parametrize(
    ("rows", "html", "codes"),
    [
        pytest.param([row(one("Mind this."))], '<div class="boxes">', [], id="a box of one cell"),
        pytest.param(
            [row(one("Lead"), one("Northshire")), row(one("Type"), one("Unitary"))],
            '<div class="row side">\n<div class="cell" style="--width:33">\n<p>Lead</p>',
            [],
            id="two columns of plain cells",
        ),
        pytest.param(
            [row(one("Lead", bold=True), one("Northshire")), row(one("Type", bold=True), one("Unitary"))],
            '<table class="facts short">',
            [],
            id="labels in bold",
        ),
        pytest.param(
            [row(one("Lead", fill=GREY), one("Northshire")), row(one("Type", fill=GREY), one("Unitary"))],
            '<table class="facts short">',
            [],
            id="shaded labels",
        ),
        pytest.param(
            [
                row(one("Lead", bold=True), one("Northshire")),
                row(one("Why", bold=True), cell(paragraph(words("A.")), paragraph(words("B.")), wide=3000)),
            ],
            '<div class="row">',
            [],
            id="an answer of several paragraphs",
        ),
        pytest.param(
            [row(one("Section 1", fill=GREY, across=2)), row(one("Lead", bold=True), one("Northshire"))],
            '<div class="cell shaded"',
            [],
            id="a shaded row across",
        ),
        pytest.param(
            [row(one("Risk", bold=True), one("Owner", bold=True)), row(one("Delay"), one("Finance"))],
            "<table",
            ["D425"],
            id="headings that are only bold",
        ),
        pytest.param(
            [row(one("Risk"), one("Owner"), one("Date")), row(one("Delay"), one("Finance"), one("May"))],
            "<table",
            ["D425"],
            id="three columns of data without headings",
        ),
        pytest.param(
            [row(one("2020", across=2), heading=True), row(one("April"), one("May"))],
            "<table",
            ["D424"],
            id="headings that are merged",
        ),
    ],
)
def test_a_table_is_read_as_what_it_is_there_for(rows: list[str], html: str, codes: list[str]) -> None:
    template = form(
        paragraph(words("A form"), style="Heading1"), table(*rows, widths=(3000, 3000, 3026)), "<w:p></w:p>"
    )
    made, problems = rendered(template)
    assert html in inside(made.html)
    assert [found.code for found in problems] == codes


def test_a_box_that_was_ticked_by_hand_or_by_a_condition_knows_it() -> None:
    condition = "{% if open %}☒{% else %}☐{% endif %}"
    wingdings = (
        '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
        '<w14:uncheckedState w14:val="00A8" w14:font="Wingdings"/>'
    )
    template = form(
        paragraph(words("A form"), style="Heading1"),
        paragraph(tick_box(sign=condition), words(" by a condition")),
        paragraph(tick_box(sign="☒"), words(" by hand")),
        paragraph(tick_box(sign="☐"), words(" open")),
        paragraph(tick_box("{{ open }}", states=wingdings), words(" in a font of signs")),
        paragraph(old_tick_box(ticked=True), words(" in older Word")),
    )
    made, problems = rendered(template)
    assert [one.code for one in problems] == []
    states = [box.get(f"{W14}val") for box in body_of(made.docx).iter(f"{W14}checked")]
    assert states == ["1", "1", "0", "1"]
    assert made.words == ("A form ☒ by a condition ☒ by hand ☐ open ☑ in a font of signs ☒ in older Word")


def test_a_box_around_a_whole_cell_is_ticked_and_its_faults_have_their_place() -> None:
    around = tick_box("{{ nobody }}").replace("<w:sdtContent>", "<w:sdtContent><w:p>")
    around = around.replace("</w:sdtContent>", "</w:p></w:sdtContent>")
    template = form(
        paragraph(words("A form"), style="Heading1"),
        around,
        paragraph(tick_box("{{ bid.lead }}"), words(" a word")),
        paragraph(tick_box("{{ open }}"), words(" right")),
    )
    _, problems = rendered(template)
    assert [(found.code, found.place.part if found.place else None) for found in problems] == [
        ("D412", "body, paragraph 2"),
        ("D415", "body, paragraph 3"),
    ]
    good, problems = rendered(template, nobody=True, bid={"lead": True})
    assert problems == ()
    assert good.words == "A form ☒ ☒ a word ☒ right"


def test_a_list_of_older_word_shows_what_is_chosen() -> None:
    def chosen(state: str) -> str:
        data = f'<w:ddList>{state}<w:listEntry w:val="County"/><w:listEntry w:val="Unitary"/></w:ddList>'
        return (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Kind"/><w:enabled/>'
            f"{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    made, problems = rendered(
        form(
            paragraph(words("A form"), style="Heading1"),
            paragraph(chosen(""), words(" by nobody")),
            paragraph(chosen('<w:default w:val="1"/>'), words(" by its maker")),
            paragraph(chosen('<w:result w:val="1"/>'), words(" by somebody")),
        )
    )
    assert problems == ()
    assert made.words == "A form County by nobody Unitary by its maker Unitary by somebody"


@pytest.mark.parametrize(
    "broken",
    [
        paragraph(old_tick_box()).replace(
            '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>',
            '<w:ddList><w:result w:val="one"/><w:listEntry w:val="County"/></w:ddList>',
        ),
        paragraph(tick_box("{{ open }}").replace('w:val="2612"', 'w:val="zz"').replace("2612", "zz")),
        table(row(one("Lead"), one("Northshire"))).replace(
            'w:w="3000" w:type="dxa"', 'w:w="50%" w:type="pct"'
        ),
    ],
    ids=["an entry that is no number", "a sign that is no character", "a width in per cent"],
)
def test_what_word_would_not_write_is_no_crash(broken: str) -> None:
    made, problems = rendered(form(paragraph(words("A form"), style="Heading1"), broken, "<w:p></w:p>"))
    assert problems == ()
    assert made.pdf is not None


def test_a_table_whose_rows_are_all_gone_is_gone_too() -> None:
    rows = [
        row(cell(paragraph(words(text)), wide=3000)) for text in ("{%tr if absent %}", "x", "{%tr endif %}")
    ]
    made, problems = rendered(
        form(paragraph(words("A form"), style="Heading1"), table(*rows), "<w:p></w:p>"), absent=False
    )
    assert problems == () and made.docx is not None
    assert strict_docx.faults(made.docx) == []
    assert body_of(made.docx).find(f".//{W}tbl") is None


def test_a_control_that_a_loop_repeats_keeps_its_id_once() -> None:
    template = form(
        paragraph(words("A form"), style="Heading1"),
        paragraph(words("{%p for one in members %}")),
        paragraph(tick_box('{{ one.name == "Eastham" }}'), words(" {{ one.name }}")),
        paragraph(words("{%p endfor %}")),
    )
    made, problems = rendered(template)
    assert problems == ()
    assert made.words == "A form ☐ Northshire ☒ Eastham"
    assert made.docx is not None and strict_docx.faults(made.docx) == []
    ids = [one.get(f"{W}val") for one in body_of(made.docx).iterfind(f".//{W}sdtPr/{W}id")]
    assert ids == ["1"]


LETTERS = st.text("abcdefgh ", min_size=1, max_size=12)
PLAIN_CELL = st.lists(
    st.tuples(LETTERS, st.sampled_from(["", "Heading2", "ListBullet"]), st.booleans()), max_size=3
)


def cells_of(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    """Return cells that hold paragraphs, and of `inner`, tables."""
    said = PLAIN_CELL.map(
        lambda held: [paragraph(words(text, bold=bold), style=style) for text, style, bold in held]
    )
    return st.builds(
        lambda blocks, tables, fill, across: cell(
            *blocks, *tables, "<w:p></w:p>", wide=3000, fill=fill, across=across
        ),
        said,
        inner,
        st.sampled_from(["", GREY]),
        st.integers(1, 3),
    )


def tables_of(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    a_row = st.builds(
        lambda cells, heading: row(*cells, heading=heading),
        st.lists(cells_of(inner), min_size=1, max_size=4),
        st.booleans(),
    )
    return st.lists(a_row, min_size=1, max_size=4).map(lambda rows: table(*rows))


NO_TABLES: st.SearchStrategy[list[str]] = st.just([])
TABLES = tables_of(NO_TABLES)
NESTED = tables_of(st.lists(TABLES, max_size=1))


@given(st.lists(NESTED, min_size=1, max_size=2))
@settings(max_examples=60, deadline=None)
def test_no_word_of_any_table_is_lost_or_moved(tables: list[str]) -> None:
    docx = form(paragraph(words("A form"), style="Heading1"), *tables, "<w:p></w:p>")
    page, _ = docx_to_html(docx, "form.docx", {})
    assert page is not None
    said, _ = docx_words(docx, "form.docx")
    assert compare_words(said, html_words(page.text), "form.docx") == ()
