"""Who took part: organisations counted once by kind, people by kind and role, and nobody led back to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, matter_of, with_research

from bidgen.compose.matter import Matter
from bidgen.compose.names import finding_names
from bidgen.compose.user_research_report import compose
from bidgen.compose.who_took_part import kind_counts, kinds_chart, role_rows, said_by, who_took_part
from bidgen.model.bid import Organisation
from bidgen.model.charts import BarChart
from bidgen.model.research import Finding, Participant

SMALL = matter_of()
SESSION = SMALL.bid.research.sessions[0]
FOLDERS = pytest.mark.parametrize("folder", [SMALL.folder, EXAMPLE], ids=["small", "example"])


def organisation(ident: str, kind: str, council_type: str | None, role: str) -> Organisation:
    return Organisation(id=ident, name=ident, kind=kind, council_type=council_type, discovery_role=role)


def person(ident: str, role: str, kind: str | None = None) -> Participant:
    return Participant(id=ident, session=SESSION.id, role=role, organisation_kind=kind)


def finding(quote: str | None, speaker: str | None) -> Finding:
    return Finding(
        id="F1", theme="T", statement="S.", sessions=("R1",), strength="strong", quote=quote, said_by=speaker
    )


def with_organisations(*organisations: Organisation, sessions: int = 2, **changes: Any) -> Matter:
    lead = organisation("lead", "council", "county", "lead")
    overview = replace(SMALL.bid.overview, organisations=(lead, *organisations), lead="lead")
    held = replace(SESSION, organisations=("lead", *(one.id for one in organisations)))
    matter = replace(SMALL, bid=replace(SMALL.bid, overview=overview))
    return with_research(matter, sessions=(held,) * sessions, **changes)


@FOLDERS
def test_the_table_counts_councils_as_the_references_of_narrative_do(folder: Path) -> None:
    matter = matter_of(folder)
    names = finding_names(matter.bid)
    councils = [it for it in kind_counts(matter) if "council" in it.kind.casefold()]
    assert sum(it.partners + it.beyond for it in councils) == int(names["findings.councils_researched"].text)
    assert sum(it.beyond for it in councils) == int(names["findings.councils_beyond_partners"].text)


def test_who_was_shown_what_others_said_did_not_take_part() -> None:
    sessions = (SESSION, replace(SESSION, id="R9", method="show and tell", organisations=("west",)))
    matter = with_research(SMALL, sessions=sessions)
    assert "west" not in SESSION.organisations
    assert kind_counts(matter) == kind_counts(with_research(SMALL, sessions=sessions[:1]))


def test_an_organisation_is_counted_once_by_its_kind_and_whether_it_is_a_partner() -> None:
    matter = with_organisations(
        organisation("a", "council", "district", "partner"),
        organisation("b", "council", "district", "researched"),
        organisation("c", "council", "London borough", "none"),
        organisation("d", "central government", None, "partner"),
        organisation("e", "council", None, "researched"),
    )
    assert [(it.kind, it.partners, it.beyond) for it in kind_counts(matter)] == [
        ("District council", 1, 1),
        ("Central government", 1, 0),
        ("Council, type not recorded", 0, 1),
        ("London borough council", 0, 1),
    ]


def test_those_who_asked_the_questions_are_not_counted() -> None:
    matter = with_organisations(organisation("s", "supplier", None, "supplier"))
    assert kind_counts(matter) == []
    assert who_took_part(matter)["in_short"] == "No session names an organisation that took part."


def test_people_and_organisations_of_one_kind_stand_in_one_row() -> None:
    matter = with_organisations(
        organisation("a", "council", "London borough", "partner"),
        participants=(
            person("P1", "officer", "London borough council"),
            person("P2", "resident", "member of the public"),
            person("P3", "officer"),
        ),
    )
    rows: Any = who_took_part(matter)["rows"]
    assert [(row["kind"], row["organisations"], row["people"]) for row in rows] == [
        ("London borough council", "1", "1"),
        ("Member of the public", "0", "1"),
        ("Not recorded", "0", "1"),
        ("All", "1", "3"),
    ]


@pytest.mark.parametrize(
    ("partners", "others", "words"),
    [
        (1, 0, "1 organisation took part: 1 partner of the Discovery and 0 from beyond the partnership."),
        (2, 1, "3 organisations took part: 2 partners of the Discovery and 1 from beyond the partnership."),
    ],
)
def test_who_took_part_is_said_in_a_sentence(partners: int, others: int, words: str) -> None:
    matter = with_organisations(
        *(organisation(f"p{at}", "council", "district", "partner") for at in range(partners)),
        *(organisation(f"o{at}", "council", "county", "none") for at in range(others)),
    )
    assert who_took_part(matter)["in_short"] == f"Besides lead, {words}"


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ((), ""),
        (("R7",), " Session R7 names no organisation."),
        (("R7", "R8"), " Sessions R7 and R8 name no"),
    ],
)
def test_sessions_that_name_nobody_are_told(ids: tuple[str, ...], words: str) -> None:
    sessions = (SESSION, *(replace(SESSION, id=one, organisations=()) for one in ids))
    note = str(who_took_part(with_research(SMALL, sessions=sessions))["note"])
    assert note.partition("took part in.")[2].startswith(words)
    assert bool(words) == note.endswith("organisation.")


def test_the_chart_and_its_alternative_text_tell_what_the_table_does() -> None:
    picture = kinds_chart(matter_of(EXAMPLE))
    assert isinstance(picture.source, BarChart)
    assert picture.source.categories[0] == "District council"
    assert [one.values[0] for one in picture.source.series] == [4, 1]
    assert "District council, 4 partners and 1 beyond" in picture.alt
    assert "County council, 0 partners and 1 beyond" in picture.alt


def test_a_kind_that_only_people_have_is_not_in_the_chart_of_organisations() -> None:
    matter = with_organisations(participants=(person("P1", "resident", "member of the public"),))
    said = who_took_part(matter)
    assert said["rows"]
    assert not said["charted"]


def test_roles_are_counted_however_they_are_written() -> None:
    people = (person("P1", "income manager"), person("P2", "Auditor"), person("P3", "Income  Manager"))
    assert role_rows(people) == [
        {"role": "Income manager", "people": "2"},
        {"role": "Auditor", "people": "1"},
    ]


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("P1", "income manager, district council"),
        ("P2", "auditor"),
        ("P3", "officer, London borough council"),
        ("P9", "not recorded"),
        (None, "not recorded"),
    ],
)
def test_a_quote_says_role_and_kind_and_never_who_or_in_which_session(
    speaker: str | None, words: str
) -> None:
    people = (
        person("P1", "income manager", "district council"),
        person("P2", "auditor"),
        person("P3", "officer", "London borough council"),
    )
    assert said_by(finding("We wait.", speaker), people) == words


def test_a_finding_without_a_quote_names_no_speaker() -> None:
    context: Any = compose(
        with_research(SMALL, findings=(finding(None, "P1"),), participants=(person("P1", "x"),))
    )
    assert context["themes"][0]["findings"][0]["said_by"] == ""


def test_a_participant_without_a_kind_says_so() -> None:
    context: Any = compose(with_research(SMALL, participants=(person("P1", "officer"),)))
    assert context["participants"][0]["organisation_kind"] == "Not recorded"
