"""Walks along a paragraph: its runs, links, fields, footnotes and pictures become pieces of a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from bidgen.render.walk.known import FIELDS, LOST, RUN_PROPERTIES, SILENT, THROUGH
from bidgen.render.walk.links import field_target, kind_of, link_target
from bidgen.render.walk.pictures import read_drawing
from bidgen.render.walk.pieces import Mark, Piece, Text, plain, to_html
from bidgen.render.walk.reader import Field, Reader
from bidgen.render.word.package import is_on, q, short, text_of, value
from bidgen.render.word.styles import is_contents_line, symbol
from bidgen.render.word.tick_boxes import shown_field
from bidgen.render.word.wordstyles import character_look, lineage


@dataclass(frozen=True, slots=True)
class _Ground:
    """What surrounds a run: the link it is in, and whether its paragraph is hidden or a contents line."""

    href: str | None = None
    hidden: bool = False
    in_contents: bool = False


def read_line(
    reader: Reader, paragraph: etree._Element, *, hidden: bool = False, in_contents: bool = False
) -> list[Piece]:
    """Return the pieces of a paragraph, in order; Problems go to the reader."""
    return _children(reader, paragraph, _Ground(None, hidden, in_contents))


def _children(reader: Reader, parent: etree._Element, ground: _Ground) -> list[Piece]:
    found: list[Piece] = []
    for child in parent:
        found.extend(_element(reader, child, ground))
    return found


def _element(reader: Reader, child: etree._Element, ground: _Ground) -> list[Piece]:
    name = short(child.tag)
    if name in SILENT or not name:
        return []
    if name == "w:r":
        return _run(reader, child, ground)
    if name in THROUGH:
        return _children(reader, child, ground)
    if name == "w:hyperlink":
        return _children(
            reader, child, _Ground(link_target(reader, child), ground.hidden, ground.in_contents)
        )
    if name == "w:fldSimple":
        return _simple_field(reader, child, ground)
    if name == "w:sdt":
        tell_if_unfilled(reader, child)
        return _children(reader, child, ground)
    if name == "w:ins":
        reader.tell("D427", what="inserted", quote=text_of(child))
        return _children(reader, child, ground)
    if name in ("w:del", "w:moveFrom"):
        reader.tell("D427", what="deleted", quote=text_of(child))
        return []
    tell_unknown(reader, child)
    return []


def tell_if_unfilled(reader: Reader, control: etree._Element) -> None:
    """Report a content control that still shows Word's own prompt."""
    properties = control.find(q("w:sdtPr"))
    if properties is not None and is_on(properties.find(q("w:showingPlcHdr"))):
        reader.tell("D436", quote=text_of(control))


def tell_unknown(reader: Reader, element: etree._Element) -> None:
    """Report an element that cannot be carried over, quoting it."""
    name = short(element.tag)
    if name in LOST:
        what, advice = LOST[name]
        reader.tell("D421", what=what, advice=advice, quote=text_of(element))
    else:
        reader.tell("D420", element=name, quote=text_of(element))


def _run(reader: Reader, run: etree._Element, ground: _Ground) -> list[Piece]:
    look = _look(reader, run, ground)
    found: list[Piece] = []
    for child in run:
        # One run may hold a whole field, so what a piece belongs to is asked child by child.
        field = reader.fields[-1] if reader.fields else None
        pieces = _in_run(reader, child, look)
        if field is not None and not field.in_result:
            continue
        if field is not None:
            field.result += plain(pieces)
            if kind_of(field) == "PAGEREF" and ground.in_contents:
                continue
        found.extend(pieces)
    if look is None:
        if words := plain(found):
            reader.tell("D426", quote=words)
        return []
    return found


def _look(reader: Reader, run: etree._Element, ground: _Ground) -> Text | None:
    """Return an empty Text in the look of the run, or None when the run is hidden."""
    properties = run.find(q("w:rPr"))
    href = ground.href or field_target(reader)
    if properties is None:
        return None if ground.hidden else Text("", href=href)
    for child in properties:
        name = short(child.tag)
        if name and name.removeprefix("w:") not in RUN_PROPERTIES and not name.startswith(("w14:", "w15:")):
            reader.tell("D420", once=name, element=name, quote=text_of(run))
    style_id = value(properties.find(q("w:rStyle")))
    family = lineage(reader.styles, style_id)
    style, known = character_look(family)
    if not known:
        reader.tell("D422", once=style_id, style=family[0].name, shown="plain text", quote=text_of(run))

    def on(name: str, otherwise: bool) -> bool:
        element = properties.find(q(name))
        return otherwise if element is None else is_on(element)

    if on("w:vanish", ground.hidden or any(s.hidden for s in family)):
        return None
    if href is None and value(properties.find(q("w:u"))) not in (None, "none") and text_of(run).strip():
        reader.tell("D434", what="Underlining", instead="plain text", quote=text_of(run))
    return Text(
        "",
        bold=on("w:b", style.bold),
        italic=on("w:i", style.italic),
        raised=_raised(value(properties.find(q("w:vertAlign")))),
        struck=on("w:strike", False) or on("w:dstrike", False),
        language=_language(reader, value(properties.find(q("w:lang")))),
        href=href,
    )


def _raised(alignment: str | None) -> Literal["sup", "sub"] | None:
    if alignment == "superscript":
        return "sup"
    return "sub" if alignment == "subscript" else None


def _language(reader: Reader, language: str | None) -> str | None:
    # Word sprinkles en-US and en-GB over English text; a screen reader needs to know of Welsh.
    if language is None or language.split("-")[0] == reader.language.split("-")[0]:
        return None
    return language


def _in_run(reader: Reader, child: etree._Element, look: Text | None) -> list[Piece]:
    name = short(child.tag)
    if name in SILENT or not name:
        return []
    if name == "w:fldChar":
        _field_mark(reader, value(child, "w:fldCharType"))
        return [replace(look or Text(""), text=box)] if (box := shown_field(child)) else []
    if name in ("w:instrText", "w:delInstrText"):
        if reader.fields:
            reader.fields[-1].instruction += child.text or ""
        return []
    look = look or Text("")
    text = _character(reader, child, name)
    if text is not None:
        return [Text(text, look.bold, look.italic, look.raised, look.struck, look.language, look.href)]
    if name in ("w:br", "w:cr"):
        return _break(reader, child)
    if name == "w:drawing":
        html = read_drawing(reader, child)
        return [Mark("picture", html)] if html else []
    if name == "w:footnoteReference":
        return _footnote(reader, child)
    if name == "w:commentReference":
        reader.tell("D428", once=value(child, "w:id"))
        return []
    if name in THROUGH:
        return [piece for inner in child for piece in _in_run(reader, inner, look)]
    tell_unknown(reader, child)
    return []


def _character(reader: Reader, child: etree._Element, name: str) -> str | None:
    """Return the text of an element that stands for text, or None when it is something else."""
    if name == "w:t":
        return (child.text or "").replace("\n", " ")
    if name == "w:tab":
        if not _in_contents_line(reader):
            reader.tell("D434", what="A tab", instead="a space")
        return " "
    if name == "w:noBreakHyphen":
        return "\N{NON-BREAKING HYPHEN}"
    if name == "w:softHyphen":
        return "\N{SOFT HYPHEN}"
    if name == "w:sym":
        font, code = value(child, "w:font") or "", value(child, "w:char") or ""
        known = symbol(font, code)
        if known is None:
            what = f"The symbol {code} of the font {font}"
            reader.tell("D421", what=what, advice="Type the character itself in the text's own font.")
        return known or ""
    return None


def _in_contents_line(reader: Reader) -> bool:
    family = lineage(reader.styles, style_id_of(reader.paragraph))
    return any(kind_of(field) == "TOC" for field in reader.fields) or any(
        is_contents_line(style.name) for style in family
    )


def style_id_of(paragraph: etree._Element | None) -> str | None:
    """Return the id of a paragraph's style, "" when it has none of its own."""
    properties = None if paragraph is None else paragraph.find(q("w:pPr"))
    found = None if properties is None else value(properties.find(q("w:pStyle")))
    return "" if found is None else found


def _break(reader: Reader, child: etree._Element) -> list[Piece]:
    kind = value(child, "w:type")
    if kind == "page":
        return [Mark("page")]
    if kind == "column":
        reader.tell("D434", what="A column break", instead="a new line")
    return [Mark("break", "<br>")]


def _footnote(reader: Reader, child: etree._Element) -> list[Piece]:
    notes = reader.package.footnotes
    wanted = value(child, "w:id")
    note = next((n for n in notes if value(n, "w:id") == wanted), None) if notes is not None else None
    if note is None:
        reader.tell("D420", element=f"footnote {wanted}, which has no text,")
        return []
    outer, links, fields = reader.part, reader.links, reader.fields
    reader.part, reader.links, reader.fields = "footnotes", reader.package.footnote_links, []
    pieces: list[Piece] = []
    for paragraph in note.iter(q("w:p")):
        pieces += [*read_line(reader, paragraph), Text(" ")]
    reader.part, reader.links, reader.fields = outer, links, fields
    return [Mark("note", f'<small class="footnote">{to_html(pieces)}</small>')]


def _field_mark(reader: Reader, kind: str | None) -> None:
    if kind == "begin":
        reader.fields.append(Field())
    elif kind == "separate" and reader.fields:
        reader.fields[-1].in_result = True
    elif kind == "end" and reader.fields:
        field = reader.fields.pop()
        if reader.fields:
            reader.fields[-1].result += field.result
        _tell_field(reader, field)


def _simple_field(reader: Reader, child: etree._Element, ground: _Ground) -> list[Piece]:
    field = Field(value(child, "w:instr") or "", in_result=True)
    reader.fields.append(field)
    found = _children(reader, child, ground)
    reader.fields.remove(field)
    _tell_field(reader, field)
    return found


def _tell_field(reader: Reader, field: Field) -> None:
    kind = kind_of(field)
    if kind not in FIELDS and not (kind == "PAGEREF" and _in_contents_line(reader)):
        reader.tell("D423", field=" ".join(field.instruction.split()), quote=field.result)
