"""The people whom a bid must never name: their names found in texts, and taken out of Problems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from bidgen.problems import Problem
from bidgen.read.raw import RawBid

MASK = "[a name]"

_GAP = r"(?:[\s\u00a0]{1,3}|[._-])"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame)\.?\s"
# First names that are everyday words too: in small letters they are taken for the word.
_WORDS = re.compile(
    "amber|april|art|august|autumn|basil|bill|carol|chase|clay|crystal|dale|daisy|dawn|dean|drew|faith|frank|gene"
    "|grace|grant|guy|heather|holly|hope|iris|ivy|jack|jade|joy|june|lance|lily|mark|may|miles|nick|olive|pat"
    "|penny|pierce|reed|rich|rob|rose|rosemary|ruby|rusty|sage|skip|sky|sue|summer|terry|violet|wade|will|young",
    re.IGNORECASE,
)


def people_listed(raw: RawBid | None) -> tuple[str, ...]:
    """Return the names of `people` as they were typed, for a bid that is not whole."""
    value = raw.inputs["bid"].values.get("people") if raw and "bid" in raw.inputs else None
    names = value if isinstance(value, list) else str(value or "").splitlines()
    return tuple(one.strip() for one in names if isinstance(one, str) and one.strip())


def names_within(text: str, people: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers, from 1, of those `people` whose name is in the text.

    Found are the whole name in any case, with any accents and as an address has it (jane.smith), the
    surname before the first name (Smith, Jane), and the surname with an initial or a title (J. Smith,
    Ms Smith). A name of one word is found as it is typed.
    """
    if not people:
        return ()
    plain = _plain(text)
    small = plain.casefold()
    # Every form of a name has the surname, and few texts have any.
    return tuple(
        number
        for number, name in enumerate(people, 1)
        if _surname(name) in small and any(pattern.search(plain) for pattern in _patterns(name))
    )


def without_names(problems: Iterable[Problem], people: Sequence[str]) -> tuple[Problem, ...]:
    """Return the Problems with every name of `people` masked, in messages and remedies."""
    if not people:
        return tuple(problems)
    return tuple(
        replace(one, message=_masked(one.message, people), remedy=_masked(one.remedy, people))
        for one in problems
    )


def _masked(text: str, people: Sequence[str]) -> str:
    text = unicodedata.normalize("NFC", text)
    for name in people:
        for pattern in _patterns(name):
            for match in reversed(list(pattern.finditer(_plain(text)))):
                text = text[: match.start()] + MASK + text[match.end() :]
    return text


def _plain(text: str) -> str:
    """Return the text without accents and with straight apostrophes, character for character."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(unicodedata.normalize("NFKD", one)[0] for one in composed).replace("’", "'")


@cache
def _surname(name: str) -> str:
    return (_plain(name).casefold().split() or [""])[-1]


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds a name, the longest form first."""
    words = _plain(name).split()
    if not words:
        return ()
    first, last = re.escape(words[0]), re.escape(words[-1])
    if len(words) == 1:
        return (_whole(first),)
    # In small letters "mark will" and "will young" are no names.
    flags = 0 if _WORDS.fullmatch(words[0]) else re.IGNORECASE
    # "A Day" is a name where it is written "A. Day".
    stop = r"\." if words[0][0] in "AI" else r"\.?"
    return (
        _whole(_GAP.join(map(re.escape, words)), flags),
        _whole(_GAP.join(re.escape(one.upper()) for one in words)),
        _whole(rf"{first}{_GAP}{last}", flags),
        _whole(rf"{last},\s?{first}", flags),
        _whole(rf"{re.escape(words[0][0])}{stop}(?:\s?[A-Z]\.?)?\s?{last}"),
        _whole(rf"{_TITLES}(?:[A-Z]\.?\s?)?{last}"),
    )


def _whole(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", flags)
