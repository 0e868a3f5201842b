"""How sessions, findings, needs and answers are put into words, the same in every document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bidgen.compose.common import Row, as_a, capital, organisation_names, sentence, story_sentence
from bidgen.compose.ids import ids_text
from bidgen.compose.matter import Matter
from bidgen.formats import count, date_text, listed
from bidgen.model.research import DESK_RESEARCH, Finding, Need, Recommendation, Research, Session
from bidgen.prose import parse_prose

# The methods that cannot be counted by an "s" alone: one of it, several of it.
UNCOUNTABLE = {DESK_RESEARCH: ("piece of desk research", "pieces of desk research")}
PRIORITIES = {"must": "Must", "should": "Should", "could": "Could"}
STRENGTHS = {
    "strong": "Strong evidence",
    "moderate": "Moderate evidence",
    "single source": "Single source: it rests on one session alone",
}


def need_sentence(need: Need) -> str:
    """Return a need as the GOV.UK Service Manual writes it: As a ..., I need to ... so that ..."""
    return f"{as_a(need.as_a)}, I need to {need.i_need_to} so that {sentence(need.so_that)}"


def strength_words(finding: Finding) -> str:
    """Return how sure a finding is, with its sessions: a single source says what that means each time."""
    return f"{STRENGTHS[finding.strength]}. {_naming('Session', finding.sessions)}."


def sessions_counted(method: str, times: int) -> str:
    """Return a number of sessions of one method: "2 workshops", "1 piece of desk research"."""
    return count(times, *UNCOUNTABLE.get(method, (method,)))


def session_row(session: Session, matter: Matter) -> Row:
    """Return one row of the table of sessions; a setting that is not published says so."""
    names = organisation_names(matter, session.organisations)
    # A reader cannot tell whether the team knows it: what is sure is that no publication says it.
    setting = "setting not published" if session.setting == "not known" else session.setting
    people = "" if session.participants is None else count(session.participants, "person", "people")
    told = (session.arranged, session.limitations)
    return {
        "name": f"{session.id}: {session.name}",
        "date": date_text(session.date),
        "how": f"{capital(session.method)}, {setting}",
        "who": ": ".join(part for part in (listed(names) or "None named", people) if part),
        "notes": " ".join(sentence(text) for text in told if text) or "None",
    }


def question_rows(research: Research) -> list[Row]:
    """Return the research questions with their answers, how sure they are and what they rest on."""
    return [
        {
            "id": question.id,
            "question": question.question,
            "answer": parse_prose(question.answer),
            "confidence": capital(question.confidence),
            "findings": ids_text(question.findings),
        }
        for question in research.questions
    ]


def reader_rows(matter: Matter) -> list[Row]:
    """Return what the Discovery tells each reader, in the order of the user stories, with its findings."""
    return [
        {
            "reader": f"{story.id}: {story.reader}",
            "story": story_sentence(story),
            "answer": parse_prose(story.answer),
            "findings": ids_text(one.id for one in matter.bid.research.findings if story.id in one.stories),
        }
        for story in matter.bid.overview.stories
    ]


def recommendation_rows(recommendations: Sequence[Recommendation]) -> list[Row]:
    """Return the recommendations, each with its reason, the needs it serves and the stories it answers."""
    return [
        {
            "id": one.id,
            "recommendation": one.recommendation,
            "reason": one.reason,
            "needs": ", ".join(one.needs),
            "stories": ids_text(one.stories),
        }
        for one in recommendations
    ]


def confidence_words(research: Research) -> str:
    """Return how sure the answers are, taken together: "High for 3 questions, medium for 2, low for 1"."""
    tally = Counter(question.confidence for question in research.questions)
    parts = [f"{level} for {tally[level]}" for level in ("high", "medium", "low") if tally[level]]
    return f"We asked {count(len(research.questions), 'question')}. Our confidence is {listed(parts)}."


def _naming(thing: str, ids: Sequence[str]) -> str:
    if not ids:
        return ""
    return f"{thing if len(ids) == 1 else thing + 's'} {listed(ids)}"
