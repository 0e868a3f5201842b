"""Word, character and item limits of the fund's form and of the framework's questions."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.catalogue import Severity
from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count
from bidgen.model.procurement import Framework, Limit
from bidgen.model.record import Record
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.prose import parse_prose
from bidgen.read.schemas import Rules, label_of, load_schema

RECORDS = {
    "bid": "overview",
    "business-case": "business_case",
    "findings": "research",
    "alpha-plan": "plan",
    "requirements": "requirements",
}


def within_limits(bid: Bid) -> Iterator[Problem]:
    """Yield C331, C332 and C333 for text that is too long, by the files of the fund and of the framework.

    Words are counted as the framework does, a word being a run without white space, in the text with its
    references filled in and its Markdown marks left out.
    """
    for limit in bid.fund.word_limits:
        record: Record = getattr(bid, RECORDS[limit.input])
        *groups, field = limit.field.split(".")
        for group in groups:
            record = getattr(record, group)
        text = getattr(record, field)
        label = _label(limit.input, limit.field)
        if text is not None:
            yield from _too_many_words(
                text,
                limit.words,
                label,
                record.at(field),
                severity_of(limit.confirmed),
                source_text(limit.source, limit.confirmed),
            )
    for rule in bid.framework.limits:
        yield from _brief_limit(bid, bid.framework, rule)
    if bid.framework.stories_words is not None:
        stories = " ".join(
            f"As a {one.as_a} I need to {one.i_need_to} so that {one.so_that}" for one in bid.overview.stories
        )
        yield from _too_many_words(
            stories,
            bid.framework.stories_words,
            "All user stories together",
            bid.overview.at("stories"),
            severity_of(bid.framework.confirmed),
            source_text(bid.framework.source, bid.framework.confirmed),
        )


def count_words(text: str) -> int:
    """Return the words of small Markdown: runs of characters without white space, marks left out."""
    return len(parse_prose(text).text.split())


def _brief_limit(bid: Bid, framework: Framework, rule: Limit) -> Iterator[Problem]:
    value = getattr(bid.requirements, rule.field)
    label = _label("requirements", rule.field)
    severity = severity_of(framework.confirmed)
    source = source_text(framework.source, framework.confirmed)
    texts: list[tuple[str, str, Place | None]] = []
    if isinstance(value, tuple):
        if rule.items is not None and len(value) > rule.items:
            yield problem(
                "C333",
                bid.requirements.at(rule.field),
                severity=severity,
                field=label,
                found=count(len(value), "item"),
                items=rule.items,
                over=len(value) - rule.items,
                source=source,
            )
        texts = [
            (one, f"{label}, item {number}", bid.requirements.at(rule.field, number - 1))
            for number, one in enumerate(value, 1)
        ]
    elif value is not None:
        texts = [(value, label, bid.requirements.at(rule.field))]
    for text, name, place in texts:
        if rule.words is not None:
            yield from _too_many_words(text, rule.words, name, place, severity, source)
        if rule.characters is not None and len(text) > rule.characters:
            yield problem(
                "C332",
                place,
                severity=severity,
                field=name,
                found=count(len(text), "character"),
                characters=rule.characters,
                over=count(len(text) - rule.characters, "character"),
                source=source,
            )


def _too_many_words(
    text: str, allowed: int, label: str, place: Place | None, severity: Severity, source: str
) -> Iterator[Problem]:
    found = count_words(text)
    if found > allowed:
        yield problem(
            "C331",
            place,
            severity=severity,
            field=label,
            found=count(found, "word"),
            words=allowed,
            over=count(found - allowed, "word"),
            source=source,
        )


def _label(schema_name: str, dotted: str) -> str:
    rules: Rules = {"schema": load_schema(schema_name)}
    labels = []
    for name in dotted.split("."):
        rules = rules["schema"][name]
        labels.append(label_of(name, rules))
    return ", ".join(labels)
