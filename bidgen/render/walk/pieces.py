"""The pieces of a line of text, and how they are written as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Literal, TypeAlias

from bidgen.formats import MINUS


@dataclass(frozen=True, slots=True)
class Text:
    """Text in one look. `href` is an address or "#id"; `language` is set where it is not the document's."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: Literal["sup", "sub"] | None = None
    struck: bool = False
    language: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in the line that is not text: a break, a picture or a footnote, with its HTML."""

    kind: Literal["break", "page", "picture", "note"]
    html: str = ""


Piece: TypeAlias = Text | Mark

# A line may be broken between a minus and a pound sign (Unicode's line breaking, classes PR and PR), behind
# the hyphen of 2020-21, before a million, and between a day and its month.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNBROKEN = re.compile(
    rf"{MINUS}?£[\d,.]*\d (?:million|billion)\b|{MINUS}£[\d,.]*\d|\b(?:19|20)\d\d-\d\d\b"
    rf"|\b\d{{1,2}} (?:{_MONTHS})\b"
)


def plain(pieces: Iterable[Piece]) -> str:
    """Return the words alone, footnotes and pictures aside."""
    return " ".join("".join(p.text if isinstance(p, Text) else " " for p in pieces).split())


def to_html(pieces: Sequence[Piece]) -> str:
    """Return pieces as HTML, neighbours of one look merged and the white space at both ends gone."""
    merged = _trimmed(_merged(_one_look_a_link(pieces)))
    return "".join(_text_html(piece) if isinstance(piece, Text) else piece.html for piece in merged)


def _one_look_a_link(pieces: Sequence[Piece]) -> list[Piece]:
    """Give each link one look, and no breaks inside: PDF/UA allows nothing but text in a link."""
    found: list[Piece] = []
    for href, group in groupby(pieces, key=lambda p: p.href if isinstance(p, Text) else None):
        members = list(group)
        texts = [p for p in members if isinstance(p, Text) and p.text.strip()]
        if href is None or not texts:
            found.extend(members)
            continue
        whole = replace(
            texts[0],
            text="".join(p.text for p in members if isinstance(p, Text)),
            bold=all(p.bold for p in texts),
            italic=all(p.italic for p in texts),
        )
        found.append(whole)
    return found


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Text):
            if not piece.text:
                continue
            if isinstance(last, Text) and replace(last, text="") == replace(piece, text=""):
                found[-1] = replace(last, text=last.text + piece.text)
                continue
        found.append(piece)
    return found


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    while pieces and _is_blank(pieces[0]):
        pieces = pieces[1:]
    while pieces and _is_blank(pieces[-1]):
        pieces = pieces[:-1]
    if pieces and isinstance(pieces[0], Text):
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip(" \n"))
    if pieces and isinstance(pieces[-1], Text):
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip(" \n"))
    return pieces


def _is_blank(piece: Piece) -> bool:
    return piece.kind == "break" if isinstance(piece, Mark) else not piece.text.strip(" \n")


def _text_html(piece: Text) -> str:
    html = escape(piece.text, quote=False)
    if not piece.text.strip():
        return html
    # PDF/UA allows nothing but text in a link.
    if piece.href is None:
        html = _UNBROKEN.sub(r'<span class="amount">\g<0></span>', html)
    else:
        html = f'<a href="{escape(piece.href)}">{html}</a>'
    if piece.raised is not None:
        html = f"<{piece.raised}>{html}</{piece.raised}>"
    if piece.struck:
        html = f"<s>{html}</s>"
    if piece.italic:
        html = f"<em>{html}</em>"
    if piece.bold:
        html = f"<strong>{html}</strong>"
    if piece.language is not None:
        html = f'<span lang="{escape(piece.language)}">{html}</span>'
    return html
