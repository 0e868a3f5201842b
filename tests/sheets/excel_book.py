"""A workbook with what Excel puts into one: texts in a list, shared formulas, a table, a chart, notes,
a conversation, checks in an extension, names, absolute part names; and an own column and an own sheet."""

# XML is kept as Excel writes it, in long lines.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TEXTS = (
    "Costs of everything",
    "Id",
    "Item",
    "Class",
    "Sum",
    "With VAT",
    "C1",
    "C2",
    "Licences",
    "Staff",
    "revenue",
    "my own",
    "kept",
)

WORKBOOK = f"""{HEAD}<workbook {MAIN} {REL}><workbookPr defaultThemeVersion="124226"/>
<bookViews><workbookView xWindow="0" yWindow="0" firstSheet="1" activeTab="1"/></bookViews>
<sheets><sheet name="My sums" sheetId="9" r:id="rId3"/><sheet name="Outlay" sheetId="7" r:id="rId7"/></sheets>
<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'My sums'!$A$1:$B$2</definedName>
<definedName name="_xlnm.Print_Titles" localSheetId="1">Outlay!$3:$3</definedName>
<definedName name="Everything">Outlay!$D$4:$D$5</definedName></definedNames><calcPr calcId="145621"/></workbook>"""

OUTLAY = f"""{HEAD}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {REL}
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"
 xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">
<x:dimension ref="A1:G5"/><x:sheetViews><x:sheetView tabSelected="1" workbookViewId="0"/></x:sheetViews>
<x:sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>
<x:cols><x:col min="1" max="1" width="9.5" customWidth="1"/><x:col min="5" max="16384" width="20" style="1"/></x:cols>
<x:sheetData>
<x:row r="1" spans="1:7"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>
<x:row r="3" spans="1:7" x14ac:dyDescent="0.25"><x:c r="A3" s="2" t="s"><x:v>1</x:v></x:c><x:c r="B3" s="2" t="s"><x:v>2</x:v></x:c>
<x:c r="C3" s="2" t="s"><x:v>3</x:v></x:c><x:c r="D3" s="2" t="s"><x:v>4</x:v></x:c><x:c r="E3" s="2" t="s"><x:v>5</x:v></x:c>
OWN3</x:row>
<x:row r="4" spans="1:7"><x:c r="A4" t="s"><x:v>6</x:v></x:c><x:c r="B4" t="s"><x:v>8</x:v></x:c><x:c r="C4" t="s"><x:v>10</x:v></x:c>
<x:c r="D4" s="1"><x:v>1200.5</x:v></x:c><x:c r="E4"><x:f t="shared" ref="E4:E5" si="0">tblOutlay[[#This Row],[Sum]]*1.2</x:f><x:v>1440.6</x:v></x:c>
OWN4</x:row>
<x:row r="5" spans="1:7"><x:c r="A5" t="s"><x:v>7</x:v></x:c><x:c r="B5" t="s"><x:v>9</x:v></x:c><x:c r="C5" t="s"><x:v>10</x:v></x:c>
<x:c r="D5" s="1"><x:v>300</x:v></x:c><x:c r="E5"><x:f t="shared" si="0"/><x:v>360</x:v></x:c></x:row>
</x:sheetData>
<x:conditionalFormatting sqref="D4:D5"><x:cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><x:formula>Outlay!$D$5</x:formula></x:cfRule></x:conditionalFormatting>
<x:dataValidations count="1"><x:dataValidation type="list" allowBlank="1" sqref="C4:C5"><x:formula1>"revenue,capital"</x:formula1></x:dataValidation></x:dataValidations>
<x:hyperlinks><x:hyperlink ref="B4" location="Outlay!A1" display="up"/></x:hyperlinks>
<x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>
<x:drawing r:id="rId2"/><x:legacyDrawing r:id="rId4"/>
<x:tableParts count="1"><x:tablePart r:id="rId1"/></x:tableParts>
<x:extLst><x:ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1">
<x14:formula1><xm:f>Outlay!$A$4:$A$5</xm:f></x14:formula1><xm:sqref>B4:B5</xm:sqref></x14:dataValidation></x14:dataValidations></x:ext></x:extLst>
</x:worksheet>"""

SUMS = f"""{HEAD}<worksheet {MAIN}><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>
<row><c><f>SUM(tblOutlay[Sum])</f><v>1500.5</v></c><c><f>Outlay!D4*2+'Outlay'!D5</f><v>2701</v></c></row>
<row><c t="str"><f>"Outlay"&amp;D4</f><v>words</v></c></row></sheetData><autoFilter ref="A1:B2"/></worksheet>"""

STYLES = f"""{HEAD}<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>"""

TABLE = f"""{HEAD}<table {MAIN} id="1" name="tblOutlay" displayName="tblOutlay" ref="A3:E5" totalsRowShown="0"><autoFilter ref="A3:E5"/>
<tableColumns count="5"><tableColumn id="1" name="Id"/><tableColumn id="2" name="Item"/><tableColumn id="3" name="Class"/>
<tableColumn id="4" name="Sum"/><tableColumn id="6" name="With VAT"><calculatedColumnFormula>tblOutlay[[#This Row],[Sum]]*1.2</calculatedColumnFormula></tableColumn>
</tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>"""

COMMENTS = f"""{HEAD}<comments {MAIN}><authors><author>A colleague</author><author>tc={{11111111-1111-1111-1111-111111111111}}</author></authors>
<commentList><comment ref="B4" authorId="0"><text><t>Ask for the invoice.</t></text></comment>
<comment ref="B5" authorId="1"><text><t>[Threaded comment] See the conversation.</t></text></comment></commentList></comments>"""

VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="7"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>
NOTES</xml>"""
NOTE = """<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="visibility:hidden" fillcolor="#ffffe1"><v:textbox><div style='text-align:left'><br></div></v:textbox>
<x:ClientData ObjectType="Note"><x:Anchor>2, 15, 3, 2, 4, 31, 6, 1</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""

THREAD = f"""{HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="B5" dT="2020-01-01T00:00:00.00" personId="{{22222222-2222-2222-2222-222222222222}}" id="{{11111111-1111-1111-1111-111111111111}}"><text>Is this right?</text></threadedComment></ThreadedComments>"""

DRAWING = f"""{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>
<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>
<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {REL} r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"""

CHART = f"""{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/>
<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>
<c:val><c:numRef><c:f>Outlay!$D$4:$D$5</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>
<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>
<c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>"""


def excel_book(*, own: str = "G", sums: str = "", signed: bool = False) -> bytes:
    """Return the workbook; `own` is the column of somebody's own, `sums` a formula more on the own sheet."""
    strings = "".join(f"<si><t>{escape(one)}</t></si>" for one in TEXTS)
    strings = strings.replace("<t>Sum</t>", '<r><rPr><b/><color rgb="FFFF0000"/></rPr><t>Sum</t></r>')
    outlay = OUTLAY.replace("OWN3", f'<x:c r="{own}3" s="2" t="s"><x:v>11</x:v></x:c>')
    outlay = outlay.replace("OWN4", f'<x:c r="{own}4" t="s"><x:v>12</x:v></x:c>')
    more = f"<row><c><f>{escape(sums)}</f><v>1</v></c></row></sheetData>"
    notes = NOTE.format(id=7169, row=3, column=1) + NOTE.format(id=7170, row=4, column=1)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(rId1=("officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": _relations(
            rId3=("worksheet", "/xl/worksheets/sheet1.xml"),
            rId7=("worksheet", "/xl/worksheets/sheet2.xml"),
            rId8=("styles", "/xl/styles.xml"),
            rId9=("sharedStrings", "/xl/sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": SUMS.replace("</sheetData>", more) if sums else SUMS,
        "xl/worksheets/sheet2.xml": outlay,
        "xl/worksheets/_rels/sheet2.xml.rels": _relations(
            rId1=("table", "../tables/table1.xml"),
            rId2=("drawing", "../drawings/drawing1.xml"),
            rId4=("vmlDrawing", "../drawings/vmlDrawing1.vml"),
            rId5=("comments", "../comments1.xml"),
            rId6=("threadedComment", "../threadedComments/threadedComment1.xml"),
        ),
        "xl/tables/table1.xml": TABLE,
        "xl/drawings/drawing1.xml": DRAWING,
        "xl/drawings/_rels/drawing1.xml.rels": _relations(rId1=("chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": CHART,
        "xl/drawings/vmlDrawing1.vml": VML.replace("NOTES", notes),
        "xl/comments1.xml": COMMENTS,
        "xl/threadedComments/threadedComment1.xml": THREAD,
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f"{HEAD}<sst {MAIN}>{strings}</sst>",
        "xl/printerSettings/printerSettings1.bin": "\x00\x01",
    }
    if signed:
        parts["_xmlsignatures/sig1.xml"] = "<Signature/>"
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2019, 12, 1, 10, 0, 0)), text)
    return content.getvalue()


def _relations(**relations: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{one}" Type="{TYPE}/{kind}" Target="{target}"/>'
        for one, (kind, target) in relations.items()
    )
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return f"{HEAD}<Relationships {names}>{lines}</Relationships>"


def _types() -> str:
    overrides = {
        "xl/workbook.xml": f"{SHEET}.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{SHEET}.worksheet+xml",
        "xl/worksheets/sheet2.xml": f"{SHEET}.worksheet+xml",
        "xl/tables/table1.xml": f"{SHEET}.table+xml",
        "xl/comments1.xml": f"{SHEET}.comments+xml",
        "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "xl/styles.xml": f"{SHEET}.styles+xml",
        "xl/sharedStrings.xml": f"{SHEET}.sharedStrings+xml",
        "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
        "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    }
    lines = "".join(f'<Override PartName="/{one}" ContentType="{kind}"/>' for one, kind in overrides.items())
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
        "bin": "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
    }
    known = "".join(f'<Default Extension="{one}" ContentType="{kind}"/>' for one, kind in defaults.items())
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    return f"{HEAD}<Types {names}>{known}{lines}</Types>"
