"""What somebody is told before saying yes to a release, and what is refused for their own good."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from commands import bidgen

from bids import replace_once, small_bid

DAY = ("--today", "2020-01-24")
OTHERS = ("alpha-plan.yaml", "business-case.yaml", "findings.yaml")
BRIEF = ("--only", "requirements")
LIVE = ("--today", "2019-09-18")


def release(bid: Path, *arguments: str) -> CompletedProcess[str]:
    return bidgen("release", bid, "--as", "html", "--yes", *arguments)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """Return a bid of which conclusion and journey map were released."""
    bid = small_bid(tmp_path)
    done = release(bid, "--only", "journey-map", "--only", "conclusion", *DAY)
    assert done.returncode == 0, done.stderr
    return bid


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """Return a folder with nothing but a brief, which was released while it was live."""
    bid = small_bid(tmp_path)
    for name in OTHERS:
        (bid / name).unlink()
    replace_once(bid / "requirements.yaml", "status: closed", "status: live")
    done = release(bid, *BRIEF, *LIVE)
    assert done.returncode == 0, done.stderr
    return bid


def test_what_would_contradict_a_release_is_named_first(released: Path) -> None:
    replace_once(released / "bid.yaml", "title: Shared parking permits", "title: Parking permits for all")
    done = release(released, "--only", "conclusion", *DAY)
    assert done.returncode == 0
    assert (
        "Not released anew, although they would say something else now:\n"
        "  Draft user journey map, which stays as it is in release 1\n"
    ) in done.stdout


def test_what_says_the_same_as_ever_is_not_named(released: Path) -> None:
    done = release(released, "--only", "conclusion", *DAY)
    assert done.returncode == 0 and "Not released anew" not in done.stdout
    assert "Note in its documents: Released again; nothing in the inputs has changed." in done.stdout


def test_the_note_tells_what_changed_in_any_of_the_documents(released: Path) -> None:
    replace_once(released / "bid.yaml", "title: Shared parking permits", "title: Parking permits for all")
    assert release(released, "--only", "conclusion", *DAY).returncode == 0
    done = release(released, "--only", "conclusion", "--only", "journey-map", *DAY)
    # Nothing has changed since release 2, but since release 1, which the journey map is of.
    assert "Note in its documents: Changed: Title." in done.stdout


def test_who_has_to_say_yes_sees_the_brief_s_days_and_the_formats(live: Path) -> None:
    done = release(live, *BRIEF, *LIVE)
    assert "Release 2, 18 September 2019, as web page:" in done.stdout
    assert "    asks for a Digital Outcome: a team that delivers a result\n" in done.stdout
    assert "    live on Digital Marketplace, published on 16 September 2019, closes at the end" in done.stdout


def test_a_brief_that_goes_out_after_a_withdrawal_has_its_own_day_of_publication(live: Path) -> None:
    withdrawn = bidgen("withdraw", live, 1, "--reason", "A slip", "--yes", "--today", "2019-09-20")
    assert withdrawn.returncode == 0
    done = release(live, *BRIEF, "--keep", "start_date", "--today", "2019-09-23")
    assert "error V717 published-before-the-withdrawal" in done.stderr


def test_a_live_brief_is_not_released_anew_where_nobody_can_compare_it(live: Path) -> None:
    shutil.rmtree(live / "releases" / "001-2019-09-18")
    done = release(live, *BRIEF, *LIVE)
    assert done.returncode == 1
    assert "error V716 live-brief-not-compared" in done.stderr
    assert "the folder 001-2019-09-18 is not there" in done.stderr


def test_a_live_brief_is_not_compared_with_inputs_that_were_edited_in_the_release(live: Path) -> None:
    kept = live / "releases" / "001-2019-09-18" / "inputs" / "requirements.yaml"
    for file in (live / "requirements.yaml", kept):
        replace_once(file, "start_date: 14 October 2019", "start_date: 21 October 2019")
    done = release(live, *BRIEF, *LIVE)
    assert done.returncode == 1
    assert "error V716 live-brief-not-compared" in done.stderr
    assert "the folder 001-2019-09-18 is damaged" in done.stderr


def test_a_brief_that_was_closed_by_then_carries_over_whole(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    assert release(bid, *BRIEF, *DAY).returncode == 0
    withdrawn = bidgen("withdraw", bid, 1, "--reason", "A slip", "--yes", *DAY)
    assert "withdraw the notice on the portal" not in withdrawn.stdout
    assert release(bid, *BRIEF, *DAY).returncode == 0


def test_what_is_pasted_into_the_portal_is_what_is_released(live: Path) -> None:
    text = (live / "requirements.yaml").read_text("utf-8")
    session = "question_and_answer_session: A call on 20 September 2019.\n"
    (live / "requirements.yaml").write_text(text + session, "utf-8")
    assert release(live, *BRIEF, *LIVE).returncode == 0
    assert "A call on 20 September" in bidgen("answers", live, "requirements", *LIVE).stdout
    assert bidgen("withdraw", live, 2, "--reason", "A slip", "--yes", *LIVE).returncode == 0
    answers = bidgen("answers", live, "requirements", *LIVE)
    assert "A call on 20 September" not in answers.stdout
    assert "V712" in answers.stderr and "V711" in answers.stderr


def test_what_the_discovery_will_answer_does_not_keep_the_brief_back(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    for name in OTHERS:
        (bid / name).unlink()
    text = (bid / "bid.yaml").read_text("utf-8")
    before, _, rest = text.partition("answer: ")
    assert rest
    ending = next(index for index, letter in enumerate(rest) if letter in ",}\n")
    (bid / "bid.yaml").write_text(f"{before}answer: TBC{rest[ending:]}", "utf-8")
    assert "S245" in bidgen("check", bid, *DAY).stdout
    done = release(bid, *BRIEF, *DAY)
    assert done.returncode == 0 and "S245" not in done.stderr


@pytest.mark.parametrize("command", ["build", "release"])
def test_a_folder_with_the_brief_alone_is_told_what_can_be_made_of_it(command: str, tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    for name in OTHERS:
        (bid / name).unlink()
    done = bidgen(command, bid, *DAY)
    assert done.returncode == 1
    assert done.stderr.endswith("There is only the brief yet: --only requirements needs no other file.\n")


def test_a_field_to_keep_that_is_none_is_wrong_usage(live: Path) -> None:
    done = release(live, *BRIEF, "--keep", "startdate", *LIVE)
    assert done.returncode == 2
    assert "'startdate' is no field of requirements.yaml, such as start_date." in done.stderr


def test_a_withdrawal_has_to_be_confirmed(released: Path) -> None:
    before = (released / "releases" / "log.yaml").read_bytes()
    done = bidgen("withdraw", released, 1, "--reason", "A slip", *DAY)
    assert done.returncode == 1
    assert (
        "Release 1 of 24 January 2020: First release.\n  Conclusion of the Discovery, current\n"
        in done.stdout
    )
    assert "nothing was withdrawn: say --yes where there is nobody to ask." in done.stderr
    assert (released / "releases" / "log.yaml").read_bytes() == before


def test_a_live_brief_is_replaced_by_a_new_release_alone(live: Path) -> None:
    assert release(live, *BRIEF, *LIVE).returncode == 0
    done = bidgen("withdraw", live, 2, "--reason", "A slip", "--replaced-by", 1, "--yes", *LIVE)
    assert "error V722 no-replacement" in done.stderr


def test_what_is_current_stays_so_when_an_older_release_is_withdrawn(released: Path) -> None:
    for _ in range(2):
        assert release(released, "--only", "journey-map", "--only", "conclusion", *DAY).returncode == 0
    reason = ("--reason", "A slip", "--yes", *DAY)
    refused = bidgen("withdraw", released, 1, "--replaced-by", 2, *reason)
    assert refused.returncode == 1
    assert "a later release of the same documents says what is current" in refused.stderr
    done = bidgen("withdraw", released, 1, "--replaced-by", 3, *reason)
    assert done.returncode == 0 and "Release 3 stands in its place." in done.stdout
    # Of the last one it is whatever is named.
    done = bidgen("withdraw", released, 3, "--replaced-by", 2, *reason)
    assert done.returncode == 0 and "Release 2 stands in its place." in done.stdout
