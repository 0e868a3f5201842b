"""Reference cases of the arithmetic and the calendar, from official worked examples and tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bidgen.appraise.discounting import benefit_cost_ratio, discount_factors, present_value
from bidgen.appraise.payback import payback_years
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.model.calendar import FinancialYear
from bidgen.model.rates import DiscountRates
from bidgen.plan.workdays import add_working_days, is_working_day, working_days_between
from bidgen.read.packaged import read_rates

FOLDER = Path(__file__).parents[1] / "cases" / "appraisal"
CASES = [case for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text())["cases"]]


def green_book() -> DiscountRates:
    raw, problems = read_rates("green-book-2018")
    assert raw is not None and not problems
    rates = structure(DiscountRates, check_input(raw, "appraisal")[0])
    assert rates is not None
    return rates


def factors(inputs: dict[str, Any]) -> list[float]:
    table = discount_factors(green_book(), max(inputs["years"]) + 1)
    places = inputs.get("round_dp")
    found = [float(table[year]) for year in inputs["years"]]
    return [round(one, places) for one in found] if places else found


def npv(inputs: dict[str, Any]) -> float:
    assert inputs["rate"] == 0.035, "the Green Book's rate is the only one a bid can use"
    flows = [Decimal(flow) for flow in inputs["flows"]]
    found = float(present_value(flows, discount_factors(green_book(), len(flows))))
    to = inputs.get("round_to", 1)
    return round(found / to) * to


def payback(inputs: dict[str, Any]) -> float | str:
    years = payback_years([Decimal(flow) for flow in inputs["flows"]])
    return "never" if years is None else float(years)


def bcr_and_npsv(inputs: dict[str, Any]) -> dict[str, float]:
    benefit, cost = Decimal(inputs["pvb_m"]), Decimal(inputs["pvc_m"])
    ratio = benefit_cost_ratio(benefit, cost)
    assert ratio is not None
    return {"bcr": float(ratio), "npsv_m": float(benefit - cost)}


def bank_holidays(inputs: dict[str, Any]) -> list[str]:
    days = [
        date.fromordinal(number)
        for year in inputs["years"]
        for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]
    return [day.isoformat() for day in days if day.weekday() < 5 and not is_working_day(day)]


def added(inputs: dict[str, Any]) -> str:
    start = date.fromisoformat(inputs["start"])
    return add_working_days(start, inputs["working_days"]).isoformat()


def counted(inputs: list[dict[str, str]]) -> list[int]:
    spans = [(date.fromisoformat(one["start"]), date.fromisoformat(one["end"])) for one in inputs]
    return [working_days_between(start, end) + is_working_day(start) for start, end in spans]


def labels(inputs: dict[str, Any]) -> list[str]:
    return [str(FinancialYear.of(date.fromisoformat(day))) for day in inputs["dates"]]


TOPICS: dict[str, Callable[[Any], Any]] = {
    "discount_factor": factors,
    "npv_year0_undiscounted": npv,
    "sensitivity": npv,
    "payback": payback,
    "bcr_and_npsv": bcr_and_npsv,
    "bank_holidays_england": bank_holidays,
    "add_working_days": added,
    "count_working_days": counted,
    "financial_year_label": labels,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_reference_case(case: dict[str, Any]) -> None:
    found = TOPICS[case["topic"]](case["inputs"])
    if isinstance(case["expected"], float | int) or (
        isinstance(case["expected"], list) and isinstance(case["expected"][0], float)
    ):
        assert found == pytest.approx(case["expected"], abs=case["tolerance"] or 1e-9)
    elif isinstance(case["expected"], dict):
        assert found == pytest.approx(case["expected"])
    else:
        assert found == case["expected"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
