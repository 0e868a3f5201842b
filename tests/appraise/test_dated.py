"""Flows on days of their own: years of 365 days, whatever the calendar's."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from flows import NEAR, flows, pounds, rates
from hypothesis import given

from bidgen.appraise.library import (
    DatedFlow,
    constant_rate,
    dated_present_value,
    discount_factors,
    present_value,
)

START = date(2020, 4, 1)


@given(flows, rates)
def test_years_of_365_days_give_the_net_present_value(amounts: list[Decimal], rate: Decimal) -> None:
    dated = [DatedFlow(START + timedelta(days=365 * year), amount) for year, amount in enumerate(amounts)]
    yearly = present_value(amounts, discount_factors(constant_rate(rate), len(amounts)))
    assert dated_present_value(dated, rate) == pytest.approx(yearly, rel=NEAR, abs=NEAR)


@given(pounds, rates)
def test_a_flow_before_the_base_is_compounded(amount: Decimal, rate: Decimal) -> None:
    flow = DatedFlow(START, amount)
    assert dated_present_value([flow], rate) == amount
    later = dated_present_value([flow], rate, base=START + timedelta(days=730))
    assert later == pytest.approx(amount * (1 + rate) ** 2, rel=NEAR, abs=NEAR)


def test_a_leap_year_is_a_day_longer_than_a_year() -> None:
    start, end = date(2020, 1, 1), date(2021, 1, 1)
    value = dated_present_value([DatedFlow(start, Decimal(0)), DatedFlow(end, Decimal(1100))], Decimal("0.1"))
    assert value == pytest.approx(Decimal(1100) / Decimal("1.1") ** (Decimal(366) / 365), rel=NEAR)
    assert value < 1000


def test_no_flows_are_worth_nothing() -> None:
    assert dated_present_value([], Decimal("0.1")) == 0
