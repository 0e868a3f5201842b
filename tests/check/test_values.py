"""Each type of value is read as people in Britain type it; what could mean two things is never guessed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.catalogue import CATALOGUE
from bidgen.check.fault import Fault
from bidgen.check.values import PARSERS, parse_ids
from bidgen.model.calendar import FinancialYear, Month
from bidgen.problems import problem

LAST_DAY = date(2020, 1, 31)

GOOD = [
    ("date", "31 January 2020", LAST_DAY),
    ("date", "31 Jan 2020", LAST_DAY),
    ("date", "31st JANUARY 2020", LAST_DAY),
    ("date", "31-Jan-2020", LAST_DAY),
    ("date", "31/1/2020", LAST_DAY),
    ("date", "31-01-2020", LAST_DAY),
    ("date", "31.01.2020", LAST_DAY),
    ("date", "2020-01-31", LAST_DAY),
    ("date", "Friday 31 January 2020", LAST_DAY),
    ("date", "Fri, 31 Jan 2020", LAST_DAY),
    ("date", " 31\xa0January  2020 ", LAST_DAY),
    ("date", "1/2/2020", date(2020, 2, 1)),
    ("date", "4 Sept 2019", date(2019, 9, 4)),
    ("date", "29 February 2020", date(2020, 2, 29)),
    ("date", "Friday 31st January 2020", LAST_DAY),
    ("date", "31st of January, 2020", LAST_DAY),
    ("date", "31/Jan/2020", LAST_DAY),
    ("date", "31Jan2020", LAST_DAY),
    ("date", "January 31st, 2020", LAST_DAY),
    ("date", "2020/01/31", LAST_DAY),
    ("date", "\u200e31/01/2020\u200e", LAST_DAY),
    ("date", "2020-01-31T00:00:00", LAST_DAY),
    ("date", "2020-01-31 00:00:00.000", LAST_DAY),
    ("date", LAST_DAY, LAST_DAY),
    ("date", datetime(2020, 1, 31), LAST_DAY),
    ("month", "April 2020", Month(2020, 4)),
    ("month", "apr 2020", Month(2020, 4)),
    ("month", "2020-04", Month(2020, 4)),
    ("month", "4/2020", Month(2020, 4)),
    ("month", date(2020, 4, 1), Month(2020, 4)),
    ("financial_year", "2019-20", FinancialYear(2019)),
    ("financial_year", "2019/20", FinancialYear(2019)),
    ("financial_year", "2019–20", FinancialYear(2019)),
    ("financial_year", "2019-2020", FinancialYear(2019)),
    ("financial_year", "1999-00", FinancialYear(1999)),
    ("money", 1200, Decimal(1200)),
    ("money", "1200", Decimal(1200)),
    ("money", "1,200", Decimal(1200)),
    ("money", "£1,200.50", Decimal("1200.50")),
    ("money", "£ 1,234,567", Decimal(1234567)),
    ("money", "-£5", Decimal(-5)),
    ("money", "£-5", Decimal(-5)),
    ("money", "−5", Decimal(-5)),
    ("money", "5.5", Decimal("5.50")),
    ("money", "012", Decimal(12)),
    ("money", "(500)", Decimal(-500)),
    ("money", "(£1,200.50)", Decimal("-1200.50")),
    ("money", "£(500)", Decimal(-500)),
    ("money", "( 500 )", Decimal(-500)),
    ("money", "\ufeff£\xa01,200\u200b", Decimal(1200)),
    ("integer", "(3)", -3),
    ("number", "(12%)", Decimal("-0.12")),
    ("number", "(12)%", Decimal("-0.12")),
    ("percent", "12\xa0%", Decimal("0.12")),
    ("percent", "3 Per Cent", Decimal("0.03")),
    ("money", Decimal("0.30"), Decimal("0.30")),
    ("money", Decimal("1234.5000000001"), Decimal("1234.50")),
    ("number", "1,200", Decimal(1200)),
    ("number", "-3.125", Decimal("-3.125")),
    ("number", ".5", Decimal("0.5")),
    ("number", Decimal("0.333333333333333"), Decimal("0.333333333333333")),
    ("integer", "1,200", 1200),
    ("integer", "12.0", 12),
    ("integer", 12, 12),
    ("percent", "12%", Decimal("0.12")),
    ("number", "12.5%", Decimal("0.125")),
    ("number", "£65,000", Decimal(65000)),
    ("percent", "12.5 %", Decimal("0.125")),
    ("percent", "-3 per cent", Decimal("-0.03")),
    ("boolean", "YES", True),
    ("boolean", "Y", True),
    ("boolean", "n", False),
    ("boolean", "no", False),
    ("boolean", "False", False),
    ("boolean", True, True),
    ("boolean", "\xa0Yes ", True),
    ("month", "\ufeffApril\xa02020", Month(2020, 4)),
    ("financial_year", "\xa02019-20", FinancialYear(2019)),
    ("id", "\u200bC12\xa0", "C12"),
    ("link", "\ufeffhttps://www.example.org/\xa0", "https://www.example.org/"),
    ("id", "C12", "C12"),
    ("id", " north-workshop ", "north-workshop"),
    ("id", 12, "12"),
    ("text", 12, "12"),
    ("text", Decimal("12.5"), "12.5"),
    ("text", "  exactly\tas typed ", "  exactly\tas typed "),
    ("text", "=1+1", "=1+1"),
    ("prose", "{{ x }} & <b> [[ x \u202e 😀", "{{ x }} & <b> [[ x \u202e 😀"),
    ("link", "https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"),
    ("file", "images/map.png", "images/map.png"),
    ("file", "./images//map.png", "images/map.png"),
]

BAD = [
    ("date", "TBC", "S220"),
    ("date", "n/a", "S220"),
    ("date", "31 January", "S227"),
    ("date", "early March 2020", "S227"),
    ("date", "Someday 31 January 2020", "S227"),
    ("date", "2020", "S227"),
    ("date", 43861, "S248"),
    ("date", "43861", "S248"),
    ("date", Decimal("43861.75"), "S248"),
    ("date", 20200131, "S227"),
    ("date", "to be confirmed.", "S220"),
    ("date", "31 January 2020 00:00", "S231"),
    ("month", 43922, "S248"),
    ("date", True, "S227"),
    ("date", "31 February 2020", "S228"),
    ("date", "29/2/2019", "S228"),
    ("date", "1/13/2020", "S228"),
    ("date", "2025-13-45", "S228"),
    ("date", "0/1/2020", "S228"),
    ("date", "31 January 0020", "S228"),
    ("date", date(1899, 12, 31), "S228"),
    ("date", "31/01/20", "S229"),
    ("date", "31 January 20", "S229"),
    ("date", "Monday 31 January 2020", "S230"),
    ("date", "31 January 2020 17:00", "S231"),
    ("date", "2020-01-31T12:00:00", "S231"),
    ("date", datetime(2020, 1, 31, 12), "S231"),
    ("month", "spring 2020", "S242"),
    ("month", "2020-13", "S242"),
    ("month", date(2020, 4, 2), "S242"),
    ("month", "April 20", "S229"),
    ("financial_year", "2019", "S232"),
    ("financial_year", 2019, "S232"),
    ("financial_year", "19/20", "S232"),
    ("financial_year", "2019-21", "S233"),
    ("financial_year", "2019-2019", "S233"),
    ("financial_year", "tba", "S220"),
    ("money", "n/a", "S220"),
    ("money", "-", "S220"),
    ("money", "about 500", "S221"),
    ("money", "$500", "S221"),
    ("money", "1e5", "S221"),
    ("money", "٣", "S221"),
    ("money", "--5", "S221"),
    ("money", True, "S221"),
    ("money", LAST_DAY, "S221"),
    ("money", "12%", "S221"),
    ("money", Decimal("NaN"), "S221"),
    ("money", Decimal("Infinity"), "S221"),
    ("money", "1.2k", "S222"),
    ("money", "£1.2 million", "S222"),
    ("money", "1,20", "S223"),
    ("money", "1.200,50", "S223"),
    ("money", "12,34,567", "S223"),
    ("money", "1 200", "S223"),
    ("money", "'20000", "S251"),
    ("number", "’£1,200", "S251"),
    ("integer", "‘12", "S251"),
    ("percent", "'12%", "S251"),
    ("money", "''20000", "S223"),
    ("money", "'" * 5000 + "1", "S223"),
    ("money", "'about 500", "S221"),
    ("money", "20'000", "S223"),
    ("money", "(about 500)", "S224"),
    ("money", "(-500)", "S224"),
    ("money", "-(500)", "S221"),
    ("money", "£(£500)", "S224"),
    ("money", "()", "S224"),
    ("money", "(1.2k)", "S222"),
    ("money", "(1,20)", "S223"),
    ("money", "500 (estimated)", "S221"),
    ("money", "nil", "S220"),
    ("number", "(12%", "S221"),
    ("number", "1" * 20 + "%", "S226"),
    ("percent", "1" * 20 + "%", "S226"),
    ("percent", "(-12%)", "S235"),
    ("money", "33.333", "S225"),
    ("money", Decimal("33.3333333333333"), "S225"),
    ("money", "1" * 5000, "S226"),
    ("money", 10**400, "S226"),
    ("integer", "£5", "S221"),
    ("integer", "12%", "S221"),
    ("integer", "2.5", "S234"),
    ("integer", "2.0000001", "S234"),
    ("integer", Decimal("2.5"), "S234"),
    ("percent", "12", "S236"),
    ("percent", 12, "S236"),
    ("percent", Decimal("0.12"), "S236"),
    ("percent", "low", "S235"),
    ("percent", "%", "S235"),
    ("percent", "1,2%", "S235"),
    ("month", "Apr-20", "S229"),
    ("boolean", "maybe", "S237"),
    ("boolean", 1, "S237"),
    ("text", True, "S238"),
    ("text", LAST_DAY, "S238"),
    ("id", LAST_DAY, "S238"),
    ("id", "north workshop", "S239"),
    ("id", "-a", "S239"),
    ("id", "../a", "S239"),
    ("id", "é", "S239"),
    ("id", "a" * 61, "S239"),
    ("id", Decimal("1.5"), "S239"),
    ("link", "www.example.org", "S240"),
    ("link", "javascript:alert(1)", "S240"),
    ("link", "https://", "S240"),
    ("link", "https://a b", "S240"),
    ("link", "https://[", "S240"),
    ("link", "https://a:99999999", "S240"),
    ("file", "../secret.png", "S241"),
    ("file", "images/../../secret.png", "S241"),
    ("file", "/etc/passwd", "S241"),
    ("file", "~/a.png", "S241"),
    ("file", "images\\map.png", "S241"),
    ("file", "C:map.png", "S241"),
    ("file", "a\x00b", "S241"),
]


@pytest.mark.parametrize(("kind", "typed", "meant"), GOOD)
def test_what_is_typed_is_what_is_meant(kind: str, typed: object, meant: object) -> None:
    found = PARSERS[kind](typed)  # type: ignore[arg-type]
    assert (type(found), found) == (type(meant), meant)


@pytest.mark.parametrize(("kind", "typed", "code"), BAD)
def test_what_cannot_be_told_for_sure_is_named(kind: str, typed: object, code: str) -> None:
    found = PARSERS[kind](typed)  # type: ignore[arg-type]
    assert isinstance(found, Fault)
    assert found.code == code
    named = problem(found.code, None, label="Start", **dict(found.found))
    assert "{" not in named.message + named.remedy
    assert code not in named.message


def test_ids_in_one_cell_may_stand_on_lines_or_between_commas() -> None:
    assert parse_ids("F1, F2; F3\nF4,") == ("F1", "F2", "F3", "F4")
    assert parse_ids(["F1", " F2"]) == ("F1", "F2")
    assert parse_ids(12) == ("12",)
    assert parse_ids("F1 F2") == Fault("S239", {"found": "F1 F2"})


SCALARS = st.one_of(
    st.text(),
    st.from_regex(r"[-£]?[0-9.,()k% /-]+", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/. ]([0-9]{1,4}|[a-z]{3})[-/. ][0-9]{1,4}", fullmatch=True),
    st.integers(),
    st.decimals(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)


@pytest.mark.parametrize("kind", sorted(PARSERS))
@given(typed=SCALARS)
def test_no_scalar_whatever_breaks_a_parser(kind: str, typed: object) -> None:
    found = PARSERS[kind](typed)  # type: ignore[arg-type]
    if isinstance(found, Fault):
        assert found.code in CATALOGUE


@pytest.mark.parametrize(
    ("kind", "typed", "remedy"),
    [
        ("money", "nil", "if it means that there is none, type 0"),
        ("percent", "None", "if it means that there is none, type 0"),
        ("month", "Apr-20", "such as April 2020"),
        ("date", "31/01/20", "such as 31/01/2020"),
    ],
)
def test_the_remedy_says_what_to_type(kind: str, typed: str, remedy: str) -> None:
    found = PARSERS[kind](typed)
    assert isinstance(found, Fault)
    assert remedy in problem(found.code, None, label="Start", **dict(found.found)).remedy
