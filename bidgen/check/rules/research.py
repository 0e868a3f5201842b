"""What the fund missed when it read reports of research: numbers, arrangements, limits, who was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bidgen.catalogue import Severity
from bidgen.check.rules.nothing_stated import states_nothing
from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count
from bidgen.model.research import Session
from bidgen.model.researched import (
    councils_beyond_partners,
    people_counted,
    sessions_not_counted,
    sessions_with_people,
)
from bidgen.model.whole import ResearchedBid
from bidgen.problems import Problem, problem

_EXCLUDED = re.compile(
    r"\bdigital(?:ly)?[\s-]+(?:access|assist|confiden|exclu|inclu|litera|poverty|skill)|\bassisted digital"
    r"|\b(?:not|never|cannot|without)\b[^.\n]{0,40}\bon-?line\b|\boff-?line\b|\binternet|\bbroadband"
    r"|\bsmart\s?phone|\blibrar(?:y|ies)\b|\bon paper\b|\bin person\b|\bface[\s-]to[\s-]face"
    r"|\bby (?:tele)?phone\b",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\baccess(?:ibility)? needs?\b|\baccessib|\bassistive|\bdisab(?:led|ilit)|\bimpair|\bWCAG\b"
    r"|\bscreen[\s-]?(?:reader|magni)|\bblind|\bpartially sighted|\bdeaf|\bhard of hearing|\bhearing aid"
    r"|\bdyslexi|\bautis|\bneuro-?di|\bwheelchair|\blarge print|\beasy[\s-]read|\bbraille|\bsign language",
    re.IGNORECASE,
)


def participants_are_counted(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C430, once for the bid, where a session with people has no number of participants."""
    yield from _once("C430", sessions_not_counted(bid.research), "participants")


def sample_is_large_enough(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C431 where no more people took part than the fund has called too few.

    It is left alone while somebody is not counted: C430 asks for that first.
    """
    rule, people = bid.fund.small_sample, people_counted(bid.research)
    if rule and people <= rule.value and not sessions_not_counted(bid.research):
        yield problem(
            "C431",
            bid.research.at("sessions"),
            severity=severity_of(rule.confirmed),
            found=count(people, "person", "people"),
            few=rule.value,
            source=source_text(rule.source, rule.confirmed),
        )


def arrangements_are_stated(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C432, once for the bid, where a session with people does not say how it was arranged."""
    lacking = [one for one in sessions_with_people(bid.research) if states_nothing(one.arranged)]
    yield from _once("C432", lacking, "arranged")


def limitations_are_stated(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C433 where the limitations of the research say nothing, and advice where those of sessions do."""
    research = bid.research
    if states_nothing(research.limitations):
        found = f"the text is “{research.limitations.strip()}”"
        yield problem("C433", research.at("limitations"), what="the research as a whole", found=found)
    lacking = [one for one in sessions_with_people(research) if states_nothing(one.limitations)]
    yield from _once("C433", lacking, "limitations", Severity.ADVICE)


def research_goes_beyond_partners(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C434 where no council took part in the research but the lead and its partners."""
    if not councils_beyond_partners(bid.overview, bid.research):
        yield problem("C434", bid.research.at("sessions"))


def inclusion_is_considered(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C435 where neither the Inclusion text nor a participant's row speaks of those easily left out."""
    research, people = bid.research, bid.research.participants
    missing = []
    if not (_EXCLUDED.search(research.inclusion) or any(one.digital_inclusion for one in people)):
        missing.append("people who are digitally excluded")
    if not (_ACCESS.search(research.inclusion) or any(one.access_needs for one in people)):
        missing.append("people with access needs")
    if missing:
        yield problem("C435", research.at("inclusion"), missing=" or ".join(missing))


def _once(
    code: str, sessions: Sequence[Session], field: str, severity: Severity | None = None
) -> Iterator[Problem]:
    """Yield one Problem for all the sessions, at the first of them."""
    if sessions:
        first, *others = (one.at(field) for one in sessions)
        what, found = count(len(sessions), "session"), tuple(one.id for one in sessions)
        yield problem(code, first, severity=severity, related=others, what=what, found=found)
