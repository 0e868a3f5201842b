"""A value as YAML text that reads back as just that value."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bidgen.formats import date_text
from bidgen.read.text import FORBIDDEN, REPLACEMENT

# Other programs would make something else than text of these.
_OTHER_TYPES = frozenset(("true", "false", "null", "~"))
_PLAIN_BEGINNINGS = "£("


def as_text(value: Any) -> str:
    """Return what somebody would type for `value`: "yes", "31 January 2020", "F1, F2"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, list | tuple):
        return ", ".join(as_text(one) for one in value)
    return str(value)


def scalar_lines(value: Any, indent: int) -> list[str]:
    """Return `value` as lines of YAML: the first goes behind its name and a space, the others follow.

    Text of several lines is a block indented by `indent` spaces; anything else stands on one line.
    """
    text = FORBIDDEN.sub(REPLACEMENT, as_text(value).replace("\r\n", "\n"))
    lines = text.removesuffix("\n").split("\n")
    if len(lines) > 1 and lines[0][:1].strip() and not text.endswith("\n\n"):
        keep = "|" if text.endswith("\n") else "|-"
        return [keep, *(" " * indent + line if line else "" for line in lines)]
    if _is_plain(text):
        return [text]
    if text.isprintable() and "'" not in text:
        return [f"'{text}'"]
    # Every escape of JSON is one of YAML.
    return [json.dumps(text, ensure_ascii=False)]


def _is_plain(text: str) -> bool:
    """Return whether `text` may stand without quotes, for certain: more could than this says."""
    return (
        text.isprintable()
        and text == text.strip()
        and (text[:1].isalnum() or text[:1] in _PLAIN_BEGINNINGS)
        and text != ""
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text.casefold() not in _OTHER_TYPES
    )
