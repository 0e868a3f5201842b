"""Which ids a text mentions: F03, F06 to F11, option C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bidgen.review.sentences import paragraphs

# A few letters and a number make a code; an id that is a word, such as delivery-manager, is never mentioned.
_BEGINS = r"(?:[A-Z][A-Za-z]{0,4}|[a-z]{1,2})-?"
CODE = re.compile(rf"(?P<letters>{_BEGINS})(?P<digits>\d{{1,4}})(?P<part>[a-z]?)")
LETTER = re.compile(r"[A-Z]")

_CODE = rf"{_BEGINS}\d{{1,4}}[a-z]?(?!\w)"
_RUN = r"(?: ?[–—-] ?| (?:to|through) )"
_ROW = r"(?:, ?(?:and |or )?|; ?| (?:and|or|&) |/)"
_CODES = re.compile(
    rf"(?<![\w/.@#=&£$%’'!+-]){_CODE}(?:(?:{_RUN}|{_ROW}){_CODE}|[–-]\d{{1,4}}(?!\w))*(?![-/.@’']\w(?<![’']s))"
)
_OPTIONS = re.compile(rf"\b[Oo]ptions? (?P<letters>[A-Z](?:(?:{_RUN}|{_ROW})[A-Z](?![\w]))*)(?!\w|-\w)")
_RUNS = re.compile(_RUN)
_IDS = re.compile(rf"{_CODE}|\d{{1,4}}")
_LETTERS = re.compile(r"\b[A-Z]\b")
_NO_WORDS = re.compile(r"\[\[[^\]]*\]\]|https?://\S+")
# What has none of these mentions nothing, and most texts have none.
_MAY_MENTION = re.compile(r"[A-Za-z]-?\d|[Oo]ptions?\s")
# A quarter or half of a year is no record, nor is the cell of a sheet or a size of paper.
_OF_A_YEAR = re.compile(r" (?:of |in )?(?:FY ?)?(?:19|20)\d\d\b|/\d", re.IGNORECASE)
_THING_BEFORE = re.compile(
    r"\b(?:cells?|columns?|rows?|roads?|motorways?|junctions?|routes?|keys?|versions?|vitamin|bands?|grades?"
    r"|sizes?|postcodes?|forms?|sections?|figures?|tables?|pages?|sheets?|appendix|annex|class|zone) $",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r" (?:paper|pages?|sheets?|sides?|roads?|motorway|corridor|officers?|forms?|agreements?|buckets?"
    r"|postcodes?|size)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """One id as a text has it, or a run of ids from `first` to `last`; both are the same for one id.

    `text` is how it was typed and `row` the other ids in the same breath. `before` and `after` are the words
    of the paragraph around them. `letter` says that it is an option's letter, behind the word "option".
    """

    text: str
    first: str
    last: str
    row: tuple[str, ...]
    before: str
    after: str
    letter: bool = False


def names(mention: Mention, one: str) -> bool:
    """Return whether the mention names the id, a code such as F03, REC1 or R-2 or the letter of an option.

    A run names everything between its ends, in any case; C12 names C12a and C12b where those are the ids.
    """
    if mention.letter:
        return LETTER.fullmatch(one) is not None and mention.first <= one <= mention.last
    code, first, last = (CODE.fullmatch(each) for each in (one, mention.first, mention.last))
    if code is None or first is None or last is None:
        return False
    if code["letters"].casefold() != first["letters"].casefold():
        return False
    if mention.first == mention.last:
        return code["digits"] == first["digits"] and first["part"] in ("", code["part"])
    return int(first["digits"]) <= int(code["digits"]) <= int(last["digits"])


# Many cells of a column say the same.
@lru_cache(maxsize=4096)
def mentioned(text: str) -> tuple[Mention, ...]:
    """Return everything in a text that may be the mention of an id, whether or not there is such an id."""
    return tuple(_mentioned(text)) if _MAY_MENTION.search(text) else ()


def _mentioned(text: str) -> Iterator[Mention]:
    for paragraph in paragraphs(_NO_WORDS.sub("…", text)):
        for found in _CODES.finditer(paragraph):
            before, after = paragraph[: found.start()], paragraph[found.end() :]
            if not (_OF_A_YEAR.match(after) or _THING_BEFORE.search(before) or _THING_AFTER.match(after)):
                yield from _apart(found.group(), before, after, letter=False)
        for found in _OPTIONS.finditer(paragraph):
            before, after = paragraph[: found.start("letters")], paragraph[found.end() :]
            yield from _apart(found["letters"], before, after, letter=True)


def _apart(row: str, before: str, after: str, *, letter: bool) -> Iterator[Mention]:
    """Yield each id and each run of a row of them."""
    tokens = list((_LETTERS if letter else _IDS).finditer(row))
    ends: list[tuple[re.Match[str], re.Match[str]]] = []
    for token in tokens:
        if ends and _RUNS.fullmatch(row, ends[-1][1].end(), token.start()) and ends[-1][0] is ends[-1][1]:
            ends[-1] = (ends[-1][0], token)
        else:
            ends.append((token, token))
    spelt = [(one.group(), _with_letters(last.group(), one.group())) for one, last in ends]
    for place, ((first, last), (start, end)) in enumerate(zip(spelt, ends, strict=True)):
        others = tuple(one for at, pair in enumerate(spelt) if at != place for one in pair)
        text = row[start.start() : end.end()]
        yield Mention(text, first, last, others, before, after, letter)


def _with_letters(last: str, first: str) -> str:
    """Return the end of a run with the letters of its beginning where it has none: F06–11."""
    return re.sub(r"\d.*", "", first) + last if last.isdigit() else last
