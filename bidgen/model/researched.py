"""Who was researched: the sessions held with people, how many and which councils took part in them."""

from __future__ import annotations

from bidgen.model.bid import BIDDERS, COUNCIL, Overview
from bidgen.model.research import DESK_RESEARCH, SHOW_AND_TELL, Research, Session


def sessions_with_people(research: Research) -> tuple[Session, ...]:
    """Return the sessions in which people were asked or watched.

    Desk research meets nobody, and a show and tell tells people what others have said.
    """
    return tuple(one for one in research.sessions if one.method not in (DESK_RESEARCH, SHOW_AND_TELL))


def sessions_not_counted(research: Research) -> tuple[Session, ...]:
    """Return the sessions with people that do not say how many took part."""
    return tuple(one for one in sessions_with_people(research) if one.participants is None)


def people_counted(research: Research) -> int:
    """Return how many people took part in the sessions with people, those left out that do not say."""
    return sum(one.participants or 0 for one in sessions_with_people(research))


def councils_researched(overview: Overview, research: Research) -> frozenset[str]:
    """Return the ids of the councils that took part in a session with people, the lead left out."""
    councils = {one.id for one in overview.organisations if one.kind == COUNCIL}
    seen = {name for session in sessions_with_people(research) for name in session.organisations}
    return frozenset(seen & councils - {overview.lead})


def councils_beyond_partners(overview: Overview, research: Research) -> frozenset[str]:
    """Return those of the councils researched that neither led the Discovery nor were partners in it."""
    partners = {one.id for one in overview.organisations if one.discovery_role in BIDDERS}
    return councils_researched(overview, research) - partners
