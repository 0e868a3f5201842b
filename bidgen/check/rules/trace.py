"""From user story to benefit no end is loose: each record is named by what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bidgen.catalogue import Severity
from bidgen.model.alpha_plan import ALPHA
from bidgen.model.business_case import Benefit
from bidgen.model.research import MUST, STOP
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def stories_have_findings(bid: Bid) -> Iterator[Problem]:
    """Yield C310 for each user story that no finding names."""
    answered = {story for one in bid.research.findings for story in one.stories}
    for story in bid.overview.stories:
        if story.id not in answered:
            yield problem("C310", story.at(), id=story.id, reader=story.reader)


def stories_have_plan(bid: Bid) -> Iterator[Problem]:
    """Yield C311 for each user story that no workstream and no milestone of the plan names."""
    parts = [*(one.stories for one in bid.plan.workstreams), *(one.stories for one in bid.plan.milestones)]
    planned = {story for stories in parts for story in stories}
    for story in bid.overview.stories:
        if story.id not in planned:
            yield problem("C311", story.at(), id=story.id, reader=story.reader)


def stories_have_recommendations(bid: Bid) -> Iterator[Problem]:
    """Yield C418 for each user story that findings answer and no recommendation names."""
    found = {story for one in bid.research.findings for story in one.stories}
    advised = {story for one in bid.research.recommendations for story in one.stories}
    for story in bid.overview.stories:
        if story.id in found and story.id not in advised:
            yield problem("C418", story.at(), id=story.id, reader=story.reader)


def stories_have_benefits(bid: Bid) -> Iterator[Problem]:
    """Yield C419 for each user story that no benefit of the preferred option names."""
    gaining = {story for one in _preferred(bid) for story in one.stories}
    for story in bid.overview.stories:
        if story.id not in gaining:
            yield problem("C419", story.at(), id=story.id, reader=story.reader)


def findings_are_used(bid: Bid) -> Iterator[Problem]:
    """Yield C410 for each finding that no need, research question or force names."""
    research = bid.research
    users = [
        *(one.findings for one in research.needs),
        *(one.findings for one in research.questions),
        *(one.findings for one in research.forces),
    ]
    used = {finding for findings in users for finding in findings}
    for finding in research.findings:
        if finding.id not in used:
            yield problem("C410", finding.at(), id=finding.id)


def findings_have_stories(bid: Bid) -> Iterator[Problem]:
    """Yield C476 for each finding that names no user story."""
    for finding in bid.research.findings:
        if not finding.stories:
            yield problem("C476", finding.at("stories"), id=finding.id)


def recommendations_have_stories(bid: Bid) -> Iterator[Problem]:
    """Yield C477 for each recommendation that names no user story."""
    for one in bid.research.recommendations:
        if not one.stories:
            yield problem("C477", one.at("stories"), id=one.id)


def needs_have_findings(bid: Bid) -> Iterator[Problem]:
    """Yield C411 for each need whose list of findings is empty."""
    for need in bid.research.needs:
        if not need.findings:
            yield problem("C411", need.at("findings"), id=need.id)


def needs_have_recommendations(bid: Bid) -> Iterator[Problem]:
    """Yield C412 for each need that no recommendation names; advice where it is no must."""
    served = {need for one in bid.research.recommendations for need in one.needs}
    for need in bid.research.needs:
        if need.id not in served:
            severity = Severity.WARNING if need.priority == MUST else Severity.ADVICE
            yield problem("C412", need.at(), severity=severity, id=need.id, priority=need.priority)


def needs_have_steps(bid: Bid) -> Iterator[Problem]:
    """Yield C439 for each must of somebody whose journey it is, where no step meets it.

    Whose journey it is shows by the needs that its steps meet: the needs of others are met elsewhere.
    """
    research = bid.research
    met = {need for step in research.journey for need in step.needs}
    travellers = {need.as_a.casefold() for need in research.needs if need.id in met}
    for need in research.needs:
        if need.priority == MUST and need.id not in met and need.as_a.casefold() in travellers:
            yield problem("C439", need.at(), id=need.id, role=need.as_a)


def recommendations_have_needs(bid: Bid) -> Iterator[Problem]:
    """Yield C413 for each recommendation whose list of needs is empty."""
    for one in bid.research.recommendations:
        if not one.needs:
            yield problem("C413", one.at("needs"), id=one.id)


def recommendations_have_workstreams(bid: Bid) -> Iterator[Problem]:
    """Yield C414 for each recommendation that no workstream names; advice where the conclusion is to stop."""
    severity = Severity.ADVICE if bid.research.conclusion.decision == STOP else Severity.WARNING
    carried_out = {name for one in bid.plan.workstreams for name in one.recommendations}
    for one in bid.research.recommendations:
        if one.id not in carried_out:
            yield problem("C414", one.at(), severity=severity, id=one.id)


def workstreams_have_reasons(bid: Bid) -> Iterator[Problem]:
    """Yield C415 for each workstream that names neither a recommendation nor a user story."""
    for one in bid.plan.workstreams:
        if not (one.recommendations or one.stories):
            yield problem("C415", one.at(), id=one.id)


def milestones_have_reasons(bid: Bid) -> Iterator[Problem]:
    """Yield C416 for each milestone of the Alpha that is for nothing and leads to none that is.

    It is for something where it names a workstream or a user story.
    """
    milestones = {one.id: one for one in bid.plan.milestones}
    reached = {one.id for one in bid.plan.milestones if one.workstream or one.stories}
    waiting = list(reached)
    while waiting:
        before = [one for one in milestones[waiting.pop()].depends_on if one in milestones]
        waiting += [one for one in before if one not in reached]
        reached.update(before)
    for one in bid.plan.milestones:
        if one.phase == ALPHA and one.id not in reached:
            yield problem("C416", one.at(), id=one.id)


def benefits_have_stories(bid: Bid) -> Iterator[Problem]:
    """Yield C417 for each benefit of the preferred option that names no user story."""
    for one in _preferred(bid):
        if not one.stories:
            yield problem("C417", one.at("stories"), id=one.id, item=one.item)


def _preferred(bid: Bid) -> list[Benefit]:
    """Return the benefits of the preferred option: no document tells of the others."""
    preferred = bid.business_case.appraisal.preferred_option
    return [one for one in bid.business_case.benefits if one.option == preferred]


RULES: tuple[Callable[[Bid], Iterator[Problem]], ...] = (
    stories_have_findings,
    stories_have_plan,
    stories_have_recommendations,
    stories_have_benefits,
    findings_are_used,
    findings_have_stories,
    needs_have_findings,
    needs_have_recommendations,
    needs_have_steps,
    recommendations_have_needs,
    recommendations_have_stories,
    recommendations_have_workstreams,
    workstreams_have_reasons,
    milestones_have_reasons,
    benefits_have_stories,
)


def loose_ends(bid: Bid) -> Iterator[Problem]:
    """Yield every loose end of a bid whose references all lead somewhere."""
    for rule in RULES:
        yield from rule(bid)
