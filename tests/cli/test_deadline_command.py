"""What `bidgen deadline` prints, writes and exits with."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import IN_TIME, bidgen
from icalendar import Calendar

from bidgen.api import new_bid
from bids import replace_once, small_bid


def deadline(*arguments: object) -> subprocess.CompletedProcess[str]:
    return bidgen("deadline", *arguments)


def words(text: str) -> str:
    """Return what is printed without its line ends, which fall where there is room."""
    return " ".join(text.split())


# Day, exit status, words of the answer.
DAYS = [
    ("24 January 2020", 0, "7 days (5 working days) left"),
    ("2020-01-28", 0, "this week"),
    ("2020-01-29", 1, "this week"),
    ("31/1/2020", 1, "is today"),
    ("1 February 2020", 1, "passed"),
    ("2026-01-31", 1, "passed"),
]


@pytest.mark.parametrize(("today", "status", "said"), DAYS)
def test_it_says_how_long_is_left_and_exits_1_when_something_is_past_due(
    today: str, status: int, said: str
) -> None:
    done = deadline("bids/ims-alpha", "--today", today)
    assert (done.returncode, done.stderr) == (status, "")
    assert said in words(done.stdout)
    assert "31 January 2020" in words(done.stdout)


ANSWER = """\
The deadline of the Local Digital Fund is Friday 31 January 2020: 7 days (5
working days) left. The documents are to be sent on that day. No hour is
published; send by 5pm.

Next: Ask Service owner, Barnsley for “Release of the final documents” (A6) by
Thursday 30 January 2020, in 4 working days, once A2, A3, A4 and A5 are given.

Approvals, counted back from the submission on 31 January 2020:
      State      Ask by      Approval
  A1  given      Thu 23 Jan  Barnsley’s people and time for an Alpha
                             given on Fri 17 Jan
  A2  requested  Thu 16 Jan  Officer decision record to apply for the grant
                             expected on Tue 28 Jan, needed by Thu 30 Jan for A6
"""


def test_the_example_as_people_read_it() -> None:
    done = deadline("bids/ims-alpha", *IN_TIME)
    assert done.stdout.startswith(ANSWER)
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout


def test_a_longer_week_finds_more_due_soon() -> None:
    states = {
        soon: json.loads(deadline("bids/ims-alpha", *IN_TIME, "--soon", soon, "--format", "json").stdout)
        for soon in (3, 4)
    }
    assert [found["approvals"][5]["state"] for found in states.values()] == ["due", "due soon"]
    assert [found["soon"] for found in states.values()] == [3, 4]


def test_as_json() -> None:
    answer = json.loads(deadline("bids/ims-alpha", *IN_TIME, "--format", "json").stdout)
    assert (answer["deadline"], answer["today"], answer["submission"]) == (
        "2020-01-31",
        "2020-01-24",
        "2020-01-31",
    )
    assert (answer["days"], answer["working_days"], answer["when"]) == (7, 5, "later")
    assert answer["past_due"] is False
    assert (answer["next"]["approval"], answer["next"]["by"]) == ("A6", "2020-01-30")
    assert len(answer["documents"]) == 6
    second = answer["approvals"][1]
    assert (second["state"], second["ask_by"], second["needed_by"], second["needed_for"]) == (
        "requested",
        "2020-01-16",
        "2020-01-30",
        "A6",
    )
    assert (second["requested_on"], second["expected"]) == ("2020-01-14", "2020-01-28")


def test_a_draft_brief_is_part_of_the_timetable(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "requirements.yaml", "status: closed", "status: draft")
    (bid / "findings.yaml").unlink()
    done = deadline(bid, "--today", "2019-09-10")
    assert done.returncode == 0
    assert (
        "The brief is a draft, to be published on Monday 16 September 2019. The last day to publish it is "
        "Sunday 29 September 2019, for a start on Monday 14 October 2019. Next: Publish the brief by Monday "
        "16 September 2019, in 4 working days."
    ) in words(done.stdout)
    late = deadline(bid, "--today", "2019-09-30", "--format", "json")
    assert late.returncode == 1
    brief = json.loads(late.stdout)["brief"]
    assert (brief["late"], brief["last_to_publish"], brief["planned"]) == (True, "2019-09-29", None)
    replace_once(bid / "requirements.yaml", "status: draft", "status: live")
    done = deadline(bid, "--today", "2019-09-17")
    assert "until the end of Monday 30 September 2019. Suppliers may ask until Monday 23 September" in words(
        done.stdout
    )
    # A notice that closes on a day of its own has no days of the framework's, in words and as JSON.
    replace_once(bid / "requirements.yaml", "closes: 30 September 2019", "closes: 4 October 2019")
    done = deadline(bid, "--today", "2019-09-17", "--format", "json")
    brief = json.loads(done.stdout)["brief"]
    assert (brief["closes"], brief["questions_close"], brief["answers_due"]) == ("2019-10-04", None, None)
    assert "Suppliers may ask" not in deadline(bid, "--today", "2019-09-17").stdout
    # A brief whose dates cannot be read is missed; other faults of it are no news here.
    replace_once(bid / "requirements.yaml", "status: live", "status: lively")
    replace_once(bid / "requirements.yaml", "price_weighting: 25%", "price_weighting: a quarter")
    done = deadline(bid, "--today", "2019-09-17")
    assert done.returncode == 1
    assert "requirements.yaml" in done.stderr and "lively" in done.stderr
    assert "a quarter" not in done.stderr
    assert "The brief" not in done.stdout


def test_the_brief_of_a_new_bid_is_no_news(tmp_path: Path) -> None:
    new_bid(tmp_path / "new", fund="local-digital-fund-2020")
    bid = small_bid(tmp_path)
    shutil.copy(tmp_path / "new" / "requirements.yaml", bid / "requirements.yaml")
    done = deadline(bid, "--today", "2019-09-17")
    assert done.stderr == ""


def test_meetings_closures_and_chains_are_printed(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(
        bid / "bid.yaml",
        "status: given, requested_on: 6 January 2020, given_on: 20 January 2020}",
        "status: not requested}\n"
        "- {id: A2, name: Leave, approver: Cabinet, working_days: 2, after: A1, status: not requested, "
        "meets_on: [15 January 2020, 29 January 2020]}\n"
        "closures:\n- {start: 24 December 2019, end: 1 January 2020, reason: Closed at Christmas}",
    )
    done = deadline(bid, "--today", "2019-12-20")
    assert done.returncode == 0
    said = words(done.stdout)
    # Ten working days before Monday 27 January, on which the cabinet's papers have to be in.
    assert "A1 due Mon 13 Jan Officer decision takes 10 working days, needed by Mon 27 Jan for A2" in said
    assert "A2 due Mon 27 Jan Leave takes 2 working days, needed by Fri 31 Jan" in said
    assert "decided at the meeting on Wed 29 Jan after A1" in said
    assert "24 December 2019 to 1 January 2020 (Closed at Christmas)" in said
    # 23 December, and 22 days from 2 to 31 January.
    assert "42 days (23 working days) left" in said


def test_the_calendar_is_written_replaced_and_reported(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "bid.ics"
    done = deadline("bids/ims-alpha", *IN_TIME, "--ics", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{file}: the calendar" in done.stdout
    first = file.read_bytes()
    assert len(Calendar.from_ical(first).walk("VEVENT")) == 14
    assert deadline("bids/ims-alpha", *IN_TIME, "--ics", file).returncode == 0
    assert file.read_bytes() == first
    done = deadline("bids/ims-alpha", "--today", "2020-01-27", "--ics", file, "--format", "json")
    assert json.loads(done.stdout)["calendar"] == str(file)
    assert file.read_bytes() != first
    assert [one.name for one in file.parent.iterdir()] == ["bid.ics"]
    assert "calendar" not in deadline("bids/ims-alpha", *IN_TIME, "--ics", file, "--quiet").stdout


def test_no_other_file_is_overwritten(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    other = tmp_path / "other.ics"
    assert deadline(bid, *IN_TIME, "--ics", other).returncode == 0
    mine = tmp_path / "notes.txt"
    mine.write_text("Buy milk", "utf-8")
    for file in (other, mine):
        before = file.read_bytes()
        done = deadline("bids/ims-alpha", *IN_TIME, "--ics", file)
        assert done.returncode == 1
        assert f"{file}: error O614 not-this-bids-calendar" in done.stderr
        assert "working days) left" in words(done.stdout)
        assert file.read_bytes() == before


def test_a_folder_is_no_calendar(tmp_path: Path) -> None:
    assert deadline("bids/ims-alpha", *IN_TIME, "--ics", tmp_path).returncode == 2


def test_a_fault_of_an_approval_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "working_days: 10", "working_days: ten")
    done = deadline(bid, *IN_TIME)
    assert done.returncode == 1
    assert f"{bid}/bid.yaml:27:" in done.stderr
    assert "7 days (5 working days) left" in words(done.stdout)


def test_a_circle_of_approvals_is_told(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "working_days: 10", "working_days: 10, after: A1")
    done = deadline(bid, *IN_TIME)
    assert done.returncode == 1
    assert "T506 approvals-in-a-circle" in done.stderr


def test_other_faults_of_the_bid_hide_nothing(tmp_path: Path) -> None:
    bid = small_bid(tmp_path, {"delete": "findings.yaml"})
    replace_once(bid / "bid.yaml", "glossary:", "weather: fine\nglossary:")
    done = deadline(bid, *IN_TIME)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_submission_date_the_time_left_is_told(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "submission_date: 31 January 2020", "submission_date: soon")
    file = tmp_path / "bid.ics"
    done = deadline(bid, *IN_TIME, "--ics", file)
    assert done.returncode == 1
    assert "7 days (5 working days) left" in words(done.stdout)
    assert "no timetable until bid.yaml is mended" in words(done.stdout)
    assert f"{bid}/bid.yaml:6:" in done.stderr
    assert not file.exists()


def test_a_fund_that_is_not_known_is_told(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "fund: local-digital-fund-2020", "fund: another")
    done = deadline(bid, *IN_TIME)
    assert (done.returncode, done.stdout) == (1, "")
    assert "C335" in done.stderr
