"""Which of two collections' members belong together: the same ones first, then those that are much alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

# How much of their words two texts or rows share to be one that was edited.
ALIKE = 0.5
# Above so many pairs nobody would find out either which row was edited into which.
_MOST_PAIRS = 100_000


@dataclass(frozen=True)
class Pairs(Generic[T]):
    """`both` are members that belong together and differ; the others are on one side alone.

    Those that are the same are left out. Everything is in the order of its side, pairs in that of the old.
    """

    both: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def pairs_alike(old: Sequence[str], new: Sequence[str], *, alike: bool) -> Pairs[str]:
    """Return which texts belong together; without `alike` none that differ do."""
    found = _Pairing(old, new, lambda one: " ".join(one.split()))
    found.take_same()
    if alike:
        found.take_alike(ALIKE)
    return found.pairs()


def pairs_by_key(
    old: Sequence[T],
    new: Sequence[T],
    form: Callable[[T], str],
    key: Callable[[T], Hashable],
    *,
    alike: bool,
) -> Pairs[T]:
    """Return which rows belong together: those of one form are the same, those of one key belong together.

    With `alike`, rows whose key is found on one side alone belong together where their words are alike. No
    order of rows makes any difference.
    """
    found = _Pairing(old, new, form)
    found.take_same()
    found.take_by(key)
    if alike:
        found.take_alike(ALIKE)
    return found.pairs()


class _Pairing(Generic[T]):
    """Two collections on the way to pairs: `old` and `new` shrink to what is still by itself."""

    def __init__(self, old: Sequence[T], new: Sequence[T], form: Callable[[T], str]) -> None:
        self.old = list(enumerate(old))
        self.new = list(enumerate(new))
        self.form = form
        self.found: list[tuple[int, T, T]] = []

    def pairs(self) -> Pairs[T]:
        both = tuple((one, other) for _, one, other in sorted(self.found, key=lambda pair: pair[0]))
        return Pairs(both, tuple(one for _, one in self.old), tuple(one for _, one in self.new))

    def take_same(self) -> None:
        """Let go of members that are there on both sides, as often as they are."""
        sides = [Counter(self.form(one) for _, one in side) for side in (self.old, self.new)]
        shared = sides[0] & sides[1]
        self.old, self.new = (self._without(side, shared) for side in (self.old, self.new))

    def take_by(self, key: Callable[[T], Hashable]) -> None:
        """Pair members of one key; where several have it, those that are most alike."""
        groups: dict[Hashable, tuple[list[tuple[int, T]], list[tuple[int, T]]]] = defaultdict(
            lambda: ([], [])
        )
        for at, side in enumerate((self.old, self.new)):
            for number, one in side:
                groups[key(one)][at].append((number, one))
        for before, after in groups.values():
            self._take(before, after, least=0)

    def take_alike(self, least: float) -> None:
        """Pair members that share at least that part of their words, the most alike first."""
        self._take(self.old, self.new, least)

    def _take(self, old: Sequence[tuple[int, T]], new: Sequence[tuple[int, T]], least: float) -> None:
        if not old or not new or len(old) * len(new) > _MOST_PAIRS:
            return
        words = {id(one): Counter(self.form(one).casefold().split()) for _, one in (*old, *new)}
        ranked: list[tuple[float, str, str, int, int, T, T]] = []
        for at, one in old:
            for there, other in new:
                share = _share(words[id(one)], words[id(other)])
                if share >= least:
                    # The forms decide between two that are equally alike, whichever side they are on.
                    first, last = sorted((self.form(one), self.form(other)))
                    ranked.append((-share, first, last, at, there, one, other))
        taken: tuple[set[int], set[int]] = (set(), set())
        for _, _, _, at, there, one, other in sorted(ranked, key=lambda pair: pair[:5]):
            if at not in taken[0] and there not in taken[1]:
                taken[0].add(at)
                taken[1].add(there)
                self.found.append((at, one, other))
        self.old = [(number, one) for number, one in self.old if number not in taken[0]]
        self.new = [(number, one) for number, one in self.new if number not in taken[1]]

    def _without(self, side: Iterable[tuple[int, T]], shared: Counter[str]) -> list[tuple[int, T]]:
        left, kept = shared.copy(), []
        for number, one in side:
            if left[self.form(one)] > 0:
                left[self.form(one)] -= 1
            else:
                kept.append((number, one))
        return kept


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return which part of their words two texts share, from 0 to 1."""
    together = one.total() + other.total()
    return 2 * (one & other).total() / together if together else 1.0
