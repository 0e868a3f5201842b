"""What an input lacks, or holds that it cannot hold, is named once, at its place, with the way to mend it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from sheets import write_workbook

from bidgen.catalogue import Severity
from bidgen.check.shapes import CheckedBid, check_input, check_shapes
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.folder import read_bid
from bidgen.read.packaged import packaged_names, read_fund, read_procurement, read_rates
from bidgen.read.raw import Raw

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "bid"))


def change(bid: Path, file: str, old: str, new: str) -> None:
    text = (bid / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    (bid / file).write_text(text.replace(old, new), "utf-8")


def check(bid: Path) -> tuple[CheckedBid, list[Problem]]:
    raw, problems = read_bid(bid, "bid")
    assert raw is not None
    checked, more = check_shapes(raw)
    return checked, problems + more


def where(problems: list[Problem]) -> list[str]:
    return [f"{one.code} {one.place}" for one in problems]


def test_a_good_bid_has_no_fault_and_is_whole(bid: Path) -> None:
    checked, problems = check(bid)
    assert problems == []
    assert all(one.whole for one in checked.inputs.values())
    assert checked.inputs["business-case"].values["appraisal"]["scenario"] == "central"


# What is changed in a good bid, and which Problem it gives; "@@" marks where. Without a mark it is the file.
YAML_FAULTS = [
    ("misspelt field", "bid.yaml", "title: Sh", "@@titel: Sh", "S201"),
    ("unknown field", "bid.yaml", "title: Sh", "@@weather: fine\ntitle: Sh", "S202"),
    ("text not indented", "bid.yaml", "lead: n", "@@We ask for two things: time\nlead: n", "S257"),
    (
        "a word of text not indented",
        "business-case.yaml",
        "    - lower cost for each council\n",
        "    - lower cost for each council\n  @@Note: more\n",
        "S257",
    ),
    ("missing field", "bid.yaml", "title: Shared parking permits\n", "", "S203"),
    ("empty field", "bid.yaml", "title: Shared parking permits", "@@title:", "S203"),
    ("spaces alone", "bid.yaml", "title: Shared parking permits", "title: @@'  '", "S203"),
    ("missing in a group", "bid.yaml", "discovery:\n  start: 16 September 2019", "@@discovery:", "S203"),
    ("missing in a row", "bid.yaml", "- id: S1\n  reader: Permit manager\n", "- @@id: S1\n", "S203"),
    ("text for a number", "bid.yaml", "£50,000", "@@fifty", "S221"),
    ("impossible date", "bid.yaml", "end: 31 January", "end: @@31 February", "S228"),
    ("two-digit year", "bid.yaml", "end: 31 January 2020", "end: @@31/01/20", "S229"),
    ("placeholder", "bid.yaml", "end: 31 January 2020", "end: @@TBC", "S220"),
    ("misspelt choice", "bid.yaml", "East Council, kind: council", "East, kind: @@coucil", "S207"),
    ("unknown choice", "bid.yaml", "East Council, kind: council", "East, kind: @@7", "S208"),
    ("group for a value", "bid.yaml", "title: Shared", "@@title:\n  a: Shared", "S206"),
    (
        "value for a list",
        "bid.yaml",
        "glossary:\n- {term: CPZ, meaning: controlled parking zone}",
        "glossary: @@CPZ",
        "S206",
    ),
    ("unquoted braces", "bid.yaml", "title: Shared parking permits", "title: {@@{ x }}", "R109"),
    ("duplicate id", "bid.yaml", "{id: south,", "{id: @@North,", "S215"),
    ("too small", "bid.yaml", "working_days: 10", "working_days: @@-1", "S209"),
    ("too large", "business-case.yaml", "  years: 5", "  years: @@99", "S210"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"), [one[1:] for one in YAML_FAULTS], ids=[one[0] for one in YAML_FAULTS]
)
def test_a_fault_is_named_once_at_its_place(bid: Path, file: str, old: str, new: str, code: str) -> None:
    change(bid, file, old, new)
    place = take_mark(bid / file, f"bid/{file}")
    assert [(one.code, one.place) for one in check(bid)[1]] == [(code, place)]


def take_mark(path: Path, shown: str) -> Place:
    """Take the mark out of the file, and return its Place."""
    text = path.read_text("utf-8")
    before, mark, _ = text.partition("@@")
    path.write_text(text.replace("@@", ""), "utf-8")
    return Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else Place(shown)


def test_no_table_at_all_is_said_with_sheet_and_field(bid: Path) -> None:
    text = (bid / "bid.yaml").read_text("utf-8")
    start, end = text.index("stories:"), text.index("approvals:")
    (bid / "bid.yaml").write_text(text[:start] + text[end:], "utf-8")
    write_workbook(bid / "bid.xlsx", {"#notes": ""})
    [found] = check(bid)[1]
    assert found.code == "S205"
    assert "sheet “Stories” in bid.xlsx" in found.message
    assert "“stories” in bid.yaml" in found.message


HEAD = "| Term | Meaning |\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (HEAD + "| CPZ | zone |\n", []),
        (HEAD + "| CPZ | |\n", ["S204 bid/bid.xlsx, sheet Glossary, cell B2"]),
        (HEAD + "| CPZ | `TRUE` |\n", ["S238 bid/bid.xlsx, sheet Glossary, cell B2"]),
        (HEAD + "| CPZ | `#REF!` |\n", ["R134 bid/bid.xlsx, sheet Glossary, cell B2"]),
        ("| Term |\n| CPZ |\n| API |\n", ["R127 bid/bid.xlsx, sheet Glossary, cell A1"]),
        ("", ["R138 bid/bid.xlsx, sheet Glossary"]),
    ],
)
def test_a_fault_in_a_sheet_is_named_once_by_its_cell(bid: Path, table: str, expected: list[str]) -> None:
    change(bid, "bid.yaml", "glossary:\n- {term: CPZ, meaning: controlled parking zone}\n", "")
    write_workbook(bid / "bid.xlsx", {"Glossary": table})
    assert where(check(bid)[1]) == expected


def test_text_where_a_number_belongs_in_a_sheet(bid: Path) -> None:
    text = (bid / "bid.yaml").read_text("utf-8")
    start, end = text.index("approvals:"), text.index("sources:")
    (bid / "bid.yaml").write_text(text[:start] + text[end:], "utf-8")
    table = "| Id | Approval | Approver | Working days | Status | Given on |\n"
    table += "| `1` | Decision | Director | ten | GIVEN | `2020-01-20 12:00` |\n"
    write_workbook(bid / "bid.xlsx", {"Approvals": table})
    checked, problems = check(bid)
    assert where(problems) == [
        "S221 bid/bid.xlsx, sheet Approvals, cell D2",
        "S231 bid/bid.xlsx, sheet Approvals, cell F2",
    ]
    assert checked.inputs["bid"].values["approvals"] == [
        {"id": "1", "name": "Decision", "approver": "Director", "status": "given"}
    ]


def test_text_that_is_still_to_come_can_be_built_with(bid: Path) -> None:
    change(bid, "bid.yaml", "title: Shared parking permits", "title: TBC")
    checked, problems = check(bid)
    assert [(one.code, one.severity) for one in problems] == [("S245", Severity.WARNING)]
    assert checked.inputs["bid"].whole
    assert checked.inputs["bid"].values["title"] == "TBC"


def test_a_field_that_says_nothing_is_missing_and_quoted(bid: Path) -> None:
    change(bid, "bid.yaml", "end: 31 January 2020", "end: n/a")
    [found] = check(bid)[1]
    assert found.code == "S203"
    assert "“end” (End) is “n/a”, which counts as missing, in “discovery”" in found.message


PICTURE = "pictures:\n- {id: P, document: conclusion, file: FILE, caption: c, alt: a}\n"


def test_a_file_has_to_be_in_the_bid_folder(bid: Path) -> None:
    (bid / "images").mkdir()
    (bid / "images" / "map.png").touch()
    (bid.parent / "secret.png").touch()
    (bid / "images" / "link.png").symlink_to("../../secret.png")
    text = (bid / "bid.yaml").read_text("utf-8")
    for file, code in (
        ("images/map.png", None),
        ("images/lost.png", "S243"),
        ("images/link.png", "S241"),
        ("../secret.png", "S241"),
        ("images", "S243"),
    ):
        (bid / "bid.yaml").write_text(text + PICTURE.replace("FILE", file), "utf-8")
        assert [one.code for one in check(bid)[1]] == ([code] if code else []), file


def test_faults_come_in_the_order_of_the_files_and_lines(bid: Path) -> None:
    change(bid, "bid.yaml", "{id: south,", "{id: North,")
    change(bid, "bid.yaml", "end: 31 January", "end: 31 February")
    change(bid, "bid.yaml", "title: Sh", "titel: Sh")
    change(bid, "business-case.yaml", "  years: 5", "  years: five")
    assert [one.code for one in check(bid)[1]] == ["S201", "S228", "S215", "S221"]


def test_what_was_found_wrong_is_left_out(bid: Path) -> None:
    change(bid, "bid.yaml", "end: 31 January", "end: 31 February")
    checked, _ = check(bid)
    assert "end" not in checked.inputs["bid"].values["discovery"]
    assert not checked.inputs["bid"].whole
    assert checked.inputs["findings"].whole


def test_every_packaged_rule_has_the_shape_of_its_schema() -> None:
    for kind, schema, read in (
        ("funds", "fund", read_fund),
        ("procurement", "procurement", read_procurement),
        ("appraisal", "appraisal", read_rates),
    ):
        for name in packaged_names(kind):
            raw, _ = read(name)
            assert raw is not None
            assert check_input(raw, schema)[1] == []


def test_a_thousand_rows_are_checked_in_well_under_a_second() -> None:
    row = {"id": "A", "name": "n", "approver": "a", "working_days": "1,200", "status": "given"}
    rows = [
        row | {"id": f"A{n}", "requested_on": "6 January 2020", "given_on": "20/1/2020"} for n in range(1000)
    ]
    places = {("approvals", n, name): Place("a.yaml", n, 1) for n in range(1000) for name in rows[0]}
    raw = Raw({"approvals": rows}, {(): Place("a.yaml"), **places})  # type: ignore[dict-item]
    started = time.perf_counter()
    checked, problems = check_input(raw, "bid")
    taken = time.perf_counter() - started
    assert {one.code for one in problems} == {"S203", "S205"}
    assert len(checked.values["approvals"]) == 1000
    assert taken < 1


def test_thousands_of_faults_are_named_in_seconds() -> None:
    rows = [{"id": f"L{n}", "happend": "x", "lesson": "y"} for n in range(3000)]
    places = {("lessons", n, name): Place("f.yaml", n, 1) for n in range(3000) for name in rows[0]}
    raw = Raw({"lessons": rows}, {(): Place("f.yaml"), **places})  # type: ignore[dict-item]
    started = time.perf_counter()
    _, problems = check_input(raw, "findings")
    taken = time.perf_counter() - started
    assert [one.code for one in problems].count("S201") == 3000
    assert taken < 10
