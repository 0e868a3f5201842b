"""One slip is one Problem, however many places it shows in; the Problem leads to those as well."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid, new_bid
from bidgen.problems import Problem
from bidgen.read.schemas import tables_of
from bids import replace_once, small_bid

TODAY = date(2020, 1, 24)


def problems(folder: Path, file: str, old: str, new: str) -> list[Problem]:
    bid = small_bid(folder, {"change": {"file": file, "old": old, "new": new}})
    return list(check_bid(bid, today=TODAY).problems)


def lines(problem: Problem) -> list[int | None]:
    return [place.line for place in (problem.place, *problem.related) if place]


def test_an_id_that_changed_is_one_problem_for_all_that_name_it(tmp_path: Path) -> None:
    [found] = problems(tmp_path, "findings.yaml", "- {id: F1,", "- {id: F9,")
    text = (tmp_path / "bid" / "findings.yaml").read_text("utf-8").splitlines()
    naming = [number for number, line in enumerate(text, 1) if "F1" in line]
    assert found.code == "C301"
    assert lines(found) == naming
    assert len(naming) > 1
    assert f"it is named in {len(naming)} places" in found.message


def test_an_id_that_one_place_names_is_named_here_alone(tmp_path: Path) -> None:
    [found] = problems(tmp_path, "findings.yaml", "gap: No refunds, need: N1", "gap: No refunds, need: N9")
    assert "it is named here alone" in found.message
    assert found.related == ()


def test_at_most_twenty_other_places_are_named(tmp_path: Path) -> None:
    more = "".join(
        f"- {{id: X{n}, statement: f, theme: t, sessions: Z9, strength: single source}}\n" for n in range(30)
    )
    [found] = problems(tmp_path, "findings.yaml", "findings:\n", f"findings:\n{more}")
    assert "it is named in 30 places" in found.message
    assert len(found.related) == 20


def test_a_sum_that_does_not_add_up_leads_to_the_cells_that_make_it(tmp_path: Path) -> None:
    case = ("alpha-plan.yaml", "sum_asked: £40,000", "sum_asked: £41,000")
    by_code = {one.code: one for one in problems(tmp_path, *case)}
    text = (tmp_path / "bid" / "alpha-plan.yaml").read_text("utf-8").splitlines()
    paid = [number for number, line in enumerate(text, 1) if "paid_by: fund" in line]
    spent = [number for number, line in enumerate(text, 1) if line.startswith("- {month:")]
    asked = next(number for number, line in enumerate(text, 1) if line.startswith("sum_asked"))
    assert lines(by_code["C302"]) == [asked, *paid]
    assert lines(by_code["C320"])[1:] == [asked, *spent]


OFFERS = [
    (
        "a name in place of an id",
        "bid.yaml",
        "lead: north",
        "lead: South Council",
        "The id of “South Council” is south.",
    ),
    (
        "a misspelt name",
        "bid.yaml",
        "lead: north",
        "lead: South Counsel",
        "The id of “South Council” is south.",
    ),
    ("a space between ids", "findings.yaml", "[R1, R2]", "R1 R2", "Put commas between them: R1, R2."),
    ("a word between ids", "findings.yaml", "[R1, R2]", "r1 and R2", "Put commas between them: R1, R2."),
    (
        "two ids for one",
        "findings.yaml",
        "gap: No refunds, need: N1",
        "gap: No refunds, need: N1 N1",
        "Only one of N1, N1",
    ),
    (
        "nothing like it",
        "bid.yaml",
        "lead: north",
        "lead: ???!!",
        "There are north, south, east, west, maker.",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "offer"), [one[1:] for one in OFFERS], ids=[one[0] for one in OFFERS]
)
def test_what_is_no_id_leads_to_the_record_that_is_meant(
    file: str, old: str, new: str, offer: str, tmp_path: Path
) -> None:
    found = problems(tmp_path, file, old, new)
    assert found[0].code == "C301"
    assert offer in found[0].message


def test_an_id_in_other_capitals_is_the_record_s_own(tmp_path: Path) -> None:
    bid = small_bid(tmp_path, {"change": {"file": "bid.yaml", "old": "lead: north", "new": "lead: North"}})
    replace_once(bid / "findings.yaml", "[R1, R2]", "'r1, r2'")
    checked = check_bid(bid, today=TODAY)
    assert checked.problems == ()
    assert checked.bid is not None
    assert checked.bid.overview.lead == "north"
    assert checked.bid.research.findings[0].sessions == ("R1", "R2")


def test_rows_that_are_still_examples_keep_every_rule_waiting(tmp_path: Path) -> None:
    """A new bid's bid.yaml is filled in and its workbooks are not: that is all there is to say of them."""
    made = new_bid(tmp_path / "new", fund="local-digital-fund-2020")
    assert made.problems == ()
    bid = small_bid(tmp_path)
    for name in ("business-case", "findings", "alpha-plan"):
        shutil.copy(tmp_path / "new" / f"{name}.xlsx", bid)
        text = (bid / f"{name}.yaml").read_text("utf-8")
        tables = "|".join(one.field for one in tables_of(name))
        (bid / f"{name}.yaml").write_text(
            re.sub(rf"^(?:{tables}):\n(?:- .*\n)+", "", text, flags=re.M), "utf-8"
        )
    assert {one.code for one in check_bid(bid, today=TODAY).problems} == {"S247"}
