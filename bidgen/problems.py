"""A Problem says what is wrong, where, and how to mend it. Faults are values: nothing is raised."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bidgen.catalogue import CATALOGUE, Severity
from bidgen.places import Place

LONGEST_QUOTE = 80
LONGEST_ITEM = 300
# How many other Places a Problem of many alike names; its message says how many there are.
MOST_RELATED = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: `message` says what is wrong, what was found and what was expected.

    `related` are other Places that matter, such as the first of two duplicates.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None
    remedy: str
    related: tuple[Place, ...] = ()

    @property
    def name(self) -> str:
        """The short name of the code, such as "duplicate-field"."""
        return CATALOGUE[self.code].name


def problem(
    code: str,
    place: Place | None,
    *,
    related: Iterable[Place | None] = (),
    severity: Severity | None = None,
    **found: object,
) -> Problem:
    """Return the Problem `code` of the catalogue at `place`, its patterns filled in with `found`.

    Every value is quoted safely: cut to a readable length, control characters made visible; a tuple is
    listed, each of its items quoted, so the program's own lists are never cut. Of `related` the first that
    are known are kept. Pass `severity` only to lower what is less sure than usual to advice, such as a rule
    that is not confirmed at its source.
    """
    entry = CATALOGUE[code]
    shown = _Shown({name: _listed(value) for name, value in found.items()})
    return Problem(
        code=code,
        severity=severity or entry.severity,
        message=entry.message.format_map(shown),
        place=place,
        remedy=entry.remedy.format_map(shown),
        related=tuple(place for place in related if place is not None)[:MOST_RELATED],
    )


def quote(value: object, longest: int = LONGEST_QUOTE) -> str:
    """Return `value` as text that is safe to print: one line, visible controls, a bounded length."""
    text = value if isinstance(value, str) else str(value)
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(_visible(character) for character in text)


def _listed(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(quote(item, LONGEST_ITEM) for item in value)
    return quote(value)


def _visible(character: str) -> str:
    if character in "\n\t":
        return " "
    # Cc, Cf, Cs, Co, Cn: what a terminal may obey or cannot show (bidirectional overrides are Cf).
    if unicodedata.category(character).startswith("C"):
        return f"[U+{ord(character):04X}]"
    return character


class _Shown(dict[str, str]):
    """A message must never fail for want of a value: an unfilled name stays visible."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
