"""Characters that no document can hold: controls, odd line ends, halves of a pair."""

from __future__ import annotations

import re

# Everything that XML 1.0 forbids, the second set of controls, and the line ends that YAML 1.2 and Word
# take differently. Tab and newline stay; so do bidirectional marks and emoji, which are somebody's text.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n)"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_NAMES = {0x08: "backspace", 0x0B: "vertical tab", 0x0C: "page break", 0x0D: "lone carriage return"} | {
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x2028: "line separator",
    0x2029: "paragraph separator",
}


def character_name(character: str) -> str:
    """Return "U+000B (vertical tab)"."""
    code = ord(character)
    name = _NAMES.get(code)
    return f"U+{code:04X} ({name})" if name else f"U+{code:04X}"


# What is pasted along from e-mails, web pages and other programs and nobody sees: soft hyphens, zero-width
# characters, marks of direction and the byte order mark.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def tidy(text: str) -> str:
    """Return `text` without unseen characters, every run of white space (non-breaking too) as one space.

    For values that mean the same with or without them; narrative is never changed.
    """
    return " ".join(UNSEEN.sub("", text).split())
