"""Participants are called P1 and P2, and never by anything that may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidgen.model.research import Participant
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.review.people import names_within

# Two letters and a number name nobody: P1, IM-3.
_SHORTEST_NAME = 3
# A title with a name behind it.
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir|Dame)\.? ([A-Z])")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# What says of people that they took part, in which part and where from.
_TELLING = re.compile(
    "anon|anonymous|attendee|central|colleague|council|councillor|customer|delegate|east|expert|group|guest|head"
    "|interview|interviewee|lead|manager|member|north|number|observer|officer|online|other|part|participant|people"
    "|person|practitioner|pseudonym|public|remote|resident|respondent|response|role|sample|service|session|site"
    "|south|speaker|staff|supplier|survey|team|test|tester|user|visitor|west|worker|workshop"
)


def participants_have_pseudonyms(bid: Bid) -> Iterator[Problem]:
    """Yield C406 for each participant whose id or role may be a name; those of `people` are C400's."""
    known = _words(" ".join(f"{one.id} {one.name}" for one in bid.overview.organisations))
    for one in bid.research.participants:
        if _may_be_name(one, known) and not names_within(one.id, bid.overview.people):
            yield problem("C406", one.at("id"), what="pseudonym", found=f"{one.id[0]}…")
        titled = _TITLED.search(one.role)
        if titled and not names_within(one.role, bid.overview.people):
            yield problem("C406", one.at("role"), what="role", found=f"{titled[1]} {titled[2]}…")


def _may_be_name(participant: Participant, known: frozenset[str]) -> bool:
    """Return whether the id has a word that is not known, not of the row's role and says nothing of roles."""
    words = {word for word in _WORD.findall(participant.id) if len(word) >= _SHORTEST_NAME}
    # Three capitals are a team: ICT1.
    named = {word.casefold() for word in words if not (word.isupper() and len(word) == _SHORTEST_NAME)}
    return any(not _TELLING.fullmatch(word) for word in named - known - _words(participant.role))


def _words(text: str) -> frozenset[str]:
    """Return the words of the text in small letters, in the singular too."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return frozenset(words | {word.removesuffix("s") for word in words})
