"""Numbers in words: from “one” to “ninety-nine”."""

from __future__ import annotations

_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"{tens}{one and '-'}{one}": (2 + place) * 10 + more
    for place, tens in enumerate(_TENS)
    for more, one in enumerate(("", *_ONES[:9]))
}
_ONES_TO_NINE = "|".join(_ONES[:9])
# The longest first, since "six" begins "sixteen".
_TO_NINETEEN = "|".join(sorted(_ONES, key=len, reverse=True))
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONES_TO_NINE})\b)?|{_TO_NINETEEN})"


def number_in_words(words: str) -> int | None:
    """Return the number that the words say, from "one" to "ninety-nine"; None for other words."""
    return _NUMBERS.get("-".join(words.casefold().replace("-", " ").split()))
