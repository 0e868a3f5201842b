"""The counts that somebody typed in a text, of what the tables of the bid count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from bidgen.check.number_words import NUMBER_WORD, number_in_words
from bidgen.formats import MONTHS
from bidgen.review.counted import COUNTED, Counted
from bidgen.review.sentences import sentences, without_quotations

_NUMBER = re.compile(rf"(?<![\w£.,/–-])(?:{NUMBER_WORD}|\d{{1,3}}(?:,\d{{3}})*|\d+)(?![\w.,])", re.IGNORECASE)
_HAS_NUMBER = re.compile(rf"(?:\d|\b{NUMBER_WORD})[*_]*[\s-]", re.IGNORECASE)
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_WE = (
    r"(?:we|(?:the|our|this) (?:team|Discovery|research|project|researchers?|supplier)|researchers)"
    r"(?: (?:have|has|also|then|first))*"
)
# What else the subject does, before the verb in question.
_AND = r"(?: [^.;:!?]{1,80} and)?"
_IN_ALL = r"(?: (?:only|just|in all|in total|altogether|a total of|all|an?))?"
# What may be listed before it: "a workshop, 15 survey answers and". Prepositions make it something else.
_WORD = r"(?!(?:with|in|into|that|who|which|of|from|about|to|for|at|on|but|by|if|between|or)\b)[\w’'-]+"
_LIST = rf"(?:{_WORD}(?: {_WORD}){{0,3}}(?:, (?:and )?| and ))*"
_OWN = re.compile(
    r"\b(?:our|all(?: of)? our|(?:Alpha|Discovery|bid|plan|report)[’']s|a total of) $", re.IGNORECASE
)
_THE = re.compile(r"\b(?:the|all|each of) $", re.IGNORECASE)
_THESE = re.compile(r"\b(?:these|those|its) $", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:^|[:;(] ?|^of(?: the)? |\b(?:and|but|that|(?:in all|in total|altogether|overall),) )$", re.IGNORECASE
)
_IN_TOTAL = re.compile(r" (?:in all|in total|altogether)\b", re.IGNORECASE)
_NOT_EXACT = re.compile(
    r"\b(?:least|most|than|about|around|roughly|nearly|almost|over|up to|or|to|first|last|other|further|next"
    r"|another|every|maximum of|minimum of) $",
    re.IGNORECASE,
)
_WERE = r"(?:(?: (?:were|was|have been|has been))? )"
# What comes before says of which of them the sentence tells.
_WHEN = re.compile(
    r"\b(?:when|where|while|once|since|after|before|until|in|on|at|by|during|within|for|with)\b"
    r"(?! (?:all|total|(?:the|this|our) (?:Discovery|research|user research))\b)",
    re.IGNORECASE,
)
# What tells of some of them, of more than were counted or of another thing than the word alone.
_SOME = re.compile(
    r"[’'/-]|\s?\((?:of|out of)\b| (?:with|in|on|at|about|that|which|who|whom|whose|where|for|from|of|by|to"
    r"|between|among|during|before|after|over|under|within|without|above|below|beyond|outside|inside|since"
    r"|until|till|than|as|such|like|including|concerning|relating|next|last|this|per|a|an|every|each|more"
    r"|less|or (?:more|so|fewer|less)|plus|led|held|planned|named|called|marked|rated|left|open|due|remaining"
    r"|ago|later|earlier|longer|shorter|long|old|live|up|not|sprints?|cycles?)\b",
    re.IGNORECASE,
)
# "Heard six councils say it" and "has three councils interested" are about what follows.
_CLOSES = re.compile(r" ?(?:$|[.,;:!?()]| [–—-] )| (?:and|but|because|so|while)\b", re.IGNORECASE)
_ALL_THE_SAME = re.compile(
    r" (?:in all\b|in total\b|(?:of|in|for|during) (?:the|this|our) (?:Alpha|Discovery|plan|report|research"
    r"|user research|bid|project|business case|future journey)\b"
    rf"|(?:between|from|since) (?:\[\[|(?:\d\d? )?{_MONTH})|over (?:\[\[|\d|{NUMBER_WORD}\b)"
    r"|with (?:\S+ ){1,2}milestones\b|across\b|besides\b|as well\b)",
    re.IGNORECASE,
)
# Sentences of what might be, of somebody else's work or of what was looked at once.
_OTHERWISE = re.compile(
    r"\b(?:if|unless|whether|instead of|in place of|rather than|earlier|previous|another|elsewhere|originally"
    r"|at first|long[- ]?list|short[- ]?list|shortlisted|could have|might have|should have|would have)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|would|shall|Alpha|Beta|next|plan to|hope to|propose to)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Told(IntEnum):
    """How sure it is that a count tells of all there are."""

    # It may be some of them: those of a day, a place or a sentence before.
    PERHAPS = 0
    # It may point back to some that were just named; so many are hardly ever named.
    LIKELY = 1
    SURELY = 2


@dataclass(frozen=True)
class TypedCount:
    """A number as it was typed with what it counts, and whether that is all there are of it."""

    text: str
    number: int
    what: Counted
    told: Told


def typed_counts(text: str, *, in_brief: bool, since: int, lead: tuple[str, ...]) -> Iterator[TypedCount]:
    """Yield every count of a text that tells how many there are in all of what the tables count.

    Left alone are words in quotation marks, numbers that are not exact (at least five), some of them (two of
    the interviews, remote interviews), plans where what was done is counted, and years before `since`, when
    the Discovery began. `lead` are the names of the lead: who counts it in counts another thing.
    """
    if not _HAS_NUMBER.search(text):
        return
    for sentence in sentences(without_quotations(text)):
        numbers = [one for one in _NUMBER.finditer(sentence) if _any().match(sentence, one.end())]
        if not numbers or _OTHERWISE.search(sentence):
            continue
        if any(int(year) < since for year in _YEAR.findall(sentence)):
            continue
        counts_lead = any(one in sentence for one in lead) and "besides" not in sentence
        rows = [
            (what, pattern)
            for what, pattern in _patterns()
            if (what.in_brief or not in_brief) and not (what.others and counts_lead)
        ]
        for number in numbers:
            for what, pattern in rows:
                words = pattern.match(sentence, number.end())
                found = words and _count(what, number, words, lead)
                if found:
                    yield found


def _count(
    what: Counted, number: re.Match[str], words: re.Match[str], lead: tuple[str, ...]
) -> TypedCount | None:
    before, after = words.string[: number.start()], words.string[words.end() :]
    value = _value(number.group())
    if (value == 1) != (words["one"] is not None):
        return None
    for name in lead:
        after = re.sub(rf"^ (?:with|including|counting|besides) {re.escape(name)}\b", "", after)
    told = _told(what, before, after)
    return None if told is None else TypedCount(number.group() + words.group(), value, what, told)


def _value(digits: str) -> int:
    in_words = number_in_words(digits)
    return int(digits.replace(",", "")) if in_words is None else in_words


def _told(what: Counted, before: str, after: str) -> Told | None:
    """Return how sure it is that all there are are meant; None where nothing says so."""
    around = _around(what)
    passive = around.was.match(after)
    if passive and _BEGINS.search(before) and _leaves_none_out(after[passive.end() :]):
        return Told.PERHAPS if passive.groupdict().get("part") else Told.LIKELY
    if _CLOSES.match(after) or _ALL_THE_SAME.match(after):
        if done := around.done.search(before):
            return Told.PERHAPS if _WHEN.search(before[: done.start("verb")]) else Told.SURELY
        if around.has.search(before):
            return Told.SURELY
    if not _leaves_none_out(after):
        return None
    if not what.owned or (what.past and _TO_COME.search(before + after)):
        return None
    if _OWN.search(before) or (_IN_TOTAL.match(after) and not _NOT_EXACT.search(before)):
        return Told.SURELY
    if _THE.search(before):
        return Told.SURELY if what.title else Told.LIKELY
    return Told.PERHAPS if _THESE.search(before) else None


def _leaves_none_out(after: str) -> bool:
    return bool(_ALL_THE_SAME.match(after)) or not _SOME.match(after)


@dataclass(frozen=True)
class _Around:
    """What stands around a count that tells of all."""

    done: re.Pattern[str]
    was: re.Pattern[str]
    has: re.Pattern[str]


@cache
def _around(what: Counted) -> _Around:
    return _Around(
        re.compile(rf"\b{_WE}{_AND} (?P<verb>{what.done}){_IN_ALL} {_LIST}$", re.IGNORECASE),
        re.compile(rf"{_WERE}{what.was}\b", re.IGNORECASE),
        re.compile(rf"\b(?:{what.has}){_AND} {what.verbs}{_IN_ALL} {_LIST}$", re.IGNORECASE),
    )


@cache
def _patterns() -> tuple[tuple[Counted, re.Pattern[str]], ...]:
    return tuple(
        (one, re.compile(rf"[ -](?:{one.words}|(?P<one>{one.one}))\b", re.IGNORECASE)) for one in COUNTED
    )


@cache
def _any() -> re.Pattern[str]:
    """Return what follows the number of every count: few numbers are counts."""
    words = "|".join(each for one in COUNTED for each in (one.words, one.one))
    return re.compile(rf"[ -](?:{words})\b", re.IGNORECASE)
