"""Tick boxes of a form, of today's Word and of older ones, and what fields of an old form show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml import OxmlElement
from lxml import etree

from bidgen.render.word.package import NAMESPACES, is_on, q, remove, value

# What `tick` writes into a box's tag while its part is being filled.
TICKED, OPEN = "bidgen-ticked", "bidgen-open"
SHOWN_TICKED, SHOWN_OPEN = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX}"
_TAG = re.compile(r"\s*\{\{(?P<asked>.*)\}\}\s*", re.DOTALL)
_TICKS = frozenset("☒☑✓✔✗✘■☓×")
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
# The font of Word's own tick boxes, and a character as their properties name it.
_FONT, _CODE = "MS Gothic", re.compile(r"[0-9A-Fa-f]{4}")


def ask_boxes(root: etree._Element) -> None:
    """Make the tag of each tick box, `{{ NAME }}`, ask whether to tick it.

    A content control has it as its Tag, a form field of older Word as the text of its status bar.
    """
    for holder, _ in _tags(root):
        found = _TAG.fullmatch(value(holder) or "")
        if found is not None:
            holder.set(q("w:val"), f"{{{{ tick({found['asked'].strip()}) }}}}")


def settle_boxes(root: etree._Element) -> None:
    """Tick the boxes that were asked for, and have each box know what its own sign says."""
    asked = {box: _taken(holder) for holder, box in list(_tags(root))}
    for box in list(root.iter(q("w14:checkbox"))):
        control = next(box.iterancestors(q("w:sdt")), None)
        if control is not None:
            _settle_control(control, box, asked.get(box))
    for box in root.iter(q("w:checkBox")):
        ticked = asked.get(box)
        if ticked is not None:
            for old in box.findall(q("w:checked")):
                box.remove(old)
            mark = OxmlElement("w:checked")
            mark.set(q("w:val"), str(int(ticked)))
            box.append(mark)


def shown_field(mark: etree._Element) -> str:
    """Return what Word shows for a field of an old form that `mark` (w:fldChar) begins, otherwise "".

    That is the sign of a tick box, or the entry that is chosen of a list; neither stands in the text.
    """
    entries = mark.find("w:ffData/w:ddList", NAMESPACES)
    if entries is not None:
        chosen = entries.find(q("w:result"))
        chosen = chosen if chosen is not None else entries.find(q("w:default"))
        known = [value(one) or "" for one in entries.findall(q("w:listEntry"))]
        at = value(chosen) or "0"
        return known[int(at)] if at.isdecimal() and int(at) < len(known) else ""
    box = mark.find("w:ffData/w:checkBox", NAMESPACES)
    if box is None:
        return ""
    state = box.find(q("w:checked"))
    return SHOWN_TICKED if is_on(state if state is not None else box.find(q("w:default"))) else SHOWN_OPEN


def is_sign_of_box(run: etree._Element) -> bool:
    """Return whether a run is the sign of a tick box, which Word sets in a font of its own."""
    return any(
        one.find("w:sdtPr/w14:checkbox", NAMESPACES) is not None for one in run.iterancestors(q("w:sdt"))
    )


def _tags(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield what may hold the tag of each tick box, and the box."""
    for box in root.iter(q("w14:checkbox"), q("w:checkBox")):
        holder = box.getparent()
        name = "w:tag" if box.tag == q("w14:checkbox") else "w:statusText"
        found = None if holder is None else holder.find(q(name))
        if found is not None:
            yield found, box


def _taken(holder: etree._Element) -> bool | None:
    """Return what a tag says of its box, None where it says nothing; a tag that was asked is taken away."""
    said = value(holder)
    if said not in (TICKED, OPEN):
        return None
    remove(holder)
    return said == TICKED


def _settle_control(control: etree._Element, box: etree._Element, asked: bool | None) -> None:
    content = control.find(q("w:sdtContent"))
    if content is None:
        return
    signs = content.iter(q("w:r"))
    runs = [run for run in signs if run.find(q("w:t")) is not None or run.find(q("w:sym")) is not None]
    ticked = asked
    if ticked is None:
        text = "".join(words.text or "" for words in content.iter(q("w:t"))).strip()
        if not text:
            return
        ticked = text in _TICKS
    elif runs:
        _show(runs[0], box, ticked)
        for more in runs[1:]:
            remove(more)
    state = box.find(q("w14:checked"))
    if state is None:
        state = etree.Element(q("w14:checked"))
        box.insert(0, state)
    state.set(q("w14:val"), str(int(ticked)))


def _show(run: etree._Element, box: etree._Element, ticked: bool) -> None:
    """Have a run show the box's own sign for ticked or open."""
    sign = box.find(q("w14:checkedState" if ticked else "w14:uncheckedState"))
    code, font = value(sign, "w14:val") or "", value(sign, "w14:font") or _FONT
    if not _CODE.fullmatch(code):
        code, font = f"{ord(SHOWN_TICKED if ticked else SHOWN_OPEN):04X}", _FONT
    for old in [*run.findall(q("w:t")), *run.findall(q("w:sym"))]:
        run.remove(old)
    if font.casefold().startswith(_SYMBOL_FONTS):
        shown = etree.SubElement(run, q("w:sym"))
        shown.set(q("w:font"), font)
        shown.set(q("w:char"), f"F0{code[-2:]}")
        return
    etree.SubElement(run, q("w:t")).text = chr(int(code, 16))
