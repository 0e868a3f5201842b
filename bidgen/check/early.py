"""A bid as its brief needs it: there before the Discovery, and so before most of what a whole bid holds."""

from __future__ import annotations

from dataclasses import dataclass

from bidgen.check.packaged import FRAMEWORK, FUND, packaged_rules
from bidgen.check.references import check_references
from bidgen.check.shapes import CheckedBid, check_input
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import Milestone
from bidgen.model.bid import Overview
from bidgen.model.record import Record
from bidgen.model.requirements import Requirements
from bidgen.model.whole import EarlyBid
from bidgen.read.raw import RawBid

_NEEDED = ("bid", "requirements")
_PLAN = "alpha-plan"
_MILESTONES = "milestones"


@dataclass(frozen=True, kw_only=True)
class _Plan(Record):
    """What a brief needs of the plan, whatever else of it there is."""

    milestones: tuple[Milestone, ...] = ()


def early_bid(raw: RawBid) -> EarlyBid | None:
    """Return what there is for a brief, whatever is at fault in the other files.

    None where bid.yaml or requirements.yaml has an error, or names a fund or framework that there is none of:
    their Problems are those of `check`. Milestones are left out while they are those of a new bid.
    """
    there = [name for name in (*_NEEDED, _PLAN) if name in raw.inputs]
    checked = {name: check_input(raw.inputs[name], name, raw.folder)[0] for name in there}
    inputs = check_references(CheckedBid(raw.folder, checked))[0].inputs
    if not all(name in inputs and inputs[name].whole for name in _NEEDED):
        return None
    overview, brief = structure(Overview, inputs["bid"]), structure(Requirements, inputs["requirements"])
    if overview is None or brief is None:
        return None
    fund, _ = packaged_rules(FUND, overview.fund, None)
    framework, _ = packaged_rules(FRAMEWORK, brief.framework, None)
    if fund is None or framework is None:
        return None
    milestones: tuple[Milestone, ...] = ()
    if _PLAN in inputs and not any(path[0] == _MILESTONES for path in inputs[_PLAN].examples):
        known = structure(_Plan, inputs[_PLAN])
        milestones = known.milestones if known else ()
    return EarlyBid(overview, brief, fund, framework, milestones)
