"""Names and personal data taken out of Problems: these are printed, logged and shown to others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bidgen.problems import Problem
from bidgen.review.people import name_spans
from bidgen.review.personal_data import found_in
from bidgen.review.plain import plain

MASK = "[a name]"
# Whatever was born, and whenever: a Problem need not tell.
_ANY_YEAR = 10_000


def without_personal_data(problems: Iterable[Problem], people: Sequence[str]) -> tuple[Problem, ...]:
    """Return the Problems with [a name] for every name of `people`, and other personal data cut short."""
    return tuple(
        replace(one, message=_masked(one.message, people), remedy=_masked(one.remedy, people))
        for one in problems
    )


def _masked(text: str, people: Sequence[str]) -> str:
    searched = plain(text)
    marks = [(*span, MASK) for span in name_spans(searched, people)]
    marks += [(start, end, one.masked) for one, start, end in found_in(searched.text, _ANY_YEAR)]
    if not marks:
        return text
    pieces: list[str] = []
    done = 0
    # Of marks that overlap, the first is shown, and of those that begin together a name.
    for start, end, mask in sorted(marks, key=lambda mark: (mark[0], mark[2] != MASK)):
        first, after = searched.typed_span(start, end)
        if first >= done:
            pieces += (text[done:first], mask)
        done = max(done, after)
    return "".join((*pieces, text[done:]))
