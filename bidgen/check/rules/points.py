"""Points of single criteria: all of them have some or none has, and what is nice to have counts for less."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count
from bidgen.model.requirements import CRITERIA, NICE_TO_HAVE
from bidgen.model.whole import EarlyBid
from bidgen.problems import Problem, problem

# "transparent when making decisions – 15 points", as the framework's form has it; and as people write it.
_POINTS = re.compile(
    r"(?:[–—:;,(\[-]\s*|\bworth\s)(\d{1,3})\s*(?:points?|pts?|marks?)\s*[)\]]?\.?\s*$"
    r"|^\s*[(\[]?(\d{1,3})\s*(?:points?|pts?|marks?)\s*[)\]]?\s*[–—:-]",
    re.IGNORECASE,
)
# Whether the framework's form for cultural fit compares points with those of skills is not said.
LESS_THAN = ("essential_requirements", "success_criteria")


def points_of(criterion: str) -> int | None:
    """Return a criterion's points, "– 15 points" or "(15 marks)" at its end or "15 points:" before it."""
    found = _POINTS.search(criterion)
    return int(found[1] or found[2]) if found else None


def points_are_given_to_all(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C388 for the criteria without points where others have some."""
    brief, framework = bid.requirements, bid.framework
    if not framework.points:
        return
    every = [
        (field, number, points_of(text))
        for field in CRITERIA
        for number, text in enumerate(getattr(brief, field))
    ]
    without = [(field, number) for field, number, points in every if points is None]
    if without and len(without) < len(every):
        places = [brief.at(field, number) for field, number in without]
        yield problem(
            "C388",
            places[0],
            severity=severity_of(framework.confirmed),
            found=count(len(without), "criterion", "criteria"),
            all=len(every),
            source=(source_text(framework.source, framework.confirmed),),
            related=places[1:],
        )


def nice_to_have_counts_for_less(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C389 for each nice-to-have with no fewer points than every essential or proposal criterion."""
    brief, framework = bid.requirements, bid.framework
    others = [points_of(text) for field in LESS_THAN for text in getattr(brief, field)]
    least = min((one for one in others if one is not None), default=None)
    if not framework.points or least is None:
        return
    for number, text in enumerate(brief.nice_to_have_requirements):
        points = points_of(text)
        if points is not None and points >= least:
            yield problem(
                "C389",
                brief.at(NICE_TO_HAVE, number),
                severity=severity_of(framework.confirmed),
                found=count(points, "point"),
                least=count(least, "point"),
                source=(source_text(framework.source, framework.confirmed),),
            )
