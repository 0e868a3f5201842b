"""Word, character and item limits of the fund's form and of the framework's questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.compose.answers import answers
from bidgen.compose.form import FORMS, Allowed, Answer, FormKey, stated_limit
from bidgen.formats import count
from bidgen.model.bid import StatedLimit
from bidgen.model.whole import Bid, EarlyBid
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest

_CODES = {"word": "C331", "character": "C332"}


def within_limits(bid: Bid) -> Iterator[Problem]:
    """Yield C331, C332 and C333 for text that is too long, by the files of the fund and of the framework.

    `bid` has its references filled in. What is counted is what `bidgen answers` prints, and counted alike.
    """
    for document in FORMS:
        yield from too_long(answers(bid, document))


def too_long(fields: Iterable[Answer]) -> Iterator[Problem]:
    """Yield C331, C332 and C333 for the answers of a form that are too long."""
    for answer in fields:
        if answer.allowed is not None:
            yield from _too_long(answer, answer.allowed)


def stated_limits_hold(bid: EarlyBid, document: FormKey, fields: Iterable[Answer]) -> Iterator[Problem]:
    """Yield C397 for each limit that bid.yaml states of none of the fields, C398 where another holds already.

    C478 for a row that limits nothing.
    """
    known = {one.field: one for one in fields if one.limitable}
    for row in bid.overview.word_limits:
        if row.document != document:
            continue
        if row.field not in known:
            close = nearest(row.field, known)
            yield problem(
                "C397",
                row.at("field"),
                found=row.field,
                document=document,
                offer=f"Did you mean “{close}”?" if close else "docs/inputs.md lists them.",
            )
        elif row.words is None and row.characters is None:
            yield problem("C478", row.at(), field=row.field, document=document)
        else:
            first = stated_limit(bid, document, row.field)
            yield from _holding_already(row, known[row.field], first=first is row)


def _holding_already(row: StatedLimit, answer: Answer, *, first: bool) -> Iterator[Problem]:
    """Yield C398 for what a row states where a confirmed limit or an earlier row has another."""
    for name, thing in (("words", "word"), ("characters", "character")):
        found, holds = getattr(row, name), getattr(answer.allowed, name, None)
        if answer.allowed and found is not None and holds is not None and not (first and found == holds):
            yield problem(
                "C398",
                row.at(name),
                field=row.field,
                document=row.document,
                found=count(found, thing),
                known=count(holds, thing),
                source=(answer.allowed.source,),
            )


def _too_long(answer: Answer, allowed: Allowed) -> Iterator[Problem]:
    severity = severity_of(allowed.confirmed)
    source = source_text(allowed.source, allowed.confirmed)
    if allowed.items is not None and len(answer.texts) > allowed.items:
        yield problem(
            "C333",
            answer.place,
            severity=severity,
            field=answer.label,
            found=count(len(answer.texts), "item"),
            items=allowed.items,
            over=len(answer.texts) - allowed.items,
            source=(source,),
        )
    for number, text in enumerate(answer.texts, 1):
        label = f"{answer.label}, item {number}" if answer.listed else answer.label
        for used in allowed.used_by(text):
            if used.over:
                yield problem(
                    _CODES[used.thing],
                    text.place,
                    severity=severity,
                    field=label,
                    found=count(used.found, used.thing),
                    over=count(used.over, used.thing),
                    source=(source,),
                    most=used.most,
                )
