"""The commands that write inputs: what they print, and what they exit with."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import jsonschema
import pytest
from commands import EXAMPLE, IN_TIME, bidgen

from bidgen.json_schema import check_report_schema
from bids import small_bid


def test_new_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    done = bidgen("new", tmp_path / "my-bid")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == f"A new bid in {tmp_path / 'my-bid'}:"
    assert {"  README.txt", "  bid.yaml", "  findings.xlsx"} <= set(lines)
    assert "README.txt" in lines[-1]


def test_new_leaves_a_folder_with_files_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = bidgen("new", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "O610 folder-not-empty" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", [b"caf\xe9", b"two\nlines ::error::", b"-x", "karten 🎫".encode()])
def test_new_takes_any_name_and_prints_it_on_one_line(tmp_path: Path, name: bytes) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    done = bidgen("new", "--", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 11
    assert (Path(folder) / "bid.yaml").is_file()


def test_new_knows_the_funds(tmp_path: Path) -> None:
    done = bidgen("new", tmp_path / "my-bid", "--fund", "lottery")
    assert done.returncode == 2
    assert "There is no fund 'lottery'; there is local-digital-fund-2020." in done.stderr
    assert not (tmp_path / "my-bid").exists()


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_marks_and_says_where(tmp_path: Path, form: str) -> None:
    bid = small_bid(tmp_path)
    (bid / "bid.yaml").write_text((bid / "bid.yaml").read_text("utf-8") + "colour: blue\n", "utf-8")
    done = bidgen("check", bid, *IN_TIME, "--mark", "--format", form)
    assert done.returncode == 1
    assert (bid / "bid.checked.yaml").is_file()
    if form == "text":
        assert f"{bid / 'bid.checked.yaml'}: a copy with 1 problem marked in it" in done.stdout
    if form == "json":
        report = json.loads(done.stdout)
        jsonschema.Draft202012Validator(check_report_schema()).validate(report)
        assert report["bids"][0]["marked"] == [str(bid / "bid.checked.yaml")]


def test_refresh_says_what_is_new_and_where_the_old_file_is(tmp_path: Path) -> None:
    bid = Path(shutil.copytree(EXAMPLE, tmp_path / "bid", ignore=shutil.ignore_patterns("out")))
    text = (bid / "bid.yaml").read_text("utf-8").splitlines(keepends=True)
    (bid / "bid.yaml").write_text("".join(one for one in text if not one.startswith("website:")), "utf-8")
    done = bidgen("refresh", bid, *IN_TIME)
    assert (done.returncode, done.stderr) == (0, "")
    assert "  bid.yaml (the old one is bid.before-2020-01-24.yaml)" in done.stdout
    again = bidgen("refresh", bid, *IN_TIME)
    assert again.stdout == f"{bid}: up to date; nothing was changed.\n"


def test_refresh_that_cannot_be_done_writes_nothing(tmp_path: Path) -> None:
    bid = small_bid(tmp_path, {"write": {"findings.yaml": "summary: [\n"}})
    before = {file.name: file.read_bytes() for file in bid.iterdir()}
    done = bidgen("refresh", bid)
    assert done.returncode == 1
    assert f"{bid}: nothing was written" in done.stderr
    assert {file.name: file.read_bytes() for file in bid.iterdir()} == before


@pytest.mark.parametrize("name", ["bid", "alpha-plan", "fund", "report"])
def test_schema_prints_a_json_schema(name: str) -> None:
    done = bidgen("schema", name)
    assert (done.returncode, done.stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))


def test_schema_names_those_that_there_are() -> None:
    done = bidgen("schema", "costs")
    assert done.returncode == 2
    assert "There is no schema 'costs': NAME is bid, business-case" in done.stderr
