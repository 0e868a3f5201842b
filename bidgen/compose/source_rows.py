"""The sources that figures rest on, as rows of a table."""

from __future__ import annotations

from bidgen.compose.common import Row
from bidgen.compose.matter import Matter
from bidgen.model.bid import Source
from bidgen.model.prose import Block, Prose, Span


def case_sources(matter: Matter) -> set[str]:
    """Return the ids of the sources that the business case's figures name, the Alpha's budget included."""
    case = matter.bid.business_case
    groups = (case.costs, case.benefits, case.assumptions, matter.bid.plan.budget)
    return {record.source for records in groups for record in records if record.source}


def source_rows(matter: Matter, ids: set[str]) -> list[Row]:
    """Return those sources in the order of the bid's table; a title with an address is a link."""
    return [_row(one) for one in matter.bid.overview.sources if one.id in ids]


def _row(one: Source) -> Row:
    title = Prose((Block("paragraph", (Span(one.title, link=one.link),)),))
    published = f"{one.publisher}, {one.published}" if one.published else one.publisher
    return {"id": one.id, "title": title, "publisher": published, "says": one.says}
