"""Words that tell a brief for one person from a brief for an outcome: what a brief asks for, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The roles that the marketplace's form for specialists offers, and others of a public service.
ROLES = (
    "agile coach",
    "business analyst",
    "communications manager",
    "content designer",
    "cyber security consultant",
    "data architect",
    "data engineer",
    "data scientist",
    "delivery manager",
    "designer",
    "developer",
    "interaction designer",
    "performance analyst",
    "portfolio manager",
    "product manager",
    "product owner",
    "programme manager",
    "project manager",
    "quality assurance analyst",
    "scrum master",
    "service designer",
    "service manager",
    "solution architect",
    "technical architect",
    "technical lead",
    "tester",
    "user researcher",
    "web operations engineer",
)
# What the supplier is asked for. What there is already, such as the existing team, asks for nothing.
ASKING = (
    "title",
    "summary",
    "background",
    "outcome",
    "end_users",
    "working_arrangements",
    "contract_length",
    "additional_terms",
    "budget_range",
    "outputs",
    "essential_requirements",
    "nice_to_have_requirements",
    "success_criteria",
    "cultural_fit_criteria",
    "question_and_answer_session",
)
# A rate of a car park or a permit may stand in what is told of the service.
PAYING = tuple(field for field in ASKING if field not in ("background", "outcome", "end_users"))

_ROLE = rf"(?:{'|'.join(map(re.escape, ROLES))})"
_WHO = r"(?:we|council|authority|department|organisation|project|programme|service|partners?)"
_SEEKS = (
    rf"(?:\b{_WHO}(?:['’]re|\s\w+)?\s(?:needs?|wants?|requires?|seeks?)"
    r"|\b(?:need|require|want)(?=\s(?:an?|one)\s(?:experienced|senior|specialist|single|individual))"
    r"|\b(?:looking\sfor|seeking|recruiting|hiring|(?:to|will)\s(?:recruit|hire|appoint|engage|contract)))"
)
_LEVEL = r"(?:(?:senior|lead|junior|principal|interim|expert|experienced|skilled|freelance)\s)*"
_ONE = r"(?:an?|one|a\ssingle|the\sservices\sof\san?)"
# Words that may stand between, none of which makes many of one.
_BETWEEN = r"(?:(?!(?:team|teams|supplier|suppliers|of|and|or|to)\b)[\w’'-]+\s){0,3}"
_PERSON = (
    r"(?:individual|person|specialist|contractor|freelancer|expert)(?![-’'\w])"
    r"(?!\s(?:teams?|suppliers?|compan\w+|firms?|agenc\w+|software|systems?|skills?|knowledge|advice|help))"
)

INDIVIDUAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SEEKS}\s{_ONE}\s{_BETWEEN}{_PERSON}",
        r"\bthe\s(?:individual|contractor|specialist|post-?holder|candidate)\s"
        r"(?:will|must|should|shall|needs?|has|is\s(?:to|expected|required))\b",
        r"\b(?:shortlisted|successful|ideal|suitable|all)\scandidates?\b"
        r"(?!\s(?:councils?|solutions?|products?|systems?|options?|authorit\w+|sites?))",
        r"\b(?:candidates?|contractors?|specialists?)\s(?:will|may|must|should)\s(?:all\s)?be\sinterviewed\b",
        r"\b(?:an?|your|their|one|the\sspecialist[’']s|the\scandidate[’']s)\s(?:CV|curriculum\svitae)\b",
        r"\b(?:job\sdescription|person\sspecification|maternity\scover|line[-\s]managed\sby)\b",
        r"\bfill(?:ing)?\s(?:an?|the|this|our)\s(?:\w+\s){0,2}(?:role|post|vacancy)\b",
        r"\bthis\s(?:role|post|position)\s(?:is|will|requires|involves)\b",
    )
)
DAY_RATE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:maximum\s|max\.?\s|your\s|an?\s|the\s)?(?:day|daily)[-\s]rates?\b",
        r"\brates?\s(?:per|a|for\s(?:a|each))\s(?:person[-\s])?day\b",
        r"£\s?\d{2,3}(?:,?\d{3})?(?:\.\d+)?\s(?:a|per|/)\s?(?:person[-\s]|working\s)?day\b",
    )
)
ROLE_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SEEKS}\s{_ONE}\s{_BETWEEN}{_ROLE}\b(?![’'-])",
        rf"\b(?:act|work|serve)(?:ing)?\sas\s(?:our|the|an?)\s{_BETWEEN}{_ROLE}\b(?![’'-])",
    )
)
# A title that is the name of a role: "Senior user researcher for a Discovery".
ROLE_TITLE = re.compile(
    rf"^\s*(?:an?\s)?{_LEVEL}{_ROLE}"
    r"(?=\s*$|\s(?:for|to|in|at|on|with|required|needed|wanted)\b|\s*[,:–-]\s|\s*\()",
    re.IGNORECASE,
)
TEAM = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SEEKS}|\b(?:provide|supply|bring|field|offer))\s(?:an?|the|your|their|one)\s"
        r"(?:(?!(?:of|for|to|in|with)\b)[\w’'-]+\s){0,3}team\b(?!\s(?:member|player|coach|lead))",
        r"\bat\sleast\sone\seach\sof\b",
        r"\bthe\s(?:supplier[’']s|supplying|suppliers[’'])\s(?:whole\s)?team\b",
        r"\ba\ssupplier\s(?:to|that|who)\s(?:deliver|run|build|carry|do)s?\b",
        r"\b(?:fixed\sprice|price)\sfor\sthe\s(?:whole\s)?(?:outcome|work|project|Discovery|Alpha)\b",
    )
)

_ANY_ROLE = re.compile(rf"\b{_ROLE}s?\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:team|teams|each\sof|roles|suppliers?[’']?)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:no|not|never|without|nor|neither|rather\sthan|instead\sof|in\splace\sof|don[’']t|cannot)\b"
    r"[^.;:!?]{0,40}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^.;:!?]{0,20}\b(?:(?:is|are|will|do|does|can)\s?n[o’']t|(?:is|are|will\sbe)\sno)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s")


@dataclass(frozen=True)
class Hit:
    """The words of a text that ask for something, as they were typed."""

    words: str


def asks(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    """Yield what one of the patterns finds in each sentence of `text` that does not deny it."""
    for sentence in _sentences(text):
        for pattern in patterns:
            found = pattern.search(sentence)
            if found and not _denied(sentence, found):
                yield Hit(found.group().strip())
                break


def asks_for_role(text: str) -> Iterator[Hit]:
    """Yield where `text` asks for a named role alone.

    A sentence of several roles, or of a team, asks for many and is left alone.
    """
    for sentence in _sentences(text):
        roles = {one.group().casefold().rstrip("s") for one in _ANY_ROLE.finditer(sentence)}
        if len(roles) == 1 and not _MANY.search(sentence):
            yield from asks(sentence, ROLE_ASKED)


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if sentence.strip():
            yield " ".join(sentence.split())


def _denied(sentence: str, found: re.Match[str]) -> bool:
    return bool(_NOT.search(sentence[: found.start()]) or _NOT_AFTER.match(sentence[found.end() :]))
