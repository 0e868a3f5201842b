"""The arithmetic by itself: what it offers, and that it is written down."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys

import pytest

from bidgen.appraise import library
from bidgen.appraise.library import packaged_rates

PUBLIC = sorted(library.__all__)


def test_the_example_of_its_first_page_is_right() -> None:
    found = doctest.testmod(library)
    assert found.attempted >= 8
    assert found.failed == 0


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_says_what_it_is(name: str) -> None:
    public = getattr(library, name)
    assert inspect.getdoc(public)
    if inspect.isfunction(public):
        assert "Return" in public.__doc__
        assert public.__annotations__.keys() >= {*inspect.signature(public).parameters, "return"}


def test_the_packaged_schedule_is_the_green_books() -> None:
    rates = packaged_rates()
    assert "Green Book (2018)" in rates.name
    assert [one.from_year for one in rates.rates] == [1, 31, 76, 126, 201, 301]


def test_a_schedule_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"'green-book-2003'.*green-book-2018"):
        packaged_rates("green-book-2003")


def test_it_opens_no_reader_of_files_until_asked() -> None:
    asked = (
        "import sys, bidgen.appraise.library;"
        "print([name for name in ('cerberus', 'ruamel.yaml', 'openpyxl', 'lxml') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"
