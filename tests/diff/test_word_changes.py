"""A change of words is told in its surroundings, and leads from the old words to the new ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidgen.diff.wording import changed_words, in_words, reworded, rewordings, shortened

WORDS = st.lists(st.sampled_from(["the", "council", "pays", "two", "three", "months"]), max_size=25)


def applied(old: list[str], new: list[str]) -> list[str]:
    made, at = [], 0
    for one in changed_words(old, new):
        made += [*old[at : one.old_start], *new[one.new_start : one.new_end]]
        at = one.old_end
    return made + old[at:]


@given(WORDS, WORDS)
def test_the_changes_lead_from_the_old_words_to_the_new(old: list[str], new: list[str]) -> None:
    assert applied(old, new) == new
    assert (changed_words(old, new) == ()) == (old == new)


@given(WORDS, WORDS)
def test_the_way_back_is_the_same_changes_turned_round(old: list[str], new: list[str]) -> None:
    there, back = rewordings(old, new), rewordings(new, old)
    assert [(one.before, one.after) for one in there] == [(one.after, one.before) for one in back]


TOLD = [
    ("We pay three months late.", "We pay two months late.", ["We pay [“three” → “two”] months late."]),
    ("one two three four five six", "one two three four five six seven eight nine ten",
     ["… three four five six [added “seven eight nine ten”]"]),
    ("a b c d e f g h i j k", "a b c d e g h i j k", ["… b c d e [removed “f”] g h i j …"]),
    # What stands close together is one change, what does not is two.
    ("long red road to a town and on", "short red street to a town and on",
     ["[“long red road” → “short red street”] to a town and …"]),
    ("red a b c d e f g h i blue", "green a b c d e f g h i white",
     ["[“red” → “green”] a b c d …", "… f g h i [“blue” → “white”]"]),
    # Of a text of which next to nothing is left the words that are left say nothing.
    ("the cat of a house sat by it and the dog", "our plan was made in a week the team liked so",
     ["[“the cat of a house sat by it and the dog” → “our plan was made in a week the team liked so”]"]),
    ("wrapped\n  here\n", "wrapped here", []),
    ("see [[plan.sum_asked]] now", "see £100,000 now", ["see [“[[plan.sum_asked]]” → “£100,000”] now"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), TOLD, ids=range(len(TOLD)))
def test_a_change_is_one_line(old: str, new: str, told: list[str]) -> None:
    assert [in_words(one) for one in reworded(old, new)] == told


def test_a_long_change_is_cut_in_its_middle() -> None:
    text = " ".join(map(str, range(100)))
    assert shortened(text, 6) == "0 1 2 3 … 98 99"
    assert in_words(reworded("", text)[0], 6) == "[added “0 1 2 3 … 98 99”]"


@settings(max_examples=3, deadline=5000)
@given(st.integers(0, 1000))
def test_a_text_of_many_thousand_words_takes_no_time_and_loses_nothing(seed: int) -> None:
    chance = random.Random(seed)
    old = [f"{word}{number // 40}" for number, word in enumerate(chance.choices("abcdefgh", k=8000))]
    new = [*old[:100], "new", *old[150:4000], *("more", "words"), *old[4000:]]
    old[7000:7000] = ["gone"] * 30
    found = changed_words(old, new)
    assert applied(old, new) == new
    assert sum(one.old_end - one.old_start for one in found) < 200
