"""The live sheets come to what the appraisal gives, to the penny, in another program's arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from libreoffice import all_converted, converted
from live_bids import LiveBid, figures_in, live_bid, read_live

from bidgen.appraise import appraise
from bidgen.appraise.summary import settings_of
from bidgen.read import summary as words
from bidgen.read.folder import read_bid
from bidgen.read.raw import Figure
from bidgen.read.schemas import tables_of
from bidgen.review.workbook import workbook_agrees
from bidgen.sheets.live.settings import settings_so_far
from bidgen.sheets.new.blank import blank_workbook, filled_workbook
from bidgen.sheets.refresh import Refreshed, refreshed_workbook
from bids import load_cases, small_bid

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.xdist_group("soffice")]

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"
CASES = load_cases("live_sheets")
_PENNY = Decimal("0.01")


@dataclass(frozen=True)
class Recalculated:
    """A bid, its workbook as LibreOffice saved it, and what that shows."""

    live: LiveBid
    content: bytes
    figures: tuple[Figure, ...]

    def shown(self, name: str, of: str) -> float | str:
        return next(one.shown for one in self.figures if (one.name, one.of) == (name, of))


def file_name(name: str) -> str:
    return re.sub(r"\W+", "-", name)[:40]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recalculated]:
    """Every case, the example and a blank workbook, recalculated in one go."""
    folder = tmp_path_factory.mktemp("live")
    lives = {case["name"]: live_bid(folder / file_name(case["name"]), case) for case in CASES}
    lives["the example"] = read_live(EXAMPLE)
    files = []
    for name, live in lives.items():
        files.append(folder / f"{file_name(name)}.xlsx")
        files[-1].write_bytes(live.workbook())
    files.append(folder / "blank.xlsx")
    files[-1].write_bytes(blank_workbook("business-case"))
    made = all_converted(files, "xlsx", folder)
    found = {
        name: Recalculated(live, file.read_bytes(), figures_in(file))
        for (name, live), file in zip(lives.items(), made, strict=False)
    }
    blank = made[-1]
    found["blank"] = Recalculated(lives["the example"], blank.read_bytes(), figures_in(blank))
    return found


def pence(amount: Decimal | float | str) -> Decimal:
    return Decimal(str(amount)).quantize(_PENNY, ROUND_HALF_UP)


NAMES = [*(case["name"] for case in CASES), "the example"]


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_is_the_appraisal_to_the_penny(name: str, books: dict[str, Recalculated]) -> None:
    book = books[name]
    appraisal = appraise(book.live.bid)
    assert book.shown(words.COUNTED, "") == words.ALL_COUNTED
    for result in appraisal.results:
        of = result.option.id
        for heading, amount in (
            (words.NPSV, result.npsv),
            (words.NPSV_BEFORE, result.before_bias.npsv),
            (words.PRESENT_COST, result.present_cost),
            (words.PRESENT_BENEFIT, result.present_benefit),
            (words.WHOLE_LIFE_COST, result.whole_life_cost),
        ):
            assert pence(book.shown(heading, of)) == pence(amount), (heading, of)
        ratio = book.shown(words.BCR, of)
        if result.bcr is None:
            assert ratio in (words.NOT_DEFINED, words.NOT_APPLICABLE)
        else:
            assert float(ratio) == pytest.approx(float(result.bcr), abs=1e-9)
        for year, net in zip(appraisal.years, result.net_by_year, strict=True):
            assert pence(book.shown(f"{of}: {words.NET}", str(year))) == pence(net), (of, year)
    for year, factor in zip(appraisal.years, appraisal.discount_factors, strict=True):
        assert float(book.shown(words.FACTOR, str(year))) == pytest.approx(float(factor), abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_check_finds_nothing_to_say_and_every_line_shows_its_amount(
    name: str, books: dict[str, Recalculated]
) -> None:
    book = books[name]
    live = book.live
    raw = live.showing(book.figures)
    assert [one.message for one in workbook_agrees(raw, live.bid, appraise(live.bid))] == []
    case = live.bid.business_case
    amounts = [(one.name, one.of) for one in book.figures if "." in one.name]
    assert amounts == [
        *(("costs.amount", one.id) for one in case.costs),
        *(("benefits.amount", one.id) for one in case.benefits),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_libreoffice_saved_is_up_to_date(name: str, books: dict[str, Recalculated]) -> None:
    book = books[name]
    made, problems = refreshed_workbook(
        book.content, "business-case", ids={}, settings=settings_of(book.live.bid)
    )
    assert problems == ()
    assert made == Refreshed(book.content, ())


def test_a_blank_workbook_shows_no_errors_anywhere(books: dict[str, Recalculated], tmp_path: Path) -> None:
    (file := tmp_path / "blank.xlsx").write_bytes(books["blank"].content)
    book = openpyxl.load_workbook(file, data_only=True)
    shown: dict[str, list[Any]] = {sheet.title: [] for sheet in book}
    for sheet in book:
        for row in sheet.iter_rows():
            shown[sheet.title] += [cell.value for cell in row if cell.value is not None]
            assert [cell.coordinate for cell in row if cell.data_type == "e"] == []
    assert {"Summary", "Workings"} <= set(shown)
    assert not [one for one in shown["Workings"] if isinstance(one, str) and "not counted" in one]
    assert books["blank"].shown(words.NPSV, "B") == 0


def test_a_blank_workbook_has_the_settings_of_a_bid_that_says_nothing_yet(
    books: dict[str, Recalculated],
) -> None:
    assert books["blank"].shown(words.SETTING, words.YEAR_0) == ""
    assert books["blank"].shown(words.SETTING, words.SCENARIO) == "central"
    assert settings_so_far().first_year is None


@pytest.mark.parametrize("name", ["as it is", "the example"])
def test_what_is_typed_so_far_is_what_the_whole_bid_has(name: str, books: dict[str, Recalculated]) -> None:
    live = books[name].live
    assert settings_so_far(live.raw) == settings_of(live.bid)


@pytest.mark.parametrize("named", ["no-such-rates", "[green-book-2018]"])
def test_under_discount_rates_that_are_not_known_nothing_is_discounted(named: str, tmp_path: Path) -> None:
    change = {"file": "business-case.yaml", "old": "  years: 5\n"}
    change["new"] = f"  years: 5\n  discount_rates: {named}\n"
    raw, _ = read_bid(small_bid(tmp_path, {"change": change}))
    assert raw is not None
    settings = settings_so_far(raw)
    assert (settings.schedule, settings.rates, len(settings.alpha)) == ("", (), 5)
    values = raw.inputs["business-case"].values
    rows: Any = {table.field: values.get(table.field) or [] for table in tables_of("business-case")}
    (file := tmp_path / "unknown.xlsx").write_bytes(filled_workbook("business-case", rows, settings=settings))
    figures = {(one.name, one.of): one.shown for one in figures_in(converted(file, "xlsx", tmp_path))}
    for heading in (words.NPSV, words.NPSV_BEFORE, words.BCR, words.PRESENT_COST, words.PRESENT_BENEFIT):
        assert figures[heading, "B"] == words.NO_AMOUNT
    assert figures[words.WHOLE_LIFE_COST, "B"] == pytest.approx(189_000)
    assert figures[words.SETTING, words.RATES] == ""
