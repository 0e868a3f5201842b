"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

import pytest

from bidgen.catalogue import CATALOGUE, Severity
from bidgen.cli import report
from bidgen.cli.explain import as_text, find
from bidgen.places import Place
from bidgen.problems import Problem


def fault(place: Place | None, severity: Severity = Severity.ERROR, message: str = "It is wrong.") -> Problem:
    return Problem("O601", severity, message, place, "Mend it.", (Place("other.yaml", 3, 1),))


TEXTS = [
    (Place("a/bid.yaml", 12, 3), "a/bid.yaml:12:3: "),
    (Place("a/costs.xlsx", sheet="Costs", cell="F7"), "a/costs.xlsx, sheet Costs, cell F7: "),
    (Place("x.docx", part="body, paragraph 12"), "x.docx, body, paragraph 12: "),
    (None, "bidgen: "),
    (Place("a\x1b[31m.yaml", 1, 1), "a[U+001B][31m.yaml:1:1: "),
]


@pytest.mark.parametrize(("place", "start"), TEXTS)
def test_text_begins_with_the_place(place: Place | None, start: str) -> None:
    import click

    lines = click.unstyle(report.as_text(fault(place))).splitlines()
    assert lines[0] == f"{start}error O601 output-folder-unusable: It is wrong."
    assert lines[1:] == ["    see other.yaml:3:1", "    Mend it."]


def test_an_accepted_warning_says_so() -> None:
    assert "(accepted)" in report.as_text(fault(None, Severity.WARNING), accepted=True)


GITHUB = [
    (Place("a,b:c.yaml", 12, 3), Severity.ERROR, "::error file=a%2Cb%3Ac.yaml,line=12,col=3,title="),
    (Place("a.xlsx", sheet="S", cell="F7"), Severity.WARNING, "::warning file=a.xlsx,title="),
    (None, Severity.ADVICE, "::notice title="),
]


@pytest.mark.parametrize(("place", "severity", "start"), GITHUB)
def test_github_escapes_what_it_would_obey(place: Place | None, severity: Severity, start: str) -> None:
    line = report.as_github(fault(place, severity, "100% wrong\n::error::x"))
    assert line.startswith(start)
    assert line.endswith("100%25 wrong%0A::error::x Mend it.")
    assert "\n" not in line


def test_github_names_the_cell_in_the_message() -> None:
    assert "::a.xlsx, sheet S, cell F7: It" in report.as_github(fault(Place("a.xlsx", sheet="S", cell="F7")))


def test_summary_counts_by_kind() -> None:
    found = [fault(None), fault(None), fault(None, Severity.ADVICE)]
    assert report.summary(found) == "2 errors and 1 piece of advice"
    assert report.summary(found, accepted=1) == "2 errors, 1 piece of advice and 1 accepted warning"
    assert report.summary([]) == "no problems"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_is_explained_in_full_and_found_by_its_name(code: str) -> None:
    entry = CATALOGUE[code]
    assert find(entry.name) is entry
    told = as_text(entry)
    assert all(part for part in (entry.explanation, entry.remedy, entry.example))
    assert told.count("\n") >= 4
    assert max(map(len, told.splitlines())) <= 100
