"""The user research report: whom we asked, what we found and how sure we are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from matters import EXAMPLE, matter_of, with_research

from bidgen.compose.names import finding_names
from bidgen.compose.user_research_report import compose
from bidgen.model.charts import BarChart, ForcesChart
from bidgen.model.document import Picture
from bidgen.model.research import Finding, Force, Need, Participant, Question, Session

SMALL = matter_of()
SESSION = SMALL.bid.research.sessions[0]


def finding(ident: str, theme: str, strength: str, sessions: tuple[str, ...] = ("R1",)) -> Finding:
    return Finding(
        id=ident,
        theme=theme,
        statement=f"Says {ident}.",
        sessions=sessions,
        strength=strength,
        stories=("S1",),
    )


def composed(**changes: Any) -> Any:
    return compose(with_research(SMALL, **changes))


def test_every_finding_stands_once_under_its_theme_in_the_order_of_the_table() -> None:
    found = (
        finding("F1", "Cost", "strong"),
        finding("F2", "Audit", "moderate"),
        finding("F3", "Cost", "strong"),
    )
    themes = composed(findings=found)["themes"]
    assert [(one["theme"], [two["id"] for two in one["findings"]]) for one in themes] == [
        ("Cost", ["F1", "F3"]),
        ("Audit", ["F2"]),
    ]


def test_a_finding_of_one_session_says_so_in_words_wherever_it_stands() -> None:
    context = composed(
        findings=(finding("F1", "Cost", "strong", ("R1", "R2")), finding("F2", "Cost", "single source"))
    )
    alone = context["themes"][0]["findings"][1]
    assert alone["strength"] == "Single source: it rests on one session alone. Session R1."
    assert context["single_sources"].startswith("Finding F2 rests on a single session alone")
    assert "F1" not in context["single_sources"]


def test_no_warning_of_single_sources_where_there_is_none() -> None:
    assert composed()["single_sources"] == "No finding rests on a single session alone."


def test_the_table_of_strengths_counts_every_finding() -> None:
    found = (
        finding("F1", "Cost", "strong"),
        finding("F2", "Cost", "single source"),
        finding("F3", "Cost", "moderate"),
        finding("F4", "Cost", "moderate"),
    )
    assert composed(findings=found)["strengths"] == [
        {"theme": "Cost", "findings": "4", "strong": "1", "moderate": "2", "single_source": "1"}
    ]


def test_needs_are_sentences_and_the_musts_come_first() -> None:
    def need(ident: str, role: str, priority: str) -> Need:
        return Need(
            id=ident, as_a=role, i_need_to="see it", so_that="I know", findings=("F1",), priority=priority
        )

    needs = (need("N1", "clerk", "could"), need("N2", "officer", "must"), need("N3", "LA auditor", "should"))
    context = composed(needs=needs)
    assert [(one["id"], one["need"]) for one in context["needs"]] == [
        ("N2", "As an officer, I need to see it so that I know."),
        ("N3", "As an LA auditor, I need to see it so that I know."),
        ("N1", "As a clerk, I need to see it so that I know."),
    ]
    assert "3 needs, by priority: 1 must, 1 should and 1 could" in context["needs_in_short"]


def test_an_answer_that_rests_on_no_finding_says_so() -> None:
    question = Question(id="Q1", question="Why?", answer="Because.", confidence="low")
    assert composed(questions=(question,))["questions"][0]["findings"] == "None"


def test_each_reader_sees_the_findings_of_the_own_story() -> None:
    story = SMALL.bid.overview.stories[0]
    row = composed()["readers"][0]
    assert row["reader"] == f"{story.id}: {story.reader}"
    assert row["findings"] == "F1"
    unanswered = tuple(replace(one, stories=()) for one in SMALL.bid.research.findings)
    assert composed(findings=unanswered)["readers"][0]["findings"] == "None"


def test_forces_that_favour_a_change_come_before_those_that_hold_back() -> None:
    kinds = ("habit", "pull", "anxiety", "push")
    forces = tuple(Force(id=kind, kind=kind, statement=f"{kind}!") for kind in kinds)
    assert [one["kind"] for one in composed(forces=forces)["forces"]] == ["Push", "Pull", "Anxiety", "Habit"]


def test_the_diagram_of_the_forces_and_its_alternative_text_tell_every_force_on_its_side() -> None:
    forces = (
        Force(id="W1", kind="habit", statement="Staff know the old one"),
        Force(id="W2", kind="pull", statement="It shows data at once."),
        Force(id="W3", kind="push", statement="The old one is dear."),
    )
    picture = composed(forces=forces)["charts"]["forces"]
    assert isinstance(picture.source, ForcesChart)
    assert [(one.name, one.words) for one in picture.source.towards] == [
        ("Push", ("The old one is dear.",)),
        ("Pull", ("It shows data at once.",)),
    ]
    assert [(one.name, one.words) for one in picture.source.against] == [
        ("Anxiety", ()),
        ("Habit", ("Staff know the old one",)),
    ]
    assert picture.alt.endswith(
        "Towards a change. Push: The old one is dear. Pull: It shows data at once. "
        "Against a change. Anxiety: none found. Habit: Staff know the old one."
    )


@pytest.mark.parametrize(
    ("changes", "field", "shown"),
    [
        ({}, "who", "North Council, South Council and East Council: 9 people"),
        ({"participants": 0}, "who", "North Council, South Council and East Council: 0 people"),
        ({"participants": None}, "who", "North Council, South Council and East Council"),
        ({"participants": 1, "organisations": ()}, "who", "None named: 1 person"),
        ({"setting": "remote"}, "how", "Workshop, remote"),
        ({"setting": "not known"}, "how", "Workshop, setting not published"),
        ({"arranged": "By letter", "limitations": "One town"}, "notes", "By letter. One town."),
        ({"arranged": None, "limitations": None}, "notes", "None"),
    ],
)
def test_a_session_says_who_took_part_and_how(changes: dict[str, Any], field: str, shown: str) -> None:
    assert composed(sessions=(replace(SESSION, **changes),))["sessions"][0][field] == shown


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((9, 1), "10 people took part in the 2 sessions where they were counted."),
        (
            (9, None, None),
            "9 people took part in the 1 session where they were counted. "
            "For 2 other sessions the number of participants is not published.",
        ),
        ((None,), "The number of participants is not published for any session."),
    ],
)
def test_people_are_counted_only_where_somebody_counted_them(
    counts: tuple[int | None, ...], words: str
) -> None:
    assert composed(sessions=tuple(replace(SESSION, participants=one) for one in counts))["people"] == words


@pytest.mark.parametrize(
    ("counted", "people", "words"),
    [
        (None, 2, "2 people are listed by pseudonym; no session has a count of its own."),
        (
            9,
            2,
            "9 people took part in the 1 session where they were counted. By pseudonym, 2 people are listed.",
        ),
        (2, 2, "2 people took part in the 1 session where they were counted."),
    ],
)
def test_people_who_are_listed_and_people_who_were_counted_are_told_apart(
    counted: int | None, people: int, words: str
) -> None:
    listed = tuple(Participant(id=f"P{at}", session="R1", role="officer") for at in range(people))
    sessions = (replace(SESSION, participants=counted),)
    assert composed(sessions=sessions, participants=listed)["people"] == words


def test_chart_note_and_alternative_text_of_the_methods_agree() -> None:
    def held(method: str, *organisations: str) -> Session:
        return replace(SESSION, method=method, organisations=organisations)

    context = composed(
        sessions=(
            held("desk research"),
            held("interview", "north"),
            held("interview", "north", "south"),
            held("survey"),
        )
    )
    assert context["counting"].endswith("No organisation is named under desk research and survey.")
    picture = context["charts"]["sessions_by_method"]
    assert isinstance(picture, Picture)
    assert isinstance(picture.source, BarChart)
    assert picture.source.categories == ("Interview", "Desk research", "Survey")
    assert [one.values for one in picture.source.series] == [(2, 1, 1), (2, 0, 0)]
    assert (
        "2 interviews, 2 organisations; 1 piece of desk research, nobody named; 1 survey, nobody named"
    ) in picture.alt


@pytest.mark.parametrize("folder", [SMALL.folder, EXAMPLE], ids=["small", "example"])
def test_the_opening_counts_as_the_references_of_narrative_do(folder: Any) -> None:
    matter = matter_of(folder)
    names, opening = finding_names(matter.bid), compose(matter)["in_short"]
    assert isinstance(opening, str)
    assert f"{names['findings.councils_researched'].text} council" in opening
    assert (
        f"{names['findings.councils_beyond_partners'].text} of them from outside the partnership" in opening
    )
    assert f"{names['findings.findings'].text} finding" in opening
    assert f"{names['findings.needs'].text} user need" in opening


def test_who_only_saw_a_show_and_tell_or_was_read_about_is_not_counted_as_researched() -> None:
    def councils(*methods: str) -> list[str]:
        told = tuple(
            replace(SESSION, method=method, organisations=("north", "south", "west")) for method in methods
        )
        names = finding_names(with_research(SMALL, sessions=told).bid)
        return [names[f"findings.councils_{which}"].text for which in ("researched", "beyond_partners")]

    assert councils("show and tell", "desk research") == ["0", "0"]
    assert councils("show and tell", "survey") == ["2", "1"]
