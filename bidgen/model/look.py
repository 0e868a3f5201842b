"""The colours of a document: one accent and the two tints that go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a document, each as "#0f4c5c": the house's, which templates and stylesheets have.

    `accent` is that of headings, links and bars, `wash` is behind text, `rule` that of thin lines.
    `bidgen.colours.colours_of` makes them from the accent. A ValueError for what is no such colour.
    """

    accent: str = "#0f4c5c"
    wash: str = "#eef4f5"
    rule: str = "#b9c6ca"

    def __post_init__(self) -> None:
        # They are written into stylesheets and Word files as they are.
        for colour in (self.accent, self.wash, self.rule):
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"“{colour}” is no colour such as #0f4c5c")


HOUSE = Colours()
