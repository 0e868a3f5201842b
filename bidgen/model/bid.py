"""The bid as a whole: organisations, user stories, approvals, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidgen.model.calendar import FinancialYear
from bidgen.model.record import Record

COUNCIL = "council"
SUPPLIER = "supplier"
PARTNER = "partner"
# The roles of those who make the bid; suppliers, advisers and councils researched do not.
BIDDERS = ("lead", PARTNER)
RESEARCHED = "researched"


@dataclass(frozen=True, kw_only=True)
class Discovery(Record):
    """The phase that ends with these documents."""

    start: date
    end: date
    award: Decimal
    summary: str


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """Everybody who takes part: lead, partners, suppliers and the organisations researched."""

    id: str
    name: str
    short_name: str | None = None
    kind: str
    council_type: str | None = None
    discovery_role: str | None = None
    alpha_role: str | None = None
    joins: FinancialYear | None = None
    contribution: str | None = None


@dataclass(frozen=True, kw_only=True)
class Story(Record):
    """Who reads these documents, what they need to know and why."""

    id: str
    reader: str
    as_a: str
    i_need_to: str
    so_that: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Approval(Record):
    """Who has to agree before the documents may be sent, and how long that takes.

    It can be asked for once those that it comes `after` are given. Where it is decided at meetings alone,
    `meets_on` are their dates.
    """

    id: str
    name: str
    approver: str
    working_days: int
    after: tuple[str, ...] = ()
    meets_on: tuple[date, ...] = ()
    status: str
    requested_on: date | None = None
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Closure(Record):
    """Days from `start` to `end`, both counted, on which nobody is there."""

    start: date
    end: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """Published and measured evidence that figures rest on."""

    id: str
    title: str
    publisher: str
    published: str | None = None
    link: str | None = None
    says: str


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """Abbreviations and terms that a reader may not know."""

    term: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class PictureFile(Record):
    """Pictures from the bid's images folder, each with the words that stand for it."""

    id: str
    document: str
    file: str
    caption: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Logo(Record):
    """A picture at the head of every cover, with the words that stand for it."""

    file: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Look(Record):
    """What makes the documents look like the bid's own: an accent ("#1d5b3a"), and the head of the covers."""

    accent: str | None = None
    wordmark: str | None = None
    logo: Logo | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptedWarning(Record):
    """Warnings that the team knows of and accepts. They are still shown."""

    code: str
    reason: str
    accepted_by: str
    accepted_on: date


@dataclass(frozen=True, kw_only=True)
class StatedLimit(Record):
    """Limits that a portal or a form shows, where the program's own file has none that is confirmed."""

    document: str
    field: str
    words: int | None = None
    characters: int | None = None
    source: str


@dataclass(frozen=True, kw_only=True)
class TemplateFile(Record):
    """Word files to make documents with in place of the program's own templates."""

    document: str
    file: str


@dataclass(frozen=True, kw_only=True)
class Overview(Record):
    """The bid as a whole: organisations, user stories, approvals, sources."""

    id: str
    title: str
    summary: str
    fund: str
    lead: str
    submission_date: date
    decision_date: date | None = None
    contact: str | None = None
    website: str | None = None
    people: tuple[str, ...] = ()
    discovery: Discovery
    look: Look = Look()
    organisations: tuple[Organisation, ...]
    stories: tuple[Story, ...]
    approvals: tuple[Approval, ...] = ()
    closures: tuple[Closure, ...] = ()
    sources: tuple[Source, ...] = ()
    glossary: tuple[Term, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    accepted_warnings: tuple[AcceptedWarning, ...] = ()
    word_limits: tuple[StatedLimit, ...] = ()
    templates: tuple[TemplateFile, ...] = ()
