"""What the catalogue knows about one kind of Problem."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a Problem matters.

    error: the documents would be wrong, so nothing is built.
    warning: can be built, every page marked DRAFT, must not be sent.
    advice: worth a look; every rule that is not confirmed at its source.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its short name, its message and remedy as patterns, why it matters, an example.

    Patterns use `str.format` names; `bidgen.problems.problem` fills them in.
    """

    code: str
    name: str
    severity: Severity
    message: str
    remedy: str
    explanation: str
    example: str


def without_values(pattern: str) -> str:
    """Return a pattern as people read it where no value is known: an ellipsis in the place of each."""
    return pattern.format_map(defaultdict(lambda: "…"))
