"""A field added to a schema is in workbooks, checks, JSON Schema and docs with nothing else changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from ruamel.yaml import YAML

from bidgen.api import new_bid

ROOT = Path(__file__).parents[1]
MAIN = "import sys; from bidgen.cli import main; sys.exit(main())"
SPONSOR = {
    "type": "text",
    "required": True,
    "meta": {"label": "Sponsor", "help": "Who speaks up for the Alpha.", "example": "Director of place"},
}
CONFIDENCE = {
    "type": "choice",
    "required": True,
    "allowed": ["quite sure", "likely", "a guess"],
    "meta": {"label": "Confidence", "help": "How sure the day is.", "example": "likely"},
}
HEADS = ["Id", "Deliverable", "Workstream", "Due", "Confidence"]


@dataclass(frozen=True)
class Program:
    """A copy of the program in a folder of its own, its schemas changed."""

    folder: Path

    def run(self, *arguments: str, expected: int = 0) -> str:
        """Return what the copy prints; no part of the program outside the copy is used."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout

    def bidgen(self, *arguments: str, expected: int = 0) -> str:
        return self.run("-c", MAIN, *arguments, expected=expected)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return a copy whose alpha-plan has a field, a column and a choice more."""
    folder = tmp_path_factory.mktemp("program")
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "bidgen", folder / "bidgen", ignore=unwanted)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=unwanted)
    for name in ("schemas", "templates"):
        shutil.copytree(ROOT / name, folder / "bidgen" / name, ignore=unwanted)
    file = folder / "bidgen" / "schemas" / "alpha-plan.yaml"
    yaml = YAML()
    schema = yaml.load(file)
    schema["sponsor"] = SPONSOR
    schema["deliverables"]["schema"]["schema"]["confidence"] = CONFIDENCE
    schema["risks"]["schema"]["schema"]["kind"]["allowed"].append("reputation")
    yaml.dump(schema, file)
    copy = Program(folder)
    where = "import bidgen, bidgen.schemas; print(bidgen.__file__, bidgen.schemas.__file__)"
    assert all(Path(one).is_relative_to(folder) for one in copy.run("-c", where).split())
    return copy


@pytest.fixture(scope="module")
def new(program: Program) -> Path:
    program.bidgen("new", "new")
    return program.folder / "new"


def drop_downs(book: Path, sheet: str) -> dict[str, str]:
    """Return what each column's drop-down of the sheet offers, by the column's heading."""
    found = openpyxl.load_workbook(book)[sheet]
    heads = {cell.column_letter: str(cell.value) for cell in found[1] if cell.value}
    return {
        heads[str(one.sqref)[0]]: one.formula1
        for one in found.data_validations.dataValidation
        if one.type == "list"
    }


def test_a_new_bid_has_them(new: Path) -> None:
    assert "\n# Sponsor: Who speaks up for the Alpha.\n" in (new / "alpha-plan.yaml").read_text("utf-8")
    sheet = openpyxl.load_workbook(new / "alpha-plan.xlsx")["Deliverables"]
    assert [cell.value for cell in sheet[1]] == HEADS
    assert [cell.value for cell in sheet[2]][-1] == "likely"
    assert sheet["E1"].comment is not None and "How sure the day is." in sheet["E1"].comment.text
    assert drop_downs(new / "alpha-plan.xlsx", "Deliverables")["Confidence"] == '"quite sure,likely,a guess"'
    assert drop_downs(new / "alpha-plan.xlsx", "Risks")["Kind"] == '"business,delivery,reputation"'


def test_the_check_demands_and_judges_them(program: Program, new: Path) -> None:
    folder = shutil.copytree(new, program.folder / "judged")
    book = openpyxl.load_workbook(folder / "alpha-plan.xlsx")
    book["Deliverables"]["E2"] = "perhaps"
    book["Deliverables"].append(["D2", "Our own", "WS1", "22 May 2020"])
    book["Risks"]["B2"] = "Reputation"
    book.save(folder / "alpha-plan.xlsx")
    report = json.loads(program.bidgen("check", "judged", "--format", "json", expected=1))
    found = {one["message"] for one in report["bids"][0]["problems"]}
    assert any(message.startswith("“sponsor” (Sponsor) is missing ") for message in found)
    assert "“perhaps” is not a choice for Confidence." in found
    assert "Confidence is empty in this row of Deliverables; it must be filled in." in found
    assert [message for message in found if "eputation" in message] == []


def test_the_json_schema_has_them(program: Program) -> None:
    schema = json.loads(program.bidgen("schema", "alpha-plan"))
    assert schema["properties"]["sponsor"]["title"] == "Sponsor"
    assert "sponsor" in schema["required"]
    deliverables, risks = (json.dumps(schema["properties"][name]) for name in ("deliverables", "risks"))
    assert '"confidence"' in deliverables and '["quite sure", "likely", "a guess"]' in deliverables
    assert '["business", "delivery", "reputation"]' in risks


def test_the_reference_page_has_them(program: Program) -> None:
    program.run("docs/generate.py")
    page = (program.folder / "docs" / "inputs.md").read_text("utf-8")
    assert "| `sponsor` | Sponsor | text | yes | Who speaks up for the Alpha. | Director of place |" in page
    choices = "one of: quite sure, likely, a guess"
    assert f"| `confidence` | Confidence | {choices} | yes | How sure the day is. | likely |" in page
    assert "one of: business, delivery, reputation" in page


def test_a_bid_of_before_is_brought_up_to_date(program: Program) -> None:
    folder = program.folder / "before"
    new_bid(folder, fund="local-digital-fund-2020")
    program.bidgen("refresh", "before")
    assert "# Sponsor: Who speaks up for the Alpha." in (folder / "alpha-plan.yaml").read_text("utf-8")
    sheet = openpyxl.load_workbook(folder / "alpha-plan.xlsx")["Deliverables"]
    assert [cell.value for cell in sheet[1]] == HEADS
