"""Which characters the documents can show."""

from __future__ import annotations

from bidgen.fonts import EVERYDAY, characters, missing_characters
from bidgen.places import Place


def test_the_fonts_have_every_everyday_character() -> None:
    assert {one for one in EVERYDAY if one not in "\n\t\r" and ord(one) not in characters()} == set()


def test_a_character_is_named_once_and_a_long_list_is_counted() -> None:
    found = missing_characters(["fine £5", "字", "字 again", "甲乙丙丁戊己 and 字"], "x.docx")
    assert [one.place for one in found] == [Place("x.docx")] * 2
    assert "U+5B57 (CJK UNIFIED IDEOGRAPH-5B57), in “字”" in found[0].message
    assert "and 3 others" in found[1].message
