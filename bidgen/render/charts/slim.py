"""Makes the SVG of a chart small, and its names its own."""

from __future__ import annotations

import hashlib
import re


def slim(svg: bytes) -> bytes:
    """Return an SVG without what nothing shows: comments, blanks, empty metadata, needless decimals."""
    text = svg.decode()
    text = re.sub(
        r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>", "", text, flags=re.DOTALL
    )
    text = re.sub(r">\s+<", "><", text).strip()
    text = re.sub(r"\s+", " ", text)
    # A hundredth of a point is finer than any printer; scales below one need their digits.
    text = re.sub(r"(?<![\w.])(-?[1-9]\d*\.\d{3,})", lambda found: f"{float(found[1]):.2f}", text)
    return _own_ids(_short_letters(_without_spaces(text))).encode()


def _without_spaces(svg: str) -> str:
    """Return an SVG without the shapes that have no outline: the spaces between words."""
    for name in re.findall(r'<path id="([^"]+)"(?: transform="[^"]*")?/>', svg):
        svg = re.sub(rf'<(?:path id="|use xlink:href="#){re.escape(name)}"[^>]*/>', "", svg)
    return svg


def _short_letters(svg: str) -> str:
    """Return an SVG that says the outlines of letters and their places with fewer signs.

    A letter's place counts a hundredth of the type's size, and a tenth of that is nothing to see.
    """
    svg = re.sub(
        r'(<use xlink:href="[^"]+") transform="translate\(([\d.]+) 0\)"/>',
        lambda found: f'{found[1]} x="{float(found[2]):.1f}"/>'.replace('.0"', '"'),
        svg,
    )
    return re.sub(r' d="[^"]*"', lambda found: re.sub(r" ?([A-Zz]) ?", r"\1", found[0]), svg)


def _own_ids(svg: str) -> str:
    """Return an SVG with short ids that no other chart on the same page has, and only those in use."""
    used = list(dict.fromkeys(re.findall(r'(?:url\(#|href="#)([^")]+)', svg)))
    prefix = "c" + hashlib.sha256(svg.encode()).hexdigest()[:6]
    short = {name: f"{prefix}-{at:x}" for at, name in enumerate(used)}

    def renamed(found: re.Match[str]) -> str:
        return f' id="{short[found[1]]}"' if found[1] in short else ""

    svg = re.sub(r' id="([^"]*)"', renamed, svg)
    return re.sub(r'(url\(#|href="#)([^")]+)', lambda found: found[1] + short[found[2]], svg)
