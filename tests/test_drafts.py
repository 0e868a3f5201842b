"""A warning makes every page say DRAFT, one that only rendering finds, too; an acceptance ends that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bidgen.api import Built, build_bid
from bids import small_bid

TEMPLATE = Path(__file__).parents[1] / "templates" / "conclusion.docx"
TODAY = date(2020, 1, 24)
ACCEPTED = (
    "accepted_warnings:\n- {code: D432, reason: The page comes with the next version, "
    "accepted_by: Service director, accepted_on: 24 January 2020}\n"
)


@pytest.fixture
def astray(tmp_path: Path) -> Path:
    """A template with a link to a bookmark that is not there, which is a warning of rendering."""
    document = Document(str(TEMPLATE))
    paragraph = document.add_paragraph("Read ")
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="nowhere"><w:r><w:t>the page</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    document.save(str(tmp_path / "astray.docx"))
    return tmp_path / "astray.docx"


def build(bid: Path, template: Path) -> Built:
    only = frozenset({"conclusion"})
    formats = frozenset({"docx", "html"})
    return build_bid(bid, today=TODAY, only=only, formats=formats, templates={"conclusion": template})


def cover(bid: Path) -> str:
    return (bid / "out" / "small-conclusion.html").read_text("utf-8").split("<h2", 1)[0]


def test_a_warning_of_rendering_makes_a_draft(tmp_path: Path, astray: Path) -> None:
    bid = small_bid(tmp_path)
    built = build(bid, astray)
    assert [one.code for one in built.problems] == ["D432"]
    assert built.status == "DRAFT"
    assert "DRAFT" in cover(bid)
    assert "Not released" not in cover(bid)


def test_an_accepted_warning_of_rendering_makes_none(tmp_path: Path, astray: Path) -> None:
    bid = small_bid(tmp_path)
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(ACCEPTED)
    built = build(bid, astray)
    assert [one.code for one in built.problems] == ["D432"]
    assert built.accepted == built.problems
    assert built.accepted[0].remedy == (
        "Accepted by Service director on 24 January 2020: The page comes with the next version"
    )
    assert built.status == "Not released"
    assert "Not released" in cover(bid)


def test_an_acceptance_that_rendering_does_not_bear_out_is_stale(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(ACCEPTED)
    assert [one.code for one in build(bid, TEMPLATE).problems] == ["C334"]
