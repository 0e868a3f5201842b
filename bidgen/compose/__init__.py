"""Bid, Appraisal and Plan -> what each document says: one context for each template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bidgen.colours import colours_of
from bidgen.compose import (
    business_case,
    conclusion,
    funding_bid,
    journey_map,
    requirements,
    user_research_report,
)
from bidgen.compose.matter import BriefMatter, Matter
from bidgen.compose.names import names_of
from bidgen.compose.references import fill_references
from bidgen.compose.releases import release_rows
from bidgen.model.appraisal import Appraisal
from bidgen.model.document import About, Context, Document, DocumentKey
from bidgen.model.identity import Identity
from bidgen.model.look import HOUSE
from bidgen.model.plan import Plan
from bidgen.model.release import Version
from bidgen.model.requirements import SPECIALIST, Requirements
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid, EarlyBid
from bidgen.problems import Problem

TITLES: dict[DocumentKey, str] = {
    "requirements": "Requirements for a Digital Outcome",
    "business-case": "Business and benefits case",
    "user-research-report": "User research report",
    "conclusion": "Conclusion of the Discovery",
    "journey-map": "Draft user journey map",
    "funding-bid": "Funding bid for an Alpha",
}
SPECIALIST_TITLE = "Requirements for a Digital Specialist"

COMPOSERS: dict[DocumentKey, Callable[[Matter], Context]] = {
    "requirements": lambda matter: requirements.compose(matter.brief),
    "business-case": business_case.compose,
    "user-research-report": user_research_report.compose,
    "conclusion": conclusion.compose,
    "journey-map": journey_map.compose,
    "funding-bid": funding_bid.compose,
}


def compose(matter: Matter, *, today: date, version: Version) -> tuple[Document, ...]:
    """Return the six documents in their `version`, in the order of the design."""
    return tuple(_document(key, COMPOSERS[key](matter), matter.bid, today, version) for key in TITLES)


def compose_brief(matter: BriefMatter, *, today: date, version: Version) -> tuple[Document, ...]:
    """Return the brief alone, of a bid of which there may be nothing else yet."""
    return (_document("requirements", requirements.compose(matter), matter.bid, today, version),)


def _document(
    key: DocumentKey, context: Context, bid: Bid | EarlyBid, today: date, version: Version
) -> Document:
    told = {**context, "releases": release_rows(version, key, today)}
    return Document(key, _about(bid, key, today, version), told)


def matter_of(
    bid: Bid, appraisal: Appraisal, uncertainty: Uncertainty, plan: Plan, folder: Path
) -> tuple[Matter, tuple[Problem, ...]]:
    """Return what documents are composed from, every reference filled in, and a Problem for each unknown."""
    filled, problems = fill_references(bid, names_of(bid, appraisal, uncertainty, plan))
    return Matter(filled, appraisal, uncertainty, plan, folder), problems


def title_of(key: DocumentKey, brief: Requirements) -> str:
    """Return a document's title; a brief for a specialist never goes by the title of one for an outcome."""
    if key == "requirements" and brief.kind == SPECIALIST:
        return SPECIALIST_TITLE
    return TITLES[key]


def _about(bid: Bid | EarlyBid, key: DocumentKey, today: date, version: Version) -> About:
    title = title_of(key, bid.requirements)
    lead = next((one.name for one in bid.overview.organisations if one.id == bid.overview.lead), "")
    return About(
        title=title,
        bid_title=bid.overview.title,
        author=lead,
        subject=f"{bid.overview.title}: {title}",
        keywords=(bid.fund.name, bid.overview.title, lead),
        status=version.status,
        day=today,
        colours=colours_of(accent) if (accent := bid.overview.look.accent) else HOUSE,
        identity=Identity(bid.overview.id, key, version.number, version.released, version.fingerprint),
    )
