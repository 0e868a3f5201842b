"""Every figure names its evidence, and every finding is as strong as its sessions make it."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.formats import count
from bidgen.model.alpha_plan import BudgetLine
from bidgen.model.business_case import MONEY_KINDS, Benefit, Cost
from bidgen.model.research import SINGLE_SOURCE
from bidgen.model.whole import Bid, ResearchedBid
from bidgen.problems import Problem, problem


def figures_name_evidence(bid: Bid) -> Iterator[Problem]:
    """Yield C317 for each money figure that names neither a source nor an assumption."""
    case = bid.business_case
    lines: list[tuple[str, Cost | Benefit]] = [
        *(("Costs", one) for one in case.costs),
        *(("Benefits", one) for one in case.benefits if one.kind in MONEY_KINDS),
    ]
    for table, one in lines:
        if not (one.source or one.assumption_1 or one.assumption_2 or one.assumption_3):
            yield problem("C317", one.at("source"), id=one.id, table=table, item=one.item)
    for line in bid.plan.budget:
        if not _has_evidence(line):
            yield problem("C317", line.at("source"), id=line.id, table="Budget", item=line.item)


def _has_evidence(line: BudgetLine) -> bool:
    # An empty line says that nothing is spent: there is no figure to give evidence for.
    return bool(line.source or line.assumption) or line.amount == 0


def strength_fits_sessions(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C343 for each finding that one session shows and that does not say so, or the reverse."""
    for one in bid.research.findings:
        sessions = len(set(one.sessions))
        if not sessions or (sessions == 1) != (one.strength == SINGLE_SOURCE):
            found = count(sessions, "session") if sessions else "no session"
            yield problem("C343", one.at("strength"), id=one.id, strength=one.strength, found=found)
