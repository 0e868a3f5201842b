"""`refresh` gives an older workbook the live sheets, once, and takes nobody's own sheet for one of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from libreoffice import converted
from live_bids import LiveBid, live_bid
from openpyxl.workbook import Workbook
from strict import faults

from bidgen.appraise.summary import SummarySettings, settings_of
from bidgen.read import summary as words
from bidgen.read.schemas import tables_of
from bidgen.read.workbook import read_tables
from bidgen.sheets.live.stands import NEEDED
from bidgen.sheets.refresh import Refreshed, refreshed_workbook

NAME = "business-case"
LIVE = ("Summary", "Workings")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveBid:
    return live_bid(tmp_path_factory.mktemp("live"), {})


@pytest.fixture(scope="module")
def today(live: LiveBid) -> bytes:
    return live.workbook()


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    book.save(kept := io.BytesIO())
    return kept.getvalue()


def without_live_sheets(book: Workbook) -> None:
    """Make of a workbook what an earlier version left: no amounts, no live sheets."""
    for name in LIVE:
        del book[name]
    for name in ("Costs", "Benefits"):
        sheet = book[name]
        sheet.tables.clear()
        sheet.delete_cols([cell.value for cell in sheet[1]].index("Amount") + 1)


def refresh(content: bytes, settings: SummarySettings) -> Refreshed:
    made, problems = refreshed_workbook(content, NAME, ids={}, settings=settings)
    assert problems == ()
    assert made is not None
    return made


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    book = opened(content)
    change(book)
    return saved(book)


def own_summary(book: Workbook) -> None:
    without_live_sheets(book)
    book.create_sheet("Summary")["A1"] = "What I make of it"


def titled(book: Workbook) -> None:
    without_live_sheets(book)
    for name in ("Costs", "Options", "Adoption"):
        book[name].tables.clear()
        book[name].insert_rows(1, 3)
        book[name]["A1"] = "A title"


def test_an_older_workbook_gets_amounts_and_live_sheets_and_the_second_refresh_is_quiet(
    live: LiveBid, today: bytes
) -> None:
    settings = settings_of(live.bid)
    made = refresh(changed(today, without_live_sheets), settings)
    assert [one for one in made.changes if "drop-down" not in one and "Lists" not in one] == [
        "sheet Costs: column Amount added (U)",
        "sheet Benefits: column Amount added (X)",
        "sheet Costs: 5 amounts computed",
        "sheet Benefits: 4 amounts computed",
        "sheet Summary added",
        "sheet Workings added",
    ]
    assert refresh(made.content, settings) == Refreshed(made.content, ())
    book = opened(made.content)
    assert str(book["Costs"]["U2"].value).startswith("=IF(")
    assert list(faults(made.content)) == []


def test_somebodys_own_summary_stays_and_ours_gets_another_name(live: LiveBid, today: bytes) -> None:
    settings = settings_of(live.bid)
    made = refresh(changed(today, own_summary), settings)
    assert "sheet Summary 2 added" in made.changes
    book = opened(made.content)
    assert book["Summary"]["A1"].value == "What I make of it"
    assert book["Summary 2"]["A2"].value.endswith("It is not read.")
    assert refresh(made.content, settings) == Refreshed(made.content, ())


def test_titles_above_the_headings_are_stepped_over(live: LiveBid, today: bytes) -> None:
    made = refresh(changed(today, titled), settings_of(live.bid))
    book = opened(made.content)
    formulas = [cell.value for row in book["Workings"].iter_rows(max_col=1) for cell in row]
    assert "=ROW('Costs'!$A$4)+1" in formulas
    assert "=ROW('Benefits'!$A$1)+1" in formulas


@pytest.mark.parametrize("cell", ["C18", "B9", "D26"])
def test_what_was_typed_over_on_the_summary_is_put_back(cell: str, live: LiveBid, today: bytes) -> None:
    def type_over(book: Workbook) -> None:
        book["Summary"][cell] = "mine"

    made = refresh(changed(today, type_over), settings_of(live.bid))
    assert made.changes == ("sheet Summary brought up to date", "sheet Workings brought up to date")
    assert opened(made.content)["Summary"][cell].value == opened(today)["Summary"][cell].value
    assert list(faults(made.content)) == []


def test_settings_that_are_typed_elsewhere_are_brought_up_to_date(live: LiveBid, today: bytes) -> None:
    settings = settings_of(live.bid)
    made = refresh(today, replace(settings, preferred="C", alpha=tuple(one + 1 for one in settings.alpha)))
    assert made.changes == ("sheet Summary brought up to date", "sheet Workings brought up to date")
    rows = [[cell.value for cell in row[:2]] for row in opened(made.content)["Summary"].iter_rows()]
    assert [words.PREFERRED, "C"] in rows


def test_more_years_are_more_rows_and_columns(live: LiveBid, today: bytes) -> None:
    settings = settings_of(live.bid)
    rates, alpha = (*settings.rates, *settings.rates), (*settings.alpha, *settings.alpha)
    longer = replace(settings, years=10, rates=rates, alpha=alpha)
    made = refresh(today, longer)
    assert made.changes == ("sheet Summary brought up to date", "sheet Workings brought up to date")
    assert refresh(made.content, longer) == Refreshed(made.content, ())


@pytest.mark.parametrize("table", NEEDED)
def test_without_a_table_of_its_own_there_is_nothing_to_show(table: str, live: LiveBid, today: bytes) -> None:
    sheet = next(one.sheet for one in tables_of(NAME) if one.field == table)

    def take_out(book: Workbook) -> None:
        without_live_sheets(book)
        del book[sheet]

    content = changed(today, take_out)
    made, problems = refreshed_workbook(
        content, NAME, ids={}, elsewhere=(table,), settings=settings_of(live.bid)
    )
    assert problems == ()
    assert made is not None
    assert not [one for one in made.changes if "Summary" in one or "Workings" in one]


def test_an_amount_that_somebody_typed_stays(live: LiveBid, today: bytes) -> None:
    def type_over(book: Workbook) -> None:
        sheet = book["Costs"]
        column = [cell.value for cell in sheet[1]].index("Amount") + 1
        sheet.cell(2, column).value = 7
        sheet.cell(3, column).value = None

    made = refresh(changed(today, type_over), settings_of(live.bid))
    assert made.changes == ("sheet Costs: 1 amount computed",)
    column = [cell.value for cell in opened(made.content)["Costs"][1]].index("Amount") + 1
    assert opened(made.content)["Costs"].cell(2, column).value == 7


def test_live_sheets_and_amounts_are_no_input(today: bytes) -> None:
    raw, problems = read_tables(today, "business-case.xlsx", tables_of(NAME))
    assert raw is not None
    assert problems == []
    assert set(raw.values) == {table.field for table in tables_of(NAME)}
    assert "amount" not in {field for row in raw.values["costs"] for field in row}
    # Nothing was computed yet: there is nothing to compare.
    assert raw.figures == ()


@pytest.mark.needs("soffice")
@pytest.mark.xdist_group("soffice")
def test_no_value_that_was_computed_for_other_settings_is_kept(
    live: LiveBid, today: bytes, tmp_path: Path
) -> None:
    (tmp_path / "before.xlsx").write_bytes(today)
    before = converted(tmp_path / "before.xlsx", "xlsx", tmp_path / "computed").read_bytes()
    made = refresh(before, replace(settings_of(live.bid), inflation=Decimal("0.02")))
    values = openpyxl.load_workbook(io.BytesIO(made.content), data_only=True)
    formulas = opened(made.content)
    kept = [
        f"{name}!{cell.coordinate}"
        for name in LIVE
        for row in formulas[name].iter_rows()
        for cell in row
        if cell.data_type == "f" and values[name][cell.coordinate].value is not None
    ]
    assert kept == []
