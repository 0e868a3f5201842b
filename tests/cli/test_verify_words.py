"""What `verify` says of a file, for somebody who is about to send it."""

from __future__ import annotations

import shutil
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from commands import bidgen

from bidgen.api import verify_file
from bids import replace_once, small_bid

DAY = ("--today", "2020-01-24")
NAME = "small-conclusion-release-001.html"


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    bid = small_bid(tmp_path)
    arguments = ("--only", "conclusion", "--as", "html", "--yes", *DAY)
    assert bidgen("release", bid, *arguments).returncode == 0
    return bid


def said(file: Path, *arguments: object) -> list[str]:
    return bidgen("verify", file, *arguments).stdout.splitlines()


def released(bid: Path) -> Path:
    return bid / "releases" / "001-2020-01-24" / NAME


def test_of_a_changed_copy_the_changes_are_told(bid: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.html"
    text = released(bid).read_text("utf-8")
    assert text.count("Shared parking permits") > 1
    copy.write_text(text.replace(">Shared parking permits<", ">Sold parking permits<", 1), "utf-8")
    lines = said(copy, "--log", bid)
    assert lines[0] == f"{copy}: CHANGED since its release. Do not send it."
    assert any("[“Shared” → “Sold”]" in line for line in lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (">Shared parking permits<", ">&#8238;Sold&#7; parking permits<"),
        ('name="BidgenVersion" content="Release 1"', 'name="BidgenVersion" content="&#8238;1&#10;Intact:"'),
    ],
)
def test_nothing_in_a_copy_is_obeyed_by_a_terminal(
    before: str, after: str, bid: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.html"
    text = released(bid).read_text("utf-8")
    assert before in text
    copy.write_text(text.replace(before, after, 1).replace("Conclusion", "Conclusions"), "utf-8")
    done = bidgen("verify", copy, "--log", bid)
    assert "[U+202E]" in done.stdout
    assert all(line.isprintable() and line.startswith(("  ", str(copy))) for line in done.stdout.splitlines())


def test_a_copy_without_properties_is_known_by_the_mark_on_its_pages(bid: Path, tmp_path: Path) -> None:
    copy = tmp_path / "printed.html"
    kept = [line for line in released(bid).read_text("utf-8").splitlines() if "<meta name=" not in line]
    copy.write_text("\n".join(kept).replace("Conclusion", "Conclusions"), "utf-8")
    lines = said(copy, "--log", bid)
    assert lines[0] == f"{copy}: PRINTED OR CONVERTED from a release. Do not send it."
    assert "release 1 of the bid small" in lines[1]


def test_inputs_that_were_only_saved_anew_say_the_same(bid: Path) -> None:
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write("# Looked at, and left as it is.\n")
    assert "  Inputs were saved anew since, and say the same: bid.yaml." in said(released(bid))
    replace_once(bid / "bid.yaml", "title: Shared parking permits", "title: Parking permits for all")
    assert "  The inputs have changed since: bid.yaml." in said(released(bid))


def test_another_log_of_the_same_bid_is_not_believed(bid: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = small_bid(tmp_path / "other")
    replace_once(other / "bid.yaml", "title: Shared parking permits", "title: Parking permits for all")
    assert bidgen("release", other, "--only", "conclusion", "--as", "html", "--yes", *DAY).returncode == 0
    lines = said(released(bid), "--log", other)
    assert lines[0].endswith("NOT RECOGNISED. Do not send it.")
    assert "  The log has no such file of release 1." in lines
    assert not any("Superseded" in line or "Current" in line for line in lines)


def test_damage_beside_a_file_is_told_and_the_file_is_still_what_it_is(bid: Path) -> None:
    (released(bid).parent / "inputs" / "bid.yaml").write_text("nothing", "utf-8")
    done = bidgen("verify", released(bid))
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].endswith(
        "current and intact, but the release’s own folder is damaged."
    )
    assert "  In the release’s own folder changed: inputs/bid.yaml." in done.stdout


def test_all_files_of_a_folder_are_verified(bid: Path) -> None:
    lines = said(released(bid).parent)
    assert [line for line in lines if not line.startswith(" ")] == [
        f"{released(bid).parent / 'manifest.json'}: current and intact.",
        f"{released(bid)}: current and intact.",
        f"{released(bid).parent / 'small-release-001.zip'}: current and intact.",
    ]


def test_a_folder_with_nothing_of_a_release_is_not_current_and_intact(bid: Path) -> None:
    done = bidgen("verify", released(bid).parent / "inputs", released(bid))
    assert done.returncode == 1
    assert "inputs: error V731 file-not-readable: The file cannot be verified: it is a folder" in done.stderr
    assert done.stdout.startswith(f"{released(bid)}: current and intact.")


def test_a_file_that_is_not_there_does_not_keep_the_others_back(bid: Path, tmp_path: Path) -> None:
    done = bidgen("verify", tmp_path / "nothing.pdf", released(bid))
    assert done.returncode == 1
    assert "there is no such file" in done.stderr
    assert f"{released(bid)}: current and intact." in done.stdout


def test_with_quiet_the_verdict_alone_is_printed(bid: Path) -> None:
    assert said(released(bid), "--quiet") == [f"{released(bid)}: current and intact."]


def test_what_is_no_log_is_not_gone_through_as_one(bid: Path) -> None:
    done = bidgen("verify", released(bid), "--log", bid / "bid.yaml")
    assert done.returncode == 1
    assert done.stderr.count(" error ") == 1 and "V730" in done.stderr


def test_another_kind_of_file_is_said_to_be_none_of_a_release(bid: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    lines = said(picture, "--log", bid)
    assert lines[1] == ("  It is no PDF, Word file, web page or pack that can be read: no file of a release.")


def test_a_copy_of_the_log_is_enough(bid: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(released(bid), away / "final.html")
    shutil.copy(bid / "releases" / "log.yaml", away)
    lines = said(away / "final.html")
    assert lines[0] == f"{away / 'final.html'}: current and intact."
    assert f"  It was called {NAME} when it was released." in lines


@pytest.mark.parametrize("log", [None, Path("log.yaml"), Path("../releases/log.yaml"), Path("../releases")])
def test_a_log_lies_in_its_bid_however_it_is_named(log: Path | None, bid: Path) -> None:
    file = released(bid)
    with chdir(bid / "releases"):
        verified = verify_file(file.relative_to(Path.cwd()), today=date(2020, 1, 24), log=log)
    assert verified.inputs is not None and verified.inputs.state == "unchanged"
