"""Four Word templates, filled: nothing is lost, nothing optional leaves a gap, and Word can edit them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from matters import EXAMPLE, documents_of, matter_of, with_requirements, with_research

from bidgen.compose import COMPOSERS
from bidgen.model.document import Context, DocumentKey
from bidgen.model.prose import Prose
from bidgen.model.requirements import Clarification, Event
from bidgen.model.research import Participant
from bidgen.render import Format, Rendered, render_document

TEMPLATES = Path(__file__).parents[2] / "templates"
KEYS: tuple[DocumentKey, ...] = ("user-research-report", "conclusion", "journey-map", "requirements")
FORMATS: frozenset[Format] = frozenset({"html"})
OPTIONAL_QUESTIONS = {
    "budget_range": "Budget range",
    "early_market_engagement": "Early market engagement",
    "work_already_done": "Any work that’s already been done",
    "security_clearance": "Security clearance",
    "additional_terms": "Additional terms and conditions",
    "question_and_answer_session": "Q&A session details",
    "contract_length": "Expected contract length",
    "nice_to_have_requirements": "Nice-to-have skills and experience",
    "evaluation_type": "Additional assessment methods",
}
SMALL = matter_of()
FOLDERS = pytest.mark.parametrize("folder", [SMALL.folder, EXAMPLE], ids=["small", "example"])
TEMPLATE = pytest.mark.parametrize("key", KEYS)


def rendered(key: DocumentKey, context: Context, folder: Path = SMALL.folder) -> Rendered:
    template = (TEMPLATES / f"{key}.docx").read_bytes()
    about = documents_of(folder)[key].about
    context = {"releases": [], **context}
    found, problems = render_document(template, f"{key}.docx", context, about, FORMATS)
    assert problems == ()
    return found


@cache
def of_folder(key: DocumentKey, folder: Path) -> Rendered:
    return rendered(key, documents_of(folder)[key].context, folder)


class Page(HTMLParser):
    """Collects the headings of a page with their levels, and the attributes of its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._level = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
            self.headings.append((self._level, ""))

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._level = 0

    def handle_data(self, data: str) -> None:
        if self._level:
            self.headings[-1] = (self._level, self.headings[-1][1] + data)


def page(found: Rendered) -> Page:
    assert found.html is not None
    return Page(found.html)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Prose):
        yield from (block.text for block in value.blocks)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def missing(context: Context, found: Rendered) -> list[str]:
    """Return the texts of a document's own context that its words do not hold."""
    said = re.sub(r"\s+", " ", found.words)
    # What every context holds, whether its template shows it or not.
    shared = {"bid", "fund", "stories", "organisations", "charts"}
    own = {name: value for name, value in context.items() if name not in shared}
    return [text for text in texts(own) if re.sub(r"\s+", " ", text).strip() not in said]


@FOLDERS
@TEMPLATE
def test_everything_the_document_has_to_say_is_in_it(key: DocumentKey, folder: Path) -> None:
    assert missing(documents_of(folder)[key].context, of_folder(key, folder)) == []


def test_what_only_some_bids_hold_is_in_the_research_report() -> None:
    (finding, *others), (session, *_) = SMALL.bid.research.findings, SMALL.bid.research.sessions
    told = replace(finding, evidence="Bills were shown.", quote="We pay & pay for <this>.", said_by="P1")
    person = Participant(
        id="P1",
        session=session.id,
        role="permit officer",
        organisation_kind="county council",
        access_needs="large print",
    )
    matter = with_research(SMALL, findings=(told, *others), participants=(person,))
    context = COMPOSERS["user-research-report"](matter)
    found = rendered("user-research-report", context)
    assert missing(context, found) == []
    assert "We pay & pay for <this>. Said by: permit officer, county council" in " ".join(found.words.split())
    assert "Participants" in [text for _, text in page(found).headings]
    assert "Participants by role" in found.words
    assert "Organisations and people that took part, by kind of organisation" in found.words
    assert found.html is not None
    # The pseudonym stands in the table of participants, and nowhere beside what was said.
    assert len(re.findall(r"\bP1\b", re.sub(r"<[^>]*>", " ", found.html))) == 1


@pytest.mark.parametrize(
    ("changes", "shown", "hidden"),
    [
        ({}, ["Organisations that took part, by kind", "Diagram of the forces"], ["Participants by role"]),
        ({"forces": ()}, ["Organisations that took part"], ["Diagram of the forces", "Switching forces"]),
    ],
)
def test_a_figure_stands_only_where_there_is_something_to_show(
    changes: dict[str, Any], shown: list[str], hidden: list[str]
) -> None:
    found = rendered(
        "user-research-report", COMPOSERS["user-research-report"](with_research(SMALL, **changes))
    )
    assert found.html is not None
    assert [words for words in shown if words not in found.html] == []
    assert [words for words in hidden if words in found.html] == []


def test_research_that_names_no_organisation_has_neither_table_nor_chart_of_them() -> None:
    sessions = tuple(replace(one, organisations=()) for one in SMALL.bid.research.sessions)
    matter = with_research(SMALL, sessions=sessions)
    found = rendered("user-research-report", COMPOSERS["user-research-report"](matter))
    assert "No session names an organisation that took part." in found.words
    assert "Beyond the partners" not in found.words


@pytest.mark.parametrize("times", [0, 1, 40])
def test_the_journey_is_drawn_and_told_in_a_table_after_the_drawing(times: int) -> None:
    (step,) = SMALL.bid.research.journey
    journey = tuple(replace(step, id=f"J{at}") for at in range(times))
    found = rendered("journey-map", COMPOSERS["journey-map"](with_research(SMALL, journey=journey)))
    assert found.html is not None
    images = [attrs for tag, attrs in page(found).tags if tag == "img"]
    assert len(images) == -(-times // 9)
    assert all("The table after the drawing tells every step in full" in (one["alt"] or "") for one in images)
    if images:
        assert found.html.rindex("<img") < found.html.index("The journey as a table")
    assert ("The map" in [text for _, text in page(found).headings]) == bool(times)


def test_what_only_some_bids_hold_is_in_the_requirements() -> None:
    history = (Event(date=date(2019, 10, 11), event="Published as {{ the wrong kind }}, and withdrawn"),)
    answers = (Clarification(question="May we bid from [[ afar?", answer="=1+1"),)
    note = "The weightings are assumed."
    brief = with_requirements(SMALL, history=history, clarifications=answers, note=note)
    context = COMPOSERS["requirements"](brief)
    found = rendered("requirements", context)
    assert missing(context, found) == []
    assert found.html is not None
    # Beside the status and above the questions: whoever reads on has been told.
    assert found.html.index(note) < found.html.index("Status of the brief")
    assert "Published as {{ the wrong kind }}, and withdrawn" in found.words


@FOLDERS
@TEMPLATE
def test_headings_descend_one_level_at_a_time_from_one_title(key: DocumentKey, folder: Path) -> None:
    levels = [level for level, _ in page(of_folder(key, folder)).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@FOLDERS
@TEMPLATE
def test_every_data_table_has_column_headings_and_row_headings(key: DocumentKey, folder: Path) -> None:
    html = of_folder(key, folder).html
    assert html is not None
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        if "facts" not in table.partition(">")[0]:
            assert 'scope="col"' in table, table[:300]
        if "Questions and answers" not in table:
            assert 'scope="row"' in table, table[:300]


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"forces": ()}, "What moves councils"),
        ({"gaps": ()}, "Gaps"),
        ({"lessons": ()}, "Lessons"),
        ({"participants": ()}, "Participants"),
    ],
)
def test_a_table_left_out_of_the_research_leaves_no_heading(changes: dict[str, Any], gone: str) -> None:
    context = COMPOSERS["user-research-report"](with_research(SMALL, **changes))
    headings = [text for _, text in page(rendered("user-research-report", context)).headings]
    assert "What we found" in headings
    assert not [text for text in headings if text.startswith(gone)]


def test_questions_of_the_brief_left_open_are_not_printed() -> None:
    said = of_folder("requirements", SMALL.folder).words
    for question in OPTIONAL_QUESTIONS.values():
        assert question not in said
    headings = [text for _, text in page(of_folder("requirements", SMALL.folder)).headings]
    assert "Additional information" not in headings


def test_questions_of_the_brief_that_are_answered_are_printed_once() -> None:
    answers = {name: f"Answer to {name}." for name in OPTIONAL_QUESTIONS}
    lists = {"nice_to_have_requirements": ("Be kind",), "evaluation_type": ("Reference", "Presentation")}
    context = COMPOSERS["requirements"](with_requirements(SMALL, **{**answers, **lists}))
    said = rendered("requirements", context).words
    for name, question in OPTIONAL_QUESTIONS.items():
        assert said.count(question) == 1, question
        assert name in lists or answers[name] in said
    assert "Reference, Presentation" in said
    assert "Be kind" in said


def test_the_brief_has_the_order_of_a_published_notice() -> None:
    headings = [text for level, text in page(of_folder("requirements", EXAMPLE)).headings if level == 2]
    order = [
        "Overview",
        "About the work",
        "Work setup",
        "Additional information",
        "Skills and experience",
        "How suppliers will be evaluated",
    ]
    assert [text for text in headings if text in order] == order


@TEMPLATE
def test_the_template_is_clean_word(key: DocumentKey) -> None:
    with zipfile.ZipFile(io.BytesIO((TEMPLATES / f"{key}.docx").read_bytes())) as package:
        assert not [name for name in package.namelist() if "theme" in name or "customXml" in name]
    document = docx.Document(str(TEMPLATES / f"{key}.docx"))
    assert document.core_properties.author == ""
    body = document.element.body
    for section in document.sections:
        assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
    for unwanted in ("w:txbxContent", "w:vMerge", "w:br", "w:tab", "w:sz", "w:color", "w:b", "w:jc"):
        assert not list(body.iter(qn(unwanted))), unwanted
    assert not [
        one for one in document.paragraphs if not one.text and one._p.find(".//" + qn("w:drawing")) is None
    ]
    assert '<w:lang w:val="en-GB"' in etree.tostring(document.styles.element, encoding="unicode")
    for table in document.tables[1:]:
        before = table._tbl.getprevious()
        assert docx.text.paragraph.Paragraph(before, document).style.name.lower() == "caption"
