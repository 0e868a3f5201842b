"""Fills a Word template with what a document says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from lxml import etree

from bidgen.formats import date_text
from bidgen.model.charts import Chart
from bidgen.model.document import DRAFT, About, Context
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.drawing import Drawing
from bidgen.render.fill.active import active_content
from bidgen.render.fill.draft import mark_draft
from bidgen.render.fill.finish import CONTENTS, TAGGED, number_captions, put_contents, tidy
from bidgen.render.fill.keeping import keep_together
from bidgen.render.fill.lists import lists_of
from bidgen.render.fill.paragraphs import Setting, Styles, prose_paragraphs, styles_of
from bidgen.render.fill.placeholders import put_pictures, untagged
from bidgen.render.fill.recolour import recolour_word
from bidgen.render.fill.running import Prepared, run_part
from bidgen.render.fill.sandbox import UNPRINTABLE
from bidgen.render.fill.tags import Tag, check_tags, find_tags
from bidgen.render.word.heading_numbers import heading_numbers
from bidgen.render.word.numbering import read_numbering
from bidgen.render.word.package import q, remove
from bidgen.render.word.tick_boxes import ask_boxes, settle_boxes
from bidgen.render.word.wordfile import PartText, numbering_of, open_template, parts_of, put_back, seal

# What makes a template impossible to run at all, so that nothing more can be found out.
_STOPS = {"D411", "D414"}
_PROSE = "bidgen-prose"


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled document: the Word file's bytes, and the pictures in it by their key.

    In the file a picture is named "picture:KEY", so that its SVG twin can be found.
    """

    docx: bytes
    drawings: Mapping[str, Drawing]


def fill_template(
    template: bytes, name: str, context: Context, about: About
) -> tuple[Filled | None, tuple[Problem, ...]]:
    """Return `template` filled with `context`, and every Problem found: D410 to D419, D450, D465.

    `name` is the template's file name, for the Places. `about` is in the context too, as text. A file
    that can be made is returned in spite of Problems; whoever calls decides. The same input gives the
    same bytes.
    """
    document, faults = open_template(template, name)
    if document is None:
        return None, faults
    values = {**context, "about": about_words(about)}
    texts = parts_of(document)
    problems = [*faults, *_about_problems(about, name), *active_content(document, texts, name)]
    prepared = []
    for text in texts:
        part, found = _prepare(text, name, sorted(values))
        prepared.append(part)
        problems += [*found, *untagged(text.root, text.label, values, name)]
    if any(one.code in _STOPS for one in problems):
        return None, tuple(problems)
    broken = False
    for part in prepared:
        found = run_part(part, values, name)
        broken = broken or any(one.code in ("D411", "D419") for one in found)
        # A name found unknown beforehand is found again when its tag runs.
        problems += [one for one in found if not any(same_fault(one, before) for before in problems)]
    if broken:
        return None, tuple(problems)
    drawings: dict[str, Drawing] = {}
    problems += _finish(document, prepared, drawings, name)
    recolour_word(document, about.colours)
    if about.status == DRAFT:
        mark_draft(document)
    return Filled(seal(document, _printable_about(about)), drawings), tuple(problems)


def same_fault(one: Problem, before: Problem) -> bool:
    """Return whether two Problems are one: of an unknown name, only the nearest name may differ."""
    if one.code != "D412":
        return one == before
    message = one.message.partition(" Did you mean")[0]
    return (one.code, one.place, message) == (
        before.code,
        before.place,
        before.message.partition(" Did you mean")[0],
    )


def about_words(about: About) -> dict[str, str]:
    """Return what every template may name below `about`, as text."""
    return {
        "title": about.title,
        "bid_title": about.bid_title,
        "author": about.author,
        "subject": about.subject,
        "keywords": ", ".join(about.keywords),
        "status": about.status,
        "day": date_text(about.day),
        "language": about.language,
        "version": about.version,
        "fingerprint": about.identity.short if about.identity else "",
        "mark": about.mark,
    }


def _about_problems(about: About, name: str) -> list[Problem]:
    problems = []
    for field, words in about_words(about).items():
        if found := UNPRINTABLE.search(words):
            character = f"the control character U+{ord(found[0]):04X}"
            tag = f"about.{field}"
            problems.append(problem("D417", Place(name), tag=tag, character=character, text=words))
    return problems


def _printable_about(about: About) -> About:
    clean: dict[str, Any] = {
        field: UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", getattr(about, field))
        for field in ("title", "bid_title", "author", "subject", "status", "language")
    }
    keywords = tuple(UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", word) for word in about.keywords)
    return replace(about, keywords=keywords, **clean)


def _prepare(text: PartText, name: str, names: list[str]) -> tuple[Prepared, list[Problem]]:
    """Check a part's tags and turn those for narrative and contents into what filling understands."""
    tags, problems = find_tags(text.root, name, text.label)
    contents = {tag.paragraph for tag in tags if _is_contents(tag, names)}
    tags = tuple(tag for tag in tags if tag.paragraph not in contents)
    problems = (*problems, *check_tags(tags, names), *_tracked_changes(text, name))
    ask_boxes(text.root)
    proses: dict[int, etree._Element | None] = {}
    tagged = {tag.paragraph for tag in tags}
    narrative = {tag.paragraph: tag for tag in tags if tag.mark == "p" and tag.shows}
    for number, paragraph in enumerate(list(text.root.iter(q("w:p"))), start=1):
        if number in contents:
            paragraph.addprevious(etree.ProcessingInstruction(CONTENTS))
            remove(paragraph)
        elif number in narrative:
            proses[number] = deepcopy(paragraph.find(q("w:pPr")))
            words = list(paragraph.iter(q("w:t")))
            for other in words[1:]:
                other.text = ""
            words[0].text = f"{{{{p prose({narrative[number].body}, {number}) }}}}"
        elif number in tagged:
            paragraph.set(TAGGED, "1")
    return Prepared(text, tags, proses), list(problems)


def _is_contents(tag: Tag, names: list[str]) -> bool:
    return tag.mark == "p" and tag.shows and tag.body == "contents" and "contents" not in names


def _tracked_changes(text: PartText, name: str) -> list[Problem]:
    changes = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
    if next(text.root.iter(*(q(one) for one in changes)), None) is None:
        return []
    remedy = "In Word, choose Review and accept or reject all changes."
    place = Place(name, part=text.label)
    return [problem("D419", place, reason="it holds tracked changes", remedy=remedy)]


def _finish(
    document: Document, prepared: list[Prepared], drawings: dict[str, Drawing], name: str
) -> list[Problem]:
    styles = styles_of(document.styles.element)
    lists = lists_of(numbering_of(document), document.styles.element)
    ids = count(1)
    problems: list[Problem] = []
    for part in prepared:
        root = part.text.root
        setting = Setting(styles, lists, _links(part.text.part))
        _put_proses(part, setting)
        problems += put_pictures(root, part.text.part, part.record.pictures, _draw, drawings)
        settle_boxes(root)
        tidy(root, ids)
        if part.text.label == "body":
            lists.restart(root)
            keep_together(root, lists)
            number_captions(root)
            numbers = heading_numbers(root, lists.styles, read_numbering(lists.numbering))
            put_contents(root, styles, ids, numbers)
        put_back(part.text)
    return problems + _lacking(styles, name)


def _draw(chart: Chart, width: float) -> Drawing:
    # Loading what draws charts takes longer than filling a document that has none.
    from bidgen.render.charts.charts import draw

    return draw(chart, width)


def _links(part: Any) -> Callable[[str], str]:
    return lambda address: str(part.relate_to(address, REL.HYPERLINK, is_external=True))


def _put_proses(part: Prepared, setting: Setting) -> None:
    for mark in _instructions(part.text.root, _PROSE):
        prose, number = part.record.proses[int(mark.text or "0")]
        for paragraph in prose_paragraphs(prose, part.proses[number], setting):
            mark.addprevious(paragraph)
        remove(mark)


def _instructions(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if getattr(mark, "target", None) == name:
            yield mark


def _lacking(styles: Styles, name: str) -> list[Problem]:
    return [
        problem("D416", Place(name), style=style, needed_for=needed_for)
        for style, needed_for in styles.lacking.items()
    ]
