"""Financial years and months, as finance writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bidgen.formats import MONTHS

FIRST_MONTH = 4


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """1 April of `start` to 31 March of the next year; prints as 2019-20."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02}"

    def plus(self, years: int) -> FinancialYear:
        return FinancialYear(self.start + years)

    @classmethod
    def of(cls, day: date) -> FinancialYear:
        """Return the financial year that `day` falls in."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month; prints as April 2020."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.of(date(self.year, self.month, 1))
