"""Who took part: sessions, participants, findings and organisations say the same of it."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.catalogue import Severity
from bidgen.formats import count, listed_some
from bidgen.model.bid import RESEARCHED
from bidgen.model.research import DESK_RESEARCH, Research, Session
from bidgen.model.whole import ResearchedBid
from bidgen.problems import Problem, problem


def participants_agree(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C436 for each session whose number of participants other tables contradict."""
    research = bid.research
    for session in research.sessions:
        rows = [one for one in research.participants if one.session == session.id]
        said = _contradicted(session, len(rows), research)
        if said:
            related = [one.at("session") for one in rows]
            what = f"session {session.id} {said[0]}"
            yield problem("C436", session.at("participants"), related=related, said=(what,), but=said[1])


def _contradicted(session: Session, rows: int, research: Research) -> tuple[str, str] | None:
    """Return what the session says of its participants and what contradicts it; None where nothing does."""
    number = session.participants
    listed = f"the Participants table lists {count(rows, 'person', 'people')} of it"
    if session.method == DESK_RESEARCH:
        if rows:
            return "is desk research", listed
        return ("is desk research", f"its Participants are {number}") if number else None
    if number is None or (number and rows <= number):
        return None
    counts = f"counts {count(number, 'person', 'people')}"
    if rows > number:
        return counts, listed
    resting = [one.id for one in research.findings if session.id in one.sessions]
    if resting:
        return counts, f"it is the evidence of {listed_some(resting)}"
    return (counts, "organisations took part in it") if session.organisations else None


def researched_took_part(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C436, a warning, for each organisation that was researched by its role and by no session."""
    seen = {name for session in bid.research.sessions for name in session.organisations}
    for one in bid.overview.organisations:
        if one.discovery_role == RESEARCHED and one.id not in seen:
            said, but = f"{one.name} was researched by its role in the Discovery", "no session names it"
            place = one.at("discovery_role")
            yield problem("C436", place, severity=Severity.WARNING, said=(said,), but=but)


def speakers_took_part(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C437 for each quote whose speaker took part in none of its finding's sessions."""
    people = {one.id: one for one in bid.research.participants}
    for one in bid.research.findings:
        speaker = people.get(one.said_by) if one.said_by else None
        if speaker and speaker.session not in one.sessions:
            yield problem(
                "C437",
                one.at("said_by"),
                related=[speaker.at("session")],
                id=one.id,
                speaker=speaker.id,
                session=speaker.session,
                sessions=one.sessions,
            )


def quotes_have_speakers(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C438 for each quote without a speaker, where somebody of its sessions is listed."""
    listed = {one.session for one in bid.research.participants}
    for one in bid.research.findings:
        if one.quote and not one.said_by and listed.intersection(one.sessions):
            yield problem("C438", one.at("quote"), id=one.id)


def speakers_are_not_known(bid: ResearchedBid) -> Iterator[Problem]:
    """Yield C407 for each quote whose speaker was the only one of the one organisation of a session."""
    names = {one.id: one.name for one in bid.overview.organisations}
    sessions = {one.id: one for one in bid.research.sessions}
    people = {one.id: one for one in bid.research.participants}
    for one in bid.research.findings:
        speaker = people.get(one.said_by or "")
        session = sessions.get(speaker.session) if speaker else None
        if (
            one.quote
            and speaker
            and session
            and session.id in one.sessions
            and len(session.organisations) == 1
        ):
            listed = sum(other.session == session.id for other in people.values())
            if max(session.participants or 0, listed) == 1:
                (organisation,) = session.organisations
                yield problem(
                    "C407",
                    one.at("quote"),
                    id=one.id,
                    speaker=speaker.id,
                    session=session.id,
                    organisation=names.get(organisation, organisation),
                    related=[session.at("participants")],
                )
