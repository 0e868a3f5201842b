"""A Word document that holds every construct of the house styles once, and more pages on request."""

from __future__ import annotations

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
    table,
    to_bytes,
    with_footnotes,
)
from docx.document import Document as WordDocument

TITLE = "Business and benefits case"
PARAGRAPH = (
    "Residents who report a missed bin collection today wait for a call centre to copy the details from"
    " one system into another. Three councils watched that happen in 41 sessions, and found that one"
    " report in four is typed twice; the time alone costs £148,000 a year. "
)


def rich_document(chapters: int = 1) -> bytes:
    """Return the document; each chapter is about four pages."""
    document = blank(TITLE)
    _cover(document)
    _contents(document, chapters)
    for chapter in range(1, chapters + 1):
        _chapter(document, chapter)
    notes = ["Counted over 12 weeks in autumn 2019.", "Reference Costs, page 4, at 2019 prices."] * chapters
    return with_footnotes(to_bytes(document), notes)


def _cover(document: WordDocument) -> None:
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Better reporting of street problems: a bid for an Alpha", style="Subtitle")
    for line in ("Oakshire Council with four partners", "Local Digital Fund, round 3", "24 January 2020"):
        document.add_paragraph(line, style="Cover Detail")


def _contents(document: WordDocument, chapters: int) -> None:
    heading = document.add_paragraph("Contents", style="Contents Heading")
    heading.paragraph_format.page_break_before = True
    for chapter in range(1, chapters + 1):
        for level, words, target in (
            (1, f"What we propose, part {chapter}", f"c{chapter}"),
            (2, "Why now", f"c{chapter}why"),
            (2, "Costs", f"c{chapter}costs"),
            (1, f"What happens next, part {chapter}", f"c{chapter}next"),
        ):
            link(document.add_paragraph(style=f"TOC {level}"), words, f"#{target}")


def _heading(document: WordDocument, words: str, level: int, name: str, number: int) -> None:
    bookmark(document.add_paragraph(words, style=f"Heading {level}"), name, number)


def _chapter(document: WordDocument, chapter: int) -> None:
    first = document.add_paragraph(f"What we propose, part {chapter}", style="Heading 1")
    first.paragraph_format.page_break_before = True
    bookmark(first, f"c{chapter}", chapter * 10)
    document.add_paragraph(
        "One shared way to report, track and close a street problem would save five councils £1.2 million"
        " over ten years, and spare residents 60,000 calls.",
        style="Lead Paragraph",
    )
    _key_figures(document)
    _heading(document, "Why now", 2, f"c{chapter}why", chapter * 10 + 1)
    _text(document, chapter)
    _lists(document)
    document.add_paragraph("I never know whether anyone has read it.", style="Quote")
    document.add_paragraph("Decision asked for: release £86,500 for a twelve-week Alpha.", style="Callout")
    _heading(document, "Costs", 2, f"c{chapter}costs", chapter * 10 + 2)
    _tables(document, chapter)
    document.add_paragraph("How the money is spent", style="Heading 3")
    document.add_paragraph(PARAGRAPH * 2)
    document.add_paragraph("In the first month", style="Heading 4")
    document.add_paragraph(PARAGRAPH)
    picture(document, "Bar chart: costs fall from £90,000 in 2020 to £20,000 in 2024.")
    caption(document, "Figure", chapter, "Costs and benefits by year")
    landscape(document, on=True)
    caption(document, "Table", chapter * 4, "The plan on a page")
    table(
        document,
        [["Stage", *[f"Week {n}" for n in range(1, 9)]], *[[f"Stage {n}", *["yes"] * 8] for n in range(6)]],
    )
    landscape(document, on=False)
    _heading(document, f"What happens next, part {chapter}", 1, f"c{chapter}next", chapter * 10 + 3)
    document.add_paragraph(PARAGRAPH * 3)


def _key_figures(document: WordDocument) -> None:
    for figure, label in (
        ("£1.2m", "net present social value over ten years"),
        ("3.4", "pounds of benefit for each pound spent"),
        ("41", "research sessions in three councils"),
    ):
        document.add_paragraph(figure, style="Key Figure")
        document.add_paragraph(label, style="Key Figure Label")


def _text(document: WordDocument, chapter: int) -> None:
    paragraph = document.add_paragraph(PARAGRAPH)
    paragraph.add_run("Every figure here ").bold = True
    paragraph.add_run("names its evidence").italic = True
    paragraph.add_run(" or its assumption")
    note_mark(paragraph, chapter * 2 - 1)
    paragraph.add_run(" (CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(", 5 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("). See ")
    link(paragraph, "the fund’s guidance", "https://example.gov.uk/fund?round=3&stage=alpha")
    paragraph.add_run(" and ")
    link(paragraph, "Costs", f"#c{chapter}costs")
    paragraph.add_run(". Croeso means welcome: ")
    put(paragraph, '<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>croeso i Gymru</w:t></w:r>')
    paragraph.add_run(". A & B < C; {{ x }} → ✓.")
    paragraph = document.add_paragraph("Oakshire\u00a0Council ")
    put(
        paragraph,
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop, line one</w:t><w:br/><w:t>line two</w:t></w:r>",
    )
    note_mark(paragraph, chapter * 2)


def _lists(document: WordDocument) -> None:
    document.add_paragraph("The Alpha will:", style="Normal")
    for words in ("test one way to report", "join two back offices"):
        document.add_paragraph(words, style="List Bullet")
    document.add_paragraph("the highways system", style="List Bullet 2")
    document.add_paragraph("the waste system", style="List Bullet 2")
    document.add_paragraph("publish what it learns", style="List Bullet")
    steps = numbered_list(document)
    document.add_paragraph("It goes in three steps:")
    item(document, "agree what a report is", steps)
    item(document, "by the end of February", steps, 1)
    item(document, "build and test", steps)
    document.add_paragraph("After a pause for a decision:")
    item(document, "hand over", steps)
    letters = numbered_list(document, counting="lowerLetter")
    item(document, "with the code", letters)
    item(document, "with the evidence", letters)


def _tables(document: WordDocument, chapter: int) -> None:
    caption(document, "Table", chapter * 4 - 3, "Costs by year, at 2019 prices")
    rows = [["Cost", "2020", "2021", "2022", "Total"]]
    rows += [[f"Cost line {n}", f"£{n},100", f"£{n},250", f"£{n},400", f"£{n * 3},750"] for n in range(1, 15)]
    table(document, rows, numbers=(1, 2, 3, 4))
    document.add_paragraph("Source: finance, January 2020.", style="Source Note")
    caption(document, "Table", chapter * 4 - 2, "The sum asked for")
    facts = [["Sum asked for", "£86,500"], ["From the partners", "£12,000 in staff time"]]
    table(document, facts, style="Fact Table", headings=False)
    caption(document, "Table", chapter * 4 - 1, "Who does what")
    spans = table(
        document,
        [
            ["Work", "Who", "When"],
            ["Research", "Oakshire", "February"],
            ["", "Elmbridge", "March"],
            ["Any", "all", ""],
        ],
        first_column=False,
    )
    spans.cell(1, 0).merge(spans.cell(2, 0))
    spans.cell(3, 1).merge(spans.cell(3, 2))
