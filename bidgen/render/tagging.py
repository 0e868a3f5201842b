"""Tags footnotes in the PDF as what they are: WeasyPrint 70 knows the tags but not for footnotes."""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import tags

# What WeasyPrint calls a part of a <small class="footnote"> -> the tag of PDF 1.7, section 14.8.4.
_NOTE_TAGS = {"small": "Note", "small::footnote-call": "Reference", "small::footnote-marker": "Lbl"}
_tag_of_element = tags._get_pdf_tag


def tag_notes() -> None:
    """Have WeasyPrint tag footnotes. Its choice of tags is a private function, so its version is bounded."""
    tags._get_pdf_tag = _tag


def _tag(element: str | None) -> str:
    return _NOTE_TAGS.get(element or "") or _tag_of_element(element)


def name_notes(document: Any, pdf: Any) -> None:
    """Give each note of a PDF about to be written the name that PDF/UA-1, section 7.9, asks for."""
    notes = (one for one in pdf.objects if isinstance(one, dict) and one.get("S") == "/Note")
    for number, note in enumerate(notes, 1):
        note["ID"] = tags.pydyf.String(f"note-{number}")
