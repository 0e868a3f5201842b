"""What documents are composed from, read from real bid folders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bidgen.api import check_bid
from bidgen.check.packaged import FRAMEWORK
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.compose.matter import Matter
from bidgen.model.document import Document
from bidgen.model.procurement import Framework
from bids import SMALL

EXAMPLE = Path(__file__).parents[1] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)


@cache
def matter_of(folder: Path = SMALL) -> Matter:
    checked = check_bid(folder, today=TODAY)
    assert checked.matter is not None, checked.problems
    return checked.matter


@cache
def framework(name: str) -> Framework:
    """Return the procurement rules of that name as they ship."""
    raw, _ = FRAMEWORK.read(name)
    assert raw is not None
    found = structure(Framework, check_input(raw, FRAMEWORK.schema)[0])
    assert found is not None
    return found


@cache
def documents_of(folder: Path = SMALL) -> dict[str, Document]:
    return {one.key: one for one in check_bid(folder, today=TODAY).documents}


def with_research(matter: Matter, **changes: Any) -> Matter:
    """Return `matter` with other research; rules across the bid are not what is tested here."""
    return replace(matter, bid=replace(matter.bid, research=replace(matter.bid.research, **changes)))


def with_requirements(matter: Matter, **changes: Any) -> Matter:
    """Return `matter` with another brief."""
    brief = replace(matter.bid.requirements, **changes)
    return replace(matter, bid=replace(matter.bid, requirements=brief))
