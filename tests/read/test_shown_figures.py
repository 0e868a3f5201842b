"""What a workbook computes for those who look at it is no input, and is kept apart to be compared."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from sheets import write_workbook

from bidgen.read import summary as words
from bidgen.read.raw import Raw
from bidgen.read.schemas import tables_of
from bidgen.read.summary import MARK
from bidgen.read.without_workings import without_workings
from bidgen.read.workbook import read_workbook

COSTS = [table for table in tables_of("business-case") if table.field == "costs"]
OWN_SUMMARY = "| Option | NPSV |\n| B | `=1+1 -> 2` |"


def read(path: Path) -> tuple[Raw, list[str]]:
    raw, problems = read_workbook(path, "book.xlsx", COSTS)
    assert raw is not None
    return raw, [one.code for one in problems]


def costs(*rows: str) -> str:
    return "\n".join(("| Id | Option | Cost | Class | First year | Amount | Note |", *rows))


def shown(raw: Raw) -> list[tuple[str, str, float | str, str | None]]:
    return [(one.name, one.of, one.shown, one.place.cell) for one in raw.figures]


def test_a_computed_amount_is_shown_and_not_read(tmp_path: Path) -> None:
    rows = (
        "| C1 | B | Build | capital | 2020-21 | `=2*3 -> 6` | |",
        "| C2 | B | Run | revenue | 2020-21 | `7.5` | dear |",
        "| C3 | B | Rest | revenue | 2020-21 | | |",
    )
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(*rows)}))
    assert codes == []
    assert shown(raw) == [("costs.amount", "C1", 6.0, "F2"), ("costs.amount", "C2", 7.5, "F3")]
    assert [sorted(row) for row in raw.values["costs"] if isinstance(row, dict)] == [
        ["first_year", "id", "item", "kind", "option"],
        ["first_year", "id", "item", "kind", "note", "option"],
        ["first_year", "id", "item", "kind", "option"],
    ]


def test_an_amount_by_itself_is_no_row(tmp_path: Path) -> None:
    rows = ("| C1 | B | Build | capital | 2020-21 | `6` | |", "| | | | | | `=F2 -> 6` | |")
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(*rows)}))
    assert codes == []
    assert len(raw.values["costs"]) == 1
    assert shown(raw) == [("costs.amount", "C1", 6.0, "F2")]


def test_amounts_that_were_not_computed_since_a_change_are_not_compared(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | `=2*3` | |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row)}))
    assert (codes, raw.figures) == ([], ())


def test_a_value_that_takes_an_amount_is_read_whether_the_amount_was_computed_or_not(tmp_path: Path) -> None:
    for amount, total in (("`=2*3 -> 6`", "`=F2*2 -> 12`"), ("`=2*3`", "`=F2*2`")):
        row = f"| C1 | B | Build | capital | 2020-21 | {amount} | {total} |"
        raw, _ = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row)}))
        [record] = raw.values["costs"]
        assert isinstance(record, dict)
        assert record["note"] == 12


def test_a_summary_of_somebodys_own_shows_nothing_of_ours(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Summary": OWN_SUMMARY}))
    assert (codes, raw.figures) == ([], ())


def test_our_summary_is_known_by_what_it_says_of_itself_wherever_it_stands(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | |"
    top = f"| | |\n| | Title |\n| | {MARK} |\n| | |\n"
    ours = f"{top}| | Option | Name | NPSV |\n| | B | Build it | `=1+1 -> 2` |"
    raw, codes = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Summary": ours}))
    assert codes == []
    assert shown(raw) == [("NPSV", "B", 2.0, "D6")]


def test_workings_of_ours_are_not_opened_and_somebodys_own_are(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | `=Workings!B3 -> 5` |"
    for title, codes in ((MARK, []), ("My workings", [])):
        workings = f"| {title} |\n| |\n| | `5` |"
        path = write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Workings": workings})
        raw, found = read(path)
        assert found == codes
        [record] = raw.values["costs"]
        assert isinstance(record, dict)
        assert record["note"] == 5
        assert "Workings" in openpyxl.load_workbook(path).sheetnames


def share_texts(path: Path) -> None:
    """Keep all texts of the workbook in one part, as Excel, LibreOffice and Google Sheets do."""
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name).decode() for name in container.namelist()}
    texts: list[str] = []

    def shared(cell: re.Match[str]) -> str:
        texts.append(cell[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    inline = r't="inlineStr"><is>(.*?)</is>'
    parts |= {name: re.sub(inline, shared, text) for name, text in parts.items() if "/worksheets/" in name}
    assert texts
    strings = "".join(f"<si>{one}</si>" for one in texts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    with zipfile.ZipFile(path, "w") as container:
        for name, text in parts.items():
            container.writestr(name, text)


def kept_in(path: Path) -> dict[str, list[object]]:
    """Return what is left on each sheet of the workbook without our Workings."""
    book = openpyxl.load_workbook(io.BytesIO(without_workings(path.read_bytes())))
    return {sheet.title: [cell.value for row in sheet for cell in row if cell.value] for sheet in book}


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("ours", ["Summary", "Workings 2"])
def test_workings_of_somebodys_own_stay_though_another_sheet_has_our_mark(
    ours: str, shared: bool, tmp_path: Path
) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | `=Workings!B3` |"
    sheets = {"Costs": costs(row), "Workings": "| My workings |\n| |\n| | `5` |", ours: f"| {MARK} |"}
    path = write_workbook(tmp_path / "book.xlsx", sheets)
    if shared:
        share_texts(path)
    assert kept_in(path)["Workings"] == ["My workings", 5]
    raw, _ = read(path)
    [record] = raw.values["costs"]
    assert isinstance(record, dict)
    assert record["note"] == 5


@pytest.mark.parametrize("shared", [False, True])
def test_workings_of_ours_are_emptied_wherever_they_stand_among_others_of_their_name(
    shared: bool, tmp_path: Path
) -> None:
    ours = f"| Title |\n| {MARK} |\n| `7` |"
    sheets = {"Workings of March": "| `5` |", "Workings": "| `6` |", "Workings 2": ours}
    path = write_workbook(tmp_path / "book.xlsx", {"Costs": costs(), **sheets})
    if shared:
        share_texts(path)
    kept = kept_in(path)
    assert [kept[name] for name in sheets] == [[5], [6], [MARK]]


def test_a_mark_below_the_first_rows_is_somebodys_own_text(tmp_path: Path) -> None:
    own = "\n".join(["| `1` |"] * words.MARK_WITHIN + [f"| {MARK} |"])
    path = write_workbook(tmp_path / "book.xlsx", {"Costs": costs(), "Workings": own})
    assert without_workings(path.read_bytes()) == path.read_bytes()


def test_a_note_left_of_the_summary_moves_no_figure(tmp_path: Path) -> None:
    row = "| C1 | B | Build | capital | 2020-21 | | |"
    ours = "\n".join(
        (
            f"| {MARK} |",
            "| ask Ann | Setting | Value | from |",
            "| | Years | `=2+3 -> 5` | somewhere |",
            "|",
            "| mine | Financial year | Discount rate |",
            "| `9` | 2020-21 | `0.035` |",
        )
    )
    raw, _ = read(write_workbook(tmp_path / "book.xlsx", {"Costs": costs(row), "Summary": ours}))
    assert shown(raw) == [
        (words.SETTING, words.YEARS, 5.0, "C3"),
        (words.RATE, "2020-21", 0.035, "C6"),
    ]
