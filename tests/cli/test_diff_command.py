"""`bidgen diff`: what changed between two bid folders or releases, as text, as data and as a page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from commands import EXAMPLE, bidgen
from openpyxl import load_workbook

from bidgen.api import source_of
from bids import SMALL, replace_once, small_bid


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bid with a live brief; beside it the same with changes."""
    top = tmp_path_factory.mktemp("bids")
    old = small_bid(top)
    replace_once(old / "requirements.yaml", "status: closed", "status: live")
    new = Path(shutil.copytree(old, top / "new"))
    for file, before, after in (
        ("requirements.yaml", "start_date: 14 October 2019", "start_date: 21/10/2019"),
        ("bid.yaml", "that joins saves money from the second year.", "saves from year <3>."),
        ("alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: £38,000"),
        ("alpha-plan.yaml", "amount: £8000", "amount: £6000"),
        ("alpha-plan.yaml", "April 2020, amount: £18000", "April 2020, amount: £16000"),
        ("findings.yaml", "lessons:\n", "lessons: []\n"),
        ("findings.yaml", LESSON, ""),
    ):  # fmt: skip
        replace_once(new / file, before, after)
    return top


LESSON = "- {id: L1, happened: A workshop had few guests, lesson: Invite people earlier}"
TOLD = """\
What changed in “Shared parking permits”
  from  the bid folder, {top}/bid
  to    the bid folder, {top}/new

1 row removed, 3 changed and 2 fields changed; the brief has to be withdrawn; \
the sum asked for is £2,000 less; the NPSV is £2,000 more.

The brief
  The brief was live, and has to be withdrawn for what changed: “Latest start date”. A withdrawn notice is \
never opened again: copy it to a new draft, type in anew what the copy drops (“Latest start date” and \
“Q&A session details”), and publish that.
"""
LINES = (
    "    S1 “Permit manager”:",
    "      Answer: A council [removed “that joins”] saves from year <3>.",
    "      Answer: A council saves [“money from the second year.” → “from year <3>.”]",
    "  Sum asked for: £40,000 → £38,000 (£2,000 less)",
    "    X2 “Delivery manager”, Amount: £8,000 → £6,000 (£2,000 less)",
    "    April 2020, Amount: £18,000 → £16,000 (£2,000 less)",
    "    L1 “A workshop had few guests” removed (What we do about it: Invite people earlier)",
    "  Latest start date: 14 October 2019 → 21 October 2019 (7 days later)",
)


def test_people_read_one_line_for_each_change(changed: Path) -> None:
    done = bidgen("diff", changed / "bid", changed / "new")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(TOLD.format(top=changed))
    lines = done.stdout.splitlines()
    assert [one for one in LINES if one not in lines] == []


def printed(*sides: Path) -> Any:
    return json.loads(bidgen("diff", *sides, "--format", "json").stdout)


def test_programs_read_the_same(changed: Path) -> None:
    found = printed(changed / "bid", changed / "new")
    assert found.keys() == {
        "title",
        "briefs_alone",
        "old",
        "new",
        "changed",
        "summary",
        "inputs",
        "results",
        "no_results",
        "brief",
    }
    assert [one["input"] for one in found["inputs"]] == ["bid", "findings", "alpha-plan", "requirements"]
    assert (found["brief"]["withdraw"], found["brief"]["fields"]) == (True, ["Latest start date"])
    (budget,) = (one for one in found["inputs"][2]["tables"] if one["table"] == "budget")
    ((amount,),) = (row["fields"] for row in budget["rows"])
    assert (amount["value_before"], amount["value_after"]) == ("8000", "6000")
    (npsv,) = (one for one in found["results"] if one["reference"] == "appraisal.preferred.npsv")
    assert npsv["standing"] == "headline"


def test_the_page_stands_alone_and_says_the_same(changed: Path) -> None:
    done = bidgen("diff", changed / "bid", changed / "new", "--format", "html")
    page = done.stdout
    assert '<html lang="en-GB">' in page and "http" not in page and "<script" not in page
    body = page.partition("<body>")[2].partition("</body>")[0]
    root = ElementTree.fromstring(f"<body>{body}</body>")
    tables = list(root.iter("table"))
    assert all(
        table.find("caption") is not None and table.find("thead/tr/th") is not None for table in tables
    )
    assert all("".join(cell.itertext()).strip() for cell in root.iter("td"))
    said = " ".join("".join(root.itertext()).split())
    found = printed(changed / "bid", changed / "new")
    assert found["summary"] in said and found["brief"]["says"] in said
    for one in found["results"]:
        assert one["standing"] == "repeated" or one["label"] in said
    for one in found["inputs"]:
        rows = [row for table in one["tables"] for row in table["rows"]]
        assert all(f"{row['id']} {row['name']}".strip() in said for row in rows)
        for value in (value for row in (one, *rows) for value in row["fields"] if not value["words"]):
            assert value["label"] in said and (value["after"] or value["before"]) in said
    assert [one.text for one in root.iter("ins")] == ["from year <3>."]


def test_rows_that_moved_are_no_change(tmp_path: Path) -> None:
    """Nor is a table that moved from one kind of file to the other."""
    new = Path(shutil.copytree(EXAMPLE, tmp_path / "new", ignore=shutil.ignore_patterns("out", "releases")))
    book = load_workbook(new / "alpha-plan.xlsx")
    sheet = book["Goals"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2) if row[0].value]
    sheet.delete_rows(2, len(rows))
    book["Spend"].delete_rows(2, 50)
    spend = load_workbook(EXAMPLE / "alpha-plan.xlsx")["Spend"].iter_rows(min_row=2, values_only=True)
    goals = [dict(zip(("id", "goal", "measure"), row, strict=False)) for row in reversed(rows)]
    months = [{"month": str(row[0]), "amount": str(row[1]), "note": row[2]} for row in spend if row[0]]
    del book["Goals"], book["Spend"]
    book.save(new / "alpha-plan.xlsx")
    with (new / "alpha-plan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"goals: {json.dumps(goals)}\nspend: {json.dumps(months)}\n")
    done = bidgen("diff", EXAMPLE, new)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[3:] == ["", "Nothing differs."]


def test_a_release_is_compared_by_the_inputs_that_it_keeps(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    release = bid / "releases" / "003-2020-01-24"
    shutil.copytree(SMALL, release / "inputs")
    (release / "manifest.json").write_text("{}", "utf-8")
    replace_once(bid / "alpha-plan.yaml", "licence: MIT", "licence: AGPL")
    done = bidgen("diff", release, bid)
    assert f"  from  release 3 of 24 January 2020, {release}\n" in done.stdout
    assert "  Licence: “MIT” → “AGPL”\n" in done.stdout
    found = source_of(release)
    assert (found.folder, found.release) == (release / "inputs", 3)
    assert source_of(bid).folder == bid


def test_a_bid_with_errors_is_compared_without_results(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: £39,000")
    done = bidgen("diff", SMALL, bid)
    assert done.returncode == 0
    assert "Results are not compared: the new bid has errors, and so no results." in done.stdout
    assert "  Sum asked for: £40,000 → £39,000 (£1,000 less)\n" in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_bid_that_lacks_values_is_refused_with_its_problems(form: str, tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: about £40,000")
    done = bidgen("diff", SMALL, bid, "--format", form)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{bid}/alpha-plan.yaml:5:" in done.stderr
    assert f"{bid}: not compared: 1 error" in done.stderr


def test_what_is_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    assert bidgen("diff", SMALL).returncode == 2
    assert bidgen("diff", SMALL, tmp_path / "none").returncode == 2


def test_briefs_alone_are_compared_where_there_is_nothing_else(tmp_path: Path) -> None:
    old, new = small_bid(tmp_path / "old"), small_bid(tmp_path / "new")
    for name in ("alpha-plan.yaml", "business-case.yaml", "findings.yaml"):
        (old / name).unlink()
    replace_once(new / "requirements.yaml", "number_of_suppliers: 3", "number_of_suppliers: 4")
    done = bidgen("diff", old, new)
    assert done.returncode == 0
    assert "  Compared are the briefs alone, for one folder holds nothing else yet." in done.stdout
    assert "How many suppliers to evaluate: 3 suppliers → 4 suppliers" in done.stdout
    assert "<p>Compared are the briefs alone" in bidgen("diff", old, new, "--format", "html").stdout
