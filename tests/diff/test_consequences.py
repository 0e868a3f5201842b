"""What follows from a change: results that moved, a brief to be withdrawn, one sentence for a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from matters import EXAMPLE, TODAY, framework

from bidgen.api.checking import check_bid
from bidgen.appraise import appraise
from bidgen.appraise.uncertainty import how_sure
from bidgen.diff import Diff, Side, diff_of, restricted_to, summary
from bidgen.diff.summary import LONGEST
from bidgen.model.whole import Bid
from bidgen.plan import plan
from bidgen.read.schemas import load_schema
from bids import SMALL


def small() -> Bid:
    bid = check_bid(SMALL, today=TODAY).bid
    assert bid is not None
    return bid


def version(bid: Bid) -> Side:
    appraisal = appraise(bid)
    return Side(bid, plan(bid, TODAY), appraisal, how_sure(bid, appraisal))


@pytest.fixture(scope="module")
def old() -> Side:
    return version(small())


def with_brief(bid: Bid, **changed: Any) -> Bid:
    return replace(bid, requirements=replace(bid.requirements, **changed))


def dearer(bid: Bid) -> Bid:
    """Return the bid with £2,000 less asked for, and a milestone a week earlier."""
    lines = [replace(one, amount=Decimal(28_000)) if one.id == "X1" else one for one in bid.plan.budget]
    dates = [replace(one, date=date(2020, 5, 15)) if one.id == "M2" else one for one in bid.plan.milestones]
    sums = {"sum_asked": Decimal(38_000), "budget": tuple(lines), "milestones": tuple(dates)}
    return replace(bid, plan=replace(bid.plan, **sums))


def test_the_same_bid_moves_nothing(old: Side) -> None:
    found = diff_of(old, old)
    assert not found and found == Diff((), ())
    assert summary(found) == "Nothing differs."


def test_results_that_moved_are_told_as_they_are_printed(old: Side) -> None:
    found = diff_of(old, version(dearer(old.bid)))
    told = {one.label: (one.before, one.after, one.difference) for one in found.of_standing("headline")}
    assert told["Sum asked for"] == ("£40,000", "£38,000", "£2,000 less")
    assert told["End of the critical path"] == ("22 May 2020", "15 May 2020", "7 days earlier")
    assert "Net present social value (NPSV) of the preferred option" in told
    references = [one.reference for one in found.results]
    assert "plan.supplier_cost" in references and "plan.start" not in references
    repeated = [one.reference for one in found.of_standing("repeated")]
    assert "appraisal.B.npsv" in repeated and "appraisal.preferred.npsv" not in repeated
    line = summary(found)
    assert line.startswith(
        "2 rows changed and 1 field changed; the sum asked for is £2,000 less; the NPSV is £2,"
    )
    assert len(line) <= LONGEST


def test_another_preferred_option_comes_first(old: Side) -> None:
    case = old.bid.business_case
    settings = replace(case.appraisal, preferred_option="C")
    found = diff_of(old, version(replace(old.bid, business_case=replace(case, appraisal=settings))))
    first = found.results[0]
    assert (first.label, first.before, first.after) == (
        "Preferred option",
        "B, A shared service",
        "C, Buying together",
    )
    assert "the preferred option is now C, Buying together" in summary(found)


def test_every_result_has_words_of_its_own() -> None:
    """Two results of one label could not be told apart, and underscores are for programs."""
    from bidgen.compose.names import names_of
    from bidgen.diff.result_labels import label_of_result

    matter = check_bid(EXAMPLE, today=TODAY).matter
    assert matter is not None
    names = names_of(matter.bid, matter.appraisal, matter.uncertainty, matter.plan)
    labels = [label_of_result(name) for name in names]
    assert sorted({one for one in labels if labels.count(one) > 1}) == []
    assert [one for one in labels if "_" in one or not one[0].isupper()] == []


def test_without_results_it_says_why(old: Side) -> None:
    found = diff_of(old, Side(dearer(old.bid), plan(dearer(old.bid), TODAY)))
    assert (bool(found), found.results) == (True, ())
    assert found.no_results == "Results are not compared: the new bid has errors, and so no results."


OBLIGED = {
    "start_date": ("Latest start date", date(2019, 10, 21)),
    "closes": ("Closes", date(2019, 10, 2)),
    "budget_range": ("Budget range", "Up to £40,000."),
    "additional_terms": ("Additional terms and conditions", "Open licences."),
    "success_criteria": ("Proposal criteria", ("A plan",)),
    "price_weighting": ("Weighting of price", Decimal("0.3")),
}


@pytest.mark.parametrize("field", OBLIGED)
def test_a_live_brief_is_withdrawn_for_what_it_cannot_change(field: str, old: Side) -> None:
    label, value = OBLIGED[field]
    live = with_brief(old.bid, status="live")
    effect = diff_of(bare(live), bare(with_brief(live, **{field: value}))).brief
    assert effect is not None
    assert (effect.withdraw, effect.fields) == (True, (label,))
    assert f"has to be withdrawn for what changed: “{label}”." in effect.says
    assert "(“Latest start date” and “Q&A session details”)" in effect.says


def bare(bid: Bid) -> Side:
    return Side(bid, plan(bid, TODAY))


EFFECTS = [
    ("live", {}, False, "nothing in it differs"),
    ("live", {"note": "Another note."}, False, "None of its changes obliges it to be withdrawn"),
    ("draft", {"start_date": date(2019, 11, 1)}, False, "nothing had been published"),
    ("withdrawn", {"start_date": date(2019, 11, 1)}, None, "never opened again"),
    ("closed", {"success_criteria": ("A plan",)}, None, "differs all the same: “Proposal criteria”"),
    ("awarded", {"title": "Another title"}, None, "it can no longer be withdrawn"),
]


@pytest.mark.parametrize(("status", "changed", "withdraw", "says"), EFFECTS)
def test_what_a_change_means_depends_on_where_the_brief_stands(
    status: str, changed: dict[str, Any], withdraw: bool | None, says: str, old: Side
) -> None:
    before = with_brief(old.bid, status=status)
    effect = diff_of(bare(before), bare(with_brief(before, **changed))).brief
    assert effect is not None and effect.withdraw is withdraw
    assert says in effect.says


def test_a_portal_of_no_known_rules_decides_nothing(old: Side) -> None:
    live = replace(with_brief(old.bid, status="live", framework="plain"), framework=framework("plain"))
    effect = diff_of(bare(live), bare(with_brief(live, start_date=date(2019, 11, 1)))).brief
    assert effect is not None and effect.withdraw is None
    assert "is not known of another portal" in effect.says


def test_a_brief_changes_with_what_its_references_give(old: Side) -> None:
    """The budget of a published brief is another one when the award that it names is."""
    live = with_brief(old.bid, status="live", budget_range="At most [[bid.discovery_award]].")
    discovery = replace(live.overview.discovery, award=Decimal(60_000))
    richer = replace(live, overview=replace(live.overview, discovery=discovery))
    effect = diff_of(bare(live), bare(richer)).brief
    assert effect is not None
    assert effect.fields == ("Budget range",)


@pytest.mark.parametrize("name", ["dos-3", "dos-4"])
def test_a_framework_names_fields_that_a_brief_has(name: str) -> None:
    rules = framework(name)
    assert {*rules.withdraw_to_change, *rules.dropped_when_copied} <= set(load_schema("requirements"))


def test_a_diff_of_some_inputs_leaves_the_others_out(old: Side) -> None:
    found = diff_of(old, version(with_brief(dearer(old.bid), portal="YORtender")))
    brief = restricted_to(found, ("bid", "requirements"))
    assert [one.input for one in brief.inputs] == ["requirements"]
    assert (brief.results, brief.brief) == ((), found.brief)
    plan_alone = restricted_to(found, ("alpha-plan",))
    assert {(one.reference or "plan").partition(".")[0] for one in plan_alone.results} == {"plan"}
    assert plan_alone.brief is None
