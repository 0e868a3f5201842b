"""Another validator, which knows nothing of bidgen, agrees with it on the files of a bid."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check.test_shapes import YAML_FAULTS
from jsonschema import Draft202012Validator

from bidgen.json_schema import json_schema
from bidgen.read.packaged import packaged_names
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import load_schema, schema_folder
from bids import SMALL, load_cases, replace_once, small_bid

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"
RULES = {"fund": "funds", "procurement": "procurement", "appraisal": "appraisal"}
NAMES = (*INPUTS, *RULES)
# No schema of one file can tell that a table is nowhere, an id or a row there already, a picture lost.
UNKNOWABLE_CODES = {"S205", "S215", "S228", "S243", "S255", "S256"}


def write_schema(name: str, folder: Path) -> Path:
    file = folder / f"{name}.schema.json"
    file.write_text(json.dumps(json_schema(name), ensure_ascii=False), "utf-8")
    return file


def refused(name: str, files: list[Path], folder: Path) -> set[Path]:
    """Return the files that check-jsonschema finds at fault, run as a program without a network."""
    command = [sys.executable, "-m", "check_jsonschema", "-o", "json"]
    run = subprocess.run(
        [*command, "--schemafile", str(write_schema(name, folder)), *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": "", "https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"},
    )
    assert run.returncode in {0, 1}, run.stderr
    found = json.loads(run.stdout)
    return {Path(one["filename"]) for one in [*found["errors"], *found.get("parse_errors", [])]}


@pytest.mark.parametrize("name", INPUTS)
def test_the_example_and_the_small_bid_are_as_their_schema_says(name: str, tmp_path: Path) -> None:
    assert refused(name, [EXAMPLE / f"{name}.yaml", SMALL / f"{name}.yaml"], tmp_path) == set()


@pytest.mark.parametrize("name", RULES)
def test_packaged_rules_are_as_their_schema_says(name: str, tmp_path: Path) -> None:
    folder = Path(str(schema_folder())) / RULES[name]
    files = [folder / f"{one}.yaml" for one in packaged_names(RULES[name])]
    assert refused(name, files, tmp_path) == set()


def bad_inputs() -> list[tuple[dict[str, Any], set[str]]]:
    """Return the bad cases and their YAML files that have the wrong shape on their own."""
    cases = []
    for case in load_cases("bad/inputs"):
        found = (one.split(" ", 1) for one in case["expect"])
        wrong = {place for code, place in found if code.startswith("S") and code not in UNKNOWABLE_CODES}
        names = {place.partition(".yaml")[0].partition("/")[2] for place in wrong if ".yaml" in place}
        if names:
            cases.append((case, names))
    return cases


def test_bad_cases_are_refused_by_it_too(tmp_path: Path) -> None:
    files: dict[str, list[Path]] = {}
    for number, (case, names) in enumerate(bad_inputs()):
        (tmp_path / str(number)).mkdir()
        bid = small_bid(tmp_path / str(number), case)
        for name in names:
            files.setdefault(name, []).append(bid / f"{name}.yaml")
    assert sum(len(each) for each in files.values()) >= 10
    for name, each in files.items():
        assert refused(name, each, tmp_path) == set(each)


# bidgen has a word for each of these; a pattern cannot know them.
UNKNOWABLE = {"impossible date", "duplicate id"}


def test_faults_of_shape_are_refused_by_it_too(tmp_path: Path) -> None:
    files: dict[str, list[Path]] = {}
    for title, name, old, new, _ in YAML_FAULTS:
        file = tmp_path / title / name
        file.parent.mkdir()
        file.write_bytes((SMALL / name).read_bytes())
        replace_once(file, old, new.replace("@@", ""))
        files.setdefault(file.stem, []).append(file)
    for name, each in files.items():
        knowable = {file for file in each if file.parent.name not in UNKNOWABLE}
        assert refused(name, each, tmp_path) == knowable


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_sound_says_what_each_field_is_and_refers_to_nothing_outside(name: str) -> None:
    made = json_schema(name)
    Draft202012Validator.check_schema(made)
    assert "$ref" in json.dumps(made)
    assert all(one.startswith("#/$defs/") for one in references(made))
    assert {one.removeprefix("#/$defs/") for one in references(made)} == set(made["$defs"])
    assert list(made["properties"]) == list(load_schema(name))
    for field in fields(made):
        assert field["title"]
        assert field["description"]


@pytest.mark.parametrize(
    ("logo", "good"),
    [
        (None, True),
        ({}, True),
        ({"file": None, "alt": None}, True),
        ({"file": "images/logo.png", "alt": "A tower"}, True),
        ({"file": "images/logo.png", "alt": None}, False),
        ({"alt": "A tower"}, False),
        ({"file": None, "colour": None}, False),
    ],
)
def test_an_optional_group_is_whole_or_empty(logo: Any, good: bool) -> None:
    look = json_schema("bid")["properties"]["look"]
    schema = {**look, "$defs": json_schema("bid")["$defs"]}
    assert Draft202012Validator(schema).is_valid({"logo": logo}) is good


def references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [one for value in part.values() for one in references(value)]
    return [one for value in part for one in references(value)] if isinstance(part, list) else []


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_can_say_every_pattern_in_plain_words(name: str) -> None:
    found = list(with_patterns(json_schema(name)))
    assert found
    for part in found:
        assert part["errorMessage"] == part["patternErrorMessage"]
        assert part["errorMessage"][0].isupper()
        assert not set("^$\\[{") & set(part["errorMessage"])


def with_patterns(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part
        for value in part.values():
            yield from with_patterns(value)
    elif isinstance(part, list):
        for value in part:
            yield from with_patterns(value)


def fields(part: Any) -> list[dict[str, Any]]:
    """Return every field, at any depth, as its schema has it."""
    if isinstance(part, list):
        return [one for value in part for one in fields(value)]
    if not isinstance(part, dict):
        return []
    own = part.get("properties", {})
    assert not own or part["additionalProperties"] is False
    return [*own.values(), *(one for value in part.values() for one in fields(value))]


def test_what_has_to_be_there_is_required_but_a_table_may_be_in_a_workbook() -> None:
    made = json_schema("business-case")
    assert "recommendation" in made["required"]
    assert "costs" not in made["required"]
    assert "or as the sheet “Costs” of business-case.xlsx" in made["properties"]["costs"]["description"]
    record = made["properties"]["costs"]["anyOf"][0]["items"]["anyOf"][0]
    assert "item" in record["required"]
    assert "per" not in record["required"]
    assert record["properties"]["per"]["default"] == "once"


@pytest.mark.parametrize(
    ("entries", "good"),
    [
        (["A"], True),
        ("A\nB", True),
        (["A", None], True),
        ([None], False),
        ([], False),
        (["A", " "], False),
        (None, False),
        ([["A"]], False),
    ],
)
def test_a_list_has_its_entries(entries: Any, good: bool) -> None:
    made = json_schema("requirements")
    made["required"] = ["success_criteria"]
    assert Draft202012Validator(made).is_valid({"success_criteria": entries}) is good
