"""The renderer alone, on what has nothing to do with bids: the yearly report of a swimming club."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pdf_words
import pytest
import strict_docx
import verapdf
from documents import (
    blank,
    caption,
    item,
    landscape,
    link,
    note_mark,
    numbered_list,
    picture,
    table,
    to_bytes,
)
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table
from lxml import etree

from bidgen import About, Picture, Problem, Prose, Rendered, parse_prose, render_document
from templates import png

ALL = frozenset({"docx", "html", "pdf"})
ABOUT = About(
    title="The year 2024",
    bid_title="Otters swimming club",
    author="Otters",
    subject="Report to the members",
    keywords=("swimming",),
    status="For the members",
    day=date(2025, 3, 1),
)
STORY = (
    "It was a **dry** year, and a *loud* one: see [the pool](https://www.example.org/pool).\n\n"
    "1. The roof leaked.\n2. It was mended.\n\nThen:\n\n1. The heating failed.\n   - twice\n"
)


def heading_row(made: Table) -> None:
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def column_loop(document: WordDocument) -> None:
    """Add a table with a column for each year and a row for each team."""
    made = document.add_table(4, 4, style="Bid Table")
    for row, words in (
        (0, ("Team", "{%tc for year in years %}", "{{ year }}", "{%tc endfor %}")),
        (2, ("{{ team.name }}", "{%tc for won in team.medals %}", "{{ won }}", "{%tc endfor %}")),
    ):
        for cell, text in zip(made.rows[row].cells, words, strict=True):
            cell.text = text
    for row, words in ((1, "{%tr for team in teams %}"), (3, "{%tr endfor %}")):
        made.cell(row, 0).merge(made.cell(row, 3)).text = words
    heading_row(made)


def nested_loop(document: WordDocument) -> None:
    """Add a table whose rows repeat within rows, with a picture and a table in its cells."""
    made = document.add_table(7, 2, style="Bid Table")
    made.cell(0, 0).text, made.cell(0, 1).text = "Team", "What it did"
    for row, words in (
        (1, "{%tr for team in teams %}"),
        (3, "{%tr for race in team.races %}"),
        (5, "{%tr endfor %}"),
        (6, "{%tr endfor %}"),
    ):
        made.cell(row, 0).merge(made.cell(row, 1)).text = words
    made.cell(2, 0).text = "{{ team.name }}"
    placeholder = picture(document, "{{ team.photo }}", style="Table Text")
    made.cell(2, 1)._tc.append(placeholder._p)
    made.cell(2, 1)._tc.remove(made.cell(2, 1).paragraphs[0]._p)
    made.cell(4, 0).text = "{{ race.day }}"
    made.cell(4, 1).text = "{{ race.name }}"
    inner = made.cell(4, 1).add_table(2, 2)
    for at, words in enumerate(("Place", "Time", "{{ race.place }}", "{{ race.time }}")):
        inner.cell(at // 2, at % 2).text = words
    heading_row(inner)
    made.cell(4, 1).add_paragraph("", style="Table Text")
    heading_row(made)


def template() -> bytes:
    document = blank()
    document.sections[0].header.paragraphs[0].text = "{{ club.name }}: {{ about.title }}"
    document.sections[0].footer.paragraphs[0].text = "Founded in {{ club.founded }}"
    document.add_paragraph("{{ about.title }}", style="Title")
    document.add_paragraph("{{ club.name }}", style="Subtitle")
    document.add_paragraph("Contents", style="Contents Heading")
    document.add_paragraph("{{p contents }}")
    document.add_paragraph("The story of {{ club.name }}", style="Heading 1")
    document.add_paragraph("{{p story }}")
    noted = document.add_paragraph("The club has {{ club.members }} members")
    note_mark(noted, 1)
    noted.add_run(", as ")
    link(noted, "the register of {{ club.name }}", "https://www.example.org/register")
    noted.add_run(" says.")
    document.add_paragraph("Rules", style="Heading 1")
    for words in ("{%p for part in rules %}", "{{ part.about }}:"):
        document.add_paragraph(words)
    document.add_paragraph("{%p for rule in part.rules %}")
    item(document, "{{ rule }}", numbered_list(document))
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("Medals", style="Heading 1")
    for condition in ("teams", "absent"):
        document.add_paragraph(f"{{%p if {condition} %}}")
        caption(document, "Table", 1, f"Medals of the {condition}")
        column_loop(document)
        document.add_paragraph("{%p endif %}")
    caption(document, "Table", 2, "What each team did")
    nested_loop(document)
    document.add_paragraph("After the table.")
    landscape(document, on=True)
    document.add_paragraph("Lanes", style="Heading 1")
    lanes = table(
        document,
        [["Lane", "Who", "When"], ["1", "Juniors", "Monday"], ["", "Seniors", "Tuesday"], ["2", "All", ""]],
        first_column=False,
    )
    lanes.cell(1, 0).merge(lanes.cell(2, 0))
    lanes.cell(3, 1).merge(lanes.cell(3, 2))
    document.add_paragraph("{{ club.name }} thanks everybody.")
    add_note(document, "Counted on {{ club.counted }}.")
    return to_bytes(document)


def add_note(document: WordDocument, words: str) -> None:
    """Add the one footnote of the document, number 1."""
    inner = (
        f'<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"<w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>"
    )
    notes = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def context(folder: Path) -> dict[str, object]:
    photo = folder / "team.png"
    photo.write_bytes(png(60, 40))
    teams = [
        {
            "name": name,
            "medals": [n, n + 1, n + 2],
            "photo": Picture(f"photo-{n}", f"The {name} at the pool", photo),
            "races": [
                {"day": f"{day} May", "name": "100 m <free> & easy", "place": day, "time": "1:02"}
                for day in range(1, n + 2)
            ],
        }
        for n, name in enumerate(("Juniors", "Seniors & friends"))
    ]
    return {
        "club": {
            "name": "Otters {{ & }}",
            "founded": 1921,
            "members": "1,204",
            "counted": "31 December 2024",
        },
        "story": parse_prose(STORY),
        "years": ["2022", "2023", "2024"],
        "teams": teams,
        "absent": [],
        "rules": [
            {"about": "In the water", "rules": ["Swim.", "Do not run."]},
            {"about": "On land", "rules": ["Walk.", "Shower.", "Go home."]},
        ],
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rendered, tuple[Problem, ...]]:
    return render_document(template(), "report.docx", context(tmp_path_factory.mktemp("report")), ABOUT, ALL)


WORDS = (
    "The year 2024 Otters {{ & }} Contents The story of Otters {{ & }}"
    " It was a dry year, and a loud one: see the pool. The roof leaked. It was mended. Then:"
    " The heating failed. twice The club has 1,204 members Counted on 31 December 2024."
    " , as the register of Otters {{ & }} says."
    " Rules In the water: Swim. Do not run. On land: Walk. Shower. Go home."
    " Medals Table 1: Medals of the teams Team 2022 2023 2024 Juniors 0 1 2 Seniors & friends 1 2 3"
    " Table 2: What each team did Team What it did"
    " Juniors 1 May 100 m <free> & easy Place Time 1 1:02"
    " Seniors & friends 1 May 100 m <free> & easy Place Time 1 1:02"
    " 2 May 100 m <free> & easy Place Time 2 1:02"
    " After the table. Lanes Lane Who When 1 Juniors Monday Seniors Tuesday 2 All"
    " Otters {{ & }} thanks everybody."
)


def test_every_word_comes_through_in_order(report: tuple[Rendered, tuple[Problem, ...]]) -> None:
    made, problems = report
    # A table inside a cell is announced badly everywhere, and the renderer says so of each.
    assert [one.code for one in problems] == ["D435"] * 3
    assert made.words == WORDS


def test_the_pdf_says_them_too_and_passes(
    report: tuple[Rendered, tuple[Problem, ...]], tmp_path: Path
) -> None:
    made, _ = report
    assert made.pdf is not None
    assert verapdf.faults(made.pdf, tmp_path) == []
    assert pdf_words.first_difference(made.pdf, made.words.split()) is None
    tags = pdf_words.tags(made.pdf)
    # Two tables and three inside cells, and that of the lanes; narrative has two lists and one inside, the
    # rules two; the teams two pictures.
    assert (tags["Table"], tags["L"], tags["Figure"], tags["Note"]) == (6, 5, 2, 1)


def test_the_word_file_opens_without_repair(report: tuple[Rendered, tuple[Problem, ...]]) -> None:
    made, _ = report
    assert made.docx is not None
    assert strict_docx.faults(made.docx) == []


def test_headers_footers_and_notes_are_filled(report: tuple[Rendered, tuple[Problem, ...]]) -> None:
    made, _ = report
    assert made.docx is not None
    with zipfile.ZipFile(io.BytesIO(made.docx)) as archive:
        said = {
            name: "".join(etree.fromstring(archive.read(name)).itertext())
            for name in archive.namelist()
            if re.fullmatch(r"word/(header|footer|footnotes)\d*\.xml", name)
        }
    assert "Otters {{ & }}: The year 2024" in said.values()
    assert "Founded in 1921" in said.values()
    assert said["word/footnotes.xml"].strip() == "Counted on 31 December 2024."


def test_each_list_of_a_loop_begins_again(report: tuple[Rendered, tuple[Problem, ...]]) -> None:
    made, _ = report
    assert made.html is not None
    lists = re.findall(r"<ol([^>]*)>\n(.*?)</ol>", made.html, re.S)
    assert [attributes for attributes, _ in lists] == [""] * 4
    assert [inner.count("<li") for _, inner in lists] == [2, 2, 2, 3]


def test_the_page_has_the_shape_of_the_report(report: tuple[Rendered, tuple[Problem, ...]]) -> None:
    made, _ = report
    assert made.html is not None
    page = made.html.partition("<main>")[2]
    assert page.count("<table") == 6
    assert "Medals of the absent" not in page
    assert '<td rowspan="2">1</td>' in page and '<td colspan="2">All</td>' in page
    assert re.findall(r'<img [^>]*alt="([^"]*)"', page) == [
        "The Juniors at the pool",
        "The Seniors &amp; friends at the pool",
    ]
    assert '<a href="https://www.example.org/register">the register of Otters {{ &amp; }}</a>' in page
    assert 'class="landscape new-page"' in page


@cache
def story() -> Prose:
    return parse_prose(
        "One shared way to report, track and close a street problem. " * 8 + "\n\n- one\n- two"
    )


def test_three_hundred_pages_are_one_document_in_one_go(tmp_path: Path) -> None:
    document = blank("A long one")
    document.add_paragraph("{{ about.title }}", style="Title")
    document.add_paragraph("{{p contents }}")
    document.add_paragraph("{%p for part in parts %}")
    heading = document.add_paragraph("Part {{ part.number }}", style="Heading 1")
    heading.paragraph_format.page_break_before = True
    document.add_paragraph("{{p part.story }}")
    made = document.add_table(4, 2, style="Bid Table")
    for at, words in ((0, ("Line", "Sum")), (2, ("{{ row }}", "£{{ row }},000"))):
        made.cell(at, 0).text, made.cell(at, 1).text = words
    for at, words in ((1, "{%tr for row in part.rows %}"), (3, "{%tr endfor %}")):
        made.cell(at, 0).merge(made.cell(at, 1)).text = words
    heading_row(made)
    document.add_paragraph("{%p endfor %}")
    parts = [{"number": number, "story": story(), "rows": list(range(1, 6))} for number in range(1, 301)]
    rendered, problems = render_document(to_bytes(document), "long.docx", {"parts": parts}, ABOUT, ALL)
    assert problems == ()
    assert rendered.pdf is not None and rendered.docx is not None and rendered.html is not None
    assert (rendered.pages or 0) >= 300
    assert verapdf.faults(rendered.pdf, tmp_path) == []
    assert pdf_words.first_difference(rendered.pdf, rendered.words.split()) is None
    assert rendered.html.count("<table") == 300
