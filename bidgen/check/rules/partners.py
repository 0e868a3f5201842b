"""Who takes part: the fund's rules on lead, partners and councils."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count
from bidgen.model.bid import BIDDERS, COUNCIL
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def lead_may_lead(bid: Bid) -> Iterator[Problem]:
    """Yield C308 where the lead is not of the kind that may lead."""
    rule, overview = bid.fund.lead_kind, bid.overview
    for one in overview.organisations:
        if rule and one.id == overview.lead and one.kind != rule.value:
            yield problem(
                "C308",
                one.at("kind"),
                severity=severity_of(rule.confirmed),
                name=one.name,
                kind=one.kind,
                needed=rule.value,
                source=source_text(rule.source, rule.confirmed),
            )


def enough_councils(bid: Bid) -> Iterator[Problem]:
    """Yield C307 where fewer councils make the Alpha's bid than the fund asks for."""
    rule, overview = bid.fund.minimum_councils, bid.overview
    found = sum(one.kind == COUNCIL and one.alpha_role in BIDDERS for one in overview.organisations)
    if rule and found < rule.value:
        yield problem(
            "C307",
            overview.at("organisations"),
            severity=severity_of(rule.confirmed),
            found=count(found, "council"),
            needed=count(rule.value, "council"),
            source=source_text(rule.source, rule.confirmed),
        )


def enough_partners(bid: Bid) -> Iterator[Problem]:
    """Yield C306 where the Alpha has fewer partners than the fund asks for, the lead not counted."""
    rule, overview = bid.fund.minimum_partners, bid.overview
    found = sum(one.alpha_role == "partner" for one in overview.organisations)
    if rule and found < rule.value:
        yield problem(
            "C306",
            overview.at("organisations"),
            severity=severity_of(rule.confirmed),
            found=count(found, "partner"),
            needed=count(rule.value, "partner"),
            source=source_text(rule.source, rule.confirmed),
        )
