"""The sentences of narrative, the words that it quotes, and its numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"{tens}{one and '-'}{one}": (2 + place) * 10 + more
    for place, tens in enumerate(_TENS)
    for more, one in enumerate(("", *_ONES[:9]))
}
_ONES_TO_NINE = "|".join(_ONES[:9])
# The longest first, since "six" begins "sixteen".
_TO_NINETEEN = "|".join(sorted(_ONES, key=len, reverse=True))
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONES_TO_NINE})\b)?|{_TO_NINETEEN})"

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


def number_in_words(words: str) -> int | None:
    """Return the number that the words say, from "one" to "ninety-nine"; None for other words."""
    return NUMBER_WORDS.get("-".join(words.casefold().replace("-", " ").split()))
