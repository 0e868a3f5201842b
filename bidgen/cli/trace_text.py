"""The trace as lines for the terminal: a matrix of what answers whom, and the loose ends."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from bidgen.cli.report import COLOURS
from bidgen.formats import count
from bidgen.problems import LONGEST_ITEM, quote

if TYPE_CHECKING:
    from bidgen.api import Traced
    from bidgen.model.plan import StoryTrace

WIDTH = 80
_GAP = 2
# Four stories, as most bids have, stand side by side.
_LEAST = 13
_ROWS = ("findings", "needs", "recommendations", "workstreams", "milestones", "benefits")
_HEAD = max(map(len, _ROWS))


def trace_lines(traced: Traced) -> Iterator[str]:
    """Yield the user stories, the matrix of what answers each, and every loose end."""
    from bidgen.compose.common import story_sentence

    yield from _wrapped(quote(traced.title, LONGEST_ITEM))
    yield ""
    widest = max((len(one.story.id) for one in traced.stories), default=0)
    for one in traced.stories:
        words = f"{quote(one.story.reader)}. {quote(story_sentence(one.story), LONGEST_ITEM)}"
        yield from _wrapped(words, f"{one.story.id:{widest}}  ", " " * (widest + 2))
    width = max(_LEAST, *(len(one) for one in _ids(traced.stories)))
    across = max((WIDTH - _HEAD) // (width + _GAP), 1)
    for start in range(0, len(traced.stories), across):
        yield ""
        yield from _matrix(traced.stories[start : start + across], width)
    yield ""
    yield from _wrapped(f"Benefits are those of option {traced.preferred}, which the case prefers.")
    yield ""
    yield from _loose_ends(traced)


def _ids(stories: Sequence[StoryTrace]) -> Iterator[str]:
    """Yield every id that the matrix shows: none is broken over two lines."""
    for one in stories:
        yield one.story.id
        yield from (each.id for name in _ROWS for each in getattr(one, name))


def _matrix(stories: Sequence[StoryTrace], width: int) -> Iterator[str]:
    from bidgen.compose.ids import id_runs

    yield _row("", [one.story.id for one in stories], width)
    for name in _ROWS:
        cells = []
        for one in stories:
            ids = id_runs([each.id for each in getattr(one, name)])
            # A line ends between runs: "F03 to F07" stays together where it has room.
            kept = ", ".join(ids).replace(" to ", "\u00a0to\u00a0")
            lines = textwrap.wrap(kept, width, break_on_hyphens=False)
            cells.append([line.replace("\u00a0", " ") for line in lines] or ["none"])
        for line, parts in enumerate(zip_longest(*cells, fillvalue="")):
            yield _row("" if line else name.capitalize(), parts, width)


def _row(head: str, cells: Sequence[str], width: int) -> str:
    return (f"{head:{_HEAD}}" + "".join(f"{'':{_GAP}}{cell:{width}}" for cell in cells)).rstrip()


def _loose_ends(traced: Traced) -> Iterator[str]:
    if not traced.loose_ends:
        yield "No loose ends."
        return
    yield f"{count(len(traced.loose_ends), 'loose end').capitalize()}:"
    for one in traced.loose_ends:
        first, *rest = _wrapped(f"{one.code} {one.severity}: {one.message}", "  ", "      ")
        severity = click.style(one.severity, fg=COLOURS[one.severity])
        yield first.replace(one.severity, severity, 1)
        yield from rest
        yield f"      {quote(one.place, LONGEST_ITEM)}"


def _wrapped(text: str, first: str = "", then: str = "") -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=then)
