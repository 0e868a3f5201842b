"""Raw values to a typed bid, with every fault that can be told from the inputs alone."""

from __future__ import annotations

from bidgen.check.packaged import FRAMEWORK, FUND, RATES, packaged_rules
from bidgen.check.references import check_references
from bidgen.check.rules import check_research, check_rules
from bidgen.check.rules.trace import loose_ends
from bidgen.check.shapes import CheckedBid, check_input, check_shapes
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.bid import Overview
from bidgen.model.business_case import BusinessCase
from bidgen.model.fund import Fund
from bidgen.model.requirements import Requirements
from bidgen.model.research import Research
from bidgen.model.whole import Bid, ResearchedBid
from bidgen.problems import Problem
from bidgen.read.raw import RawBid


def check(raw: RawBid) -> tuple[Bid | None, list[Problem]]:
    """Return the bid where it is whole, and every Problem of shapes, references and rules.

    The rules across documents need a whole bid: while a value is at fault, or a row still is the example of a
    new bid, they would report the consequences, so they wait until it is mended. References are checked in
    any case.
    """
    shapes, problems = check_shapes(raw)
    shapes, lost = check_references(shapes)
    problems += lost
    overview = structure(Overview, shapes.inputs["bid"])
    case = structure(BusinessCase, shapes.inputs["business-case"])
    research = structure(Research, shapes.inputs["findings"])
    plan = structure(AlphaPlan, shapes.inputs["alpha-plan"])
    brief = structure(Requirements, shapes.inputs["requirements"])
    fund = framework = rates = None
    if overview:
        fund, found = packaged_rules(FUND, overview.fund, overview.at("fund"))
        problems += found
    if brief:
        framework, found = packaged_rules(FRAMEWORK, brief.framework, brief.at("framework"))
        problems += found
    if case:
        settings = case.appraisal
        rates, found = packaged_rules(RATES, settings.discount_rates, settings.at("discount_rates"))
        problems += found
    whole = all(one.whole for one in shapes.inputs.values())
    if not (whole and overview and case and research and plan and brief and fund and framework and rates):
        if overview and research and fund and _are_whole(shapes, "bid", "findings"):
            problems += check_research(ResearchedBid(overview, research, fund))
        return None, problems
    bid = Bid(overview, case, research, plan, brief, fund, framework, rates)
    problems += check_rules(bid)
    if not lost:
        # A reference that leads nowhere leaves loose ends on both sides: it is mended first.
        problems += loose_ends(bid)
    return bid, problems


def _are_whole(shapes: CheckedBid, *names: str) -> bool:
    return all(shapes.inputs[name].whole for name in names)


def check_fund(raw: RawBid) -> tuple[Fund | None, list[Problem]]:
    """Return the fund that bid.yaml names, whatever else is at fault, and the Problems of naming it."""
    checked, found = check_input(raw.inputs["bid"], "bid")
    name, place = checked.values.get("fund"), checked.places.get(("fund",))
    problems = [one for one in found if one.place == place]
    if not isinstance(name, str):
        return None, problems
    fund, at_fault = packaged_rules(FUND, name, place)
    return fund, [*problems, *at_fault]
