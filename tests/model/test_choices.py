"""The choices that the program tells apart by name are among those that the schemas allow."""

from __future__ import annotations

import pytest

from bidgen.model import alpha_plan, bid, business_case, research
from bidgen.read.schemas import load_schema


@pytest.mark.parametrize(
    ("schema", "table", "field", "choices"),
    [
        ("business-case", "options", "kind", [business_case.BUSINESS_AS_USUAL]),
        ("business-case", "benefits", "kind", business_case.MONEY_KINDS),
        (
            "business-case",
            "costs",
            "per",
            [business_case.ONCE, business_case.COUNCIL_JOINING, business_case.COUNCIL_LIVE],
        ),
        ("business-case", "adoption", "scenario", business_case.SCENARIOS),
        ("bid", "organisations", "kind", [bid.COUNCIL]),
        ("bid", "organisations", "discovery_role", [*bid.BIDDERS, bid.RESEARCHED]),
        ("bid", "organisations", "alpha_role", bid.BIDDERS),
        ("findings", "sessions", "method", [research.INTERVIEW, research.WORKSHOP, research.SURVEY]),
        ("findings", "sessions", "method", [research.DESK_RESEARCH, research.SHOW_AND_TELL]),
        ("findings", "findings", "strength", [research.SINGLE_SOURCE]),
        ("findings", "needs", "priority", [research.MUST]),
        ("alpha-plan", "budget", "part", alpha_plan.PARTS),
        ("alpha-plan", "budget", "paid_by", [alpha_plan.FUND]),
    ],
)
def test_choices_are_allowed(schema: str, table: str, field: str, choices: list[str]) -> None:
    assert set(choices) <= set(load_schema(schema)[table]["schema"]["schema"][field]["allowed"])
