"""The six Word templates: clean Word files in the house styles, and every tag has its value."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from lxml import etree
from matters import EXAMPLE, TODAY, documents_of, matter_of

from bidgen.api import check_template
from bidgen.compose import COMPOSERS
from bidgen.model.document import DOCUMENT_KEYS, DocumentKey
from bidgen.render import render_document
from bidgen.render.word.package import q
from bidgen.render.word.styles import PARAGRAPH_STYLES

TEMPLATES = Path(__file__).parents[2] / "templates"
EACH = pytest.mark.parametrize("key", DOCUMENT_KEYS)
A4 = {("11906", "16838"), ("16838", "11906")}
# What a paragraph may say of itself; all else belongs to its style.
ALLOWED = {"pStyle", "pageBreakBefore", "sectPr"}


@cache
def part(key: str, name: str) -> etree._Element:
    with zipfile.ZipFile(TEMPLATES / f"{key}.docx") as word:
        return etree.fromstring(word.read(name))


def body(key: str) -> etree._Element:
    return part(key, "word/document.xml")


def style_names(key: str) -> dict[str, str]:
    styles = part(key, "word/styles.xml")
    return {
        style.get(q("w:styleId"), ""): style.find(q("w:name")).get(q("w:val"), "").casefold()
        for style in styles.findall(q("w:style"))
    }


def text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(q("w:t")))


def local(elements: Any) -> Iterator[str]:
    return (etree.QName(one).localname for one in elements)


@EACH
def test_paragraphs_are_in_house_styles(key: str) -> None:
    names = style_names(key)
    used = {one.get(q("w:val"), "") for one in body(key).iter(q("w:pStyle"))}
    assert {names.get(style, f"no style {style}") for style in used} <= set(PARAGRAPH_STYLES)


@EACH
def test_nothing_is_formatted_by_hand(key: str) -> None:
    for properties in body(key).iter(q("w:pPr")):
        assert set(local(properties)) <= ALLOWED, text(properties.getparent())
    for properties in body(key).iter(q("w:rPr")):
        assert set(local(properties)) <= {"rStyle"}, text(properties.getparent())


@EACH
def test_no_paragraph_is_empty(key: str) -> None:
    for paragraph in body(key).iter(q("w:p")):
        assert text(paragraph).strip() or paragraph.find(f".//{q('w:drawing')}") is not None


@EACH
def test_there_are_no_text_boxes_tabs_or_tracked_changes(key: str) -> None:
    found = set(local(body(key).iter(etree.Element)))
    assert not found & {"txbxContent", "pict", "tab", "ins", "del", "br", "cols"}


@EACH
def test_every_page_is_a4_and_the_language_british(key: str) -> None:
    sizes = {(one.get(q("w:w")), one.get(q("w:h"))) for one in body(key).iter(q("w:pgSz"))}
    assert sizes
    assert sizes <= A4
    languages = {one.get(q("w:val")) for one in part(key, "word/styles.xml").iter(q("w:lang"))}
    assert languages == {"en-GB"}


@EACH
def test_tables_are_house_tables_with_a_header_row_and_a_caption(key: str) -> None:
    names = style_names(key)
    for table in body(key).iter(q("w:tbl")):
        kind = names[table.find(f"{q('w:tblPr')}/{q('w:tblStyle')}").get(q("w:val"))]
        assert kind in ("bid table", "fact table")
        repeated = [
            row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None for row in table.iter(q("w:tr"))
        ]
        assert repeated[0] is (kind == "bid table")
        assert not any(repeated[1:])
        if kind == "bid table":
            before = table.getprevious()
            style = before.find(f"{q('w:pPr')}/{q('w:pStyle')}")
            assert style is not None, text(table)
            assert names[style.get(q("w:val"))] == "caption", text(table)


@EACH
def test_cells_are_merged_only_where_the_row_holds_a_tag_and_vanishes(key: str) -> None:
    for cell in body(key).iter(q("w:tc")):
        if cell.find(f".//{q('w:gridSpan')}") is not None:
            assert text(cell).startswith("{%tr "), text(cell)
        assert cell.find(f".//{q('w:vMerge')}") is None


@EACH
def test_pictures_are_placeholders_named_by_a_tag(key: str) -> None:
    labels = [one.get("descr", "") for one in body(key).iter() if etree.QName(one).localname == "docPr"]
    assert all(label.startswith("{{ ") and label.endswith(" }}") for label in labels)


@EACH
def test_a_template_names_nobody(key: str) -> None:
    properties = open_word(str(TEMPLATES / f"{key}.docx")).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "")


@EACH
def test_header_and_footer_say_document_status_and_page(key: str) -> None:
    assert "about.status" in text(part(key, "word/header1.xml"))
    assert "about.title" in text(part(key, "word/header1.xml"))
    fields = {one.text.strip() for one in part(key, "word/footer1.xml").iter(q("w:instrText"))}
    assert fields == {"PAGE", "NUMPAGES"}


@EACH
def test_every_tag_has_its_value(key: DocumentKey) -> None:
    document = documents_of()[key]
    template = (TEMPLATES / f"{key}.docx").read_bytes()
    rendered, problems = render_document(
        template, f"{key}.docx", document.context, document.about, frozenset({"docx", "html"})
    )
    assert problems == ()
    assert rendered.html is not None
    assert "{{" not in rendered.words
    assert "[[" not in rendered.words


@EACH
def test_the_template_check_has_nothing_to_say(key: DocumentKey) -> None:
    found = check_template(TEMPLATES / f"{key}.docx", key, today=TODAY)
    assert (found.problems, found.bid, found.clean) == ((), (), True)
    assert found.pages


@EACH
def test_what_the_bid_leaves_out_leaves_no_heading(key: DocumentKey) -> None:
    matter = matter_of()
    bid = matter.bid
    bare = replace(
        bid,
        overview=replace(bid.overview, glossary=(), sources=(), contact=None, website=None),
        business_case=replace(bid.business_case, adoption=()),
        research=replace(bid.research, participants=(), forces=(), gaps=(), lessons=()),
        plan=replace(bid.plan, risks=()),
    )
    context = {**COMPOSERS[key](replace(matter, bid=bare)), "releases": []}
    rendered, problems = render_document(
        (TEMPLATES / f"{key}.docx").read_bytes(),
        f"{key}.docx",
        context,
        documents_of()[key].about,
        frozenset({"docx", "html"}),
    )
    assert problems == ()
    assert rendered.html is not None
    left_out = {"Abbreviations and terms", "Sources"}
    assert not left_out & set(re.findall(r"<h\d[^>]*>([^<]*)</h\d>", rendered.html))
    assert "Contact" not in re.findall(r"<th[^>]*>([^<]*)</th>", rendered.html)


def test_the_headings_and_rows_that_may_be_left_out_are_there_otherwise() -> None:
    document = documents_of(EXAMPLE)["business-case"]
    template = (TEMPLATES / "business-case.docx").read_bytes()
    formats = frozenset({"docx", "html"})
    rendered, _ = render_document(template, "t.docx", document.context, document.about, formats)
    assert rendered.html is not None
    headings = set(re.findall(r"<h\d[^>]*>([^<]*)</h\d>", rendered.html))
    assert {"Abbreviations and terms", "Sources"} <= headings
    assert "Contact" in re.findall(r"<th[^>]*>([^<]*)</th>", rendered.html)


def test_the_six_templates_share_their_styles() -> None:
    """One look for the whole set: whoever changes a style changes it in all six."""
    looks: dict[str, set[bytes]] = {}
    for key in DOCUMENT_KEYS:
        for style in part(key, "word/styles.xml").findall(q("w:style")):
            look = etree.tostring(style, method="c14n")
            looks.setdefault(style.get(q("w:styleId"), ""), set()).add(look)
    assert [name for name, ways in looks.items() if len(ways) > 1] == []
