"""Whatever people type is in Word, web page and PDF exactly as typed, or named where it was typed."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pdf_words import said

from bidgen.api import Checked, build_bid, check_bid
from bids import replace_once, small_bid

DAY = date(2020, 1, 24)
LESSONS = "lessons:\n- {id: L1, happened: A workshop had few guests, lesson: Invite people earlier}\n"
METHOD = "method: We ran a workshop and an interview."
TITLE = "title: Shared parking permits"
COUNCIL = "name: North Council"

SHOWN = {
    "an ampersand": "fish & chips",
    "markup": "<b>bold</b><script>alert(1)</script>",
    "the end of a CDATA section": "]]>",
    "a comment": "<!-- none -->",
    "an entity": "&amp;",
    "a character reference": "&#x41;",
    "a tag of a template": "{{ x }}",
    "a statement of a template": "{% if %}",
    "a comment of a template": "{# c #}",
    "how templates write braces": "{_{ x }_}",
    "the end of a reference": "]]",
    "half a reference": "[[ x",
    "a formula": "=1+1",
    "a plus": "+1",
    "an at sign": "@x",
    "a command": "=cmd|' /C calc'!A0",
    "an emoji": "good \N{GRINNING FACE} indeed",
    "a backslash and an n": "a\\nb",
    "a path": "C:\\temp\\*",
    "curly quotation marks": "“it’s” ‘so’",
    "straight quotation marks": '"it\'s"',
    "a pound sign": "£5",
    "a minus sign": "\N{MINUS SIGN}5",
    "Welsh": "ŵŷ Ŵŷ tŷ",
    "a soft hyphen": "soft\N{SOFT HYPHEN}ware",
    "a joiner": "join\N{ZERO WIDTH JOINER}er",
    "a zero-width space": "zero\N{ZERO WIDTH SPACE}width",
    "a byte order mark": "mark\N{ZERO WIDTH NO-BREAK SPACE}ed",
    "a hard space": "10\N{NO-BREAK SPACE}000",
    "a narrow space": "10\N{NARROW NO-BREAK SPACE}000",
    "a hard hyphen": "non\N{NON-BREAKING HYPHEN}stop",
    "combining accents": "e\N{COMBINING ACUTE ACCENT} w\N{COMBINING CIRCUMFLEX ACCENT}",
    "a ligature": "\N{LATIN SMALL LIGATURE FI}ne",
    "asterisks": "2 * 3 ** 4",
    "underlines": "snake_case_name _x",
    "a code span": "`code`",
    "a heading": "# heading",
    "a link to a script": "[x](javascript:alert(1))",
    "an address": "https://example.org/?a=1&b=%20",
    "no value": "None",
    "no number": "nan",
    "how a workbook writes characters": "a_x000D_b",
    "a placeholder of a picture": "[picture timeline]",
    "a processing instruction": "<?bidgen-prose 0?>",
    "a dollar": "$x ${x} $$",
    "a percent sign": "100%s %(x)s",
}
# What cannot be shown as typed: the text, the code of its Problem, and how the Problem calls the character.
NAMED = {
    "an override": ("paid \u202e000,01", "D446", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    "an isolate": ("\u2066x\u2069", "D446", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
    "a bird": ("a \N{FLAMINGO}", "D442", "U+1F9A9 (FLAMINGO)"),
    "Chinese": ("漢字", "D442", "U+6F22 (CJK UNIFIED IDEOGRAPH-6F22)"),
    "nobody's character": ("a\ue000b", "D442", "U+E000"),
    "a tab": ("a\tb", "D447", "tab"),
    "a bell": ("a\x07b", "R104", "U+0007"),
    "no character at all": ("a\ufffeb", "R104", "U+FFFE"),
}


def in_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\ufffe", "\\ufffe")


def bid_with_lessons(folder: Path, texts: Mapping[str, str], form: str) -> Path:
    """Return a bid whose table of lessons holds each of the texts, in YAML or in a workbook."""
    bid = small_bid(folder)
    rows = [(f"L{number}", text, "Noted") for number, text in enumerate(texts.values(), start=1)]
    if form == "yaml":
        lines = "".join(f"- {{id: {one}, happened: {in_yaml(text)}, lesson: {x}}}\n" for one, text, x in rows)
        replace_once(bid / "findings.yaml", LESSONS, f"lessons:\n{lines}")
        return bid
    replace_once(bid / "findings.yaml", LESSONS, "")
    workbook = openpyxl.Workbook()
    workbook.remove(workbook["Sheet"])
    sheet = workbook.create_sheet("Lessons")
    for at, row in enumerate([("Id", "What happened", "What we do about it"), *rows], start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(at, column)
            cell.value, cell.data_type = as_stored(text), "s"
    workbook.save(bid / "findings.xlsx")
    return bid


def as_stored(text: str) -> str:
    """Return the text as a spreadsheet stores it: codes for what XML cannot hold, and for such a code."""
    coded = re.sub(r"_(?=x[0-9A-F]{4}_)", "_x005F_", text)
    return re.sub("[\x07\ufffe]", lambda found: f"_x{ord(found[0]):04X}_", coded)


@dataclass(frozen=True)
class Outputs:
    """What the three formats show of one document; of the PDF with no white space, for lines end anywhere."""

    word: str
    page: str
    pdf: str


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(form, marks=pytest.mark.xdist_group(f"odd {form}")) for form in ("yaml", "workbook")
    ],
)
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    bid = bid_with_lessons(tmp_path_factory.mktemp("odd"), SHOWN, request.param)
    narrative = "\n\n".join(f"Begin {text} end" for text in SHOWN.values())
    replace_once(bid / "findings.yaml", METHOD, f"method: {in_yaml(narrative)}")
    short = " ".join(SHOWN.values())
    replace_once(bid / "bid.yaml", TITLE, f"title: {in_yaml('Title ' + short + ' end')}")
    replace_once(bid / "bid.yaml", COUNCIL, f"name: {in_yaml('Council ' + short + ' end')}")
    return outputs_of(bid)


def outputs_of(bid: Path) -> Outputs:
    document = "user-research-report"
    built = build_bid(bid, today=DAY, only=frozenset({document}), formats=frozenset({"docx", "pdf", "html"}))
    assert built.problems == ()
    files = {one.format: one.path.read_bytes() for one in built.outputs}
    body = Document(io.BytesIO(files["docx"])).element.body
    page = _Page()
    page.feed(files["html"].decode())
    pdf = "".join(piece.text for piece in said(files["pdf"]))
    word = "\n".join(paragraph.text for paragraph in body.iter(f"{{{body.nsmap['w']}}}p"))
    return Outputs(word, "\n".join(page.said), bare(pdf))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def bare(text: str) -> str:
    """Return the text as letters that are drawn: composed, and nothing that has no shape."""
    drawn = (one for one in text if not one.isspace() and unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFC", "".join(drawn))


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN.keys())
def test_text_of_a_cell_and_of_narrative_is_shown_exactly_as_typed(text: str, outputs: Outputs) -> None:
    assert f"\n{text}\n" in outputs.word
    assert f"\n{text}\n" in outputs.page
    for shown in (outputs.word, outputs.page):
        assert f"Begin {text} end" in shown
    assert outputs.pdf.count(bare(text)) >= 2
    assert f"Begin{bare(text)}end" in outputs.pdf


def test_no_letter_of_a_word_of_10000_letters_is_lost(tmp_path: Path) -> None:
    word = "w" * 10_000
    bid = small_bid(tmp_path)
    replace_once(bid / "findings.yaml", METHOD, f"method: {word}")
    shown = outputs_of(bid)
    assert word in shown.word
    assert word in shown.page
    assert word in shown.pdf


@pytest.mark.parametrize("what", ["Title", "Council"])
def test_a_title_and_an_organisation_are_shown_exactly_as_typed(what: str, outputs: Outputs) -> None:
    text = f"{what} {' '.join(SHOWN.values())} end"
    assert text in outputs.word
    assert text in outputs.page
    assert bare(text) in outputs.pdf


@pytest.mark.parametrize("form", ["yaml", "workbook"])
@pytest.mark.parametrize(("text", "code", "character"), NAMED.values(), ids=NAMED.keys())
def test_what_cannot_be_shown_is_named_where_it_was_typed(
    text: str, code: str, character: str, form: str, tmp_path: Path
) -> None:
    checked = check_bid(bid_with_lessons(tmp_path, {"good": "Nothing.", "odd": text}, form), today=DAY)
    (found,) = checked.problems
    assert found.code == code
    assert character in found.message
    assert place_of(checked) == (
        "findings.yaml:40:22" if form == "yaml" else "findings.xlsx, sheet Lessons, cell B3"
    )


def test_every_text_is_looked_at_and_each_names_its_own_place(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", TITLE, f"{TITLE} \N{FLAMINGO}")
    replace_once(bid / "bid.yaml", COUNCIL, f"{COUNCIL} \N{FLAMINGO}")
    replace_once(bid / "findings.yaml", METHOD, f"{METHOD} \N{FLAMINGO}")
    replace_once(
        bid / "requirements.yaml", "A report of the research, A", "A report of the research \N{FLAMINGO}, A"
    )
    found = check_bid(bid, today=DAY).problems
    assert [one.code for one in found] == ["D442"] * 4
    assert [str(one.place).rpartition("/")[2] for one in found] == [
        "bid.yaml:2:8",
        "bid.yaml:14:21",
        "findings.yaml:2:9",
        "requirements.yaml:16:11",
    ]


def place_of(checked: Checked) -> str:
    return str(checked.problems[0].place).rpartition("/")[2]
