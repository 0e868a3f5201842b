"""A new bid, filled in as people do and saved by another program, becomes the same documents."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest
from example import FINGERPRINT
from libreoffice import all_converted

from bidgen.api import build_bid, check_bid, new_bid
from bidgen.model.sources import Sources
from bidgen.read.folder import read_bid
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import WORKBOOKS, tables_of

EXAMPLE = Path(__file__).parents[1] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)
FUND = "local-digital-fund-2020"


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    folder = tmp_path / "my-bid"
    assert new_bid(folder, fund=FUND).problems == ()
    return folder


def test_a_new_bid_holds_every_input_and_repeats_byte_for_byte(blank: Path, tmp_path: Path) -> None:
    made = new_bid(tmp_path / "again" / "my-bid", fund=FUND)
    expected = {
        "README.txt",
        *(f"{name}.yaml" for name in INPUTS),
        *(f"{name}.xlsx" for name in WORKBOOKS),
        *(f".schemas/{name}.json" for name in INPUTS),
    }
    assert set(made.files) == expected
    for name in made.files:
        assert (tmp_path / "again" / "my-bid" / name).read_bytes() == (blank / name).read_bytes(), name


def test_a_new_bid_is_read_without_a_word_and_says_what_is_missing(blank: Path) -> None:
    raw, problems = read_bid(blank)
    assert (raw is not None, problems) == (True, [])
    found = check_bid(blank, today=TODAY).problems
    # Every field that must be there, and every example row: nothing else is wrong with it.
    assert {one.name for one in found} == {"missing-field", "example-left"}
    assert all(one.place is not None and (one.place.line or one.place.cell) for one in found)


def fill(book: Path, name: str, values: dict[str, Any]) -> None:
    """Type the rows of each table below its headings, in the place of the example's."""
    workbook = openpyxl.load_workbook(book)
    for table in tables_of(name):
        sheet = workbook[table.sheet]
        columns = {str(cell.value): number for number, cell in enumerate(sheet[1], start=1)}
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.value = None
        for number, record in enumerate(values.get(table.field, []), start=2):
            for column in table.columns:
                if column.field in record:
                    typed = record[column.field]
                    cell = sheet.cell(number, columns[column.label])
                    if isinstance(typed, str):
                        cell.value, cell.data_type = typed, "s"
                    elif isinstance(typed, date) and not isinstance(typed, datetime):
                        cell.value = datetime(typed.year, typed.month, typed.day)
                    else:
                        cell.value = typed
    workbook.save(book)


@pytest.mark.needs("soffice")
@pytest.mark.xdist_group("soffice")
def test_filled_in_and_saved_by_libreoffice_it_says_the_same_words(blank: Path, tmp_path: Path) -> None:
    raw, _ = read_bid(EXAMPLE)
    assert raw is not None
    for name in INPUTS:
        shutil.copy(EXAMPLE / f"{name}.yaml", blank / f"{name}.yaml")
        if name in WORKBOOKS:
            fill(blank / f"{name}.xlsx", name, raw.inputs[name].values)
    books = [blank / f"{name}.xlsx" for name in WORKBOOKS]
    for saved, book in zip(all_converted(books, "xlsx", tmp_path), books, strict=True):
        saved.replace(book)
    html = frozenset({"html"})
    # Their inputs are other files, which is what a fingerprint is there to tell.
    with mock.patch.object(Sources, "fingerprint", FINGERPRINT):
        ours = build_bid(blank, today=TODAY, output=tmp_path / "ours", formats=html)
        example = build_bid(EXAMPLE, today=TODAY, output=tmp_path / "example", formats=html)
    assert [one.message for one in ours.problems] == [one.message for one in example.problems]
    assert len(ours.outputs) == len(example.outputs) == 6
    for mine, other in zip(ours.outputs, example.outputs, strict=True):
        assert mine.path.read_bytes() == other.path.read_bytes(), mine.document
