"""Two bids -> what differs between them, in words that people can pass on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bidgen.compose.named import Named
from bidgen.compose.names import bid_names, names_of, table_names
from bidgen.diff.brief import brief_effect
from bidgen.diff.difference import Diff, InputChange, Side
from bidgen.diff.inputs import brief_changes, input_changes
from bidgen.diff.results import moved_results
from bidgen.diff.summary import summary, what_changed
from bidgen.formats import listed
from bidgen.model.requirements import REQUIREMENTS
from bidgen.model.whole import EarlyBid

__all__ = ["Diff", "Side", "diff_of", "diff_of_briefs", "restricted_to", "summary", "what_changed"]

# Which input the results of a name follow from first.
_INPUT_OF = {"bid": "bid", "findings": "findings", "plan": "alpha-plan"}
_CASE = "business-case"


def diff_of(old: Side, new: Side) -> Diff:
    """Return what differs between two bids: rows, values, results, and what that means for the brief.

    Values are compared as they were typed, references not filled in, and as they are understood: neither
    where they stand nor how they are written makes a difference. Without a difference no result has moved,
    though re-sorted assumptions draw another simulation. Results need both sides to have theirs.
    """
    inputs = input_changes(old.bid, new.bid)
    names = (_names(old), _names(new))
    effect = brief_effect(old.bid.early, new.bid.early, *names, changed=_touches_brief(inputs))
    without = [word for word, one in (("old", old), ("new", new)) if one.uncertainty is None]
    if without:
        which = f"the {listed(without)} bid{'s have' if len(without) > 1 else ' has'}"
        return Diff(inputs, (), f"Results are not compared: {which} errors, and so no results.", effect)
    return Diff(inputs, moved_results(old, new, *names) if inputs else (), "", effect)


def diff_of_briefs(old: EarlyBid, new: EarlyBid) -> Diff:
    """Return what differs between two briefs and what they rest on, of bids that need not be whole."""
    inputs = brief_changes(old, new)
    changed = _touches_brief(inputs)
    effect = brief_effect(old, new, bid_names(old), bid_names(new), changed=changed)
    return Diff(inputs, (), "", effect)


def restricted_to(diff: Diff, inputs: Collection[str]) -> Diff:
    """Return what of it concerns some inputs alone ("bid", "requirements"): their values, rows and results.

    The effect on the brief is kept where "requirements" is among them.
    """
    return replace(
        diff,
        inputs=tuple(one for one in diff.inputs if one.input in inputs),
        results=tuple(one for one in diff.results if _input_of(one.reference) in inputs),
        brief=diff.brief if REQUIREMENTS in inputs else None,
    )


def _input_of(reference: str | None) -> str:
    return _INPUT_OF.get(reference.partition(".")[0], _CASE) if reference else _INPUT_OF["plan"]


def _names(version: Side) -> Mapping[str, Named]:
    if version.appraisal is None or version.uncertainty is None:
        return table_names(version.bid, version.plan)
    return names_of(version.bid, version.appraisal, version.uncertainty, version.plan)


def _touches_brief(inputs: Collection[InputChange]) -> bool:
    """Return whether something of the brief differs; the bid's user stories are a part of it."""
    return any(
        one.input == REQUIREMENTS or any(table.table == "stories" for table in one.tables) for one in inputs
    )
