"""What can be told of a template before anything is filled in: names, blanks, links, looks, language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from bidgen.compose.fields import fields_of
from bidgen.model.document import Context
from bidgen.problems import Problem
from bidgen.prose import parse_prose
from bidgen.render.faults.unfilled import check_unfilled
from templates import add, add_placeholder, new, saved

CONTEXT: Context = {
    "about": {"status": "DRAFT", "title": "Case"},
    "case": {"summary": parse_prose("In short."), "cost": "£5", "more": {}},
    "options": [{"name": "A", "risks": [{"risk": "Late", "owner": "Lead"}]}],
    "users": ["a reader"],
    "charts": {"costs": ""},
}
FIELDS = fields_of(CONTEXT)
Build = Callable[[Document], None]


def checked(build: Build, house: Build = lambda document: None) -> tuple[Problem, ...]:
    made, ours = new(), new()
    for document, fill in ((made, build), (ours, house)):
        document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
        add(document, ("The case", "Title"))
        fill(document)
    return check_unfilled(saved(made), "form.docx", saved(ours), FIELDS)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str | None]]:
    return [(it.code, it.place.part if it.place else None) for it in problems]


def tags(*texts: str) -> Build:
    return lambda document: add(document, *texts)


NAMES: dict[str, tuple[list[str], list[str]]] = {
    "everything that there is": (
        [
            "{{ case.cost }} {{ about.status }}",
            "{{p case.summary }}",
            "{%p for one in options %}",
            "{{ one.name }} {{ loop.index }} {{ one['name'] }}",
            "{%p for risk in one.risks|sort(attribute='risk') %}",
            "{{ risk.owner }}",
            "{%p endfor %}",
            "{%p endfor %}",
            "{{ options|length }} {{ (options|first).name }} {{ options[0].risks[0].risk }}",
            "{%p for user in users %}",
            "{{ user }}",
            "{%p endfor %}",
            "{%p if case.more.anything %}",
            "{%p endif %}",
            "{{ case.absent|default('none') }} {{ 'yes' if case.absent is defined else 'no' }}",
        ],
        [],
    ),
    "a name in a group": (
        ["{{ case.cots }}"],
        ['"cots", which this document does not have. Did you mean "cost"?'],
    ),
    "a name in a row": (
        ["{%p for one in options %}", "{{ one.nam }}", "{%p endfor %}"],
        ['"nam", which this document does not have. Did you mean "name"?'],
    ),
    "a name in a row of a row": (
        [
            "{%p for one in options %}",
            "{%p for risk in one.risks %}",
            "{{ risk.ownr }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ],
        ['"ownr", which this document does not have. Did you mean "owner"?'],
    ),
    "a name of one loop in the next": (
        [
            "{%p for one in options %}",
            "{%p endfor %}",
            "{%p for one in users %}",
            "{{ one.name }}",
            "{%p endfor %}",
        ],
        ['"name", which this document does not have.'],
    ),
    "a name in a condition, in a choice and in a filter": (
        ["{%p if case.a %}", "{%p elif case.b %}", "{%p endif %}", "{{ case.c|upper }}"],
        [f'"{name}", which this document does not have.' for name in "abc"],
    ),
    "a name below a word": (["{{ case.cost.pounds }}"], ['"pounds", which this document does not have.']),
}


@pytest.mark.parametrize(("texts", "expected"), NAMES.values(), ids=NAMES.keys())
def test_names_are_known_at_any_depth(texts: list[str], expected: list[str]) -> None:
    problems = checked(tags(*texts))
    assert [one.code for one in problems] == ["D412"] * len(expected)
    for one, wanted in zip(problems, expected, strict=True):
        assert one.message.endswith(wanted)


def test_what_the_house_always_shows_and_the_template_never_asks_for_is_advice() -> None:
    def house(document: Document) -> None:
        add(document, "{{ about.status }} {{ about.title }} {{ case.cost }}", "{{p case.summary }}")
        add(document, "{%p for one in options %}", "{{ one.name }}", "{%p endfor %}")
        add(document, "{%p if users %}", "{%p for one in users %}", "{%p endfor %}", "{%p endif %}")
        add_placeholder(document, "{{ charts.costs }}")

    def left(*texts: str) -> list[str]:
        problems = checked(tags(*texts), house)
        assert {(one.code, one.severity.value, str(one.place)) for one in problems} <= {
            ("D460", "advice", "form.docx")
        }
        return [one.message.split("uses ")[1].split(", which")[0] for one in problems]

    assert left() == [
        "{{ about.status }}",
        "{{p case.summary }}",
        "{%tr for row in options %}",
        "{{ charts.costs }}",
    ]
    # Shown in a condition is shown.
    assert left("{%p if case.cost %}", "{{p case.summary }}", "{%p endif %}", "{{ about.status }}") == [
        "{%tr for row in options %}",
        "{{ charts.costs }}",
    ]


def test_a_template_leaves_nothing_out_of_itself() -> None:
    build = tags("{{ about.status }}", "{{p case.summary }}")
    assert checked(build, build) == ()


def blank_lines(document: Document) -> None:
    add(document, "Before", "", "  ", "After", ("", "Heading 1"))


def needed_lines(document: Document) -> None:
    """Word wants a paragraph between two tables, in every cell, and after a table that ends a cell."""
    for _ in range(2):
        table = document.add_table(2, 1)
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        table.cell(0, 0).text = "Head"
        document.add_paragraph()


def link(document: Document, words: str) -> None:
    relation = document.part.relate_to(
        "https://www.example.org/",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        True,
    )
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
        )
    )


def painted(document: Document) -> None:
    for words in ("First", "Second"):
        run = document.add_paragraph("Plain and ").add_run(words)
        run.font.color.rgb = RGBColor(200, 0, 0)
        run.font.size = Pt(20)
    document.sections[0].header.paragraphs[0].add_run("Head").font.name = "Comic Sans MS"


MANNERS: dict[str, tuple[Build, list[tuple[str, str]]]] = {
    "blank lines and an empty heading": (
        blank_lines,
        [("D451", "body, paragraph 6"), ("D452", "body, paragraph 3")],
    ),
    "blank lines that Word wants": (needed_lines, []),
    "a link that says nothing": (lambda it: link(it, "Click here."), [("D455", "body, paragraph 2")]),
    "a link that says where it leads": (lambda it: link(it, "Prospectus of the fund"), []),
    "colour and size by hand, a font in the header": (
        painted,
        [("D464", "body, paragraph 2"), ("D464", "body, paragraph 2"), ("D464", "header, paragraph 1")],
    ),
    "a style of the template's own": (
        lambda it: add(it, ("Loud", "Intense Quote")),
        [("D422", "body, paragraph 2"), ("D459", "body, paragraph 2")],
    ),
    "a heading that skips a level": (
        lambda it: add(it, ("One", "Heading 1"), ("Three", "Heading 3")),
        [("D431", "body, paragraph 3"), ("D459", "body, paragraph 3")],
    ),
    "a picture without words": (
        lambda it: add_placeholder(it, ""),
        [("D429", "body, paragraph 2")],
    ),
    "a placeholder": (lambda it: add_placeholder(it, "{{ charts.costs }}"), []),
}


@pytest.mark.parametrize(("build", "expected"), MANNERS.values(), ids=MANNERS.keys())
def test_whatever_keeps_somebody_from_reading_it_is_named_in_its_place(
    build: Build, expected: list[tuple[str, str]]
) -> None:
    assert told(checked(build)) == expected


def test_what_is_formatted_by_hand_is_said_once_a_kind_with_the_other_places() -> None:
    colour, size, _ = checked(painted)
    assert "“First” is formatted by hand: a colour" in colour.message
    assert [place.part for place in colour.related] == ["body, paragraph 3"]
    assert "a size" in size.message


def test_a_table_s_merged_row_of_a_tag_is_no_fault_and_its_lack_of_a_heading_row_is() -> None:
    def build(document: Document) -> None:
        table = document.add_table(3, 2)
        for row, words in ((0, "{%tr for one in options %}"), (2, "{%tr endfor %}")):
            table.cell(row, 0).merge(table.cell(row, 1)).text = words
        table.cell(1, 0).text = "{{ one.name }}"
        document.add_paragraph("After")

    assert told(checked(build)) == [("D425", "body, paragraph 2")]


def test_another_language_than_british_english_is_advice() -> None:
    document = new()
    add(document, ("The case", "Title"))
    plain = saved(document)
    assert told(check_unfilled(plain, "form.docx", plain, FIELDS)) == [("D463", None)]


def test_a_file_that_is_no_word_file_is_named_alone() -> None:
    assert told(check_unfilled(b"no", "form.docx", saved(new()), FIELDS)) == [("D410", None)]


def test_what_repeats_its_style_is_not_formatted_by_hand() -> None:
    def build(document: Document) -> None:
        document.styles["Quote"].font.color.rgb = RGBColor(0x4A, 0x55, 0x60)
        document.styles["Quote"].font.size = Pt(14)
        run = document.add_paragraph("As the style has it", style="Quote").add_run(" already")
        run.font.color.rgb, run.font.size = RGBColor(0x4A, 0x55, 0x60), Pt(14)
        other = document.add_paragraph("Otherwise", style="Quote").add_run(" than the style")
        other.font.size = Pt(18)

    assert told(checked(build)) == [("D464", "body, paragraph 3")]


def test_much_that_is_left_out_is_named_together() -> None:
    names = ("one", "two", "three", "four", "five", "six")
    fields = fields_of({**CONTEXT, **{name: parse_prose("Words.") for name in names}})

    def house(document: Document) -> None:
        add(document, *(f"{{{{p {name} }}}}" for name in names))

    ours = new()
    ours.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    house(ours)
    plain = new()
    plain.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    add(plain, ("The case", "Title"))
    (left,) = check_unfilled(saved(plain), "form.docx", saved(ours), fields)
    assert left.code == "D460"
    assert all(f"{{{{p {name} }}}}" in left.message for name in names)
