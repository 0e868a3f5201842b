"""`bidgen appraise`: the results of the appraisal, for people and for programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from test_commands import EXAMPLE, bidgen

from bidgen.api import check_bid
from bids import small_bid


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
        "NPSV in each scenario",
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
    (bid / "bid.yaml").write_text((bid / "bid.yaml").read_text("utf-8") + "colour: blue\n", "utf-8")
    done = bidgen("appraise", bid)
    assert (done.returncode, done.stdout) == (1, "")
    assert "S202" in done.stderr
    assert f"{bid}: no results: 1 error" in done.stderr


def test_a_bid_of_few_tables_has_results(tmp_path: Path) -> None:
    assert bidgen("appraise", small_bid(tmp_path)).returncode == 0
