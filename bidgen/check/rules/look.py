"""How the documents look: the colour that a bid names has to be readable."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from bidgen.colours import LEAST_CONTRAST, colours_of, contrast, readable_shade
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def accent_is_readable(bid: Bid) -> Iterator[Problem]:
    """Yield C480 for an accent that is too light to be read on white or on its own wash."""
    look = bid.overview.look
    if look.accent is None:
        return
    colours = colours_of(look.accent)
    for ground, called in (
        ("#ffffff", "white"),
        (colours.wash, f"the tint of it behind text, {colours.wash}"),
    ):
        ratio = contrast(colours.accent[1:], ground[1:])
        if ratio < LEAST_CONTRAST:
            yield problem(
                "C480",
                look.at("accent"),
                found=look.accent,
                # Never rounded up to what would be enough.
                ratio=f"{floor(ratio * 100) / 100:.2f}",
                ground=called,
                least=f"{LEAST_CONTRAST:g}",
                nearest=readable_shade(look.accent),
            )
            return
