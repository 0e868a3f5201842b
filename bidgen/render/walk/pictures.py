"""Turns a drawing of Word into an image of the page, with its size and alternative text."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from lxml import etree

from bidgen.render.units import EMU_PER_MM
from bidgen.render.walk.reader import Reader
from bidgen.render.word.package import NAMESPACES, q, text_of

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
# What the fill step writes as the name of a picture that it drew.
DRAWN = "picture:"


def read_drawing(reader: Reader, drawing: etree._Element) -> str | None:
    """Return the <img> of a picture; anything else drawn is reported and gives None."""
    if drawing.find(".//pic:pic", NAMESPACES) is None:
        what, advice = _what(drawing)
        reader.tell("D421", what=what, advice=advice, quote=text_of(drawing))
        return None
    if next(drawing.iter(q("w:txbxContent")), None) is not None:
        reader.tell("D421", what="A text box", advice="Use a paragraph.", quote=text_of(drawing))
    properties = drawing.find(".//wp:docPr", NAMESPACES)
    alt = " ".join((properties.get("descr") or "").split()) if properties is not None else ""
    decorative = drawing.find(".//adec:decorative", NAMESPACES)
    if not alt and decorative is not None and decorative.get("val") in ("1", "true"):
        reader.tell("D438")
        return None
    if not alt:
        reader.tell("D429")
        alt = "Picture without a description"
    source = _source(reader, drawing, (properties.get("name") or "") if properties is not None else "")
    if source is None:
        return None
    extent = drawing.find(".//wp:extent", NAMESPACES)
    width = int(extent.get("cx", "0")) / EMU_PER_MM if extent is not None else 0
    size = f' style="width:{width:.1f}mm"' if width else ""
    return f'<img src="{source}" alt="{escape(alt)}"{size}>'


def _what(drawing: etree._Element) -> tuple[str, str]:
    if next(drawing.iter(q("w:txbxContent")), None) is not None:
        return "A text box", "Put its text in a paragraph of its own, in the style Callout for example."
    if drawing.find(".//c:chart", NAMESPACES) is not None:
        return "A chart made in Word", "Use a chart of the bid, or put it in as a picture."
    return "A shape or diagram drawn in Word", "Put it in as a picture with alternative text."


def _source(reader: Reader, drawing: etree._Element, name: str) -> str | None:
    drawn = reader.drawings.get(name.removeprefix(DRAWN)) if name.startswith(DRAWN) else None
    if drawn is not None:
        if drawn.svg is not None:
            return _data("image/svg+xml", drawn.svg)
        return _data(f"image/{drawn.kind}", drawn.image)
    blip = drawing.find(".//a:blip", NAMESPACES)
    relation = blip.get(q("r:embed")) if blip is not None else None
    link = reader.links.get(relation or "")
    content = reader.package.media.get(link.target) if link is not None and not link.external else None
    if content is None:
        target = link.target if link is not None else name
        reader.tell("D430", quote=target, found="a picture that is not in the file")
        return None
    for magic, kind in _KINDS:
        if content.startswith(magic):
            return _data(kind, content)
    ending = link.target.rpartition(".")[2] if link is not None else ""
    reader.tell("D430", quote=name, found=f"a file of the kind “{ending}”")
    return None


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"
