"""The small Markdown of narrative: what it reads, and that nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.model.prose import Block, Span
from bidgen.prose import parse_prose

AS_TYPED = [
    "Fish & chips",
    "<b>bold</b>",
    "# x",
    "&amp; &lt; &#65;",
    "{{ x }}",
    "{% for x in y %}",
    "{_{ x }_}",
    "[[ x",
    "[[appraisal.sector_saving_a_year]]",
    "=1+1",
    "| a | b |",
    "`code`",
    "```",
    "![alt](https://example.org/a.png",
    "a snake_case_name and 2*3*4",
    "\\* not a mark \\_",
    "---",
    "* * *",
    "-",
    "1.",
    "> quoted",
    "<https://example.org>",
    "[x](javascript:alert(1))",
    "[x](ftp://example.org)",
    '[x](https://example.org "title")',
    "[](https://example.org)",
    "[x]: https://example.org",
    "w" * 10_000,
    "left \u202eright",
    "🏛️ 👩\u200d💻",
    "A\u00a0B",
    "~~struck~~",
    "Total: −£1,200",
    "***",
    "a\x00b",
]


@pytest.mark.parametrize("text", AS_TYPED, ids=lambda text: text[:20].encode("unicode_escape").decode())
def test_stays_exactly_as_typed(text: str) -> None:
    assert parse_prose(text).text == text
    assert all(span.link is None for block in parse_prose(text).blocks for span in block.spans)


def test_indented_text_is_a_paragraph() -> None:
    assert parse_prose("    indented").blocks == (Block("paragraph", (Span("indented"),)),)


def test_bold_italic_and_links() -> None:
    (block,) = parse_prose("One **bold *both*** _it_ [a **link**](https://example.org/a_(b)?x=1&y=2).").blocks
    address = "https://example.org/a_(b)?x=1&y=2"
    assert block.spans == (
        Span("One "),
        Span("bold ", bold=True),
        Span("both", bold=True, italic=True),
        Span(" "),
        Span("it", italic=True),
        Span(" "),
        Span("a ", link=address),
        Span("link", bold=True, link=address),
        Span("."),
    )


def test_mail_address_is_a_link() -> None:
    (block,) = parse_prose("[Write to us](mailto:team@example.org)").blocks
    assert block.spans == (Span("Write to us", link="mailto:team@example.org"),)


def test_line_breaks_are_spaces_and_blank_lines_part_paragraphs() -> None:
    assert parse_prose("one\ntwo  \nthree\r\n\r\nfour").text == "one two three\nfour"


def shape(text: str) -> list[tuple[str, str, int, int, int]]:
    return [(b.kind, b.text, b.level, b.list_number, b.start) for b in parse_prose(text).blocks]


def test_lists_nest_restart_and_keep_their_first_number() -> None:
    assert shape("- a\n  1. b\n  2. c\n- d\n\ntext\n\n3. e\n4. f\n\n1) g") == [
        ("bullet", "a", 0, 1, 1),
        ("number", "b", 1, 2, 1),
        ("number", "c", 1, 2, 1),
        ("bullet", "d", 0, 1, 1),
        ("paragraph", "text", 0, 0, 1),
        ("number", "e", 0, 3, 3),
        ("number", "f", 0, 3, 3),
        ("number", "g", 0, 4, 1),
    ]


def test_a_list_may_begin_at_nought() -> None:
    assert shape("0. a") == [("number", "a", 0, 1, 0)]


def test_paragraphs_of_one_entry_are_one_entry() -> None:
    assert shape("1. a\n\n   b\n\n2. c") == [("number", "a b", 0, 1, 1), ("number", "c", 0, 1, 1)]


def test_a_list_entry_without_words_stays_as_typed() -> None:
    assert shape("- a\n-\n- b") == [
        ("bullet", "a", 0, 1, 1),
        ("paragraph", "-", 0, 0, 1),
        ("bullet", "b", 0, 1, 1),
    ]


def test_a_list_nested_beyond_words_levels_keeps_its_words() -> None:
    text = "\n".join("  " * depth + f"- word{depth}" for depth in range(40))
    prose = parse_prose(text)
    assert re.findall(r"word\d+", prose.text) == [f"word{depth}" for depth in range(40)]
    assert max(block.level for block in prose.blocks) <= 8


# Letters and the characters that mean something to Markdown, so that the marks meet in every way.
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="ab1 \n\t*_-+[]()!`<>&#.)|\\~=:/{}%"),
    st.lists(
        st.sampled_from(
            [
                "- ",
                "* ",
                "1. ",
                "  ",
                "    ",
                "\n",
                "\n\n",
                "**",
                "*",
                "_",
                "[",
                "](https://x.org)",
                "a",
                "b c",
            ]
        )
    ).map("".join),
)


def lost(text: str, kept: str) -> str | None:
    """Return what `text` has and `kept` has not; None when `kept` is not `text` with parts left out."""
    gone, at = [], 0
    for character in text:
        if at < len(kept) and kept[at] == character:
            at += 1
        else:
            gone.append(character)
    return "".join(gone) if at == len(kept) else None


@given(TEXTS)
def test_nothing_but_marks_is_ever_lost(text: str) -> None:
    prose = parse_prose(text)
    kept = "".join(prose.text.split())
    gone = lost("".join(text.split()), kept)
    assert gone is not None
    addresses = "".join(span.link or "" for block in prose.blocks for span in block.spans)
    assert set(gone) <= set("*_-+[]()0123456789.") | set(addresses)
    letters = [c for c in text if c.isalpha()]
    assert sorted(letters) == sorted([c for c in prose.text if c.isalpha()] + _address_letters(prose.blocks))


def _address_letters(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        before = None
        for span in block.spans:
            if span.link and span.link != before:
                found += [c for c in span.link if c.isalpha()]
            before = span.link
    return found
