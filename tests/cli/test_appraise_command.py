"""`bidgen appraise`: the results of the appraisal, for people and for programs."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from commands import EXAMPLE, bidgen
from matters import matter_of

from bidgen.api import check_bid
from bidgen.compose import business_case
from bids import SMALL, small_bid


def test_the_figures_are_those_of_the_appraisal() -> None:
    done = bidgen("appraise", EXAMPLE, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    appraisal = check_bid(EXAMPLE, today=date(2020, 1, 24)).appraisal
    assert appraisal is not None
    assert printed["preferred"] == appraisal.preferred.option.id
    for found, one in zip(printed["options"], appraisal.results, strict=True):
        assert found["id"] == one.option.id
        assert found["npsv"] == str(one.npsv.quantize(Decimal("0.01")))
        assert [Decimal(each) for each in found["costs"]] == [
            each.quantize(Decimal("0.01")) for each in one.cost_by_year
        ]
    assert sum(one["live"] for one in printed["councils"]) == appraisal.preferred.councils_live[-1]
    assert printed["all_councils"]["after_core_team"] == str(
        appraisal.sector_saving.quantize(Decimal("0.01"))
    )
    central = next(one for one in printed["scenarios"] if one["scenario"] == "central")
    assert central["npsv"] == {one["id"]: one["npsv"] for one in printed["options"]}


def test_programs_read_how_sure_it_is_and_what_each_organisation_pays() -> None:
    printed = json.loads(bidgen("appraise", EXAMPLE, "--format", "json").stdout)
    checked = check_bid(EXAMPLE, today=date(2020, 1, 24))
    appraisal, sure = checked.appraisal, checked.uncertainty
    assert appraisal is not None
    assert sure is not None
    assert printed["ranking"] == {
        "by_npsv": [one.id for one in sure.ranking.by_npsv],
        "by_bcr": [one.id for one in sure.ranking.by_bcr],
    }
    assert printed["tornado"] == [
        {"input": one.assumption.id, "low": pence(one.npsv_at_low), "high": pence(one.npsv_at_high)}
        for one in sure.tornado.bars
    ]
    switches = {one["input"]: one for one in printed["switching_values"]}
    assert len(switches) == len(sure.switches)
    for one in sure.switches:
        found = switches[one.assumption.id]
        for side, switch in (("below", one.below), ("above", one.above)):
            assert (found[side] is None) == (switch is None)
            if switch is not None:
                assert Decimal(found[side]) == round(switch.value, 6)
    drawn = printed["simulation"]
    assert (drawn["seed"], drawn["draws"]) == (sure.simulation.seed, sure.simulation.draws)
    assert Decimal(drawn["chance_positive"]) == sure.simulation.chance_positive
    assert Decimal(drawn["chance_best"]) == sure.simulation.chance_best
    assert drawn["npsv"] == {str(one): pence(sure.simulation.point(one)) for one in (10, 50, 90)}
    cash = printed["financial"]
    assert [one["who"] for one in cash["organisations"]] == [one.who for one in appraisal.financial.flows]
    for part, column in (("costs", appraisal.financial.costs), ("savings", appraisal.financial.savings)):
        for at, amount in enumerate(column):
            total = sum(Decimal(one[part][at]) for one in cash["organisations"])
            assert abs(total - amount) < Decimal("0.1")


def pence(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01")))


@pytest.mark.parametrize("folder", [SMALL, EXAMPLE], ids=["small", "example"])
def test_each_cell_is_that_of_the_documents(folder: Path) -> None:
    matter = matter_of(folder)
    context: Any = business_case.compose(matter)
    found, sure = context["appraisal"], context["uncertainty"]
    tables: list[tuple[list[Any], tuple[str, ...]]] = [
        (found["options"], ("present_cost", "present_benefit", "npsv_before", "npsv", "bcr", "payback")),
        (found["councils"], ("type", "now", "after", "saves", "joining", "payback")),
        (found["roll_up"], ("councils", "saves", "after", "joining")),
        ([*found["cash"], found["cash_total"]], ("capital", "revenue", "fund", "savings", "net")),
        (found["payers"], ("who", "costs", "savings", "net", "call")),
        (sure["scenarios"], ("name", "slow", "central", "fast")),
        (sure["tornado"], ("input", "low", "high", "at_low", "at_high")),
        (sure["switches"], ("input", "central", "at", "change", "rival", "in_range")),
    ]
    lines = iter(bidgen("appraise", folder).stdout.splitlines())
    for rows, keys in tables:
        for row in rows:
            cells = [str(row[key]) for key in keys]
            # The rows stand in the order of the documents' tables, each cell parted by blanks.
            wanted = re.compile(r"(?:^|.*\s\s)" + r"\s\s+(?:\d+\s\s+)?".join(map(re.escape, cells)) + r"\s*$")
            assert any(wanted.match(line) for line in lines), cells


def test_people_read_options_councils_and_how_sure_it_is() -> None:
    done = bidgen("appraise", EXAMPLE)
    assert done.returncode == 0
    appraisal = check_bid(EXAMPLE, today=date(2020, 1, 24)).appraisal
    assert appraisal is not None
    preferred = appraisal.preferred
    (line,) = (one for one in done.stdout.splitlines() if one.startswith(f"  {preferred.option.id}*"))
    assert f"£{preferred.npsv:,.0f}" in line
    assert f"£{preferred.before_bias.npsv:,.0f}" in line
    parts = (
        "Optimism bias OB1",
        "One council with option",
        "The financial case",
        "Each scenario of adoption",
        "What moves",
        "Where the recommendation changes",
        "Simulation",
    )
    for part in parts:
        assert f"\n{part}" in done.stdout
    assert max(len(one) for one in done.stdout.splitlines()) <= 100


def test_the_same_bid_gives_the_same_words() -> None:
    assert bidgen("appraise", EXAMPLE).stdout == bidgen("appraise", EXAMPLE).stdout


def test_a_bid_with_errors_has_no_results(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    (bid / "bid.yaml").write_text((bid / "bid.yaml").read_text("utf-8") + "shade: blue\n", "utf-8")
    done = bidgen("appraise", bid)
    assert (done.returncode, done.stdout) == (1, "")
    assert "S202" in done.stderr
    assert f"{bid}: no results: 1 error" in done.stderr


def test_a_bid_of_few_tables_has_results(tmp_path: Path) -> None:
    assert bidgen("appraise", small_bid(tmp_path)).returncode == 0
