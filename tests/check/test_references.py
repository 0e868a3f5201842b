"""One slip is one Problem, however many places it shows in; the Problem leads to those as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bidgen.api import check_bid
from bidgen.problems import Problem
from bids import small_bid

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
        f"- {{id: X{n}, statement: f, theme: t, sessions: Z9, strength: strong}}\n" for n in range(30)
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
