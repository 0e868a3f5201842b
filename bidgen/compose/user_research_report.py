"""What the user research report says: whom we asked, how, what we found, what we could not find out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bidgen.compose.common import Row, capital, common, organisation_names, with_terms
from bidgen.compose.evidence import (
    PRIORITIES,
    confidence_words,
    need_sentence,
    question_rows,
    reader_rows,
    recommendation_rows,
    session_row,
    sessions_counted,
    strength_words,
)
from bidgen.compose.matter import Matter
from bidgen.compose.switching_forces import force_rows, forces_chart
from bidgen.compose.who_took_part import kinds_chart, participant_row, role_rows, said_by, who_took_part
from bidgen.formats import count, listed, period_text
from bidgen.model.charts import BarChart, Series
from bidgen.model.document import Context, Picture
from bidgen.model.research import Finding, Research, Session
from bidgen.model.researched import (
    councils_beyond_partners,
    councils_researched,
    people_counted,
    sessions_not_counted,
    sessions_with_people,
)
from bidgen.prose import parse_prose

NARRATIVE = ("summary", "method", "recruitment", "consent", "inclusion", "limitations", "not_found_out")


def compose(matter: Matter) -> Context:
    """Return the context of the report: narrative as Prose, tables as lists of rows, charts."""
    research = matter.bid.research
    said: Row = {
        "research": {name: parse_prose(getattr(research, name)) for name in NARRATIVE},
        "in_short": _in_short(matter),
        "confidence": confidence_words(research),
        "questions": question_rows(research),
        "sessions": [session_row(one, matter) for one in research.sessions],
        "people": _people(research),
        "counting": _counting(research.sessions),
        "who": who_took_part(matter),
        "participants": [participant_row(one) for one in research.participants],
        "roles": role_rows(research.participants),
        "charts": {
            "sessions_by_method": _sessions_by_method(research.sessions),
            "who_took_part": kinds_chart(matter),
            "forces": forces_chart(research.forces),
        },
        "strengths": _strength_rows(research.findings),
        "single_sources": _single_sources(research.findings),
        "themes": _themes(research),
        "needs": [
            {
                "id": one.id,
                "need": need_sentence(one),
                "priority": PRIORITIES[one.priority],
                "findings": ", ".join(one.findings),
            }
            for priority in PRIORITIES
            for one in research.needs
            if one.priority == priority
        ],
        "needs_in_short": _needs_in_short(research),
        "forces": force_rows(research.forces),
        "gaps": [
            {
                "id": one.id,
                "gap": one.gap,
                "need": one.need,
                "effort": capital(one.effort),
                "closed_by": one.closed_by,
            }
            for one in research.gaps
        ],
        "recommendations": recommendation_rows(research.recommendations),
        "lessons": [
            {"id": one.id, "happened": one.happened, "lesson": one.lesson} for one in research.lessons
        ],
        # The answers in words are the conclusion's.
        "readers": [
            {name: row[name] for name in ("reader", "story", "findings")} for row in reader_rows(matter)
        ],
    }
    return {**common(matter, "user-research-report"), **with_terms(said, matter)}


def _in_short(matter: Matter) -> str:
    """Return the opening: what research there was, when and with how many councils, and what it gave."""
    research = matter.bid.research
    if not research.sessions:
        return "No research session has been held."
    days = [one.date for one in research.sessions]
    held = listed([sessions_counted(method, times) for method, times, _ in _methods(research.sessions)])
    overview = matter.bid.overview
    councils = count(len(councils_researched(overview, research)), "council")
    beyond = len(councils_beyond_partners(overview, research))
    (lead,) = organisation_names(matter, (overview.lead,))
    return (
        f"Our research from {period_text(min(days), max(days))} was {held}. Besides {lead}, {councils} took "
        f"part, {beyond} of them from outside the partnership. The result: "
        f"{count(len(research.findings), 'finding')}, {count(len(research.needs), 'user need')} and "
        f"{count(len(research.recommendations), 'recommendation')}."
    )


def _methods(sessions: Iterable[Session]) -> list[tuple[str, int, int]]:
    """Return (method, sessions, organisations named) for the methods that were used, most used first."""
    times: Counter[str] = Counter()
    organisations: dict[str, set[str]] = {}
    for one in sessions:
        times[one.method] += 1
        organisations.setdefault(one.method, set()).update(one.organisations)
    return [(method, held, len(organisations[method])) for method, held in times.most_common()]


def _sessions_by_method(sessions: Iterable[Session]) -> Picture:
    methods = _methods(sessions)
    chart = BarChart(
        categories=tuple(capital(method) for method, _, _ in methods),
        series=(
            Series("Sessions", tuple(float(times) for _, times, _ in methods)),
            Series("Organisations named", tuple(float(named) for _, _, named in methods)),
        ),
        unit="",
        category_label="Method",
        value_label="Number",
    )
    held = "; ".join(
        f"{sessions_counted(method, times)}, {count(named, 'organisation') if named else 'nobody named'}"
        for method, times, named in methods
    )
    told = f"Bar chart of sessions and of the organisations named, by method: {held or 'none held'}."
    return Picture("sessions-by-method", told, chart)


def _counting(sessions: Iterable[Session]) -> str:
    """Return how the chart counts organisations, and for which methods it has none to count."""
    once = "An organisation that took part in several sessions of one method is counted once for it."
    unnamed = [method for method, _, named in _methods(sessions) if not named]
    return f"{once} No organisation is named under {listed(unnamed)}." if unnamed else once


def _people(research: Research) -> str:
    """Return how many people took part, for how many sessions nobody counted, and how many are listed."""
    missing, number = len(sessions_not_counted(research)), people_counted(research)
    sessions = len(sessions_with_people(research)) - missing
    listed_people = count(len(research.participants), "person", "people")
    if not sessions:
        if research.participants:
            return f"{listed_people} are listed by pseudonym; no session has a count of its own."
        return "The number of participants is not published for any session."
    people = count(number, "person", "people")
    said = f"{people} took part in the {count(sessions, 'session')} where they were counted."
    if missing:
        said += f" For {count(missing, 'other session')} the number of participants is not published."
    if research.participants and len(research.participants) != number:
        said += f" By pseudonym, {listed_people} are listed."
    return said


def _strength_rows(findings: Iterable[Finding]) -> list[Row]:
    rows: list[Row] = []
    for theme, found in _by_theme(findings).items():
        tally = Counter(one.strength for one in found)
        rows.append(
            {
                "theme": theme,
                "findings": str(len(found)),
                "strong": str(tally["strong"]),
                "moderate": str(tally["moderate"]),
                "single_source": str(tally["single source"]),
            }
        )
    return rows


def _single_sources(findings: Iterable[Finding]) -> str:
    """Return the warning that goes before the findings: which of them rest on one session alone."""
    alone = [one.id for one in findings if one.strength == "single source"]
    if not alone:
        return "No finding rests on a single session alone."
    if len(alone) == 1:
        return f"Finding {alone[0]} rests on a single session alone: read it with care."
    return f"Findings {listed(alone)} rest on a single session alone: read them with care."


def _themes(research: Research) -> list[Row]:
    return [
        {
            "theme": theme,
            "findings": [
                {
                    "id": one.id,
                    "statement": one.statement,
                    "evidence": one.evidence or "",
                    "quote": one.quote or "",
                    "said_by": said_by(one, research.participants) if one.quote else "",
                    "strength": strength_words(one),
                }
                for one in found
            ],
        }
        for theme, found in _by_theme(research.findings).items()
    ]


def _by_theme(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings under their themes, both in the order of the table."""
    themes: dict[str, list[Finding]] = {}
    for one in findings:
        themes.setdefault(one.theme, []).append(one)
    return themes


def _needs_in_short(research: Research) -> str:
    tally = Counter(one.priority for one in research.needs)
    parts = [f"{tally[priority]} {priority}" for priority in PRIORITIES if tally[priority]]
    return (
        f"The findings show {count(len(research.needs), 'need')}, by priority: {listed(parts)}. "
        "A service that leaves out a must is of no use to its users."
    )
