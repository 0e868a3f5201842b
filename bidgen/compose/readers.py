"""What the Discovery means for each reader: the answer, what it rests on, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from bidgen.compose.common import Row, capital, sentence, story_sentence
from bidgen.compose.ids import id_runs
from bidgen.compose.matter import Matter
from bidgen.formats import date_text, listed
from bidgen.model.alpha_plan import ALPHA
from bidgen.model.plan import StoryTrace
from bidgen.model.record import Record
from bidgen.prose import parse_prose


def reader_sections(matter: Matter) -> list[Row]:
    """Return a section for each user story, in their order, that its reader understands without the rest.

    `next` are the Alpha's milestones that name the story, by date; none where there are none.
    """
    traces = {one.story.id: one for one in matter.plan.traces}
    return [
        {
            "reader": f"{story.id}: {story.reader}",
            "story": story_sentence(story),
            "answer": parse_prose(story.answer),
            "behind": _behind(traces[story.id]) if story.id in traces else "",
            "next": _next(matter, story.id),
        }
        for story in matter.bid.overview.stories
    ]


def _behind(trace: StoryTrace) -> str:
    """Return what the answer rests on and who works on it, by id: each kind that there is."""
    told = [
        _named("finding", trace.findings),
        _named("need", trace.needs),
        _named("recommendation", trace.recommendations),
        _named("workstream", trace.workstreams),
        _named("benefit", trace.benefits),
    ]
    return f"Behind this: {'; '.join(one for one in told if one)}." if any(told) else ""


def _named(kind: str, records: Iterable[Record]) -> str:
    ids = [str(getattr(one, "id", "")) for one in records]
    return f"{kind if len(ids) == 1 else f'{kind}s'} {listed(id_runs(ids))}" if ids else ""


def _next(matter: Matter, story: str) -> list[Row]:
    return [
        {"date": date_text(one.date), "milestone": sentence(f"{capital(one.milestone)} ({one.id})")}
        for one in matter.bid.plan.milestones_of(ALPHA)
        if story in one.stories
    ]
