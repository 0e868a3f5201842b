"""A value that cannot be read for what it should be: the code of its Problem and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """What a parser gives in place of a value; `found` fills in the Problem's patterns."""

    code: str
    found: Mapping[str, Any] = field(default_factory=dict)


PLACEHOLDERS = frozenset(
    """tbc|tba|tbd|tbf|n/a|na|none|nil|null|unknown|pending|not applicable|to be confirmed|to be agreed
    to be decided|to be determined|to follow|not known|not yet known|don't know|don’t know
    ?|??|???|-|–|—|…|...|~|#|x|xx|xxx""".replace("\n    ", "|").split("|")
)


def placeholder(text: str) -> Fault | None:
    """Return the Fault of a word such as "TBC" that stands in for a value, or None."""
    if text.strip().rstrip(".").casefold() in PLACEHOLDERS or text.strip() in PLACEHOLDERS:
        return Fault("S220", {"found": text})
    return None
