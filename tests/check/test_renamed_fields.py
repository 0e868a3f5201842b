"""A field that was renamed in the schema is one Problem under its old name, and a refresh mends it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bids import replace_once, small_bid

ROOT = Path(__file__).parents[2]
REFRESH = """
import json, sys
from bidgen.texts.refresh import refreshed_yaml
for file in sys.argv[1:]:
    name = file.rpartition("/")[2].removesuffix(".yaml")
    made, changes, _ = refreshed_yaml(open(file, "rb").read(), name)
    if made: open(file, "wb").write(made)
    print(json.dumps(changes))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy whose alpha-plan says that four names are new."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(ROOT / "bidgen", folder / "bidgen", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("schemas", "templates"):
        shutil.copytree(ROOT / name, folder / "bidgen" / name, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "bidgen" / "schemas" / "alpha-plan.yaml"
    yaml = YAML()
    schema = yaml.load(file)
    schema["vision"]["meta"]["renamed_from"] = {"field": ["purpose", "aim"]}
    schema["goals"]["meta"]["renamed_from"] = {"field": ["aims"]}
    schema["deliverables"]["schema"]["schema"]["due"]["meta"]["renamed_from"] = {"field": ["deadline"]}
    yaml.dump(schema, file)
    return folder


def run(program: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(command, env=environment, cwd=program, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def check(program: Path, bid: Path) -> list[dict[str, Any]]:
    main = "from bidgen.cli import main; main()"
    printed = run(program, "-c", main, "check", str(bid), "--format", "json", "--today", "2020-01-24")
    return list(json.loads(printed)["bids"][0]["problems"])


def in_old_words(folder: Path) -> Path:
    bid = small_bid(folder)
    plan = bid / "alpha-plan.yaml"
    replace_once(plan, "\nvision: ", "\naim: ")
    replace_once(plan, "\ngoals:\n", "\naims:\n")
    plan.write_text(plan.read_text("utf-8").replace("due: ", "deadline: "), "utf-8")
    return bid


def test_an_old_name_is_one_problem_and_the_new_one_is_not_missing(program: Path, tmp_path: Path) -> None:
    found = check(program, in_old_words(tmp_path))
    assert {one["code"] for one in found} == {"S246"}
    said = [one["message"] for one in found]
    assert "“aim” of alpha-plan.yaml is now called “vision”." in said
    assert "“aims” of alpha-plan.yaml is now called “goals”." in said
    assert "“deadline” of an entry of Deliverables is now called “due”." in said
    assert all("bidgen refresh" in one["remedy"] and one["place"]["line"] for one in found)


def test_both_names_are_one_problem_that_leads_to_both(program: Path, tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "alpha-plan.yaml", "\nvision: ", "\naim: another\nvision: ")
    [found] = check(program, bid)
    assert found["code"] == "S250"
    line = found["place"]["line"]
    assert [one["line"] for one in found["related"]] == [line + 1]


def test_once_refreshed_the_bid_is_as_good_as_new(program: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, new = in_old_words(tmp_path / "old"), small_bid(tmp_path / "new")
    run(program, "-c", REFRESH, str(old / "alpha-plan.yaml"))
    assert check(program, old) == []
    assert (old / "alpha-plan.yaml").read_bytes() == (new / "alpha-plan.yaml").read_bytes()
