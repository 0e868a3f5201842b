"""What a bid states its figures by, and the texts that tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from bidgen.model.record import Record
from bidgen.model.typed_values import values_in
from bidgen.model.whole import INPUTS, Bid
from bidgen.places import Place
from bidgen.review.typed_figures import Typed, typed_figures

# Where figures come from, or where the team sets one: narrative may say what is said here.
EVIDENCE: dict[str, frozenset[str]] = {
    "overview": frozenset({"sources"}),
    "business_case": frozenset(
        {"appraisal", "costs", "benefits", "assumptions", "adoption", "optimism_bias", "mitigation"}
    ),
    "research": frozenset({"sessions", "participants", "findings"}),
    "plan": frozenset({"goals", "hypotheses", "team", "budget", "spend"}),
    "requirements": frozenset({"history", "clarifications", "budget_range"}),
}
# What no document tells.
_NOT_TOLD = frozenset({"places", "accepted_warnings"})


@dataclass(frozen=True)
class Stated:
    """The headline figures that texts of evidence state, and the numbers of the columns beside them."""

    figures: tuple[Typed, ...]
    numbers: frozenset[Decimal]


def stated(bid: Bid) -> Stated:
    """Return what the bid states, and the rules of fund and framework, unrounded."""
    found = [value for record in (bid.fund, bid.framework) for value, _ in values_in(record, record)]
    found += [value for value, _ in _fields(bid, evidence=True)]
    texts = (one for one in found if isinstance(one, str))
    return Stated(
        tuple(figure for text in texts for figure in typed_figures(text)),
        frozenset(one for one in found if isinstance(one, Decimal)),
    )


def told(bid: Bid, inputs: tuple[str, ...] = INPUTS) -> Iterator[tuple[str, Place | None]]:
    """Yield every text of the inputs but those of EVIDENCE, with its Place, in their order."""
    for value, place in _fields(bid, inputs, evidence=False):
        if isinstance(value, str):
            yield value, place


def _fields(
    bid: Bid, inputs: tuple[str, ...] = INPUTS, *, evidence: bool
) -> Iterator[tuple[Any, Place | None]]:
    for name in inputs:
        record: Record = getattr(bid, name)
        for field in fields(record):
            if (field.name in EVIDENCE[name]) is evidence and field.name not in _NOT_TOLD:
                yield from values_in(getattr(record, field.name), record, (field.name,))
