"""References to results of a record, such as [[assumption.core-team]]: the record is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bidgen.compose.references import REFERENCE, unknown_reference
from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem
from bidgen.read.names import nearest

# What stands in an option's place in a name, and is none.
_NO_OPTIONS = frozenset({"council", "preferred", "all_councils", "named_councils", "optimism_bias"})
_NO_ASSUMPTION = "adoption"


def references_have_records(bid: Bid) -> Iterator[Problem]:
    """Yield C330 for each reference to a result of an assumption, option or bias that is not there.

    Where other errors leave the bid without results these are the references that can be told to lead
    nowhere all the same, so that what has been deleted is missed in one run.
    """
    known = _records(bid)
    for record in bid.inputs:
        for text, place in texts_of(record):
            for reference in REFERENCE.findall(text):
                kind, name = named_record(reference)
                if name is not None and name not in known[kind]:
                    close = nearest(name, known[kind])
                    meant = reference.replace(name, close, 1) if close else None
                    yield unknown_reference(reference, place, meant)


def named_record(reference: str) -> tuple[str, str | None]:
    """Return of what kind the record is that a reference names, and its id; None where it names none."""
    parts = reference.split(".")
    if parts[0] in ("assumption", "switching") and len(parts) > 1 and parts[1] != _NO_ASSUMPTION:
        return "assumption", parts[1]
    if parts[0] == "appraisal" and len(parts) > 2:
        if parts[1] == "optimism_bias":
            return "bias", parts[2]
        if parts[1] not in _NO_OPTIONS:
            return "option", parts[1]
    return "", None


def _records(bid: Bid) -> Mapping[str, frozenset[str]]:
    case = bid.business_case
    return {
        "assumption": frozenset(one.id for one in case.assumptions),
        "option": frozenset(one.id for one in case.options),
        "bias": frozenset(one.id for one in case.optimism_bias),
    }
