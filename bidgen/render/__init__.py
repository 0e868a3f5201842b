"""Turns what a document says into Word, an accessible PDF and a web page that say the same words."""

from __future__ import annotations

from dataclasses import dataclass

from bidgen.catalogue import Severity
from bidgen.model.document import DRAFT, About, Context, Format
from bidgen.problems import Problem
from bidgen.render.fill.draft import DRAFT_WORDS
from bidgen.render.fill.fill import fill_template
from bidgen.render.typeset.pdf import html_to_pdf
from bidgen.render.typeset.sheets import print_sheet
from bidgen.render.typeset.web import web_page
from bidgen.render.walk.page import Html
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.words import compare_words, docx_words, html_words


@dataclass(frozen=True, slots=True)
class Rendered:
    """One document in the formats asked for; None where it was not asked for or could not be made.

    `pages` are the PDF's. `words` is the text of the body, a space between words, whatever the format.
    """

    docx: bytes | None = None
    html: str | None = None
    pdf: bytes | None = None
    pages: int | None = None
    words: str = ""


def render_document(
    template: bytes, name: str, context: Context, about: About, formats: frozenset[Format]
) -> tuple[Rendered, tuple[Problem, ...]]:
    """Return the document made from a Word template in the colours of `about`, and every Problem on the way.

    `name` is the template's file name, for Places. The Word file is turned into the page and the page
    into the PDF, and the words of Word file and page are compared on every call, whatever the formats
    (D441). The PDF is not typeset when an error has been found before it. Problems: D410 to D450 and
    D465. The same input gives the same bytes.
    """
    filled, faults = fill_template(template, name, context, about)
    problems = list(faults)
    if filled is None:
        return Rendered(), faults
    page, faults = docx_to_html(filled.docx, name, filled.drawings)
    problems += faults
    words, _ = docx_words(filled.docx, name)
    text = " ".join(words)
    docx = filled.docx if "docx" in formats else None
    if page is None:
        return Rendered(docx=docx, words=text), tuple(problems)
    # What the walk has said to be left out is no second fault.
    if not any(one.code == "D421" for one in faults):
        problems += compare_words(words, html_words(page.text), name)
    pdf = None
    if "pdf" in formats and not any(one.severity is Severity.ERROR for one in problems):
        pdf, faults = html_to_pdf(page.text, print_sheet(about.status, about.colours), about, name)
        problems += faults
    rendered = Rendered(
        docx=docx,
        html=_web(page, about) if "html" in formats else None,
        pdf=pdf.content if pdf else None,
        pages=pdf.pages if pdf else None,
        words=text,
    )
    return rendered, tuple(problems)


def _web(page: Html, about: About) -> str:
    banner = DRAFT_WORDS if about.status == DRAFT else ""
    mark = f"{about.title} · {about.mark}"
    return web_page(page, banner, about.colours, mark, about.properties)


__all__ = ["Format", "Rendered", "render_document"]
