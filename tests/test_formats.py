"""Figures, dates and lists read as GOV.UK's style writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen import formats


@pytest.mark.parametrize(
    ("pounds", "text"),
    [
        (75, "£75"),
        (Decimal("75.50"), "£75.50"),
        (75.5, "£75.50"),
        (Decimal("75.00"), "£75"),
        (1_200_000, "£1,200,000"),
        (-500, "−£500"),
        (Decimal("-0.004"), "£0"),
        (0.005, "£0.01"),
        (-0.0, "£0"),
    ],
)
def test_money_to_the_penny(pounds: formats.Number, text: str) -> None:
    assert formats.money(pounds) == text


@pytest.mark.parametrize(("pounds", "text"), [(75.5, "£76"), (-75.5, "−£76"), (0.49, "£0"), (-0.49, "£0")])
def test_whole_money_rounds_half_away_from_zero(pounds: float, text: str) -> None:
    assert formats.whole_money(pounds) == text


@pytest.mark.parametrize(
    ("pounds", "text"),
    [
        (1_200_000, "£1.2 million"),
        (3_000_000, "£3 million"),
        (5_649_000, "£5.6 million"),
        (999_999, "£999,999"),
        (Decimal("999999.50"), "£1 million"),
        (999_949_999, "£999.9 million"),
        (999_950_000, "£1 billion"),
        (2_000_000_000_000, "£2,000 billion"),
        (-2_345_678, "−£2.3 million"),
        (350_000, "£350,000"),
    ],
)
def test_money_in_words(pounds: formats.Number, text: str) -> None:
    assert formats.money_in_words(pounds) == text


@pytest.mark.parametrize(
    ("pounds", "text"),
    [
        (1_234_567, "£1.23 million"),
        (999_999.6, "£1 million"),
        (999_999.4, "£999,999"),
        (999_995_000, "£1 billion"),
        (-1_500_000, "−£1.5 million"),
    ],
)
def test_charts_write_money_with_one_more_digit(pounds: formats.Number, text: str) -> None:
    assert formats.money_in_words(pounds, 2) == text


@given(st.decimals(-(10**15), 10**15, places=2))
def test_no_penny_is_lost_in_writing_money(pounds: Decimal) -> None:
    text = formats.money(pounds).replace("£", "").replace(",", "").replace("−", "-")
    assert Decimal(text) == pounds


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_figure_can_be_written_and_none_has_an_ascii_minus(value: float) -> None:
    for text in (formats.money(value), formats.money_in_words(value), formats.number(value)):
        assert "-" not in text
        assert "E" not in text


@given(st.decimals(-(10**12), 10**12, places=2), st.decimals(-(10**12), 10**12, places=2))
def test_words_of_a_larger_sum_never_stand_for_less(one: Decimal, other: Decimal) -> None:
    sizes = {"million": 10**6, "billion": 10**9}

    def worth(text: str) -> Decimal:
        figure, _, size = text.replace("£", "").replace(",", "").replace("−", "-").partition(" ")
        return Decimal(figure) * sizes.get(size, 1)

    low, high = sorted((one, other))
    assert worth(formats.money_in_words(low)) <= worth(formats.money_in_words(high))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (formats.number(1234567), "1,234,567"),
        (formats.number(3.50), "3.5"),
        (formats.number(Decimal("-0.25")), "−0.25"),
        (formats.number(100), "100"),
        (formats.percent(0.035), "3.5%"),
        (formats.percent(Decimal("0.1")), "10%"),
        (formats.percent(1), "100%"),
        (formats.percent(-0.005), "−0.5%"),
        (formats.count(1, "day"), "1 day"),
        (formats.count(5, "day"), "5 days"),
        (formats.count(0, "day"), "0 days"),
        (formats.count(1200, "council"), "1,200 councils"),
        (formats.count(2, "story", "stories"), "2 stories"),
        (formats.years(1), "1 year"),
        (formats.years(Decimal("1.04")), "1 year"),
        (formats.years(Decimal("2.65")), "2.7 years"),
        (formats.years(Decimal("0.5")), "0.5 years"),
        (formats.years(0), "0 years"),
        (formats.money_in_millions(500_000), "£0.5 million"),
        (formats.money_in_millions(-1_234_567), "−£1.23 million"),
        (formats.listed([]), ""),
        (formats.listed(["A"]), "A"),
        (formats.listed(["A", "B"]), "A and B"),
        (formats.listed(["A", "B", "C"]), "A, B and C"),
        (formats.listed(["A", "B", "C"], "or"), "A, B or C"),
        (formats.date_text(date(2020, 1, 31)), "31 January 2020"),
        (formats.weekday_text(date(2020, 1, 31)), "Friday 31 January 2020"),
        (formats.period_text(date(2020, 1, 1), date(2020, 1, 31)), "1 to 31 January 2020"),
        (formats.period_text(date(2020, 1, 30), date(2020, 2, 2)), "30 January to 2 February 2020"),
        (formats.period_text(date(2019, 12, 30), date(2020, 1, 2)), "30 December 2019 to 2 January 2020"),
        (formats.period_text(date(2020, 1, 1), date(2020, 1, 1)), "1 January 2020"),
    ],
)
def test_written_form(text: str, expected: str) -> None:
    assert text == expected
