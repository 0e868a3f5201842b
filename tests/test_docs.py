"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from docx import Document

import bidgen
from bidgen.api import check_bid
from bidgen.compose.names import finding_names, names_of
from bids import SMALL

TYPES = ("metropolitan", "unitary", "county", "district", "london-borough")
ROOT = Path(__file__).parents[1]
MADE = runpy.run_path(str(ROOT / "docs" / "generate.py"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("templates/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("name", MADE["PAGES"])
def test_a_made_page_is_up_to_date(name: str) -> None:
    written = (ROOT / "docs" / name).read_text("utf-8")
    assert written == MADE["page"](name), "run: .venv/bin/python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    targets = [found for found, _ in LINK.findall(page.read_text("utf-8")) if "://" not in found]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists(page: Path) -> None:
    """A line of a code block that begins with `bidgen` or `./run` names a command that there is."""
    commands = {"bidgen", "bid", "test"} | set(MADE["bidgen"].commands)
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    shown = [line.split() for line in lines if line.startswith(("bidgen ", "./run "))]
    unknown = [words for words in shown if words[1] not in commands and words[1][0].islower()]
    assert unknown == []


def test_every_document_of_docs_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        targets = LINK.findall(page.read_text("utf-8"))
        waiting += [(page.parent / found).resolve() for found, _ in targets if "://" not in found]
    assert set(ROOT.glob("docs/*.md")) <= reached


API = (ROOT / "docs" / "api.md").read_text("utf-8")


def test_the_scripts_of_the_api_s_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other, as a reader would type them, where the page says the bid and the template are."""
    shutil.copytree(
        ROOT / "bids/ims-alpha", tmp_path / "bids/ims-alpha", ignore=shutil.ignore_patterns("out")
    )
    shutil.copy(ROOT / "templates/conclusion.docx", tmp_path / "our-conclusion.docx")
    report = Document()
    for words, style in (
        ("{{ about.title }}", "Title"),
        ("{{p story }}", "Normal"),
        ("{{ club.name }}", "Heading 1"),
    ):
        report.add_paragraph(words, style=style)
    report.save(str(tmp_path / "report.docx"))
    monkeypatch.chdir(tmp_path)
    script = "\n".join(re.findall(r"^```python\n(.*?)^```", API, re.M | re.S))
    exec(compile(script, "docs/api.md", "exec"), {})
    printed = capsys.readouterr().out
    assert re.search(r"ims-alpha-journey-map\.pdf \d+\n", printed)
    assert "5 working days" in printed
    assert re.search(r"^\d{3,} words$", printed, re.M)
    assert re.search(r"^1 page \[\]$", printed, re.M)
    assert "247490.80\n8.1%\n" in printed


def test_the_public_names_are_those_of_the_api_s_page() -> None:
    assert [name for name in bidgen.__all__ if not hasattr(bidgen, name)] == []
    assert [name for name in bidgen.__all__ if not re.search(rf"\b{name}\b", API)] == []
    for home, names in re.findall(r"from (bidgen\S*) import (.*)", API):
        assert home in ("bidgen", "bidgen.appraise.library")
        assert set(re.split(r",\s*", names)) <= set(import_module(home).__all__)


def test_importing_the_package_loads_nothing_yet() -> None:
    loads = "import sys, bidgen; print(sorted(name for name in sys.modules if name.startswith('bidgen')))"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout == "['bidgen']\n"


def test_every_reference_of_narrative_is_documented() -> None:
    checked = check_bid(ROOT / "bids" / "ims-alpha", today=date(2020, 1, 24))
    assert checked.bid is not None and checked.appraisal is not None and checked.plan is not None
    assert checked.uncertainty is not None
    options = "|".join(["preferred", *(one.id for one in checked.bid.business_case.options)])
    types = "|".join(TYPES)
    placeholders = (
        (rf"^appraisal\.({options})\.", "appraisal.X."),
        (r"^appraisal\.X\.councils_live\.\d{4}-\d\d$", "appraisal.X.councils_live.YEAR"),
        (rf"^appraisal\.council\.({types})\.\w+$", "appraisal.council.TYPE.joining"),
        (r"^appraisal\.optimism_bias\.[\w-]+", "appraisal.optimism_bias.ID"),
        (r"^assumption\.[\w-]+", "assumption.ID"),
        (r"^scenario\.\w+", "scenario.SCENARIO"),
        (r"^switching\.(?!adoption\b)[\w-]+", "switching.ID"),
    )
    # How many people took part is known in the small bid alone.
    small = check_bid(SMALL, today=date(2020, 1, 24)).bid
    assert small is not None
    names = {
        *names_of(checked.bid, checked.appraisal, checked.uncertainty, checked.plan),
        *finding_names(small),
    }
    for pattern, placeholder in placeholders:
        names = {re.sub(pattern, placeholder, name) for name in names}
    page = (ROOT / "docs" / "inputs.md").read_text("utf-8")
    table = page.split("## References", 1)[1].split("<!--", 1)[0]
    written = set(
        re.findall(
            r"`((?:bid|findings|plan|appraisal|assumption|scenario|switching|simulation)\.[\w.]+)`", table
        )
    )
    assert written - {"bid.yaml"} == names
