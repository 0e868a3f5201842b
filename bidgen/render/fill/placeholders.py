"""Puts pictures where a template has placeholder pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from bidgen.model.charts import Chart
from bidgen.model.document import Picture
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.drawing import Drawing, read_picture
from bidgen.render.fill.sandbox import UNPRINTABLE
from bidgen.render.units import EMU_PER_MM, EMU_PER_TWIP
from bidgen.render.word.package import q, remove

_BRACES = re.compile(r"[{}%\s]")
_MARK = re.compile(r"\s*\[picture (.+)\]\s*", re.DOTALL)
# A picture may fill this part of the height of its page's text, so that its caption stays with it.
_SHARE_OF_PAGE = 0.8
# python-docx's own elements take no namespaces in their xpath().
_NEXT_SECTION = etree.XPath("following::w:sectPr[1]", namespaces={"w": q("w:p")[1:-2]})
_A4_TEXT_HEIGHT = 240 * EMU_PER_MM

Draw = Callable[[Chart, float], Drawing]


def put_pictures(
    root: etree._Element,
    part: Any,
    pictures: Mapping[str, Picture],
    draw: Draw,
    drawings: dict[str, Drawing],
) -> tuple[Problem, ...]:
    """Swap each placeholder for its picture, as wide as the placeholder allows, and add to `drawings`.

    A chart is drawn to the placeholder's width; a file is made smaller to fit it, never larger; one that is
    boxed, to fit its height too. The picture is named "picture:KEY", so that its twin in `drawings` can be
    found. Reports D418 for a file that is no readable picture, D417 for a control character in an alternative
    text.
    """
    problems: list[Problem] = []
    for frame, label in _placeholders(root):
        mark = _MARK.fullmatch(label.get("descr", ""))
        picture = pictures.get(mark[1]) if mark else None
        extent = frame.find(q("wp:extent"))
        if picture is None or extent is None:
            continue
        if found := UNPRINTABLE.search(picture.alt):
            problems.append(_unprintable(picture, found[0]))
            continue
        room = int(extent.get("cx", "0"))
        height = round(_text_height(frame) * _SHARE_OF_PAGE)
        if picture.boxed:
            height = min(height, int(extent.get("cy", "0")))
        drawing = drawings.get(picture.key)
        if drawing is None:
            made = _drawing(picture, room / EMU_PER_MM, draw)
            if isinstance(made, str):
                problems.append(_unreadable(picture, made))
                continue
            drawing = drawings[picture.key] = made
        _swap(frame, label, part, picture, drawing, _size(drawing, room, height))
    _forget_unused_images(root, part)
    return tuple(problems)


def untagged(root: etree._Element, label: str, values: Mapping[str, object], name: str) -> Iterator[Problem]:
    """Yield D465 for each picture whose alternative text names one of the context without braces."""
    for number, paragraph in enumerate(root.iter(q("w:p")), start=1):
        for _, words in _placeholders(paragraph):
            alt = words.get("descr", "")
            named = _BRACES.sub("", alt)
            if "{{" not in alt and isinstance(_named(named, values), Picture):
                place = Place(name, part=f"{label}, paragraph {number}")
                yield problem("D465", place, quote=alt, tag=f"{{{{ {named} }}}}")


def _named(path: str, values: Mapping[str, object]) -> object:
    found: object = values
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _placeholders(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    for frame in root.iter(q("wp:inline"), q("wp:anchor")):
        label = frame.find(q("wp:docPr"))
        if label is not None:
            yield frame, label


def _drawing(picture: Picture, width: float, draw: Draw) -> Drawing | str:
    if isinstance(picture.source, Path):
        return read_picture(picture.source)
    return draw(picture.source, width)


def _unreadable(picture: Picture, reason: str) -> Problem:
    name = picture.source.name if isinstance(picture.source, Path) else picture.key
    return problem("D418", picture.place or Place(name), picture=name, reason=reason)


def _unprintable(picture: Picture, character: str) -> Problem:
    shown = f"the control character U+{ord(character):04X}"
    return problem("D417", None, tag=str(picture), character=shown, text=picture.alt)


def _size(drawing: Drawing, room: int, height: int) -> tuple[int, int]:
    """Return width and height in EMU, in the drawing's own proportions."""
    across, down = drawing.width * EMU_PER_MM, drawing.height * EMU_PER_MM
    scale = min(room / across, height / down, 1.0)
    return round(across * scale), round(down * scale)


def _text_height(frame: etree._Element) -> int:
    """Return the height of the text on the page of the section that `frame` stands in, in EMU."""
    after = _NEXT_SECTION(frame)
    section = after[0] if isinstance(after, list) and after else None
    if not isinstance(section, etree._Element):
        return _A4_TEXT_HEIGHT
    size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))
    if size is None or margins is None:
        return _A4_TEXT_HEIGHT
    edges = sum(abs(int(margins.get(q(f"w:{edge}"), "0"))) for edge in ("top", "bottom"))
    return max(int(size.get(q("w:h"), "0")) - edges, 1) * EMU_PER_TWIP


def _swap(
    frame: etree._Element,
    label: etree._Element,
    part: Any,
    picture: Picture,
    drawing: Drawing,
    size: tuple[int, int],
) -> None:
    relation, _ = part.get_or_add_image(io.BytesIO(drawing.image))
    label.set("name", f"picture:{picture.key}")
    label.set("descr", picture.alt)
    label.attrib.pop("title", "")
    for blip in frame.iter(q("a:blip")):
        blip.set(q("r:embed"), relation)
        # An SVG of the placeholder, kept here, would be shown in place of the picture.
        for extensions in blip.findall(q("a:extLst")):
            blip.remove(extensions)
    for crop in list(frame.iter(q("a:srcRect"))):
        remove(crop)
    for inner in frame.iter(q("pic:cNvPr")):
        inner.set("name", f"picture:{picture.key}")
        inner.attrib.pop("descr", "")
    for extent in frame.iter(q("wp:extent"), q("a:ext")):
        if extent.get("cx") is not None:
            extent.set("cx", str(size[0]))
            extent.set("cy", str(size[1]))


def _forget_unused_images(root: etree._Element, part: Any) -> None:
    used = {str(found) for element in root.iter() for found in element.attrib.values()}
    for relation in [one for one, it in part.rels.items() if it.reltype.endswith("/image")]:
        if relation not in used:
            del part.rels[relation]
