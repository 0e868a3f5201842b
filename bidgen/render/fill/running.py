"""Runs one part of a template: its tags become what the document says, its faults become Problems."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.fill.record import Record
from bidgen.render.fill.sandbox import environment
from bidgen.render.fill.tags import Tag
from bidgen.render.word.wordfile import PartText

_TAG = re.compile(r"\{#.*?#\}|(\{\{|\{%)([-+]?)(.*?)(\}\}|%\})", re.DOTALL)
_IN_TAGS = {
    "&quot;": '"',
    "&apos;": "'",
    "&#8216;": "'",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "&amp;": "&",
}
_LITERAL = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


@dataclass(slots=True)
class Prepared:
    """One part made ready: its tags, and the properties of each paragraph that narrative goes to."""

    text: PartText
    tags: tuple[Tag, ...]
    proses: dict[int, etree._Element | None]
    record: Record = field(default_factory=Record)


def run_part(part: Prepared, values: Mapping[str, object], name: str) -> list[Problem]:
    """Fill one part, and put the result in the place of the template's XML."""
    jinja = environment(part.record, sorted(values))
    source, in_step = _source(part)
    problems = []
    try:
        rendered = jinja.from_string(source).render(values)
        for typed, meant in _LITERAL.items():
            rendered = rendered.replace(typed, meant)
        if any(tag.mark == "tc" or tag.word == "colspan" for tag in part.tags):
            # Columns were added or taken away: the table's grid must follow.
            parse_xml(rendered)
            rendered = etree.tostring(DocxTemplate("").fix_tables(rendered), encoding="unicode")
        part.text.root = parse_xml(rendered)
    except etree.XMLSyntaxError as fault:
        remedy = "See that each for and if ends in the cell, row or paragraph where it began."
        place = Place(name, part=part.text.label)
        problems.append(problem("D419", place, reason=f"its tags do not nest ({fault.msg})", remedy=remedy))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as fault:
        tag = _tag_at(part, _failing_line(fault), in_step)
        place = tag.place if tag else Place(name, part=part.text.label)
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        problems.append(problem("D411", place, tag=tag.text if tag else "", reason=reason, nearest=""))
    return [*_recorded(part, name, in_step), *problems]


def _source(part: Prepared) -> tuple[str, bool]:
    """Return the part as a Jinja template in which the tag number N stands on the line N + 1.

    The second value is False where docxtpl made more tags than the template has, so that lines say
    nothing.
    """
    serialised = etree.tostring(part.text.root, encoding="unicode").replace("\n", " ")
    patched: str = DocxTemplate("").patch_xml(serialised)
    seen = 0

    def numbered(match: re.Match[str]) -> str:
        nonlocal seen
        if match[1] is None:
            return match[0]
        seen += 1
        inside = match[3].replace("\n", " ")
        for typed, meant in _IN_TAGS.items():
            inside = inside.replace(typed, meant)
        return f"{match[1]}{match[2]}\n{inside}{match[4]}"

    source = _TAG.sub(numbered, patched)
    return source, seen == len(_running(part.tags))


def _running(tags: tuple[Tag, ...]) -> list[Tag]:
    return [tag for tag in tags if not tag.text.startswith("{#")]


def _tag_at(part: Prepared, line: int, in_step: bool) -> Tag | None:
    tags = _running(part.tags)
    return tags[line - 2] if in_step and 2 <= line <= len(tags) + 1 else None


def _failing_line(fault: Exception) -> int:
    """Return the line of the template's source at which filling failed."""
    if (line := getattr(fault, "lineno", None)) is not None:
        return int(line)
    lines = [
        frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"
    ]
    return lines[-1] or 0 if lines else 0


def _recorded(part: Prepared, name: str, in_step: bool) -> list[Problem]:
    problems = []
    for fault in part.record.faults:
        tag = _tag_at(part, fault.line, in_step)
        code, found = fault.code, dict(fault.found)
        if code == "picture":
            if tag is None or tag.attribute:
                continue
            remedy = "Put in a placeholder picture and make this tag its alternative text."
            code, found = "D415", {"what": "a picture", "remedy": remedy}
        place = tag.place if tag else Place(name, part=part.text.label)
        found["tag"] = tag.text if tag else ""
        problems.append(problem(code, place, **found))  # type: ignore[arg-type]
    return problems
