"""`bidgen withdraw`: a line more in the log, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from commands import IN_TIME, bidgen
from releases import contents, problems, release

from bidgen.check.release_log import read_log
from bids import load_cases, replace_once, small_bid

pytestmark = pytest.mark.xdist_group("releases")


def withdraw(bid: Path, *arguments: object) -> CompletedProcess[str]:
    return bidgen("withdraw", bid, *IN_TIME, "--yes", *arguments)


@pytest.mark.parametrize("case", load_cases("refused_withdrawals"), ids=lambda case: case["name"])
def test_what_cannot_be_withdrawn_is_refused_and_nothing_is_written(
    case: dict[str, Any], released: Path
) -> None:
    replace_once(released / "bid.yaml", "lead: north", "lead: north\npeople: [Maria Gonzalez]")
    for first in case.get("first", []):
        assert withdraw(released, *first).returncode == 0
    before = contents(released)
    refused = withdraw(released, *case["arguments"])
    assert refused.returncode == 1
    assert [code for code, _ in problems(refused)] == [case["code"]]
    assert refused.stderr.endswith(f"{released}: nothing was withdrawn: 1 error\n")
    assert contents(released) == before


def test_a_withdrawal_is_added_to_the_log_and_the_files_stay(released: Path) -> None:
    before = contents(released)
    done = withdraw(released, 2, "--reason", "Sent too early", "--replaced-by", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "Release 2 of 24 January 2020 was withdrawn on 24 January 2020.\n"
        "Reason: Sent too early\n"
        "Release 1 stands in its place.\n"
    ) in done.stdout
    after = contents(released)
    log = before["releases/log.yaml"]
    assert after["releases/log.yaml"].startswith(log)
    assert after["releases/log.yaml"][len(log) :].decode() == (
        "- withdrawal: 2\n  date: 2020-01-24\n  reason: Sent too early\n  replaced_by: 1\n"
    )
    assert {**after, "releases/log.yaml": log} == before


def test_a_wrong_draft_can_be_taken_back_whatever_is_wrong_with_the_inputs(released: Path) -> None:
    (released / "bid.yaml").write_text("[", "utf-8")
    assert withdraw(released, 1, "--reason", "A slip").returncode == 0
    log, faults = read_log(released / "releases" / "log.yaml")
    assert log is not None, faults
    assert log.withdrawal_of(1) is not None


def test_the_next_release_tells_of_the_withdrawal_and_takes_the_next_number(released: Path) -> None:
    withdraw(released, 2, "--reason", "Sent too early")
    done = release(released, "--only", "conclusion", "--as", "html")
    assert done.returncode == 0, done.stderr
    page = (released / "releases/003-2020-01-24/small-conclusion-release-003.html").read_text("utf-8")
    assert "Sent too early" in page


def test_where_nothing_was_released_there_is_nothing_to_withdraw(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    refused = withdraw(bid, 1, "--reason", "A slip")
    assert refused.returncode == 1
    assert [code for code, _ in problems(refused)] == ["V720"]
    assert not (bid / "releases").exists()


def test_where_nobody_can_be_asked_somebody_has_to_have_said_yes(released: Path) -> None:
    before = contents(released)
    asked = bidgen("withdraw", released, 1, *IN_TIME, "--reason", "A slip")
    assert asked.returncode == 1
    assert asked.stderr.endswith("nothing was withdrawn: say --yes where there is nobody to ask.\n")
    assert contents(released) == before
