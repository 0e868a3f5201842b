"""Makes a filled part whole: line breaks, empty paragraphs, ids, caption numbers and the contents list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from docx.oxml import OxmlElement
from lxml import etree

from bidgen.render.fill.paragraphs import Styles, run_of
from bidgen.render.word.package import NAMESPACES, q, remove

# Marks a paragraph of the template that holds a tag, so that one left empty can be told from a
# blank line that the template wants.
TAGGED = q("w:tagged")
CONTENTS = "bidgen-contents"
_PARAGRAPH_IDS = (q("w14:paraId"), q("w14:textId"))
_LAYOUT = (
    "w:drawing",
    "w:pict",
    "w:br",
    "w:sectPr",
    "w:object",
    "w:fldChar",
    "w:fldSimple",
    "w:footnoteReference",
)
_REVIEW = ("w:proofErr", "w:commentRangeStart", "w:commentRangeEnd")
_SEQUENCE = re.compile(r'\s*SEQ\s+("[^"]+"|\S+)(?:.*?\\r\s*(\d+))?', re.DOTALL)
_SPACES = re.compile(r"^\s|\s$|\s\s")


def tidy(root: etree._Element, ids: Iterator[int]) -> None:
    """Finish one part: Word's own breaks and tabs, no paragraph left empty, and ids used once.

    `ids` gives the numbers of pictures and bookmarks, unique in the whole file.
    """
    for words in list(root.iter(q("w:t"))):
        _break_lines(words)
    for table in list(root.iter(q("w:tbl"))):
        # Word takes a table of which every row has vanished for damage.
        if next(table.iter(q("w:tr")), None) is None:
            remove(table)
    _drop_empty_paragraphs(root)
    _drop_review_marks(root)
    for label in root.iter(q("wp:docPr")):
        label.set("id", str(next(ids)))
    _renumber_bookmarks(root, ids)
    _forget_repeated_controls(root)


def _break_lines(words: etree._Element) -> None:
    """Turn line ends and tabs of typed text into Word's; keep its spaces."""
    run = words.getparent()
    pieces = re.split("([\n\t])", words.text or "")
    words.text = pieces[0]
    if run is not None and len(pieces) > 1:
        at = run.index(words)
        for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
            run.insert(at + 1, OxmlElement("w:br" if mark == "\n" else "w:tab"))
            at += 1
            if text:
                after = OxmlElement("w:t")
                after.text = text
                run.insert(at + 1, after)
                _keep_spaces(after)
                at += 1
    _keep_spaces(words)


def _keep_spaces(words: etree._Element) -> None:
    if _SPACES.search(words.text or ""):
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _drop_empty_paragraphs(root: etree._Element) -> None:
    for paragraph in list(root.iter(q("w:p"))):
        tagged = paragraph.attrib.pop(TAGGED, "")
        if tagged and is_empty(paragraph) and not _is_needed(paragraph):
            remove(paragraph)
    for cell in root.iter(q("w:tc")):
        # Word does not open a cell that does not end in a paragraph.
        if len(cell) == 0 or cell[-1].tag != q("w:p"):
            cell.append(OxmlElement("w:p"))


def is_empty(paragraph: etree._Element) -> bool:
    """Return whether a paragraph shows nothing at all."""
    if any((words.text or "").strip() for words in paragraph.iter(q("w:t"))):
        return False
    return next(paragraph.iter(*(q(name) for name in _LAYOUT)), None) is None


def _is_needed(paragraph: etree._Element) -> bool:
    """Return whether a cell, header or note would be left without any paragraph."""
    holder = paragraph.getparent()
    if holder is None or holder.tag == q("w:body"):
        return False
    after = paragraph.getnext()
    return len(holder.findall(q("w:p"))) == 1 or (after is None and holder.tag == q("w:tc"))


def _drop_review_marks(root: etree._Element) -> None:
    unwanted = list(root.iter(*(q(name) for name in _REVIEW)))
    unwanted += [run for mark in root.iter(q("w:commentReference")) if (run := mark.getparent()) is not None]
    for found in unwanted:
        remove(found)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            # A paragraph repeated by a loop would repeat its id; the rest tells of editing sessions.
            if name in _PARAGRAPH_IDS or str(name).startswith(q("w:rsid")):
                del element.attrib[name]


def _renumber_bookmarks(root: etree._Element, ids: Iterator[int]) -> None:
    """Give every bookmark an id of its own; a name that a loop repeats stays with the first."""
    names: set[str] = set()
    now: dict[str, str | None] = {}
    for mark in list(root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        old = mark.get(q("w:id"), "")
        if mark.tag == q("w:bookmarkStart"):
            name = mark.get(q("w:name"), "")
            now[old] = None if name in names else str(next(ids))
            names.add(name)
        new = now.get(old)
        if new is not None:
            mark.set(q("w:id"), new)
        else:
            remove(mark)


def _forget_repeated_controls(root: etree._Element) -> None:
    """Leave the id of a content control to the first of those that a loop has repeated; Word gives others."""
    seen: set[str | None] = set()
    for mark in list(root.iterfind(".//w:sdtPr/w:id", NAMESPACES)):
        if mark.get(q("w:val")) in seen:
            remove(mark)
        seen.add(mark.get(q("w:val")))


def number_captions(body: etree._Element) -> None:
    """Write the number that each SEQ field stands for, counted in the order of the document."""
    counts: dict[str, int] = {}
    for instruction, results in _fields(body):
        found = _SEQUENCE.match(instruction)
        if found is None:
            continue
        counts[found[1]] = int(found[2]) if found[2] else counts.get(found[1], 0) + 1
        for at, words in enumerate(results):
            words.text = str(counts[found[1]]) if at == 0 else ""


def _fields(body: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """Yield each field's instruction and the texts of its result, simple fields and complex ones."""
    for paragraph in body.iter(q("w:p")):
        for simple in paragraph.iter(q("w:fldSimple")):
            if next(simple.iter(q("w:t")), None) is None:
                simple.append(run_of(""))
            yield simple.get(q("w:instr"), ""), list(simple.iter(q("w:t")))
        yield from _complex_fields(paragraph)


def _complex_fields(paragraph: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    instruction, results, stage = "", [], ""
    for element in list(paragraph.iter(q("w:fldChar"), q("w:instrText"), q("w:t"))):
        if element.tag == q("w:instrText") and stage == "begin":
            instruction += element.text or ""
        elif element.tag == q("w:t") and stage == "separate":
            results.append(element)
        elif element.tag == q("w:fldChar"):
            stage = element.get(q("w:fldCharType"), "")
            if stage == "begin":
                instruction, results = "", []
            elif stage == "end":
                if not results and (run := element.getparent()) is not None and _SEQUENCE.match(instruction):
                    results = _make_result(run)
                yield instruction, results


def _make_result(end_run: etree._Element) -> list[etree._Element]:
    """Put a result into a field that has none yet, before the run that ends it."""
    separate = OxmlElement("w:r")
    etree.SubElement(separate, q("w:fldChar")).set(q("w:fldCharType"), "separate")
    result = run_of("")
    end_run.addprevious(separate)
    end_run.addprevious(result)
    return list(result.iter(q("w:t")))


def put_contents(
    body: etree._Element, styles: Styles, ids: Iterator[int], numbers: Mapping[etree._Element, str]
) -> None:
    """Replace the contents mark by a finished list of links to the headings, and mark those.

    `numbers` are those that Word writes before headings.
    Uses the styles TOC 1 and TOC 2. It is no field, so Word never asks to bring it up to date.
    """
    marks = body.xpath(f"//processing-instruction('{CONTENTS}')")
    if not isinstance(marks, list) or not marks:
        return
    needed_for = "the contents list needs"
    looks = {
        styles.ids.get(("paragraph", f"heading {level}")): styles.paragraph(f"TOC {level}", needed_for)
        for level in (1, 2)
    }
    lines = []
    names = (f"_Toc{number:06}" for number in count(1))
    for heading in body.iter(q("w:p")):
        style = heading.find("w:pPr/w:pStyle", NAMESPACES)
        look = looks.get(style.get(q("w:val"))) if style is not None else None
        text = heading_text(heading)
        if look is not None and text:
            name = next(names)
            _mark_heading(heading, name, next(ids))
            number = numbers.get(heading)
            lines.append((look, name, f"{number}\N{EN SPACE}{text}" if number else text))
    for mark in marks:
        assert isinstance(mark, etree._Element)
        for look, name, text in lines:
            mark.addprevious(_contents_line(look, name, text))
        remove(mark)


def heading_text(heading: etree._Element) -> str:
    """Return the words of a heading on one line."""
    pieces = []
    for found in heading.iter(q("w:t"), q("w:tab"), q("w:br")):
        pieces.append(found.text or "" if found.tag == q("w:t") else " ")
    return " ".join("".join(pieces).split())


def _mark_heading(heading: etree._Element, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(q("w:id"), str(number))
    start.set(q("w:name"), name)
    end.set(q("w:id"), str(number))
    properties = heading.find(q("w:pPr"))
    heading.insert(0 if properties is None else heading.index(properties) + 1, start)
    heading.append(end)


def _contents_line(style: str, name: str, text: str) -> etree._Element:
    line = OxmlElement("w:p")
    properties = etree.SubElement(line, q("w:pPr"))
    etree.SubElement(properties, q("w:pStyle")).set(q("w:val"), style)
    link = etree.SubElement(line, q("w:hyperlink"))
    link.set(q("w:anchor"), name)
    link.set(q("w:history"), "1")
    link.append(run_of(text))
    return line
