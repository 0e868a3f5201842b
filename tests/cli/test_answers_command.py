"""`bidgen answers`: text to paste into a form, with words used and allowed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import EXAMPLE, IN_TIME, bidgen

from bids import replace_once, small_bid


def test_people_read_each_field_beside_its_words() -> None:
    done = bidgen("answers", EXAMPLE, "requirements", *IN_TIME)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Requirements for a Digital Outcome (Digital Outcomes and Specialists 4)"
    (heading,) = (one for one in lines if one.startswith("-- Summary"))
    text = lines[lines.index(heading) + 1]
    assert heading == f"-- Summary ({len(text.split())} of 50 words)"
    assert text.startswith("Barnsley Council and its partners") and text.endswith("by 31 January 2020.")
    assert "\n1. Is there a market" in done.stdout
    assert "Left out: Early market engagement" in lines[-1]


def test_a_limit_that_is_not_confirmed_says_so() -> None:
    done = bidgen("answers", EXAMPLE, "funding-bid", *IN_TIME)
    assert done.returncode == 0
    assert re.search(r"^-- Approach \(\d+ of 500 words, limit not confirmed: ", done.stdout, re.MULTILINE)
    assert re.search(r"^-- Vision \(\d+ words, no limit known\)$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("document", ["requirements", "funding-bid"])
def test_programs_get_the_same_texts_and_counts(document: str) -> None:
    printed = json.loads(bidgen("answers", EXAMPLE, document, *IN_TIME, "--format", "json").stdout)
    read = bidgen("answers", EXAMPLE, document, *IN_TIME).stdout
    assert printed["document"] == document
    for field in printed["fields"]:
        for one in field["texts"]:
            assert one["text"] in read
            assert one["words"] == len(one["text"].split())
            assert one["characters"] == len(one["text"])
    allowed = [field["allowed"] for field in printed["fields"] if field["allowed"]]
    assert allowed and all(one["source"] for one in allowed)


def test_one_field_is_printed_as_it_is_pasted() -> None:
    done = bidgen("answers", EXAMPLE, "requirements", *IN_TIME, "--field", "title")
    assert done.stdout == "Income management system for local government, a Discovery\n"
    unknown = bidgen("answers", EXAMPLE, "requirements", *IN_TIME, "--field", "titel")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "'titel' is none of title, location, organisation" in unknown.stderr


def test_a_text_too_long_for_a_confirmed_limit_exits_1_and_is_printed(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "Find out whether", "very " * 50 + "Find out whether")
    done = bidgen("answers", bid, "requirements", *IN_TIME)
    assert done.returncode == 1
    assert "-- Summary (59 of 50 words, 9 too many)" in done.stdout
    checked = bidgen("check", bid, *IN_TIME)
    assert "Summary has 59 words; 50 are allowed" in checked.stdout


def test_a_bid_with_errors_has_no_answers(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    (bid / "bid.yaml").write_text((bid / "bid.yaml").read_text("utf-8") + "weather: fine\n", "utf-8")
    done = bidgen("answers", bid, "requirements", *IN_TIME)
    assert (done.returncode, done.stdout) == (1, "")
    assert "S202" in done.stderr and "no answers: 1 error" in done.stderr


def early_bid(tmp_path: Path) -> Path:
    """Return the small bid as it is before its Discovery: there is nothing yet in three of its five files."""
    bid = small_bid(tmp_path)
    for name in ("business-case", "findings", "alpha-plan"):
        (bid / f"{name}.yaml").write_text("# Nothing yet\n", "utf-8")
    replace_once(bid / "requirements.yaml", "status: closed", "status: draft")
    return bid


def test_a_brief_has_its_answers_before_there_is_anything_else(tmp_path: Path) -> None:
    bid = early_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "Find out whether", "By [[bid.deadline]] find out whether")
    done = bidgen("answers", bid, "requirements", "--today", "2019-09-16")
    assert done.returncode == 0
    assert "By 31 January 2020 find out whether" in done.stdout
    assert re.fullmatch(r"\S+/bid: \d+ errors in other files, which touch no answer\n", done.stderr)
    # A bid to the fund is made of all that is missing.
    assert bidgen("answers", bid, "funding-bid", "--today", "2019-09-16").returncode == 1


def test_what_only_the_other_files_know_is_not_left_in_brackets(tmp_path: Path) -> None:
    bid = early_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "Find out whether", "Ask [[findings.sessions]] times whether")
    done = bidgen("answers", bid, "requirements", "--today", "2019-09-16")
    assert (done.returncode, done.stdout) == (1, "")
    assert "C330" in done.stderr and "only names that begin with “bid.” are known" in done.stderr
    assert "alpha-plan" not in done.stderr


def test_a_brief_is_checked_before_there_is_anything_else(tmp_path: Path) -> None:
    bid = early_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "published: 16 September 2019", "published: 1 October 2019")
    replace_once(bid / "requirements.yaml", "closes: 30 September 2019\n", "")
    replace_once(bid / "requirements.yaml", "Find out whether", "We need someone to find out whether")
    done = bidgen("check", bid, "--today", "2019-09-16")
    assert "C380" in done.stdout and "C392" in done.stdout
    replace_once(bid / "requirements.yaml", "status: draft", "status: drafted")
    done = bidgen("check", bid, "--today", "2019-09-16")
    assert "S207" in done.stdout and "C380" not in done.stdout


STANDINGS = [
    ("live", "The brief is live. Questions and answers are added one by one"),
    ("withdrawn", "The brief is withdrawn. A withdrawn notice is never opened again."),
    ("awarded", "The brief is awarded."),
]


@pytest.mark.parametrize(("status", "says"), STANDINGS)
def test_what_may_still_change_in_a_brief_that_went_out_stands_first(
    status: str, says: str, tmp_path: Path
) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "status: closed", f"status: {status}")
    done = bidgen("answers", bid, "requirements", *IN_TIME)
    assert done.stdout.splitlines()[1].startswith(says)
    printed = json.loads(bidgen("answers", bid, "requirements", *IN_TIME, "--format", "json").stdout)
    assert printed["standing"].startswith(says)


def test_questions_stand_in_the_order_of_the_form() -> None:
    printed = json.loads(bidgen("answers", EXAMPLE, "requirements", *IN_TIME, "--format", "json").stdout)
    fields = [one["field"] for one in printed["fields"]]
    # The manifest of the marketplace's own form: title, location, description of work, shortlist, session.
    assert fields[:4] == ["title", "location", "organisation", "background"]
    assert (
        fields.index("summary") == fields.index("budget_range") + 1 == fields.index("number_of_suppliers") - 1
    )
    assert fields.index("essential_requirements") == fields.index("price_weighting") + 1
    assert fields[-2:] == ["outputs", "roles"]
    assert not any(text["too_long"] for one in printed["fields"] for text in one["texts"])


def test_the_bid_s_facts_and_tables_can_be_pasted_too() -> None:
    printed = json.loads(bidgen("answers", EXAMPLE, "funding-bid", *IN_TIME, "--format", "json").stdout)
    texts = {one["field"]: [text["text"] for text in one["texts"]] for one in printed["fields"]}
    assert texts["partners"] == ["Huntingdonshire District Council and Dorset Council"]
    assert texts["sum_asked"] == ["£100,000"]
    assert texts["milestones"][0].startswith("6 April 2020: ")
    assert texts["budget"][-1].startswith("Together: ") and "£100,000 from the fund" in texts["budget"][-1]
    assert len(texts["risks"]) > 5 and all("Mitigation: " in one for one in texts["risks"])


def test_other_documents_have_no_form() -> None:
    done = bidgen("answers", EXAMPLE, "conclusion")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_brief_of_the_wrong_kind_is_told_of_where_it_is_pasted_from(tmp_path: Path) -> None:
    """The texts are there all the same; whoever pastes them has seen the warning, and a script stops."""
    bid = small_bid(tmp_path)
    asked = "essential_requirements: ["
    replace_once(bid / "requirements.yaml", asked, f"{asked}User researcher at £500 a day, ")
    done = bidgen("answers", str(bid), "requirements", *IN_TIME)
    assert done.returncode == 1
    assert "C380" in done.stderr or "C381" in done.stderr
    assert "User researcher at £500 a day" in done.stdout
