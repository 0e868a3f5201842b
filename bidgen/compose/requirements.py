"""What the requirements say: what we ask suppliers for, in the order of a published notice."""

from __future__ import annotations

from bidgen.check.supplier_names import mask_suppliers, supplier_names
from bidgen.compose.common import (
    Row,
    capital,
    common,
    confirmed_text,
    organisation_names,
    story_sentence,
    with_terms,
)
from bidgen.compose.matter import BriefMatter
from bidgen.compose.notice_rows import timetable_rows
from bidgen.formats import date_text, listed, percent
from bidgen.model.document import Context
from bidgen.model.requirements import Requirements
from bidgen.prose import parse_prose

KINDS = {
    "outcome": "Digital Outcome: a team that delivers a result",
    "specialist": "Digital Specialist: one person, paid by the day",
}
STATUSES = {
    "draft": "Draft: not published",
    "live": "Live: open to suppliers",
    "closed": "Closed: no longer open to suppliers",
    "withdrawn": "Withdrawn: taken back and not to be answered",
    "awarded": "Awarded: a contract has been given",
    "cancelled": "Cancelled: closed, and no contract was given",
    "unsuccessful": "Unsuccessful: closed, and no supplier was suitable",
}
NARRATIVE = (
    "note",
    "summary",
    "background",
    "outcome",
    "end_users",
    "early_market_engagement",
    "work_already_done",
    "existing_team",
    "workplace_address",
    "working_arrangements",
    "security_clearance",
    "additional_terms",
    "budget_range",
    "question_and_answer_session",
)


def compose(matter: BriefMatter) -> Context:
    """Return the context of the brief; a question without an answer is an empty value or list."""
    brief = matter.bid.requirements
    answers: Row = {name: parse_prose(getattr(brief, name) or "") for name in NARRATIVE}
    said: Row = {
        "requirements": answers
        | {
            "title": brief.title,
            "status": STATUSES[brief.status],
            "organisation": brief.organisation,
            "location": brief.location,
            "start_date": date_text(brief.start_date),
            "contract_length": brief.contract_length or "",
            "phase": capital(brief.phase),
            "outputs": list(brief.outputs),
            "roles": capital(listed(brief.roles)),
            "essential_requirements": list(brief.essential_requirements),
            "nice_to_have_requirements": list(brief.nice_to_have_requirements),
            "success_criteria": list(brief.success_criteria),
            "cultural_fit_criteria": list(brief.cultural_fit_criteria),
            "number_of_suppliers": str(brief.number_of_suppliers),
            "price_criteria": brief.price_criteria,
            "evaluation_type": ", ".join(brief.evaluation_type),
        },
        "users": [story_sentence(story) for story in matter.bid.overview.stories],
        "timetable": timetable_rows(matter),
        "where_it_stands": _where_it_stands(brief, matter),
        "standing": _standing(brief),
        "history": [{"date": date_text(one.date), "event": one.event} for one in brief.history],
        "weightings": _weightings(brief),
        "clarifications": _clarifications(matter),
        "questions_from": _questions_from(matter),
    }
    return {**common(matter, "requirements"), **with_terms(said, matter)}


def _where_it_stands(brief: Requirements, matter: BriefMatter) -> str:
    """Return the state of the brief in a sentence or two, for whoever finds a copy of it."""
    on_day = f" on {date_text(brief.published)}" if brief.published else ""
    published = f"It was published on {brief.portal}{on_day}."
    if brief.status == "draft":
        return "This brief is a draft. It has not been published, and nobody should answer it yet."
    if brief.status == "live":
        until = f" until the end of {date_text(brief.closes)}" if brief.closes else ""
        return f"This brief is open to suppliers{until}. {published}"
    if brief.status == "withdrawn":
        return f"This brief has been withdrawn. It must not be answered or published again. {published}"
    if brief.status == "cancelled":
        return f"This brief is closed: it was cancelled, and no contract was awarded. {published}"
    if brief.status == "unsuccessful":
        return f"This brief is closed: no supplier was suitable, and no contract was awarded. {published}"
    if brief.status == "closed":
        return f"This brief is closed to suppliers. {published}"
    return f"This brief is closed: the contract was awarded{_award(brief, matter)}. {published}"


def _award(brief: Requirements, matter: BriefMatter) -> str:
    winner = f" to {listed(_names(matter, brief.awarded_to))}" if brief.awarded_to else ""
    return winner + (f" on {date_text(brief.awarded_on)}" if brief.awarded_on else "")


def _standing(brief: Requirements) -> list[Row]:
    """Return the facts of the brief's status as label and value, those that are not known left out."""
    published = "To be published" if brief.status == "draft" else "Published"
    facts = (
        ("Kind of brief", KINDS[brief.kind]),
        ("Status", STATUSES[brief.status]),
        ("Portal", brief.portal),
        (published, date_text(brief.published) if brief.published else ""),
        ("Closing date", date_text(brief.closes) if brief.closes else ""),
        ("Awarded", date_text(brief.awarded_on) if brief.awarded_on else ""),
    )
    return [{"label": label, "value": value} for label, value in facts if value]


def _clarifications(matter: BriefMatter) -> list[Row]:
    """Return questions and answers, with no supplier's name that the bid knows."""
    names = supplier_names(matter.bid.overview.organisations)
    return [
        {"question": mask_suppliers(one.question, names), "answer": mask_suppliers(one.answer, names)}
        for one in matter.bid.requirements.clarifications
    ]


def _weightings(brief: Requirements) -> list[Row]:
    return [
        {"criterion": "Technical competence", "weight": percent(brief.technical_weighting)},
        {"criterion": "Cultural fit", "weight": percent(brief.cultural_weighting)},
        {"criterion": "Price", "weight": percent(brief.price_weighting)},
    ]


def _questions_from(matter: BriefMatter) -> str:
    """Return whose questions the headings are; a source that is not confirmed says so."""
    framework = matter.bid.framework
    if framework.questions:
        return framework.questions
    name = confirmed_text(framework.name, framework.confirmed)
    return f"The questions are those of {name}, in the order of a published notice."


def _names(matter: BriefMatter, organisation: str) -> tuple[str, ...]:
    return tuple(organisation_names(matter, (organisation,)))
