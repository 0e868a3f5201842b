"""Small Word templates, and what is read back from a filled file."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from PIL import Image

from bidgen.model.document import About

ABOUT = About(
    title="Business & benefits case",
    bid_title="Income <management>",
    author="Trent Council",
    subject="A bid",
    keywords=("income", "councils"),
    status="DRAFT",
    day=date(2020, 1, 24),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def png(width: int = 40, height: int = 20, colour: str = "grey") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "PNG")
    return data.getvalue()


def jpeg(width: int = 40, height: int = 20, **options: object) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "grey").save(data, "JPEG", **options)
    return data.getvalue()


def new() -> Document:
    """Return an empty template with the house styles that python-docx's own lacks."""
    document = docx.Document()
    for name in ("Table Text", "Figure", "TOC 1", "TOC 2", "Source Note"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    hyperlink = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    hyperlink.font.underline = True
    return document


def template(*paragraphs: str | tuple[str, str]) -> bytes:
    """Return a template of paragraphs, each its text, or its text and its style."""
    document = new()
    add(document, *paragraphs)
    return saved(document)


def add(document: Document, *paragraphs: str | tuple[str, str]) -> None:
    for paragraph in paragraphs:
        text, style = (paragraph, "Normal") if isinstance(paragraph, str) else paragraph
        document.add_paragraph(text, style)


def add_placeholder(document: Document, alternative: str, width: int = 5_000_000) -> None:
    run = document.add_paragraph(style="Figure").add_run()
    run.add_picture(io.BytesIO(png()), width=width)
    run._r.find(f".//{qn('wp:docPr')}").set("descr", alternative)


def add_caption(document: Document, word: str, text: str) -> None:
    paragraph = document.add_paragraph(f"{word} ", "Caption")
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {word} \\* ARABIC "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)
    paragraph.add_run(f": {text}")


def add_complex_caption(document: Document, word: str, text: str) -> None:
    paragraph = document.add_paragraph(f"{word} ", "Caption")
    for kind in ("begin", None, "separate", "7", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}> SEQ {word} \\* ARABIC </w:instrText>"))
        elif kind == "7":
            run.text = "7"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    paragraph.add_run(f": {text}")


def saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Return the words of the body's own paragraphs."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])
