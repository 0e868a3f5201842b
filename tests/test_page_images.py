"""Telling pages of the example look as they did: each is drawn, and compared with its image in tests/images.

Where the look was changed on purpose, or what the example says on these pages,
`./run test tests/test_page_images.py --renew-images` draws them anew; look at each before you commit it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from example import TODAY, Example
from page_images import FURTHEST, difference, distance, drawn, kept
from PIL import Image, ImageChops, ImageDraw

from bidgen.model.document import About
from bidgen.render.typeset.pdf import html_to_pdf
from bidgen.render.typeset.sheets import stylesheet
from bidgen.render.walk.walk import docx_to_html

pytestmark = pytest.mark.needs("pdftoppm", "pdftotext")

IMAGES = Path(__file__).parent / "images"
MOST_BYTES = 250_000
RENEW = "If it is meant: ./run test tests/test_page_images.py --renew-images"


@dataclass(frozen=True)
class Page:
    """One page of a document: the one with these words, or the next; every cover is the first."""

    name: str
    document: str
    words: str = ""
    next: bool = False

    @property
    def image(self) -> Path:
        return IMAGES / f"{self.name}.png"


PAGES = [
    Page("cover", "business-case"),
    Page("contents", "business-case", "Contents"),
    Page("at-a-glance", "business-case", "Is it worth it?"),
    Page("charts", "business-case", "Figure 2: Benefits less costs"),
    Page("table-over-pages", "business-case", "Table 16: Assumptions", next=True),
    Page("map", "journey-map", "Figure 1: The journey"),
    Page("landscape-table", "journey-map", "Table 1: The journey"),
    Page("timeline", "funding-bid", "Figure 1: Workstreams and milestones"),
]
EACH = pytest.mark.parametrize(
    "page", [pytest.param(one, id=one.name, marks=pytest.mark.xdist_group(one.document)) for one in PAGES]
)
# What is changed in print.css, and a page on which it has to be seen.
CHANGES = {
    "colour": ("#0f4c5c", "#0f5c4c", "cover"),
    "band": ("to right, var(--accent) 12mm", "to right, #fff 12mm", "cover"),
    "margin": ("margin: 22mm 20mm 18mm 20mm;", "margin: 22mm 21mm 18mm 21mm;", "landscape-table"),
    "heading": ("font-size: 20pt;", "font-size: 21pt;", "landscape-table"),
    "picture": ("figure img {", "figure img { opacity: 0;", "map"),
}


def numbered(pdf: Path, page: Page) -> int:
    """Return the number of the page, counted from 1."""
    if not page.words:
        return 1
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    sheets = [" ".join(sheet.split()) for sheet in text.split("\f")]
    found = [number for number, sheet in enumerate(sheets, 1) if page.words in sheet]
    assert found, f"{page.words!r} is on no page of {pdf.name}"
    return found[0] + page.next


@EACH
def test_a_page_looks_as_it_did(
    page: Page, build_example: Callable[[str], Example], pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    pdf = build_example(page.document).folder / f"ims-alpha-{page.document}.pdf"
    number = numbered(pdf, page)
    now = drawn(pdf, number)
    if pytestconfig.getoption("renew_images"):
        kept(now).save(page.image, optimize=True)
    assert page.image.exists(), f"there is no {page.image.name} in tests/images. {RENEW}"
    with Image.open(page.image) as before:
        apart = distance(before, now)
        if apart > FURTHEST:
            kept(now).save(tmp_path / f"{page.name}.png")
            difference(before, now).save(tmp_path / f"{page.name}-difference.png")
            pytest.fail(
                f"Page {number} of {page.document} ({page.name}) does not look as it did: {apart:.1f},"
                f" {FURTHEST:.0f} may be. It and the difference are in {tmp_path}. {RENEW}"
            )


def test_all_images_are_of_pages_and_small() -> None:
    images = set(IMAGES.iterdir())
    assert images <= {one.image for one in PAGES}
    assert sum(one.stat().st_size for one in images) < MOST_BYTES


@cache
def page_with(document: Path, css: str, name: str) -> Image.Image:
    """Return a page of a document, typeset by a stylesheet of its own."""
    html, problems = docx_to_html(document.read_bytes(), document.name, {})
    assert html is not None and problems == ()
    about = About("T", "A bid", "A council", "S", (), "Not released", TODAY)
    pdf, problems = html_to_pdf(html.text, css, about, document.name)
    assert pdf is not None and problems == ()
    file = document.with_name("typeset.pdf")
    file.write_bytes(pdf.content)
    return drawn(file, numbered(file, next(one for one in PAGES if one.name == name)))


@pytest.mark.xdist_group("journey-map")
@pytest.mark.parametrize(("old", "new", "name"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_look_is_seen(
    old: str, new: str, name: str, build_example: Callable[[str], Example]
) -> None:
    document, css = build_example("journey-map").docx, stylesheet("print")
    assert old in css
    before = page_with(document, css, name)
    assert distance(kept(before), before) < FURTHEST / 4
    assert distance(kept(before), page_with(document, css.replace(old, new), name)) > FURTHEST


def lines(shift: int = 0) -> Image.Image:
    """Return a sheet with lines as of text, a ground and a rule, drawn as large as pages are."""
    sheet = Image.new("RGB", (400, 400), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40 + shift, 360, 120 + shift), fill="#eef4f5")
    for top in range(150, 360, 20):
        for left in range(40, 360, 9):
            pen.rectangle((left, top + shift, left + 4, top + 8 + shift), fill="#0b0c0c")
    return sheet


def test_what_moves_by_a_dot_or_is_softer_looks_the_same() -> None:
    before = kept(lines())
    assert distance(before, lines()) < FURTHEST / 4
    assert distance(before, lines(2)) < FURTHEST / 4
    assert distance(before, lines().resize((200, 200)).resize((400, 400))) < FURTHEST


def test_what_moves_further_or_has_another_colour_or_size_does_not() -> None:
    before = kept(lines())
    assert distance(before, lines(5)) > FURTHEST
    assert distance(before, ImageChops.multiply(lines(), Image.new("RGB", (400, 400), "#e0ffff"))) > FURTHEST
    assert distance(before, lines().crop((0, 0, 400, 398))) > FURTHEST
