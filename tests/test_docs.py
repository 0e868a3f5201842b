"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
from datetime import date
from pathlib import Path

import pytest

from bidgen.api import check_bid
from bidgen.compose.names import names_of

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


def test_the_script_in_the_api_s_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but its build, which is the business of other tests."""
    (script,) = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/api.md").read_text("utf-8"), re.M | re.S)
    monkeypatch.chdir(ROOT)
    told = script.replace("if checked.clean:", "if False:")
    found: dict[str, object] = {}
    exec(compile(told, "docs/api.md", "exec"), found)
    assert found["status"] is not None


def test_every_reference_of_narrative_is_documented() -> None:
    checked = check_bid(ROOT / "bids" / "ims-alpha", today=date(2020, 1, 24))
    assert checked.bid is not None and checked.appraisal is not None and checked.plan is not None
    options = "|".join(["preferred", *(one.id for one in checked.bid.business_case.options)])
    names = {
        re.sub(
            r"^assumption\.[\w-]+",
            "assumption.ID",
            re.sub(rf"^appraisal\.({options})\.", "appraisal.X.", name),
        )
        for name in names_of(checked.bid, checked.appraisal, checked.plan)
    }
    page = (ROOT / "docs" / "inputs.md").read_text("utf-8")
    table = page.split("## References", 1)[1].split("<!--", 1)[0]
    written = set(re.findall(r"`((?:bid|findings|plan|appraisal|assumption)\.[\w.]+)`", table))
    assert written - {"bid.yaml"} == names
