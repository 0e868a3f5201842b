"""A bid's accent, wordmark and logo reach Word, PDF and web page alike; a bid without them is as it was."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

import pdf_words
import pikepdf
import pytest
import verapdf
from docx import Document as open_word
from docx.shared import RGBColor
from lxml import etree, html
from matters import TODAY
from PIL import Image

from bidgen.api import build_bid, check_bid
from bidgen.colours import colours_of
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.model.look import HOUSE
from bidgen.problems import Problem
from bidgen.render.faults.word_faults import word_faults
from bidgen.render.typeset.sheets import stylesheet
from bidgen.render.words import docx_words, html_words
from bids import replace_once, small_bid

TEMPLATES = Path(__file__).parents[1] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GREEN = "#1d5b3a"
WORDMARK = "Northshire & <Southshire>"
ALT = "The arms of Northshire: a tower above a river"
LOGO = f"  logo: {{file: images/logo.png, alt: '{ALT}'}}"
LOOK = f'look:\n  accent: "{GREEN}"\n  wordmark: {WORDMARK}\n{LOGO}'
EMU_PER_MM = 36_000
EACH = pytest.mark.parametrize("key", DOCUMENT_KEYS)


@dataclass(frozen=True)
class Made:
    """The three files of one document."""

    docx: bytes
    html: str
    pdf: bytes

    def part(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.docx)) as container:
            return container.read(name)


def logo(bid: Path, size: tuple[int, int] = (480, 560)) -> None:
    (bid / "images").mkdir(exist_ok=True)
    Image.new("RGB", size, GREEN).save(bid / "images" / "logo.png", dpi=(96, 96))


def bid_with(folder: Path, look: str) -> Path:
    bid = small_bid(folder)
    replace_once(bid / "bid.yaml", "organisations:\n", f"{look}\norganisations:\n")
    logo(bid)
    return bid


def built(bid: Path, *only: str) -> dict[str, Made]:
    done = build_bid(bid, today=TODAY, only=frozenset(only), formats=frozenset({"docx", "html", "pdf"}))
    assert done.problems == ()
    found: dict[str, dict[str, Path]] = {}
    for one in done.outputs:
        found.setdefault(one.document, {})[one.format] = one.path
    return {
        key: Made(one["docx"].read_bytes(), one["html"].read_text("utf-8"), one["pdf"].read_bytes())
        for key, one in found.items()
    }


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    return built(bid_with(tmp_path_factory.mktemp("green"), LOOK))


@cache
def drawn(pdf: bytes) -> frozenset[str]:
    """Return every colour that the pages of a PDF are drawn in, those of gradients included."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG", "scn", "SCN") and len(operands) == 3:
                    found.add(as_hex(operands))
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FunctionType" in one:
                found |= {as_hex(one[end]) for end in ("/C0", "/C1") if end in one}
    return frozenset(found)


def as_hex(parts: object) -> str:
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in parts)  # type: ignore[attr-defined]


def colours_in(part: bytes) -> set[str]:
    """Return the colours that attributes of a Word part name."""
    values = {value for one in etree.fromstring(part).iter() for value in one.attrib.values()}
    return {f"#{value.lower()}" for value in values if re.fullmatch("[0-9A-F]{6}", str(value))}


@EACH
def test_every_format_has_the_colours_of_the_bid_and_none_of_the_house_s(
    key: str, green: dict[str, Made]
) -> None:
    made, house = green[key], set(astuple(HOUSE))
    accent, wash, rule = astuple(colours_of(GREEN))
    styles, numbering = (colours_in(made.part(f"word/{name}.xml")) for name in ("styles", "numbering"))
    assert {accent, wash, rule} <= styles and accent in numbering
    assert not house & (styles | numbering)
    assert f"--accent: {accent};" in made.html and f"--wash: {wash};" in made.html
    assert not [colour for colour in house if colour in made.html]
    assert {accent, rule} <= drawn(made.pdf)
    assert not house & drawn(made.pdf)


def test_a_bid_without_a_look_has_the_house_s(tmp_path: Path) -> None:
    for look in (
        "look:",
        "look:\n  accent:\n  wordmark:\n  logo:\n    file:\n    alt:",
        "look: {accent: '#0F4C5C'}",
    ):
        made = built(bid_with(tmp_path / str(len(look)), look), "conclusion")["conclusion"]
        assert HOUSE.accent in colours_in(made.part("word/styles.xml"))
        assert stylesheet("web") in made.html
        body = etree.fromstring(made.part("word/document.xml"))[0]
        assert body[0].find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title"
        assert '<div class="cover">\n<h1' in made.html


@EACH
def test_the_head_of_the_cover_is_the_same_in_all_formats(key: str, green: dict[str, Made]) -> None:
    made = green[key]
    words = WORDMARK.split()
    assert docx_words(made.docx, key)[0][: len(words)] == tuple(words)
    assert html_words(made.html)[: len(words)] == tuple(words)
    first, second, *_ = pdf_words.said(made.pdf)
    assert " ".join(one.text for one in pdf_words.said(made.pdf)).split()[: len(words)] == words, (
        first,
        second,
    )
    [cover] = html.fromstring(made.html).find_class("cover")
    assert [(one.tag, one.get("class")) for one in cover[:3]] == [
        ("p", "logo"),
        ("p", "wordmark"),
        ("h1", "title"),
    ]
    assert [one.get("alt") for one in cover.iter("img")] == [ALT]
    body = etree.fromstring(made.part("word/document.xml"))
    assert [one.get("descr") for one in body.iter("{*}docPr")].count(ALT) == 1


def test_a_form_of_the_fund_s_own_keeps_its_colours(tmp_path: Path) -> None:
    form = open_word(str(TEMPLATES / "conclusion.docx"))
    form.styles["Caption"].font.color.rgb = RGBColor(0xC0, 0x00, 0x20)
    first = next(one for one in form.paragraphs if one.style and one.style.name == "Heading 1")
    run = first.insert_paragraph_before("", "Normal").add_run("Coloured by hand")
    run.font.color.rgb = RGBColor.from_string(HOUSE.accent[1:].upper())
    bid = bid_with(tmp_path, f"look:\n  accent: '{GREEN}'")
    form.save(str(bid / "form.docx"))
    done = build_bid(
        bid,
        today=TODAY,
        only=frozenset({"conclusion"}),
        formats=frozenset({"docx"}),
        templates={"conclusion": bid / "form.docx"},
    )
    [file] = [one.path for one in done.outputs]
    made = Made(file.read_bytes(), "", b"")
    assert {"#c00020", GREEN} <= colours_in(made.part("word/styles.xml"))
    assert HOUSE.accent in colours_in(made.part("word/document.xml"))


@EACH
def test_it_is_readable_for_everybody(key: str, green: dict[str, Made], tmp_path: Path) -> None:
    assert verapdf.faults(green[key].pdf, tmp_path) == []
    assert word_faults(green[key].docx, key) == ()


@pytest.mark.needs("pdftotext")
@EACH
def test_the_whole_cover_is_the_first_page(key: str, green: dict[str, Made]) -> None:
    text = page_words(green[key].pdf, 0)
    assert WORDMARK in text and "Fingerprint" in text
    assert "Fingerprint" not in page_words(green[key].pdf, 1)


def page_words(pdf: bytes, number: int) -> str:
    page = str(number + 1)
    command = ["pdftotext", "-f", page, "-l", page, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("size", "shown"),
    [((480, 560), (20.6, 24.0)), ((2000, 400), (70.0, 14.0)), ((96, 48), (25.4, 12.7))],
    ids=["high", "wide", "small"],
)
def test_a_logo_fits_its_place_and_is_never_enlarged(
    size: tuple[int, int], shown: tuple[float, float], tmp_path: Path
) -> None:
    bid = bid_with(tmp_path, f"look:\n{LOGO}")
    logo(bid, size)
    made = built(bid, "conclusion")["conclusion"]
    extent = next(etree.fromstring(made.part("word/document.xml")).iter("{*}extent"))
    assert (int(extent.get("cx")) / EMU_PER_MM, int(extent.get("cy")) / EMU_PER_MM) == pytest.approx(
        shown, abs=0.1
    )
    assert f'style="width:{shown[0]}mm"' in made.html


def faults(bid: Path) -> list[Problem]:
    return list(check_bid(bid, today=TODAY).problems)


@pytest.mark.parametrize(
    ("look", "code", "line", "column", "said"),
    [
        ("  logo: {file: images/lost.png, alt: Arms}", "S243", 14, 16, "images/lost.png"),
        ("  logo: {file: ../logo.png, alt: Arms}", "S241", 14, 16, "../logo.png"),
        ("  logo: {file: images/logo.png}", "S203", 14, 3, "Alternative text"),
        ("  logo: {file: images/logo.png, alt: ' '}", "S203", 14, 38, "Alternative text"),
        ("  logo: {alt: Arms}", "S203", 14, 3, "File"),
        ("  logo: images/logo.png", "S206", 14, 9, "Logo"),
        ("  accent: dark green", "S213", 14, 11, "dark green"),
        ("  accent: '#1d5'", "S213", 14, 11, "#1d5"),
        ("  accent: #1d5b3a", "R116", 14, 11, "#1d5b3a"),
        ("  colour: '#1d5b3a'", "S202", 14, 3, "colour"),
        (f"  wordmark: {'Shire ' * 14}", "S212", 14, 13, "83 characters"),
    ],
)
def test_what_is_wrong_with_it_is_said_in_its_place(
    look: str, code: str, line: int, column: int, said: str, tmp_path: Path
) -> None:
    [found] = faults(bid_with(tmp_path, f"look:\n{look}"))
    assert found.place is not None
    assert (found.code, found.place.line, found.place.column) == (code, line, column)
    assert said in found.message


def test_a_logo_that_is_no_picture_stops_the_build_as_any_other_picture_does(tmp_path: Path) -> None:
    bid = bid_with(tmp_path, f"look:\n{LOGO}")
    (bid / "images" / "logo.png").write_bytes(b"<svg onload='alert(1)'/>")
    done = build_bid(bid, today=TODAY, only=frozenset({"conclusion"}), formats=frozenset({"docx"}))
    [found] = done.problems
    assert (found.code, found.place and found.place.line, done.outputs) == ("D418", 14, ())


@pytest.mark.parametrize(
    ("accent", "ratio", "ground", "nearest"),
    [
        ("#ffdd00", "1.34", "white", "#806f00"),
        ("#D4351C", "4.26", "the tint of it behind text, #f5efee", "#cd331b"),
        ("#767676", "4.05", "the tint of it behind text, #f2f2f2", "#6e6e6e"),
        ("#777777", "4.47", "white", "#6e6e6e"),
    ],
)
def test_an_accent_that_cannot_be_read_has_a_remedy(
    accent: str, ratio: str, ground: str, nearest: str, tmp_path: Path
) -> None:
    [found] = faults(bid_with(tmp_path, f"look:\n  accent: '{accent}'"))
    assert found.place is not None
    assert (found.code, found.place.line, found.place.column) == ("C480", 14, 11)
    assert f"{accent} has a contrast of {ratio}" in found.message
    assert f'"{nearest}"' in found.remedy
    replace_once(tmp_path / "bid" / "bid.yaml", accent, nearest)
    assert faults(tmp_path / "bid") == []
    assert ground in found.message
