"""The tags that a template may use: all that a document says, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from matters import EXAMPLE, TODAY, documents_of
from render.templates import add_placeholder, new, saved

from bidgen.api.specimen import specimen_documents
from bidgen.api.templating import template_fields
from bidgen.check.references import check_references
from bidgen.check.shapes import check_shapes
from bidgen.check.specimen import raw_specimen
from bidgen.compose.fields import all_fields, fields_of
from bidgen.model.document import DOCUMENT_KEYS, Document, DocumentKey, Picture
from bidgen.model.fields import TemplateField
from bidgen.model.prose import Prose
from bidgen.read.meanings import ANY, meanings
from bidgen.render import render_document
from bids import SMALL

TEMPLATES = Path(__file__).parents[2] / "templates"
EACH = pytest.mark.parametrize("key", DOCUMENT_KEYS)
FOLDERS = pytest.mark.parametrize("folder", [EXAMPLE, SMALL], ids=lambda folder: folder.name)
KINDS = {str: "text", bool: "yes or no", Prose: "narrative", Picture: "picture"}


@cache
def specimen() -> dict[str, Document]:
    return {one.key: one for one in specimen_documents(TODAY)}


def known(key: DocumentKey) -> dict[str, TemplateField]:
    """Return the fields of a document by path, the ids of options as one."""
    found = template_fields(key, today=TODAY)
    assert found.problems == ()
    return {plain(one.path): one for one in all_fields(found.fields)}


def plain(path: str) -> str:
    begin, found, rest = path.partition("workings.totals.")
    return f"{begin}{found}{ANY}{rest[1:]}" if found else path


def named(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and kind of every value of a context that is not empty, told in another way."""
    if isinstance(value, Mapping):
        if path:
            yield path, "group"
        for name, inner in value.items():
            step = f".{name}" if str(name).isidentifier() else f'["{name}"]'
            yield from named(inner, f"{path}{step}" if path else str(name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield path, "list"
        for row in value:
            yield from (
                (at, kind) for at, kind in named(row, f"{path}[]") if at != f"{path}[]" or kind != "group"
            )
    elif value or isinstance(value, bool):
        yield path, KINDS[type(value)]


def test_the_examples_of_the_schemas_make_a_whole_bid() -> None:
    shapes, problems = check_shapes(raw_specimen())
    # Nobody has overwritten them: that is what they are for.
    assert {one.name for one in problems} <= {"example-left", "example-text-left"}
    assert check_references(shapes)[1] == []


@EACH
def test_the_house_templates_say_all_of_the_specimen(key: DocumentKey) -> None:
    document = specimen()[key]
    template = (TEMPLATES / f"{key}.docx").read_bytes()
    rendered, problems = render_document(
        template, f"{key}.docx", document.context, document.about, frozenset({"docx"})
    )
    assert problems == ()
    assert "[[" not in rendered.words


@EACH
@FOLDERS
def test_what_a_bid_s_document_says_is_listed_and_has_its_kind(key: DocumentKey, folder: Path) -> None:
    fields = known(key)
    found = {(plain(path), kind) for path, kind in named(documents_of(folder)[key].context)}
    assert {(path, fields[path].kind if path in fields else "not listed") for path, _ in found} == found


@EACH
@FOLDERS
def test_every_name_has_a_meaning(key: DocumentKey, folder: Path) -> None:
    for one in all_fields(fields_of(documents_of(folder)[key].context)):
        assert one.meaning, one.path


@EACH
def test_every_name_of_the_list_has_a_meaning(key: DocumentKey) -> None:
    assert [path for path, one in known(key).items() if not one.meaning] == []


def test_no_meaning_is_of_a_name_that_no_document_has() -> None:
    paths = {
        path.replace("[]", "").replace('["', ".").replace('"]', "")
        for key in DOCUMENT_KEYS
        for path in known(key)
    }
    assert set(meanings()) - paths == set()


@EACH
def test_a_template_of_every_tag_that_is_listed_is_filled(key: DocumentKey) -> None:
    document = new()
    listed = template_fields(key, today=TODAY)

    def put(fields: Sequence[TemplateField]) -> None:
        for one in fields:
            if one.kind == "picture":
                document.add_paragraph(f"{{%p if {one.tag[3:-3]} %}}")
                add_placeholder(document, one.tag)
                document.add_paragraph("{%p endif %}")
            elif one.kind == "yes or no":
                document.add_paragraph(one.tag)
                document.add_paragraph("{%p endif %}")
            elif one.kind == "list":
                document.add_paragraph(one.tag.replace("{%tr", "{%p"))
                put(one.fields)
                document.add_paragraph("{%p endfor %}")
            elif one.kind == "group":
                put(one.fields)
            else:
                document.add_paragraph(one.tag)

    put(listed.fields)
    made = specimen()[key]
    rendered, problems = render_document(
        saved(document), "every.docx", made.context, made.about, frozenset({"docx"})
    )
    assert [one for one in problems if one.code.startswith("D41")] == []
    words = " ".join(rendered.words.split())
    for one in all_fields(listed.fields):
        if one.kind in ("text", "narrative"):
            assert one.example.removesuffix("…") in words, one.path


def test_an_empty_table_of_a_bid_still_tells_its_rows() -> None:
    found = template_fields("user-research-report", today=TODAY, folder=EXAMPLE)
    fields = {one.path: one for one in all_fields(found.fields)}
    assert fields["bid.title"].example == documents_of(EXAMPLE)["requirements"].about.bid_title
    assert documents_of(EXAMPLE)["user-research-report"].context["participants"] == []
    assert (fields["participants[].role"].tag, fields["participants[].role"].example) == (
        "{{ row.role }}",
        "",
    )


def test_a_row_within_a_row_has_a_name_of_its_own() -> None:
    context: dict[str, Any] = {"themes": [{"name": "One", "findings": [{"texts": ["a"]}]}]}
    assert [one.tag for one in all_fields(fields_of(context))] == [
        "{%tr for row in themes %}",
        "{{ row.name }}",
        "{%tr for item in row.findings %}",
        "{%p for part in item.texts %}",
        "{{ part }}",
        "{{p contents }}",
    ]


def test_the_day_is_an_argument() -> None:
    fields = template_fields("conclusion", today=date(2020, 1, 3)).fields
    assert {one.path: one for one in all_fields(fields)}["about.day"].example == "3 January 2020"
