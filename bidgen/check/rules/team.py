"""The roles that a team holds."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.rules.unconfirmed import severity_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

_NOT_CONFIRMED = "whether the fund asks for it is not confirmed"


def roles_are_held(bid: Bid) -> Iterator[Problem]:
    """Yield C309 for each role of the fund's file that nobody in the Alpha's team holds."""
    roles = [member.role for member in bid.plan.team]
    for rule in bid.fund.roles:
        if not rule.held_among(roles):
            yield problem(
                "C309",
                bid.plan.at("team"),
                severity=severity_of(rule.confirmed),
                role=" or ".join([rule.value, *rule.also]),
                source=(rule.source if rule.confirmed else f"{rule.source}; {_NOT_CONFIRMED}",),
            )
