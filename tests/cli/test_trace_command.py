"""`bidgen trace`: what answers which user story, and every loose end in both directions."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from commands import EXAMPLE, IN_TIME, bidgen
from matters import documents_of

from bidgen.api import check_bid
from bidgen.catalogue.rules.trace import TRACE
from bidgen.compose.ids import id_runs
from bids import CASES, load_cases, replace_once, small_bid

KINDS = ("findings", "needs", "recommendations", "workstreams", "milestones", "benefits")


def test_every_id_of_the_matrix_answers_its_story() -> None:
    done = bidgen("trace", EXAMPLE, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    bid = check_bid(EXAMPLE, today=date(2020, 1, 24)).bid
    assert bid is not None
    assert printed["loose_ends"] == []
    for story, known in zip(printed["stories"], bid.overview.stories, strict=True):
        assert story["id"] == known.id
        found = {kind: [one["id"] for one in story[kind]] for kind in KINDS}
        assert found["findings"] == [one.id for one in bid.research.findings if known.id in one.stories]
        assert all(found.values())
        for need in story["needs"]:
            assert set(need["findings"]) & set(found["findings"])
        of_story = [one.id for one in bid.business_case.benefits if known.id in one.stories]
        assert set(found["benefits"]) <= set(of_story)


def test_people_read_the_same_within_eighty_columns() -> None:
    done = bidgen("trace", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    heads = next(line for line in lines if line.split() == ["S1", "S2", "S3", "S4"])
    starts = [heads.index(story) for story in heads.split()]
    at = next(number for number, line in enumerate(lines) if line.startswith("Findings"))
    until = next(number for number, line in enumerate(lines) if line.startswith("Needs"))
    for story, start in zip(
        json.loads(bidgen("trace", EXAMPLE, "--format", "json").stdout)["stories"], starts, strict=True
    ):
        column = " ".join(line[start : start + 14].strip() for line in lines[at:until])
        first, last = story["findings"][0]["id"], story["findings"][-1]["id"]
        assert column.startswith(first) and column.rstrip().endswith(last)
    assert lines[-1] == "No loose ends."


def test_a_loose_end_is_printed_and_still_no_failure(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "alpha-plan.yaml", "stories: S1, recommendations: K1", "stories: S1")
    done = bidgen("trace", bid)
    assert done.returncode == 0
    assert "1 loose end:\n  C414 warning: No workstream of the Alpha carries out recommendation K1." in (
        done.stdout
    )
    assert f"{bid}/findings.yaml:37" in "".join(done.stdout.split())
    [end] = json.loads(bidgen("trace", bid, "--format", "json").stdout)["loose_ends"]
    assert (end["code"], end["place"]["line"]) == ("C414", 37)


def test_every_kind_of_loose_end_has_a_case() -> None:
    """The rules' own cases show each of them, and what is none."""
    expected = {want.split()[0] for case in load_cases("bad/rules") for want in case["expect"]}
    assert {one.code for one in TRACE} <= expected


def test_twelve_stories_with_long_ids_stay_in_their_columns(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    ids = [f"STORY-{n:02}-of-the-permit-team" for n in range(1, 12)]
    more = "".join(
        f"- {{id: {one}, reader: R, as_a: resident, i_need_to: park, so_that: I can shop, answer: Yes.}}\n"
        for one in ids
    )
    replace_once(bid / "bid.yaml", "approvals:\n", f"{more}approvals:\n")
    named = f"strength: strong, stories: [S1, {ids[3]}]"
    replace_once(bid / "findings.yaml", "strength: strong, stories: S1", named)
    lines = bidgen("trace", bid).stdout.partition("loose ends:")[0].splitlines()
    assert max(map(len, lines)) <= 80
    (head,) = (line for line in lines if line.split() == [ids[3], ids[4]])
    found = lines[lines.index(head) + 1]
    assert (head.index(ids[3]), head.index(ids[4])) == (found.index("F1"), found.index("none"))


def test_the_appendix_of_the_funding_bid_carries_the_same_matrix(tmp_path: Path) -> None:
    """Whatever a story's row prints, its ids are those of `trace`, runs such as F01 to F07 written out."""
    printed = json.loads(bidgen("trace", EXAMPLE, "--format", "json").stdout)["stories"]
    trace: Any = documents_of(EXAMPLE)["funding-bid"].context["trace"]
    assert [one["id"] for one in printed] == [row["id"] for row in trace]
    for one, row in zip(printed, trace, strict=True):
        for kind in KINDS:
            ids = [each["id"] for each in one[kind]]
            assert row[kind] == (", ".join(id_runs(ids)) or "None")
    done = bidgen("build", EXAMPLE, *IN_TIME, "--only", "funding-bid", "--as", "html", "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    (file,) = tmp_path.glob("*.html")
    said = re.sub(r"<[^>]+>", "", file.read_text("utf-8"))
    assert all(row[kind] in said for row in trace for kind in KINDS)


def test_a_story_that_nothing_answers_says_so(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    more = "".join(
        f"- {{id: T{n}, reader: R, as_a: resident, i_need_to: park, so_that: I can shop, answer: Yes.}}\n"
        for n in range(1, 6)
    )
    replace_once(bid / "bid.yaml", "approvals:\n", f"{more}approvals:\n")
    done = bidgen("trace", bid)
    assert done.returncode == 0
    assert re.search(r"^Findings +F1 +none +none +none$", done.stdout, re.MULTILINE)
    assert re.search(r"^ +T4 +T5$", done.stdout, re.MULTILINE)
    assert "15 loose ends:" in done.stdout


def test_a_changed_id_is_an_error_and_no_loose_end(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "findings.yaml", "- {id: N1,", "- {id: N9,")
    done = bidgen("trace", bid)
    assert (done.returncode, done.stdout) == (1, "")
    assert "C301" in done.stderr and "C4" not in done.stderr
    assert f"{bid}: no trace: " in done.stderr


def test_a_trace_of_the_small_bid_is_whole() -> None:
    assert bidgen("trace", CASES / "good" / "small").stdout.endswith("\nNo loose ends.\n")
