"""What is pasted into a portal's form: each field as plain text, beside what the form takes at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from bidgen.check.supplier_names import mask_suppliers, supplier_names
from bidgen.compose.common import capital, story_sentence
from bidgen.formats import date_text, percent
from bidgen.model.bid import StatedLimit
from bidgen.model.prose import Block, Prose
from bidgen.model.record import Record
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.prose import parse_prose
from bidgen.read.schemas import Rules, label_of, load_schema

FormKey = Literal["requirements", "funding-bid"]
FORMS: tuple[FormKey, ...] = ("requirements", "funding-bid")

RECORDS = {
    "bid": "overview",
    "business-case": "business_case",
    "findings": "research",
    "alpha-plan": "plan",
    "requirements": "requirements",
}
STORIES = "end_users"
# The fields of the brief in the order of a published notice.
NOTICE = (
    (
        "Overview",
        (
            "title",
            "summary",
            "start_date",
            "contract_length",
            "location",
            "organisation",
            "budget_range",
        ),
    ),
    (
        "About the work",
        (
            "background",
            "outcome",
            STORIES,
            "early_market_engagement",
            "work_already_done",
            "existing_team",
            "phase",
        ),
    ),
    ("Work setup", ("workplace_address", "working_arrangements", "security_clearance")),
    ("Additional information", ("additional_terms", "question_and_answer_session")),
    ("Skills and experience", ("essential_requirements", "nice_to_have_requirements")),
    (
        "How suppliers will be evaluated",
        (
            "number_of_suppliers",
            "technical_weighting",
            "cultural_weighting",
            "price_weighting",
            "success_criteria",
            "cultural_fit_criteria",
            "price_criteria",
            "evaluation_type",
        ),
    ),
    ("Beside the questions of the form", ("outputs", "roles")),
)
BID_FORM = "Entry form"
# The narrative of the bid to the fund, in the order of its document.
BID_FIELDS = (
    "summary",
    "vision",
    "approach",
    "strategic_fit",
    "value_for_money",
    "governance",
    "collaboration",
    "openness",
    "scaling",
    "dependencies",
)


@dataclass(frozen=True)
class Allowed:
    """What a field may have at most: words and characters of each text, items of a list; None is no limit."""

    words: int | None = None
    characters: int | None = None
    items: int | None = None
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Text:
    """One text to paste, and where it was typed."""

    text: str
    place: Place | None

    @property
    def words(self) -> int:
        return count_words(self.text)


@dataclass(frozen=True)
class Answer:
    """One field of a form. A list has as many texts as items, any other field one, or none where left out.

    `limitable` is False for what is chosen rather than written: a date, a share, one of several choices.
    """

    section: str
    field: str
    label: str
    texts: tuple[Text, ...]
    place: Place | None
    listed: bool = False
    limitable: bool = True
    allowed: Allowed | None = None


def count_words(text: str) -> int:
    """Return the words of plain text as the framework counts them: runs of characters without white space."""
    return len(text.split())


def plain_text(prose: Prose) -> str:
    """Return narrative as it is pasted: a blank line between paragraphs, a dash or number before list items.

    The marks of a list are counted by a form as words are, so they are part of the text. The address of a
    link stands behind its words.
    """
    lines: list[str] = []
    numbers: dict[tuple[int, int], int] = {}
    before: Block | None = None
    for block in prose.blocks:
        inside = before is not None and before.kind != "paragraph" and block.kind != "paragraph"
        if before is not None:
            lines.append("\n" if inside else "\n\n")
        mark = ""
        if block.kind == "bullet":
            mark = "- "
        elif block.kind == "number":
            key = (block.list_number, block.level)
            numbers[key] = numbers.get(key, block.start - 1) + 1
            mark = f"{numbers[key]}. "
        words = "".join(f"{one.text} ({one.link})" if one.link else one.text for one in block.spans)
        lines.append(mark + words)
        before = block
    return "".join(lines)


def answers(bid: Bid, document: FormKey) -> tuple[Answer, ...]:
    """Return the fields of a document's form in its order, those left out too.

    `bid` has its references filled in. A limit that bid.yaml states takes the place of the file's where that
    is not confirmed.
    """
    return tuple(_brief_answers(bid) if document == "requirements" else _bid_answers(bid))


def allowed_of(bid: Bid, document: FormKey, field: str) -> Allowed | None:
    """Return what the field may have at most: by the program's file, or as bid.yaml states it."""
    stated = stated_limit(bid, document, field)
    return Allowed(stated.words, source=stated.source) if stated else _known(bid, document, field)


def stated_limit(bid: Bid, document: FormKey, field: str) -> StatedLimit | None:
    """Return the limit of bid.yaml that holds for the field: none where the file has a confirmed one."""
    known = _known(bid, document, field)
    if known is not None and known.confirmed and known.words is not None:
        return None
    rows = bid.overview.word_limits
    return next((one for one in rows if (one.document, one.field) == (document, field)), None)


def _known(bid: Bid, document: FormKey, field: str) -> Allowed | None:
    if document == "funding-bid":
        for limit in bid.fund.word_limits:
            if _fund_field(limit.input, limit.field) == field:
                return Allowed(limit.words, source=limit.source, confirmed=limit.confirmed)
        return None
    framework = bid.framework
    for rule in framework.limits:
        if rule.field == field:
            return Allowed(
                rule.words,
                rule.characters,
                rule.items,
                rule.source or framework.source,
                framework.confirmed if rule.confirmed is None else rule.confirmed,
            )
    return None


def _brief_answers(bid: Bid) -> Iterator[Answer]:
    brief, schema = bid.requirements, load_schema("requirements")
    for section, fields in NOTICE:
        for field in fields:
            yield _answer(bid, brief, section, field, schema[field])
    names = supplier_names(bid.overview.organisations)
    for number, row in enumerate(brief.clarifications, 1):
        for field in ("question", "answer"):
            text = mask_suppliers(getattr(row, field), names)
            yield Answer(
                section="Questions from suppliers",
                field=f"clarifications.{field}",
                label=f"{capital(field)} {number}",
                texts=(Text(text, row.at(field)),),
                place=row.at(field),
                allowed=allowed_of(bid, "requirements", f"clarifications.{field}"),
            )


def _answer(bid: Bid, brief: Record, section: str, field: str, rules: Rules) -> Answer:
    value, kind = getattr(brief, field), rules["type"]
    limitable = kind in ("text", "prose") or (kind == "list" and rules["schema"]["type"] == "text")
    place = brief.at(field)
    if field == STORIES:
        texts: tuple[Text, ...] = _stories(bid)
        place = bid.overview.at("stories")
    elif isinstance(value, tuple):
        texts = tuple(Text(one, brief.at(field, number)) for number, one in enumerate(value))
    else:
        texts = (Text(_shown(value, kind), place),) if value is not None else ()
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


def _stories(bid: Bid) -> tuple[Text, ...]:
    """Return the stories of the bid and those of the brief as one text, for a form counts them together."""
    typed = bid.requirements.end_users
    lines = [story_sentence(one) for one in bid.overview.stories]
    text = "\n\n".join([*lines, *([plain_text(parse_prose(typed))] if typed else [])])
    return (Text(text, bid.overview.at("stories")),) if text else ()


def _bid_answers(bid: Bid) -> Iterator[Answer]:
    others = [
        (one.input, one.field)
        for one in bid.fund.word_limits
        if one.input != "alpha-plan" or one.field not in BID_FIELDS
    ]
    for schema_name, dotted in (*(("alpha-plan", one) for one in BID_FIELDS), *others):
        record: Record = getattr(bid, RECORDS[schema_name])
        *groups, field = dotted.split(".")
        for group in groups:
            record = getattr(record, group)
        value, place = getattr(record, field), record.at(field)
        label, kind = _label(schema_name, dotted)
        name = _fund_field(schema_name, dotted)
        yield Answer(
            section=BID_FORM,
            field=name,
            label=label,
            texts=(Text(_shown(value, kind), place),) if value is not None else (),
            place=place,
            allowed=allowed_of(bid, "funding-bid", name),
        )


def _fund_field(schema_name: str, field: str) -> str:
    """Return how a limit of the fund's file is called: fields of the plan by their name alone."""
    return field if schema_name == "alpha-plan" else f"{schema_name}.{field}"


def _shown(value: Any, kind: str) -> str:
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, Decimal):
        return percent(value)
    return plain_text(parse_prose(value)) if kind == "prose" else str(value)


@cache
def _label(schema_name: str, dotted: str) -> tuple[str, str]:
    """Return the labels on the way to a field, and its type."""
    rules: Rules = {"schema": load_schema(schema_name)}
    labels = []
    for name in dotted.split("."):
        rules = rules["schema"][name]
        labels.append(label_of(name, rules))
    return ", ".join(labels), rules["type"]
