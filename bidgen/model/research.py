"""The user research: sessions, findings, needs, conclusion and journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bidgen.model.record import Record

# How well a finding is founded that one session alone shows.
SINGLE_SOURCE = "single source"
# The methods that ask nobody: the one reads what there is, the other tells what was found.
DESK_RESEARCH, SHOW_AND_TELL = "desk research", "show and tell"
# The priority of a need that a service cannot do without, and the decision that there is to be no Alpha.
MUST = "must"
STOP = "stop"
# The methods that narrative counts by themselves.
INTERVIEW, WORKSHOP, SURVEY = "interview", "workshop", "survey"


@dataclass(frozen=True, kw_only=True)
class Conclusion(Record):
    """The document that says stop or go on, and why."""

    decision: str
    summary: str
    desirability: str
    viability: str
    feasibility: str
    recommendation: str
    would_change_our_mind: str
    next_steps: str


@dataclass(frozen=True, kw_only=True)
class JourneyMap(Record):
    """The words around the map of the future service."""

    introduction: str
    how_to_read: str
    open_questions: str


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """What the Discovery set out to answer, and the answers."""

    id: str
    question: str
    answer: str
    confidence: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Session(Record):
    """Every interview, workshop and survey, one a row."""

    id: str
    date: date
    name: str
    method: str
    setting: str
    organisations: tuple[str, ...] = ()
    participants: int | None = None
    arranged: str | None = None
    limitations: str | None = None


@dataclass(frozen=True, kw_only=True)
class Participant(Record):
    """Who took part, by pseudonym. Never a name."""

    id: str
    session: str
    role: str
    organisation_kind: str | None = None
    access_needs: str | None = None
    digital_inclusion: str | None = None


@dataclass(frozen=True, kw_only=True)
class Finding(Record):
    """What was learnt, each with its evidence."""

    id: str
    theme: str
    statement: str
    sessions: tuple[str, ...]
    evidence: str | None = None
    quote: str | None = None
    said_by: str | None = None
    strength: str
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Need(Record):
    """What users need, each from findings."""

    id: str
    as_a: str
    i_need_to: str
    so_that: str
    findings: tuple[str, ...]
    priority: str


@dataclass(frozen=True, kw_only=True)
class Force(Record):
    """What moves a council towards a new service and what holds it back."""

    id: str
    kind: str
    statement: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gap(Record):
    """Where today's product does not meet a need."""

    id: str
    gap: str
    need: str
    effort: str
    closed_by: str


@dataclass(frozen=True, kw_only=True)
class JourneyStep(Record):
    """The steps of the future service, in order."""

    id: str
    stage: str
    actor: str
    does: str
    thinks: str
    system: str
    pain_removed: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """What should be done, each from needs."""

    id: str
    recommendation: str
    reason: str
    needs: tuple[str, ...]
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """What the team learnt about working, and what it will do differently."""

    id: str
    happened: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class Research(Record):
    """The user research: sessions, findings, needs, conclusion and journey."""

    summary: str
    method: str
    recruitment: str
    consent: str
    limitations: str
    inclusion: str
    not_found_out: str
    conclusion: Conclusion
    journey_map: JourneyMap
    questions: tuple[Question, ...]
    sessions: tuple[Session, ...]
    participants: tuple[Participant, ...] = ()
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]
    forces: tuple[Force, ...] = ()
    gaps: tuple[Gap, ...] = ()
    journey: tuple[JourneyStep, ...]
    recommendations: tuple[Recommendation, ...]
    lessons: tuple[Lesson, ...] = ()
