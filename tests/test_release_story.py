"""The story of a team that published the wrong draft, told with the commands that would have stopped it.

In October 2019 there is a bid.yaml and a requirements.yaml and nothing else. Each step is what the team did
or would have done, and what the program tells them.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from commands import EXAMPLE, bidgen
from ruamel.yaml import YAML

from bids import replace_once

BRIEF = "requirements.yaml"
ONLY = ("--only", "requirements")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the team had early in October: the example's brief as a draft, for a specialist."""
    folder = tmp_path_factory.mktemp("story") / "ims"
    folder.mkdir()
    for name in ("bid.yaml", BRIEF):
        shutil.copy(EXAMPLE / name, folder)
    text = (folder / BRIEF).read_text("utf-8")
    # The record of what happened later goes, and the days of the first attempt take its place.
    text = re.sub(r"^(history|note):.*?(?=^\w)", "", text, flags=re.MULTILINE | re.DOTALL)
    for old, new in (
        ("kind: outcome", "kind: specialist"),
        ("status: awarded", "status: draft"),
        ("awarded_to: dxw\n", ""),
        ("published: 16 October 2019", "published: 9 October 2019"),
        (
            "closes: 30 October 2019",
            "closes: 23 October 2019\naward_working_days: 7\nstart_working_days: 1\nwork_weeks: 11",
        ),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    text += (
        "question_and_answer_session: A call on 11 October 2019 at 10am, by the portal’s own conference.\n"
    )
    (folder / BRIEF).write_text(text, "utf-8")
    return folder


def test_the_team_never_sends_the_wrong_draft(folder: Path, tmp_path: Path) -> None:
    # A draft of a brief for a specialist is built, and every page says that it is none to send.
    built = bidgen("build", folder, *ONLY, "--as", "pdf", "--today", "2019-10-07")
    assert built.returncode == 0
    assert "DRAFT: every page says so" in built.stdout
    wrong = tmp_path / "final_v3_FINAL.pdf"
    shutil.copy(folder / "out" / "ims-alpha-requirements.pdf", wrong)
    old = (folder / BRIEF).read_text("utf-8")

    # It was to be a brief for an outcome: the kind is put right, and the brief is clean.
    replace_once(folder / BRIEF, "kind: specialist", "kind: outcome")
    good = (folder / BRIEF).read_text("utf-8")

    # A draft is not what goes out.
    refused = release(folder, "2019-10-09")
    assert problems_of(refused) == ["V710"]

    # Somebody goes live with the old file. What it asks for does not fit its kind, so nothing is released.
    (folder / BRIEF).write_text(live(old), "utf-8")
    refused = release(folder, "2019-10-09")
    assert refused.returncode == 1
    assert set(problems_of(refused)) >= {"C383", "C473"}
    assert refused.stderr.splitlines()[-1].startswith(f"{folder}: nothing was released: 5 warnings")
    assert not (folder / "releases").exists()

    # Whoever is about to send the PDF of the wrong draft asks what it is.
    (folder / BRIEF).write_text(live(good), "utf-8")
    asked = bidgen("verify", wrong, "--log", folder)
    assert asked.returncode == 1
    verdict, what = asked.stdout.splitlines()[:2]
    assert verdict == f"{wrong}: A DRAFT, never released. Do not send it."
    assert what.startswith("  It says that it is: Requirements for a Digital Specialist, Draft of release 1,")

    # Without somebody who says yes nothing goes out, and what would is shown.
    unasked = bidgen("release", folder, *ONLY, "--today", "2019-10-09")
    assert unasked.returncode == 1
    assert "  Requirements for a Digital Outcome\n    asks for a Digital Outcome: a team" in unasked.stdout
    assert "say --yes where there is nobody to ask" in unasked.stderr

    # The right brief is released.
    first = release(folder, "2019-10-09")
    assert first.returncode == 0, first.stderr
    assert f"To send: {folder}/releases/001-2019-10-09/ims-alpha-release-001.zip" in first.stdout
    pdf = folder / "releases" / "001-2019-10-09" / "ims-alpha-requirements-release-001.pdf"
    current = bidgen("verify", pdf)
    assert (current.returncode, current.stdout.splitlines()[0]) == (0, f"{pdf}: current and intact.")

    # Suppliers' questions show that the closing date is too early: a live brief cannot simply be changed.
    replace_once(folder / BRIEF, "closes: 23 October 2019", "closes: 30 October 2019")
    refused = release(folder, "2019-10-10")
    assert problems_of(refused) == ["V714"]
    assert "Closes" in refused.stderr

    # It is withdrawn, and a copy that a supplier has says so and why.
    reason = "It closed before suppliers could plan for it"
    withdrawn = bidgen("withdraw", folder, 1, "--reason", reason, "--today", "2019-10-11", "--yes")
    assert withdrawn.returncode == 0
    said = withdrawn.stdout.splitlines()
    begin = said.index("Release 1 of 9 October 2019 was withdrawn on 11 October 2019.")
    assert said[begin : begin + 3] == [
        "Release 1 of 9 October 2019 was withdrawn on 11 October 2019.",
        f"Reason: {reason}",
        "Nothing stands in its place until you release anew.",
    ]
    elsewhere = tmp_path / "requirements(1).pdf"
    shutil.copy(pdf, elsewhere)
    found = bidgen("verify", elsewhere, "--log", folder / "releases" / "log.yaml")
    assert found.returncode == 1
    assert f"{elsewhere}: WITHDRAWN. Do not send it." in found.stdout
    assert f"Withdrawn on 11 October 2019: {reason}. Nothing is in its place yet." in found.stdout

    # The portal's form is filled in anew, from the same brief.
    answers = bidgen("answers", folder, "requirements", "--today", "2019-10-14")
    assert problems_of(answers) == ["V711", "V712"]
    # The session of the withdrawn brief is not among what is pasted.
    assert "Why the work is being done" in answers.stdout and "A call on 11 October" not in answers.stdout

    # As the framework does, the new release drops start date and Q&A session; a brief has to have the first.
    replace_once(folder / BRIEF, "published: 9 October 2019", "published: 16 October 2019")
    refused = release(folder, "2019-10-16")
    assert problems_of(refused) == ["V711", "V712"]
    replace_once(folder / BRIEF, "start_date: 11 November 2019", "start_date: 18 November 2019")
    second = release(folder, "2019-10-16", "--note", "Open for longer, and a later start")
    assert second.returncode == 0, second.stderr
    assert problems_of(second) == ["V712"]
    assert "It follows release 1 of the brief, which was withdrawn." in second.stdout
    assert "    Closes: 23 October 2019 → 30 October 2019 (7 days later)" in second.stdout

    # A question is answered while the brief is live: that needs no withdrawal, and is a third release.
    with (folder / BRIEF).open("a", encoding="utf-8") as brief:
        brief.write(
            "clarifications:\n"
            "- question: May a bidder name a service designer who joins in December?\n"
            "  answer: Yes, if the plan says who does the work until then.\n"
        )
    third = release(folder, "2019-10-21")
    assert third.returncode == 0, third.stderr
    # The session of the withdrawn brief does not come back by itself.
    assert problems_of(third) == ["V712"]
    assert "The brief was live. None of its changes obliges it to be withdrawn." in third.stdout

    # The log knows all of it, the pack holds the last, and every earlier copy leads there.
    log = YAML(typ="safe").load(folder / "releases" / "log.yaml")["log"]
    assert [(one.get("release"), one.get("withdrawal")) for one in log] == [
        (1, None),
        (None, 1),
        (2, None),
        (3, None),
    ]
    assert [one["note"] for one in log if "note" in one] == [
        "First release.",
        "Open for longer, and a later start",
        "Changed: Clarifications.",
    ]
    pack = folder / "releases" / "003-2019-10-21" / "ims-alpha-release-003.zip"
    with zipfile.ZipFile(pack) as inside:
        assert inside.namelist() == ["README.txt", "ims-alpha-requirements-release-003.pdf"]
    files = (pdf, folder / "releases" / "002-2019-10-16" / "ims-alpha-requirements-release-002.pdf", pack)
    said = bidgen("verify", *files)
    assert said.returncode == 1
    assert [line for line in said.stdout.splitlines() if not line.startswith(" ")] == [
        f"{files[0]}: WITHDRAWN. Do not send it.",
        f"{files[1]}: SUPERSEDED. Do not send it.",
        f"{files[2]}: current and intact.",
    ]


def release(folder: Path, today: str, *more: str) -> CompletedProcess[str]:
    return bidgen("release", folder, *ONLY, "--as", "pdf", "--today", today, "--yes", *more)


def live(brief: str) -> str:
    return brief.replace("status: draft", "status: live")


def problems_of(done: CompletedProcess[str]) -> list[str]:
    """Return the codes of the Problems, each once, in their order."""
    return list(dict.fromkeys(re.findall(r": (?:error|warning|advice) ([A-Z]\d{3}) ", done.stderr)))
