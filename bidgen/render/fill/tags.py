"""Finds the tags of a Word template part and checks each of them before anything is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.fill.record import nearest
from bidgen.render.fill.sandbox import FILTERS
from bidgen.render.word.package import NAMESPACES, q

# What a tag with this mark takes the place of.
REPLACES = {"p": "paragraph", "tr": "table row", "tc": "table cell"}
_WHOLE = {"p": q("w:p"), "tr": q("w:tr"), "tc": q("w:tc")}
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{[{%#]")
_STRAY = re.compile(r"\}\}|%\}|#\}")
_MARK = re.compile(r"\s*(p|tr|tc|r)\s", re.DOTALL)
_TEXT = (q("w:t"), q("w:instrText"), q("w:delText"))
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
# How each instruction is made whole, so that it can be read by itself.
_WHOLE_INSTRUCTION = {
    "for": "{{% {body} %}}{{% endfor %}}",
    "if": "{{% {body} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {body} %}}{{% endif %}}",
    "else": "{{% if 1 %}}{{% {body} %}}{{% endif %}}",
    "endif": "{{% if 1 %}}{{% {body} %}}",
    "endfor": "{{% for x in [] %}}{{% {body} %}}",
    "set": "{{% {body} %}}",
}
# Instructions of docxtpl's own: merged cells, spans and shading.
_TABLE_INSTRUCTIONS = ("colspan", "cellbg", "vm", "hm")
_OPENS = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("if", "for")}
_READER = Environment()


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: as typed, its mark ("", "p", "tr", "tc", "r"), what it says and where it stands.

    `paragraph` counts the part's paragraphs from 1; `attribute` is true in an alternative text;
    `around` is the path of what holds the paragraph, row or cell that the tag replaces.
    """

    text: str
    mark: str
    body: str
    paragraph: int
    place: Place
    attribute: bool = False
    around: str = ""

    @property
    def shows(self) -> bool:
        return self.text.startswith("{{")

    @property
    def word(self) -> str:
        """The instruction's first word ("for"); "" for a tag that shows a value."""
        return "" if self.shows else self.body.split(maxsplit=1)[0] if self.body.split() else ""


def text_of(element: etree._Element) -> str:
    """Return the words of a paragraph, row or cell, tags as typed."""
    return "".join(found.text or "" for found in element.iter(*_TEXT))


def find_tags(root: etree._Element, file: str, label: str) -> tuple[tuple[Tag, ...], tuple[Problem, ...]]:
    """Return the tags of a part in document order, and a D411 or D414 for each that is not whole.

    `label` is what the part is called to people ("body", "header").
    """
    tags: list[Tag] = []
    problems: list[Problem] = []
    for number, paragraph in enumerate(root.iter(q("w:p")), start=1):
        place = Place(file, part=f"{label}, paragraph {number}")
        found: list[Tag] = []
        for typed, attribute in _pieces(paragraph):
            for text, whole in _scan(typed):
                if whole:
                    found.append(_tag(text, number, place, attribute, paragraph))
                else:
                    problems.append(_not_understood(text, place, _unfinished(text)))
        tags += found
        problems += _beside(paragraph, found)
    return tuple(tags), tuple(problems)


def check_tags(tags: Sequence[Tag], names: Sequence[str]) -> tuple[Problem, ...]:
    """Return D411 for each tag that cannot be read and D412 for each unknown name in any tag."""
    problems: list[Problem] = []
    trees: list[tuple[Tag, nodes.Template]] = []
    for tag in tags:
        read = read_tag(tag)
        if isinstance(read, str):
            problems.append(_not_understood(tag.text, tag.place, read, _like_instruction(tag)))
        elif read is not None:
            trees.append((tag, read))
            problems += [_not_understood(tag.text, tag.place, *reason) for reason in _forbidden(read)]
    problems += _unbalanced(tags)
    made = {name.name for _, tree in trees for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    asked = {name for _, tree in trees for name in _names_asked_about(tree)}
    known = [*names, *sorted(made)]
    for tag, tree in trees:
        for name in _names_needed(tree):
            if name not in known and name not in asked and name != "loop":
                problems.append(
                    problem("D412", tag.place, tag=tag.text, name=name, nearest=nearest(name, known))
                )
    return tuple(problems)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield the paragraph's own words, then each alternative text (or other attribute) with a tag.

    What a content control around whole paragraphs says of itself belongs to the first of them.
    """
    for control in reversed(list(paragraph.iterancestors(q("w:sdt")))):
        if next(control.iter(q("w:p"))) is paragraph:
            for element in control.iterfind("w:sdtPr//*", NAMESPACES):
                yield from _attributes(element)
    own = (found for found in paragraph.iter(*_TEXT) if _paragraph_of(found) is paragraph)
    yield "".join(found.text or "" for found in own), False
    for element in paragraph.iter():
        if isinstance(element.tag, str) and _paragraph_of(element) is paragraph:
            yield from _attributes(element)


def _attributes(element: etree._Element) -> Iterator[tuple[str, bool]]:
    for attribute in element.attrib.values():
        if _OPENER.search(str(attribute)):
            yield str(attribute), True


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(q("w:p")), None)


def _scan(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each tag in `text`; the second value is False for one that never ends or never began."""
    at = 0
    while True:
        opener = _OPENER.search(text, at)
        gap = text[at : opener.start() if opener else len(text)]
        if stray := _STRAY.search(gap):
            yield gap[max(stray.start() - 30, 0) : stray.end()].strip(), False
        if opener is None:
            return
        end = text.find(_CLOSERS[opener[0]], opener.end())
        if end < 0:
            yield text[opener.start() :], False
            return
        at = end + 2
        yield text[opener.start() : at], True


def _unfinished(text: str) -> str:
    if _OPENER.match(text):
        return f"it has no {_CLOSERS[text[:2]]} in the same paragraph"
    return f"it has no {{{text[-2] if text[-2] != '}' else '{'} before it in the same paragraph"


def _tag(text: str, number: int, place: Place, attribute: bool, paragraph: etree._Element) -> Tag:
    inside = text[2:-2].translate(_STRAIGHT).strip("-+")
    mark = _MARK.match(inside)
    kind = mark[1] if mark and not text[2].isspace() else ""
    body = inside[mark.end() :] if kind and mark else inside
    replaced = _replaced(paragraph, kind) if kind in REPLACES else None
    holder = replaced.getparent() if replaced is not None else None
    around = "" if holder is None else str(paragraph.getroottree().getpath(holder))
    return Tag(text, kind, body.strip(), number, place, attribute, around)


def _replaced(paragraph: etree._Element, mark: str) -> etree._Element | None:
    return paragraph if mark == "p" else next(paragraph.iterancestors(_WHOLE[mark]), None)


def _beside(paragraph: etree._Element, tags: Sequence[Tag]) -> list[Problem]:
    """Return D414 for each tag that would take words or pictures away with the thing it replaces."""
    problems = []
    for tag in tags:
        if tag.mark not in REPLACES:
            continue
        replaced = _replaced(paragraph, tag.mark)
        if replaced is None:
            reason = f"it is marked {tag.mark} and stands in no {REPLACES[tag.mark]}"
            problems.append(_not_understood(tag.text, tag.place, reason))
            continue
        rest = text_of(replaced).replace(tag.text, "", 1).strip()
        if not rest and next(replaced.iter(q("w:drawing"), q("w:pict")), None) is not None:
            rest = "a picture"
        if rest:
            problems.append(
                problem("D414", tag.place, text=rest, tag=tag.text, what=REPLACES[tag.mark]),
            )
    return problems


def read_tag(tag: Tag) -> nodes.Template | str | None:
    """Return the tag as Jinja reads it, why it cannot be read, or None where there is nothing to read."""
    if tag.text.startswith("{#"):
        return None
    if tag.mark and re.search(r"[}%]", tag.body):
        return "a tag with p, tr or tc cannot hold } or %"
    if tag.shows:
        source = f"{{{{ {tag.body} }}}}"
    elif tag.word in _TABLE_INSTRUCTIONS:
        rest = tag.body[len(tag.word) :].strip()
        if not rest:
            return None
        source = f"{{{{ {rest} }}}}"
    elif tag.word in _WHOLE_INSTRUCTION:
        source = _WHOLE_INSTRUCTION[tag.word].format(body=tag.body)
    else:
        return f'"{tag.word}" is no instruction that a template may use'
    try:
        return _READER.parse(source)
    except TemplateSyntaxError as fault:
        return (fault.message or "it is not complete").rstrip(".")


def _like_instruction(tag: Tag) -> str:
    if tag.shows or tag.word in _WHOLE_INSTRUCTION:
        return ""
    return nearest(tag.word, [*_WHOLE_INSTRUCTION, *_TABLE_INSTRUCTIONS])


def _forbidden(tree: nodes.Template) -> list[tuple[str, str]]:
    """Return why a tag may not be used, and the sentence with the nearest name that may."""
    reasons = [("a template may not call anything", "") for _ in tree.find_all(nodes.Call)]
    # One tag of a few letters could fill the memory: 'x' * 10 ** 10.
    sums = [found for found in tree.find_all(nodes.BinExpr) if not isinstance(found, (nodes.And, nodes.Or))]
    reasons += [("a template may not calculate", "") for _ in sums[:1]]
    for used in tree.find_all(nodes.Filter):
        if used.name not in FILTERS:
            reason = f'"{used.name}" is no filter that a template may use'
            reasons.append((reason, nearest(used.name, FILTERS)))
    for test in tree.find_all(nodes.Test):
        if test.name not in _READER.tests:
            reasons.append((f'"{test.name}" is no test', nearest(test.name, list(_READER.tests))))
    return reasons


def _names_needed(tree: nodes.Template) -> list[str]:
    return list(dict.fromkeys(name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"))


def _names_asked_about(tree: nodes.Template) -> list[str]:
    """Return the names that a tag can do without ("is defined", "default"): filling will tell."""
    asked: list[nodes.Node | None] = []
    asked += [test.node for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined")]
    asked += [used.node for used in tree.find_all(nodes.Filter) if used.name in ("default", "d")]
    return [name.name for name in asked if isinstance(name, nodes.Name)]


def _unbalanced(tags: Sequence[Tag]) -> list[Problem]:
    problems = []
    opened: list[Tag] = []
    for tag in tags:
        if tag.word in ("for", "if"):
            opened.append(tag)
        elif tag.word in _OPENS:
            if not opened or opened[-1].word not in _OPENS[tag.word]:
                reason = f"no {' or '.join(_OPENS[tag.word])} is open here"
                if opened:
                    reason = f'it stands inside a "{opened[-1].word}" that is still open'
                problems.append(_not_understood(tag.text, tag.place, reason))
                continue
            opener = opened.pop() if tag.word.startswith("end") else opened[-1]
            if opener.mark != tag.mark:
                reason = f"it belongs to a tag that begins {opener.text[:4].strip()} and must begin so too"
                problems.append(_not_understood(tag.text, tag.place, reason))
            elif opener.around != tag.around:
                reason = f'the "{opener.word}" it belongs to stands in another cell or table'
                problems.append(_not_understood(tag.text, tag.place, reason))
    problems += [_not_understood(tag.text, tag.place, "it is never closed") for tag in opened]
    return problems


def _not_understood(tag: str, place: Place, reason: str, near: str = "") -> Problem:
    return problem("D411", place, tag=tag, reason=reason, nearest=near)
