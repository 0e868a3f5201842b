"""The sentences of narrative, and the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = re.compile(r"[*_]")
# A line of a list is a paragraph of its own.
_PARAGRAPH = re.compile(r"\n\s*(?:\n|[-#]\s|\d+\.\s)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|(?<!\w)‘[^‘’]*(?:’\w+[^‘’]*)*’(?!\w)")


def paragraphs(text: str) -> Iterator[str]:
    """Yield every paragraph and list entry of a text on one line, marks of Markdown left out."""
    for paragraph in _PARAGRAPH.split(_MARKS.sub("", text)):
        yield " ".join(paragraph.split())


def sentences(text: str) -> Iterator[str]:
    """Yield every sentence of a text on one line, marks of Markdown left out."""
    for paragraph in paragraphs(text):
        yield from _SENTENCE.split(paragraph)


def without_quotations(text: str) -> str:
    """Return the text with an ellipsis for what stands in quotation marks: those are another's words."""
    return _QUOTATION.sub("“…”", text)
