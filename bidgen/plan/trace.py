"""Which findings, needs, recommendations and parts of the plan answer each user story."""

from __future__ import annotations

from bidgen.model.plan import StoryTrace
from bidgen.model.whole import Bid


def trace_stories(bid: Bid) -> tuple[StoryTrace, ...]:
    """Return one StoryTrace for each user story, following the ids from evidence to plan and benefit.

    A recommendation answers a story that it names; a need belongs to a story through its findings; a
    workstream through the story or a recommendation of it; a milestone through the story alone. Benefits
    are those of the preferred option: no document numbers the others.
    """
    return tuple(_trace(bid, story.id) for story in bid.overview.stories)


def _trace(bid: Bid, story: str) -> StoryTrace:
    research, plan, case = bid.research, bid.plan, bid.business_case
    findings = tuple(one for one in research.findings if story in one.stories)
    known = {one.id for one in findings}
    recommendations = tuple(one for one in research.recommendations if story in one.stories)
    advised = {one.id for one in recommendations}
    return StoryTrace(
        story=next(one for one in bid.overview.stories if one.id == story),
        findings=findings,
        needs=tuple(one for one in research.needs if known.intersection(one.findings)),
        recommendations=recommendations,
        workstreams=tuple(
            one
            for one in plan.workstreams
            if story in one.stories or advised.intersection(one.recommendations)
        ),
        milestones=tuple(one for one in plan.milestones if story in one.stories),
        benefits=tuple(
            one
            for one in case.benefits
            if story in one.stories and one.option == case.appraisal.preferred_option
        ),
    )
