"""Words that tell a brief for one person from a brief for an outcome: what a brief asks for, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    "security_clearance",
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
PAYING = (*(field for field in ASKING if field not in ("background", "outcome", "end_users")), "roles")

_ROLE = rf"(?:{'|'.join(map(re.escape, ROLES))})"
_WHO = (
    r"(?:we|council|authority|department|organisation|project|programme|service|partners?|work|discovery"
    r"|alpha)"
)
_SEEKS = (
    rf"(?:\b{_WHO}(?:['’]re|\s\w+)?\s(?:needs?|wants?|requires?|seeks?)"
    r"|\b(?:need|require|want)(?=\s(?:an?|one)\s(?:experienced|senior|specialist|single|individual))"
    r"|\b(?:looking\sfor|seeking|recruiting|hiring|(?:to|will)\s(?:recruit|hire|appoint|engage|contract)))"
)
_GIVES = r"\b(?:provide|supply|offer|nominate|put\sforward)s?"
_LEVEL = (
    r"(?:(?:senior|lead|junior|principal|interim|expert|experienced|skilled|freelance|contract|agile|digital"
    r"|full[-\s]time|part[-\s]time)[\s/]+)*"
)
_ONE = r"(?:an?|one|a\ssingle|the\sservices\sof\san?)"
# £100 to £2,999: less is a parking charge, more is the takings of a council.
_AMOUNT = r"(?<![\d,.])(?:£\s?(?:\d{3}|[12],?\d{3})(?:\.\d\d)?|\b\d{3}\spounds)"
_FEW = r"(?:two|three|four|five|six|\d{1,2})"
# What stands behind a role that somebody is asked for; a developer portal is none.
_AS_ROLE = (
    rf"{_ROLE}\b(?![’'-])(?!\s(?:portal|tools?|experience|skills?|guides?|communit\w+|teams?|groups?|hub|kit"
    r"|documentation|network|console|platform|licen[cs]es?))"
)
# Words that may stand between, none of which makes many of one.
_BETWEEN = r"(?:(?!(?:team|teams|supplier|suppliers|of|and|or|to)\b)[\w’'-]+\s){0,3}"
# What makes of a specialist or an expert something that is no person.
_NO_PERSON = (
    r"teams?|suppliers?|partners?|compan\w+|firms?|agenc\w+|consultanc\w+|providers?|organisations?|users?"
    r"|councils?|services?|software|systems?|skills?|knowledge|experience|advice|help|reviews?|opinions?"
    r"|views?|panels?|groups?|analysis|plans?|approach\w*|solutions?|answers?|accounts?|responses?"
)
_PERSON = rf"(?:individual|person|specialist|contractor|freelancer|expert)(?![-’'\w])(?!\s(?:{_NO_PERSON}))"
# What somebody who is hired does, and a resident who pays a bill does not.
_WORKS = (
    r"(?:be\s(?:embedded|based|required|expected|responsible|paid|interviewed|part\sof)"
    r"|have\s(?:[\w’'-]+\s){0,3}(?:experience|skills|knowledge|clearance)"
    r"|report\sto|lead|join|run|bring|start\son|work\s(?:in|with|on|at|from|for|as|\w+\sdays))\b"
)

INDIVIDUAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SEEKS}|{_GIVES})\s{_ONE}\s{_BETWEEN}{_PERSON}",
        r"\b(?:need|want|require|looking\sfor|seeking)\s(?:someone|somebody)\b(?![’'])",
        r"\bthe\s(?:specialist|candidate)\s"
        r"(?:will|must|should|shall|needs?|has|is\s(?:to|expected|required))\b",
        rf"\b(?:the\s(?:individual|person|contractor)|he\sor\sshe|she\sor\she|s/he|he/she)\s(?:will|must|should|shall)"
        rf"\s{_WORKS}",
        r"\b(?:role|post)[-\s]?holder\b",
        r"\b(?:shortlisted|successful|ideal|suitable|all)\scandidates?\b"
        r"(?!\s(?:councils?|solutions?|products?|systems?|options?|authorit\w+|sites?))",
        r"\b(?:candidates?|contractors?|specialists?)\s(?:will|may|must|should)\s(?:all\s)?be\sinterviewed\b",
        r"\b(?:job\sdescription|person\sspecification|maternity\scover|line[-\s]managed\sby)\b",
        r"\bfill(?:ing)?\s(?:an?|the|this|our)\s(?:\w+\s){0,2}(?:role|post|vacancy)\b",
        r"\bvacancy\sfor\b",
        r"\bthis\s(?:role|post|position)\s(?:is|will|requires|involves)\b",
        r"\bthe\srole\s(?:(?:is|will\sbe)\s(?:based(?!\son)|full|part|for|remote|inside|outside)"
        r"|requires|involves|starts|reports)\b",
        r"\b(?:full|part)[-\s]time\s(?:role|post|position)\b",
        r"\b(?:inside|within)\sIR35\b|\bIR35\s(?:applies|status|assessment|determination)\b",
    )
)
# Of the people of a team suppliers may be asked for these too.
PAPERS = (re.compile(r"\b(?:(?:an?|the|your|their|one)\s)?(?:CVs?|curriculum\svitae)\b", re.IGNORECASE),)
DAY_RATE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:maximum\s|max\.?\s|your\s|an?\s|the\s)?(?:day|daily)[-\s](?:rates?|fees?)\b",
        r"\bdaily\s(?:cost|price|charge)\s(?:must|may|should|is|of|per)\b",
        r"\brates?\s(?:per|a|for\s(?:a|each))\s(?:person[-\s])?day\b",
        r"(?<!business\s)\brates?\s(?:(?!(?:and|or)\b)\w+\s){0,4}per\s(?:person[-\s])?day\b",
        rf"{_AMOUNT}\s?(?:/\s?|(?:a|per)\s)(?:(?:person|head|working)[-\s](?:(?:a|per)\s)?)?day\b",
        rf"{_AMOUNT}\s?p/?d\b",
    )
)
ROLE_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SEEKS}|{_GIVES})\s{_ONE}\s{_BETWEEN}{_AS_ROLE}",
        rf"(?:{_SEEKS}|{_GIVES})\s{_FEW}\s{_BETWEEN}{_ROLE}s\b",
        rf"\b(?:act|work|serve)(?:ed|ing)?\sas\s(?:our|the|an?)\s{_BETWEEN}{_AS_ROLE}",
        rf"\byou\s(?:will|must|should)\sbe\s(?:our|the|an?)\s{_BETWEEN}{_AS_ROLE}",
        rf"^(?:be|have\sbeen)\san?\s{_BETWEEN}{_AS_ROLE}",
        rf"\bexperience\sas\san?\s{_BETWEEN}{_AS_ROLE}",
        rf"\bcontract\sfor\san?\s{_BETWEEN}{_AS_ROLE}",
        rf"(?:\b(?:an?|one|{_FEW})\s|^){_LEVEL}{_ROLE}s?,?\s(?:(?:is|are)\s)?(?:required|needed|wanted|sought)"
        r"\b(?!.*\b(?:today|at\spresent|currently)\b)",
    )
)
# A title that is the name of a role: "Senior user researcher for a Discovery".
ROLE_TITLE = re.compile(
    rf"^\s*(?:(?:an?|{_FEW})\s)?{_LEVEL}(?:{_ROLE}s?|digital\sspecialists?|contractors?|freelancers?)"
    r"(?=\s*$|\s(?:for|to|in|at|on|with|required|needed|wanted)\b|\s*[,:–-]\s|\s*\()",
    re.IGNORECASE,
)
TEAM = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SEEKS}|\b(?:provide|supply|bring|field|offer))\s(?:an?|one|(?:the|your|their)(?!\steam\swith))\s"
        r"(?:(?!(?:of|for|to|in|with)\b)[\w’'-]+\s){0,3}team\b(?!\s(?:member|player|coach|lead))",
        r"\bat\sleast\sone\seach\sof\b",
        r"\bthe\s(?:supplier[’']s|supplying|suppliers[’'])\s(?:whole\s)?team\b",
        r"\b(?:the|your)\steam\s(?:must|should|has\sto)\s(?:include|have|bring|consist)\b",
        r"\byour\steam\s(?:will|must|should)\b",
        r"\ba\ssupplier\s(?:to|that|who)\s(?:deliver|run|build|carry|do)s?\b",
        r"\bsuppliers?\s(?:will|must|should|shall|is\sto)\s(?:deliver|run|build|produce|write|hand\sover)\b",
        rf"{_SEEKS}\san?\s{_BETWEEN}(?:consultancy|agency|company|firm|delivery\spartner)\b",
        rf"{_SEEKS}\s(?:an?\s)?{_LEVEL}{_ROLE}(?:,|\sand|\splus|\s&)\s(?:an?\s)?{_LEVEL}{_ROLE}\b",
        rf"{_ROLE}s?,?\s(?:and|plus|&)\s(?:an?\s)?{_LEVEL}{_ROLE}s?\s(?:(?:is|are)\s)?(?:required|needed|wanted)\b",
        rf"(?:{_SEEKS}|{_GIVES})\s{_FEW}\s{_BETWEEN}{_ROLE}s\b",
        rf"\b{_FEW}\s{_LEVEL}{_ROLE}s\s(?:are\s)?(?:required|needed|wanted)\b",
        r"\bresponsible\sfor\sthe\s(?:outcome|result)s?\b",
        r"\b(?:fixed\sprice|price)\sfor\sthe\s(?:whole\s)?(?:outcome|work|project|Discovery|Alpha)\b",
        r"\bpa(?:id|y|yment)\b[^.;]{0,30}\b(?:on|upon|against)\s(?:delivery|acceptance|completion)\sof\b",
    )
)

_ANY_ROLE = re.compile(rf"\b{_ROLE}(?=s?\b)", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:teams?|each\s(?:of|role|person)|roles|at\sleast\sone)\b"
    r"|\bsuppliers?\b(?!\s(?:must|should|will|shall)\s(?:provide|supply|offer|nominate)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\b(?:teams?|each|people|members|staff)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:no|not|never|without|nor|neither|rather\sthan|instead\sof|in\splace\sof|don[’']t|cannot)\b"
    r"[^.;:!?]{0,40}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^.;:!?]{0,20}\b(?:(?:is|are|will|do|does|can)\s?n[o’']t|(?:is|are|will\sbe)\sno)\b", re.IGNORECASE
)
# Money of the service itself: what it takes in on a day, or charges for one.
_OF_THE_SERVICE = re.compile(
    r"\b(?:worth|takings?|payments?|income|receipts?|collect\w*|takes?\sin|sav\w+|fines?|los\w+|parking"
    r"|permits?)\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s")


@dataclass(frozen=True)
class Hit:
    """The words of a text that ask for something, as they were typed, and the role that they name, if any.

    `of_many` says that their sentence speaks of a team, of several people or of suppliers.
    """

    words: str
    role: str = ""
    of_many: bool = False


def asks(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    """Yield what one of the patterns finds in each sentence of `text` that does not deny it."""
    for sentence in _sentences(text):
        for pattern in patterns:
            found = pattern.search(sentence)
            if found and not _denied(sentence, found):
                role = _ANY_ROLE.search(found.group())
                named = role.group().casefold() if role else ""
                yield Hit(found.group().strip(" ,"), named, bool(_MANY.search(sentence)))
                break


def asks_for_pay(text: str) -> Iterator[Hit]:
    """Yield where `text` speaks of pay by the day; what the service itself takes in on a day is none."""
    for sentence in _sentences(text):
        for hit in asks(sentence, DAY_RATE):
            at = sentence.find(hit.words)
            if not ("£" in hit.words and _OF_THE_SERVICE.search(sentence[:at])):
                yield hit


def asks_for_papers(text: str) -> Iterator[Hit]:
    """Yield where `text` asks for the papers of one person; those of a team's people are left alone."""
    return (hit for one in _sentences(text) if not _PEOPLE.search(one) for hit in asks(one, PAPERS))


def asks_for_role(texts: Iterable[str]) -> Iterator[tuple[int, Hit]]:
    """Yield where one of the `texts` of a field asks for a named role alone, with its number.

    A sentence of several roles, or of a team, asks for many and is left alone. So is a field that asks for
    one role here and for another there.
    """
    found = [
        (number, hit)
        for number, text in enumerate(texts)
        for sentence in _sentences(text)
        if len(roles_named(sentence)) == 1
        for hit in asks(sentence, ROLE_ASKED)
        if not hit.of_many
    ]
    return iter(found if len({hit.role for _, hit in found}) == 1 else ())


def roles_named(text: str) -> frozenset[str]:
    """Return the roles that `text` names, each as one."""
    return frozenset(one.group().casefold() for one in _ANY_ROLE.finditer(text))


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if sentence.strip():
            yield " ".join(sentence.split())


def _denied(sentence: str, found: re.Match[str]) -> bool:
    return bool(_NOT.search(sentence[: found.start()]) or _NOT_AFTER.match(sentence[found.end() :]))
