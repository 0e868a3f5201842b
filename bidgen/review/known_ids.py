"""Every id that a text names is the id of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from bidgen.compose.ids import id_runs
from bidgen.formats import listed, listed_some
from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.read.schemas import table_labels
from bidgen.review.mentions import CODE, LETTER, Mention, mentioned, names
from bidgen.review.personal_data import POSTCODE_AREAS

# What people call a record of each table, in front of its id.
RECORDS: Mapping[str, str] = {
    "stories": r"(?:user )?(?:story|stories)",
    "approvals": r"approvals?",
    "options": r"options?",
    "costs": r"costs?|cost lines?",
    "benefits": r"benefits?",
    "assumptions": r"assumptions?",
    "optimism_bias": r"(?:optimism )?bias(?:es)?",
    "questions": r"(?:research )?questions?",
    "sessions": r"sessions?|interviews?|workshops?",
    "participants": r"participants?",
    "findings": r"findings?",
    "needs": r"(?:user )?needs?",
    "forces": r"(?:switching )?forces?",
    "gaps": r"gaps?",
    "journey": r"(?:journey )?steps?",
    "recommendations": r"recommendations?",
    "lessons": r"lessons?",
    "goals": r"goals?",
    "hypotheses": r"(?:riskiest )?assumptions?|hypothes[ie]s",
    "workstreams": r"workstreams?",
    "sprints": r"sprints?",
    "deliverables": r"deliverables?",
    "milestones": r"milestones?",
    "budget": r"budget lines?|lines?",
    "risks": r"risks?",
}
_RECORD_BEFORE = {
    table: re.compile(rf"\b(?:{words}) (?:id |number |no\.? )?[(“]?$", re.IGNORECASE)
    for table, words in RECORDS.items()
}
_RECORD_AFTER = {table: re.compile(rf" (?:{words})\b", re.IGNORECASE) for table, words in RECORDS.items()}
_ALONE_BEFORE = re.compile(
    r"[(\[;,] ?(?:(?:see|also|and|or|from|both|cf\.?|e\.g\.|such as) )*$", re.IGNORECASE
)
_ALONE_AFTER = re.compile(r" ?[)\];,]")
_HEADS = re.compile(r"(?:[-#]|\d+\.)? ?$")
_COLON = re.compile(r" ?:| [–—-] ")
_THE = re.compile(r"\bthe $", re.IGNORECASE)
# Sizes of paper, quarters and halves of a year, forms and groups of states.
_ELSE = re.compile(r"A[345]|[QH][1-4]|P45|P60|G7|G20")
_POSTCODE_AREA = re.compile(POSTCODE_AREAS)
_LONGEST_RUN = 200


@dataclass(frozen=True)
class IdTable:
    """One table with those of its ids that are codes or letters."""

    field: str
    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class KnownIds:
    """The tables of a bid, and all their ids in small letters."""

    tables: tuple[IdTable, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(one.casefold() for table in self.tables for one in table.ids)


@dataclass(frozen=True)
class LostMention:
    """What a text says of no record: the words, the `ids` that there are not, and the tables of such ids."""

    text: str
    ids: tuple[str, ...]
    tables: tuple[IdTable, ...]

    @property
    def nearest(self) -> str | None:
        """The id that may be meant by the first of those that there are not; None for an option's letter."""
        if LETTER.fullmatch(self.ids[0]):
            return None
        known = (one for table in self.tables for one in table.ids if _letters(one) == _letters(self.ids[0]))
        return min(known, key=lambda one: abs(_number(one) - _number(self.ids[0])), default=None)


def mentions_lead_somewhere(bid: Bid) -> Iterator[Problem]:
    """Yield C442 for each id that a text mentions and no record of the bid has, once for each text.

    Looked at is every text of the bid. Where tables use the same letters, the ids of all of them are known.
    """
    known = known_ids(bid)
    for record in bid.inputs:
        for text, place in texts_of(record):
            for one in lost_mentions(text, known):
                what = "no record" if one.ids == (one.text,) else f"no records {listed_some(one.ids)}"
                yield problem("C442", place, mention=one.text, what=(what,), known=(_known(one),))


def lost_mentions(text: str, known: KnownIds) -> tuple[LostMention, ...]:
    """Return every mention of an id that is like those of a table and is in none of them, each once."""
    found: dict[str, LostMention] = {}
    for mention in mentioned(text):
        # Nearly all of them.
        if mention.first != mention.last or mention.first.casefold() not in known.ids:
            lost = _lost(mention, known.tables)
            if lost is not None:
                found.setdefault(lost.text, lost)
    return tuple(found.values())


def known_ids(bid: Bid) -> KnownIds:
    """Return the ids of every table of the bid that has any that a text may mention."""
    labels = table_labels()
    found = []
    for record in bid.inputs:
        for field in fields(record):
            rows = getattr(record, field.name)
            if field.name in labels and isinstance(rows, tuple):
                ids = (str(row.id) for row in rows if hasattr(row, "id"))
                codes = tuple(one for one in ids if CODE.fullmatch(one) or LETTER.fullmatch(one))
                found.append(IdTable(field.name, labels[field.name], codes))
    return KnownIds(tuple(one for one in found if one.ids))


def _lost(mention: Mention, tables: Iterable[IdTable]) -> LostMention | None:
    alike = tuple(one for one in tables if any(_letters(each) == _letters(mention.first) for each in one.ids))
    if mention.letter:
        alike = tuple(one for one in alike if one.field == "options")
    missing = tuple(one for one in _named(mention) if not _is_known(one, alike))
    if not alike or not missing or not _is_sure(mention, missing, alike):
        return None
    return LostMention(mention.text, missing, alike)


def _named(mention: Mention) -> tuple[str, ...]:
    """Return every id of a run; of one that is no run, or no likely one, its ends."""
    first, last = mention.first, mention.last
    if first == last:
        return (first,)
    if mention.letter:
        return tuple(chr(one) for one in range(ord(first), ord(last) + 1)) or (first, last)
    begins, ends = _number(first), _number(last)
    if _letters(first) != _letters(last) or not begins < ends < begins + _LONGEST_RUN:
        return (first, last)
    width = len(_digits(first))
    return (first, *(f"{_letters(first)}{one:0{width}}" for one in range(begins + 1, ends)), last)


def _is_known(named: str, tables: Iterable[IdTable]) -> bool:
    mention = Mention(named, named, named, (), "", "", letter=LETTER.fullmatch(named) is not None)
    return any(names(mention, one) for table in tables for one in table.ids)


def _is_sure(mention: Mention, missing: tuple[str, ...], alike: tuple[IdTable, ...]) -> bool:
    """Return whether what looks like an id is meant as one."""
    if mention.letter:
        # "The option I prefer".
        return missing != ("I",)
    if any(_is_called(mention, one.field) for one in alike if one.field in RECORDS):
        return True
    ends = [one for one in (mention.first, mention.last) if one in missing]
    if not ends:
        return True
    typed = ends[0]
    ids = [one for table in alike for one in table.ids if _letters(one) == _letters(typed)]
    # The two ends of what looks like a run may have letters of their own: R1-P3 is no run.
    if not ids or _THE.search(mention.before) or not _fits(typed, ids):
        return False
    if _ELSE.fullmatch(typed) and _number(typed) > max(map(_number, ids)):
        return False
    beside = {mention.first, mention.last, *mention.row} - set(missing)
    return (
        any(_is_known(one, alike) for one in beside)
        or _stands_alone(mention)
        or (_digits(typed).startswith("0") and any(_digits(one).startswith("0") for one in ids))
        or (_is_long(typed) and not _POSTCODE_AREA.fullmatch(_letters(typed)))
    )


def _is_called(mention: Mention, table: str) -> bool:
    """Return whether the word for a record of the table stands before it or after it."""
    return bool(_RECORD_BEFORE[table].search(mention.before) or _RECORD_AFTER[table].match(mention.after))


def _fits(typed: str, ids: Iterable[str]) -> bool:
    """Return whether the number is as long as those of the ids, or the next one."""
    numbers = [_digits(one) for one in ids]
    longest = max(map(len, numbers))
    if _is_long(typed) and not any(one.startswith("0") for one in numbers):
        longest = max(longest, 2)
    return len(_digits(typed)) <= longest or _number(typed) == max(map(int, numbers)) + 1


def _stands_alone(mention: Mention) -> bool:
    """Return whether it is in brackets with nothing else up to a comma, or heads a line: "F03: ..."."""
    before, after = mention.before, mention.after
    in_brackets = max(map(before.rfind, "([")) > max(map(before.rfind, ")]"))
    alone = in_brackets and _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after)
    return bool(alone or (_HEADS.fullmatch(before) and _COLON.match(after)))


def _known(lost: LostMention) -> str:
    """Return which ids there are, and the one that may be meant."""
    has = listed([f"{one.label} has {_from_to(one.ids)}" for one in lost.tables])
    return f"{has}; the nearest is {lost.nearest}." if lost.nearest else f"{has}."


def _from_to(ids: tuple[str, ...]) -> str:
    return listed(id_runs(ids))


def _letters(one: str) -> str:
    code = CODE.fullmatch(one)
    return code["letters"] if code else ""


def _is_long(one: str) -> bool:
    """Return whether its letters are more than one: they seldom mean anything else."""
    return len(_letters(one).rstrip("-")) > 1


def _digits(one: str) -> str:
    code = CODE.fullmatch(one)
    return code["digits"] if code else "0"


def _number(one: str) -> int:
    return int(_digits(one))
