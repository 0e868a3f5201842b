"""How sure the business case says it is: bias, scenarios, strongest inputs, switching values, draws."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, documents_of, matter_of

from bidgen.appraise import appraise
from bidgen.appraise.simulation import DRAWS
from bidgen.appraise.uncertainty import how_sure
from bidgen.compose import business_case
from bidgen.compose.at_a_glance import what_turns_it
from bidgen.compose.input_names import input_in_list, input_in_words, input_name
from bidgen.compose.matter import Matter
from bidgen.compose.option_tables import NO_BIAS, ROUNDED_SHARES
from bidgen.compose.result_names import uncertainty_names
from bidgen.model.charts import RangeChart, TornadoChart
from bidgen.model.whole import Bid
from bidgen.render import render_document
from bids import SMALL, small_bid

TEMPLATES = Path(__file__).parents[2] / "templates"
FOLDERS = pytest.mark.parametrize("folder", [SMALL, EXAMPLE], ids=["small", "example"])


def composed(matter: Matter) -> Any:
    return business_case.compose(matter)


def pounds(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("£", "").replace(",", ""))


def share(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("%", ""))


def with_uncertainty(matter: Matter, **changes: Any) -> Matter:
    return replace(matter, uncertainty=replace(matter.uncertainty, **changes))


@FOLDERS
def test_optimism_bias_adds_up_from_its_upper_bound_to_what_is_left(folder: Path) -> None:
    found = composed(matter_of(folder))["appraisal"]
    *parts, left = found["bias"]
    assert parts[0]["what"].startswith("Upper bound for capital costs")
    assert sum(share(row["change"]) for row in parts) == share(left["change"])
    assert ROUNDED_SHARES not in found["bias_note"]
    assert "Alpha’s own cost" in found["bias_note"]
    assert "before optimism bias" in found["bias_note"]


def test_shares_that_rounding_breaks_say_so() -> None:
    matter = matter_of(EXAMPLE)
    (one,) = matter.appraisal.biases
    third = tuple(replace(row, contribution=Decimal(1) / 3, mitigation=Decimal("0.5")) for row in one.factors)
    broken = replace(one, factors=third[:2], resultant=Decimal(4) / 3)
    found = composed(replace(matter, appraisal=replace(matter.appraisal, biases=(broken,))))["appraisal"]
    assert ROUNDED_SHARES in found["bias_note"]


def test_without_optimism_bias_there_is_no_table_and_the_case_says_so() -> None:
    matter = matter_of(EXAMPLE)
    context = composed(replace(matter, appraisal=replace(matter.appraisal, biases=())))
    assert context["appraisal"]["bias"] == []
    assert context["appraisal"]["no_bias"] == NO_BIAS
    assert NO_BIAS in context["appraisal"]["years_note"]
    assert "after optimism bias" not in context["leads"]["economic"]


@FOLDERS
def test_npsv_is_present_benefits_less_present_costs_and_stands_before_and_after_bias(folder: Path) -> None:
    matter = matter_of(folder)
    for row, result in zip(composed(matter)["appraisal"]["options"], matter.appraisal.results, strict=True):
        if row["present_cost"] != "Baseline":
            gap = pounds(row["present_benefit"]) - pounds(row["present_cost"]) - pounds(row["npsv"])
            assert abs(gap) <= 1
            assert pounds(row["npsv_before"]) == round(result.before_bias.npsv)


def test_a_sentence_says_where_npsv_and_bcr_rank_otherwise() -> None:
    note = composed(matter_of(EXAMPLE))["appraisal"]["options_note"]
    assert "by NPSV is C, B, D and A, by BCR D, B and C" in note
    assert "NPSV decides" in note
    assert "NPSV decides" not in composed(matter_of(SMALL))["appraisal"]["options_note"]


def test_scenarios_show_each_option_and_how_many_councils_are_live() -> None:
    matter = matter_of(EXAMPLE)
    rows = composed(matter)["uncertainty"]["scenarios"]
    assert [rows[0][one] for one in ("slow", "central", "fast")] == ["4", "10", "20"]
    by_name = {row["name"]: row for row in rows}
    assert by_name["NPSV of option C (preferred)"]["central"] == "£110,255"
    assert by_name["Highest NPSV"] == {
        "name": "Highest NPSV",
        "slow": "Option B",
        "central": "Option C",
        "fast": "Option C",
    }
    assert (
        "In the slow scenario another option is better." in composed(matter)["uncertainty"]["scenarios_note"]
    )


def test_one_scenario_alone_makes_no_table() -> None:
    assert composed(matter_of(SMALL))["uncertainty"]["scenarios"] == []


@FOLDERS
def test_the_tornado_shows_what_its_table_shows(folder: Path) -> None:
    context = composed(matter_of(folder))
    rows, chart = context["uncertainty"]["tornado"], context["charts"]["tornado"].source
    assert isinstance(chart, TornadoChart)
    assert [one.label for one in chart.rows] == [row["input"] for row in rows]
    for bar, row in zip(chart.rows, rows, strict=True):
        assert (bar.low_text, bar.high_text) == (row["low"], row["high"])
        assert round(bar.at_low) == pounds(row["at_low"])
        assert round(bar.at_high) == pounds(row["at_high"])


def test_the_ends_of_adoption_are_its_scenarios() -> None:
    rows = {row["input"]: row for row in composed(matter_of(EXAMPLE))["uncertainty"]["tornado"]}
    adoption = rows["How many councils join"]
    assert adoption["low"] == "slow: 4 councils"
    assert adoption["central"] == "10 councils"
    assert adoption["high"] == "fast: 20 councils"


def test_the_switching_values_are_all_inside_a_range_and_the_note_names_the_rest() -> None:
    matter = matter_of(EXAMPLE)
    found = composed(matter)["uncertainty"]
    inside = [one for one in matter.uncertainty.switches if one.nearest and one.nearest.in_range]
    assert len(found["switches"]) == len(inside) == 14
    first = found["switches"][0]
    assert first == {
        "input": "How many councils join",
        "central": "10 councils",
        "at": "96.6% of them",
        "change": "−3.4%",
        "rival": "Option B",
        "in_range": "Yes",
    }
    changes = [abs(share(row["change"])) for row in found["switches"]]
    assert changes == sorted(changes)
    shown = {row["input"] for row in found["switches"]}
    for one in matter.uncertainty.switches:
        name = input_name(one.assumption)
        assert name in shown or name in found["switches_note"]
    assert "No value turns it: " in found["switches_note"]


def test_what_people_read_of_an_input_is_its_short_name_and_else_its_id_in_words() -> None:
    matter = matter_of(SMALL)
    hour, *others = sorted(matter.bid.business_case.assumptions, key=lambda one: one.id != "hour")
    named = [replace(hour, short_name="an hour of an officer"), *others]
    assert [input_name(one) for one in named] == ["An hour of an officer", "Build share", "Move share"]
    assert [input_in_list(one) for one in named] == ["an hour of an officer", "build share", "move share"]
    assert input_in_words(named[0]) == f"an hour of an officer (“{hour.statement}”)"
    case = replace(matter.bid.business_case, assumptions=tuple(named))
    rows = composed(replace(matter, bid=replace(matter.bid, business_case=case)))["assumptions"]
    assert [row["name"] for row in rows] == ["hour (an hour of an officer)", "build-share", "move-share"]


def test_no_table_chart_or_sentence_calls_an_input_by_its_id() -> None:
    matter = matter_of(EXAMPLE)
    context = composed(matter)
    said = f"{context['sure']} {context['uncertainty']} {context['charts']['tornado']}"
    ids = [one.id for one in matter.bid.business_case.assumptions if "-" in one.id]
    assert ids
    assert [one for one in ids if one in said] == []


def test_the_draws_and_the_scenarios_are_in_one_chart_with_the_values_of_the_tables() -> None:
    context = composed(matter_of(EXAMPLE))
    chart, row = context["charts"]["ranges"].source, context["uncertainty"]["simulation"]
    assert isinstance(chart, RangeChart)
    draws, *scenarios = chart.rows
    assert draws.ends is not None
    assert [round(one) for one in (draws.ends[0], draws.middle, draws.ends[1])] == [
        pounds(row[f"point_{one}"]) for one in (10, 50, 90)
    ]
    mine = next(
        one for one in context["uncertainty"]["scenarios"] if one["name"] == "NPSV of option C (preferred)"
    )
    assert [round(one.middle) for one in scenarios] == [
        pounds(mine[one]) for one in ("slow", "central", "fast")
    ]


def test_the_simulation_is_labelled_as_the_simplification_that_it_is() -> None:
    note = composed(matter_of(EXAMPLE))["uncertainty"]["simulation_note"]
    for word in ("simplification", f"{DRAWS:,} draws", "seed 2020", "independently", "central scenario"):
        assert word in note
    assert "the middle moves" in note


def test_without_a_range_nothing_is_drawn_and_the_case_says_so() -> None:
    matter = matter_of(SMALL)
    bare = replace(matter.uncertainty.simulation, drawn=())
    tornado = replace(matter.uncertainty.tornado, bars=())
    context = composed(with_uncertainty(matter, simulation=bare, tornado=tornado))
    assert context["uncertainty"]["simulation"] == {}
    assert (context["charts"]["ranges"], context["charts"]["tornado"]) == ("", "")
    assert "No input has a range" in context["sure"]["chance"]


def test_at_a_glance_says_how_sure_what_turns_it_and_what_is_assumed() -> None:
    matter = matter_of(EXAMPLE)
    sure = composed(matter)["sure"]
    row = composed(matter)["uncertainty"]["simulation"]
    assert f"in {row['positive']} of {DRAWS:,} draws" in sure["chance"]
    assert f"the best option in {row['best']}" in sure["chance"]
    for one in (10, 50, 90):
        assert row[f"point_{one}"] in sure["chance"]
    assert "how many councils join: with 96.6% of them in every year" in sure["turns"]
    assert "option B, Share the code as it is" in sure["turns"]
    # Narrative names it with the same decimals.
    assert uncertainty_names(matter.uncertainty, matter.appraisal)["switching.adoption"].text == "96.6%"
    kinds = [one.kind for one in matter.bid.business_case.assumptions]
    assert sure["assumed"].startswith(f"Of {len(kinds)} inputs none is measured, none is published, ")
    assert f"{kinds.count('assumption')} are assumptions" in sure["assumed"]


def test_prices_that_a_line_states_itself_are_counted_beside_the_assumptions() -> None:
    said = composed(matter_of(SMALL))["sure"]["assumed"]
    assert "Of 3 inputs none is measured, none is published, 2 are estimates and 1 is an assumption" in said
    assert "7 prices under “How each amount is made”" in said


def test_where_nothing_turns_the_recommendation_or_it_does_not_hold_that_is_said() -> None:
    matter = matter_of(EXAMPLE)
    assert composed(with_uncertainty(matter, switches=()))["sure"]["turns"] == (
        "No input by itself turns the recommendation."
    )
    said = what_turns_it(with_npsv_of_b(matter, matter.appraisal.preferred.npsv + 1))
    assert said.startswith("At the central values option B has a higher net present social value")


@pytest.mark.parametrize("more", [Decimal(0), Decimal("0.004"), Decimal("-0.004")])
def test_an_option_that_is_level_with_the_preferred_one_is_told_as_level(more: Decimal) -> None:
    matter = matter_of(EXAMPLE)
    said = what_turns_it(with_npsv_of_b(matter, matter.appraisal.preferred.npsv + more))
    assert said.startswith("At the central values option B is level with option C.")
    assert "higher net present social value" not in said


def test_a_bid_whose_options_are_alike_says_that_they_are_level(tmp_path: Path) -> None:
    # Option C is made to cost and gain what option B does.
    bid = small_bid(tmp_path)
    file = bid / "business-case.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    twins = []
    for line in lines:
        if re.match(r"- \{id: [CB]\d, option: C,", line):
            continue
        twins.append(line)
        if line.startswith("- {") and "option: B, " in line:
            twins.append(re.sub(r"id: ([CB]\d)", r"id: \1x", line.replace("option: B, ", "option: C, ")))
    file.write_text(
        "".join(twins).replace("Saves little., needs_alpha: no", "Saves little., needs_alpha: yes"), "utf-8"
    )
    matter = matter_of(bid)
    assert matter.appraisal.preferred.option.id == "B"
    assert what_turns_it(matter).startswith("At the central values option C is level with option B.")


def with_npsv_of_b(matter: Matter, npsv: Decimal) -> Matter:
    results = tuple(
        replace(one, npsv=npsv) if one.option.id == "B" else one for one in matter.appraisal.results
    )
    return replace(matter, appraisal=replace(matter.appraisal, results=results))


def test_a_bid_without_bias_ranges_or_scenarios_has_no_empty_table_or_figure() -> None:
    matter = matter_of(SMALL)
    sure = replace(
        matter.uncertainty,
        simulation=replace(matter.uncertainty.simulation, drawn=()),
        tornado=replace(matter.uncertainty.tornado, bars=()),
        switches=(),
    )
    bare = replace(matter, appraisal=replace(matter.appraisal, biases=()), uncertainty=sure)
    rendered, problems = render_document(
        (TEMPLATES / "business-case.docx").read_bytes(),
        "business-case.docx",
        {"releases": [], **composed(bare)},
        documents_of()["business-case"].about,
        frozenset({"docx", "html"}),
    )
    assert problems == ()
    assert NO_BIAS in rendered.words
    assert rendered.html is not None
    for caption in ("Optimism bias, and what", "The strongest inputs", "Switching values", "Random draws"):
        assert caption not in rendered.words
    assert rendered.html.count("<figure") == 2


def test_where_another_option_is_better_a_switch_is_told_as_what_would_make_the_preferred_one_the_best() -> (
    None
):
    matter = matter_of(EXAMPLE)
    bid = with_preferred_option(matter.bid, "B")
    appraisal = appraise(bid)
    changed = replace(matter, bid=bid, appraisal=appraisal, uncertainty=how_sure(bid, appraisal))
    context = composed(changed)
    assert "would make it the best" in what_turns_it(changed)
    assert {row["rival"] for row in context["uncertainty"]["switches"]} == {"Option B"}


def with_preferred_option(bid: Bid, name: str) -> Bid:
    case = bid.business_case
    return replace(bid, business_case=replace(case, appraisal=replace(case.appraisal, preferred_option=name)))
