"""What changes mean for a brief: whether a published one has to be withdrawn for them."""

from __future__ import annotations

from collections.abc import Mapping

from bidgen.compose.named import Named
from bidgen.compose.references import fill_early_references
from bidgen.diff.difference import BriefEffect
from bidgen.diff.inputs import changed_values
from bidgen.formats import listed
from bidgen.model.procurement import Framework
from bidgen.model.requirements import DRAFT, LIVE, REQUIREMENTS, WITHDRAWN, Requirements
from bidgen.model.whole import EarlyBid
from bidgen.read.schemas import label_of, load_schema

# Its own state is no part of what suppliers were told.
_STATE = ("status", "published", "awarded_on", "awarded_to", "history", "note")


def brief_effect(
    old: EarlyBid,
    new: EarlyBid,
    old_names: Mapping[str, Named],
    new_names: Mapping[str, Named],
    *,
    changed: bool,
) -> BriefEffect | None:
    """Return what the changes mean for the old bid's brief, by the rules of the framework that it is under.

    Briefs are compared as suppliers read them, with references filled in: a budget that names the award is
    another one when the award is. `changed` says whether anything that was typed for it differs. None where
    nothing does and it was not live, so that nobody asks.
    """
    framework = old.framework
    sides = (_published(old, old_names), _published(new, new_names))
    found = [one for one in changed_values(REQUIREMENTS, *sides) if one.field not in _STATE]
    fields = tuple(one.label for one in found if one.field in framework.withdraw_to_change)
    status, differs = old.requirements.status, bool(found) or changed
    if not differs and status != LIVE:
        return None
    return _EFFECTS.get(status, _of_closed)(status, framework, fields, differs)


def _published(bid: EarlyBid, names: Mapping[str, Named]) -> Requirements:
    return fill_early_references(bid, names)[0].requirements


def _of_draft(status: str, framework: Framework, fields: tuple[str, ...], _: bool) -> BriefEffect:
    says = "The brief was a draft: nothing had been published, so nothing has to be withdrawn."
    return BriefEffect(status, framework.name, False, fields, says)


def _of_live(status: str, framework: Framework, fields: tuple[str, ...], changed: bool) -> BriefEffect:
    if not changed:
        says = "The brief was live, and nothing in it differs: it need not be withdrawn."
        return BriefEffect(status, framework.name, False, fields, says)
    if not framework.withdraw_to_change:
        says = (
            f"The brief was live. Which changes oblige it to be withdrawn is not known of "
            f"{framework.name}: ask there before you make them."
        )
        return BriefEffect(status, framework.name, None, fields, says)
    if not fields:
        says = "The brief was live. None of its changes obliges it to be withdrawn."
        return BriefEffect(status, framework.name, False, fields, says)
    says = (
        f"The brief was live, and has to be withdrawn for what changed: {listed(_quoted(fields))}. A "
        f"withdrawn notice is never opened again: copy it to a new draft{_dropped(framework)}, and publish "
        "that."
    )
    return BriefEffect(status, framework.name, True, fields, says)


def _of_withdrawn(status: str, framework: Framework, fields: tuple[str, ...], _: bool) -> BriefEffect:
    says = (
        "The brief had been withdrawn, so nothing more has to be. A withdrawn notice is never opened again: "
        f"changes go into a copy of it, a new draft{_dropped(framework)}."
    )
    return BriefEffect(status, framework.name, None, fields, says)


def _of_closed(status: str, framework: Framework, fields: tuple[str, ...], _: bool) -> BriefEffect:
    says = f"The brief was {status}: it can no longer be withdrawn, which only a live one can be."
    if fields and framework.withdraw_to_change:
        says += f" What suppliers bid for differs all the same: {listed(_quoted(fields))}."
    return BriefEffect(status, framework.name, None, fields, says)


_EFFECTS = {DRAFT: _of_draft, LIVE: _of_live, WITHDRAWN: _of_withdrawn}


def _dropped(framework: Framework) -> str:
    """Return what a copy of a withdrawn notice lacks, to go on with after "a new draft"."""
    schema = load_schema(REQUIREMENTS)
    labels = [label_of(field, schema[field]) for field in framework.dropped_when_copied]
    if not labels:
        return ""
    return f", type in anew what the copy drops ({listed(_quoted(labels))})"


def _quoted(labels: tuple[str, ...] | list[str]) -> list[str]:
    return [f"“{one}”" for one in labels]
