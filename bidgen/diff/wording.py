"""What changed between two runs of words: each change in a few words of its surroundings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 4
LONGEST = 40
ELLIPSIS = "…"
# Above so many pairs of words difflib takes seconds: the words between two that are the same come first.
_MOST_PAIRS = 4_000_000
# So few words between two changes read as a part of them.
_BETWEEN = 2
# Where less than this share of the words stays, the text is a new one.
_LEAST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class WordChange:
    """The words from `old_start` to `old_end` became those from `new_start` to `new_end`, or one is none."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def replaces(self) -> bool:
        return self.old_start < self.old_end and self.new_start < self.new_end


@dataclass(frozen=True, slots=True)
class Rewording:
    """One change: the words before and after it was made, and the unchanged ones around it.

    `before` is "" for words that are new, `after` for words that are gone. `lead` and `trail` begin and end
    with … where the text goes on.
    """

    before: str
    after: str
    lead: str = ""
    trail: str = ""


def changed_words(old: Sequence[str], new: Sequence[str]) -> tuple[WordChange, ...]:
    """Return what to do to the old words to get the new ones, in order; nothing for the same words.

    Changes that stand close together are one, and so is a text of which little is left. The changes from new
    to old are the same ones turned round.
    """
    if tuple(old) > tuple(new):
        # difflib does not find the same both ways.
        return tuple(
            WordChange(one.new_start, one.new_end, one.old_start, one.old_end)
            for one in changed_words(new, old)
        )
    found = list(_joined(_gaps(_blocks(old, new), len(old), len(new))))
    kept = len(old) - sum(one.old_end - one.old_start for one in found)
    if len(found) > 1 and kept < _LEAST_SHARE * max(len(old), len(new)):
        return (WordChange(0, len(old), 0, len(new)),)
    return tuple(found)


def rewordings(old: Sequence[str], new: Sequence[str], around: int = AROUND) -> tuple[Rewording, ...]:
    """Return each change between two runs of words, with up to `around` words on each side of it."""
    return tuple(_in_context(one, old, new, around) for one in changed_words(old, new))


def reworded(old: str, new: str) -> tuple[Rewording, ...]:
    """Return each change between two texts; white space and where lines end are no change."""
    return rewordings(old.split(), new.split())


def in_words(one: Rewording, longest: int = LONGEST) -> str:
    """Return a change on one line: … match each one to the [“right” → “correct”] account …

    Of more than `longest` words that are new or gone the middle is left out.
    """
    before, after = (f"“{shortened(text, longest)}”" for text in (one.before, one.after))
    if not one.before:
        change = f"[added {after}]"
    elif not one.after:
        change = f"[removed {before}]"
    else:
        change = f"[{before} → {after}]"
    return " ".join(part for part in (one.lead, change, one.trail) if part)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line with at most `longest` words, those in its middle left out."""
    words = text.split()
    if len(words) <= longest:
        return " ".join(words)
    last = longest // 3
    return " ".join((*words[: longest - last], ELLIPSIS, *words[-last:]))


def _in_context(one: WordChange, old: Sequence[str], new: Sequence[str], around: int) -> Rewording:
    start, end = max(one.new_start - around, 0), one.new_end + around
    lead = (*((ELLIPSIS,) if start else ()), *new[start : one.new_start])
    trail = (*new[one.new_end : end], *((ELLIPSIS,) if end < len(new) else ()))
    before, after = old[one.old_start : one.old_end], new[one.new_start : one.new_end]
    return Rewording(" ".join(before), " ".join(after), " ".join(lead), " ".join(trail))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where the same words stand in both, in order: start in the old, in the new, and how many."""
    first = _same_at_start(old, new)
    last = _same_at_start(old[first:][::-1], new[first:][::-1])
    yield 0, 0, first
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    if len(inner_old) * len(inner_new) <= _MOST_PAIRS:
        found: Iterable[tuple[int, int, int]] = SequenceMatcher(
            None, inner_old, inner_new, autojunk=False
        ).get_matching_blocks()
    else:
        found = _between_anchors(inner_old, inner_new)
    for at, there, size in found:
        yield first + at, first + there, size
    yield len(old) - last, len(new) - last, last


def _same_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _between_anchors(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the same words of long texts: those that are there once in each, and what is between them.

    Where no word is, nothing is the same: a text of so many words that all come twice is none.
    """
    anchors = _anchors(old, new)
    before = (0, 0)
    for at, there in (*anchors, (len(old), len(new))):
        if anchors:
            for one, other, size in _blocks(old[before[0] : at], new[before[1] : there]):
                yield before[0] + one, before[1] + other, size
        if at < len(old):
            yield at, there, 1
        before = (at + 1, there + 1)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest run, in both orders, of words that each text has once: a patience diff's."""
    in_old, in_new = Counter(old), Counter(new)
    where = {word: at for at, word in enumerate(new) if in_new[word] == 1}
    pairs = [(at, where[word]) for at, word in enumerate(old) if in_old[word] == 1 and word in where]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        at = bisect_left(ends, there)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [there]
        last[at : at + 1] = [number]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _gaps(blocks: Iterable[tuple[int, int, int]], old: int, new: int) -> Iterator[WordChange]:
    """Yield what is between the blocks of words that are the same."""
    at, there = 0, 0
    for start, other, size in (*blocks, (old, new, 0)):
        if (at, there) != (start, other):
            yield WordChange(at, start, there, other)
        at, there = start + size, other + size


def _joined(changes: Iterable[WordChange]) -> Iterator[WordChange]:
    """Yield the changes, those of which few words are between made one."""
    held: WordChange | None = None
    for one in changes:
        if held is None:
            held = one
        elif one.old_start - held.old_end <= _BETWEEN and (held.replaces or one.replaces):
            held = WordChange(held.old_start, one.old_end, held.new_start, one.new_end)
        else:
            yield held
            held = one
    if held is not None:
        yield held
