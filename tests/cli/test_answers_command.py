"""`bidgen answers`: text to paste into a form, with words used and allowed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_commands import EXAMPLE, IN_TIME, bidgen

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
    assert "'titel' is none of title, summary" in unknown.stderr


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


def test_other_documents_have_no_form() -> None:
    done = bidgen("answers", EXAMPLE, "conclusion")
    assert (done.returncode, done.stdout) == (2, "")
