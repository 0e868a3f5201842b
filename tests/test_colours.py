"""The colours that follow from an accent: whatever it is, every text can be read."""

from __future__ import annotations

import css_colours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidgen.colours import LEAST_CONTRAST, accent_contrast, colours_of, readable_shade
from bidgen.model.look import HOUSE, Colours
from bidgen.render.typeset.sheets import print_sheet, recoloured, stylesheet

ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@settings(max_examples=60, deadline=None)
@given(ACCENTS)
def test_whatever_accent_is_accepted_every_text_can_be_read(accent: str) -> None:
    colours = colours_of(readable_shade(accent))
    sheets = (print_sheet("Not released", colours), print_sheet("DRAFT", colours))
    for css in (*sheets, recoloured(stylesheet("web"), colours)):
        assert colours.accent in css
        assert css_colours.faults(css) == []


@settings(deadline=None)
@given(ACCENTS)
def test_a_readable_accent_stays_and_another_gets_the_next_darker_shade(accent: str) -> None:
    nearest = readable_shade(accent)
    readable = accent_contrast(colours_of(accent)) >= LEAST_CONTRAST
    assert (nearest == accent) is readable
    assert accent_contrast(colours_of(nearest)) >= LEAST_CONTRAST
    assert all(int(nearest[at : at + 2], 16) <= int(accent[at : at + 2], 16) for at in (1, 3, 5))
    if not readable:
        assert accent_contrast(colours_of(nearest)) < LEAST_CONTRAST + 0.1


def test_the_house_s_accent_gives_the_house_s_tints_and_a_grey_one_grey_tints() -> None:
    assert colours_of("#0F4C5C") == HOUSE
    assert colours_of("#404040") == Colours("#404040", "#f2f2f2", "#c2c2c2")


@pytest.mark.parametrize(
    "accent", ["red", "#1d5b3", "1d5b3a", "#1d5b3a; } body { display: none", "#1d5b3g", ""]
)
def test_only_a_colour_can_reach_a_stylesheet(accent: str) -> None:
    with pytest.raises(ValueError, match="no colour"):
        colours_of(accent)
    with pytest.raises(ValueError, match="no colour"):
        Colours(wash=accent)
