"""A formula counts by its saved value; where there is none it is computed, rightly or not at all."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice import converted
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from sheets import rewrite, write_workbook

from bidgen.catalogue import Severity
from bidgen.problems import Problem
from bidgen.read.formulas.compute import Outcome, Status, compute_formulas
from bidgen.read.formulas.functions import FUNCTIONS
from bidgen.read.raw import Raw
from bidgen.read.schemas import tables_of
from bidgen.read.workbook import read_workbook
from bids import load_cases

CASES = load_cases("formulas")
# What a workbook writes in front of functions that are younger than its format.
YOUNG = re.compile(r"\b(CONCAT|MAXIFS|MINIFS|XLOOKUP|IFS|SWITCH|TEXTJOIN|IFNA|DAYS)\(")
DATA = [
    ("Place", "Amount", "Days", "Date"),
    ("north", 1200, 5, datetime(2020, 1, 31)),
    ("south", 800.5, 2, datetime(2020, 6, 15)),
    ("north", 1500, 1, datetime(2020, 4, 10)),
    ("west", 250, 3, datetime(2020, 5, 25)),
    ("north", 99.99, 4, datetime(2019, 12, 25)),
]
NOTES = [
    ("x", 1, "one", -1000, datetime(2020, 1, 1)),
    ("y", 2, "two", 600, datetime(2021, 1, 1)),
    ("z", 3, "three", 700, datetime(2022, 1, 1)),
]


def workbook() -> Workbook:
    """Return sheets Data (with the Excel table Lines), Own notes and Calc, and two names."""
    book = openpyxl.Workbook()
    data, notes = book.worksheets[0], book.create_sheet("Own notes")
    data.title = "Data"
    for row in DATA:
        data.append(row)
    for row in NOTES:
        notes.append(row)
    data.add_table(Table(displayName="Lines", ref="A1:D6"))
    book.defined_names["Rate"] = DefinedName("Rate", attr_text="3.5%")
    book.defined_names["Amounts"] = DefinedName("Amounts", attr_text="Data!$B$2:$B$6")
    book.create_sheet("Calc")
    return book


def with_cases() -> Workbook:
    book = workbook()
    for row, case in enumerate(CASES, start=1):
        cell = book["Calc"].cell(row, 1)
        text = "=" + YOUNG.sub(r"_xlfn.\1(", case["formula"])
        cell.value = ArrayFormula(f"A{row}", text) if case.get("array") else text
        if case.get("date"):
            cell.number_format = "dd/mm/yyyy"
    return book


def computed(
    path: Path, sheet: str = "Calc", *, stale: bool = True
) -> tuple[Workbook, dict[tuple[int, int], Outcome]]:
    """Return the workbook with its formulas computed, and what is said of those of the sheet."""
    values = openpyxl.load_workbook(path, data_only=True)
    typed = openpyxl.load_workbook(path)
    return values, compute_formulas(values, typed, [sheet], stale=stale)[sheet]


def plain(value: Any) -> Any:
    """Return a cell's value as the cases write it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else value


def alike(one: object, other: object) -> bool:
    if isinstance(one, bool) or isinstance(other, bool) or not isinstance(one, int | float):
        return one == other
    return isinstance(other, int | float) and math.isclose(one, other, rel_tol=1e-9)


@pytest.fixture(scope="module")
def by_us(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("formulas") / "book.xlsx"
    with_cases().save(path)
    return computed(path)[0]


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("libreoffice")
    with_cases().save(folder / "book.xlsx")
    saved = converted(folder / "book.xlsx", "xlsx", folder)
    return openpyxl.load_workbook(saved, data_only=True)


ROWS = [
    pytest.param(row, case, id=f"{case['formula']}{' (array)' if case.get('array') else ''}")
    for row, case in enumerate(CASES, 1)
]


@pytest.mark.parametrize(("row", "case"), ROWS)
def test_a_formula_gives_what_is_written_down(row: int, case: dict[str, Any], by_us: Workbook) -> None:
    assert alike(case["value"], plain(by_us["Calc"].cell(row, 1).value))


@pytest.mark.needs("soffice")
def test_libreoffice_gives_the_same(by_libreoffice: Workbook) -> None:
    differ = [
        (case["formula"], found)
        for row, case in enumerate(CASES, 1)
        if case.get("libreoffice", True)
        and not alike(case["value"], found := plain(by_libreoffice["Calc"].cell(row, 1).value))
    ]
    assert differ == []


def test_every_function_that_is_computed_has_been_compared() -> None:
    compared = {name for case in CASES for name in re.findall(r"([A-Z0-9]+)\(", case["formula"])}
    assert set(FUNCTIONS) <= compared


LAST = "the last digit of a number decides in it"
SEARCHED = "it searches cells that do not all rise"
TEXTS = "it takes text or an answer where programs differ"
FORMAT = "it writes a number in a way that is not done here"
ODD_FORMATS = (
    "_-£* #,##0_-", "000-0000", "0.00E+00", "# ##0", "(000) 0", "0;-0;;@", "0 - 0", "?/?", "@ y", "0%%", "#",
    "[$£-809]#,##0", "0,", "hh:mm", "d mmm yyyy hh:mm", "General", "",
)  # fmt: skip
# What is left to the spreadsheet, and what is said of it.
REFUSED = [
    ("TODAY()+30", "the value of TODAY changes though no cell does"),
    ("NOW()", "changes though no cell does"),
    ("RAND()*Data!B2", "changes though no cell does"),
    ("NOSUCH(1)", "the function NOSUCH is not computed here"),
    ('WEBSERVICE("https://www.example.org")', "WEBSERVICE is not computed here"),
    ('INDIRECT("Data!B2")', "INDIRECT is not computed here"),
    ('VALUE("£1,200")', "VALUE is not computed here"),
    ("SUBTOTAL(109,Data!B2:B6)", "SUBTOTAL is not computed here"),
    ("[1]Sheet1!A1", "another workbook"),
    ("'[1]Other book'!A1", "another workbook"),
    ("'C:\\[costs.xlsx]Sheet1'!A1", "another workbook"),
    ("Missing!A1", "a sheet that is not there"),
    ("Data:Calc!A1", "a sheet that is not there, or to several"),
    ("NoName", "it names NoName"),
    ("Lines[Nothing]", "the column Nothing"),
    ("Lines[#Totals]", "a row that its table does not have"),
    ("Lines[[#This Row],[Amount]]", "a table of another sheet"),
    ("Data!A2:A6", "a range where one value is needed"),
    ("Data!B2:B6*2", "a range where one value is needed"),
    ("SUM(Data!B2:B6*Data!C2:C6)", "a range where one value is needed"),
    ("SUMPRODUCT(ROUND(Data!B2:B6,0))", "a range where one value is needed"),
    ("SUMPRODUCT(--(LEN(Data!A2:A6)>4))", "a range where one value is needed"),
    ("VLOOKUP(Data!A2:A3,Data!A2:C6,2,FALSE)", "a range where one value is needed"),
    ("SUMPRODUCT(Data!B2:B6,Data!C2:C5)", "not of one size"),
    ("SUMPRODUCT(Data!B:B,Data!C:C)", "a whole column"),
    ("SUM(Data!B2:B6 Data!A3:D3)", "what two ranges have in common"),
    ("SUM((Data!B2,Data!B3))", "joins ranges"),
    ("SUM({1,2,3})", "a list of its own"),
    ("INDEX(Data!A2:C6,0,2)", "it gives several values"),
    ("Data!A2+1", "a text in what it refers to"),
    ('IFERROR("1,200"+0,0)', "it takes text for a number"),
    ("A1000", ""),
    ("1+", "not understood"),
    ("SUM(", "not understood"),
    ("A1#", "not understood"),
    ("(" * 5000 + "1" + ")" * 5000, "nested too deeply"),
    ("-" * 5000 + "1", "nested too deeply"),
    ("1" + "+1" * 5000, "too long"),
    ('REPT("x",1E9)', "REPT is not computed here"),
    ("SUM(SEQUENCE(1E6,1E6))", "SEQUENCE is not computed here"),
    ("NETWORKDAYS(Data!D2,Data!D3,DATE(2020,4,10))", "its holidays are no cells"),
    ("WORKDAY(Data!D2,10,43867)", "its holidays are no cells"),
    ("SUMPRODUCT('Own notes'!G1:G4,'Own notes'!H1:H4)", "it takes text for a number"),
    ("SUMPRODUCT('Own notes'!G1:G4,'Own notes'!I1:I4)", "it takes text for a number"),
    ("LOOKUP(9.99E+307,'Own notes'!J1:J4)", SEARCHED),
    ('LOOKUP("west",Data!A2:A6)', SEARCHED),
    ('MATCH("zzzz",Data!A:A)', SEARCHED),
    ("MATCH(1000,Data!B2:B6,1)", SEARCHED),
    ("MATCH(1000,Data!B2:B6)", SEARCHED),
    ("VLOOKUP(1000,Data!B2:C6,2)", SEARCHED),
    ("VLOOKUP(1000,Data!B2:C6,2,Data!C4)", "it searches"),
    ("MATCH(1000,Data!B1:B6,-1)", "it searches"),
    ("XLOOKUP(1000,Data!B2:B6,Data!C2:C6,0,-1)", "it searches"),
    ("IF(0.1+0.2=0.3,5,99)", LAST),
    ("0.1+0.2-0.3=0", LAST),
    ("SUM(Data!B2:B6)=3850.49", LAST),
    ("IF(Data!B6+0.5>100.49,1,2)", LAST),
    ("IF(0.1+0.2-0.3,1,2)", LAST),
    ("SUMPRODUCT(--(Data!B2:B6*0.1>25))", LAST),
    ("COUNTIF(Data!B2:B6,Data!B6+0)", LAST),
    ('COUNTIF(Data!B2:B6,">"&Data!B6*1.1)', LAST),
    ("VLOOKUP(0.1+0.2,Data!B2:C6,2,FALSE)", LAST),
    ("MOD(1,0.1)", LAST),
    ("MOD(0.3,0.1)", LAST),
    ("MOD(5.5,1.1)", LAST),
    ("FLOOR(0.3,0.1)", LAST),
    ("QUOTIENT(0.3,0.1)", LAST),
    ("MROUND(1.3,0.2)", LAST),
    ("CEILING(0.07*100,1)", LAST),
    ("CEILING(-5,-2)", "in different ways"),
    ("FLOOR(5,-2)", "in different ways"),
    ("CEILING(5,0)", "in different ways"),
    ("INT(0.29*100)", LAST),
    ("INT(4.35*100)", LAST),
    ("TRUNC(4.35*100)", LAST),
    ("ROUNDUP(Data!B2*0.175,0)", LAST),
    ("ROUND(1.255*100,0)", LAST),
    ("EOMONTH(DATE(2020,0.1*30,1),0)", LAST),
    ("LEN(1/3)", LAST),
    ("LEFT(0.1+0.2,3)", LAST),
    ("LARGE(Data!B2:B6,1.5)", LAST),
    ('"a-b"<"ab"', TEXTS),
    ("Data!A2<Data!A3", TEXTS),
    ('DATEDIF(Data!D2,Data!D3,"md")', "programs differ"),
    ('1E20&""', "a long number as text"),
    ('1234567890123456&" pounds"', "a long number as text"),
    ('TEXT(1.255*100,"0")', LAST),
    ('TEXT(TRUE,"0")', TEXTS),
    ('TEXT("12","0")', TEXTS),
    ('TEXT(-0.4,"0")', "-0"),
    ('TEXT(5,"d mmm yyyy")', "before March 1900"),
    ("TEXT(Data!B2,Data!A2)", FORMAT),
    *[(f'TEXT(1234,"{one}")', FORMAT) for one in ODD_FORMATS],
]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], Outcome]:
    book = workbook()
    for row, more in enumerate([(10, "2", 1, 1), (20, 1, True, None), (30, 1, 2, 3), (40, 1, 2, 7)], 1):
        for column, value in enumerate(more, 7):
            book["Own notes"].cell(row, column).value = value
    for row, (formula, _) in enumerate(REFUSED, 1):
        book["Calc"].cell(row, 1).value = "=" + formula
    book.save(path := tmp_path_factory.mktemp("refused") / "book.xlsx")
    return computed(path)[1]


@pytest.mark.parametrize("row", range(1, len(REFUSED) + 1), ids=[one[0][:60] for one in REFUSED])
def test_what_is_not_sure_is_left_to_the_spreadsheet(
    row: int, refused: dict[tuple[int, int], Outcome]
) -> None:
    why = REFUSED[row - 1][1]
    assert refused[row, 1].status is (Status.FAILED if why else Status.COMPUTED)
    assert why in refused[row, 1].why


def test_a_table_refers_to_its_own_row_and_shared_formulas_to_theirs(tmp_path: Path) -> None:
    book = workbook()
    book["Data"]["E3"] = "=Lines[[#This Row],[Amount]]*Lines[[#This Row],[Days]]"
    book["Data"]["F2"], book["Data"]["F3"] = "=B2*2", "=0"
    book.save(path := tmp_path / "book.xlsx")
    shared = '<f t="shared" ref="F2:F3" si="0">B2*2</f>', '<f t="shared" si="0"/>'
    rewrite(path, {"xl/worksheets/sheet1.xml": [("<f>B2\\*2</f>", shared[0]), ("<f>0</f>", shared[1])]})
    values, _ = computed(path, "Data")
    assert [values["Data"][cell].value for cell in ("E3", "F2", "F3")] == [1601, 2400, 1601]


def test_a_name_of_one_sheet_and_titles_with_quotation_marks(tmp_path: Path) -> None:
    book = workbook()
    book["Own notes"].title = "Bob's notes"
    book["Calc"].defined_names["Rate"] = DefinedName("Rate", attr_text="'Bob''s notes'!$B$2")
    book["Calc"]["A1"], book["Data"]["A9"] = "=Rate", "=Rate"
    book.save(path := tmp_path / "book.xlsx")
    assert computed(path)[0]["Calc"]["A1"].value == 2
    assert computed(path, "Data")[0]["Data"]["A9"].value == 0.035


def test_an_array_formula_that_fills_several_cells_is_left_alone(tmp_path: Path) -> None:
    book = workbook()
    book["Calc"]["A1"] = ArrayFormula("A1:A3", "=Data!B2:B4*2")
    book.save(path := tmp_path / "book.xlsx")
    assert computed(path)[1][1, 1].why == "it fills several cells"


def test_days_from_1904_are_not_reckoned_with_but_numbers_are(tmp_path: Path) -> None:
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    book["Calc"]["A1"], book["Calc"]["A2"], book["Calc"]["A3"] = "=Data!D2+1", "=DATE(2020,1,1)", "=Data!B2*2"
    book.save(path := tmp_path / "book.xlsx")
    values, outcomes = computed(path)
    assert outcomes[1, 1].why == outcomes[2, 1].why == "the workbook counts its days from 1904"
    assert values["Calc"]["A3"].value == 2400


HEAD = "| Month | Amount | Note |\n"
Read = Callable[..., tuple[list[dict[str, Any]], list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def made(
        table: str, *, change: list[tuple[str, str]] | None = None, **others: str
    ) -> tuple[list[dict[str, Any]], list[Problem]]:
        path = write_workbook(tmp_path / "alpha-plan.xlsx", {"Spend": HEAD + table, **others})
        if change:
            rewrite(path, {"xl/worksheets/sheet1.xml": change})
        return spend(path)

    return made


def spend(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    raw, problems = read_workbook(path, "book.xlsx", tables_of("alpha-plan"))
    assert isinstance(raw, Raw)
    return raw.values["spend"], problems  # type: ignore[return-value]


def short(problems: list[Problem]) -> list[str]:
    return [f"{one.code} {one.place.cell if one.place else ''}" for one in problems]


def test_formulas_without_a_value_are_computed_and_named_once_a_sheet(read: Read) -> None:
    rows = "".join(f"| April 2020 | `=2*{n}` | |\n" for n in range(1, 31))
    found, [problem] = read(rows)
    assert [row["amount"] for row in found] == [2 * n for n in range(1, 31)]
    assert (problem.code, problem.severity) == ("R145", Severity.ADVICE)
    assert problem.message.endswith("computed here: B2, B3, B4 and 27 more.")
    assert [place.cell for place in problem.related] == [f"B{row}" for row in range(3, 23)]


def test_a_saved_value_counts_and_one_that_agrees_is_not_spoken_of(read: Read) -> None:
    found, problems = read("| April 2020 | `=600*2 -> 1200` | |\n| May 2020 | `=0.1+0.2 -> 0.3` | |\n")
    assert [str(row["amount"]) for row in found] == ["1200", "0.3"]
    assert problems == []


def test_a_saved_value_that_disagrees_is_named_with_both_and_counts(read: Read) -> None:
    found, [problem] = read("| April 2020 | `=600*2 -> 1300` | |\n")
    assert found[0]["amount"] == 1300
    assert (problem.code, problem.severity) == ("R147", Severity.WARNING)
    assert "=600*2 was saved with the value 1300, but gives 1200" in problem.message


def test_saved_values_that_disagree_are_named_once_a_column(read: Read) -> None:
    rows = "".join(f"| April 2020 | `=2*{n} -> 1` | |\n" for n in range(1, 31))
    _, [problem] = read(rows + "| May 2020 | `5` | |\n")
    assert (problem.code, str(problem.place)) == ("R147", "book.xlsx, sheet Spend, cell B2")
    assert "=2*1 was saved with the value 1, but gives 2" in problem.message
    assert problem.message.endswith("So it is in 29 more cells of the column.")
    assert [place.cell for place in problem.related] == [f"B{row}" for row in range(3, 23)]


def test_a_formula_that_gives_an_error_is_named_for_that_alone(read: Read) -> None:
    _, problems = read("| April 2020 | `=NA()` | |\n| May 2020 | `=1+1` | |\n")
    assert short(problems) == ["R134 B2", "R145 B3"]
    assert problems[1].message.endswith("computed here: B3.")


def test_of_a_formula_on_texts_the_cells_that_it_refers_to_are_to_be_mended(read: Read) -> None:
    _, problems = read("| April 2020 | `=C2*2` | ten |\n| May 2020 | `=TODAY()` | |\n")
    assert short(problems) == ["R133 B2", "R133 B3"]
    assert problems[0].remedy.startswith("Look at the cells that the formula refers to")
    assert "type the value" in problems[1].remedy


def test_a_workbook_that_was_changed_since_is_computed_whatever_was_saved(tmp_path: Path) -> None:
    rows = ("April 2020 | `=600*2 -> 1300`", "May 2020 | `=RAND() -> 5`", "June 2020 | `=1 -> 1`")
    table = HEAD + "".join(f"| {row} | |\n" for row in rows)
    path = write_workbook(tmp_path / "alpha-plan.xlsx", {"Spend": table})
    rewrite(path, {"xl/workbook.xml": [("<calcPr [^>]*>", '<calcPr fullCalcOnLoad="1"/>')]})
    found, problems = spend(path)
    assert [row.get("amount") for row in found] == [1200, None, 1]
    assert short(problems) == ["R133 B3", "R145 B2"]


@pytest.mark.parametrize("formula", ["=TODAY()", "=NOSUCH(B2)", "=[1]Costs!B2", "=B2"])
def test_where_a_formula_cannot_be_computed_its_saved_value_counts_without_a_word(
    read: Read, formula: str
) -> None:
    found, problems = read(f"| April 2020 | `{formula} -> 43861` | |\n")
    assert found[0]["amount"] == 43861
    assert problems == []


def test_a_formula_that_needs_such_a_value_is_computed_from_it(read: Read) -> None:
    found, problems = read("| April 2020 | `=RAND() -> 40` | |\n| May 2020 | `=B2+2` | |\n")
    assert [row["amount"] for row in found] == [40, 42]
    assert short(problems) == ["R145 B3"]


def test_a_formula_that_needs_what_is_not_known_is_not_known_either(read: Read) -> None:
    rows = "| April 2020 | `=IFERROR(B3,0)` | |\n| May 2020 | `=B4*2` | |\n| June 2020 | `=RAND()` | |\n"
    found, problems = read(rows)
    assert [row.get("amount") for row in found] == [None] * 3
    assert short(problems) == ["R133 B2", "R133 B3", "R133 B4"]


def test_a_circle_is_not_computed(read: Read) -> None:
    _, problems = read("| April 2020 | `=B3` | |\n| May 2020 | `=B2` | |\n| June 2020 | `=SUM(B2:B4)` | |\n")
    assert short(problems) == ["R133 B2", "R133 B3", "R133 B4"]


def test_an_error_that_is_computed_is_an_error_in_the_cell(read: Read) -> None:
    _, problems = read("| April 2020 | `=1/0` | |\n")
    assert "R134 B2" in short(problems)


def test_empty_text_is_an_empty_cell_and_text_like_a_formula_is_text(read: Read) -> None:
    found, problems = read('| April 2020 | `5` | `=IF(B2=5,"",1)` |\n| May 2020 | `5` | `="=1"&"+1"` |\n')
    assert [row.get("note") for row in found] == [None, "=1+1"]
    assert short(problems) == ["R145 C2"]


def test_percentages_dates_and_answers_are_what_their_cells_show(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Spend"
    sheet.append(["Month", "Amount", "Note"])
    sheet["A2"], sheet["B2"], sheet["C2"] = "=DATE(2020,4,1)", "=1/8", "=1=1"
    sheet["A2"].number_format, sheet["B2"].number_format = "mmm yyyy", "0.0%"
    book.save(path := tmp_path / "alpha-plan.xlsx")
    [row] = spend(path)[0]
    assert (row["month"].isoformat(), row["amount"], row["note"]) == ("2020-04-01", "12.5%", True)


def test_another_sheet_is_computed_on_the_way_but_not_spoken_of(read: Read) -> None:
    found, problems = read(
        "| April 2020 | `='#work'!A2*2` | `x` |\n".replace("`x`", "x"), **{"#work": "| `4` |\n| `=A1+1` |\n"}
    )
    assert found[0]["amount"] == 10
    assert short(problems) == ["R145 B2"]


def test_text_that_doubles_in_every_row_is_not_computed(tmp_path: Path) -> None:
    book = workbook()
    book["Calc"]["A1"] = "x" * 30_000
    for row in range(2, 60):
        book["Calc"].cell(row, 1).value = f"=A{row - 1}&A{row - 1}"
    book["Calc"]["B1"] = "=Data!A2&Data!A3"
    book.save(path := tmp_path / "book.xlsx")
    values, outcomes = computed(path)
    assert outcomes[59, 1].why == "its text could grow too long"
    assert outcomes[2, 1].status is Status.COMPUTED
    assert values["Calc"]["B1"].value == "northsouth"


@pytest.mark.parametrize(
    ("rows", "step"), [(15_000, "=A{before}+1"), (15_000, "=SUM(A$1:A{before})"), (100_000, "=A{before}+1")]
)
def test_a_long_chain_takes_seconds(rows: int, step: str) -> None:
    values, typed = openpyxl.Workbook(), openpyxl.Workbook()
    for book in (values, typed):
        book.worksheets[0].title = "Calc"
        book.worksheets[0]["A1"] = 1
    for row in range(2, rows + 1):
        values["Calc"].cell(row, 1)
        typed["Calc"].cell(row, 1).value = step.format(before=row - 1)
    started = time.perf_counter()
    outcomes = compute_formulas(values, typed, ["Calc"], stale=True)["Calc"]
    assert len(outcomes) == rows - 1
    assert time.perf_counter() - started < 20


PIECES = st.sampled_from(
    [
        *"+-*/^&=<>(),:;%\"'!#@[]{}. $",
        "A1",
        "B$2:B6",
        "Data!A:A",
        "'Own notes'!B1",
        "Lines[Amount]",
        "Rate",
        "1",
    ]
    + [f"{name}(" for name in (*sorted(FUNCTIONS), "TODAY", "LAMBDA", "_xlfn.LET")]
)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25), other=st.text(max_size=20))
def test_no_formula_whatever_raises(pieces: list[str], other: str) -> None:
    typed, values = workbook(), workbook()
    for row, text in enumerate(("".join(pieces), other, "".join(pieces) + other), start=1):
        cell = typed["Calc"].cell(row, 1)
        cell._value, cell.data_type = f"={text}", "f"  # type: ignore[attr-defined]
        values["Calc"].cell(row, 1)
    outcomes = compute_formulas(values, typed, ["Calc"], stale=True)["Calc"]
    assert set(outcomes) == {(1, 1), (2, 1), (3, 1)}


def test_what_counts_too_many_days_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    book = workbook()
    for row in range(1, 1001):
        book["Calc"].cell(row, 1).value = f"=WORKDAY({row},2000000)"
    book["Calc"]["B1"] = "=SUM(Data!B2:B6)"
    book.save(path := tmp_path / "book.xlsx")
    outcomes = computed(path)[1]
    assert outcomes[1000, 1].why == "the formulas of the workbook go through too many cells"
    assert outcomes[1, 2].status is Status.COMPUTED


def test_numbers_in_criteria_are_no_text_that_grows(tmp_path: Path) -> None:
    book = workbook()
    for row in range(1, 1001):
        book["Calc"].cell(row, 1).value = row
        book["Calc"].cell(row, 2).value = f'=SUMIFS(A$1:A$1000,A$1:A$1000,">"&A{row})'
    book.save(path := tmp_path / "book.xlsx")
    values, outcomes = computed(path)
    assert {one.status for one in outcomes.values()} == {Status.COMPUTED}
    assert values["Calc"]["B998"].value == 1999


def test_a_cell_that_another_formula_fills_is_not_empty(tmp_path: Path) -> None:
    book = workbook()
    book["Calc"]["A1"], book["Calc"]["B1"] = ArrayFormula("A1:A3", "=Data!B2:B4*2"), "=A3+1"
    book.save(path := tmp_path / "book.xlsx")
    outcomes = computed(path)[1]
    assert [outcomes[row, 1].why for row in (2, 3)] == ["it fills several cells"] * 2
    assert outcomes[1, 2].status is Status.FAILED


def test_a_number_beyond_all_bounds_spoils_only_what_needs_it(read: Read) -> None:
    rows = "| April 2020 | `=1+1` | |\n| May 2020 | `777` | |\n| June 2020 | `=B3*2` | |\n"
    found, problems = read(rows, change=[("<v>777</v>", f"<v>{'9' * 400}</v>")])
    assert found[0]["amount"] == 2
    assert short(problems) == ["R134 B3", "R134 B4", "R145 B2"]


def test_where_large_numbers_cancel_what_is_left_is_no_disagreement(read: Read) -> None:
    rows = "| April 2020 | `3000000000.1` | |\n| May 2020 | `=B2-3000000000-0.1 -> 0` | |\n"
    assert read(rows)[1] == []


def test_whatever_goes_wrong_inside_formulas_without_a_value_are_named(tmp_path: Path) -> None:
    book = workbook()
    book["Calc"]["A1"], book["Calc"]["A2"] = "=1+1", "=Data!B2"
    book.save(path := tmp_path / "book.xlsx")
    values, typed = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    del values["Data"]
    outcomes = compute_formulas(values, typed, ["Calc"], stale=False)["Calc"]
    assert {at: one.status for at, one in outcomes.items()} == {
        (1, 1): Status.FAILED,
        (2, 1): Status.FAILED,
    }
