"""Raw values to a typed bid, with every fault that can be told from the inputs alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bidgen.check.references import check_references
from bidgen.check.rules import check_rules
from bidgen.check.rules.trace import loose_ends
from bidgen.check.shapes import check_input, check_shapes
from bidgen.check.structure import structure
from bidgen.model.alpha_plan import AlphaPlan
from bidgen.model.bid import Overview
from bidgen.model.business_case import BusinessCase
from bidgen.model.fund import Fund
from bidgen.model.procurement import Framework
from bidgen.model.rates import DiscountRates
from bidgen.model.record import Record
from bidgen.model.requirements import Requirements
from bidgen.model.research import Research
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.packaged import packaged_names, read_fund, read_procurement, read_rates
from bidgen.read.raw import Raw, RawBid

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Packaged(Generic[R]):
    """Rules that ship with the program: their record, schema and folder, and the field that names them."""

    kind: type[R]
    schema: str
    folder: str
    field: str
    read: Callable[[str], tuple[Raw | None, list[Problem]]]


FUND = Packaged(Fund, "fund", "funds", "fund", read_fund)
FRAMEWORK = Packaged(Framework, "procurement", "procurement", "framework", read_procurement)
RATES = Packaged(DiscountRates, "appraisal", "appraisal", "discount_rates", read_rates)


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
    fund = _named(FUND, overview.fund, overview.at("fund"), problems) if overview else None
    framework = _named(FRAMEWORK, brief.framework, brief.at("framework"), problems) if brief else None
    rates = None
    if case:
        settings = case.appraisal
        rates = _named(RATES, settings.discount_rates, settings.at("discount_rates"), problems)
    whole = all(one.whole for one in shapes.inputs.values())
    if not (whole and overview and case and research and plan and brief and fund and framework and rates):
        return None, problems
    bid = Bid(overview, case, research, plan, brief, fund, framework, rates)
    problems += check_rules(bid)
    if not lost:
        # A reference that leads nowhere leaves loose ends on both sides: it is mended first.
        problems += loose_ends(bid)
    return bid, problems


def check_fund(raw: RawBid) -> tuple[Fund | None, list[Problem]]:
    """Return the fund that bid.yaml names, whatever else is at fault, and the Problems of naming it."""
    checked, found = check_input(raw.inputs["bid"], "bid")
    name, place = checked.values.get("fund"), checked.places.get(("fund",))
    problems = [one for one in found if one.place == place]
    return (_named(FUND, name, place, problems) if isinstance(name, str) else None), problems


def _named(packaged: Packaged[R], name: str, place: Place | None, problems: list[Problem]) -> R | None:
    """Return the packaged rules of that name; C335 at `place` where there are none."""
    raw, found = packaged.read(name)
    problems += found
    if raw is None:
        known = ", ".join(packaged_names(packaged.folder))
        kind = packaged.field.replace("_", " ")
        problems.append(problem("C335", place, found=name, kind=kind, known=known))
        return None
    checked, found = check_input(raw, packaged.schema)
    problems += found
    return structure(packaged.kind, checked)
