"""A brief for an outcome that asks for a person, or the reverse, and what an outcome's brief has to name."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.catalogue import Severity
from bidgen.check.rules.brief_words import (
    ASKING,
    INDIVIDUAL,
    PAYING,
    ROLE_TITLE,
    TEAM,
    asks,
    asks_for_papers,
    asks_for_pay,
    asks_for_role,
    roles_named,
)
from bidgen.check.rules.unconfirmed import severity_of
from bidgen.formats import count, listed
from bidgen.model.requirements import OUTCOME, SPECIALIST, Requirements
from bidgen.model.whole import EarlyBid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.schemas import label_of, load_schema

# Paid by time, a team has a price by role and day too: that alone does not make it one person.
BY_TIME = ("Time and materials", "Capped time and materials")
FEWEST_ROLES = 2
# Phases that the brief of a Discovery can be in, and words that name what a Discovery owes.
BEFORE_ALPHA = ("not started", "discovery")
OWED_WORDS = {
    "business-case": ("business case", "benefits case"),
    "user-research-report": ("research report", "report of the research", "report on the research"),
    "conclusion": ("conclusion",),
    "journey-map": ("journey map",),
}


def outcome_asks_for_no_person(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C380, C381 and C382 where the brief of an outcome asks for a person, a day rate, a named role."""
    brief = bid.requirements
    if brief.kind != OUTCOME:
        return
    by_time = Severity.ADVICE if brief.price_criteria in BY_TIME else None
    title = ROLE_TITLE.match(brief.title)
    if title:
        yield _hit("C382", "title", title.group().strip(), brief.at("title"))
    for field in ASKING:
        texts = [(text, place) for _, text, place in _texts(brief, (field,))]
        for text, place in texts:
            for hit in (*asks(text, INDIVIDUAL), *asks_for_papers(text)):
                yield _hit("C380", field, hit.words, place)
        for number, hit in asks_for_role([] if title and field == "title" else [text for text, _ in texts]):
            yield _hit("C382", field, hit.words, texts[number][1])
    for field, text, place in _texts(brief, PAYING):
        for hit in asks_for_pay(text):
            # Of the rates of a team's roles a price is made up, whatever the payment approach.
            yield _hit("C381", field, hit.words, place, Severity.ADVICE if hit.of_many else by_time)


def specialist_asks_for_no_team(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C383 where the brief of a specialist asks for a team or for several roles."""
    brief = bid.requirements
    if brief.kind != SPECIALIST:
        return
    for field, text, place in _texts(brief, ASKING):
        for hit in asks(text, TEAM):
            yield _hit("C383", field, hit.words, place)
    if len(roles_of(brief)) >= FEWEST_ROLES:
        yield _hit("C383", "roles", listed(brief.roles), brief.at("roles"))


def specialist_is_one_person(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C473 for a specialist without a role, with outputs or, as advice, without a day rate."""
    brief = bid.requirements
    if brief.kind != SPECIALIST:
        return
    if not brief.roles:
        yield problem("C473", brief.at("roles"), found="names no role")
    if brief.outputs:
        found = f"lists {count(len(brief.outputs), 'output')}, which a team delivers"
        yield problem("C473", brief.at("outputs"), found=found)
    if not any(True for _, text, _ in _texts(brief, PAYING) for _ in asks_for_pay(text)):
        found = "does not say what you can pay for a day"
        yield problem("C473", brief.at("budget_range"), severity=Severity.ADVICE, found=found)


def outcome_names_team_and_outputs(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C384 for an outcome of fewer than two roles and C385 for one without outputs."""
    brief = bid.requirements
    if brief.kind != OUTCOME:
        return
    roles = roles_of(brief)
    if len(roles) < FEWEST_ROLES:
        yield problem("C384", brief.at("roles"), found=count(len(roles), "role"))
    if not brief.outputs:
        yield problem("C385", brief.at("outputs"))


def outcome_names_what_is_owed(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C386 where the brief of a Discovery leaves out what that owes, and C387 a role of the fund."""
    brief = bid.requirements
    if brief.kind != OUTCOME or brief.phase not in BEFORE_ALPHA:
        return
    said = " ".join([*brief.outputs, brief.summary, brief.background, brief.outcome]).casefold()
    owed = [one.document for one in bid.fund.owed if one.document in OWED_WORDS]
    missing = [one for one in owed if not any(words in said for words in OWED_WORDS[one])]
    if missing and brief.outputs:
        yield problem("C386", brief.at("outputs"), missing=(listed([_spoken(one) for one in missing]),))
    for rule in bid.fund.roles:
        if len(roles_of(brief)) >= FEWEST_ROLES and not rule.held_among([*brief.roles, brief.existing_team]):
            yield problem(
                "C387",
                brief.at("roles"),
                severity=severity_of(rule.confirmed),
                role=" or ".join([rule.value, *rule.also]),
                source=(rule.source if rule.confirmed else f"not confirmed: {rule.source}",),
            )


def roles_of(brief: Requirements) -> frozenset[str]:
    """Return the roles that the supplier brings: each once, several to a line where one names them."""
    lines = ((" ".join(one.casefold().split()), roles_named(one)) for one in brief.roles)
    return frozenset(role for line, named in lines for role in (named if len(named) > 1 else {line}))


def _texts(brief: Requirements, fields: tuple[str, ...]) -> Iterator[tuple[str, str, Place | None]]:
    for field in fields:
        value = getattr(brief, field)
        if isinstance(value, str):
            yield field, value, brief.at(field)
        elif value is not None:
            for number, text in enumerate(value):
                yield field, text, brief.at(field, number)


def _hit(code: str, field: str, words: str, place: Place | None, severity: Severity | None = None) -> Problem:
    label = label_of(field, load_schema("requirements")[field])
    return problem(code, place, severity=severity, field=label, found=words)


def _spoken(document: str) -> str:
    return f"a {document.replace('-', ' ')}"
