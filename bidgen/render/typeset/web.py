"""The web page: the page in its look, what is too wide for a telephone in a frame that scrolls by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from bidgen.model.look import HOUSE, Colours
from bidgen.render.typeset.sheets import recoloured, stylesheet
from bidgen.render.walk.page import NO_PROPERTIES, Html

_FRAMED = re.compile(r"<(/?)(table|figure)\b[^>]*>")
_CAPTION = re.compile(r"<((?:fig)?caption)(?: id=\"([^\"]*)\")?")
_PICTURE = re.compile(r"<img [^>]*>")
_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.S)
_SPAN = re.compile(r'colspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")


def web_page(
    page: Html,
    banner: str = "",
    colours: Colours = HOUSE,
    mark: str = "",
    properties: Mapping[str, str] = NO_PROPERTIES,
) -> str:
    """Return the page for browsers, with its styles inside, `banner` above it and `mark` below it.

    `properties` are what the page says of itself to programs.
    Each table, and each picture that has a caption, is in a frame that scrolls sideways on a narrow screen,
    so that the rest of the page never does. The frame can be reached by keyboard and is named by the
    caption, or by the first row of a table that has none.
    """
    web = Html(_framed(page.text)).marked(mark, properties)
    return web.styled(recoloured(stylesheet("web"), colours), banner)


def _framed(html: str) -> str:
    found: list[str] = []
    done, depth, start = 0, 0, 0
    for tag in _FRAMED.finditer(html):
        if tag[1]:
            depth -= 1
        else:
            start = start if depth else tag.start()
            depth += 1
        # What is inside another scrolls with it.
        if depth == 0:
            frame = _table if tag[2] == "table" else _figure
            found += [html[done:start], frame(html[start : tag.end()], f"frame-{len(found) // 2 + 1}")]
            done = tag.end()
    return "".join([*found, html[done:]])


def _table(html: str, ident: str) -> str:
    row = _ROW.search(html)
    cells = _CELL.findall(row[1]) if row else []
    columns = sum(int(span[1]) if (span := _SPAN.search(cell)) else 1 for cell, _ in cells)
    html, name = _named(html, ident)
    if not name:
        words = (" ".join(unescape(_TAG.sub(" ", inner)).split()) for _, inner in cells)
        name = f'aria-label="{escape(", ".join(filter(None, words)))}"'
    return f"{_frame(name, columns)}\n{html}\n</div>"


def _figure(html: str, ident: str) -> str:
    html, name = _named(html, ident)
    # A picture without a caption is a logo or the like, and readable when small.
    return _PICTURE.sub(rf"{_frame(name, 0)}\g<0></div>", html) if name else html


def _frame(name: str, columns: int) -> str:
    count = f' style="--columns:{columns}"' if columns else ""
    return f'<div class="wide" role="group" tabindex="0" {name}{count}>'


def _named(html: str, ident: str) -> tuple[str, str]:
    """Return the HTML with an id on its caption, and the attribute that points at it; "" with no caption."""
    caption = _CAPTION.search(html)
    if caption is None:
        return html, ""
    if caption[2] is None:
        html = f'{html[: caption.end()]} id="{ident}"{html[caption.end() :]}'
    return html, f'aria-labelledby="{caption[2] or ident}"'
