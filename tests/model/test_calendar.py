"""Financial years and months are written as finance writes them, in any locale."""

from __future__ import annotations

from datetime import date

import pytest

from bidgen.model.calendar import FinancialYear, Month


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (FinancialYear(2019), "2019-20"),
        (FinancialYear(1999), "1999-00"),
        (FinancialYear(2019).plus(10), "2029-30"),
        (FinancialYear.of(date(2020, 3, 31)), "2019-20"),
        (FinancialYear.of(date(2020, 4, 1)), "2020-21"),
        (Month(2020, 1), "January 2020"),
        (Month(2020, 12), "December 2020"),
        (Month(2020, 3).financial_year, "2019-20"),
        (Month(2020, 4).financial_year, "2020-21"),
    ],
)
def test_written_form(found: FinancialYear | Month, expected: str) -> None:
    assert str(found) == expected
