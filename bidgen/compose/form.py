"""A field of somebody's form: its plain texts to paste, beside what the form takes at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from bidgen.formats import date_text, money, percent
from bidgen.model.bid import StatedLimit
from bidgen.model.prose import Block, Prose, Span
from bidgen.model.whole import EarlyBid
from bidgen.places import Place
from bidgen.prose import parse_prose

FormKey = Literal["requirements", "funding-bid"]
FORMS: tuple[FormKey, ...] = ("requirements", "funding-bid")
# How far the items of a list inside a list are indented.
_INDENT = "   "


@dataclass(frozen=True)
class Allowed:
    """What a field may have at most: words and characters of each text, items of a list; None is no limit."""

    words: int | None = None
    characters: int | None = None
    items: int | None = None
    source: str = ""
    confirmed: bool = True

    def used_by(self, text: Text) -> tuple[Used, ...]:
        """Return what a text has of each thing that is limited."""
        words = Used("word", text.words, self.words) if self.words is not None else None
        signs = Used("character", len(text.text), self.characters) if self.characters is not None else None
        return tuple(one for one in (words, signs) if one)


@dataclass(frozen=True)
class Used:
    """How many words or characters a text has, and the most that it may have."""

    thing: Literal["word", "character"]
    found: int
    most: int

    @property
    def over(self) -> int:
        """How many are too many."""
        return max(self.found - self.most, 0)


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

    The marks of a list are counted by a form as words are, so they are part of the text. A list inside a
    list is indented. The address of a link stands behind its words, unless these are the address.
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
        words = "".join(_with_address(one) for one in block.spans)
        lines.append(_INDENT * block.level + mark + words)
        before = block
    return "".join(lines)


def _with_address(span: Span) -> str:
    address = (span.link or "").removeprefix("mailto:")
    return f"{span.text} ({address})" if address and address != span.text.strip() else span.text


def allowed_of(bid: EarlyBid, document: FormKey, field: str) -> Allowed | None:
    """Return what the field may have at most: by the program's file, or as bid.yaml states it.

    What the file has as confirmed holds, whatever is stated; what is stated takes the place of the rest.
    """
    known, stated = _known(bid, document, field), stated_limit(bid, document, field)
    if stated is None:
        return known
    if known is None or not known.confirmed:
        return Allowed(stated.words, stated.characters, source=stated.source)
    words = stated.words if known.words is None else known.words
    characters = stated.characters if known.characters is None else known.characters
    if (words, characters) == (known.words, known.characters):
        return known
    return replace(known, words=words, characters=characters, source=f"{stated.source}; {known.source}")


def stated_limit(bid: EarlyBid, document: FormKey, field: str) -> StatedLimit | None:
    """Return what bid.yaml states as the limit of the field: of several rows for one field the first."""
    rows = bid.overview.word_limits
    return next((one for one in rows if (one.document, one.field) == (document, field)), None)


def _known(bid: EarlyBid, document: FormKey, field: str) -> Allowed | None:
    if document == "funding-bid":
        for limit in bid.fund.word_limits:
            if fund_field(limit.input, limit.field) == field:
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


def fund_field(schema_name: str, field: str) -> str:
    """Return how a limit of the fund's file is called: fields of the plan by their name alone."""
    return field if schema_name == "alpha-plan" else f"{schema_name}.{field}"


def shown(value: Any, kind: str) -> str:
    """Return a value of a field of type `kind` as it is pasted: dates and amounts in words, prose plain."""
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, Decimal):
        return money(value) if kind == "money" else percent(value)
    return plain_text(parse_prose(value)) if kind == "prose" else str(value).strip()
