"""The forms in which a person's name is written: as listed, surname first, with an initial or a title."""

from __future__ import annotations

import re
from functools import cache

from bidgen.review.plain import plain

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Revd?|Reverend)\b\.?"
_BEFORE = re.compile(rf"(?:{_TITLE}\s+)+", re.IGNORECASE)
# What stands after a listed name: (researcher), - lead, OBE.
_AFTER = re.compile(r"\s*\(.*|\s+[–—-]\s.*|,?\s+(?:[MOC]BE|JP|QC|KC|PhD|MSc|BSc|BA|MA|MBA|CPFA)\b.*")
_GAP = r"(?:\s{1,3}|[._/+–-])"
# One or two names or initials between the first name and the surname.
_MIDDLE = r"""(?:\s['"“(]?[A-Z][\w'-]*['"”)]?\.?){1,2}\s"""
# First names that are everyday words too: in small letters they are taken for the word.
_WORDS = re.compile(
    "amber|april|art|august|autumn|basil|bill|carol|chase|clay|crystal|dale|daisy|dawn|dean|drew|faith|frank|gene"
    "|grace|grant|guy|heather|holly|hope|iris|ivy|jack|jade|joy|june|lance|lily|mark|may|miles|nick|olive|pat"
    "|penny|pierce|reed|rich|rob|rose|rosemary|ruby|rusty|sage|skip|sky|sue|summer|terry|violet|wade|will|young",
    re.IGNORECASE,
)


@cache
def name_signs(name: str) -> tuple[str, ...]:
    """Return pieces of the name in small letters; no text without one of them has a form of the name."""
    words = _words_of(name)
    ends = dict.fromkeys(words[:1] + words[-1:])
    return tuple(max(re.findall(r"\w+", one.casefold()), key=len, default=one) for one in ends)


@cache
def name_forms(name: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds the name in a plain text. It may be listed with a title, a role or surname first."""
    words = _words_of(name)
    if len(words) < 2:
        return tuple(_whole(re.escape(word)) for word in words)
    first, last = words[0], words[-1]
    # In small letters "mark will" and "will young" are no names.
    is_word = _WORDS.fullmatch(first) is not None
    flags = re.NOFLAG if is_word else re.IGNORECASE
    initial = re.escape(first[0].upper())
    # "A Day" and "Day, I" are names where they are written "A. Day" and "Day, I."
    stop, end = (r"\.", r"\.") if initial in "AI" else (r"\.?", r"(?:\.|(?!\w))")
    forms = [
        _whole(_GAP.join(map(_spelt, words)), flags),
        _whole(_GAP.join(_spelt(one.upper()) for one in words)),
        _whole(_capital(first) + _MIDDLE + _capital(last)),
        _whole(f"{_spelt(first)}{_GAP}{_spelt(last)}", flags),
        # JaneSmith, and jsmith@ as addresses and accounts have it.
        _whole(f"{_spelt(first)}{_spelt(last)}", flags),
        re.compile(rf"(?<!\w)@?{initial}{_spelt(last)}@|@{initial}{_spelt(last)}(?!\w)", re.IGNORECASE),
        _whole(rf"{_capital(last)},\s?{_capital(first)}"),
        _whole(rf"{_spelt(last.casefold())},\s?{_spelt(first.casefold())}"),
        re.compile(rf"(?<!\w){_capital(last)},\s?{initial}{end}"),
    ]
    # Of Jan van der Berg, "Ms Berg" and "Ms van der Berg".
    between = _GAP.join(f"(?i:{_spelt(one)})" for one in words[1:-1])
    for surname in (_capital(last), between + _GAP + _capital(last))[: len(words) - 1]:
        forms.append(_whole(rf"{initial}{stop}(?:[\s-]?[A-Z]\.?)?\s?{surname}"))
        forms.append(_whole(rf"{_TITLE}\s(?:[A-Z]\.?\s?)?{surname}"))
    if not is_word:
        forms.append(_whole(rf"{_capital(last)}\s{{1,3}}{_capital(first)}"))
        forms.append(re.compile(rf"(?<!\w){_capital(first)}\s{re.escape(last[0].upper())}\."))
    return tuple(forms)


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a listed name, the first name first, without what stands around it."""
    listed = _AFTER.sub("", plain(name).text.strip())
    before = _BEFORE.match(listed)
    bare = listed[before.end() :] if before else listed
    ahead, comma, behind = (part.strip() for part in bare.partition(","))
    if comma:
        surname_first = ahead[:1].islower() or " " not in ahead
        bare = f"{behind} {ahead}" if surname_first and behind[:1].isupper() else ahead
    words = bare.split()
    # "Ms Smith" alone is found with the title: every Smith would be too many.
    return tuple(words if len(words) > 1 or not before else listed.split())


def _capital(word: str) -> str:
    """Return what matches the word with a capital, the rest in letters of either kind."""
    return re.escape(word[0].upper()) + (f"(?i:{_spelt(word[1:])})" if word[1:] else "")


def _spelt(word: str) -> str:
    """Return what matches the word with or without its apostrophes and hyphens."""
    return re.escape(word).replace("'", r"['\s]?").replace(r"\-", r"[\s-]?")


def _whole(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", flags)
