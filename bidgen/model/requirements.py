"""The requirements for a Digital Outcome: the brief that goes to market."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidgen.model.record import Record

# The key of the brief, as a document and as an input.
REQUIREMENTS = "requirements"
OUTCOME, SPECIALIST = "outcome", "specialist"
DRAFT, LIVE, WITHDRAWN = "draft", "live", "withdrawn"
# The lists whose entries suppliers are marked by; the nice-to-have ones count for less than the others.
NICE_TO_HAVE = "nice_to_have_requirements"
CRITERIA = ("essential_requirements", NICE_TO_HAVE, "success_criteria", "cultural_fit_criteria")


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """What happened to the brief, and when."""

    date: date
    event: str


@dataclass(frozen=True, kw_only=True)
class Clarification(Record):
    """Suppliers' questions and the answers given, suppliers' names left out."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Requirements(Record):
    """The requirements for a Digital Outcome: the brief that goes to market."""

    kind: str
    framework: str
    status: str
    portal: str
    published: date | None = None
    closes: date | None = None
    awarded_on: date | None = None
    awarded_to: str | None = None
    award_working_days: int | None = None
    start_working_days: int | None = None
    work_weeks: int | None = None
    supplier_milestones: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()
    note: str | None = None
    title: str
    location: str
    organisation: str
    summary: str
    background: str
    outcome: str
    end_users: str | None = None
    early_market_engagement: str | None = None
    work_already_done: str | None = None
    phase: str
    existing_team: str
    workplace_address: str
    working_arrangements: str
    security_clearance: str | None = None
    start_date: date
    contract_length: str | None = None
    additional_terms: str | None = None
    budget_range: str | None = None
    outputs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    number_of_suppliers: int
    technical_weighting: Decimal
    cultural_weighting: Decimal
    price_weighting: Decimal
    essential_requirements: tuple[str, ...]
    nice_to_have_requirements: tuple[str, ...] = ()
    success_criteria: tuple[str, ...]
    cultural_fit_criteria: tuple[str, ...]
    price_criteria: str
    evaluation_type: tuple[str, ...] = ()
    question_and_answer_session: str | None = None
    clarifications: tuple[Clarification, ...] = ()
