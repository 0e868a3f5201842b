"""Who took part in the research, counted: organisations by kind, people by kind and by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bidgen.compose.common import Row, capital, organisation_names
from bidgen.compose.matter import Matter
from bidgen.formats import count, listed
from bidgen.model.bid import BIDDERS, COUNCIL, SUPPLIER, Organisation
from bidgen.model.charts import BarChart, Series
from bidgen.model.document import Picture
from bidgen.model.research import Finding, Participant
from bidgen.model.researched import sessions_with_people

NOT_RECORDED = "Not recorded"


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many organisations of a kind took part, partners of the Discovery or not, and how many people."""

    kind: str
    partners: int
    beyond: int
    people: int


def kind_counts(matter: Matter) -> list[KindCount]:
    """Return a count for each kind of organisation that took part or participants name, the largest first.

    Each organisation in a session with people is counted once. The lead, and a supplier of the Discovery,
    asked the questions and are not counted.
    """
    overview, research = matter.bid.overview, matter.bid.research
    seen = {name for session in sessions_with_people(research) for name in session.organisations}
    asked = [
        one
        for one in overview.organisations
        if one.id in seen and one.id != overview.lead and one.discovery_role != SUPPLIER
    ]
    partners = Counter(_kind(one) for one in asked if one.discovery_role in BIDDERS)
    beyond = Counter(_kind(one) for one in asked if one.discovery_role not in BIDDERS)
    people = Counter(_kind_of_person(one) for one in research.participants)
    kinds = sorted({*partners, *beyond, *people})
    found = [KindCount(kind, partners[kind], beyond[kind], people[kind]) for kind in kinds]
    return sorted(found, key=lambda it: (it.kind == NOT_RECORDED, -it.partners - it.beyond, -it.people))


def who_took_part(matter: Matter) -> Row:
    """Return the table of kinds with its total, what it says in a sentence, and how it counts."""
    counts = kind_counts(matter)
    total = KindCount(
        "All",
        sum(it.partners for it in counts),
        sum(it.beyond for it in counts),
        sum(it.people for it in counts),
    )
    (lead,) = organisation_names(matter, (matter.bid.overview.lead,))
    return {
        "in_short": _in_short(lead, total),
        "rows": [_row(it) for it in (*counts, total)] if counts else [],
        "charted": any(it.partners or it.beyond for it in counts),
        "note": _note(matter),
    }


def kinds_chart(matter: Matter) -> Picture:
    """Return how many organisations of each kind took part, partners beside those beyond the partnership."""
    counts = [it for it in kind_counts(matter) if it.partners or it.beyond]
    chart = BarChart(
        categories=tuple(it.kind for it in counts),
        series=(
            Series("Partners", tuple(float(it.partners) for it in counts)),
            Series("Beyond the partners", tuple(float(it.beyond) for it in counts)),
        ),
        unit="",
        category_label="Kind of organisation",
        value_label="Organisations",
    )
    told = "; ".join(f"{it.kind}, {count(it.partners, 'partner')} and {it.beyond} beyond" for it in counts)
    return Picture("who-took-part", f"Bar chart of who took part, by kind: {told or 'nobody'}.", chart)


def role_rows(participants: Iterable[Participant]) -> list[Row]:
    """Return how many people of each role took part, the most first; "Officer" and "officer" are one role."""
    names: dict[str, str] = {}
    tally: Counter[str] = Counter()
    for one in participants:
        key = " ".join(one.role.split()).casefold()
        names.setdefault(key, capital(one.role))
        tally[key] += 1
    return [{"role": names[key], "people": str(people)} for key, people in tally.most_common()]


def said_by(finding: Finding, participants: Iterable[Participant]) -> str:
    """Return who said a finding's quote, by role and kind of organisation: "Officer, district council".

    Never by pseudonym or session, which would lead to the organisation and so to a person.
    """
    speaker = next((one for one in participants if one.id == finding.said_by), None)
    if speaker is None:
        return NOT_RECORDED.casefold()
    kind = speaker.organisation_kind
    return f"{speaker.role}, {kind}" if kind else speaker.role


def participant_row(one: Participant) -> Row:
    """Return one row of the table of participants; what was left out says so."""
    return {
        "id": one.id,
        "role": one.role,
        "organisation_kind": _kind_of_person(one),
        "access_needs": one.access_needs or NOT_RECORDED,
        "digital_inclusion": one.digital_inclusion or NOT_RECORDED,
    }


def _kind(one: Organisation) -> str:
    """Return the kind as participants have it, so that both are counted in one row."""
    if one.kind != COUNCIL:
        return capital(one.kind)
    return capital(f"{one.council_type} {COUNCIL}" if one.council_type else f"{COUNCIL}, type not recorded")


def _kind_of_person(one: Participant) -> str:
    return capital(one.organisation_kind) if one.organisation_kind else NOT_RECORDED


def _row(it: KindCount) -> Row:
    return {
        "kind": it.kind,
        "partners": str(it.partners),
        "beyond": str(it.beyond),
        "organisations": str(it.partners + it.beyond),
        "people": str(it.people),
    }


def _in_short(lead: str, total: KindCount) -> str:
    organisations = total.partners + total.beyond
    if not organisations:
        return "No session names an organisation that took part."
    return (
        f"Besides {lead}, {count(organisations, 'organisation')} took part: "
        f"{count(total.partners, 'partner')} of the Discovery and {total.beyond} from beyond the partnership."
    )


def _note(matter: Matter) -> str:
    once = "Each organisation is counted once, however many sessions it took part in."
    unnamed = [one.id for one in matter.bid.research.sessions if not one.organisations]
    if not unnamed:
        return once
    if len(unnamed) == 1:
        return f"{once} Session {unnamed[0]} names no organisation."
    return f"{once} Sessions {listed(unnamed)} name no organisation."
