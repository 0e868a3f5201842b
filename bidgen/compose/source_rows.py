"""The sources that figures rest on, as rows of a table."""

from __future__ import annotations

from bidgen.compose.common import Row
from bidgen.compose.matter import Matter
from bidgen.model.bid import Source
from bidgen.model.prose import Block, Prose, Span


def source_rows(matter: Matter, ids: set[str] | None = None) -> list[Row]:
    """Return those sources, or all, in the order of the bid's table; a title with an address is a link."""
    return [_row(one) for one in matter.bid.overview.sources if ids is None or one.id in ids]


def _row(one: Source) -> Row:
    title = Prose((Block("paragraph", (Span(one.title, link=one.link),)),))
    published = f"{one.publisher}, {one.published}" if one.published else one.publisher
    return {"id": one.id, "title": title, "publisher": published, "says": one.says}
