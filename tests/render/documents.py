"""Makes Word documents in the house styles, for the tests of the walk and of the PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

PARAGRAPH_STYLES = (
    "Cover Detail",
    "Lead Paragraph",
    "Callout",
    "Source Note",
    "Key Figure",
    "Key Figure Label",
    "Figure",
    "Table Text",
    "Table Heading",
    "Table Number",
    "Contents Heading",
    "TOC 1",
    "TOC 2",
    "Footnote Text",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def blank(title: str = "A document") -> WordDocument:
    """Return an empty A4 document in British English that has the house styles."""
    document = Document()
    for name in PARAGRAPH_STYLES:
        if name not in [style.name for style in document.styles]:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, kind in (("Bid Table", WD_STYLE_TYPE.TABLE), ("Fact Table", WD_STYLE_TYPE.TABLE)):
        document.styles.add_style(name, kind)
    for name in ("Hyperlink", "Footnote Reference"):
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = title, "Oakshire Council", "A bid"
    properties.keywords = "bid, alpha"
    properties.created = properties.modified = datetime(2020, 1, 24, tzinfo=UTC)
    return document


def to_bytes(document: WordDocument) -> bytes:
    """Return the document as the bytes of a .docx file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def put(parent: Paragraph, xml: str) -> None:
    """Add raw WordprocessingML (with the w: prefix) at the end of a paragraph."""
    parent._p.append(parse_xml(_declared(xml)))


def put_block(document: WordDocument, xml: str) -> None:
    """Add raw WordprocessingML at the end of the body."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(_declared(xml)))


def _declared(xml: str) -> str:
    declarations = nsdecls("w", "r", "a", "wp", "pic", "c") + (
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:made-up="urn:made-up"'
    )
    end = min(at for at in (xml.find(mark) for mark in (" ", ">", "/")) if at > 0)
    return f"{xml[:end]} {declarations}{xml[end:]}"


def seq(paragraph: Paragraph, name: str, number: int) -> None:
    """Add a caption's numbering field, as Word writes it."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> SEQ {name} \\* ARABIC </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{number}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        put(paragraph, f"<w:r>{inner}</w:r>")


def caption(document: WordDocument, name: str, number: int, words: str) -> Paragraph:
    """Add a numbered caption of a "Table" or a "Figure"."""
    paragraph = document.add_paragraph(f"{name} ", style="Caption")
    seq(paragraph, name, number)
    paragraph.add_run(f": {words}")
    return paragraph


def table(
    document: WordDocument,
    rows: Sequence[Sequence[str]],
    *,
    style: str = "Bid Table",
    headings: bool = True,
    numbers: Sequence[int] = (),
    first_column: bool = True,
) -> Table:
    """Add a table whose first row is its heading row; the columns in `numbers` hold figures."""
    made = document.add_table(len(rows), len(rows[0]), style=style)
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            paragraph = made.cell(at, column).paragraphs[0]
            paragraph.add_run(words)
            heading = headings and at == 0
            paragraph.style = (
                "Table Number" if column in numbers else "Table Heading" if heading else "Table Text"
            )
    if headings:
        made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        made._tbl.tblPr.remove(look)
    first = int(first_column)
    made._tbl.tblPr.append(
        parse_xml(f'<w:tblLook {nsdecls("w")} w:firstRow="{int(headings)}" w:firstColumn="{first}"/>')
    )
    return made


def link(paragraph: Paragraph, words: str, address: str) -> None:
    """Add a link to the web, or with "#name" to a bookmark."""
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    if address.startswith("#"):
        put(paragraph, f'<w:hyperlink w:anchor="{address[1:]}">{run}</w:hyperlink>')
        return
    relation = paragraph.part.relate_to(
        address,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    put(paragraph, f'<w:hyperlink r:id="{relation}">{run}</w:hyperlink>')


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around nothing at the start of a paragraph."""
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
    at = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(at, start)
    paragraph._p.insert(at + 1, end)


def picture(document: WordDocument, alt: str, *, style: str = "Figure", name: str = "Picture") -> Paragraph:
    """Add a small picture in a paragraph of its own."""
    out = io.BytesIO()
    Image.new("RGB", (320, 120), "#0f4c5c").save(out, "PNG")
    out.seek(0)
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run().add_picture(out, width=Mm(120))
    properties = paragraph._p.find(f".//{qn('wp:docPr')}")
    properties.set("descr", alt)
    properties.set("name", name)
    return paragraph


def landscape(document: WordDocument, *, on: bool) -> None:
    """Begin a section whose pages lie on their side, or stand again."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if on else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if on else (Mm(210), Mm(297))


def numbered_list(
    document: WordDocument, *, counting: str = "decimal", start: int = 1, below: str = "bullet"
) -> int:
    """Define a list of its own, its second level counted as `below`; return its w:numId."""
    numbering = document.part.numbering_part.element
    ids = [int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))]
    abstracts = [int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))]
    number, abstract = max(ids) + 1, max(abstracts) + 1
    first = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{counting}"/></w:lvl>'
        f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{below}"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, first)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )
    return number


def item(document: WordDocument, words: str, list_id: int, level: int = 0) -> Paragraph:
    """Add an item of a list made by numbered_list."""
    paragraph = document.add_paragraph(words, style="List Number" if level == 0 else "List Number 2")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )
    return paragraph


def with_footnotes(docx: bytes, notes: Sequence[str]) -> bytes:
    """Return the file with footnotes 1, 2, ... in it, as Word stores them."""
    inner = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f'<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
        for number, words in enumerate(notes, 1)
    )
    return rewritten(docx, {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{inner}</w:footnotes>'})


def note_mark(paragraph: Paragraph, number: int) -> None:
    """Add the mark of a footnote."""
    put(paragraph, f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')


def rewritten(docx: bytes, parts: dict[str, str]) -> bytes:
    """Return the file with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()
