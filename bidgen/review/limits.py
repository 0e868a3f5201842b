"""Word, character and item limits of the fund's form and of the framework's questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.compose.answers import answers
from bidgen.compose.form import FORMS, Allowed, Answer, Text, stated_limit
from bidgen.formats import count
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest


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


def stated_limits_hold(bid: Bid) -> Iterator[Problem]:
    """Yield C397 for each limit that bid.yaml states of no field, and C398 where one holds already."""
    for document in FORMS:
        fields = {one.field: one for one in answers(bid, document) if one.limitable}
        for row in bid.overview.word_limits:
            if row.document != document:
                continue
            if row.field not in fields:
                close = nearest(row.field, fields)
                yield problem(
                    "C397",
                    row.at("field"),
                    found=row.field,
                    document=document,
                    offer=f"Did you mean “{close}”?" if close else "docs/inputs.md lists them.",
                )
                continue
            holds = fields[row.field].allowed
            # The row itself is what holds, unless the file's limit is confirmed or an earlier row is there.
            if holds and holds.words is not None and stated_limit(bid, document, row.field) is not row:
                yield problem(
                    "C398",
                    row.at("words"),
                    field=row.field,
                    document=document,
                    found=count(row.words, "word"),
                    known=count(holds.words, "word"),
                    source=(holds.source,),
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
        for code, name, found, most in _counted(text, allowed):
            if found > most:
                yield problem(
                    code,
                    text.place,
                    severity=severity,
                    field=label,
                    found=count(found, name),
                    over=count(found - most, name),
                    source=(source,),
                    most=most,
                )


def _counted(text: Text, allowed: Allowed) -> Iterator[tuple[str, str, int, int]]:
    if allowed.words is not None:
        yield "C331", "word", text.words, allowed.words
    if allowed.characters is not None:
        yield "C332", "character", len(text.text), allowed.characters
