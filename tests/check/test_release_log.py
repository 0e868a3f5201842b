"""The log of releases as people damage it: one clear Problem, and nothing is written on its word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import IN_TIME, bidgen
from releases import CONCLUSION, SECOND, contents, problems, release

from bidgen.files import STAGING
from bids import load_cases, replace_once

pytestmark = pytest.mark.xdist_group("releases")
DAMAGED = load_cases("release_logs")


def damaged(log: Path, case: dict[str, Any]) -> str:
    """Damage a log; return how Places in it begin that name the line of the case."""
    text = log.read_text("utf-8")
    if "old" in case:
        assert case["old"] in text
        text = text.replace(case["old"], case["new"], 1)
    if "from" in case:
        text = text[: text.index(case["from"])]
    text += case.get("add", "")
    log.write_text(text, "utf-8")
    if "delete" in case:
        (log.parent / case["delete"]).unlink()
    return f"{log}:{_line(text, case['at'])}:" if "at" in case else str(log)


def _line(text: str, at: str) -> int:
    """Return the number of the last line that holds `at`, which is in the part that was damaged."""
    return max(number for number, line in enumerate(text.splitlines(), 1) if at in line)


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case["name"])
def test_a_damaged_log_is_one_clear_problem_and_nothing_is_written(
    case: dict[str, Any], released: Path
) -> None:
    place = damaged(released / "releases" / "log.yaml", case)
    before = contents(released)
    document = released / "releases" / SECOND / f"{CONCLUSION}.docx"
    commands = {
        "release": lambda: release(released, "--only", "conclusion"),
        "withdraw": lambda: bidgen("withdraw", released, 1, "--reason", "A slip", "--yes", *IN_TIME),
        "verify": lambda: bidgen("verify", document, *IN_TIME),
    }
    for name, command in commands.items():
        done = command()
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), name
        first, *others = problems(done)
        if name in case:
            assert (first[0], others) == (case[name], [])
        else:
            assert first[0] == case["code"]
            assert first[1].startswith(place), name
            assert [code for code, _ in others] == ([case["more"]] if "more" in case else []), name
    assert contents(released) == before


# Of each kind one: reading, shapes, order, and what lies beside the log.
@pytest.mark.parametrize("code", ["R105", "S213", "V701", "V702", "V703"])
def test_check_and_build_say_it_too(code: str, released: Path) -> None:
    case = next(one for one in DAMAGED if one["code"] == code)
    place = damaged(released / "releases" / "log.yaml", case)
    before = contents(released)
    for command in (("check",), ("build", "--only", "requirements", "--as", "docx")):
        done = bidgen(command[0], released, *command[1:], *IN_TIME)
        assert done.returncode == 1
        ((found, at),) = problems(done)
        assert found == code
        assert at.startswith(place)
    assert contents(released) == before


def test_the_brief_of_a_bid_with_errors_is_held_to_its_own_log_too(released: Path) -> None:
    replace_once(released / "releases" / "log.yaml", "bid: small", "bid: large")
    (released / "findings.yaml").write_text("[", "utf-8")
    before = contents(released)
    refused = release(released, "--only", "requirements")
    assert [code for code, _ in problems(refused)] == ["V703"]
    assert contents(released) == before


# What other programs make of the log: it reads as before, and what is added would not be read.
RESTYLED: dict[str, Callable[[str], str]] = {
    "indented": lambda text: re.sub(r"^(?=[- ])", "  ", text, flags=re.MULTILINE),
    "ended with dots": lambda text: text + "...\n",
}


@pytest.mark.parametrize("style", RESTYLED)
def test_nothing_is_added_to_a_log_in_which_it_would_not_be_read(style: str, released: Path) -> None:
    log = released / "releases" / "log.yaml"
    log.write_text(RESTYLED[style](log.read_text("utf-8")), "utf-8")
    assert bidgen("check", released, *IN_TIME).returncode == 0
    before = contents(released)
    for done in (
        release(released, "--only", "conclusion", "--as", "docx"),
        bidgen("withdraw", released, 1, "--reason", "A slip", "--yes", *IN_TIME),
    ):
        assert done.returncode == 1
        assert problems(done) == [("V704", str(log))]
    assert contents(released) == before


def test_lines_that_end_as_windows_ends_them_are_no_damage(released: Path) -> None:
    log = released / "releases" / "log.yaml"
    before = log.read_bytes().replace(b"\n", b"\r\n")
    log.write_bytes(before)
    assert bidgen("withdraw", released, 1, "--reason", "A slip", "--yes", *IN_TIME).returncode == 0
    assert log.read_bytes().startswith(before)
    document = released / "releases" / SECOND / f"{CONCLUSION}.docx"
    assert bidgen("verify", document, *IN_TIME).returncode == 0


def test_what_else_people_keep_beside_the_log_is_no_release(released: Path) -> None:
    for name in ("2020-letters", "001-2020-01-24 (copy)", "003-draft"):
        (released / "releases" / name).mkdir()
    (released / "releases" / "003-2020-01-24").write_text("a note")
    assert bidgen("check", released, *IN_TIME).returncode == 0


def test_what_a_killed_command_leaves_behind_hides_no_release_that_the_log_does_not_tell_of(
    released: Path,
) -> None:
    log = released / "releases" / "log.yaml"
    text = log.read_text("utf-8")
    log.write_text(text[: text.index("- release: 2")], "utf-8")
    # It was killed before it moved anything.
    (log.parent / STAGING).mkdir()
    done = bidgen("verify", released / "releases" / SECOND / f"{CONCLUSION}.docx", *IN_TIME)
    assert problems(done) == [("V702", str(log))]


def test_a_log_that_is_a_link_is_not_replaced_by_one_that_others_do_not_see(
    released: Path, tmp_path: Path
) -> None:
    log, shared = released / "releases" / "log.yaml", tmp_path / "shared.yaml"
    log.rename(shared)
    log.symlink_to(shared)
    before = contents(released)
    reason = ("--reason", "A slip", "--yes", *IN_TIME)
    for done in (release(released, "--only", "conclusion"), bidgen("withdraw", released, 1, *reason)):
        assert (done.returncode, problems(done)) == (1, [("O602", str(log))])
    assert contents(released) == before and log.is_symlink()
