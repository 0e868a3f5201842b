"""The workbook agrees whatever people do to its rows and columns; where it does not, its cell is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from libreoffice import edited
from live_bids import LiveBid, bid_in_workbook, live_bid

from bidgen.api import check_bid
from bidgen.appraise import appraise
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read import summary as words
from bidgen.read.raw import Figure, Shown
from bidgen.review.workbook import workbook_agrees

TODAY = date(2020, 1, 24)
EDITS = Path(__file__).parents[1] / "cases" / "edit_workbook.bas"
PLACE = Place("business-case.xlsx", sheet="Summary", cell="C18")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bid's workbook as somebody edited and saved it in LibreOffice, one file for each edit."""
    folder = tmp_path_factory.mktemp("edited")
    (folder / "business-case.xlsx").write_bytes(live_bid(folder, {}).workbook())
    edited(folder / "business-case.xlsx", EDITS.read_text("utf-8"), folder)
    return folder


def said_of(folder: Path, name: str, tmp_path: Path) -> list[Problem]:
    found = check_bid(bid_in_workbook(tmp_path, folder / f"{name}.xlsx"), today=TODAY)
    assert found.appraisal is not None
    return [one for one in found.problems if one.code.startswith("C37")]


@pytest.mark.needs("soffice")
@pytest.mark.xdist_group("soffice")
@pytest.mark.parametrize(("edit", "costs"), [("sorted", 5), ("rows", 4), ("columns", 4)])
def test_rows_sorted_put_in_and_taken_out_and_columns_moved_leave_the_summary_right(
    edit: str, costs: int, folder: Path, tmp_path: Path
) -> None:
    assert said_of(folder, edit, tmp_path) == []
    checked = check_bid(tmp_path / "bid", today=TODAY)
    assert checked.bid is not None
    assert len(checked.bid.business_case.costs) == costs


@pytest.mark.needs("soffice")
@pytest.mark.xdist_group("soffice")
def test_a_formula_that_was_typed_over_is_named_by_its_cell(folder: Path, tmp_path: Path) -> None:
    found = said_of(folder, "typed-over", tmp_path)
    assert [(one.code, one.place and one.place.sheet, one.place and one.place.cell) for one in found[:2]] == [
        ("C375", "Costs", "Q4"),
        ("C370", "Summary", "C18"),
    ]
    assert "NPSV of B is £1 here" in found[1].message
    assert "bidgen refresh" in found[1].remedy


@pytest.mark.needs("soffice")
@pytest.mark.xdist_group("soffice")
def test_another_scenario_is_told_once_and_nothing_is_compared(folder: Path, tmp_path: Path) -> None:
    found = said_of(folder, "scenario", tmp_path)
    assert [one.code for one in found] == ["C375", "C372"]
    assert found[1].severity == "advice"


def figure(name: str, of: str, shown: Shown) -> Figure:
    return Figure(name, of, shown, PLACE)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveBid:
    return live_bid(tmp_path_factory.mktemp("live"), {})


def agreed(live: LiveBid, *figures: Figure) -> list[Problem]:
    return list(workbook_agrees(live.showing(figures), live.bid, appraise(live.bid)))


def test_without_figures_there_is_nothing_to_say(live: LiveBid) -> None:
    assert agreed(live) == []


@pytest.mark.parametrize(("off", "codes"), [(0.004, []), (0.006, ["C370"]), (-1.0, ["C370"])])
def test_figures_are_compared_to_the_penny(live: LiveBid, off: float, codes: list[str]) -> None:
    ours = float(appraise(live.bid).preferred.npsv)
    assert [one.code for one in agreed(live, figure(words.NPSV, "B", ours + off))] == codes


def test_settings_that_are_out_of_date_are_told_together_in_the_place_of_every_figure(live: LiveBid) -> None:
    [found] = agreed(
        live,
        figure(words.SETTING, words.YEAR_0, "2019-20"),
        figure(words.SETTING, words.YEARS, 10.0),
        figure(words.NPSV, "B", 1.0),
    )
    assert found.code == "C371"
    assert "Year 0 is 2019-20 (now 2020-21) and Years is 10 (now 5)" in found.message
    assert "bidgen refresh" in found.remedy


def test_a_summary_that_was_never_refreshed_shows_nothing_to_compare(live: LiveBid) -> None:
    figures = (
        figure(words.SETTING, words.YEAR_0, ""),
        figure(words.SETTING, words.YEARS, ""),
        figure(words.NPSV, "B", 0.0),
    )
    assert agreed(live, *figures) == []
    assert [one.code for one in agreed(live, *figures[2:])] == ["C370"]


@pytest.mark.parametrize(
    ("message", "code"),
    [(words.MORE_ROWS, "C373"), (f"2 {words.NOT_COUNTED}", "C374")],
)
def test_a_summary_that_counts_fewer_rows_says_so_itself(live: LiveBid, message: str, code: str) -> None:
    found = agreed(live, figure(words.COUNTED, "", message), figure(words.NPSV, "B", 1.0))
    assert [one.code for one in found] == [code]


def test_a_ratio_is_compared_by_its_words_too(live: LiveBid) -> None:
    assert agreed(live, figure(words.BCR, "A", words.NOT_APPLICABLE)) == []
    [found] = agreed(live, figure(words.BCR, "A", 2.5))
    assert "2.5" in found.message
    assert words.NOT_APPLICABLE in found.message
