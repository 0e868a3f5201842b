"""Figures in narrative: each is a reference to a result, or is stated by the bid's own evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bidgen.compose.named import MONEY, MONEY_A_YEAR, NET_PRESENT_VALUE, PAYBACK, RATIO, Named
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.review.stated import Stated, stated, told
from bidgen.review.typed_figures import Typed, typed_figures

# The kinds of named figure that a typed one may be. Money that is not said to be a year's may be one.
_MAY_BE = {
    MONEY: frozenset({MONEY, MONEY_A_YEAR, NET_PRESENT_VALUE}),
    MONEY_A_YEAR: frozenset({MONEY_A_YEAR}),
    NET_PRESENT_VALUE: frozenset({NET_PRESENT_VALUE}),
    RATIO: frozenset({RATIO}),
    PAYBACK: frozenset({PAYBACK}),
}
_MONEY = _MAY_BE[MONEY]
_ASSUMPTION = "assumption."
_NO_RESULTS = (_ASSUMPTION, "bid.", "findings.")
_MOST_OFFERS = 3
# So many letters make "save" and "saving", "cost" and "costs" the same word.
_STEM = 3
# Parts of names that a sentence need not say.
_EMPTY = {"preferred", "a"}


def figures_from_results(bid: Bid, names: Mapping[str, Named]) -> Iterator[Problem]:
    """Yield C344 for a typed figure that a reference gives, C345 for one that nothing in the bid gives.

    Looked at are headline figures (see typed_figures) of every text but those of evidence (see stated). A
    figure that evidence states is never reported, whatever result it may equal, too.
    """
    evidence = stated(bid)
    for text, place in told(bid):
        for figure in typed_figures(text):
            if any(_same(figure, one) for one in evidence.figures):
                continue
            same = _equal(figure, names)
            if same:
                yield problem("C344", place, figure=figure.text, offers=_offers(figure, same))
            elif not _is_input(figure, evidence):
                results = _fitting(figure, names)
                fitting = {name: one for name, one in results if not name.startswith(_NO_RESULTS)}
                nearest = (f"Nearest results: {', '.join(_offers(figure, fitting))}.",) if fitting else ""
                yield problem("C345", place, figure=figure.text, nearest=nearest)


def _same(figure: Typed, evidence: Typed) -> bool:
    kinds = {figure.kind, evidence.kind}
    return (len(kinds) == 1 or kinds <= _MONEY) and figure.agrees(evidence.value)


def _is_input(figure: Typed, evidence: Stated) -> bool:
    return figure.kind in _MONEY and any(figure.agrees(one) for one in evidence.numbers)


def _fitting(figure: Typed, names: Mapping[str, Named]) -> Iterator[tuple[str, Named]]:
    for name, one in names.items():
        if one.kind in _MAY_BE[figure.kind] and one.value:
            yield name, one


def _equal(figure: Typed, names: Mapping[str, Named]) -> dict[str, Named]:
    """Return the names whose value the figure is; where it is some of them unrounded, those alone.

    Of assumptions only one that alone has the value unrounded: the same round amount may be many things.
    """
    found = {name: one for name, one in _fitting(figure, names) if figure.agrees(one.value or Decimal(0))}
    unrounded = {name for name, one in found.items() if figure.is_close(one.value or Decimal(0))}
    assumed = {name for name in found if name.startswith(_ASSUMPTION)}
    kept = unrounded or set(found)
    if len(assumed & unrounded) != 1:
        kept -= assumed
    return {name: one for name, one in found.items() if name in kept}


def _offers(figure: Typed, fitting: Mapping[str, Named]) -> tuple[str, ...]:
    """Return the names that fit best, by the words of the sentence and then by value, each with its value.

    Names of one kind and value, such as those of the preferred option by its id, are offered once.
    """
    stems = {_stem(word) for word in re.findall(r"\w+", figure.sentence)}
    options = set(re.findall(r"\b[Oo]ption\s+([\w-]+)", figure.sentence))

    def rank(name: str) -> tuple[int, int, int, Decimal]:
        parts = re.split(r"[._-]", name)[1:]
        said = {part for part in parts if len(part) >= _STEM and _stem(part) in stems}
        unsaid = [part for part in parts if part not in said | options | _EMPTY]
        size = abs(fitting[name].value or Decimal(0))
        fit = len(said) + 2 * len(options.intersection(parts))
        off = max(size, figure.value) / min(size, figure.value)
        # Of values about as near, the name with least beyond the sentence: payback, not discounted_payback.
        return -fit, int(off).bit_length(), len(unsaid), off

    offered: dict[tuple[str, Decimal | None], str] = {}
    for name in sorted(fitting, key=rank):
        one = fitting[name]
        offered.setdefault((one.kind, one.value), f"[[{name}]] (now {one.text})")
    return tuple(offered.values())[:_MOST_OFFERS]


def _stem(word: str) -> str:
    return word[:_STEM].casefold()
