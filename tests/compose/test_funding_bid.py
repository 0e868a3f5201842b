"""The funding bid: sums, people, rules and the trace agree with the bid they are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, matter_of

from bidgen.appraise.simulation import DRAWS
from bidgen.compose import funding_bid
from bidgen.compose.ids import id_runs
from bidgen.compose.matter import Matter
from bidgen.formats import date_text, money
from bidgen.model.charts import Timeline
from bids import SMALL

FOLDERS = pytest.mark.parametrize("folder", [SMALL, EXAMPLE], ids=["small", "example"])


def pounds(text: str) -> Decimal:
    """Return what printed money says."""
    return Decimal(text.replace("−", "-").replace("£", "").replace(",", ""))


def column(rows: Iterable[Any], name: str) -> Decimal:
    return sum((pounds(row[name]) for row in rows), Decimal(0))


def composed(matter: Matter) -> Any:
    return funding_bid.compose(matter)


def with_plan(matter: Matter, **changes: Any) -> Matter:
    return replace(matter, bid=replace(matter.bid, plan=replace(matter.bid.plan, **changes)))


def with_fund(matter: Matter, **changes: Any) -> Matter:
    return replace(matter, bid=replace(matter.bid, fund=replace(matter.bid.fund, **changes)))


def rule(matter: Matter, name: str) -> Any:
    return next(row for row in composed(matter)["rules"] if row["rule"] == name)


def test_the_spend_profile_adds_up_to_the_sum_asked_for() -> None:
    context = composed(matter_of(EXAMPLE))
    assert context["spend"][-1]["so_far"] == context["alpha"]["sum_asked"]


def test_the_value_is_told_by_type_before_and_after_bias_and_with_how_sure_it_is() -> None:
    matter = matter_of(EXAMPLE)
    said = composed(matter)["leads"]["value"]
    assert "£29,000 to £54,000 a year in cash, by its type" in said
    assert "£110,255 after optimism bias (£385,521 before it)" in said
    assert f"above zero in 63% of {DRAWS:,} random draws" in said
    drawn = replace(matter.uncertainty.simulation, drawn=())
    unsure = replace(matter, uncertainty=replace(matter.uncertainty, simulation=drawn))
    assert "draws" not in composed(unsure)["leads"]["value"]


def test_the_team_comes_to_the_days_printed_below_it() -> None:
    context = composed(matter_of(EXAMPLE))
    days = sum(Decimal(row["days"].replace(",", "")) for row in context["team"])
    assert context["team_days"] == f"{days:,f}"


def test_the_lead_stands_before_the_partners_and_nobody_else_is_named() -> None:
    matter = matter_of(EXAMPLE)
    rows = composed(matter)["members"]
    assert rows[0]["role"] == "Lead"
    assert {row["role"] for row in rows} <= {"Lead", "Partner", "Supplier", "Adviser"}
    without = {one.name for one in matter.bid.overview.organisations if one.alpha_role in (None, "none")}
    assert not without & {row["name"] for row in rows}


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_rule_of_the_fund_is_labelled_where_it_is_not_confirmed(confirmed: bool) -> None:
    matter = matter_of(EXAMPLE)
    grant = matter.bid.fund.maximum_grant
    assert grant is not None
    row = rule(with_fund(matter, maximum_grant=replace(grant, confirmed=confirmed)), "Largest grant")
    assert ("not confirmed" in row["asks"]) is not confirmed
    assert row["does"] == money(matter.bid.plan.sum_asked)


def test_a_rule_that_the_fund_does_not_have_is_not_shown() -> None:
    matter = with_fund(matter_of(EXAMPLE), maximum_grant=None, minimum_partners=None, roles=())
    names = {row["rule"] for row in composed(matter)["rules"]}
    assert not names & {"Largest grant", "Partners besides the lead", "Roles in the team"}


def test_a_role_that_the_team_lacks_is_named() -> None:
    matter = matter_of(EXAMPLE)
    assert rule(matter, "Roles in the team")["does"] == "All in the team"
    fewer = tuple(one for one in matter.bid.plan.team if "user researcher" not in one.role.casefold())
    assert (
        rule(with_plan(matter, team=fewer), "Roles in the team")["does"] == "Still lacking: user researcher"
    )


@FOLDERS
def test_the_budget_adds_up_to_the_penny(folder: Path) -> None:
    matter = matter_of(folder)
    budget = composed(matter)["budget"]
    sums = {name: column(budget["shares"], name) for name in ("fund", "own", "total")}
    assert sums == {name: pounds(budget[name]) for name in sums}
    assert column(budget["lines"], "amount") == pounds(budget["total"])
    assert pounds(budget["fund"]) == matter.bid.plan.sum_asked


def test_the_budget_is_summed_for_each_organisation_with_its_part() -> None:
    shares = composed(matter_of(EXAMPLE))["budget"]["shares"]
    assert [(row["part"], row["organisation"]) for row in shares] == [
        ("Supplier", "Supplier"),
        ("Lead", "Barnsley"),
        ("Partner", "Huntingdonshire"),
        ("Partner", "Dorset"),
    ]


@pytest.mark.parametrize(
    ("ids", "printed"),
    [
        ([], []),
        (["F01", "F02"], ["F01", "F02"]),
        (["F01", "F03", "F04", "F05", "F07"], ["F01", "F03 to F05", "F07"]),
        (["F09", "F10", "F11"], ["F09 to F11"]),
        (["F01", "N02", "N03"], ["F01", "N02", "N03"]),
        (["map", "F01", "F02", "F03"], ["map", "F01 to F03"]),
    ],
)
def test_ids_that_follow_each_other_are_a_run(ids: list[str], printed: list[str]) -> None:
    assert id_runs(ids) == printed


def test_each_workstream_hands_over_its_deliverables_in_the_order_they_are_due() -> None:
    matter = matter_of(EXAMPLE)
    plan = matter.bid.plan
    mixed = with_plan(matter, deliverables=tuple(reversed(plan.deliverables)))
    rows = {row["id"]: row["deliverables"] for row in composed(mixed)["workstreams"]}
    assert "(12 June 2020); D02 " in rows["WS2"]
    for one in plan.deliverables:
        assert f"{one.id} {one.deliverable} ({date_text(one.due)})" in rows[one.workstream]
    bare = composed(with_plan(matter, deliverables=()))["workstreams"]
    assert {row["deliverables"] for row in bare} == {"None"}


def test_milestones_stand_in_the_order_of_their_dates() -> None:
    matter = matter_of(EXAMPLE)
    plan = matter.bid.plan
    mixed = with_plan(matter, milestones=tuple(reversed(plan.milestones)))
    context = composed(mixed)
    dates = {one.id: one.date for one in plan.milestones}
    assert [dates[row["id"]] for row in context["milestones"]] == sorted(
        one.date for one in plan.milestones if one.phase == "alpha"
    )


def test_the_timeline_shows_every_workstream_and_every_milestone_of_the_alpha() -> None:
    matter = matter_of(EXAMPLE)
    picture = composed(matter)["charts"]["timeline"]
    assert isinstance(picture.source, Timeline)
    assert len(picture.source.bars) == len(matter.bid.plan.workstreams)
    alpha = [one for one in matter.bid.plan.milestones if one.phase == "alpha"]
    assert {one.day for one in picture.source.markers} == {one.date for one in alpha}
    assert f"{len(alpha)} milestones" in picture.alt


def test_a_plan_without_milestones_still_has_a_timeline_in_words() -> None:
    matter = with_plan(matter_of(EXAMPLE), milestones=())
    alt = composed(matter)["charts"]["timeline"].alt
    assert alt.startswith("Timeline of the Alpha, ")
    assert "milestone" not in alt


def test_every_story_is_traced_to_evidence_and_plan() -> None:
    matter = matter_of(EXAMPLE)
    rows = composed(matter)["trace"]
    assert [row["id"] for row in rows] == [one.id for one in matter.bid.overview.stories]
    assert all(row["findings"] != "None" and row["workstreams"] != "None" for row in rows)


def test_the_cost_is_shown_in_the_parts_that_the_fund_asks_for() -> None:
    matter = matter_of(EXAMPLE)
    does = rule(matter, "Cost broken down")["does"]
    for share in matter.plan.budget.by_part:
        assert f"{share.name} £{share.total:,.0f}" in does.lower()
    less = tuple(one for one in matter.plan.budget.by_part if one.name != "partner")
    budget = replace(matter.plan.budget, by_part=less)
    changed = replace(matter, plan=replace(matter.plan, budget=budget))
    assert rule(changed, "Cost broken down")["does"].endswith("partner none")


def test_research_is_told_by_its_methods() -> None:
    found = composed(matter_of(EXAMPLE))["leads"]["found"]
    assert "5 interviews, 2 workshops, desk research, 1 working session and 1 survey" in found


def test_a_story_is_answered_by_benefits_that_the_case_numbers() -> None:
    matter = matter_of(EXAMPLE)
    preferred = {one.id for one in matter.bid.business_case.benefits if one.option == "C"}
    others = {one.id for one in matter.bid.business_case.benefits} - preferred
    said = " ".join(row["benefits"] for row in composed(matter)["trace"])
    assert others and not [one for one in others if one in said]


def test_the_saving_of_a_council_is_told_before_its_share_of_the_core_team() -> None:
    matter = matter_of(EXAMPLE)
    assert "before its share of the core team" in composed(matter)["leads"]["value"]
    changed = replace(matter, appraisal=replace(matter.appraisal, core_team=Decimal(0)))
    assert "core team" not in composed(changed)["leads"]["value"]
