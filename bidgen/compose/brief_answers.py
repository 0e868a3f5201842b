"""The brief in the order of the marketplace's form: each question with its answer to paste."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.supplier_names import mask_suppliers, supplier_names
from bidgen.compose.common import capital, story_sentence
from bidgen.compose.form import Answer, Text, allowed_of, plain_text, shown
from bidgen.model.record import Record
from bidgen.model.whole import EarlyBid
from bidgen.prose import parse_prose
from bidgen.read.schemas import Rules, label_of, load_schema

STORIES = "end_users"
# The steps of the form by which a buyer writes a brief, and its questions in their order. The notice as it is
# published has them in another; that is the document's.
FORM = (
    ("Title", ("title",)),
    ("Location", ("location",)),
    (
        "Description of work",
        (
            "organisation",
            "background",
            "outcome",
            STORIES,
            "early_market_engagement",
            "work_already_done",
            "phase",
            "existing_team",
            "workplace_address",
            "working_arrangements",
            "security_clearance",
            "start_date",
            "contract_length",
            "additional_terms",
            "budget_range",
            "summary",
        ),
    ),
    (
        "Shortlist and evaluation process",
        (
            "number_of_suppliers",
            "technical_weighting",
            "cultural_weighting",
            "price_weighting",
            "essential_requirements",
            "nice_to_have_requirements",
            "success_criteria",
            "cultural_fit_criteria",
            "price_criteria",
            "evaluation_type",
        ),
    ),
    ("Question and answer session", ("question_and_answer_session",)),
    ("Not asked by the form: say these in an answer, such as the problem to be solved", ("outputs", "roles")),
)


def brief_answers(bid: EarlyBid) -> Iterator[Answer]:
    """Yield the questions of the form with their answers, then those of suppliers, none of whom is named."""
    brief, schema = bid.requirements, load_schema("requirements")
    for section, fields in FORM:
        for field in fields:
            yield _answer(bid, brief, section, field, schema[field])
    names = supplier_names(bid.overview.organisations)
    for number, row in enumerate(brief.clarifications, 1):
        for field in ("question", "answer"):
            text = mask_suppliers(getattr(row, field), names).strip()
            yield Answer(
                section="Questions from suppliers",
                field=f"clarifications.{field}",
                label=f"{capital(field)} {number}",
                texts=(Text(text, row.at(field)),),
                place=row.at(field),
                allowed=allowed_of(bid, "requirements", f"clarifications.{field}"),
            )


def _answer(bid: EarlyBid, brief: Record, section: str, field: str, rules: Rules) -> Answer:
    value, kind = getattr(brief, field), rules["type"]
    limitable = kind in ("text", "prose") or (kind == "list" and rules["schema"]["type"] == "text")
    place = brief.at(field)
    if field == STORIES:
        texts: tuple[Text, ...] = _stories(bid)
        place = bid.overview.at("stories")
    elif isinstance(value, tuple):
        texts = tuple(Text(one.strip(), brief.at(field, number)) for number, one in enumerate(value))
    else:
        texts = (Text(shown(value, kind), place),) if value is not None else ()
    return Answer(
        section=section,
        field=field,
        label=label_of(field, rules),
        texts=texts,
        place=place,
        listed=kind == "list",
        limitable=limitable,
        allowed=allowed_of(bid, "requirements", field) if limitable else None,
    )


def _stories(bid: EarlyBid) -> tuple[Text, ...]:
    """Return the stories of the bid and those of the brief as one text, for a form counts them together."""
    typed = bid.requirements.end_users
    lines = [story_sentence(one) for one in bid.overview.stories]
    text = "\n\n".join([*lines, *([plain_text(parse_prose(typed))] if typed else [])])
    return (Text(text, bid.overview.at("stories")),) if text else ()
