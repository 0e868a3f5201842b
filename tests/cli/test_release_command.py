"""`bidgen release`: what it refuses, what it writes, and that a number is never given twice."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from threading import Barrier
from typing import Any

import pikepdf
import pytest
from commands import IN_TIME, ROOT, bidgen
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from releases import DAY, FIRST, SECOND, contents, problems, release

from bidgen.api import Offer, release_bid
from bidgen.check.release_log import read_log
from bidgen.release.words import words_in
from bids import load_cases, small_bid

pytestmark = pytest.mark.xdist_group("releases")
BRIEF = ("--only", "requirements", "--as", "docx")
THIRD = "003-2020-01-24"
# The words in which a release and a draft made of the same differ.
RELEASED = "Release 1"
HISTORY = "Release 1 24 January 2020. First release."


def manifest_of(bid: Path, folder: str = FIRST) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((bid / "releases" / folder / "manifest.json").read_bytes())
    return told


@pytest.mark.parametrize("case", load_cases("refused_releases"), ids=lambda case: case["name"])
def test_what_is_not_clean_is_refused_and_nothing_is_written(case: dict[str, Any], tmp_path: Path) -> None:
    bid = small_bid(tmp_path, case)
    before = contents(bid)
    day = ("--today", case["today"]) if "today" in case else IN_TIME
    refused = release(bid, *BRIEF, *case.get("arguments", []), today=day)
    assert refused.returncode == 1
    assert [code for code, _ in problems(refused)] == [*case.get("others", []), case["code"]]
    assert refused.stderr.splitlines()[-1].startswith(f"{bid}: nothing was released: 1 ")
    assert contents(bid) == before
    assert not (bid / "releases").exists()


def test_a_warning_that_only_rendering_finds_is_refused_too(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    template = Document(str(ROOT / "templates" / "conclusion.docx"))
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="nowhere"><w:r><w:t>the page</w:t></w:r></w:hyperlink>'
    template.add_paragraph("Read ")._p.append(parse_xml(link))
    template.save(str(bid / "own.docx"))
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write("templates:\n- {document: conclusion, file: own.docx}\n")
    before = contents(bid)
    refused = release(bid, "--only", "conclusion", "--as", "html")
    assert refused.returncode == 1
    assert [code for code, _ in problems(refused)] == ["D432"]
    assert contents(bid) == before


def test_a_deadline_that_has_passed_is_accepted_in_the_bid_and_the_manifest_says_so(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "accepted_warnings:\n- {code: T501, reason: The fund has agreed to wait, "
            "accepted_by: Service director, accepted_on: 3 February 2020}\n"
        )
    done = release(bid, *BRIEF, today=("--today", "2020-02-03"))
    assert done.returncode == 0, done.stderr
    told = manifest_of(bid, "001-2020-02-03")
    assert told["deadline"] == {
        "date": "2020-01-31",
        "days_left": -3,
        "working_days_left": -1,
        "passed": True,
    }
    assert told["accepted_warnings"] == [
        {
            "code": "T501",
            "reason": "The fund has agreed to wait",
            "accepted_by": "Service director",
            "accepted_on": "2020-02-03",
        }
    ]
    assert (told["checks"]["warnings"], told["checks"]["warnings_accepted"]) == (1, 1)
    (found,) = told["checks"]["problems"]
    assert (found["code"], found["accepted"], found["place"]) == ("T501", True, "bid.yaml:4:7")


def test_a_day_before_the_last_entry_is_refused(released: Path) -> None:
    before = contents(released)
    refused = release(released, *BRIEF, today=("--today", "2020-01-23"))
    assert [code for code, _ in problems(refused)] == ["V713"]
    assert contents(released) == before


def test_where_nobody_can_be_asked_somebody_has_to_have_said_yes(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    asked = bidgen("release", bid, *IN_TIME, *BRIEF)
    assert (asked.returncode, asked.stdout.splitlines()[0]) == (1, "Release 1, 24 January 2020, as Word:")
    assert asked.stderr == f"{bid}: nothing was released: say --yes where there is nobody to ask.\n"
    assert not (bid / "releases").exists()


def released_while(bid: Path, meanwhile: Callable[[], object]) -> list[str]:
    """Release the brief, have something done while somebody is asked, and return what is at fault."""

    def confirm(_: Offer) -> bool:
        meanwhile()
        return True

    done = release_bid(
        bid, today=DAY, only=frozenset({"requirements"}), formats=frozenset({"docx"}), confirm=confirm
    )
    assert (done.release is None) == bool(done.problems)
    return [one.code for one in done.problems]


@pytest.mark.parametrize("name", ["bid.yaml", "requirements.yaml", "findings.yaml"])
def test_an_input_that_is_saved_meanwhile_stops_the_release(name: str, tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    text = (bid / name).read_text("utf-8")
    assert released_while(bid, lambda: (bid / name).write_text(text + "# saved\n", "utf-8")) == ["O613"]
    assert not (bid / "releases").exists()
    assert released_while(bid, lambda: None) == []


def test_of_two_releases_the_one_that_is_second_to_write_is_told(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    assert released_while(bid, lambda: release(bid, *BRIEF)) == ["O613"]
    assert sorted(contents(bid / "releases"))[0].startswith(FIRST)
    assert released_while(bid, lambda: None) == []


def test_two_releases_at_once_get_two_numbers_or_one_is_refused(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    expected = 0
    for _ in range(4):
        both = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            said = list(pool.map(lambda _, both=both: released_while(bid, both.wait), range(2)))
        assert [] in said
        assert set(map(tuple, said)) <= {(), ("O613",)}
        expected += said.count([])
        log, faults = read_log(bid / "releases" / "log.yaml")
        assert log is not None, faults
        assert [one.release for one in log.releases] == list(range(1, expected + 1))
        assert sorted(one.name for one in (bid / "releases").iterdir()) == [
            *(one.folder for one in log.releases),
            "log.yaml",
        ]


def test_a_number_is_not_given_again_when_its_folder_is_gone(released: Path) -> None:
    shutil.rmtree(released / "releases" / SECOND)
    assert release(released, *BRIEF).returncode == 0
    assert (released / "releases" / THIRD).is_dir()
    assert not (released / "releases" / SECOND).exists()


def test_the_manifest_is_true(small_released: Path) -> None:
    folder = small_released / "releases" / FIRST
    told = manifest_of(small_released)
    listed = [*told["documents"], told["pack"], *told["sources"]]
    assert {one["name"] for one in listed} == contents(folder).keys() - {"manifest.json"}
    for one in listed:
        content = (folder / one["name"]).read_bytes()
        assert (one["size"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    for one in told["documents"]:
        words = words_in((folder / one["name"]).read_bytes(), one["format"])
        assert words is not None
        assert one["word_count"] == len(words)
        assert one["words"] == hashlib.sha256("".join(words).encode()).hexdigest()
        if one["format"] == "pdf":
            with pikepdf.open(folder / one["name"]) as pdf:
                assert one["pages"] == len(pdf.pages)
    assert told["made_by"].keys() > {"bidgen", "Python", "weasyprint", "docxtpl"}
    for name, number in told["made_by"].items():
        if name != "Python":
            assert number == version(name)
    log, _ = read_log(small_released / "releases" / "log.yaml")
    assert log is not None
    assert log.releases[0].manifest == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def test_the_fingerprint_can_be_had_without_the_program(small_released: Path) -> None:
    page = (ROOT / "docs" / "releases.md").read_text("utf-8")
    (command,) = re.findall(r"`([^`]*sha256sum \| sha256sum)`", page)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=small_released / "releases" / FIRST,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split()[0] == manifest_of(small_released)["fingerprint"]


def test_nothing_that_is_released_tells_of_the_machine(small_released: Path) -> None:
    traces = (str(small_released), str(Path.home()) + "/", str(ROOT))
    for name, content in contents(small_released / "releases").items():
        inner = [content]
        if zipfile.is_zipfile(small_released / "releases" / name):
            with zipfile.ZipFile(small_released / "releases" / name) as archive:
                inner = [archive.read(one) for one in archive.namelist()]
        for trace in traces:
            assert not any(trace.encode() in one for one in inner), (name, trace)


def test_the_pack_holds_the_documents_and_a_text_that_names_them(small_released: Path) -> None:
    folder = small_released / "releases" / FIRST
    names = [one["name"] for one in manifest_of(small_released)["documents"]]
    assert len(names) == 6
    with zipfile.ZipFile(folder / "small-release-001.zip") as pack:
        assert pack.namelist() == ["README.txt", *names]
        assert all(pack.read(name) == (folder / name).read_bytes() for name in names)
        readme = pack.read("README.txt").decode("utf-8")
    assert "Release 1 of 24 January 2020: First release." in readme
    for name in names:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert f"  {digest}  {name}\r\n" in readme


def test_releases_are_never_read_as_inputs(released: Path) -> None:
    for name in ("findings.yaml", f"{FIRST}/inputs/bid.yaml", f"{SECOND}/inputs/risks.yaml"):
        (released / "releases" / name).write_text("[", "utf-8")
    assert bidgen("check", released, *IN_TIME).stdout == f"{released}: clean\n"
    done = release(released, *BRIEF)
    assert done.returncode == 0
    told = manifest_of(released, THIRD)
    assert [one["name"] for one in told["sources"]] == [
        one["name"] for one in manifest_of(released)["sources"]
    ]


def test_what_was_frozen_builds_the_same_documents_but_for_their_version(released: Path) -> None:
    folder = released / "releases" / FIRST
    frozen = folder / "inputs"
    assert bidgen("check", frozen, *IN_TIME).stdout == f"{frozen}: clean\n"
    built = bidgen("build", frozen, *IN_TIME, "--only", "conclusion", "--as", "docx", "--as", "html")
    assert built.returncode == 0, built.stderr
    for form in ("docx", "html"):
        then = words_in((folder / f"small-conclusion-release-001.{form}").read_bytes(), form)
        now = words_in((frozen / "out" / f"small-conclusion.{form}").read_bytes(), form)
        assert then is not None and now is not None
        told = " ".join(then)
        told = told.replace(f"{RELEASED} Bid", "Not released Bid", 1).replace(f"{HISTORY} ", "", 1)
        told = told.replace(f"Version {RELEASED}", "Version Draft of release 1: not released", 1)
        assert told == " ".join(now)
    # What is built there is no part of what was released.
    assert bidgen("verify", folder / "small-release-001.zip", *IN_TIME).stdout.count("damaged") == 0
