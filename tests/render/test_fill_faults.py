"""What filling a template says of a template or a bid that is not in order: every fault, with its place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import ImageFile

from bidgen.model.document import About, Context, Picture
from bidgen.problems import Problem
from bidgen.prose import parse_prose
from bidgen.render.fill.fill import fill_template
from templates import ABOUT, add, add_placeholder, jpeg, new, png, saved, template, texts


def faults(data: bytes, context: Context | None = None, about: About = ABOUT) -> tuple[Problem, ...]:
    return fill_template(data, "form.docx", context or {}, about)[1]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str | None]]:
    return [(it.code, it.place.part if it.place else None) for it in problems]


def without(data: bytes, part: str) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    return changed.getvalue()


WHOLE = template("words")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        WHOLE[:2000],
        without(WHOLE, "word/document.xml"),
        without(WHOLE, "[Content_Types].xml"),
        without(WHOLE, "_rels/.rels"),
    ],
    ids=["empty", "not-a-zip", "cut-short", "no-body", "no-content-types", "no-relations"],
)
def test_a_file_that_is_no_word_file_is_named(data: bytes) -> None:
    filled, problems = fill_template(data, "form.docx", {}, ABOUT)
    assert filled is None
    assert [(it.code, it.place.file if it.place else "") for it in problems] == [("D410", "form.docx")]


# The paragraphs of a template, and the faults that it must be told of.
TEMPLATES: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "an unknown name, in each place": (
        ["fine", "{{ nmae }}", "{% if nmae %}x{% endif %}"],
        [("D412", "body, paragraph 2"), ("D412", "body, paragraph 3")],
    ),
    "an unknown name in a branch that is not taken": (
        ["{%p if no %}", "{{ nowhere }}", "{%p endif %}"],
        [("D412", "body, paragraph 2")],
    ),
    "an unknown entry of a group": (
        ["ok", "{{ row.nmae }} {{ row['x'] }}"],
        [("D412", "body, paragraph 2")] * 2,
    ),
    "an unknown entry within a loop, once": (
        ["{%p for n in [1, 2] %}", "{{ row.nmae }}", "{%p endfor %}"],
        [("D412", "body, paragraph 2")],
    ),
    "an entry of an unknown entry, once": (["{{ row.a.b.c }}"], [("D412", "body, paragraph 1")]),
    "a loop over nothing known": (
        ["{%p for x in row.lines %}", "{{ x }}", "{%p endfor %}"],
        [("D412", "body, paragraph 1")],
    ),
    "a method": (["{{ name.upper }}"], [("D412", "body, paragraph 1")]),
    "a hidden attribute": (["{{ name.__class__ }}"], [("D412", "body, paragraph 1")]),
    "a hidden attribute of a group": (["{{ row.__class__ }}"], [("D412", "body, paragraph 1")]),
    "a hidden attribute by a filter": (["{{ name|attr('upper') }}"], [("D411", "body, paragraph 1")]),
    "a call": (["{{ name() }}"], [("D411", "body, paragraph 1")]),
    "a call of the program's own": (
        ["{{ prose(name, 1) }}"],
        [("D411", "body, paragraph 1"), ("D412", "body, paragraph 1")],
    ),
    "markup let through": (["{{ name|safe }}"], [("D411", "body, paragraph 1")]),
    "escaping switched off": (
        ["{% autoescape false %}{{ name }}{% endautoescape %}"],
        [("D411", "body, paragraph 1")] * 2,
    ),
    "another file": (["{% include 'secret' %}"], [("D411", "body, paragraph 1")]),
    "no value": (["a", "b {{ row.nothing }}"], [("D413", "body, paragraph 2")]),
    "a tag without an end": (
        ["a {{ name", "b }}"],
        [("D411", "body, paragraph 1"), ("D411", "body, paragraph 2")],
    ),
    "a tag that says nothing": (["{{ }}"], [("D411", "body, paragraph 1")]),
    "two names in one tag": (["{{ name other }}"], [("D411", "body, paragraph 1")]),
    "several broken tags at once": (
        ["{{ name. }}", "{% for %}{% endfor %}", "{{ a b }}"],
        [("D411", "body, paragraph 1"), ("D411", "body, paragraph 2"), ("D411", "body, paragraph 3")],
    ),
    "an instruction misspelt": (["{%p fro x in rows %}"], [("D411", "body, paragraph 1")]),
    "a loop never closed": (["{%p for x in rows %}", "{{ x }}"], [("D411", "body, paragraph 1")]),
    "an end without a beginning": (["a", "{%p endif %}"], [("D411", "body, paragraph 2")]),
    "an end of another kind": (
        ["{%p for x in rows %}", "{%p endif %}", "{%p endfor %}"],
        [("D411", "body, paragraph 2")],
    ),
    "an end without the mark of its beginning": (
        ["{%p if name %}", "x", "{% endif %}"],
        [("D411", "body, paragraph 3")],
    ),
    "text beside a paragraph tag": (
        ["Costs: {%p for x in rows %}", "x", "{%p endfor %}"],
        [("D414", "body, paragraph 1")],
    ),
    "two paragraph tags in one paragraph": (
        ["{%p if name %}{%p endif %}"],
        [("D414", "body, paragraph 1")] * 2,
    ),
    "a row tag in no row": (
        ["{%tr for x in rows %}", "{%tr endfor %}"],
        [("D411", "body, paragraph 1"), ("D411", "body, paragraph 2")],
    ),
    "narrative within a line": (["See {{ story }}"], [("D415", "body, paragraph 1")]),
    "narrative wanted where there is none": (["{{p name }}"], [("D415", "body, paragraph 1")]),
    "a picture within a line": (["See {{ picture }}"], [("D415", "body, paragraph 1")]),
    "a list shown as it is": (["{{ rows }}"], [("D415", "body, paragraph 1")]),
    "yes or no shown as it is": (["{{ no }}"], [("D415", "body, paragraph 1")]),
    "a sum": (["a", "{{ 'x' * 10 ** 10 }}"], [("D411", "body, paragraph 2")]),
    "a comparison that cannot be": (["a", "{% if name < 1 %}x{% endif %}"], [("D411", "body, paragraph 2")]),
    "a control character": (["a", "{{ broken }}"], [("D417", "body, paragraph 2")]),
    "a control character in narrative": (["{{p broken_story }}"], [("D417", "body, paragraph 1")]),
}
CONTEXT: Context = {
    "name": "a name",
    "row": {"name": "n", "nothing": None},
    "rows": ["a", "b"],
    "no": False,
    "story": parse_prose("once"),
    "picture": Picture("map", "A map", Path("map.png")),
    "broken": "a\x0bb",
    "broken_story": parse_prose("a\x01b"),
}


@pytest.mark.parametrize(("paragraphs", "expected"), TEMPLATES.values(), ids=TEMPLATES)
def test_every_fault_of_a_template_is_told_with_its_paragraph(
    paragraphs: list[str], expected: list[tuple[str, str]]
) -> None:
    assert told(faults(template(*paragraphs), CONTEXT)) == expected


def test_the_nearest_name_is_offered() -> None:
    misspelt = faults(template("{{ nmae }} {% fro x in rows %}"), CONTEXT)
    assert ['Did you mean "for"?' in it.message for it in misspelt] == [True, False]
    assert ['Did you mean "name"?' in it.message for it in misspelt] == [False, True]
    (problem,) = faults(template("{{ row.nam }}"), CONTEXT)
    assert problem.message == (
        'The tag "{{ row.nam }}" asks for "nam", which this document does not have. Did you mean "name"?'
    )


def test_faults_in_tables_headers_and_repeated_rows_have_their_own_place() -> None:
    document = new()
    add(document, "one", "{%p if name %}", "two", "{%p endif %}")
    table = document.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "{%tr for row in [row, row] %}"
    table.rows[1].cells[0].text = "{{ row.name }}"
    table.rows[1].cells[1].text = "{{ row.nowhere }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    add(document, "{{ row.last }}")
    document.sections[0].header.paragraphs[0].text = "{{ row.top }}"
    assert told(faults(saved(document), CONTEXT)) == [
        ("D412", "body, paragraph 8"),
        ("D412", "body, paragraph 11"),
        ("D412", "header, paragraph 1"),
    ]


def test_text_beside_a_row_tag_is_told() -> None:
    document = new()
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text = "{%tr for x in rows %}"
    table.rows[0].cells[1].text = "lost"
    table.rows[1].cells[0].text = "{%tr endfor %}"
    (problem,) = faults(saved(document), CONTEXT)
    assert (problem.code, '"lost"' in problem.message) == ("D414", True)


def test_a_loop_that_ends_in_another_cell_is_told() -> None:
    document = new()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "{%p for x in rows %}"
    table.rows[0].cells[1].text = "{%p endfor %}"
    assert [it.code for it in faults(saved(document), CONTEXT)] == ["D411"]


def test_a_style_the_template_lacks_is_told_once_by_name() -> None:
    document = new()
    document.styles["List Bullet"].delete()
    add(document, "{{p story }}")
    (problem,) = faults(saved(document), {"story": parse_prose("- a\n- b")})
    assert (problem.code, "List Bullet" in problem.message) == ("D416", True)


def test_tracked_changes_are_told() -> None:
    document = new()
    mark = f'<w:ins {nsdecls("w")} w:id="1" w:author="Somebody"><w:r><w:t>new</w:t></w:r></w:ins>'
    document.add_paragraph("old")._p.append(parse_xml(mark))
    assert [it.code for it in faults(saved(document))] == ["D419"]


UNREADABLE = {
    "missing": None,
    "empty": b"",
    "another kind": b"GIF89a" + bytes(40),
    "cut short": png(400, 400)[:-40],
    "a photograph cut short": jpeg(400, 400)[:500],
}


@pytest.mark.parametrize("after_a_pdf", [False, True], ids=["first", "after a PDF"])
@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_picture_is_told(
    tmp_path: Path, data: bytes | None, after_a_pdf: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What WeasyPrint does to Pillow as soon as it is loaded.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", after_a_pdf)
    path = tmp_path / "plan.png"
    if data is not None:
        path.write_bytes(data)
    document = new()
    add_placeholder(document, "{{ plan }}")
    (problem,) = faults(saved(document), {"plan": Picture("plan", "A plan", path)})
    assert (problem.code, "plan.png" in problem.message) == ("D418", True)


def test_a_control_character_in_an_alternative_text_or_a_property_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    document = new()
    add_placeholder(document, "{{ a }}")
    about = About("a\x02b", "bid", "author", "subject", (), "DRAFT", ABOUT.day)
    problems = faults(saved(document), {"a": Picture("a", "b\x03", tmp_path / "a.png")}, about)
    assert [it.code for it in problems] == ["D417", "D417"]


def test_what_could_be_made_is_given_beside_the_faults() -> None:
    filled, problems = fill_template(template("a {{ nowhere }}", "b"), "form.docx", {}, ABOUT)
    assert [it.code for it in problems] == ["D412"]
    assert filled is not None
    assert texts(filled.docx) == ["a ", "b"]


def test_every_message_is_whole() -> None:
    for paragraphs, _ in TEMPLATES.values():
        for it in faults(template(*paragraphs), CONTEXT):
            assert "{reason}" not in it.message + it.remedy
            assert "{nearest}" not in it.message
            assert "{remedy}" not in it.remedy
            assert "…" not in it.remedy


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
WORDS = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@pytest.mark.parametrize("where", ["body", "header"])
@pytest.mark.parametrize(
    "words", [["DDEAUTO cmd"], ["INCLUDE", "TEXT x.docx"], [" includepicture http://example.org/x.png "]]
)
def test_a_field_that_runs_or_fetches_is_told_wherever_it_stands(words: list[str], where: str) -> None:
    document = new()
    holder = document if where == "body" else document.sections[0].header
    paragraph = holder.add_paragraph("")
    runs = [FIELD.format("begin"), *map(WORDS.format, words), FIELD.format("end")]
    for run in runs:
        paragraph._p.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>")))
    ((code, part),) = told(faults(saved(document)))
    assert code == "D450"
    assert (part or "").startswith(f"{where}, paragraph ")


@pytest.mark.parametrize(
    ("kind", "target"),
    [("image", "http://example.org/x.png"), ("frame", "//server/x"), ("oleObject", "file:///C:/x.bin")],
)
@pytest.mark.parametrize("where", ["body", "header"])
def test_what_word_would_fetch_or_run_by_itself_is_told(kind: str, target: str, where: str) -> None:
    document = new()
    document.sections[0].header.add_paragraph("Running header")
    part = document.part if where == "body" else document.sections[0].header.part
    part.relate_to(target, RELATION + kind, is_external=True)
    assert told(faults(saved(document))) == [("D450", None)]


def test_a_macro_is_told() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = new()
    macro = Part(
        PackURI("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject", b"x", document.part.package
    )
    document.part.relate_to(macro, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    (found,) = faults(saved(document))
    assert (found.code, "a macro" in found.message) == ("D450", True)


def test_a_link_to_click_is_no_fault() -> None:
    document = new()
    document.part.relate_to("https://example.org", RELATION + "hyperlink", is_external=True)
    assert faults(saved(document)) == ()


@pytest.mark.parametrize(
    ("alt", "code"), [("charts.plan", "D465"), ("{ charts.plan }", "D465"), ("charts.plan }}", "D465")]
)
def test_a_placeholder_whose_alternative_text_is_no_tag_is_an_error(
    alt: str, code: str, tmp_path: Path
) -> None:
    document = new()
    add_placeholder(document, alt)
    problems = faults(saved(document), {"charts": {"plan": Picture("plan", "A plan", tmp_path / "a.png")}})
    assert code in [one.code for one in problems]
    assert {one.place.part for one in problems if one.place} == {"body, paragraph 1"}


def test_a_picture_that_is_named_like_nothing_of_the_bid_is_a_picture() -> None:
    document = new()
    add_placeholder(document, "charts.other")
    assert faults(saved(document), {"charts": {"plan": "£5"}}) == ()
