"""A rule of a framework that was not read at its source is advice, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from matters import framework, matter_of

from bidgen.check.rules import check_rules
from bidgen.model.whole import Bid
from bidgen.problems import Problem
from bidgen.review.limits import within_limits

BREAKING: dict[str, dict[str, Any]] = {
    "C328": {"cultural_weighting": Decimal("0.25"), "price_weighting": Decimal("0.15")},
    "C329": {"number_of_suppliers": 2},
    "C331": {"summary": "word " * 51},
    "C332": {"title": "x" * 101},
    "C333": {"cultural_fit_criteria": tuple("abcdefghijklmnopqrstu")},
    "C388": {"cultural_fit_criteria": ("Works in the open – 10 points",)},
    "C389": {
        "essential_requirements": ("Show research – 5 points",),
        "nice_to_have_requirements": ("Know permits – 5 points",),
    },
    "C471": {"price_weighting": Decimal("0.255"), "technical_weighting": Decimal("0.595")},
}


def found(bid: Bid) -> Iterator[Problem]:
    yield from check_rules(bid)
    yield from within_limits(bid)


@pytest.mark.parametrize("code", BREAKING)
@pytest.mark.parametrize(("confirmed", "severity"), [(True, "warning"), (False, "advice")])
def test_a_rule_that_is_not_confirmed_is_advice(code: str, confirmed: bool, severity: str) -> None:
    bid = matter_of().bid
    broken = replace(
        bid,
        requirements=replace(bid.requirements, **BREAKING[code]),
        framework=replace(framework("dos-4"), confirmed=confirmed),
    )
    told = [one for one in found(broken) if one.code == code]
    assert told
    assert {str(one.severity) for one in told} == {severity}
    assert all(("not confirmed: " in one.message) is not confirmed for one in told)
