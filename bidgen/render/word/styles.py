"""The house styles: the one table that joins a Word style's name to what it becomes in HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title",
    "cover",
    "heading",
    "paragraph",
    "quote",
    "bullet",
    "number",
    "caption",
    "figure",
    "contents",
    "cell",
    "running",
]


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style becomes: an element, its class, and how the walk treats it.

    `level` is the depth of a heading (1 for Heading 1), list or contents line, counting from 1.
    """

    kind: Kind
    tag: str = "p"
    css: str | None = None
    level: int = 1


# Names are compared without regard to case, because Word writes its own styles in small letters.
PARAGRAPH_STYLES: dict[str, Look] = {
    "logo": Look("cover", css="logo"),
    "wordmark": Look("cover", css="wordmark"),
    "title": Look("title", "h1", "title"),
    "subtitle": Look("cover", css="subtitle"),
    "cover detail": Look("cover", css="cover-detail"),
    "heading 1": Look("heading", "h2", level=1),
    "heading 2": Look("heading", "h3", level=2),
    "heading 3": Look("heading", "h4", level=3),
    "heading 4": Look("heading", "h5", level=4),
    "normal": Look("paragraph"),
    "body text": Look("paragraph"),
    "list paragraph": Look("paragraph"),
    "lead paragraph": Look("paragraph", css="lead"),
    "quote": Look("quote"),
    "callout": Look("paragraph", css="callout"),
    "source note": Look("paragraph", css="note"),
    "key figure": Look("paragraph", css="key-figure"),
    "key figure label": Look("paragraph", css="key-figure-label"),
    "list bullet": Look("bullet", "li", level=1),
    "list bullet 2": Look("bullet", "li", level=2),
    "list number": Look("number", "li", level=1),
    "list number 2": Look("number", "li", level=2),
    "caption": Look("caption", css="caption"),
    "figure caption": Look("caption", css="caption"),
    "figure": Look("figure", "figure"),
    "table text": Look("cell"),
    "table heading": Look("cell", css="heading"),
    "table number": Look("cell", css="number"),
    "contents heading": Look("paragraph", css="contents-heading"),
    "toc heading": Look("paragraph", css="contents-heading"),
    "toc 1": Look("contents", "li", level=1),
    "toc 2": Look("contents", "li", level=2),
    "header": Look("running"),
    "footer": Look("running"),
    "footnote text": Look("paragraph"),
    # What LibreOffice calls its own, in a file that it saves for Word.
    "table contents": Look("cell"),
}

PLAIN = PARAGRAPH_STYLES["normal"]


def is_contents_line(style: str) -> bool:
    """Return whether paragraphs of a style are lines of the contents list; its heading is none of them."""
    look = PARAGRAPH_STYLES.get(style.casefold())
    return look.kind == "contents" if look is not None else style.casefold().startswith("toc ")


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What a character style adds to the text it marks."""

    bold: bool = False
    italic: bool = False


CHARACTER_STYLES: dict[str, CharacterLook] = {
    "default paragraph font": CharacterLook(),
    "strong": CharacterLook(bold=True),
    "emphasis": CharacterLook(italic=True),
    "hyperlink": CharacterLook(),
    "followedhyperlink": CharacterLook(),
    "footnote reference": CharacterLook(),
    "footnote characters": CharacterLook(),
    "footnote anchor": CharacterLook(),
    "internet link": CharacterLook(),
    "page number": CharacterLook(),
    "placeholder text": CharacterLook(),
}

# Tables whose style says what they are there for. What others are there for is worked out (table_kinds).
DATA_TABLE = "bid table"
FACT_TABLE = "fact table"
LAYOUT_TABLE = "layout table"

# What Word's two symbol fonts show for a code. Without its font the bare code means nothing.
SYMBOLS: dict[tuple[str, int], str] = {
    ("symbol", 0xB7): "•",
    ("symbol", 0xAE): "→",
    ("symbol", 0xAC): "←",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB9): "≠",
    ("symbol", 0xBB): "≈",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xE0): "→",
    ("wingdings", 0xDF): "←",
    ("wingdings", 0xA7): "▪",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0xA8): "◻",
    ("wingdings", 0xFE): "☑",
}


def symbol(font: str, code: str) -> str | None:
    """Return the character that `font` ("Wingdings") shows for `code` (hexadecimal), if known."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    # Word moves symbol codes into the private use area (F0xx).
    return SYMBOLS.get((font.casefold(), number & 0xFF if number >= 0xF000 else number))
