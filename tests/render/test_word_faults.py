"""What keeps people from reading a Word file is found, as Microsoft's accessibility checker would find it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import documents
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from bidgen.api import build_bid
from bidgen.catalogue import CATALOGUE
from bidgen.render.faults.word_faults import word_faults
from bids import SMALL, load_cases
from templates import png

TEMPLATES = Path(__file__).parents[2] / "templates"
CASES = load_cases("word_faults")
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid><w:tr><w:trPr>'
    "<w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Item</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cost</w:t>"
    "</w:r></w:p></w:tc></w:tr>"
)


def file_of(body: str) -> bytes:
    document = documents.blank()
    document.add_paragraph("A document", style="Title")
    documents.bookmark(document.add_paragraph("A heading", style="Heading 1"), "start", 1)
    run = document.add_paragraph().add_run()
    run.add_picture(io.BytesIO(png()))
    run._r.find(f".//{qn('wp:docPr')}").set("descr", "A bar")
    picture = etree.tostring(run._r).decode()
    document.element.body.remove(run._r.getparent())
    floating = picture.replace("wp:inline", "wp:anchor")
    words = {
        "{table}": TABLE,
        "{picture}": picture,
        "{floating}": floating,
        "{silent}": picture.replace('descr="A bar"', ""),
    }
    for mark, xml in words.items():
        body = body.replace(mark, xml)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return documents.to_bytes(document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_has_just_these_faults(case: dict[str, Any]) -> None:
    found = word_faults(file_of(case["body"]), "form.docx")
    assert [f"{one.code} {one.place.part.rpartition(' ')[2]}" for one in found] == case["expect"]


def test_a_file_without_title_and_language_is_told_of_once_each() -> None:
    document = documents.blank(title="")
    document.add_paragraph("A document", style="Title")
    for language in list(document.styles.element.iter(qn("w:lang"))):
        language.getparent().remove(language)
    content = documents.to_bytes(document)
    assert [one.code for one in word_faults(content, "form.docx")] == ["D457", "D456"]
    # The program gives the title of the document when it fills a template.
    assert [one.code for one in word_faults(content, "form.docx", template=True)] == ["D456"]


def test_a_fault_says_where_it_is_and_quotes() -> None:
    (fault,) = word_faults(file_of("<w:p><w:r><w:t>- one</w:t></w:r></w:p>" * 2), "form.docx")
    assert str(fault.place) == "form.docx, body, paragraph 3"
    assert fault.message == "The paragraphs from “- one” on are a list whose bullets were typed."


def test_a_file_that_cannot_be_read_is_told_as_such() -> None:
    assert [one.code for one in word_faults(b"PK", "form.docx")] == ["D440"]


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.docx")), ids=lambda file: file.stem)
def test_the_house_templates_have_no_faults(template: Path) -> None:
    assert word_faults(template.read_bytes(), template.name, template=True) == ()


@pytest.mark.parametrize("today", [date(2020, 1, 24), date(2020, 2, 24)], ids=["clean", "draft"])
def test_the_documents_of_a_small_bid_have_no_faults(today: date, tmp_path: Path) -> None:
    build_bid(SMALL, today=today, output=tmp_path, formats=frozenset({"docx"}))
    made = sorted(tmp_path.glob("*.docx"))
    assert len(made) == 6
    assert [fault for file in made for fault in word_faults(file.read_bytes(), file.name)] == []


def test_every_rule_has_a_case() -> None:
    codes = {wanted.partition(" ")[0] for case in CASES for wanted in case["expect"]} | {"D456", "D457"}
    assert {f"D45{digit}" for digit in range(1, 10)} <= codes <= set(CATALOGUE)
