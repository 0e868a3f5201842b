"""The people whom a bid must never name: their names found in texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bidgen.read.raw import RawBid
from bidgen.review.name_forms import name_forms, name_signs
from bidgen.review.plain import Plain, plain


def people_listed(raw: RawBid | None) -> tuple[str, ...]:
    """Return the names of `people` as they were typed, for a bid that is not whole."""
    value = raw.inputs["bid"].values.get("people") if raw and "bid" in raw.inputs else None
    names = value if isinstance(value, list) else str(value or "").splitlines()
    return tuple(one.strip() for one in names if isinstance(one, str) and one.strip())


def names_within(text: str, people: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers, from 1, of those `people` whose name is in the text.

    Found are the whole name in any case, with any accents, with names or initials in the middle and as an
    address has it (jane.smith, jsmith@), the surname before the first name (Smith, Jane), the surname with
    an initial or a title (J. Smith, Ms Smith) and the first name with an initial (Jane S.). A name of one
    word is found as it is typed.
    """
    if not people:
        return ()
    searched = plain(text)
    return tuple(number for number, name in enumerate(people, 1) if any(True for _ in _spans(searched, name)))


def name_spans(text: Plain, people: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the plain text has a name of the people; spans may overlap."""
    for name in people:
        yield from _spans(text, name)


def _spans(text: Plain, name: str) -> Iterator[tuple[int, int]]:
    small = text.text.casefold()
    # Few texts have any piece of a name.
    if any(sign in small for sign in name_signs(name)):
        for form in name_forms(name):
            for match in form.finditer(text.text):
                yield match.span()
