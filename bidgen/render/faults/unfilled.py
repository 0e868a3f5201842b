"""Checks a Word template as it is, before anything is filled in: every fault, with its paragraph."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document
from lxml import etree

from bidgen.model.fields import TemplateField
from bidgen.office import parse_part, sealed
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.faults.asked import Asked, asked_for, left_out
from bidgen.render.faults.by_hand import formatted_by_hand, language
from bidgen.render.faults.word_faults import word_faults
from bidgen.render.fill.tags import Tag, find_tags, text_of
from bidgen.render.walk.walk import docx_to_html
from bidgen.render.word.package import q, remove
from bidgen.render.word.wordfile import open_template, parts_of

_BODY = "word/document.xml"
# More than these are named together.
_MOST_LEFT_OUT = 5


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    tags: tuple[tuple[Tag, ...], ...]


def check_unfilled(
    template: bytes, name: str, house: bytes, fields: Sequence[TemplateField]
) -> tuple[Problem, ...]:
    """Return what is wrong with a template that can be told without filling it in.

    `fields` are what it may name, `house` is the program's own template of the same document. Reports D412
    for names that nothing has inside a row or a group, D460 for what the house's shows and this one never
    asks for, D451 to D459, D463 and D464, and what the walk says of the template's own paragraphs: D420 to
    D438. D410 alone where it is no Word file; the tags themselves are judged where they are filled.
    """
    read, problems = _read(template, name)
    if read is None:
        return problems
    asked = asked_for(read.tags, fields)
    styles = read.document.styles.element
    found = [*asked.problems, *_walked(template, name), *language(styles, name)]
    found += word_faults(template, name, template=True)
    for text in parts_of(read.document):
        found += formatted_by_hand(text, styles, name)
    return (*found, *_left_out(list(left_out(asked, _asked_by(house, fields), fields)), name))


def _left_out(missing: Sequence[TemplateField], name: str) -> Iterator[Problem]:
    """Yield D460 for each field, or once for all where a form asks for much less than the house does."""
    if len(missing) > _MOST_LEFT_OUT:
        tags = tuple(_tag(one) for one in missing)
        said = "`bidgen template fields` says what each is."
        yield problem("D460", Place(name), tag=tags, meaning=(said,))
        return
    for one in missing:
        yield problem("D460", Place(name), tag=_tag(one), meaning=(one.meaning,))


def _read(template: bytes, name: str) -> tuple[_Read | None, tuple[Problem, ...]]:
    document, problems = open_template(template, name)
    if document is None:
        return None, problems
    return _Read(
        document, tuple(find_tags(part.root, name, part.label)[0] for part in parts_of(document))
    ), ()


def _asked_by(house: bytes, fields: Sequence[TemplateField]) -> Asked:
    read, _ = _read(house, "")
    assert read is not None
    return asked_for(read.tags, fields)


def _walked(template: bytes, name: str) -> tuple[Problem, ...]:
    """Return what the walk says of the template, whose rows that hold a tag alone are as good as gone."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    if _BODY not in parts:
        return ()
    body = parse_part(parts[_BODY])
    for row in body.iter(q("w:tr")):
        if text_of(row).strip().startswith("{%tr "):
            for merged in list(row.iter(q("w:gridSpan"))):
                remove(merged)
    parts[_BODY] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    _, problems = docx_to_html(sealed(parts), name, {})
    return problems


def _tag(one: TemplateField) -> str:
    return one.tag if one.kind != "text" else f"{{{{ {one.path} }}}}"
