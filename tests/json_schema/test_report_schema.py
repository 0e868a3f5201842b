"""What `bidgen check --format json` prints has one shape, which is published as a JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bidgen.catalogue import CATALOGUE
from bidgen.cli import main
from bidgen.json_schema import check_report_schema
from bids import SMALL, load_cases, small_bid

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"


def report(capsys: pytest.CaptureFixture[str], *folders: Path) -> Any:
    with pytest.raises(SystemExit):
        main(["check", *map(str, folders), "--format", "json", "--today", "2020-01-24"])
    return json.loads(capsys.readouterr().out)


def faults(found: Any) -> list[str]:
    return [one.message for one in Draft202012Validator(check_report_schema()).iter_errors(found)]


def test_the_schema_is_sound_and_says_what_every_field_is() -> None:
    made = check_report_schema()
    Draft202012Validator.check_schema(made)
    for record in (made["properties"]["bids"]["items"], *made["$defs"].values()):
        assert record["additionalProperties"] is False
        assert all(part.get("description") for part in record["properties"].values())


def test_reports_of_good_bids_have_this_shape(capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, SMALL, EXAMPLE)
    assert len(found["bids"]) == 2
    assert faults(found) == []


def bad_cases() -> Iterator[dict[str, Any]]:
    """Yield cases of every rule's Problem, in YAML and in a workbook: a second one looks like the first."""
    yield from load_cases("bad/inputs")
    seen: set[tuple[str, bool]] = set()
    for case in load_cases("bad/rules"):
        # Of "C301 bid.yaml:7 error accepted" the place is told apart by its kind alone.
        kinds = {(re.sub(r" \S+:\d+", " :", one), "books" in case) for one in case["expect"]}
        if not kinds <= seen:
            seen |= kinds
            yield case


def test_reports_of_bad_bids_have_this_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = []
    for number, case in enumerate(bad_cases()):
        (tmp_path / str(number)).mkdir()
        folders.append(small_bid(tmp_path / str(number), case))
    found = report(capsys, *folders)
    codes = {one["code"] for bid in found["bids"] for one in bid["problems"]}
    # Some come of another day alone.
    wanted = [case["expect"] for case in load_cases("bad/rules") if "today" not in case]
    assert codes >= {one.split()[0] for expected in wanted for one in expected}
    assert faults(found) == []


def test_every_code_and_name_has_the_form_that_is_promised() -> None:
    record = check_report_schema()["$defs"]["problem"]["properties"]
    for entry in CATALOGUE.values():
        assert Draft202012Validator(record["code"]).is_valid(entry.code)
        assert Draft202012Validator(record["name"]).is_valid(entry.name)
        assert Draft202012Validator(record["severity"]).is_valid(entry.severity)


@pytest.mark.parametrize(
    "change",
    [{"extra": 1}, {"code": "X"}, {"severity": "fatal"}, {"place": {}}, {"place": {"file": "a", "line": 0}}],
)
def test_another_shape_is_refused(change: dict[str, Any]) -> None:
    one = {
        "code": "S203",
        "name": "missing-field",
        "severity": "error",
        "accepted": False,
        "message": "m",
        "remedy": "",
        "place": {"file": "a.yaml", "line": 1, "column": 1},
        "related": [],
    }
    bid = {
        "folder": "a",
        "clean": False,
        "errors": 1,
        "warnings": 0,
        "advice": 0,
        "accepted": 0,
        "unchecked": "",
        "marked": [],
    }
    assert faults({"bids": [bid | {"problems": [one]}]}) == []
    assert faults({"bids": [bid | {"problems": [one | change]}]}) != []
