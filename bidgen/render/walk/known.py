"""The elements of Word that the walk knows: those without a meaning, and those it cannot carry over."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that say nothing to a reader: marks for Word itself.
SILENT = _names(
    "w:pPr w:rPr w:bookmarkStart w:bookmarkEnd w:proofErr w:permStart w:permEnd w:lastRenderedPageBreak"
    " w:footnoteRef w:endnoteRef w:annotationRef w:separator w:continuationSeparator w:commentRangeStart"
    " w:commentRangeEnd w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd"
    " w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd"
    " w:smartTagPr w:customXmlPr w:sdtPr w:sdtEndPr w:fldData mc:Fallback w:sectPr w:tblPr w:tblGrid"
    " w:tcPr w:trPr w:tblPrEx"
)
# Elements that only wrap others.
THROUGH = _names("w:smartTag w:customXml w:dir w:bdo w:moveTo w:sdtContent mc:AlternateContent mc:Choice")
# Properties of a run that change its look, or that the walk reads.
RUN_PROPERTIES = _names(
    "rStyle rFonts sz szCs color spacing w kern position noProof bCs iCs cs highlight shd bdr effect shadow"
    " outline emboss imprint snapToGrid webHidden specVanish eastAsianLayout fitText oMath caps smallCaps em"
    " rtl lang b i vanish vertAlign strike dstrike u ins rPrChange"
)
# Properties of a paragraph that change its look, or that the walk reads.
PARAGRAPH_PROPERTIES = _names(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
# Elements that hold something for a reader and have no place in a page: what each is, and what to do.
LOST = {
    "w:object": ("An embedded object", "Put it in as a picture, or as text."),
    "w:pict": ("A drawing or text box of an old kind", "Put its text in a paragraph of its own."),
    "m:oMath": ("An equation", "Write it as text, or put it in as a picture."),
    "m:oMathPara": ("An equation", "Write it as text, or put it in as a picture."),
    "w:ruby": ("A phonetic guide", "Write it as text."),
    "w:endnoteReference": ("An endnote", "Make it a footnote."),
    "w:ptab": ("An aligned tab", "Use a table."),
    "w:subDoc": ("A linked document", "Copy its text into the document."),
    "w:control": ("A form control", "Write it as text."),
    "w:contentPart": ("Ink", "Put it in as a picture."),
    "w:altChunk": ("Another document put inside this one", "Copy its text into the document."),
}
# Fields whose result is text like any other: numbers of captions, links, cross-references, contents, and the
# fields of an old form. A tick box or a list of such a form has no result: what Word shows is read elsewhere.
FIELDS = frozenset({"SEQ", "HYPERLINK", "REF", "NOTEREF", "TOC", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
