"""What the names of counts give: as many as there are rows, councils and people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matters import EXAMPLE, matter_of

from bidgen.compose.names import finding_names, names_of

SMALL = matter_of()
GIVEN = names_of(SMALL.bid, SMALL.appraisal, SMALL.uncertainty, SMALL.plan)


@pytest.mark.parametrize(
    ("name", "text"),
    {
        "bid.discovery_councils": "3",
        "bid.discovery_partners": "2",
        "bid.discovery_partner_councils": "2",
        "bid.alpha_councils": "3",
        "bid.alpha_partners": "2",
        "bid.alpha_partner_councils": "2",
        "bid.stories": "1",
        "findings.sessions": "2",
        "findings.sessions_with_people": "2",
        "findings.participants": "10",
        "findings.councils_researched": "3",
        "findings.councils_interviewed": "1",
        "findings.councils_beyond_partners": "1",
        "findings.people_interviewed": "1",
        "findings.questions": "1",
        "findings.musts": "1",
        "findings.journey_steps": "1",
        "plan.milestones": "1",
        "plan.all_milestones": "2",
        "plan.sprints": "0",
        "plan.deliverables": "1",
        "plan.goals": "1",
        "plan.riskiest_assumptions": "1",
        "plan.team_roles": "4",
        "plan.team_days": "105",
        "plan.risks": "2",
        "appraisal.options": "3",
        "appraisal.options_of_change": "2",
    }.items(),
)
def test_a_count_is_that_of_its_table(name: str, text: str) -> None:
    assert GIVEN[name].text == text


def test_a_partner_that_is_no_council_is_a_partner_all_the_same() -> None:
    matter = matter_of(EXAMPLE)
    given = names_of(matter.bid, matter.appraisal, matter.uncertainty, matter.plan)
    assert given["bid.discovery_partners"].text == "7"
    assert given["bid.discovery_partner_councils"].text == "6"


def test_people_are_counted_where_every_session_with_people_says_how_many() -> None:
    workshop, interview = SMALL.bid.research.sessions
    unsaid = replace(interview, participants=None)
    desk = replace(unsaid, method="desk research")
    survey = replace(interview, method="survey")

    def given(*sessions: object) -> dict[str, str]:
        bid = replace(SMALL.bid, research=replace(SMALL.bid.research, sessions=sessions))
        return {name: one.text for name, one in finding_names(bid).items()}

    assert "findings.participants" not in given(workshop, unsaid)
    assert "findings.participants" not in given(desk)
    assert given(workshop, desk)["findings.participants"] == "9"
    assert given(workshop, survey, desk)["findings.sessions_with_people"] == "2"


def test_two_of_one_role_hold_one_role() -> None:
    first, second, *others = SMALL.bid.plan.team
    alike = (first, replace(second, role=first.role.upper()), *others)
    bid = replace(SMALL.bid, plan=replace(SMALL.bid.plan, team=alike))
    assert names_of(bid, SMALL.appraisal, SMALL.uncertainty, SMALL.plan)["plan.team_roles"].text == "3"
