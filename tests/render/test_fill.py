"""What filling a template promises: the words come through as typed, in real Word, and nothing is lost."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bidgen.model.charts import BarChart, Series
from bidgen.model.document import Context, Picture
from bidgen.prose import parse_prose
from bidgen.render.fill.fill import Filled, fill_template
from templates import (
    ABOUT,
    W,
    add,
    add_caption,
    add_complex_caption,
    add_placeholder,
    body,
    new,
    opened,
    parts,
    png,
    saved,
    template,
    texts,
)


def filled(data: bytes, context: Context | None = None) -> Filled:
    made, problems = fill_template(data, "form.docx", context or {}, ABOUT)
    assert problems == ()
    assert made is not None
    return made


AS_TYPED = [
    "Fish & chips",
    "a < b > c",
    "&amp;",
    "{{ x }}",
    "{% if x %}",
    "{_{ x }_} {_% %_}",
    "[[ x",
    "=1+1",
    "w" * 10_000,
    "left \u202eright",
    "🏛️",
    '"straight" ’curly’',
    "</w:t></w:r></w:p>",
    "<?bidgen-contents?>",
    "two  spaces, and one at each end ".join("  "),
    "a\tb\nc\n\n\td",
    "[picture costs]",
]


@pytest.mark.parametrize("text", AS_TYPED, ids=range(len(AS_TYPED)))
def test_text_comes_through_exactly_as_typed(text: str) -> None:
    data = template("{{ text }}", "{%p for x in [text] %}", "{{ x }}", "{%p endfor %}", "{{p story }}")
    made = filled(data, {"text": text, "story": parse_prose("")})
    assert texts(made.docx) == [text, text]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip))
@settings(deadline=None, max_examples=40)
def test_any_text_comes_through_exactly_as_typed(text: str) -> None:
    if any(character in "\ufffe\uffff" for character in text):
        return
    made = filled(ANY_TEXT, {"text": text})
    assert texts(made.docx) == [f"({text})"]


ANY_TEXT = template("({{ text }})")


def test_values_that_are_numbers_and_entries_named_like_methods_are_shown() -> None:
    made = filled(
        template("{{ row.items }} {{ row.values }} {{ row['get'] }} {{ n }}"),
        {"row": {"items": "a", "values": "b", "get": "c"}, "n": 3},
    )
    assert texts(made.docx) == ["a b c 3"]


def test_headers_and_footers_are_filled() -> None:
    document = new()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ about.status }}: {{ about.bid_title }}"
    section.footer.paragraphs[0].text = "{{ about.day }}"
    word = opened(filled(saved(document)).docx)
    assert word.sections[0].header.paragraphs[-1].text == "DRAFT: Income <management>"
    assert word.sections[0].footer.paragraphs[0].text == "24 January 2020"


def test_properties_say_what_about_says_and_nothing_of_the_template() -> None:
    document = new()
    document.core_properties.author = "Somebody Else"
    document.core_properties.last_modified_by = "Somebody Else"
    document.core_properties.category = "Somebody's"
    made = filled(saved(document))
    properties = opened(made.docx).core_properties
    assert properties.title == "Business & benefits case"
    assert properties.author == properties.last_modified_by == "Trent Council"
    assert (properties.subject, properties.keywords, properties.language) == (
        "A bid",
        "income, councils",
        "en-GB",
    )
    assert (
        f"{properties.created:%Y-%m-%d %H:%M}"
        == f"{properties.modified:%Y-%m-%d %H:%M}"
        == "2020-01-24 00:00"
    )
    assert not any(b"Somebody" in data for data in parts(made.docx).values())
    assert "docProps/app.xml" not in parts(made.docx)


def test_the_same_input_gives_the_same_bytes() -> None:
    document = new()
    add(document, "{{p story }}", ("Head", "Heading 1"), "{{p contents }}")
    add_placeholder(document, "{{ costs }}")
    story = parse_prose("1. a\n2. b\n\n[x](https://a.example) [y](https://b.example)")
    chart = BarChart(("2020-21",), (Series("Cost", (1.0,)),), "£", "Year", "Cost")
    context: Context = {"story": story, "costs": Picture("costs", "Costs", chart)}
    first, second = (filled(saved(document), context) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first.docx)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_narrative_becomes_paragraphs_in_the_templates_styles() -> None:
    made = filled(
        template(("{{p story }}", "Source Note"), "after"),
        {
            "story": parse_prose(
                "One **two** *three*\n\n- a\n  - b\n\n1. c\n2. d\n\n[four](https://a.example)"
            )
        },
    )
    word = opened(made.docx)
    assert [(p.style.name, p.text) for p in word.paragraphs] == [
        ("Source Note", "One two three"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Number", "c"),
        ("List Number", "d"),
        ("Source Note", "four"),
        ("Normal", "after"),
    ]
    looks = {run.text: run.style.name for run in word.paragraphs[0].runs}
    assert looks == {
        "One ": "Default Paragraph Font",
        "two": "Strong",
        " ": "Default Paragraph Font",
        "three": "Emphasis",
    }


def test_one_link_for_each_address() -> None:
    story = parse_prose(
        "[a](https://a.example/?x=1&y=2) [b](https://b.example) [c](https://a.example/?x=1&y=2)"
    )
    word = opened(filled(template("{{p story }}"), {"story": story}).docx)
    links = [link.address for link in word.paragraphs[0].hyperlinks]
    assert links == ["https://a.example/?x=1&y=2", "https://b.example", "https://a.example/?x=1&y=2"]
    relations = [it for it in word.part.rels.values() if it.reltype.endswith("/hyperlink")]
    assert len(relations) == 2


def list_numbers(data: bytes) -> dict[str, tuple[str, str]]:
    """Return w:numId and level of every paragraph that has them, by its words."""
    found = {}
    for paragraph in opened(data).paragraphs:
        number = paragraph._p.find(f".//{qn('w:numPr')}")
        if number is not None:
            found[paragraph.text] = (
                number.find(qn("w:numId")).get(qn("w:val")),
                number.find(qn("w:ilvl")).get(qn("w:val")),
            )
    return found


def starts(data: bytes) -> dict[str, str]:
    """Return the first number of every list that says where it starts, by its w:numId."""
    numbering = etree.fromstring(parts(data)["word/numbering.xml"])
    return {
        num.get(f"{W}numId"): start.get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }


def test_every_numbered_list_of_narrative_starts_by_itself() -> None:
    story = parse_prose("1. a\n   1. b\n2. c\n   1. d\n\ntext\n\n5. e")
    made = filled(template("{{p story }}", "{{p story2 }}"), {"story": story, "story2": parse_prose("1. f")})
    numbers = list_numbers(made.docx)
    assert numbers["a"] == numbers["c"]
    assert len({numbers[item][0] for item in "abdef"}) == 5
    assert [numbers[item][1] for item in "abcdef"] == ["0", "1", "0", "1", "0", "0"]
    first = starts(made.docx)
    assert [first[numbers[item][0]] for item in "abdef"] == ["1", "1", "1", "5", "1"]


def test_numbered_lists_of_the_template_start_again_after_other_text() -> None:
    data = template(
        "{%p for option in options %}",
        "{{ option.name }}",
        "{%p for step in option.steps %}",
        ("{{ step }}", "List Number"),
        "{%p endfor %}",
        "{%p endfor %}",
    )
    options = [{"name": "A", "steps": ["a1", "a2"]}, {"name": "B", "steps": ["b1", "b2"]}]
    made = filled(data, {"options": options})
    numbers = list_numbers(made.docx)
    assert numbers["a1"] == numbers["a2"] != numbers["b1"] == numbers["b2"]
    assert starts(made.docx)[numbers["b1"][0]] == "1"


def test_no_empty_paragraph_remains_where_tags_stood() -> None:
    data = template(
        "first",
        "{%p if no %}",
        "hidden",
        "{%p endif %}",
        "{% if no %}hidden{% endif %}",
        "{{p story }}",
        "",
        "last",
    )
    made = filled(data, {"no": False, "story": parse_prose("")})
    # The blank line is the template's own.
    assert texts(made.docx) == ["first", "", "last"]


def test_rows_repeat_and_cells_always_end_in_a_paragraph() -> None:
    document = new()
    table = document.add_table(rows=4, cols=2)
    table.rows[0].cells[0].text = "Name"
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    table.rows[2].cells[0].text = "{{ row.name }}"
    note = table.rows[2].cells[1].paragraphs[0]
    note.text, note.style = "{{p row.note }}", document.styles["Table Text"]
    table.rows[3].cells[0].text = "{%tr endfor %}"
    rows = [{"name": "A", "note": parse_prose("one\n\n- two")}, {"name": "B", "note": parse_prose("")}]
    word = opened(filled(saved(document), {"rows": rows}).docx)
    table = word.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", ""],
        ["A", "one\ntwo"],
        ["B", ""],
    ]
    assert [p.style.name for p in table.rows[1].cells[1].paragraphs] == ["Table Text", "List Bullet"]
    assert all(cell._tc[-1].tag == qn("w:p") for row in table.rows for cell in row.cells)


def test_the_contents_list_is_finished_links_to_headings() -> None:
    data = template(
        ("Contents", "Normal"),
        "{{p contents }}",
        ("One {{ x }}", "Heading 1"),
        ("Two", "Heading 2"),
        ("Three", "Heading 3"),
        "{%p for n in [1, 2] %}",
        ("Again {{ n }}", "Heading 1"),
        "{%p endfor %}",
    )
    made = filled(data, {"x": "& only"})
    word = opened(made.docx)
    listed = [(p.style.name, p.text, p.hyperlinks[0].fragment) for p in word.paragraphs if p.hyperlinks]
    assert [line[:2] for line in listed] == [
        ("TOC 1", "One & only"),
        ("TOC 2", "Two"),
        ("TOC 1", "Again 1"),
        ("TOC 1", "Again 2"),
    ]
    marks = {
        mark.get(f"{W}name"): "".join(mark.getparent().itertext())
        for mark in body(made.docx).iter(f"{W}bookmarkStart")
    }
    assert [marks[fragment] for *_, fragment in listed] == [line[1] for line in listed]
    assert b"updateFields" not in parts(made.docx)["word/settings.xml"]
    assert b"fldChar" not in parts(made.docx)["word/document.xml"]


def test_captions_are_numbered_in_order_each_kind_by_itself() -> None:
    document = new()
    add_caption(document, "Table", "first")
    add_complex_caption(document, "Figure", "first")
    add(document, "{%p for n in [1, 2] %}")
    add_complex_caption(document, "Table", "again")
    add(document, "{%p endfor %}")
    add_caption(document, "Figure", "second")
    words = ["".join(p.itertext(f"{W}t")) for p in body(filled(saved(document)).docx).iter(f"{W}p")]
    assert words == [
        "Table 1: first",
        "Figure 1: first",
        "Table 2: again",
        "Table 3: again",
        "Figure 2: second",
    ]


def test_pictures_take_the_place_of_placeholders(tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(png(2000, 500))
    chart = BarChart(("2020-21", "2021-22"), (Series("Cost", (1.0, 2.0)),), "£", "Year", "Cost")
    document = new()
    add(document, "{%p for picture in pictures %}")
    add_placeholder(document, "{{ picture }}", width=3_600_000)
    add(document, "{%p endfor %}")
    add_placeholder(document, "{{ charts.costs }}", width=5_400_000)
    add_placeholder(document, "A map that stays")
    wide = Picture("wide", 'A "wide" & grey field', tmp_path / "wide.png")
    made = filled(
        saved(document), {"pictures": [wide], "charts": {"costs": Picture("costs", "Costs rise", chart)}}
    )
    labels = list(body(made.docx).iter("{*}docPr"))
    assert [(it.get("name"), it.get("descr")) for it in labels[:2]] == [
        ("picture:wide", 'A "wide" & grey field'),
        ("picture:costs", "Costs rise"),
    ]
    assert labels[2].get("descr") == "A map that stays"
    assert len({it.get("id") for it in labels}) == 3
    sizes = [(int(it.get("cx")), int(it.get("cy"))) for it in body(made.docx).iter("{*}extent")]
    assert sizes[0] == (3_600_000, 900_000)
    assert sizes[1][0] == 5_400_000
    assert made.drawings["wide"].image == png(2000, 500)
    assert made.drawings["wide"].svg is None
    assert (made.drawings["costs"].svg or b"").startswith(b"<svg")
    shapes = opened(made.docx).inline_shapes
    embedded = [
        made_part(made.docx, shape._inline.graphic.graphicData.pic.blipFill.blip.embed) for shape in shapes
    ]
    assert embedded == [png(2000, 500), made.drawings["costs"].image, png()]


def made_part(data: bytes, relation: str) -> bytes:
    return opened(data).part.related_parts[relation].blob


def test_a_tall_picture_fits_on_its_page_and_a_small_one_stays_small(tmp_path: Path) -> None:
    (tmp_path / "tall.png").write_bytes(png(500, 5000))
    (tmp_path / "small.png").write_bytes(png(96, 96))
    document = new()
    add_placeholder(document, "{{ tall }}")
    add_placeholder(document, "{{ small }}")
    context = {name: Picture(name, name, tmp_path / f"{name}.png") for name in ("tall", "small")}
    tall, small = (
        (int(it.get("cx")), int(it.get("cy")))
        for it in body(filled(saved(document), context).docx).iter("{*}extent")
    )
    section = document.sections[0]
    assert tall[1] < section.page_height - section.top_margin - section.bottom_margin
    assert tall[0] * 10 == pytest.approx(tall[1], rel=0.001)
    assert small == (914_400, 914_400)


def test_the_file_is_whole_and_the_placeholder_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    document = new()
    add_placeholder(document, "{{ a }}")
    made = filled(saved(document), {"a": Picture("a", "A", tmp_path / "a.jpg")})
    files = parts(made.docx)
    media = [name for name in files if name.startswith("word/media/")]
    assert [files[name] for name in media] == [JPEG]
    types = etree.fromstring(files["[Content_Types].xml"])
    stated = {it.get("Extension"): it.get("ContentType") for it in types}
    assert stated["jpg"] == "image/jpeg"
    for name, data in files.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)


def _jpeg() -> bytes:
    from templates import jpeg

    return jpeg(300, 200)


JPEG = _jpeg()


def test_ids_are_used_once_when_a_loop_repeats_them() -> None:
    document = new()
    add(document, "{%p for n in [1, 2, 3] %}")
    add_placeholder(document, "A map")
    add(document, "{%p endfor %}")
    root = body(filled(saved(document)).docx)
    ids = [it.get("id") for it in root.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 3


def test_a_style_of_the_templates_own_language_is_found_whatever_its_case() -> None:
    document = new()
    document.styles["TOC 1"].element.find(qn("w:name")).set(qn("w:val"), "toc 1")
    add(document, "{{p contents }}", ("One", "Heading 1"))
    assert texts(filled(saved(document)).docx)[0] == "One"


def test_a_template_without_numbering_gets_it() -> None:
    document = new()
    part = document.part
    for relation in [one for one, it in part.rels.items() if it.reltype.endswith("/numbering")]:
        del part.rels[relation]
    add(document, "{{p story }}")
    numbers = list_numbers(filled(saved(document), {"story": parse_prose("1. a\n\n- b")}).docx)
    assert set(numbers) == {"a", "b"}


def test_review_marks_of_the_template_are_left_out() -> None:
    document = new()
    paragraph = document.add_paragraph("seen")
    document.add_comment(paragraph.runs, "not for readers", author="Somebody Else", initials="SE")
    made = filled(saved(document))
    assert texts(made.docx) == ["seen"]
    assert not any(b"Somebody" in data or b"not for readers" in data for data in parts(made.docx).values())


def test_a_filter_and_a_default_may_be_used() -> None:
    made = filled(
        template("{{ names|join(', ') }} {{ x|default('none') }} {{ names|length }}"), {"names": ["a&b", "c"]}
    )
    assert texts(made.docx) == ["a&b, c none 2"]


def test_tags_that_word_split_or_gave_curly_quotes_still_work() -> None:
    document = new()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ row", "[‘a", "’] }", "}", " end"):
        paragraph.add_run(piece).italic = piece == "{ row"
    assert texts(filled(saved(document), {"row": {"a": "A"}}).docx) == ["A end"]


def test_a_missing_hyperlink_style_is_no_fault() -> None:
    document = new()
    document.styles["Hyperlink"].delete()
    document.styles.add_style("Spare", WD_STYLE_TYPE.PARAGRAPH)
    add(document, "{{p story }}")
    assert filled(saved(document), {"story": parse_prose("[a](https://a.example)")})


def test_columns_repeat_and_the_tables_grid_follows() -> None:
    document = new()
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(
        table.rows[0].cells, ("{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    made = filled(saved(document), {"years": ["2020", "2021", "2022", "2023"]})
    (table,) = opened(made.docx).tables
    assert [cell.text for cell in table.rows[0].cells] == ["2020", "2021", "2022", "2023"]
    assert len(table.columns) == 4


def test_footnotes_are_filled() -> None:
    document = new()
    add(document, "words")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>See {{ source }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made = filled(saved(document), {"source": "Smith & <Co>"})
    root = etree.fromstring(parts(made.docx)["word/footnotes.xml"])
    assert "".join(root.itertext()) == "See Smith & <Co>"


def test_one_picture_may_stand_in_several_places() -> None:
    chart = BarChart(("2020-21",), (Series("Cost", (1.0,)),), "£", "Year", "Cost")
    document = new()
    add_placeholder(document, "{{ costs }}")
    add_placeholder(document, "{{ costs }}")
    made = filled(saved(document), {"costs": Picture("costs", "Costs", chart)})
    assert [it.get("name") for it in body(made.docx).iter("{*}docPr")] == ["picture:costs"] * 2
    assert len([name for name in parts(made.docx) if name.startswith("word/media/")]) == 1
