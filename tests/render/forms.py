"""A form as a fund publishes it, made of tables for layout, with template tags put into it.

Its Word XML is as Word writes such forms: tables of the style Table Grid with shaded and merged cells, tick
boxes as content controls and as the form fields of older Word, answers in boxes of one cell.
"""

from __future__ import annotations

import io
from html import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, RGBColor

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
WIDE = 9026


def form(*blocks: str) -> bytes:
    """Return a Word file whose body is these blocks; its only styles are Word's own."""
    document = Document()
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    for level in (1, 2):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.core_properties.title = "Application form"
    for block in blocks:
        end = min(at for at in (block.find(" "), block.find(">")) if at > 0)
        declared = f"{block[:end]} {nsdecls('w')} {W14}{block[end:]}"
        document.element.body.insert(len(document.element.body) - 1, parse_xml(declared))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words(text: str, *, bold: bool = False, italic: bool = False) -> str:
    look = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(*inner: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(inner)}</w:p>"


def cell(*blocks: str, wide: int, across: int = 1, fill: str = "", down: str = "") -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merge = {"begins": '<w:vMerge w:val="restart"/>', "goes on": "<w:vMerge/>", "": ""}[down]
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    held = "".join(blocks) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr>{held}</w:tc>'


def row(*cells: str, heading: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if heading else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (WIDE,)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="1" w:noVBand="1"/></w:tblPr>'
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tick_box(tag: str = "", sign: str = "☐", *, states: str = "") -> str:
    """Return a tick box of today's Word; `tag` is what its Properties have as its Tag."""
    named = f'<w:tag w:val="{escape(tag)}"/>' if tag else ""
    known = states or (
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    )
    return (
        f'<w:sdt><w:sdtPr>{named}<w:id w:val="1"/><w14:checkbox><w14:checked w14:val="0"/>{known}'
        f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        f'<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def old_tick_box(tag: str = "", *, ticked: bool = False) -> str:
    """Return a tick box as older Word has it; `tag` is the text of its status bar."""
    asked = f'<w:statusText w:type="text" w:val="{escape(tag)}"/>' if tag else ""
    data = (
        f'<w:ffData><w:name w:val="Check1"/><w:enabled/><w:calcOnExit w:val="0"/>{asked}'
        f'<w:checkBox><w:sizeAuto/><w:default w:val="{int(ticked)}"/></w:checkBox></w:ffData>'
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def fund_form() -> bytes:
    """Return the form of a fund for an Alpha, with the tags of the funding bid in it."""
    grey, half, third = "D9D9D9", WIDE // 2, WIDE // 3
    kinds = ("Metropolitan", "Unitary", "County", "District")
    boxes = [
        paragraph(tick_box(f'{{{{ organisations[0].kind == "{kind} council" }}}}'), words(f" {kind} council"))
        for kind in kinds
    ]

    def label(text: str) -> str:
        return cell(paragraph(words(text, bold=True)), wide=third, fill="F2F2F2")

    def value(*blocks: str) -> str:
        return cell(*blocks, wide=WIDE - third)

    def heading(text: str, across: int = 1) -> str:
        return row(cell(paragraph(words(text), style="Heading2"), wide=WIDE, across=across, fill=grey))

    def question(text: str, limit: str, tag: str) -> str:
        return table(
            heading(text),
            row(cell(paragraph(words(limit, italic=True)), wide=WIDE)),
            row(cell(paragraph(words(tag)), wide=WIDE)),
        )

    gap = "<w:p></w:p>"
    return form(
        paragraph(words("Local Digital Fund: application for an Alpha"), style="Heading1"),
        paragraph(words("Fill in every section. Answers longer than the limit are not read.")),
        table(
            heading("1. Your council", 2),
            row(label("Lead council"), value(paragraph(words("{{ bid.lead }}")))),
            row(label("Contact"), value(paragraph(words("{{ bid.contact }}")))),
            row(label("Type of council"), value(*boxes)),
            row(
                label("Partners"),
                value(
                    paragraph(words("{%p for one in members %}")),
                    paragraph(words("{{ one.name }}: {{ one.contribution }}"), style="ListBullet"),
                    paragraph(words("{%p endfor %}")),
                ),
            ),
            widths=(third, WIDE - third),
        ),
        gap,
        question("2. Your Alpha", "In no more than 500 words.", "{{p alpha.summary }}"),
        gap,
        question("3. How you will work", "Riskiest assumptions first.", "{{p alpha.approach }}"),
        gap,
        table(
            heading("4. What it costs", 2),
            row(
                cell(
                    paragraph(words("Asked of the fund: ", bold=True), words("{{ budget.fund }}")), wide=half
                ),
                cell(paragraph(words("In all: ", bold=True), words("{{ budget.total }}")), wide=half),
            ),
            row(
                cell(
                    table(
                        row(
                            *(
                                cell(paragraph(words(one, bold=True)), wide=third)
                                for one in ("Item", "Paid by", "Amount")
                            ),
                            heading=True,
                        ),
                        row(cell(paragraph(words("{%tr for line in budget.lines %}")), wide=WIDE, across=3)),
                        row(
                            *(
                                cell(paragraph(words(one)), wide=third)
                                for one in ("{{ line.item }}", "{{ line.paid_by }}", "{{ line.amount }}")
                            )
                        ),
                        row(cell(paragraph(words("{%tr endfor %}")), wide=WIDE, across=3)),
                        widths=(third, third, third),
                    ),
                    "<w:p/>",
                    wide=WIDE,
                    across=2,
                )
            ),
            widths=(half, WIDE - half),
        ),
        gap,
        table(
            heading("5. Declaration", 2),
            row(
                cell(
                    paragraph(
                        old_tick_box("{{ alpha.openness is defined }}"),
                        words(" We will publish our work openly."),
                    ),
                    paragraph(old_tick_box(), words(" We have had money from this fund withdrawn.")),
                    wide=WIDE,
                    across=2,
                )
            ),
            row(
                cell(paragraph(words("Status: {{ about.status }}")), wide=half),
                cell(paragraph(words("Date: {{ about.day }}")), wide=half),
            ),
            widths=(half, WIDE - half),
        ),
    )
