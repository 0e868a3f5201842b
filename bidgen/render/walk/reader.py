"""What the walk carries with it: the file, its styles, and the Problems found so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.word.numbering import Counter
from bidgen.render.word.package import Link, Package, text_of
from bidgen.render.word.wordstyles import WordStyles

if TYPE_CHECKING:
    from bidgen.render.drawing import Drawing


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction so far, and whether its result has been reached."""

    instruction: str = ""
    in_result: bool = False
    result: str = ""


@dataclass(slots=True)
class Reader:
    """One walk over one file.

    `headings` are the numbers of those headings that have one. `ids` gives the id in the page for each
    bookmark that something links to. `fields` are those open at this point, since a field may begin in one
    paragraph and end in another.
    """

    package: Package
    name: str
    styles: WordStyles
    counter: Counter
    headings: Mapping[etree._Element, str]
    drawings: Mapping[str, Drawing]
    language: str
    ids: Mapping[str, str]
    numbers: Mapping[etree._Element, int]
    links: Mapping[str, Link]
    part: str = "body"
    paragraph: etree._Element | None = None
    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, code: str, *, once: str | None = None, **found: str) -> None:
        """Record a Problem at the present paragraph; with `once`, only the first about that thing."""
        if once is not None:
            if (code, once) in self._told:
                return
            self._told.add((code, once))
        if self.paragraph is not None and "quote" not in found:
            found["quote"] = text_of(self.paragraph)
        self.problems.append(_problem(code, self.place(), found))

    def place(self) -> Place:
        """Return the present paragraph as a Place."""
        number = None if self.paragraph is None else self.numbers.get(self.paragraph)
        return Place(self.name, part=self.part if number is None else f"{self.part}, paragraph {number}")


def _problem(code: str, place: Place, found: Mapping[str, object]) -> Problem:
    return problem(code, place, related=(), severity=None, **found)
