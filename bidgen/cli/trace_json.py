"""The trace as plain data: what answers each user story, with the ids that lead from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidgen.cli.report import as_json

if TYPE_CHECKING:
    from bidgen.api import Traced
    from bidgen.model.plan import StoryTrace


def trace_json(traced: Traced) -> dict[str, Any]:
    """Return stories, each with what answers it, and loose ends as `check --format json` prints Problems."""
    return {
        "title": traced.title,
        "preferred": traced.preferred,
        "stories": [_story(one) for one in traced.stories],
        "loose_ends": [as_json(one) for one in traced.loose_ends],
    }


def _story(one: StoryTrace) -> dict[str, Any]:
    story = one.story
    return {
        "id": story.id,
        "reader": story.reader,
        "as_a": story.as_a,
        "i_need_to": story.i_need_to,
        "so_that": story.so_that,
        "findings": [{"id": each.id, "finding": each.statement} for each in one.findings],
        "needs": [
            {"id": each.id, "as_a": each.as_a, "i_need_to": each.i_need_to, "findings": list(each.findings)}
            for each in one.needs
        ],
        "recommendations": [
            {"id": each.id, "recommendation": each.recommendation, "needs": list(each.needs)}
            for each in one.recommendations
        ],
        "workstreams": [
            {"id": each.id, "workstream": each.name, "recommendations": list(each.recommendations)}
            for each in one.workstreams
        ],
        "milestones": [
            {
                "id": each.id,
                "milestone": each.milestone,
                "date": each.date.isoformat(),
                "workstream": each.workstream,
            }
            for each in one.milestones
        ],
        "benefits": [{"id": each.id, "benefit": each.item, "class": each.kind} for each in one.benefits],
    }
