"""A marked copy shows every Problem where it is, and changes nothing else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from excel_book import excel_book
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from strict import faults
from whole import cells, colours_of_pages, loaded, parts, through_libreoffice

from bidgen.catalogue import Severity
from bidgen.colours import contrast
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.sheets.mark_colours import INK
from bidgen.sheets.marked import is_unchanged_mark, marked_workbook
from bidgen.sheets.new.blank import blank_workbook
from bidgen.sheets.problem_sheet import COLOURS

FILE = "bids/x/book.xlsx"
EXAMPLE = Path(__file__).parents[2] / "bids/ims-alpha/business-case.xlsx"
RED, AMBER, BLUE = "FFFFC7CE", "FFFFE699", "FFDDEBF7"


def a_problem(
    severity: Severity = Severity.ERROR, sheet: str | None = "Outlay", cell: str | None = "D4", **more: object
) -> Problem:
    message, related = str(more.get("message", "What is wrong & where")), more.get("related", ())
    return Problem("S204", severity, message, Place(FILE, sheet=sheet, cell=cell), "Mend it.", related)


def marked(content: bytes, *problems: Problem, name: str = "book.xlsx") -> bytes:
    made, stopped = marked_workbook(content, problems, name=name)
    assert stopped == ()
    assert made is not None
    # Other programs' files have faults of their own.
    assert set(faults(made)) <= set(faults(content))
    return made


def test_the_fixture_is_a_workbook_that_excel_would_open() -> None:
    assert faults(excel_book()) == []


@pytest.mark.parametrize(
    ("severities", "colour"),
    [
        ([Severity.ERROR], RED),
        ([Severity.WARNING], AMBER),
        ([Severity.ADVICE], BLUE),
        ([Severity.ADVICE, Severity.ERROR, Severity.WARNING], RED),
        ([Severity.ADVICE, Severity.WARNING], AMBER),
    ],
)
def test_the_worst_of_a_cells_problems_gives_its_colour(severities: list[Severity], colour: str) -> None:
    made = loaded(marked(excel_book(), *(a_problem(one) for one in severities)))
    cell = made["Outlay"]["D4"]
    assert cell.fill.fgColor.rgb == colour
    assert cell.number_format == '"£"#,##0.00'
    assert cell.value == 1200.5


def test_several_problems_of_a_cell_are_one_note() -> None:
    made = loaded(marked(excel_book(), a_problem(message="First"), a_problem(message="Second")))
    note = made["Outlay"]["D4"].comment
    assert note is not None
    assert "First" in note.text
    assert "Second" in note.text
    assert "S204 missing-cell" in note.text
    assert "Mend it." in note.text


def test_a_note_of_somebodys_own_stands_above_ours() -> None:
    note = loaded(marked(excel_book(), a_problem(cell="B4")))["Outlay"]["B4"].comment
    assert note is not None
    assert note.text.startswith("Ask for the invoice.\n\n")
    assert "What is wrong & where" in note.text


def test_a_conversation_is_left_alone() -> None:
    before, after = excel_book(), marked(excel_book(), a_problem(cell="B5"))
    cell = loaded(after)["Outlay"]["B5"]
    assert cell.comment is not None
    assert cell.comment.text == "[Threaded comment] See the conversation."
    assert cell.fill.fgColor.rgb == RED
    name = "xl/threadedComments/threadedComment1.xml"
    assert parts(after)[name] == parts(before)[name]


def test_a_place_that_is_only_related_is_marked_and_says_where_the_problem_is() -> None:
    related = (Place(FILE, sheet="My sums", cell="B1"),)
    made = loaded(marked(excel_book(), a_problem(related=related)))
    cell = made["My sums"]["B1"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment is not None
    assert "Reported at sheet Outlay, cell D4." in cell.comment.text


def test_a_problem_in_another_file_is_listed_where_it_names_this_one() -> None:
    there = Problem(
        "S204",
        Severity.ERROR,
        "Twice",
        Place("bids/x/other.yaml", 3, 1),
        "Mend",
        (Place(FILE, sheet="Outlay"),),
    )
    elsewhere = Problem(
        "S204", Severity.ERROR, "Elsewhere", Place("bids/x/other.xlsx", sheet="Outlay"), "Mend"
    )
    sheet = loaded(marked(excel_book(), there, elsewhere))["# Problems"]
    words = [cell.value for row in sheet.iter_rows(min_row=6) for cell in row]
    assert "Twice" in words
    assert "other.yaml:3:1" in words
    assert "Elsewhere" not in words


def test_the_first_sheet_lists_every_problem_with_a_link_to_its_cell() -> None:
    odd = openpyxl.Workbook()
    odd.active.title = "Ann's 'costs'"
    kept = io.BytesIO()
    odd.save(kept)
    made = loaded(
        marked(
            kept.getvalue(),
            a_problem(sheet="Ann's 'costs'", cell="AB120"),
            a_problem(sheet="Ann's 'costs'", cell=None),
            a_problem(sheet=None, cell=None),
            a_problem(sheet="Gone", cell="A1"),
        )
    )
    sheet = made.worksheets[0]
    assert made.active is sheet
    assert sheet.title == "# Problems"
    assert "copy of book.xlsx" in sheet["A2"].value
    assert sheet["A3"].value == "4 errors"
    first = [cell.value for cell in sheet[6]]
    assert first[:6] == [
        "Error",
        "S204 missing-cell",
        "Ann's 'costs'",
        "AB120",
        "What is wrong & where",
        "Mend it.",
    ]
    assert sheet["D6"].hyperlink.location == "'Ann''s ''costs'''!AB120"
    assert sheet["C7"].hyperlink.location == "'Ann''s ''costs'''!A1"
    assert [sheet[one].hyperlink for one in ("C8", "D8", "C9", "D9")] == [None] * 4
    assert made["Ann's 'costs'"]["AB120"].fill.fgColor.rgb == RED


@pytest.mark.parametrize("content", [excel_book(), EXAMPLE.read_bytes(), blank_workbook("findings")])
def test_nothing_but_the_marks_is_changed(content: bytes) -> None:
    sheet = loaded(content).sheetnames[1]
    made = marked(content, a_problem(sheet=sheet, cell="D4"), a_problem(sheet=sheet, cell="AF60"))
    before, after = cells(content), cells(made)
    assert {
        where
        for where in before.keys() | after.keys()
        if where[0] != "# Problems" and before.get(where) != after.get(where)
    } == {(sheet, "D4"), (sheet, "AF60")}
    changed = {name for name, data in parts(content).items() if parts(made)[name] != data}
    assert not any("chart" in name or "table" in name or "sharedStrings" in name for name in changed)
    assert list(parts(made))[: len(parts(content))] == list(parts(content))


def test_names_of_one_sheet_still_belong_to_it() -> None:
    made = loaded(marked(excel_book(), a_problem()))
    assert made["Outlay"].print_title_rows == "$3:$3"
    assert made["My sums"].print_title_rows is None


def test_marking_a_marked_copy_replaces_its_marks() -> None:
    once = marked(excel_book(), a_problem(cell="B4"), a_problem(cell="A5"))
    twice = marked(once, a_problem(cell="D5", message="Only this"))
    made = loaded(twice)
    assert made.sheetnames == ["# Problems", "My sums", "Outlay"]
    assert made["Outlay"]["B4"].comment.text == "Ask for the invoice."
    assert made["Outlay"]["A5"].comment is None
    assert made["Outlay"]["A5"].fill.fgColor.rgb not in (RED, AMBER, BLUE)
    assert "Only this" in made["Outlay"]["D5"].comment.text
    assert made["# Problems"].max_row == 6


def light_book(colour: Any) -> bytes:
    """Return a workbook whose heading A1 stands out by its fill and the colour of its words."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "Heading", None
    sheet["A1"].font = Font(name="Calibri", bold=True, color=colour)
    sheet["A1"].fill = PatternFill("solid", fgColor="1F3A5F")
    for formula in ("LEN(A1)=0", "LEN(A1)>0"):
        amber = DifferentialStyle(font=Font(color="FFFFFF"), fill=PatternFill(bgColor="00FF00"))
        sheet.conditional_formatting.add("A1:A9", Rule("expression", formula=[formula], dxf=amber))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_every_colour_of_a_mark_can_be_read_on() -> None:
    assert contrast("FFFFFF", "000000") == 21
    assert all(contrast(INK, colour) >= 4.5 for colour in COLOURS.values())


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ("FFFFFFFF", "FF1A1A1A"),
        ("FFFF0000", "FF1A1A1A"),
        (Color(theme=0), "FF1A1A1A"),
        (Color(theme=1, tint=0.5), "FF1A1A1A"),
        (Color(indexed=9), "FF1A1A1A"),
        ("FF7F0000", "FF7F0000"),
    ],
)
def test_words_that_are_too_light_on_a_mark_are_dark_instead(colour: Any, shown: str) -> None:
    font = loaded(marked(light_book(colour), a_problem(sheet="Sheet", cell="A1")))["Sheet"]["A1"].font
    assert (font.color.rgb, font.b) == (shown, True)


def rules_of(content: bytes, sheet: str, cell: str) -> list[Any]:
    groups = loaded(content)[sheet].conditional_formatting
    return sorted(
        (rule for one in groups if cell in one.cells for rule in one.rules), key=lambda one: one.priority
    )


def test_no_conditional_format_covers_a_mark_and_none_is_lost() -> None:
    before = rules_of(light_book("FFFFFFFF"), "Sheet", "A2")
    content = marked(light_book("FFFFFFFF"), a_problem(sheet="Sheet", cell="A2"))
    mark, *others = rules_of(content, "Sheet", "A2")
    assert (mark.dxf.fill.bgColor.rgb, mark.stopIfTrue, mark.priority) == (RED, True, 1)
    assert mark.dxf.font.color.rgb == "FF1A1A1A"
    assert [one.formula for one in others] == [one.formula for one in before]
    assert [one.priority for one in others] == [2, 3]
    again = marked(content, a_problem(Severity.WARNING, sheet="Sheet", cell="A3"))
    assert [one.formula for one in rules_of(again, "Sheet", "A2")] == [one.formula for one in before]
    assert rules_of(again, "Sheet", "A3")[0].dxf.fill.bgColor.rgb == AMBER


@pytest.mark.parametrize("through", [False, pytest.param(True, marks=pytest.mark.needs("soffice"))])
def test_a_cell_whose_mark_is_taken_off_looks_as_it_did_before(through: bool, tmp_path: Path) -> None:
    content = light_book("FFFFFFFF")
    copy = marked(content, a_problem(sheet="Sheet", cell="A1"), a_problem(sheet="Sheet", cell="C7"))
    again = marked(through_libreoffice(copy, tmp_path) if through else copy)
    cell = loaded(again)["Sheet"]["A1"]
    assert (cell.fill.fgColor.rgb[-6:], cell.font.color.rgb[-6:]) == ("1F3A5F", "FFFFFF")
    assert cell.comment is None
    assert loaded(again)["Sheet"]["C7"].fill.fill_type is None
    assert b"bidgen mark" not in b"".join(parts(again).values())


def test_a_cell_coloured_anew_in_a_copy_keeps_that_colour() -> None:
    copy = loaded(marked(light_book("FFFFFFFF"), a_problem(sheet="Sheet", cell="A1")))
    copy["Sheet"]["A1"].fill = PatternFill("solid", fgColor="00B050")
    kept = io.BytesIO()
    copy.save(kept)
    assert loaded(marked(kept.getvalue()))["Sheet"]["A1"].fill.fgColor.rgb[-6:] == "00B050"


def test_thousands_of_marks_are_named_in_rules_of_a_few_hundred() -> None:
    problems = [a_problem(cell=f"A{row}") for row in range(10, 1200)]
    groups = loaded(marked(excel_book(), *problems))["Outlay"].conditional_formatting
    cells = [len(str(one.sqref).split()) for one in groups if "bidgen mark" in one.rules[0].formula[0]]
    assert cells == [500, 500, 190]


@pytest.mark.needs("soffice", "pdftoppm")
def test_libreoffice_shows_the_mark_and_not_what_would_cover_it(tmp_path: Path) -> None:
    pink, green = (255, 199, 206), (0, 255, 0)
    covered = colours_of_pages(light_book("FFFFFFFF"), tmp_path)[-1]
    content = marked(light_book("FFFFFFFF"), a_problem(sheet="Sheet", cell="A1"))
    shown = colours_of_pages(content, tmp_path)[-1]
    assert (pink in covered, green in covered) == (False, True)
    assert (pink in shown, green in shown) == (True, False)


def test_a_sheet_of_that_name_that_is_not_ours_stays() -> None:
    own = openpyxl.Workbook()
    own.active.title = "# Problems"
    own.active["A1"] = "With the printer"
    kept = io.BytesIO()
    own.save(kept)
    made = loaded(marked(kept.getvalue(), a_problem(sheet="# Problems", cell="A1")))
    assert made.sheetnames == ["# Problems 2", "# Problems"]
    assert made["# Problems"]["A1"].value == "With the printer"


def test_the_note_on_a_merged_range_is_where_it_is_seen() -> None:
    book = openpyxl.Workbook()
    book.active.merge_cells("B2:D5")
    kept = io.BytesIO()
    book.save(kept)
    made = loaded(marked(kept.getvalue(), a_problem(sheet="Sheet", cell="C4")))
    assert made["Sheet"]["B2"].comment is not None


def test_text_that_xml_cannot_hold_or_excel_would_decode_is_shown_as_it_is() -> None:
    made = marked(excel_book(), a_problem(message="a\x00b _x0041_ ]]> <&\ud800"))
    sheet = parts(made)["xl/worksheets/sheet3.xml"].decode()
    assert "_x005F_x0041_" in sheet
    assert "a\ufffdb" in sheet


def test_more_notes_than_a_block_of_shapes_holds() -> None:
    problems = [a_problem(cell=f"A{row}") for row in range(10, 1200)]
    assert loaded(marked(excel_book(), *problems))["Outlay"]["A1199"].comment is not None


def test_a_copy_is_known_as_unchanged_until_somebody_saves_it() -> None:
    made = marked(excel_book(), a_problem())
    assert is_unchanged_mark(made)
    assert marked(excel_book(), a_problem()) == made
    kept = io.BytesIO()
    loaded(made).save(kept)
    assert not is_unchanged_mark(kept.getvalue())
    assert not is_unchanged_mark(made[:-1])
    assert not is_unchanged_mark(made[:2000] + bytes([made[2000] ^ 1]) + made[2001:])
    assert not is_unchanged_mark(excel_book())
    assert not is_unchanged_mark(b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (excel_book(signed=True), "O604"),
        (b"no workbook", "R120"),
        (excel_book()[:3000], "R120"),
    ],
)
def test_what_cannot_be_kept_is_named_and_refused(content: bytes, code: str) -> None:
    made, stopped = marked_workbook(content, [a_problem()], name="book.xlsx")
    assert made is None
    assert [one.code for one in stopped] == [code]


@pytest.mark.needs("soffice")
def test_libreoffice_shows_the_marks_and_the_same_values(tmp_path: Path) -> None:
    content = EXAMPLE.read_bytes()
    problems = [a_problem(sheet="Costs", cell="F7"), a_problem(sheet="Benefits", cell="B3")]
    saved = through_libreoffice(marked(content, *problems), tmp_path)
    made = loaded(saved)
    assert made["Costs"]["F7"].fill.fgColor.rgb == RED
    assert "What is wrong & where" in made["Costs"]["F7"].comment.text
    assert made["# Problems"]["D6"].hyperlink.location.replace("'", "").replace("$", "") == "Costs!F7"
    values = {where: one[0] for where, one in cells(saved).items() if where[0] != "# Problems" and one[0]}
    assert values == {where: one[0] for where, one in cells(content).items() if one[0]}
    again = loaded(marked(saved, a_problem(sheet="Costs", cell="F8")))
    assert again.sheetnames.count("# Problems") == 1
    assert again["Costs"]["F7"].comment is None
    assert again["Costs"]["F8"].comment is not None
